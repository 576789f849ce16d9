/** Messages: posted, edited, removed, listed; who is notified, and which events the app gets. */
import { sendEvent } from './events.ts';
import { mentionsIn } from './mentions.ts';
import type { Block, FileObject, Message } from './protocol.ts';
import type { Conversation, StoredMessage } from './records.ts';
import { plainText } from './text.ts';
import { micros, type Workspace } from './workspace.ts';

/** A message to post. Exactly one author: the app's bot, or a person. */
export interface Draft {
  by: 'bot' | { user: string };
  text: string;
  blocks?: Block[];
  attachments?: unknown[];
  thread_ts?: string;
  metadata?: NonNullable<Message['metadata']>;
  files?: FileObject[];
  username?: string;
  /** Only this person sees it; nobody is notified and the app gets no event. */
  ephemeralTo?: string;
}

/** Posts a message and tells whoever should know. */
export function post(ws: Workspace, conversation: Conversation, draft: Draft): StoredMessage {
  const parent = draft.thread_ts === undefined ? undefined : find(ws, conversation.id, draft.thread_ts);
  const thread = parent ? (parent.thread_ts ?? parent.ts) : draft.thread_ts;
  const ts = ws.nextTs();
  const message: StoredMessage = {
    channel: conversation.id,
    type: 'message',
    ...(draft.files?.length && draft.by !== 'bot' && { subtype: 'file_share' }),
    ...(draft.username !== undefined && { subtype: 'bot_message', username: draft.username }),
    ...author(ws, draft),
    ts,
    text: draft.text,
    team: ws.team.id,
    ...(draft.blocks && { blocks: draft.blocks }),
    ...(draft.attachments && { attachments: draft.attachments }),
    ...(draft.files?.length && { files: draft.files, upload: false }),
    ...(draft.metadata && { metadata: draft.metadata }),
    ...(thread !== undefined && { thread_ts: thread, parent_user_id: parent?.user ?? '' }),
    ...(draft.ephemeralTo !== undefined && { ephemeral: true as const, ephemeral_to: draft.ephemeralTo }),
  };
  ws.store.messages.set(key(conversation.id, ts), message);
  if (draft.ephemeralTo !== undefined) {
    ws.bus.changed([draft.ephemeralTo]);
    return message;
  }
  const writer = draft.by === 'bot' ? ws.bot.userId : draft.by.user;
  conversation.last_read[writer] = ts;
  ws.store.conversations.set(conversation.id, conversation);
  if (thread !== undefined) countReplies(ws, conversation.id, thread);
  changed(ws, conversation);
  notifyAbout(ws, conversation, message, writer);
  tellApp(ws, conversation, message);
  return message;
}

function author(ws: Workspace, draft: Draft): Partial<Message> {
  if (draft.by !== 'bot') return { user: draft.by.user };
  return {
    user: ws.bot.userId,
    bot_id: ws.bot.botId,
    app_id: ws.secrets.appId,
    bot_profile: {
      id: ws.bot.botId,
      app_id: ws.secrets.appId,
      user_id: ws.bot.userId,
      name: ws.app.botName,
      icons: {},
      deleted: false,
      updated: ws.store.people.get(ws.bot.userId)?.updated ?? 0,
      team_id: ws.team.id,
    },
  };
}

/** The message with this time stamp, ephemeral ones included. */
export function find(ws: Workspace, channel: string, ts: string): StoredMessage | undefined {
  return ws.store.messages.get(key(channel, ts));
}

/** Messages of a conversation, oldest first; ephemeral ones only for `viewer`. */
export function list(ws: Workspace, channel: string, viewer?: string): StoredMessage[] {
  return [...ws.store.messages.values()]
    .filter((each) => each.channel === channel && (!each.ephemeral || each.ephemeral_to === viewer))
    .sort((a, b) => micros(a.ts) - micros(b.ts));
}

/** Changes a message in place. `edited` marks it as edited by this user, as `chat.update` does. */
export function edit(
  ws: Workspace,
  message: StoredMessage,
  fields: Partial<StoredMessage>,
  edited?: string,
): StoredMessage {
  const after: StoredMessage = { ...message, ...fields };
  if (edited !== undefined) after.edited = { user: edited, ts: `${ws.seconds()}.000000` };
  for (const field of ['blocks', 'attachments', 'metadata'] as const) {
    if (after[field] === undefined) delete after[field];
  }
  ws.store.messages.set(key(message.channel, message.ts), after);
  tellOthers(ws, after);
  return after;
}

/** Removes a message, its pin and its forms. */
export function remove(ws: Workspace, message: StoredMessage): void {
  ws.store.messages.delete(key(message.channel, message.ts));
  ws.forms.drop(place(message));
  const conversation = ws.store.conversations.get(message.channel);
  if (conversation?.pins.some((pin) => pin.ts === message.ts)) {
    conversation.pins = conversation.pins.filter((pin) => pin.ts !== message.ts);
    ws.store.conversations.set(conversation.id, conversation);
  }
  if (message.thread_ts !== undefined && message.thread_ts !== message.ts) {
    countReplies(ws, message.channel, message.thread_ts);
  }
  tellOthers(ws, message);
}

/** The message as the Web API and payloads show it. */
export function toApi(message: StoredMessage): Message {
  const { channel: _channel, ephemeral_to: _to, ephemeral: _ephemeral, pinned: _pinned, ...shown } = message;
  return shown;
}

/** Where a message's form is kept. */
export function place(message: { channel: string; ts: string }): string {
  return key(message.channel, message.ts);
}

const key = (channel: string, ts: string) => `${channel}:${ts}`;

function changed(ws: Workspace, conversation: Conversation): void {
  ws.bus.changed(conversation.kind === 'channel' ? undefined : conversation.members);
}

function tellOthers(ws: Workspace, message: StoredMessage): void {
  const conversation = ws.store.conversations.get(message.channel);
  if (message.ephemeral_to !== undefined) ws.bus.changed([message.ephemeral_to]);
  else if (conversation) changed(ws, conversation);
}

function countReplies(ws: Workspace, channel: string, thread: string): void {
  const parent = find(ws, channel, thread);
  if (!parent) return;
  const replies = list(ws, channel).filter((each) => each.thread_ts === thread && each.ts !== thread);
  const last = replies.at(-1);
  if (!last) {
    const { thread_ts: _thread, reply_count: _count, reply_users: _users, latest_reply: _latest, ...alone } = parent;
    ws.store.messages.set(key(channel, thread), alone as StoredMessage);
    return;
  }
  ws.store.messages.set(key(channel, thread), {
    ...parent,
    thread_ts: thread,
    reply_count: replies.length,
    reply_users: [...new Set(replies.map((each) => each.user ?? ''))],
    latest_reply: last.ts,
  });
}

/** Slack's default: direct messages and mentions make a phone buzz, other channel messages do not. */
function notifyAbout(ws: Workspace, conversation: Conversation, message: StoredMessage, writer: string): void {
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

const CHANNEL_TYPES = { im: 'im', group: 'mpim', channel: 'channel', private: 'group' } as const;
const SUBSCRIPTIONS = {
  im: 'message.im',
  group: 'message.mpim',
  channel: 'message.channels',
  private: 'message.groups',
};

function tellApp(ws: Workspace, conversation: Conversation, message: StoredMessage): void {
  if (!conversation.members.includes(ws.bot.userId)) return;
  const { type: _type, ...fields } = toApi(message);
  const event = { ...fields, channel: conversation.id, event_ts: message.ts };
  const subscription = SUBSCRIPTIONS[conversation.kind];
  sendEvent(ws, 'message', { ...event, channel_type: CHANNEL_TYPES[conversation.kind] }, subscription);
  const isNamed = mentionsIn(message).people.has(ws.bot.userId);
  if (message.bot_id === undefined && isNamed) sendEvent(ws, 'app_mention', event);
}
