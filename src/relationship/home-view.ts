import type { AnyBlock, ModalView } from '@slack/types';
import { sayDay } from '../calendar.ts';
import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import type { HomeLook, HomePart } from '../feature.ts';
import { pageOf } from '../forms/paging.ts';
import type { Candidate } from '../next.ts';
import { button, buttons, context, header, modal, plainSection } from '../slack/blocks.ts';
import { ids } from './ids.ts';
import { otherSide, type PairOver, type PairRecord, type Side, sideOf } from './pair.ts';
import { isInTrouble } from './place/place.ts';
import { otherName, pairShown, type Viewer } from './wording.ts';

/** More pairs than these of one side do not stand in Home at once; what waits for its reader comes first. */
const mostShown = 6;

/** Somebody's pairs, those that go on and those that are over. */
interface Pairs {
  pairs: readonly PairRecord[];
  over: readonly PairOver[];
}

/** Somebody's pairs: whom she works with, and who works with them. */
export function homePart(
  edition: Edition,
  { personId, pairs, over, isNew }: Pairs & { personId: string; isNew: boolean },
): HomePart {
  const of = (side: Side) => pairs.filter((pair) => sideOf(pair, personId) === side && isShown(pair, side));
  const isOver = (side: Side) => over.some((pair) => sideOf(pair, personId) === side && isPast(pair, side));
  return {
    // It goes on for as long as they work together.
    step: { number: 3, isDone: false },
    sections: [rowsOf(edition, of('mentee'), 'mentee', isOver('mentee'))],
    ...((of('mentor').length > 0 || isOver('mentor')) && {
      asMentor: { blocks: rowsOf(edition, of('mentor'), 'mentor', isOver('mentor')), isAlone: isNew },
    }),
  };
}

/** What is over stands there no more. A mentor sees nothing of what has not come to them, was taken back or ran out, nor of what goes on without the bot. */
export const isShown = ({ state, withBot, isUntold }: PairRecord, side: Side): boolean =>
  state !== 'closed' && (side === 'mentee' || (withBot && state !== 'talk' && !(isUntold && state === 'proposed')));

/** What is over and was agreed once; of what went without the bot a mentor knows nothing here. */
export const isPast = ({ state, hasAgreed, withBot }: PairOver, side: Side): boolean =>
  state === 'closed' && hasAgreed && (side === 'mentee' || withBot);

function rowsOf(edition: Edition, pairs: readonly PairRecord[], side: Side, isOver: boolean): AnyBlock[] {
  if (pairs.length === 0 && !isOver) return [];
  const more = pairs.length - mostShown;
  const all = button(say(edition, 'homePairsAll'), ids.all, { value: side });
  const over = button(say(edition, 'homePairsOver'), ids.past, { value: side });
  return [
    header(say(edition, side === 'mentee' ? 'homePairs' : 'homeMentees')),
    ...rowsFor(edition, pairs, side).slice(0, mostShown),
    ...(more > 0 ? [{ ...plainSection(say(edition, 'homePairsMore', { count: more })), accessory: all }] : []),
    ...(isOver ? [{ ...plainSection(say(edition, 'homePairsOverLine')), accessory: over }] : []),
  ];
}

/** A line for each pair, what waits for its reader first. */
function rowsFor(edition: Edition, pairs: readonly PairRecord[], side: Side): AnyBlock[] {
  const waits = (pair: PairRecord): number => Number(pair.waits !== otherSide(side));
  return pairs
    .toSorted((a, b) => waits(a) - waits(b))
    .map((pair) => ({
      ...plainSection(rowWords(edition, pair, side)),
      accessory: button(say(edition, 'pairOpen'), ids.show, { value: pair.id }),
    }));
}

/** How many stand on a page of all of them. */
const aPage = 10;

/** Every pair of one side that is not over, ten a page, what waits for its reader first. */
export function allView(edition: Edition, pairs: readonly PairRecord[], side: Side, wanted: number): ModalView {
  const { page, pages, offset, limit } = pageOf(pairs.length, wanted, aPage);
  const to = (at: number) => ({ value: `${side} ${at}` });
  const ways = [
    ...(page > 1 ? [button(say(edition, 'goalsEarlier'), ids.allEarlier, to(page - 1))] : []),
    ...(page < pages ? [button(say(edition, 'goalsLater'), ids.allLater, to(page + 1))] : []),
  ];
  const place = { from: offset + 1, to: Math.min(offset + limit, pairs.length), total: pairs.length };
  return modal({
    callbackId: ids.page,
    title: say(edition, side === 'mentee' ? 'homePairs' : 'homeMentees'),
    close: say(edition, 'closeButton'),
    blocks: [
      ...(pairs.length > 0
        ? rowsFor(edition, pairs, side).slice(offset, offset + limit)
        : [plainSection(say(edition, 'homePairsNone'))]),
      ...(pages > 1 ? [context(say(edition, 'goalsPlace', place)), buttons(...ways)] : []),
    ],
  });
}

function rowWords(edition: Edition, pair: PairRecord, side: Side): string {
  const viewer: Viewer = { edition, timeZone: null, side };
  const name = otherName(viewer, pairShown(pair));
  if (pair.state === 'paused' && pair.pausedUntil)
    return say(edition, 'homePairPaused', { name, date: sayDay(pair.pausedUntil, edition.spelling) });
  if (side === 'mentee' && isInTrouble(pair.place)) return say(edition, 'homePairPlace', { name });
  if (pair.waits) return say(edition, pair.waits === side ? 'homePairWaitsThem' : 'homePairWaitsYou', { name });
  return say(edition, pair.state === 'talk' ? 'homePairTalk' : 'homePairActive', { name });
}

/** What a yes leads to, once the two have met and nothing was proposed yet. */
export interface Met {
  ask: string;
  name: string;
}

/** What somebody could do next about the people they work with: answer what waits for them, or propose how to work. */
export function nextOf(
  edition: Edition,
  {
    personId,
    pairs,
    met,
    toReview = [],
  }: {
    personId: string;
    pairs: readonly PairRecord[];
    met: readonly Met[];
    /** Whose day to look at what was agreed has come: keep, change, or end. */
    toReview?: readonly PairRecord[];
  },
): Candidate[] {
  const waiting = pairs.find((pair) => {
    const side = sideOf(pair, personId);
    return side !== undefined && pair.waits === otherSide(side) && isShown(pair, side);
  });
  const [first] = met;
  const side = waiting && sideOf(waiting, personId);
  return [
    ...(waiting && side
      ? [
          {
            reason: 'answer' as const,
            sentence: say(edition, 'nextAnswer', {
              name: otherName({ edition, timeZone: null, side }, pairShown(waiting)),
            }),
            typed: true,
            button: { label: say(edition, 'pairOpen'), actionId: ids.show, value: waiting.id },
          },
        ]
      : []),
    ...(first
      ? [
          {
            reason: 'propose' as const,
            sentence: say(edition, 'nextPropose', { name: first.name }),
            typed: true,
            button: { label: say(edition, 'pairPropose'), actionId: ids.begin, value: first.ask },
          },
        ]
      : []),
    ...toReview.slice(0, 1).map((pair) => ({
      reason: 'review' as const,
      sentence: say(edition, 'nextReview', {
        name: otherName({ edition, timeZone: null, side: 'mentee' }, pairShown(pair)),
      }),
      typed: true,
      button: { label: say(edition, 'pairOpen'), actionId: ids.show, value: pair.id },
    })),
  ];
}

const [me, other] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
const longName = 'ظ'.repeat(300);

const samplePair = (change: Partial<PairRecord>): PairRecord => ({
  ...{ id: '00000000-0000-4000-8000-000000000000', menteeId: me, mentorId: other, onMap: other },
  ...{
    state: 'active',
    withBot: true,
    noted: { name: longName, about: '' },
    pausedUntil: null,
    keptOn: null,
    endedBy: null,
  },
  ...{ closedAt: null, hasAgreed: true, isUntold: false, workspaceId: 'T0SANDBOX' },
  mentee: { name: longName, slackUserId: 'U0MAYA', timeZone: null, left: false },
  mentor: { name: longName, slackUserId: 'U0DANI', timeZone: null, left: false },
  ...change,
});

/** All of one side: nobody, and a page in the middle. */
export const allSamples = (edition: Edition): Record<string, ModalView> => ({
  none: allView(edition, [], 'mentee', 1),
  fullest: allView(
    edition,
    Array.from({ length: 30 }, () => samplePair({ menteeId: other, mentorId: me, waits: 'mentee' })),
    'mentor',
    2,
  ),
});

/** How it may look: nobody, and both sides at their fullest. */
export function homeSamples(edition: Edition): Record<string, HomeLook> {
  const as = (side: Side) => (side === 'mentee' ? {} : { menteeId: other, mentorId: me });
  const states: Partial<PairRecord>[] = [
    { state: 'talk' },
    { state: 'proposed', waits: 'mentee' },
    { state: 'proposed', waits: 'mentor' },
    { state: 'active' },
    { state: 'active', waits: 'mentor' },
    { state: 'paused', pausedUntil: '2026-12-31' },
    { state: 'active' },
    { state: 'closed' },
  ];
  const look = (pairs: PairRecord[], met: Met[] = [], toReview: PairRecord[] = []): HomeLook => ({
    part: homePart(edition, {
      personId: me,
      pairs,
      over: pairs.filter(({ state }) => state === 'closed'),
      isNew: false,
    }),
    next: nextOf(edition, { personId: me, pairs, met, toReview }),
  });
  return {
    none: look([]),
    fullest: look(
      (['mentee', 'mentor'] as const).flatMap((side) => states.map((one) => samplePair({ ...one, ...as(side) }))),
    ),
    met: look([], [{ ask: me, name: longName }]),
    review: look([], [], [samplePair({})]),
  };
}
