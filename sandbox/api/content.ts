/** The content of a message, out of a call's arguments. */
import { refuseBlocks } from '../blocks/refusals.ts';
import { validateBlocks, validateMessage } from '../blocks/validate.ts';
import { isShowable } from '../conversations/files.ts';
import { type Json, takeBlocks } from '../forms/elements.ts';
import type { Block, Message } from '../protocol.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type Call, maybe, needScope } from './call.ts';
import { Refusal, refusalOf } from './refusal.ts';

/** How a message's author looks where it is not as the app's bot. */
export interface Looks {
  username?: string;
  icons?: Record<string, string>;
}

export interface Content {
  text: string;
  /** Undefined: not given. */
  blocks?: Block[];
  attachments?: unknown[];
  metadata?: NonNullable<Message['metadata']> | 'remove';
}

/** Code points after which `chat.postMessage` cuts. */
const CUT_AT = 40_000;
/** Code points of `markdown_text`. */
const MARKDOWN_LIMIT = 12_000;
const METADATA_BYTES = 16_000;
const MOST_ATTACHMENTS = 100;

/**
 * @param limit code points of text after which Slack refuses; without it, long text is cut with a warning
 * @throws Refusal no_text, msg_too_long, invalid_blocks_format, invalid_blocks, too_many_attachments, …
 */
export function readContent(call: Call, limit?: number): Content {
  const { args } = call;
  const content: Content = { text: readText(call, limit) };
  const markdown = maybe(call, 'markdown_text');
  // Slack does not say how it keeps Markdown; shown as the block made for it, it reads as it was meant.
  if (markdown !== undefined) content.blocks = takeBlocks([{ type: 'markdown', text: markdown }]);
  if (args.blocks !== undefined) content.blocks = readBlocks(call.ws, args.blocks);
  if (args.attachments !== undefined) content.attachments = readAttachments(call.ws, args.attachments);
  if (args.metadata !== undefined) content.metadata = readMetadata(args.metadata);
  const isEmpty = content.text === '' && !content.blocks?.length && !content.attachments?.length;
  if (isEmpty) throw new Refusal('no_text');
  return content;
}

function readText(call: Call, limit: number | undefined): string {
  const markdown = maybe(call, 'markdown_text');
  if (markdown !== undefined && (call.args.text !== undefined || call.args.blocks !== undefined)) {
    throw new Refusal('markdown_text_conflict');
  }
  // Slack gives the limit, not the error: the one that the other methods have for long text.
  if (markdown !== undefined && [...markdown].length > MARKDOWN_LIMIT) throw new Refusal('msg_too_long');
  const text = markdown ?? maybe(call, 'text') ?? '';
  const points = [...text];
  if (limit !== undefined && points.length > limit) throw new Refusal('msg_too_long');
  if (points.length <= CUT_AT) return text;
  call.warn('message_truncated');
  return points.slice(0, CUT_AT).join('');
}

/**
 * Blocks of a message, as Slack keeps them.
 * @throws Refusal invalid_blocks_format, invalid_blocks
 */
export function readBlocks(ws: Workspace, given: unknown): Block[] {
  if (!Array.isArray(given)) throw new Refusal('invalid_blocks_format');
  const found = validateBlocks(given, 'message', { newBlocks: ws.switches.newBlocks });
  if (found.length > 0) throw refusalOf(refuseBlocks(found));
  for (const [index, block] of given.entries()) checkFiles(ws, block, `/blocks/${index}`);
  return takeBlocks(given);
}

/**
 * Files that blocks show have to be there, and taken in. The sentence is that of reports; where the pointer leads is a guess.
 * @throws Refusal invalid_blocks
 */
function checkFiles(ws: Workspace, value: unknown, at: string): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inside] of Object.entries(value)) {
    const id = key === 'slack_file' && (inside as { id?: unknown } | null)?.id;
    if (typeof id !== 'string') checkFiles(ws, inside, `${at}/${key}`);
    else if (!isShowable(ws, id)) {
      const line = `invalid slack file [json-pointer:${at}/${key}]`;
      throw new Refusal('invalid_blocks', { errors: [line], response_metadata: { messages: [`[ERROR] ${line}`] } });
    }
  }
}

/**
 * Attachments as Slack keeps them: numbered, and their blocks with ids. Of their other fields Slack refuses none.
 * @throws Refusal invalid_attachments naming each place, too_many_attachments
 */
export function readAttachments(ws: Workspace, given: unknown): Json[] {
  if (!Array.isArray(given)) throw new Refusal('invalid_attachments');
  if (given.length > MOST_ATTACHMENTS) throw new Refusal('too_many_attachments');
  if (given.some((each) => typeof each !== 'object' || each === null)) throw new Refusal('invalid_attachments');
  const attachments = given as Json[];
  const blocksOnly = attachments.map(({ blocks }) => (blocks === undefined ? {} : { blocks }));
  const found = validateMessage({ text: 'any', attachments: blocksOnly }, { newBlocks: ws.switches.newBlocks });
  if (found.length > 0) {
    const messages = found.map((each) => each.slackMessage);
    throw new Refusal('invalid_attachments', { response_metadata: { messages } });
  }
  return attachments.map((attachment, index) => ({
    id: index + 1,
    ...attachment,
    ...(attachment.blocks !== undefined && { blocks: takeBlocks(attachment.blocks as unknown[]) }),
  }));
}

function readMetadata(given: unknown): NonNullable<Content['metadata']> {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw new Refusal('invalid_metadata_format');
  if (Object.keys(given).length === 0) return 'remove';
  const { event_type, event_payload } = given as Record<string, unknown>;
  if (typeof event_type !== 'string' || typeof event_payload !== 'object' || event_payload === null) {
    throw new Refusal('invalid_metadata_schema');
  }
  if (Buffer.byteLength(JSON.stringify(given)) > METADATA_BYTES) throw new Refusal('metadata_too_large');
  return { event_type, event_payload: event_payload as Record<string, unknown> };
}

/**
 * Another name or picture for the author; the emoji wins over the address.
 * @throws Refusal missing_scope without chat:write.customize
 */
export function readLooks(call: Call): Looks {
  const [username, emoji, url] = [maybe(call, 'username'), maybe(call, 'icon_emoji'), maybe(call, 'icon_url')];
  if (username === undefined && emoji === undefined && url === undefined) return {};
  needScope(call, 'chat:write.customize');
  const icons = emoji !== undefined ? { emoji } : url !== undefined ? { image_48: url } : undefined;
  return { ...(username !== undefined && { username }), ...(icons && { icons }) };
}
