import { type Day, localDay } from '../../calendar.ts';
import { shorten } from '../../slack/mrkdwn.ts';

/** A meeting as one of the two has it in their calendar. No word of an agenda: many people's calendars are open to others. */
export interface CalendarEntry {
  meetingId: string;
  /** Rises with each move of the meeting, and with its cancel: a calendar keeps the entry with the highest. */
  sequence: number;
  startsAt: Date;
  /** How long the two said they talk, a whole number above 0. */
  minutes: number;
  /** How the other of the two is called for whoever's calendar it is. */
  name: string;
  /** Where they talk, if both may read it. */
  where?: string | undefined;
  isCancelled: boolean;
}

/** As much of a name as stands in a title. */
const titleLimit = 100;
/** With its ending well within what file systems and mail programs take, and readable in a list of downloads. */
const fileNameLimit = 64;

/** The title: the other's name in one line, and nothing else. */
export const titleOf = ({ name }: CalendarEntry): string =>
  shorten(
    name
      .toWellFormed()
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim(),
    titleLimit,
  );

/** Where they talk, without what no calendar takes (control characters); '' where nothing is said. */
export const whereOf = ({ where = '' }: CalendarEntry): string =>
  where
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim();

/** The instant at which it ends. @throws RangeError when the length is no whole number of minutes above 0 */
export function endOf({ startsAt, minutes }: CalendarEntry): Date {
  if (!Number.isInteger(minutes) || minutes <= 0) throw new RangeError(`A meeting cannot last ${minutes} minutes.`);
  return new Date(startsAt.getTime() + minutes * 60_000);
}

/**
 * What the file is called, "meeting-2026-12-08-daniel-reyes.ics": ASCII, so that it is the same on every system; of a
 * name that has no letter there, the day alone.
 *
 * @param timeZone of whoever gets it: the day is theirs
 */
export function fileNameOf(entry: CalendarEntry, timeZone: string | null): string {
  const day: Day = localDay(timeZone, entry.startsAt);
  const name = entry.name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  const stem = `meeting-${day}-${name}`.slice(0, fileNameLimit - '.ics'.length);
  return `${stem.replace(/-+/g, '-').replace(/-$/, '')}.ics`;
}
