/** Files: announced, uploaded, shared, served. */

import type { FileObject } from '../protocol.ts';
import { objectId, secret } from '../workspace/ids.ts';
import type { Conversation, StoredFile } from '../workspace/records.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type Draft, post } from './messages.ts';

/** By extension: media type, Slack's name for it, and how a person reads it. */
const KINDS: Record<string, [mimetype: string, filetype: string, pretty: string]> = {
  png: ['image/png', 'png', 'PNG'],
  jpg: ['image/jpeg', 'jpg', 'JPEG'],
  jpeg: ['image/jpeg', 'jpg', 'JPEG'],
  gif: ['image/gif', 'gif', 'GIF'],
  svg: ['image/svg+xml', 'svg', 'SVG'],
  webp: ['image/webp', 'webp', 'WebP'],
  pdf: ['application/pdf', 'pdf', 'PDF'],
  txt: ['text/plain', 'text', 'Plain Text'],
  md: ['text/markdown', 'markdown', 'Markdown'],
  csv: ['text/csv', 'csv', 'CSV'],
  json: ['application/json', 'json', 'JSON'],
  ics: ['text/calendar', 'ics', 'Calendar'],
  zip: ['application/zip', 'zip', 'Zip'],
};

/** Announces a file of `length` bytes; its bytes come to the address with its ticket. */
export function makeFile(
  ws: Workspace,
  given: { name: string; length: number; user: string; alt?: string },
): StoredFile {
  const id = objectId('F');
  const extension = given.name.split('.').pop()?.toLowerCase() ?? '';
  const [mimetype, filetype, pretty_type] = KINDS[extension] ?? ['application/octet-stream', 'binary', 'Binary'];
  const address = `${ws.url}/files/${id}/${encodeURIComponent(given.name)}`;
  const file: FileObject = {
    id,
    created: ws.seconds(),
    timestamp: ws.seconds(),
    name: given.name,
    title: given.name,
    mimetype,
    filetype,
    pretty_type,
    user: given.user,
    user_team: ws.team.id,
    editable: false,
    size: given.length,
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: false,
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    url_private: address,
    url_private_download: `${address}?download=1`,
    media_display_type: 'unknown',
    permalink: address,
    permalink_public: address,
    is_starred: false,
    has_rich_preview: false,
    file_access: 'visible',
    ...(given.alt !== undefined && { alt_txt: given.alt }),
  };
  const stored: StoredFile = {
    file,
    ticket: secret(40),
    length: given.length,
    uploaded: false,
    completed: false,
    channels: [],
  };
  ws.store.files.set(id, stored);
  return stored;
}

/** Takes in the bytes of an announced file. Answers what was wrong, or undefined. */
export function takeBytes(ws: Workspace, ticket: string, bytes: Uint8Array): string | undefined {
  const stored = [...ws.store.files.values()].find((each) => each.ticket === ticket);
  if (!stored) return 'no such upload';
  if (stored.uploaded) return 'already uploaded';
  if (bytes.length !== stored.length) return `announced ${stored.length} bytes, got ${bytes.length}`;
  ws.store.writeBytes(stored.file.id, bytes);
  const size = imageSize(bytes);
  if (size)
    Object.assign(stored.file, { original_w: size.width, original_h: size.height, ...thumbs(stored.file.url_private) });
  stored.uploaded = true;
  ws.store.files.set(stored.file.id, stored);
  return undefined;
}

function thumbs(address: string): Record<string, string> {
  return Object.fromEntries([64, 80, 160, 360].map((size) => [`thumb_${size}`, address]));
}

/** Width and height of a PNG, out of its header. */
function imageSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  const isPng = bytes.length > 24 && Buffer.from(bytes.subarray(0, 8)).toString('hex') === '89504e470d0a1a0a';
  if (!isPng) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** Slack takes a file in after its upload: how long that is in a workspace where it is late. */
const takenInAfterMs = 3_000;

/** Whether a block may show a file by now. */
export function isShowable(ws: Workspace, id: string): boolean {
  const stored = ws.store.files.get(id);
  if (!stored?.completed) return false;
  switch (ws.switches.filesShown) {
    case 'at_once':
      return true;
    case 'late':
      return Date.now() - (stored.completedAt ?? 0) >= takenInAfterMs;
    case 'once_shared':
      return stored.channels.length > 0;
  }
}

/** Posts completed files as one message of the app. */
export function shareFile(
  ws: Workspace,
  channel: Conversation,
  stored: StoredFile[],
  message: Pick<Draft, 'text' | 'blocks' | 'thread_ts' | 'username' | 'icons'>,
): void {
  const posted = post(ws, channel, { by: 'bot', ...message, files: stored.map(({ file }) => file) });
  for (const each of stored) {
    each.channels.push(channel.id);
    const shares = { ts: posted.ts, channel_name: channel.name, team_id: ws.team.id };
    const kind = channel.kind === 'channel' ? 'public' : 'private';
    const before = (each.file.shares ?? {}) as Record<string, Record<string, unknown[]>>;
    each.file.shares = { ...before, [kind]: { ...before[kind], [channel.id]: [shares] } };
    ws.store.files.set(each.file.id, each);
  }
}
