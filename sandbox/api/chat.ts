/** `chat.*` */
import { openDirect } from '../conversations/conversations.ts';
import { edit, find, post, remove } from '../conversations/messages.ts';
import { toApi } from '../delivery/notify.ts';
import type { FileObject } from '../protocol.ts';
import type { StoredMessage } from '../workspace/records.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type Answer, type Call, type Method, maybe, text } from './call.ts';
import { readContent, readLooks } from './content.ts';
import { conversation, postable } from './lookup.ts';
import { Refusal } from './refusal.ts';

const UPDATE_LIMIT = 4000;

/** The direct conversation of a person with the app, made if need be. */
const direct = (ws: Workspace) => (user: string) => openDirect(ws, [user, ws.bot.userId]);

/** @throws Refusal ratelimited with the seconds to wait */
function takeTurn(call: Call, method: string, channel: string): void {
  if (call.ws.switches.limits === 'off') return;
  const wait = call.limits.take(method, 'special', channel);
  if (wait > 0) throw new Refusal('ratelimited', { retry_after: wait });
}

function thread(call: Call, channel: string): { thread_ts?: string } {
  const thread_ts = maybe(call, 'thread_ts');
  if (thread_ts === undefined) return {};
  const parent = find(call.ws, channel, thread_ts);
  if (!parent || parent.ephemeral) throw new Refusal('cannot_reply_to_message');
  return { thread_ts };
}

function postMessage(call: Call): Answer {
  const { ws } = call;
  const where = postable(call, text(call, 'channel'), direct(ws));
  const { metadata, blocks, attachments, ...content } = readContent(call);
  const draft = {
    by: 'bot' as const,
    ...content,
    ...readLooks(call),
    ...(blocks?.length && { blocks }),
    ...(attachments?.length && { attachments }),
    ...(metadata !== undefined && metadata !== 'remove' && { metadata }),
    ...thread(call, where.id),
    ...(call.args.reply_broadcast === true && { broadcast: true }),
  };
  takeTurn(call, 'chat.postMessage', where.id);
  const message = post(ws, where, draft);
  return { channel: where.id, ts: message.ts, message: toApi(message) };
}

function postEphemeral(call: Call): Answer {
  const { ws } = call;
  const where = postable(call, text(call, 'channel'), direct(ws));
  const user = text(call, 'user');
  if (!where.members.includes(user)) throw new Refusal('user_not_in_channel');
  const { metadata: _metadata, blocks, attachments, ...content } = readContent(call);
  const message = post(ws, where, {
    by: 'bot',
    ...content,
    ...readLooks(call),
    ...(blocks?.length && { blocks }),
    ...(attachments?.length && { attachments }),
    ...thread(call, where.id),
    ephemeralTo: user,
  });
  return { message_ts: message.ts };
}

/** @throws Refusal channel_not_found, message_not_found, or `notMine` */
function ownMessage(call: Call, notMine: string): StoredMessage {
  const where = conversation(call, text(call, 'channel'));
  const message = find(call.ws, where.id, text(call, 'ts'));
  if (!message || message.ephemeral) throw new Refusal('message_not_found');
  if (message.bot_id !== call.ws.bot.botId) throw new Refusal(notMine);
  return message;
}

function update(call: Call): Answer {
  const { ws } = call;
  const before = ownMessage(call, 'cant_update_message');
  const { metadata, blocks, attachments, text: newText } = readContent(call, UPDATE_LIMIT);
  if (ws.store.conversations.get(before.channel)?.is_archived) throw new Refusal('is_inactive');
  const broadcast = call.args.reply_broadcast === true;
  const isReply = before.thread_ts !== undefined && before.thread_ts !== before.ts;
  if (broadcast && !isReply) throw new Refusal('cant_broadcast_message');
  const fileIds = (call.args.file_ids as string[] | undefined)?.filter((id) => id !== '');
  const after = edit(
    ws,
    before,
    {
      // A text that is not given is gone, as in Slack's own words blocks need none; an app that sends blocks alone
      // so loses what a notification and a screen reader said. Slack documents neither this nor the other way.
      text: newText,
      ...(broadcast && { subtype: 'thread_broadcast' }),
      ...(fileIds && { files: fileIds.length > 0 ? fileIds.map((id) => completedFile(ws, id)) : undefined }),
      // Blocks that are not given stay, also beside a new text; an empty list removes them.
      ...(blocks && { blocks: blocks.length > 0 ? blocks : undefined }),
      ...(attachments && { attachments: attachments.length > 0 ? attachments : undefined }),
      ...(metadata !== undefined && { metadata: metadata === 'remove' ? undefined : metadata }),
    } as Partial<StoredMessage>,
    ws.bot.userId,
  );
  return { channel: after.channel, ts: after.ts, text: after.text, message: toApi(after) };
}

/** @throws Refusal file_not_found */
function completedFile(ws: Workspace, id: string): FileObject {
  const stored = ws.store.files.get(id);
  if (!stored?.completed) throw new Refusal('file_not_found');
  return stored.file;
}

function deleteMessage(call: Call): Answer {
  const message = ownMessage(call, 'cant_delete_message');
  remove(call.ws, message);
  return { channel: message.channel, ts: message.ts };
}

function getPermalink(call: Call): Answer {
  const { ws } = call;
  const where = conversation(call, text(call, 'channel'));
  const message = find(ws, where.id, text(call, 'message_ts'));
  if (!message || message.ephemeral) throw new Refusal('message_not_found');
  const inThread = message.thread_ts !== undefined && message.thread_ts !== message.ts;
  const query = inThread ? `?thread_ts=${message.thread_ts}&cid=${where.id}` : '';
  return {
    channel: where.id,
    permalink: `${ws.url}/archives/${where.id}/p${message.ts.replace('.', '')}${query}`,
  };
}

const CONTENT: Method['args'] = {
  text: 'string',
  blocks: 'json',
  attachments: 'json',
  metadata: 'json',
  markdown_text: 'string',
  as_user: 'boolean',
  link_names: 'boolean',
  parse: 'string',
};
const LOOKS: Method['args'] = { username: 'string', icon_emoji: 'string', icon_url: 'string', thread_ts: 'string' };

export const CHAT: Record<string, Method> = {
  'chat.postMessage': {
    tier: 'unlimited',
    token: 'bot',
    scopes: ['chat:write'],
    args: {
      channel: 'string!',
      ...CONTENT,
      ...LOOKS,
      mrkdwn: 'boolean',
      reply_broadcast: 'boolean',
      unfurl_links: 'boolean',
      unfurl_media: 'boolean',
    },
    run: postMessage,
  },
  'chat.postEphemeral': {
    tier: 4,
    token: 'bot',
    scopes: ['chat:write'],
    args: { channel: 'string!', user: 'string!', ...CONTENT, ...LOOKS },
    run: postEphemeral,
  },
  'chat.update': {
    tier: 3,
    token: 'bot',
    scopes: ['chat:write'],
    args: { channel: 'string!', ts: 'string!', ...CONTENT, reply_broadcast: 'boolean', file_ids: 'list' },
    run: update,
  },
  'chat.delete': {
    tier: 3,
    token: 'bot',
    scopes: ['chat:write'],
    args: { channel: 'string!', ts: 'string!', as_user: 'boolean' },
    run: deleteMessage,
  },
  'chat.getPermalink': {
    tier: 'special',
    token: 'bot',
    args: { channel: 'string!', message_ts: 'string!' },
    run: getPermalink,
  },
};
