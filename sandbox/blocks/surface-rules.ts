/** Rules about all blocks of a surface together: ids used once, one focus, how many of a kind. */
import { codePoints, isObject, itemsOf, type Json, type Place, refuse, shown, under } from './place.ts';
import { charactersIn } from './tables.ts';

interface Found {
  value: Json;
  place: Place;
}

/** More than this is past every limit, and refused for that already. */
const MOST_EXAMINED = 500;

function objectsIn(value: unknown, place: Place): Found[] {
  return itemsOf(value)
    .slice(0, MOST_EXAMINED)
    .flatMap((each, index) => (isObject(each) ? [{ value: each, place: under(place, index) }] : []));
}

function oneIn(value: unknown, place: Place): Found[] {
  return isObject(value) ? [{ value, place }] : [];
}

/** All blocks with their places; children of containers and cards of carousels are blocks too. */
function allBlocks(blocks: unknown, place: Place): Found[] {
  return objectsIn(blocks, place).flatMap((found) => {
    if (found.value.type === 'container') {
      return [found, ...objectsIn(found.value.child_blocks, under(found.place, 'child_blocks'))];
    }
    if (found.value.type === 'carousel') {
      return [found, ...objectsIn(found.value.elements, under(found.place, 'elements'))];
    }
    return [found];
  });
}

/** The interactive elements of a block. */
function elementsOf({ value, place }: Found): Found[] {
  switch (value.type) {
    case 'actions':
    case 'context_actions':
      return objectsIn(value.elements, under(place, 'elements'));
    case 'card':
      return objectsIn(value.actions, under(place, 'actions'));
    case 'section':
      return oneIn(value.accessory, under(place, 'accessory'));
    case 'input':
      return oneIn(value.element, under(place, 'element'));
    default:
      return [];
  }
}

function refuseRepeats(found: readonly Found[], field: 'block_id' | 'action_id'): void {
  const seen = new Set<string>();
  for (const { value, place } of found) {
    const id = value[field];
    if (typeof id !== 'string') continue;
    if (seen.has(id)) refuse(under(place, field), `\`${field}\` "${shown(id)}" already exists`, { field });
    seen.add(id);
  }
}

/** Refuses all but the first `most` blocks of a type. */
function atMost(blocks: readonly Found[], type: string, most: number): void {
  for (const { place } of blocks.filter(({ value }) => value.type === type).slice(most)) {
    const constraint = { type: 'max_items', expected: most };
    refuse(place, `no more than ${most} ${type} blocks allowed`, { constraint });
  }
}

/** Refuses the block with which the characters of all blocks of a type pass a limit. */
function charactersAtMost(blocks: readonly Found[], type: string, most: number, count: (block: Json) => number): void {
  let sum = 0;
  for (const { value, place } of blocks.filter((each) => each.value.type === type)) {
    sum += count(value);
    if (sum <= most) continue;
    const constraint = { type: 'max_length', expected: most, got: sum };
    refuse(place, `all ${type} blocks together must be less than ${most + 1} characters`, { constraint });
    return;
  }
}

/** What must hold of all blocks of one message or view; `blocks` may be any JSON. */
export function checkTogether(blocks: unknown, place: Place): void {
  const all = allBlocks(blocks, place);
  refuseRepeats(all, 'block_id');
  for (const each of all) refuseRepeats(elementsOf(each), 'action_id');
  atMost(all, 'data_visualization', 2);
  charactersAtMost(all, 'markdown', 12_000, ({ text }) => (typeof text === 'string' ? codePoints(text) : 0));
  charactersAtMost(all, 'table', 10_000, charactersIn);
  charactersAtMost(all, 'data_table', 20_000, charactersIn);
  const focused = all.flatMap(elementsOf).filter(({ value }) => value.focus_on_load === true);
  for (const { place: at } of focused.slice(1)) {
    refuse(under(at, 'focus_on_load'), 'only one element can be set to `true`');
  }
}
