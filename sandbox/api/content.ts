/** The content of a message, out of a call's arguments. */
import { refuseBlocks } from '../blocks/refusals.ts';
import { validateBlocks } from '../blocks/validate.ts';
import { takeBlocks } from '../elements.ts';
import type { Block, Message } from '../protocol.ts';
import { type Call, maybe } from './call.ts';
import { Refusal, refusalOf } from './refusal.ts';

export interface Content {
  text: string;
  /** Undefined: not given. */
  blocks?: Block[];
  attachments?: unknown[];
  metadata?: NonNullable<Message['metadata']> | 'remove';
}

/** Code points after which `chat.postMessage` cuts. */
const CUT_AT = 40_000;
const METADATA_BYTES = 16_000;

/**
 * @param limit code points of text after which Slack refuses; without it, long text is cut with a warning
 * @throws Refusal no_text, msg_too_long, invalid_blocks_format, invalid_blocks, too_many_attachments, …
 */
export function readContent(call: Call, limit?: number): Content {
  const { args } = call;
  const content: Content = { text: readText(call, limit) };
  if (args.blocks !== undefined) content.blocks = readBlocks(call, args.blocks);
  if (args.attachments !== undefined) content.attachments = readAttachments(call, args.attachments);
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
  const text = markdown ?? maybe(call, 'text') ?? '';
  const points = [...text];
  if (limit !== undefined && points.length > limit) throw new Refusal('msg_too_long');
  if (points.length <= CUT_AT) return text;
  call.warn('message_truncated');
  return points.slice(0, CUT_AT).join('');
}

function readBlocks({ ws }: Call, given: unknown): Block[] {
  if (!Array.isArray(given)) throw new Refusal('invalid_blocks_format');
  const found = validateBlocks(given, 'message', { newBlocks: ws.switches.newBlocks });
  if (found.length > 0) throw refusalOf(refuseBlocks(found));
  return takeBlocks(given);
}

function readAttachments({ ws }: Call, given: unknown): unknown[] {
  if (!Array.isArray(given)) throw new Refusal('invalid_attachments');
  if (given.length > 100) throw new Refusal('too_many_attachments');
  for (const attachment of given as { blocks?: unknown }[]) {
    if (typeof attachment !== 'object' || attachment === null) throw new Refusal('invalid_attachments');
    if (attachment.blocks === undefined) continue;
    const found = validateBlocks(attachment.blocks, 'message', { newBlocks: ws.switches.newBlocks });
    if (found.length > 0) {
      throw new Refusal('invalid_attachments', {
        response_metadata: { messages: found.map((each) => each.slackMessage) },
      });
    }
  }
  return given.map((attachment, index) => ({ id: index + 1, ...(attachment as object) }));
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
