import type { Meeting } from '../meeting.ts';
import {
  type Item,
  type Items,
  type Placement,
  placed,
  placeIn,
  putAt,
  standingIn,
  withItem,
  withinLimits,
} from './item.ts';

/** From which meeting, what became of it, and into which. */
export interface Carry {
  from: string;
  over: 'met' | 'cancelled' | 'fell-through';
  into: string;
}

/**
 * What was not reached goes on the agenda of the next meeting, once: before what is new there, the main questions at their
 * places while there are three. Of a meeting that was cancelled or fell through all goes on, and nothing of it is reached.
 * The meeting that is over keeps its places. What stood on another agenda since is nothing of this one any more: harmless
 * when repeated.
 */
export function carryOver(items: Items, { from, over, into }: Carry): Items {
  const goesOn = ({ item, place }: { item: Item; place: Placement }): boolean =>
    (over !== 'met' || !place.reached) && item.places.at(-1)?.meetingId === from && from !== into;
  let next = items;
  for (const part of ['main', 'open', 'later'] as const) {
    const first = standingIn(next, into, part)[0]?.item.id ?? null;
    for (const { item } of standingIn(items, from, part).filter(goesOn)) {
      next = withItem(next, item.id, (one) => ({ ...one, places: [...one.places, newPlace(into)] }));
      next = putAt(next, into, item.id, part, first);
    }
  }
  return withinLimits(next, into);
}

const newPlace = (meetingId: string): Placement => ({ meetingId, part: 'open', order: 0, reached: false, out: false });

/** What goes on the agenda of a meeting as it begins, from all that are over, in their order. */
export function beginAgenda(
  items: Items,
  meetings: readonly Pick<Meeting, 'id' | 'number' | 'state'>[],
  into: string,
): Items {
  return meetings
    .toSorted((a, b) => a.number - b.number)
    .reduce<Items>((carried, { id, state }) => {
      const isOver = state === 'met' || state === 'cancelled' || state === 'fell-through';
      return isOver ? carryOver(carried, { from: id, over: state, into }) : carried;
    }, items);
}

/**
 * Marks on the agenda of a meeting that something was reached, or was not after all. What was carried by then leaves the next
 * agenda with it, and comes back; not what was taken out there.
 *
 * @param next the meeting whose agenda is begun and not shared
 */
export function markReached(items: Items, meetingId: string, id: string, reached: boolean, next?: string): Items {
  const marked = withItem(items, id, (item) => placed(item, meetingId, { reached }));
  const item = marked.find((one) => one.id === id);
  const place = item && placeIn(item, meetingId);
  if (!item || !place) return items;
  if (!next) return withinLimits(marked, meetingId, id);
  if (reached)
    return withItem(marked, id, (one) => ({
      ...one,
      places: one.places.filter(({ meetingId: at, out }) => at !== next || out),
    }));
  return carryOver(marked, { from: meetingId, over: 'met', into: next });
}
