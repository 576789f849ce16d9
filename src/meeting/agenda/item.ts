import { createHash } from 'node:crypto';
import type { Side } from '../meeting.ts';

/** What kind of answer is wanted. */
export type Tag = 'advice' | 'feedback' | 'decision' | 'introduction' | 'listen';

/** Where on an agenda something stands: among the main questions, the others, or those for another time. */
export type Part = 'main' | 'open' | 'later';

/** An item on the agenda of one meeting. */
export interface Placement {
  meetingId: string;
  part: Part;
  /** Of its part; the lowest first. */
  order: number;
  reached: boolean;
  /** Taken out here. */
  out: boolean;
}

/** Something to talk about. Carried on it is the same item: one id, one writer, its words once, a place in each meeting. */
export interface Item {
  id: string;
  writer: Side;
  text: string;
  /** Rises with each change of the text: a form names the one it showed. */
  version: number;
  tag: Tag | null;
  /** The earliest meeting first. An item that stands nowhere any more keeps no words. */
  places: readonly Placement[];
}

/** The items of a pair, in the order in which they were first written. */
export type Items = readonly Item[];

/** An item with its place on one agenda. */
export interface Standing {
  item: Item;
  place: Placement;
}

/** What may stand on one agenda, not reached, the main questions with it. */
export const mostItems = 12;
export const mostMain = 3;
export const mostLater = 48;
/** In code points. */
export const longestText = 200;

/** Where an item stands on the agenda of a meeting, also where it was taken out. */
export const placeIn = ({ places }: Item, meetingId: string): Placement | undefined =>
  places.find((place) => place.meetingId === meetingId);

/** What stands in one part of an agenda, in its order. */
export const standingIn = (items: Items, meetingId: string, part: Part): Standing[] =>
  items
    .flatMap((item): Standing[] => {
      const place = placeIn(item, meetingId);
      return place && !place.out && place.part === part ? [{ item, place }] : [];
    })
    .toSorted((a, b) => a.place.order - b.place.order);

/** The items with one of them changed. */
export const withItem = (items: Items, id: string, change: (item: Item) => Item): Items =>
  items.map((item) => (item.id === id ? change(item) : item));

/** An item with its place on one agenda changed. */
export const placed = (item: Item, meetingId: string, change: Partial<Placement>): Item => ({
  ...item,
  places: item.places.map((place) => (place.meetingId === meetingId ? { ...place, ...change } : place)),
});

/**
 * Puts an item that has a place on an agenda before another one, or at the end. Only what moves by that changes its order.
 *
 * @param before the id of an item that stands in the part; null, or one that is gone: the end
 */
export function putAt(items: Items, meetingId: string, id: string, part: Part, before: string | null = null): Items {
  const others = standingIn(items, meetingId, part).filter(({ item }) => item.id !== id);
  const found = others.findIndex(({ item }) => item.id === before);
  const at = found < 0 ? others.length : found;
  const order = others.map(({ item }) => item.id).toSpliced(at, 0, id);
  return items.map((item) => {
    const rank = order.indexOf(item.id);
    const place = placeIn(item, meetingId);
    const stays = rank < 0 || (place?.part === part && place.order === rank);
    return stays ? item : placed(item, meetingId, { part, order: rank });
  });
}

/** How much stands on an agenda that was not reached: what the limit is of. */
export const countOpen = (items: Items, meetingId: string): number =>
  [...standingIn(items, meetingId, 'main'), ...standingIn(items, meetingId, 'open')].filter(
    ({ place }) => !place.reached,
  ).length;

/**
 * Where more stands on an agenda than there is room for: of four main questions the newest becomes the first open one, and
 * the oldest open items wait for another time. Oldest is by first writing, also of what was carried.
 *
 * @param just what was just written or moved here: it never makes room itself
 */
export function withinLimits(items: Items, meetingId: string, just?: string): Items {
  const main = standingIn(items, meetingId, 'main');
  const extra = main.find(({ item }) => item.id === just) ?? main.at(-1);
  if (main.length > mostMain && extra) {
    const first = standingIn(items, meetingId, 'open')[0]?.item.id ?? null;
    return withinLimits(putAt(items, meetingId, extra.item.id, 'open', first), meetingId, just);
  }
  if (countOpen(items, meetingId) <= mostItems) return items;
  const oldest = items.find((item) => {
    const place = placeIn(item, meetingId);
    return item.id !== just && place && !place.out && !place.reached && place.part === 'open';
  });
  return oldest ? withinLimits(putAt(items, meetingId, oldest.id, 'later'), meetingId, just) : items;
}

/** Blanks, marks of direction and what takes no room: by themselves they say nothing. */
const saysNothing = /^[\s\p{Cc}\p{Cf}\p{DI}\u2800]*$/u;

/** A text as an item keeps it, in one line; '' where it says nothing. */
export const cleanText = (text: string): string =>
  saysNothing.test(text) ? '' : text.replace(/[\s\p{Cc}]+/gu, ' ').trim();

/** Several items typed at once, a line each: those that are items, and those that are too long and are shown back whole. */
export function linesOf(typed: string): { texts: string[]; tooLong: string[] } {
  const lines = typed.split(/\r\n|[\n\r\u2028\u2029]/u).flatMap((line) => cleanText(line) || []);
  const isLong = (line: string): boolean => [...line].length > longestText;
  return { texts: lines.filter((line) => !isLong(line)), tooLong: lines.filter(isLong) };
}

/** The id of the line of a form that becomes an item: sent once more, it is the same item. @param at from 0 */
export function itemIdOf(formId: string, at: number): string {
  const hex = createHash('sha256').update(`${formId} ${at}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
