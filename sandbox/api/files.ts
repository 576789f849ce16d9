/** `files.*`: the upload in three steps, the second of which is a POST to the address that the first one answers. */
import { canSee, openDirect } from '../conversations/conversations.ts';
import { makeFile, shareFile } from '../conversations/files.ts';
import { find } from '../conversations/messages.ts';
import type { Conversation } from '../workspace/records.ts';
import { type Answer, type Call, type Method, maybe, text } from './call.ts';
import { readContent, readLooks } from './content.ts';
import { invalidArguments, Refusal } from './refusal.ts';

const MAX_BYTES = 1_000_000_000;
const MAX_SNIPPET_BYTES = 1_000_000;
const ALT_LIMIT = 1000;

function getUploadUrl(call: Call): Answer {
  const { ws } = call;
  const length = call.args.length as number;
  const alt = maybe(call, 'alt_txt');
  if (length <= 0) throw new Refusal('missing_argument');
  if (length > MAX_BYTES) throw new Refusal('file_upload_size_restricted');
  if (maybe(call, 'snippet_type') !== undefined && length > MAX_SNIPPET_BYTES) throw new Refusal('snippet_too_large');
  if (alt !== undefined && [...alt].length > ALT_LIMIT) throw new Refusal('alt_txt_too_large');
  const stored = makeFile(ws, { name: text(call, 'filename'), length, user: ws.bot.userId, ...(alt && { alt }) });
  return { upload_url: `${ws.url}/upload/v1/${stored.ticket}`, file_id: stored.file.id };
}

function complete(call: Call): Answer {
  const { ws } = call;
  const given = call.args.files;
  const isList = Array.isArray(given) && given.length > 0;
  if (!isList || given.some((each) => typeof each !== 'object' || each === null)) {
    throw invalidArguments('must provide a list of files with their ids [json-pointer:/files]');
  }
  const wanted = given as { id?: unknown; title?: unknown }[];
  const files = wanted.map(({ id, title }) => {
    const stored = typeof id === 'string' ? ws.store.files.get(id) : undefined;
    if (!stored || stored.completed) throw new Refusal('file_not_found');
    if (!stored.uploaded) throw new Refusal('file_update_failed');
    return { stored, title: typeof title === 'string' ? title : stored.file.name };
  });
  const channels = channelsOf(call);
  const thread = threadOf(call, channels);
  const looks = readLooks(call);
  const comment = maybe(call, 'initial_comment');
  const content =
    comment !== undefined ? { text: comment } : call.args.blocks !== undefined ? readContent(call) : { text: '' };
  for (const { stored, title } of files) {
    stored.file.title = title;
    stored.completed = true;
    stored.completedAt = Date.now();
    ws.store.files.set(stored.file.id, stored);
  }
  for (const channel of channels) {
    shareFile(
      ws,
      channel,
      files.map(({ stored }) => stored),
      {
        text: content.text,
        ...('blocks' in content && content.blocks && { blocks: content.blocks }),
        ...thread,
        ...looks,
      },
    );
  }
  return { files: files.map(({ stored }) => stored.file) };
}

function channelsOf(call: Call) {
  const { ws } = call;
  const ids = [maybe(call, 'channel_id'), ...((call.args.channels as string[] | undefined) ?? [])];
  const wanted = [...new Set(ids.filter((id): id is string => id !== undefined && id !== ''))];
  if (wanted.length > 100) throw new Refusal('channels_limit_exceeded');
  return wanted.map((id) => {
    const person = ws.store.people.get(id);
    const found = person && !person.deleted ? openDirect(ws, [id, ws.bot.userId]) : ws.store.conversations.get(id);
    if (!found || !canSee(ws, found, ws.bot.userId)) throw new Refusal('channel_not_found');
    if (!found.members.includes(ws.bot.userId)) throw new Refusal('not_in_channel');
    if (found.is_archived) throw new Refusal('posting_to_channel_denied');
    return found;
  });
}

/**
 * Slack asks for one channel beside a thread and gives no error for a thread that is not there; a correct app meets neither.
 * @throws Refusal invalid_arguments
 */
function threadOf(call: Call, channels: Conversation[]): { thread_ts?: string } {
  const thread_ts = maybe(call, 'thread_ts');
  if (thread_ts === undefined) return {};
  const [channel, ...more] = channels;
  if (!channel || more.length > 0) throw invalidArguments('must provide exactly one channel [json-pointer:/thread_ts]');
  const root = find(call.ws, channel.id, thread_ts);
  if (!root || root.ephemeral) throw invalidArguments('no such message in the channel [json-pointer:/thread_ts]');
  return { thread_ts };
}

function info(call: Call): Answer {
  const stored = call.ws.store.files.get(text(call, 'file'));
  if (!stored?.completed) throw new Refusal('file_not_found');
  return { file: stored.file, comments: [], response_metadata: { next_cursor: '' } };
}

function remove(call: Call): Answer {
  const { ws } = call;
  const stored = ws.store.files.get(text(call, 'file'));
  if (!stored?.completed) throw new Refusal('file_not_found');
  if (stored.file.user !== ws.bot.userId) throw new Refusal('cant_delete_file');
  ws.store.files.delete(stored.file.id);
  return {};
}

export const FILES: Record<string, Method> = {
  'files.getUploadURLExternal': {
    tier: 4,
    token: 'bot',
    scopes: ['files:write'],
    args: { filename: 'string!', length: 'integer!', alt_txt: 'string', snippet_type: 'string' },
    run: getUploadUrl,
  },
  'files.completeUploadExternal': {
    tier: 4,
    token: 'bot',
    scopes: ['files:write'],
    args: {
      files: 'json!',
      channel_id: 'string',
      channels: 'list',
      thread_ts: 'string',
      initial_comment: 'string',
      blocks: 'json',
      username: 'string',
      icon_url: 'string',
      icon_emoji: 'string',
    },
    run: complete,
  },
  'files.delete': {
    tier: 3,
    token: 'bot',
    scopes: ['files:write'],
    args: { file: 'string!' },
    run: remove,
  },
  'files.info': {
    tier: 4,
    token: 'bot',
    scopes: ['files:read'],
    args: { file: 'string!', cursor: 'string', limit: 'integer', count: 'integer', page: 'integer' },
    run: info,
  },
};
