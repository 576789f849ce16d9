/** Messages that an app sends as an answer: in the acknowledgement of a command, or to a `response_url`. */
import { Refusal, refusalOf } from '../api/refusal.ts';
import { refuseBlocks } from '../blocks/refusals.ts';
import { validateBlocks } from '../blocks/validate.ts';
import { takeBlocks } from '../elements.ts';
import type { Hook } from '../hooks.ts';
import { edit, find, post, remove } from '../messages.ts';
import type { Block } from '../protocol.ts';
import type { StoredMessage } from '../records.ts';
import type { Workspace } from '../workspace.ts';

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
 * @throws Refusal no_text, invalid_blocks, message_not_found
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
    const whole = { text: content.text, blocks: content.blocks } as Partial<StoredMessage>;
    edit(ws, original, whole, original.ephemeral ? undefined : ws.bot.userId);
    return;
  }
  const isPublic = answer.response_type === 'in_channel';
  post(ws, conversation, {
    by: 'bot',
    text: content.text,
    ...(content.blocks && { blocks: content.blocks }),
    ...(typeof answer.thread_ts === 'string' && { thread_ts: answer.thread_ts }),
    ...(!isPublic && { ephemeralTo: hook.user }),
  });
}

function contentOf(ws: Workspace, answer: Answer): { text: string; blocks?: Block[] } {
  const text = typeof answer.text === 'string' ? answer.text : '';
  let blocks = answer.blocks;
  if (typeof blocks === 'string') {
    try {
      blocks = JSON.parse(blocks) as unknown;
    } catch {
      throw new Refusal('invalid_blocks_format');
    }
  }
  if (blocks !== undefined && !Array.isArray(blocks)) throw new Refusal('invalid_blocks_format');
  const given = blocks as unknown[] | undefined;
  const found = given ? validateBlocks(given, 'message', { newBlocks: ws.switches.newBlocks }) : [];
  if (found.length > 0) throw refusalOf(refuseBlocks(found));
  if (text === '' && !given?.length && !Array.isArray(answer.attachments)) throw new Refusal('no_text');
  return { text, ...(given?.length && { blocks: takeBlocks(given) }) };
}

const flag = (value: unknown): boolean => value === true || value === 'true';
