/** A calendar day as 'YYYY-MM-DD': a date somebody chose, which is the same day wherever it is read. */
export type Day = string;

/**
 * The day it is for somebody at an instant. A zone that Slack has not told yet, or that nobody knows, counts as UTC.
 *
 * @param timeZone IANA name, as `person.time_zone` holds it
 */
export function localDay(timeZone: string | null, instant: Date): Day {
  const at = Temporal.Instant.fromEpochMilliseconds(instant.getTime());
  try {
    return at
      .toZonedDateTimeISO(timeZone ?? 'UTC')
      .toPlainDate()
      .toString();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return at.toZonedDateTimeISO('UTC').toPlainDate().toString();
  }
}

/**
 * A day in words, "Mon, Dec 7, 2026" or "Mon, 7 Dec 2026". Not Slack's date format: that one takes an instant, and
 * would show another day in another zone.
 *
 * @throws RangeError when the text is no day
 */
export function sayDay(day: Day, spelling: 'en-US' | 'en-GB'): string {
  return Temporal.PlainDate.from(day).toLocaleString(spelling, {
    weekday: 'short',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
  });
}
