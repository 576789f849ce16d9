import type { AnyBlock, Button } from '@slack/types';
import { say } from '../content/say.ts';
import type { Told } from '../pushes/kind.ts';
import { whenButtons } from '../pushes/view.ts';
import { button, buttons, context, menu, plainSection, section } from '../slack/blocks.ts';
import { escapeMrkdwn, slackTime } from '../slack/mrkdwn.ts';
import { ids } from './ids.ts';
import { type Book, type Meeting, type Offer, openMeeting, openTimes } from './meeting.ts';
import type { News } from './news.ts';
import { agendaButton, calendarButtons, cancelButton, cancelFileButton, type PageContent } from './page-view.ts';
import { inOneZone, isTwiceForOne, outsideTheirDay } from './time/clocks.ts';
import { type Viewer, whenOf } from './wording.ts';

interface MessageShown {
  text: string;
  blocks: AnyBlock[];
}

/**
 * An instant that everybody reads in their own zone; the fallback names both. What Slack shows has no offset: an hour that
 * a clock shows twice is said in our words besides.
 */
const timeToRead = (viewer: Viewer, instant: Date): string =>
  [
    slackTime(instant, whenOf(viewer, instant)),
    ...(isTwiceForOne(viewer.zones, instant) ? [escapeMrkdwn(whenOf(viewer, instant))] : []),
  ].join('\n');

const endedSentences = {
  withdrawn: 'timesWithdrawn',
  passed: 'timesPassed',
  none: 'timesNone',
  closed: 'timesClosed',
} as const;

/** Whose later times, or what else, took the place of those of an offer. */
function overtakenLine({ edition, side, name }: Viewer, { offers }: Book, offer: Offer): string {
  const later = offers.find(({ id, sentAt }) => id !== offer.id && sentAt.getTime() === offer.endedAt?.getTime());
  if (!later) return say(edition, 'timesReplaced', { name });
  return say(edition, later.sentBy === side ? 'timesOvertakenMine' : 'timesOvertaken', { name });
}

/** Whether what was said to be set is not what holds now: it was moved, let go or cancelled. That two met leaves it true. */
const isOutdated = ({ meetings }: Book, meetingId: string): boolean =>
  meetings.find(({ id }) => id === meetingId)?.state !== 'met';

/** Times to choose from, to whoever chooses; once they wait no more without buttons, and with what became of them. */
export function timesMessage(viewer: Viewer, content: PageContent, offer: Offer): MessageShown {
  const { edition, name } = viewer;
  const { pairId, book, now } = content;
  const stands = openMeeting(book)?.startsAt;
  const isMove = stands && stands > now && stands.getTime() !== offer.taken?.getTime();
  const open = openTimes(offer, now);
  if (open.length === 0) {
    const over = offer.taken
      ? say(edition, 'timesTaken', { name, when: whenOf(viewer, offer.taken) })
      : offer.ended === 'overtaken'
        ? overtakenLine(viewer, book, offer)
        : say(edition, endedSentences[offer.ended && offer.ended !== 'taken' ? offer.ended : 'passed'], { name });
    const meeting = openMeeting(book);
    const stands = meeting?.startsAt && meeting.startsAt.getTime() === offer.taken?.getTime() ? meeting : undefined;
    return {
      text: over,
      blocks: [
        plainSection(over),
        ...(offer.taken && !stands && isOutdated(book, offer.meetingId) ? [context(say(edition, 'newsOutdated'))] : []),
        ...(stands && book.pair !== 'closed' && stands.id === offer.meetingId
          ? standingBlocks(viewer, content, stands, 'meetMove')
          : [buttons(openButton(viewer, pairId))]),
      ],
    };
  }
  const first = isMove
    ? say(edition, 'timesMove', { name, when: whenOf(viewer, stands), minutes: offer.minutes })
    : say(edition, 'timesNew', { name, minutes: offer.minutes });
  const lines = open.map((time) => {
    const outside = outsideTheirDay(edition, viewer.zones, time, name);
    const label = say(edition, 'takeTime', { when: inOneZone(edition, viewer.zones.mine, time, viewer.now) });
    const take = button(label, ids.take, { value: `${pairId} ${offer.id} ${time.getTime() / 1000}` });
    return section([timeToRead(viewer, time), ...(outside ? [escapeMrkdwn(outside)] : [])].join('\n'), take);
  });
  return {
    text: [first, ...open.map((time) => whenOf(viewer, time))].join('\n'),
    blocks: [
      plainSection(first),
      ...lines,
      buttons(
        button(say(edition, 'meetNone'), ids.none, { value: `${pairId} ${offer.id}` }),
        menu(openButton(viewer, pairId), ...whenButtons(edition)),
      ),
    ],
  };
}

const openButton = ({ edition }: Viewer, pairId: string) =>
  button(say(edition, 'nextMeeting'), ids.open, { value: pairId });

/** What became of a time. With buttons as long as it is what stands. */
export function newsMessage(viewer: Viewer, content: PageContent, news: News, word: string): MessageShown {
  const { edition, name } = viewer;
  const { book, pairId } = content;
  const meeting = book.meetings.find(({ id }) => id === news.meetingId);
  const open = openMeeting(book);
  const isNow = meeting !== undefined && meeting.sequence === news.sequence && book.pair !== 'closed';
  const sentence = newsSentence(viewer, news);
  const isOld = news.before !== null && news.what !== 'none';
  const stands: Meeting | undefined = isNow && open?.id === meeting?.id && open?.startsAt ? open : undefined;
  const isSet = news.what === 'taken' || news.what === 'arranged';
  const isOff = news.what === 'cancelled' && meeting?.state === 'cancelled';
  const long = say(edition, 'meetMinutes', { minutes: stands?.minutes ?? 0 });
  return {
    text: sentence,
    blocks: [
      plainSection(sentence),
      ...(news.startsAt && news.what !== 'none'
        ? [section([timeToRead(viewer, news.startsAt), ...(stands && isSet ? [long] : [])].join('\n'))]
        : []),
      ...(news.what === 'none' && word !== '' ? [plainSection(say(edition, 'newsWord', { name, word }))] : []),
      ...(news.what === 'none' && news.startsAt
        ? [plainSection(say(edition, 'newsStillStands', { when: whenOf(viewer, news.startsAt) }))]
        : []),
      ...(isOld ? [context(say(edition, 'calendarOld'))] : []),
      ...(isSet && !stands && isOutdated(book, news.meetingId) ? [context(say(edition, 'newsOutdated'))] : []),
      ...(stands && isSet
        ? standingBlocks(viewer, content, stands, news.what === 'arranged' ? 'meetNotSo' : 'meetMove')
        : [
            buttons(
              openButton(viewer, pairId),
              ...(isOff && content.hasFile ? [cancelFileButton(edition, pairId, meeting)] : []),
            ),
          ]),
    ],
  };
}

const agendaButtons = (viewer: Viewer, content: PageContent): Button[] => {
  const agenda = agendaButton(viewer, content);
  return agenda ? [agenda] : [];
};

/** Under a time that stands: into a calendar, move it, cancel it. */
const standingBlocks = (
  viewer: Viewer,
  content: PageContent,
  stands: Meeting,
  move: 'meetMove' | 'meetNotSo',
): AnyBlock[] => [
  calendarButtons(viewer, content, stands),
  buttons(
    ...(viewer.side === 'mentee' && !stands.sharedAt ? agendaButtons(viewer, content) : []),
    // In a pause nothing new is offered.
    ...(content.book.pair === 'active'
      ? [button(say(viewer.edition, move), ids.offer, { value: content.pairId })]
      : []),
    cancelButton(viewer, `${content.pairId} ${stands.id} ${stands.sequence}`),
    menu(openButton(viewer, content.pairId), ...whenButtons(viewer.edition)),
  ),
];

function newsSentence(viewer: Viewer, { what, startsAt, before }: News): string {
  const { edition, name } = viewer;
  const when = startsAt ? whenOf(viewer, startsAt) : '';
  const was = before ? whenOf(viewer, before) : undefined;
  switch (what) {
    case 'taken':
      return was
        ? say(edition, 'newsTakenMoved', { name, when, before: was })
        : say(edition, 'newsTaken', { name, when });
    case 'arranged':
      return was
        ? say(edition, 'newsArrangedMoved', { name, when, before: was })
        : say(edition, 'newsArranged', { name, when });
    case 'cancelled':
      return say(edition, 'newsCancelled', { name, when });
    case 'none':
      return say(edition, 'newsNone', { name });
  }
}

/** "Did you meet?", to the mentee alone. */
export function questionTold(viewer: Viewer, pairId: string, meeting: Meeting): Told {
  const { edition, name } = viewer;
  const value = `${pairId} ${meeting.id} ${meeting.sequence}`;
  const when = meeting.startsAt ? whenOf(viewer, meeting.startsAt) : '';
  const line = say(edition, 'didYouMeet', { name, when });
  const met = button(say(edition, 'meetMet'), ids.met, { value });
  return {
    subject: meeting.id,
    line,
    button: openButton(viewer, pairId),
    blocks: [
      plainSection(line),
      buttons(
        met,
        button(say(edition, 'meetNotYet'), ids.notYet, { value }),
        button(say(edition, 'meetFellThrough'), ids.fellThrough, { value }),
      ),
    ],
  };
}
