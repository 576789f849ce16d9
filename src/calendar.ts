/** A calendar day as 'YYYY-MM-DD': a date somebody chose, which is the same day wherever it is read. */
export type Day = string;

/** Whether a text is a day, as 'YYYY-MM-DD'. */
export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}

/**
 * The day it is for somebody at an instant. A zone that Slack has not told yet, or that nobody knows, counts as UTC.
 *
 * @param timeZone IANA name, as `person.time_zone` holds it
 */
export function localDay(timeZone: string | null, instant: Date): Day {
  const at = Temporal.Instant.fromEpochMilliseconds(instant.getTime());
  return inZone(timeZone, (zone) => at.toZonedDateTimeISO(zone))
    .toPlainDate()
    .toString();
}

/**
 * The instant at which an hour of a day comes for somebody. Where the clocks skip that hour, as much later as they skip;
 * where it comes twice, the first.
 *
 * @param timeZone IANA name, as `person.time_zone` holds it
 * @param hour 0 to 23
 * @throws RangeError when the text is no day
 */
export function localHour(timeZone: string | null, day: Day, hour: number): Date {
  const plain = Temporal.PlainDate.from(day).toPlainDateTime({ hour });
  return new Date(inZone(timeZone, (zone) => plain.toZonedDateTime(zone)).epochMilliseconds);
}

/**
 * The time of day that a clock shows for somebody, "14:00". In an hour that the clocks go through twice with how far it is
 * from UTC, "01:30 (UTC−5)", so that both are told apart.
 *
 * @param timeZone IANA name, as `person.time_zone` holds it
 */
export function sayClock(timeZone: string | null, instant: Date): string {
  const at = zonedAt(timeZone, instant);
  const clock = at.toPlainTime().toString({ smallestUnit: 'minute' });
  return isTwice(at) ? `${clock} (UTC${at.offset.replace(/^-/, '−').replace(/(?<=[+−])0|:00$/g, '')})` : clock;
}

/** A zone as people call it: "Los Angeles" of America/Los_Angeles; "UTC" where it is not known. */
export const zoneName = (timeZone: string | null): string =>
  inZone(timeZone, (zone) => zonedAt(zone, new Date(0)).timeZoneId)
    .replace(/^.*\//, '')
    .replaceAll('_', ' ');

/** An instant as clocks show it for somebody. @param timeZone IANA name, as `person.time_zone` holds it */
export const zonedAt = (timeZone: string | null, instant: Date): Temporal.ZonedDateTime =>
  inZone(timeZone, (zone) => Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone));

/** Whether the clocks show this hour twice on that day. */
export function isTwice(at: Temporal.ZonedDateTime): boolean {
  const plain = at.toPlainDateTime();
  const [first, second] = (['earlier', 'later'] as const).map((disambiguation) =>
    plain.toZonedDateTime(at.timeZoneId, { disambiguation }),
  );
  return first?.epochMilliseconds !== second?.epochMilliseconds;
}

/** What is reckoned in somebody's zone, or in UTC where the zone is none. */
function inZone<T>(timeZone: string | null, reckon: (zone: string) => T): T {
  try {
    return reckon(timeZone ?? 'UTC');
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return reckon('UTC');
  }
}

/** The next day from Monday to Friday after one. @throws RangeError when the text is no day */
export function workingDayAfter(today: Day): Day {
  let day = Temporal.PlainDate.from(today).add({ days: 1 });
  while (day.dayOfWeek > 5) day = day.add({ days: 1 });
  return day.toString();
}

/**
 * A day in words, "Mon, Dec 7, 2026" or "Mon, 7 Dec 2026". Not Slack's date format: that one takes an instant, and
 * would show another day in another zone.
 *
 * @throws RangeError when the text is no day
 */
export function sayDay(day: Day, spelling: Spelling): string {
  return inWords[spelling].format(Temporal.PlainDate.from(day));
}

/**
 * The same without the year, for words that go to somebody about a day of these weeks: "Mon, Dec 7" or "Mon, 7 Dec".
 *
 * @throws RangeError when the text is no day
 */
export function sayNearDay(day: Day, spelling: Spelling): string {
  return inShort[spelling].format(Temporal.PlainDate.from(day));
}

type Spelling = 'en-US' | 'en-GB';

/** To make one takes longer than all the rest of a screen. */
const wordsFor = (spelling: Spelling) =>
  new Intl.DateTimeFormat(spelling, { weekday: 'short', year: 'numeric', month: 'short', day: 'numeric' });
const shortFor = (spelling: Spelling) =>
  new Intl.DateTimeFormat(spelling, { weekday: 'short', month: 'short', day: 'numeric' });
const inShort = { 'en-US': shortFor('en-US'), 'en-GB': shortFor('en-GB') };
const inWords = { 'en-US': wordsFor('en-US'), 'en-GB': wordsFor('en-GB') };
