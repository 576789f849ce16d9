import { type Book, openMeeting, standingAt } from '../meeting.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** How far apart meetings are to be, in days, by the id of the option; who meets as needed is not asked. */
const daysApart: Readonly<Record<string, number>> = {
  fortnightly: 14,
  monthly: 30,
  'two-monthly': 61,
  quarterly: 91,
};

/** A time is found so long before it is to come; of two weeks apart, after half of them. */
const aheadDays = (apart: number): number => Math.min(14, apart / 2);

/**
 * Whether two who agreed how often they meet want a time now: none stands and none is offered, and the next by their rhythm
 * is near. Who have not met yet want one at once.
 *
 * @param metAt when they last met; undefined where they never did
 */
export function wantsTime(book: Book, rhythm: string, metAt: Date | undefined, now: Date): boolean {
  const { time, offeredBy } = standingAt(book, now);
  if (book.pair !== 'active' || time !== 'none' || offeredBy || openMeeting(book)?.startsAt) return false;
  if (!metAt) return true;
  const apart = daysApart[rhythm];
  return apart !== undefined && now.getTime() - metAt.getTime() >= (apart - aheadDays(apart)) * dayMs;
}
