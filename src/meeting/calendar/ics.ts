import ical, { ICalCalendarMethod, ICalEventClass, ICalEventStatus } from 'ical-generator';
import { type CalendarEntry, endOf, titleOf, whereOf } from './entry.ts';

/**
 * The same for every meeting and installation, and no host's name: what is unique is the meeting's id before it, so a
 * calendar knows the entry again wherever the bot has moved to.
 */
const uidSuffix = '-mentee-led';

/**
 * A calendar file with one meeting, or with its cancel: the same UID at each move, instants in UTC (a zone would be
 * named without being defined, and Outlook is an hour off then), lines of at most 75 octets that end in CRLF:
 * https://www.rfc-editor.org/rfc/rfc5545#section-3.1
 *
 * It is a copy: most calendars do not follow a later file, so the words beside it must not promise that.
 *
 * @param now stands in it as the instant at which it was made
 * @throws RangeError when the entry has no length
 */
export function calendarFile(entry: CalendarEntry, now: Date): string {
  const where = whereOf(entry);
  const calendar = ical({
    prodId: { company: 'mentee-led', product: 'meetings', language: 'EN' },
    // https://www.rfc-editor.org/rfc/rfc5546#section-3.2: published, nobody is asked to answer.
    method: entry.isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: `${entry.meetingId}${uidSuffix}`,
    sequence: entry.sequence,
    stamp: now,
    start: entry.startsAt,
    end: endOf(entry),
    summary: titleOf(entry),
    ...(where !== '' && { location: where }),
    status: entry.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    class: ICalEventClass.PRIVATE,
  });
  return `${calendar.toString().trimEnd()}\r\n`;
}
