import { sayClock, sayNearDay, zonedAt, zoneName } from '../../calendar.ts';
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

/** "Tue, Dec 8, 10:00 (Chicago)": for a place that shows no reader's own zone. */
export const inOneZone = ({ spelling }: Edition, zone: string | null, instant: Date): string =>
  `${sayNearDay(dayIn(zone, instant), spelling)}, ${sayClock(zone, instant)} (${zoneName(zone)})`;

/** "Tue, Dec 8, 10:00 (Chicago) · 16:00 (London)"; once and without a zone where both clocks show the same. */
export function inBothZones(edition: Edition, zones: Zones, instant: Date): string {
  const { mine, theirs } = zones;
  if (isSameClock(zones, instant))
    return `${sayNearDay(dayIn(mine, instant), edition.spelling)}, ${sayClock(mine, instant)}`;
  const day = dayIn(theirs, instant);
  const other = dayIn(mine, instant) === day ? '' : `${sayNearDay(day, edition.spelling)}, `;
  return `${inOneZone(edition, mine, instant)} · ${other}${sayClock(theirs, instant)} (${zoneName(theirs)})`;
}

/**
 * That a time lies outside the ordinary day of the other, by their clock alone: "That is 22:00 for Dr. Reyes". Undefined
 * within 08:00 to 19:00 from Monday to Friday of theirs.
 */
export function outsideTheirDay(edition: Edition, zones: Zones, instant: Date, name: string): string | undefined {
  if (zones.theirs === null) return undefined;
  const at = zonedAt(zones.theirs, instant);
  if (at.dayOfWeek <= 5 && at.hour >= usualHours.from && at.hour < usualHours.until) return undefined;
  const clock = sayClock(zones.theirs, instant);
  const isOtherDay = dayIn(zones.mine, instant) !== dayIn(zones.theirs, instant);
  const time = isOtherDay ? `${longWeekday(edition, at)} ${clock}` : clock;
  return say(edition, 'timeOutside', { time, name });
}

const longWeekday = ({ spelling }: Edition, at: Temporal.ZonedDateTime): string =>
  at.toPlainDate().toLocaleString(spelling, { weekday: 'long' });
