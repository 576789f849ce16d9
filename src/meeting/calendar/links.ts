import { type CalendarEntry, endOf, titleOf, whereOf } from './entry.ts';

/** Pages on which somebody adds a meeting to a calendar of theirs, with everything filled in. */
export interface CalendarLinks {
  google: string;
  /** For who has Outlook from work or school. */
  outlookWork: string;
  /** For who has Outlook for themselves. */
  outlookHome: string;
}

/** As long as a link may be: https://docs.slack.dev/reference/block-kit/block-elements/button-element */
const linkLimit = 3000;

/**
 * Links that add a meeting to a calendar, for one that stands. Each names instants in UTC with their Z, without which
 * the hour is read as the reader's own. Neither Google nor Microsoft says what these pages take; people who try them do:
 * https://github.com/InteractionDesignFoundation/add-event-to-calendar-docs
 *
 * @throws RangeError when the entry has no length
 */
export function calendarLinks(entry: CalendarEntry): CalendarLinks {
  const title = encode(titleOf(entry));
  const [start, end] = [utc(entry.startsAt), utc(endOf(entry))];
  const plain = (instant: string) => instant.replace(/[-:]/g, '');
  // The path is not encoded: on the way through a sign-in its slashes would be encoded twice.
  const outlook = (host: string) =>
    withWhere(
      `https://${host}/calendar/deeplink/compose?path=/calendar/action/compose&rru=addevent` +
        `&startdt=${start}&enddt=${end}&subject=${title}`,
      entry,
    );
  return {
    google: withWhere(
      `https://calendar.google.com/calendar/render?action=TEMPLATE&dates=${plain(start)}/${plain(end)}&text=${title}`,
      entry,
    ),
    outlookWork: outlook('outlook.office.com'),
    outlookHome: outlook('outlook.live.com'),
  };
}

/** An instant to the second, "2026-12-08T14:00:00Z". */
const utc = (instant: Date): string => `${instant.toISOString().slice(0, 19)}Z`;

/** Also the signs at which a mail program thinks that a link has ended. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** The link with where they talk, if that is said and there is room for it. */
function withWhere(link: string, entry: CalendarEntry): string {
  const where = whereOf(entry);
  const whole = `${link}&location=${encode(where)}`;
  return where === '' || whole.length > linkLimit ? link : whole;
}
