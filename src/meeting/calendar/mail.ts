import type { Edition } from '../../content/editions.ts';
import { mailLimit, mailLink } from '../../content/mail-link.ts';
import { say } from '../../content/say.ts';
import { shorten } from '../../slack/mrkdwn.ts';
import { type CalendarEntry, whereOf } from './entry.ts';
import { calendarLinks } from './links.ts';

interface MailContent {
  /** The meeting as it stands in the calendar of whoever gets the mail. */
  entry: CalendarEntry;
  /** How whoever gets it is greeted. */
  called: string;
  /** Who sends it. */
  me: string;
  /** The time in words, in the zones of both. */
  when: string;
}

/** What of the mail may be left out. */
interface Left {
  where?: boolean;
  /** Links to add it, first those that few need. */
  links: 2 | 1 | 0;
  /** As much of the names as stands. */
  names: number;
}

/** The mail with everything in it, line by line: to be copied where no mail program opens. */
export const meetingMailText = (edition: Edition, content: MailContent): string =>
  textOf(edition, content, { where: true, links: 2, names: 100 });

/**
 * A link that opens a mail to the other of the two about the time that stands, at most 1,800 characters long. What does
 * not fit is left out, the least needed first: where they talk, the links, long names; never the time.
 */
export function meetingMailLink(edition: Edition, content: MailContent): string {
  const subject = say(edition, 'meetingMailSubject');
  const shorter: Left[] = [
    { where: true, links: 2, names: 100 },
    { links: 2, names: 100 },
    { links: 1, names: 100 },
    { links: 0, names: 100 },
  ];
  const links = shorter.map((left) => mailLink(subject, textOf(edition, content, left)));
  const shortest = mailLink(subject, textOf(edition, content, { links: 0, names: 30 }));
  return links.find((link) => link.length <= mailLimit) ?? shortest;
}

function textOf(edition: Edition, { entry, called, me, when }: MailContent, { where, links, names }: Left): string {
  const place = where ? whereOf(entry) : '';
  const { google, outlookWork } = calendarLinks(entry);
  return [
    say(edition, 'meetingMailOpening', { name: shorten(called, names) }),
    say(edition, 'meetingMailWhen', { when }),
    ...(place === '' ? [] : [say(edition, 'meetingMailWhere', { where: place })]),
    ...(links > 0 ? [say(edition, 'meetingMailGoogle', { link: google })] : []),
    ...(links > 1 ? [say(edition, 'meetingMailOutlook', { link: outlookWork })] : []),
    say(edition, 'meetingMailClosing', { me: shorten(me, names) }),
  ].join('\n');
}
