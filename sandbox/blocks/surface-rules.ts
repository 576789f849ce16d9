/** Rules about all blocks of a surface together: ids used once, one focus, how many of a kind. */
import { charactersIn } from './data-blocks.ts';
import { codePoints, isObject, type Place, refuse, under } from './engine.ts';

type Json = Record<string, unknown>;
interface Found {
  value: Json;
  place: Place;
}

function objectsIn(value: unknown, place: Place): Found[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each, index) => (isObject(each) ? [{ value: each, place: under(place, index) }] : []));
}

function oneIn(value: unknown, place: Place): Found[] {
  return isObject(value) ? [{ value, place }] : [];
}

/** All blocks with their places, children of containers and cards of carousels included. */
function allBlocks(blocks: unknown, place: Place): Found[] {
  return objectsIn(blocks, place).flatMap((found) => [
    found,
    ...(found.value.type === 'container'
      ? objectsIn(found.value.child_blocks, under(found.place, 'child_blocks'))
      : []),
    ...(found.value.type === 'carousel' ? objectsIn(found.value.elements, under(found.place, 'elements')) : []),
  ]);
}

const PLACES_OF_ELEMENTS: Readonly<Record<string, (block: Json, place: Place) => Found[]>> = {
  actions: (block, place) => objectsIn(block.elements, under(place, 'elements')),
  context_actions: (block, place) => objectsIn(block.elements, under(place, 'elements')),
  card: (block, place) => objectsIn(block.actions, under(place, 'actions')),
  section: (block, place) => oneIn(block.accessory, under(place, 'accessory')),
  input: (block, place) => oneIn(block.element, under(place, 'element')),
};

function elementsOf({ value, place }: Found): Found[] {
  const type = String(value.type);
  return Object.hasOwn(PLACES_OF_ELEMENTS, type) ? PLACES_OF_ELEMENTS[type]!(value, place) : [];
}

function refuseRepeats(found: readonly Found[], field: 'block_id' | 'action_id'): void {
  const seen = new Set<string>();
  for (const { value, place } of found) {
    const id = value[field];
    if (typeof id !== 'string') continue;
    if (seen.has(id)) refuse(under(place, field), `\`${field}\` "${id}" already exists`, { field });
    seen.add(id);
  }
}

/** Refuses all but the first `most` blocks of a type. */
function atMost(blocks: readonly Found[], type: string, most: number): void {
  for (const { place } of blocks.filter(({ value }) => value.type === type).slice(most)) {
    refuse(place, `no more than ${most} ${type} blocks allowed`, { constraint: { type: 'max_items', expected: most } });
  }
}

/** Refuses the block with which the characters of all blocks of a type pass a limit. */
function charactersAtMost(blocks: readonly Found[], type: string, most: number, count: (block: Json) => number): void {
  let sum = 0;
  for (const { value, place } of blocks.filter((each) => each.value.type === type)) {
    sum += count(value);
    if (sum <= most) continue;
    refuse(place, `must be less than ${most + 1} characters`, {
      constraint: { type: 'max_length', expected: most, got: sum },
    });
    return;
  }
}

/** What must hold of all blocks of one message or view. */
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
    refuse(under(at, 'focus_on_load'), 'only one element can be set to focus on load');
  }
}
