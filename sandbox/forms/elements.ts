/** Finds and completes blocks and elements: what Slack does to blocks when it takes them in. */

import type { Block } from '../protocol.ts';
import { shortId } from '../workspace/ids.ts';

export type Json = Record<string, unknown>;

/** An interactive element with the block it stands in. */
export interface Placed {
  block: Block;
  element: Json & { type: string; action_id: string };
  /** True for the element of an input block. */
  input: boolean;
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objects = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** Fields of a block that hold blocks. */
const INNER_BLOCKS = ['child_blocks', 'tasks'];

function innerBlocks(block: Json): Json[] {
  const inner = INNER_BLOCKS.flatMap((field) => objects(block[field]));
  return block.type === 'carousel' ? [...inner, ...objects(block.elements)] : inner;
}

function elementsOf(block: Json): Json[] {
  switch (block.type) {
    case 'section':
      return isObject(block.accessory) ? [block.accessory] : [];
    case 'input':
      return isObject(block.element) ? [block.element] : [];
    case 'actions':
    case 'context_actions':
      return objects(block.elements);
    case 'card':
      return objects(block.actions);
    default:
      return [];
  }
}

/** Every element of these blocks that a person can act on, in reading order. */
export function interactive(blocks: readonly Block[]): Placed[] {
  return blocks.flatMap((block) => [
    ...elementsOf(block)
      .filter((element) => typeof element.action_id === 'string')
      .map((element) => ({ block, element: element as Placed['element'], input: block.type === 'input' })),
    ...interactive(innerBlocks(block) as Block[]),
  ]);
}

/** The element with these ids, or undefined. */
export function findElement(blocks: readonly Block[], blockId: string, actionId: string): Placed | undefined {
  return interactive(blocks).find(({ block, element }) => block.block_id === blockId && element.action_id === actionId);
}

/**
 * Valid blocks as Slack keeps them: a copy with ids where the app gave none and the defaults of text objects and input
 * blocks filled in.
 */
export function takeBlocks(given: readonly unknown[]): Block[] {
  const blocks = structuredClone(given) as Json[];
  for (const block of blocks) takeBlock(block);
  return blocks as Block[];
}

function takeBlock(block: Json): void {
  if (typeof block.block_id !== 'string' || block.block_id === '') block.block_id = shortId();
  if (block.type === 'input') {
    block.optional ??= false;
    block.dispatch_action ??= false;
  }
  for (const element of elementsOf(block)) {
    if (element.type !== 'image' && (typeof element.action_id !== 'string' || element.action_id === '')) {
      element.action_id = shortId();
    }
  }
  for (const inner of innerBlocks(block)) takeBlock(inner);
  if (block.type !== 'rich_text') fillTexts(block);
}

/** Fills in `emoji` and `verbatim` of every text object below a value. */
export function fillTexts(value: unknown): void {
  if (Array.isArray(value)) {
    for (const item of value) fillTexts(item);
  } else if (isObject(value)) {
    if (value.type === 'plain_text' && typeof value.text === 'string') value.emoji ??= true;
    else if (value.type === 'mrkdwn' && typeof value.text === 'string') value.verbatim ??= false;
    else if (value.type !== 'rich_text') for (const inner of Object.values(value)) fillTexts(inner);
  }
}
