/** Messages: posted, edited, removed, listed. */

import { notifyAbout, tellChanged, tellDeleted, tellPosted } from '../delivery/notify.ts';
import type { Block, FileObject, Message } from '../protocol.ts';
import { teamOf } from '../workspace/elsewhere.ts';
import type { Conversation, StoredMessage } from '../workspace/records.ts';
import type { Workspace } from '../workspace/workspace.ts';

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
  /** What stands for the author's picture, as Slack keeps it. */
  icons?: Record<string, string>;
  /** A reply in a thread that the channel shows as well. */
  broadcast?: boolean;
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
    ...(draft.icons && { icons: draft.icons }),
    ...(draft.broadcast && thread !== undefined && { subtype: 'thread_broadcast' }),
    ...author(ws, draft),
    ts,
    text: draft.text,
    ...teams(ws, draft),
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
  const root = draft.broadcast && thread !== undefined ? find(ws, conversation.id, thread) : undefined;
  tellPosted(ws, conversation, message, root);
  return message;
}

/** Slack says of a message by a member of another organization where they belong. */
function teams(ws: Workspace, { by }: Draft): Partial<Message> {
  const writer = by === 'bot' ? undefined : ws.store.people.get(by.user);
  const team = teamOf(ws, writer).id;
  return writer?.team ? { team, user_team: team, source_team: team } : { team };
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
  return ws.store.messagesIn(channel).filter((each) => !each.ephemeral || each.ephemeral_to === viewer);
}

/** A reply that only its thread shows. */
export function isHiddenReply({ ts, thread_ts, subtype }: Message): boolean {
  return thread_ts !== undefined && thread_ts !== ts && subtype !== 'thread_broadcast';
}

/** Changes what a message says, and tells the app so. `edited` marks it as edited by this user, as `chat.update` does. */
export function edit(
  ws: Workspace,
  message: StoredMessage,
  fields: Partial<StoredMessage>,
  edited?: string,
): StoredMessage {
  const after: StoredMessage = { ...message, ...fields };
  if (edited !== undefined) after.edited = { user: edited, ts: `${ws.seconds()}.000000` };
  for (const field of ['blocks', 'attachments', 'metadata', 'files'] as const) {
    if (after[field] === undefined) delete after[field];
  }
  ws.store.messages.set(key(message.channel, message.ts), after);
  const conversation = tellOthers(ws, after);
  if (conversation && !after.ephemeral) tellChanged(ws, conversation, message, after);
  return after;
}

/** Puts reactions to a message. Slack has other events for these, which are not sent. */
export function setReactions(ws: Workspace, message: StoredMessage, reactions: Message['reactions']): void {
  const after: StoredMessage = { ...message, ...(reactions && { reactions }) };
  ws.store.messages.set(key(message.channel, message.ts), after);
  tellOthers(ws, after);
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
  if (conversation && !message.ephemeral) tellDeleted(ws, conversation, message);
}

/** Where a message's form is kept. */
export function place(message: { channel: string; ts: string }): string {
  return key(message.channel, message.ts);
}

const key = (channel: string, ts: string) => `${channel}:${ts}`;

function changed(ws: Workspace, conversation: Conversation): void {
  ws.bus.changed(conversation.kind === 'channel' ? undefined : conversation.members);
}

/** Lets the pages of those who see it know; answers the conversation it stands in. */
function tellOthers(ws: Workspace, message: StoredMessage): Conversation | undefined {
  const conversation = ws.store.conversations.get(message.channel);
  if (message.ephemeral_to !== undefined) ws.bus.changed([message.ephemeral_to]);
  else if (conversation) changed(ws, conversation);
  return conversation;
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
