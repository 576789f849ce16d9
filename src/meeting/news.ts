import { allowedAt, type HoursOf } from '../surfaces/allowed.ts';
import type { Side } from './meeting.ts';

/** What one of two is told of a meeting by a message of its own. */
export interface News {
  id: string;
  meetingId: string;
  pairId: string;
  reader: Side;
  what: 'taken' | 'arranged' | 'none' | 'cancelled';
  /** The times that were answered. */
  offerId: string | null;
  /** The time that was set or cancelled; of none, the one that stands. */
  startsAt: Date | null;
  /** The time of which the reader last heard that it stands. */
  before: Date | null;
  sequence: number;
  /** Something newer took its place before it went. */
  letGo: boolean;
  /** Its reader has read since how it stands, on a page or in Home. */
  seen: boolean;
  createdAt: Date;
}

/** What is told next, and what that takes the place of. */
export interface NextNews {
  letGo: News[];
  /** What is told; undefined where the reader would read no more than before. */
  tell: Pick<News, 'what' | 'startsAt' | 'before'> | undefined;
}

/**
 * What somebody is told, as it stands when it goes: of what was moved, and moved again before it went, the last; of a time
 * that they never heard of, and that is cancelled, nothing. What they have seen on a page or in Home they have heard of.
 *
 * @param unsent what was to be told of this meeting, and has not gone; the oldest first
 */
export function nextNews(
  { what, startsAt, before }: Pick<News, 'what' | 'startsAt' | 'before'>,
  unsent: readonly News[],
): NextNews {
  // That none suits answers what they asked: a later time does not.
  const letGo = what === 'none' ? [] : unsent.filter((one) => one.what !== 'none');
  const [first] = letGo;
  const seen = letGo.findLast((one) => one.seen);
  const heard = seen ? (seen.what === 'cancelled' ? null : seen.startsAt) : first ? first.before : before;
  const isNew = what === 'none' || (what === 'cancelled' ? heard !== null : startsAt?.getTime() !== heard?.getTime());
  if (!isNew) return { letGo, tell: undefined };
  return { letGo, tell: { what, startsAt: what === 'cancelled' ? heard : startsAt, before: heard } };
}

/** What comes less than so long before the time it is about, comes too late to go there. */
const lastMomentMs = 60 * 60 * 1000;

/**
 * Whether what is told of times would come too late in its reader's next allowed hour, or at the last moment: then it comes at
 * any.
 *
 * @param times what it is about, of a move the old time and the new; what is past does not count
 */
export function comesTooLate(reader: HoursOf, times: readonly (Date | null | undefined)[], now: Date): boolean {
  const allowed = allowedAt(reader, { hours: 'day' }, now);
  const isHeld = allowed > now;
  return isHeld && times.some((time) => time && time > now && time.getTime() < allowed.getTime() + lastMomentMs);
}
