/** Who hears of a message: phones, and the app by its events. */

import { mentionsIn } from '../conversations/mentions.ts';
import { plainText } from '../conversations/text.ts';
import type { Message } from '../protocol.ts';
import type { Conversation, StoredMessage } from '../workspace/records.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { sendEvent } from './events.ts';

/** Slack's default: direct messages and mentions make a phone buzz, other channel messages do not. */
export function notifyAbout(ws: Workspace, conversation: Conversation, message: StoredMessage, writer: string): void {
  const isDirect = conversation.kind === 'im' || conversation.kind === 'group';
  const from = message.username ?? ws.store.people.get(writer)?.real_name ?? '';
  const called = mentionsIn(message);
  for (const member of conversation.members) {
    if (member === writer || member === ws.bot.userId) continue;
    if (!isDirect && !called.everybody && !called.people.has(member)) continue;
    const text = message.text || (message.files?.length ? 'Shared a file' : "This content can't be displayed.");
    ws.bus.notify(member, { channel: conversation.id, ts: message.ts, from, text: plainText(ws, text) });
  }
}

/** The message as the Web API and payloads show it. */
export function toApi(message: StoredMessage): Message {
  const { channel: _channel, ephemeral_to: _to, ephemeral: _ephemeral, pinned: _pinned, ...shown } = message;
  return shown;
}

const KINDS = {
  im: { type: 'im', subscription: 'message.im' },
  group: { type: 'mpim', subscription: 'message.mpim' },
  channel: { type: 'channel', subscription: 'message.channels' },
  private: { type: 'group', subscription: 'message.groups' },
} as const;

/** A `message` event to the app, where it is in the conversation and has subscribed to its kind. */
function sendMessageEvent(ws: Workspace, conversation: Conversation, fields: Record<string, unknown>): void {
  if (!conversation.members.includes(ws.bot.userId)) return;
  const { type: channel_type, subscription } = KINDS[conversation.kind];
  sendEvent(ws, 'message', { ...fields, channel: conversation.id, channel_type }, subscription);
}

/** Tells the app of a new message. `root`: the first of its thread, where a reply is shown in the channel too. */
export function tellPosted(
  ws: Workspace,
  conversation: Conversation,
  message: StoredMessage,
  root?: StoredMessage,
): void {
  const { type: _type, ...fields } = toApi(message);
  const event = { ...fields, ...(root && { root: toApi(root) }), event_ts: message.ts };
  sendMessageEvent(ws, conversation, event);
  const isIn = conversation.members.includes(ws.bot.userId);
  if (isIn && message.bot_id === undefined && mentionsIn(message).people.has(ws.bot.userId)) {
    sendEvent(ws, 'app_mention', { ...event, channel: conversation.id });
  }
}

/** Tells the app that a message reads otherwise now. */
export function tellChanged(
  ws: Workspace,
  conversation: Conversation,
  before: StoredMessage,
  after: StoredMessage,
): void {
  const ts = ws.nextTs();
  sendMessageEvent(ws, conversation, {
    subtype: 'message_changed',
    message: toApi(after),
    previous_message: toApi(before),
    hidden: true,
    ts,
    event_ts: ts,
  });
}

/** Tells the app that a message is gone. */
export function tellDeleted(ws: Workspace, conversation: Conversation, before: StoredMessage): void {
  const ts = ws.nextTs();
  sendMessageEvent(ws, conversation, {
    subtype: 'message_deleted',
    previous_message: toApi(before),
    hidden: true,
    deleted_ts: before.ts,
    ts,
    event_ts: ts,
  });
}
