/** Messages that an app sends as an answer: in the acknowledgement of a command, or to a `response_url`. */
import { readAttachments, readBlocks } from '../api/content.ts';
import { Refusal } from '../api/refusal.ts';
import { edit, find, post, remove } from '../conversations/messages.ts';
import type { Json } from '../forms/elements.ts';
import type { Block } from '../protocol.ts';
import type { Hook } from '../workspace/hooks.ts';
import type { StoredMessage } from '../workspace/records.ts';
import type { Workspace } from '../workspace/workspace.ts';

interface Answer {
  text?: unknown;
  blocks?: unknown;
  attachments?: unknown;
  response_type?: unknown;
  replace_original?: unknown;
  delete_original?: unknown;
  thread_ts?: unknown;
}

/**
 * Carries out an answer.
 * @throws Refusal channel_not_found, message_not_found, no_text, invalid_blocks, invalid_attachments, …
 */
export function respond(ws: Workspace, hook: Hook, body: unknown): void {
  const conversation = ws.store.conversations.get(hook.channel);
  if (!conversation) throw new Refusal('channel_not_found');
  const answer: Answer = typeof body === 'string' ? { text: body } : ((body ?? {}) as Answer);
  const original = hook.source && find(ws, hook.channel, hook.source.ts);
  if (flag(answer.delete_original)) {
    if (!original) throw new Refusal('message_not_found');
    remove(ws, original);
    return;
  }
  const content = contentOf(ws, answer);
  if (flag(answer.replace_original)) {
    if (!original) throw new Refusal('message_not_found');
    const { text, blocks, attachments } = content;
    const whole = {
      text,
      blocks: blocks?.length ? blocks : undefined,
      attachments: attachments?.length ? attachments : undefined,
    } as Partial<StoredMessage>;
    edit(ws, original, whole, original.ephemeral ? undefined : ws.bot.userId);
    return;
  }
  const isPublic = answer.response_type === 'in_channel';
  post(ws, conversation, {
    by: 'bot',
    text: content.text,
    ...(content.blocks?.length && { blocks: content.blocks }),
    ...(content.attachments?.length && { attachments: content.attachments }),
    ...(typeof answer.thread_ts === 'string' && { thread_ts: answer.thread_ts }),
    ...(!isPublic && { ephemeralTo: hook.user }),
  });
}

/** @throws Refusal no_text, invalid_blocks_format, invalid_blocks, invalid_attachments, too_many_attachments */
function contentOf(ws: Workspace, answer: Answer): { text: string; blocks?: Block[]; attachments?: Json[] } {
  const text = typeof answer.text === 'string' ? answer.text : '';
  const [blocks, attachments] = [unwrapped(answer.blocks), unwrapped(answer.attachments)];
  const content = {
    text,
    ...(blocks !== undefined && { blocks: readBlocks(ws, blocks) }),
    ...(attachments !== undefined && { attachments: readAttachments(ws, attachments) }),
  };
  if (text === '' && !content.blocks?.length && !content.attachments?.length) throw new Refusal('no_text');
  return content;
}

/** A list, also where it came as its JSON text; null counts as missing. */
function unwrapped(given: unknown): unknown {
  if (given === null) return undefined;
  if (typeof given !== 'string') return given;
  try {
    return JSON.parse(given) as unknown;
  } catch {
    return given;
  }
}

const flag = (value: unknown): boolean => value === true || value === 'true';
