/** Whom a message calls: in its text, and in every place of its blocks and attachments where Slack makes a mention. */
import type { Json } from '../forms/elements.ts';
import type { Message } from '../protocol.ts';

export interface Mentions {
  /** `@channel`, `@here` or `@everyone`. */
  everybody: boolean;
  /** Ids of the people named. */
  people: Set<string>;
}

const MENTION = /<(?:@([UW][A-Z0-9]+)|!(channel|here|everyone))(?:\|[^<>]*)?>/g;

/** Parts of a block that are looked at only after a press. */
const BEHIND_A_PRESS = new Set(['confirm', 'options', 'option_groups']);

/** Everybody that the message calls. Old-style attachments count too: that their mentions call nobody is not documented. */
export function mentionsIn(message: Pick<Message, 'text' | 'blocks' | 'attachments'>): Mentions {
  const found: Mentions = { everybody: false, people: new Set() };
  fromText(message.text, found);
  fromValue(message.blocks, found);
  for (const attachment of (message.attachments ?? []) as Json[]) {
    const { text, pretext, fallback, fields, blocks } = attachment;
    for (const each of [text, pretext, fallback]) fromText(each, found);
    for (const field of Array.isArray(fields) ? (fields as Json[]) : []) fromText(field?.value, found);
    fromValue(blocks, found);
  }
  return found;
}

function fromText(text: unknown, found: Mentions): void {
  if (typeof text !== 'string') return;
  for (const [, person, many] of text.matchAll(MENTION)) {
    if (person !== undefined) found.people.add(person);
    if (many !== undefined) found.everybody = true;
  }
}

function fromValue(value: unknown, found: Mentions): void {
  if (Array.isArray(value)) {
    for (const item of value) fromValue(item, found);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const { type, text, user_id } = value as Json;
  if (type === 'mrkdwn' || type === 'markdown') fromText(text, found);
  if (type === 'user' && typeof user_id === 'string') found.people.add(user_id);
  if (type === 'broadcast') found.everybody = true;
  for (const [name, inner] of Object.entries(value)) if (!BEHIND_A_PRESS.has(name)) fromValue(inner, found);
}
