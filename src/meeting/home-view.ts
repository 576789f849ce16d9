import type { Button } from '@slack/types';
import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import type { HomeLook, HomePart } from '../feature.ts';
import type { Candidate } from '../next.ts';
import { button, buttons, header, plainSection } from '../slack/blocks.ts';
import { followIds } from './follow-up/ids.ts';
import { ids } from './ids.ts';
import { afterMove, type Book, openMeeting, type Side, standingAt } from './meeting.ts';
import { agendaButton, silentBlocks } from './page-view.ts';
import { homeLines, type Shown, type Viewer } from './wording.ts';

/** More meetings than these do not stand in Home at once: the soonest do. */
const mostShown = 6;

interface Row {
  viewer: Viewer;
  shown: Shown;
}

/** What stands, or waits, with everybody somebody works with; a mentor's apart from a mentee's own. */
export function homePart(edition: Edition, rows: readonly Row[]): HomePart {
  const of = (side: Side) => rows.filter(({ viewer }) => viewer.side === side);
  const mentors = linesOf(edition, of('mentor'));
  return {
    sections: [linesOf(edition, of('mentee'))],
    ...(mentors.length > 0 && { asMentor: { blocks: mentors, isAlone: false } }),
  };
}

function linesOf(edition: Edition, rows: readonly Row[]) {
  const lines = rows
    .toSorted((a, b) => startOf(a) - startOf(b))
    .flatMap(({ viewer, shown }) => {
      const said = homeLines(viewer, shown);
      const opens = isAsked(viewer, shown) ? 'seeTimes' : 'nextMeeting';
      const open = button(say(edition, opens), ids.open, { value: shown.pairId });
      const agenda = openMeeting(shown.book) && agendaButton(viewer, shown);
      if (said.length === 0) return [];
      const row = { ...plainSection(said.join('\n')), accessory: open };
      const acts = [...metButtons(viewer, shown), ...writeButtons(viewer, shown), ...(agenda ? [agenda] : [])];
      return [[row, ...(acts.length > 0 ? [buttons(...acts)] : []), ...silentBlocks(viewer, shown)]];
    });
  const more = lines.length - mostShown;
  if (lines.length === 0) return [];
  return [
    header(say(edition, 'homeMeetings')),
    ...lines.slice(0, mostShown).flat(),
    ...(more > 0 ? [plainSection(say(edition, 'homeMeetMore', { count: more }))] : []),
  ];
}

/** Whether the two met is answered where it is asked. */
function metButtons({ edition, side }: Viewer, { book, now, pairId }: Shown): Button[] {
  const standing = standingAt(book, now);
  const meeting = openMeeting(book);
  if (!meeting || standing.time === 'set' || afterMove(standing, 'met', side) === undefined) return [];
  const value = `${pairId} ${meeting.id} ${meeting.sequence}`;
  return [button(say(edition, 'meetMet'), ids.met, { value })];
}

const writeButtons = ({ edition }: Viewer, { pairId, unwritten }: Shown): Button[] =>
  unwritten?.startsAt
    ? [button(say(edition, 'writeUp'), followIds.writeUp, { value: `${pairId} ${unwritten.meetingId}` })]
    : [];

/** Times wait for whoever reads to take one. */
function isAsked({ side }: Viewer, { book, now }: Shown): boolean {
  const { offeredBy } = standingAt(book, now);
  return offeredBy !== undefined && offeredBy !== side;
}

/** What waits for its reader comes first, then what is soonest. */
function startOf({ viewer, shown }: Row): number {
  if (isAsked(viewer, shown)) return 0;
  const { book } = shown;
  return openMeeting(book)?.startsAt?.getTime() ?? Number.POSITIVE_INFINITY;
}

/** What somebody could do next about their meetings: choose among times, or share what is to be talked about soon. */
export const nextOf = (edition: Edition, rows: readonly Row[]): Candidate[] => [
  ...rows
    .filter(({ viewer, shown }) => isAsked(viewer, shown))
    .slice(0, 1)
    .map(({ viewer, shown }) => ({
      reason: 'answer' as const,
      sentence: say(edition, 'homeMeetTheirs', { name: viewer.name }),
      typed: true,
      button: { label: say(edition, 'seeTimes'), actionId: ids.open, value: shown.pairId },
    })),
  ...rows
    .filter(({ viewer, shown: { book, now } }) => viewer.side === 'mentee' && standingAt(book, now).time === 'passed')
    .slice(0, 1)
    .map(({ viewer, shown }) => ({
      reason: 'met' as const,
      sentence: homeLines(viewer, { ...shown, unwritten: undefined })[0] ?? '',
      typed: true,
      button: {
        label: say(edition, 'meetMet'),
        actionId: ids.met,
        value: `${shown.pairId} ${openMeeting(shown.book)?.id} ${openMeeting(shown.book)?.sequence}`,
      },
      besides: { label: say(edition, 'nextMeeting'), actionId: ids.open, value: shown.pairId },
    })),
  ...rows
    .flatMap(({ viewer, shown }) => (shown.unwritten?.startsAt ? [{ viewer, shown, unwritten: shown.unwritten }] : []))
    .slice(0, 1)
    .map(({ viewer, shown, unwritten }) => ({
      reason: 'write-up' as const,
      sentence: say(edition, 'homeWriteUp', { name: viewer.name }),
      typed: true,
      button: {
        label: say(edition, 'writeUp'),
        actionId: followIds.writeUp,
        value: `${shown.pairId} ${unwritten.meetingId}`,
      },
    })),
  ...rows
    .filter(({ viewer, shown: { book, now } }) => viewer.side === 'mentee' && isUnshared(book, now))
    .toSorted((a, b) => startOf(a) - startOf(b))
    .slice(0, 1)
    .map(({ viewer, shown }) => ({
      reason: 'agenda' as const,
      sentence: say(edition, 'homeAgendaNext', { name: viewer.name }),
      typed: true,
      button: { label: say(edition, 'agendaPrepare'), actionId: ids.agenda, value: shown.pairId },
    })),
];

/** A pair that wants a time for its next meeting. */
export interface Wanting {
  viewer: Viewer;
  pairId: string;
  hasMet: boolean;
  /** The bot takes times to the mentor; else they are words to send. */
  withBot: boolean;
}

/** A time to find: for the two who have not met at all first, since that weighs most. */
export const toSchedule = (edition: Edition, wanting: readonly Wanting[]): Candidate[] =>
  wanting
    .toSorted((a, b) => Number(a.hasMet) - Number(b.hasMet))
    .slice(0, 1)
    .map(({ viewer, pairId, hasMet, withBot }) => ({
      reason: hasMet ? ('schedule' as const) : ('first-meeting' as const),
      sentence: say(edition, hasMet ? 'nextSchedule' : 'nextFirstMeeting', { name: viewer.name }),
      typed: true,
      button: withBot
        ? { label: say(edition, 'meetOffer'), actionId: ids.offer, value: pairId }
        : { label: say(edition, 'nextMeeting'), actionId: ids.open, value: pairId },
      besides: { label: say(edition, 'meetArrange'), actionId: ids.arrange, value: pairId },
    }));

const soonMs = 7 * 24 * 60 * 60 * 1000;

/** Whether two meet within a week, through the bot, and the agenda is a draft. */
function isUnshared(book: Book, now: Date): boolean {
  const meeting = openMeeting(book);
  const ahead = meeting?.startsAt ? meeting.startsAt.getTime() - now.getTime() : 0;
  return book.withBot && book.pair !== 'closed' && ahead > 0 && ahead <= soonMs && !meeting?.sharedAt;
}

/** How it may look: nothing, and both sides at their fullest. */
export function homeSamples(edition: Edition): Record<string, HomeLook> {
  const now = new Date('2026-11-23T15:00:00Z');
  const id = '00000000-0000-4000-8000-000000000000';
  const at = new Date('2026-12-08T16:00:00Z');
  const meeting = { id, number: 1, state: 'set', startsAt: at, minutes: 30, how: 'offer', sequence: 1 } as const;
  const set: Book = { pair: 'active', withBot: true, meetings: [{ ...meeting, forms: [], endedBy: null }], offers: [] };
  const offer = { id, meetingId: id, times: [at], formId: id, sentAt: now, minutes: 45 };
  const waits = { ended: null, endedAt: null, taken: null, word: '' };
  const offered = (sentBy: Side): Book => ({ ...set, offers: [{ ...offer, ...waits, sentBy }] });
  const zones = { mine: 'America/Chicago', theirs: 'Australia/Lord_Howe' };
  const row = (side: Side, book: Book): Row => ({
    viewer: { edition, side, name: 'ظ'.repeat(100), zones, now },
    shown: { pairId: id, pausedUntil: null, book, now },
  });
  const all = (['mentee', 'mentor'] as const).flatMap((side) =>
    [set, offered('mentee'), offered('mentor'), set, set, set, set, set].map((book) => row(side, book)),
  );
  const soon: Book = {
    ...set,
    meetings: [{ ...meeting, startsAt: new Date('2026-11-26T16:00:00Z'), forms: [], endedBy: null }],
  };
  const passed: Book = {
    ...set,
    meetings: [{ ...meeting, startsAt: new Date('2026-11-23T12:00:00Z'), forms: [], endedBy: null }],
  };
  const wanting = (hasMet: boolean): Wanting => {
    const { viewer } = row('mentee', set);
    return { viewer, pairId: id, hasMet, withBot: true };
  };
  const look = (rows: Row[], wanted: Wanting[] = []): HomeLook => ({
    part: homePart(edition, rows),
    next: [...nextOf(edition, rows), ...toSchedule(edition, wanted)],
  });
  return {
    none: { part: homePart(edition, []) },
    fullest: { part: homePart(edition, all), next: nextOf(edition, all) },
    agenda: look([row('mentee', soon)]),
    passed: look([row('mentee', passed)]),
    'first-meeting': look([], [wanting(false)]),
    schedule: look([], [wanting(true)]),
  };
}
