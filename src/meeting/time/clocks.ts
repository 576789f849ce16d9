import { isTwice, sayClock, sayDay, sayNearDay, zonedAt, zoneName } from '../../calendar.ts';
import type { Edition } from '../../content/editions.ts';
import { say } from '../../content/say.ts';
import { usualHours } from '../../surfaces/allowed.ts';

/** The zones of who reads, and of the other of the two; null where Slack has not told. */
export interface Zones {
  mine: string | null;
  theirs: string | null;
}

const dayIn = (zone: string | null, instant: Date): string => zonedAt(zone, instant).toPlainDate().toString();

const isSameClock = ({ mine, theirs }: Zones, instant: Date): boolean =>
  theirs === null || zonedAt(mine, instant).offsetNanoseconds === zonedAt(theirs, instant).offsetNanoseconds;

/** The day of an instant, with its year where that is not the year it is there now. */
function sayDayIn({ spelling }: Edition, zone: string | null, instant: Date, now: Date): string {
  const isThisYear = zonedAt(zone, instant).year === zonedAt(zone, now).year;
  return isThisYear ? sayNearDay(dayIn(zone, instant), spelling) : sayDay(dayIn(zone, instant), spelling);
}

/** "Tue, Dec 8, 10:00 (Chicago)": for a place that shows no reader's own zone. @param now of another year it is said which */
export const inOneZone = (edition: Edition, zone: string | null, instant: Date, now: Date): string =>
  `${sayDayIn(edition, zone, instant, now)}, ${sayClock(zone, instant)} (${zoneName(zone)})`;

/**
 * "Tue, Dec 8, 10:00 (Chicago) · 16:00 (London)"; once and without a zone where both clocks show the same.
 *
 * @param now of another year it is said which
 */
export function inBothZones(edition: Edition, zones: Zones, instant: Date, now: Date): string {
  const { mine, theirs } = zones;
  if (isSameClock(zones, instant)) return `${sayDayIn(edition, mine, instant, now)}, ${sayClock(mine, instant)}`;
  const other = dayIn(mine, instant) === dayIn(theirs, instant) ? '' : `${sayDayIn(edition, theirs, instant, now)}, `;
  return `${inOneZone(edition, mine, instant, now)} · ${other}${sayClock(theirs, instant)} (${zoneName(theirs)})`;
}

/** Whether the clocks of one of the two show the hour of an instant twice. */
export const isTwiceForOne = ({ mine, theirs }: Zones, instant: Date): boolean =>
  [mine, theirs ?? mine].some((zone) => isTwice(zonedAt(zone, instant)));

/**
 * That a time lies outside the ordinary day of the other, by their clock alone: "That is 22:00 for Dr. Reyes", with the day
 * where it is another one for them, or of their weekend. Undefined within 08:00 to 19:00 from Monday to Friday of theirs.
 */
export function outsideTheirDay(edition: Edition, zones: Zones, instant: Date, name: string): string | undefined {
  if (zones.theirs === null) return undefined;
  const at = zonedAt(zones.theirs, instant);
  if (at.dayOfWeek <= 5 && at.hour >= usualHours.from && at.hour < usualHours.until) return undefined;
  const clock = sayClock(zones.theirs, instant);
  const namesDay = at.dayOfWeek > 5 || dayIn(zones.mine, instant) !== dayIn(zones.theirs, instant);
  const time = namesDay ? `${longWeekday(edition, at)} ${clock}` : clock;
  return say(edition, 'timeOutside', { time, name });
}

const longWeekday = ({ spelling }: Edition, at: Temporal.ZonedDateTime): string =>
  at.toPlainDate().toLocaleString(spelling, { weekday: 'long' });
