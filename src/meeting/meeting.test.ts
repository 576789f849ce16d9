import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tablesIn } from '../../test/support/moves.ts';
import { changesBy, changesOf, withChanges } from './changes.ts';
import {
  afterMove,
  afterPair,
  afterPress,
  type Book,
  type Meeting,
  type Move,
  mayRead,
  type Offer,
  openMeeting,
  type PairStands,
  type Press,
  type Seen,
  type Side,
  type Standing,
  seenNow,
  standingAt,
  waitingOffer,
} from './meeting.ts';

/*
 * The moves against the tables that were written by hand before the code. What somebody who is none of the two can do is
 * tried through a running bot.
 */

const document = 'meeting/moves.md';
const moves = ['offer', 'withdraw', 'take', 'none-of-these', 'arrange', 'log', 'cancel', 'met', 'not-yet'] as const;
const allMoves = [...moves, 'fell-through'] as const satisfies readonly Move[];
const sides = ['mentee', 'mentor'] as const;

function standing({ pair = '', with: bot = 'bot', meeting = '' }: Record<string, string>): Standing {
  const offeredBy = /offered-by-(mentee|mentor)/.exec(meeting)?.[1] as Side | undefined;
  const time = (/^(set|passed)/.exec(meeting)?.[1] ?? 'none') as Standing['time'];
  return { pair: pair as PairStands, withBot: bot === 'bot', time, offeredBy };
}

/** A state, or what follows from it, as the table names it. */
function written(outcome: ReturnType<typeof afterMove>, before?: Standing): string {
  if (outcome === undefined) return 'no';
  if (outcome === 'same') return 'same';
  const time = outcome.time === 'running' ? 'set' : outcome.time;
  // What ends the times that wait leaves none; a move that says nothing of them names them again.
  const waits = outcome.offeredBy && `offered-by-${outcome.offeredBy}`;
  if (before && !outcome.ended && before.offeredBy && !outcome.offeredBy) return 'times are lost';
  return [time === 'none' && waits ? undefined : time, waits].filter(Boolean).join('+');
}

describe.each(sides)('the moves of a %s', (side) => {
  const [rows = []] = tablesIn(document, side === 'mentee' ? 'Mentee' : 'Mentor');

  test.each(rows)('$pair, $with, $meeting', (row) => {
    const before = standing(row);
    const made = Object.fromEntries(allMoves.map((move) => [move, written(afterMove(before, move, side), before)]));
    expect(made).toEqual(Object.fromEntries(allMoves.map((move) => [move, row[move]])));
    expect(mayRead(before, side) ? 'same' : 'no').toBe(row.read);
  });

  test.each(rows.filter(({ meeting }) => meeting?.startsWith('set')))('while $meeting runs, $pair, $with', (row) => {
    const running = { ...standing(row), time: 'running' as const };
    const passed = { ...standing(row), time: 'passed' as const };
    for (const move of allMoves) {
      const expected = move === 'met' ? written(afterMove(passed, move, side)) : row[move];
      expect([move, written(afterMove(running, move, side))]).toEqual([move, expected]);
    }
  });

  test('are written for every state', () => expect(rows).toHaveLength(22));
});

describe('the clock and the pair', () => {
  const [rows = []] = tablesIn(document, 'Clock and pair');

  test.each(rows)('$pair, $meeting', (row) => {
    const before = standing(row);
    if (before.offeredBy) expect(afterLast(before)).toBe(row['last-time']);
    const close = written(afterPair(before, 'close'));
    expect(close).toBe(row.close);
    expect(written(afterPair(before, 'resume'))).toBe(row.resume);
    // Where nothing waits a pause changes nothing: the table names the state that stays.
    const paused = afterPair(before, 'pause');
    expect(paused === 'same' && row.pause !== 'same' ? row.meeting : written(paused)).toBe(row.pause);
  });

  test('are written for every state', () => expect(rows).toHaveLength(13));
});

const now = new Date('2026-12-08T12:00:00Z');
const at = (hours: number): Date => new Date(now.getTime() + hours * 3_600_000);

const aMeeting = (change: Partial<Meeting> = {}): Meeting => ({
  ...{ id: 'm1', number: 1, state: 'wanted', startsAt: null, minutes: 30, how: null, sequence: 0, forms: [] },
  ...{ endedBy: null },
  ...change,
});
const anOffer = (change: Partial<Offer> = {}): Offer => ({
  ...{ id: 'o1', meetingId: 'm1', sentBy: 'mentee', times: [at(24), at(48)], formId: 'f1', sentAt: at(-1) },
  ...{ minutes: 30, ended: null, endedAt: null, taken: null, word: '' },
  ...change,
});
const aBook = (meetings: Meeting[], offers: Offer[] = []): Book => ({
  ...{ pair: 'active', withBot: true, meetings, offers },
});
const setAt = (hours: number, change: Partial<Meeting> = {}): Meeting =>
  aMeeting({ state: 'set', startsAt: at(hours), how: 'offer', sequence: 1, ...change });
const nothing: Seen = { sequence: 0 };
const named = { meetingId: 'm1', sequence: 1 };

type Old = (by: Side, other: Side) => { book: Book; press: Press }[];
const ends = (...all: NonNullable<Offer['ended']>[]) => all;
const letGo = ends('withdrawn', 'overtaken', 'passed', 'none', 'closed');

/** How it stands once the last of the times that wait has passed, and the clock has looked. */
function afterLast({ time, offeredBy = 'mentee', pair, withBot }: Standing): string {
  const meeting = time === 'none' ? aMeeting() : setAt(time === 'set' ? 24 : -24);
  const book = { ...aBook([meeting], [anOffer({ sentBy: offeredBy, times: [at(-1), at(0)] })]), pair, withBot };
  const after = withChanges(book, changesOf(book, 'same', now));
  expect(after.offers.map(({ ended }) => ended)).toEqual(['passed']);
  return written({ time: standingAt(after, now).time });
}

/** What an old press names, in the words of the table. */
const oldPresses: Record<string, Old> = {
  'offer: the form that made an offer, whatever became of it': (by) =>
    [...letGo, 'taken' as const, null].map((ended) => ({
      book: aBook([aMeeting()], [anOffer({ sentBy: by, ended })]),
      press: { move: 'offer', formId: 'f1', seen: nothing },
    })),
  'arrange: the form that set a time, whatever became of it': () =>
    [setAt(24, { forms: ['f1'] }), aMeeting({ forms: ['f1'], sequence: 2 })].flatMap((meeting) =>
      [meeting, aMeeting({ ...meeting, state: 'cancelled' })].map((one) => ({
        book: aBook([one]),
        press: { move: 'arrange', formId: 'f1', seen: nothing, time: at(90) },
      })),
    ),
  'offer: a form opened before the offer that waits was there': (by, other) =>
    [by, other].map((sentBy) => ({
      book: aBook([aMeeting()], [anOffer({ sentBy })]),
      press: { move: 'offer', formId: 'f2', seen: { meetingId: 'm1', sequence: 0 } },
    })),
  'offer: a form opened before the time that stands was set or moved': () =>
    [nothing, { meetingId: 'm1', sequence: 0 }].map((seen) => ({
      book: aBook([setAt(24)]),
      press: { move: 'offer', formId: 'f2', seen },
    })),
  'offer: a form for a meeting that is over': () =>
    (['met', 'cancelled', 'fell-through'] as const).map((state) => ({
      book: aBook([setAt(-24, { state })]),
      press: { move: 'offer', formId: 'f2', seen: named },
    })),
  'take: the time already taken, while it stands': (_, other) => [
    {
      book: aBook([setAt(24)], [anOffer({ sentBy: other, ended: 'taken', taken: at(24) })]),
      press: { move: 'take', offerId: 'o1', time: at(24) },
    },
  ],
  'take: another time of an offer that is taken': (_, other) => [
    {
      book: aBook([setAt(24)], [anOffer({ sentBy: other, ended: 'taken', taken: at(24) })]),
      press: { move: 'take', offerId: 'o1', time: at(48) },
    },
  ],
  'take: a time that has passed, while others have not': (_, other) => [
    {
      book: aBook([aMeeting()], [anOffer({ sentBy: other, times: [at(0), at(24)] })]),
      press: { move: 'take', offerId: 'o1', time: at(0) },
    },
  ],
  'take: an offer withdrawn, overtaken, passed or answered with none': (_, other) =>
    letGo.map((ended) => ({
      book: aBook([aMeeting()], [anOffer({ sentBy: other, ended })]),
      press: { move: 'take', offerId: 'o1', time: at(24) },
    })),
  'take: the time already taken, moved or cancelled since': (_, other) =>
    [setAt(30, { sequence: 2 }), setAt(24, { state: 'cancelled', sequence: 2 })].map((meeting) => ({
      book: aBook([meeting], [anOffer({ sentBy: other, ended: 'taken', taken: at(24) })]),
      press: { move: 'take', offerId: 'o1', time: at(24) },
    })),
  "withdraw: one's own offer, withdrawn, overtaken, passed or answered with none": (by) =>
    letGo.map((ended) => ({
      book: aBook([aMeeting()], [anOffer({ sentBy: by, ended })]),
      press: { move: 'withdraw', offerId: 'o1' },
    })),
  "withdraw: one's own offer, taken": (by) => [
    {
      book: aBook([setAt(24)], [anOffer({ sentBy: by, ended: 'taken', taken: at(24) })]),
      press: { move: 'withdraw', offerId: 'o1' },
    },
  ],
  'none-of-these: an offer already answered with none, withdrawn, overtaken or passed': (_, other) =>
    letGo.map((ended) => ({
      book: aBook([aMeeting()], [anOffer({ sentBy: other, ended })]),
      press: { move: 'none-of-these', offerId: 'o1' },
    })),
  'none-of-these: an offer that is taken': (_, other) => [
    {
      book: aBook([setAt(24)], [anOffer({ sentBy: other, ended: 'taken', taken: at(24) })]),
      press: { move: 'none-of-these', offerId: 'o1' },
    },
  ],
  'arrange: the instant that stands, and no offer waits': () => [
    { book: aBook([setAt(24)]), press: { move: 'arrange', formId: 'f2', seen: nothing, time: at(24) } },
  ],
  'arrange: a form opened before the time that stands was set or moved, another instant': () => [
    { book: aBook([setAt(24)]), press: { move: 'arrange', formId: 'f2', seen: nothing, time: at(25) } },
  ],
  'arrange: a form opened before the offer that waits was there': (by, other) =>
    [by, other].flatMap((sentBy) =>
      [aMeeting(), setAt(24)].map((meeting) => ({
        book: aBook([meeting], [anOffer({ sentBy })]),
        press: {
          ...{ move: 'arrange', formId: 'f2', time: at(24) },
          seen: { meetingId: 'm1', sequence: meeting.sequence },
        },
      })),
    ),
  'log: the same form once more': () => [
    {
      book: aBook([aMeeting({ state: 'met', startsAt: at(-24), how: 'logged', forms: ['f1'] })]),
      press: { move: 'log', formId: 'f1', seen: nothing, time: at(-24) },
    },
  ],
  'log: a day on which the two are noted to have met, in another form': () =>
    [at(-24), at(-22)].map((time) => ({
      book: aBook([aMeeting({ state: 'met', startsAt: at(-24), forms: ['f1'] }), setAt(24, { id: 'm2', number: 2 })]),
      press: { move: 'log', formId: 'f2', seen: nothing, time, zone: 'Europe/London' },
    })),
  'log: that day, said to be another meeting': () => [
    {
      book: aBook([aMeeting({ state: 'met', startsAt: at(-24), forms: ['f1'] })]),
      press: { move: 'log', formId: 'f2', seen: nothing, time: at(-22), isAnother: true },
    },
  ],
  'log: the instant of the one that is noted, said to be another meeting': () => [
    {
      book: aBook([aMeeting({ state: 'met', startsAt: at(-24), forms: ['f1'] })]),
      press: { move: 'log', formId: 'f2', seen: nothing, time: at(-24), isAnother: true },
    },
  ],
  'log: the coming meeting, in `set`: it took place earlier': () => [
    { book: aBook([setAt(24)]), press: { move: 'log', formId: 'f2', seen: named, time: at(-2), isOpenOne: true } },
  ],
  'log: an instant ahead': () => [
    { book: aBook([]), press: { move: 'log', formId: 'f2', seen: nothing, time: at(1) } },
    { book: aBook([setAt(24)]), press: { move: 'log', formId: 'f2', seen: named, time: at(24), isOpenOne: true } },
  ],
  'cancel: the meeting that is cancelled': () => [
    { book: aBook([setAt(24, { state: 'cancelled', sequence: 2 })]), press: { move: 'cancel', ...named } },
  ],
  'cancel: a meeting with a time that was moved since': () => [
    { book: aBook([setAt(24, { sequence: 2 })]), press: { move: 'cancel', ...named } },
  ],
  'cancel: a meeting that has met or fell through': () =>
    (['met', 'fell-through'] as const).map((state) => ({
      book: aBook([setAt(-24, { state })]),
      press: { move: 'cancel', ...named },
    })),
  'met: the meeting that is met': () => [
    { book: aBook([setAt(-24, { state: 'met' })]), press: { move: 'met', ...named } },
  ],
  'met: a meeting cancelled or fallen through': () =>
    (['cancelled', 'fell-through'] as const).map((state) => ({
      book: aBook([setAt(-24, { state })]),
      press: { move: 'met', ...named },
    })),
  'met: a time that was moved or let go since': () =>
    [setAt(-24, { sequence: 2 }), aMeeting({ sequence: 2 })].map((meeting) => ({
      book: aBook([meeting]),
      press: { move: 'met', ...named },
    })),
  'not-yet: a time already answered with not yet, or let go by new times': () =>
    [aMeeting({ sequence: 2 }), setAt(24, { sequence: 3 })].map((meeting) => ({
      book: aBook([meeting]),
      press: { move: 'not-yet', ...named },
    })),
  'not-yet: a meeting that has met, fell through or is cancelled': () =>
    (['met', 'cancelled', 'fell-through'] as const).map((state) => ({
      book: aBook([setAt(-24, { state })]),
      press: { move: 'not-yet', ...named },
    })),
  'fell-through: the meeting that fell through': () => [
    { book: aBook([setAt(-24, { state: 'fell-through' })]), press: { move: 'fell-through', ...named } },
  ],
  'fell-through: a meeting that has met or is cancelled': () =>
    (['met', 'cancelled'] as const).map((state) => ({
      book: aBook([setAt(-24, { state })]),
      press: { move: 'fell-through', ...named },
    })),
  'fell-through: a time already answered with not yet, or let go by new times': () =>
    [aMeeting({ sequence: 2 }), setAt(24, { sequence: 3 })].map((meeting) => ({
      book: aBook([meeting]),
      press: { move: 'fell-through', ...named },
    })),
};

describe('an old press', () => {
  const [rows = []] = tablesIn(document, 'Old presses');

  test.each(rows)('$move: $outcome', (row) => {
    const old = oldPresses[`${row.move}: ${row['the press names']}`];
    if (!old) throw new Error(`The test knows no "${row.move}: ${row['the press names']}".`);
    for (const by of sides) {
      // He has not got this move.
      const outcome = row.move === 'not-yet' && by === 'mentor' ? 'no' : row.outcome;
      for (const { book, press } of old(by, by === 'mentee' ? 'mentor' : 'mentee'))
        expect([press, written(afterPress(book, press, by, now))]).toEqual([press, outcome]);
    }
  });

  test('is written for each of them', () => expect(rows).toHaveLength(Object.keys(oldPresses).length));
});

test('whatever two do in whichever order, one meeting is open at most, and one offer waits', () => {
  const hour = fc.integer({ min: -5, max: 60 });
  const step = fc.record({
    ...{ by: fc.constantFrom(...sides), move: fc.constantFrom(...allMoves), hour, isOld: fc.boolean() },
    ...{
      later: fc.integer({ min: 0, max: 20 }),
      pair: fc.constantFrom('active', 'active', 'active', 'paused', 'closed'),
    },
    isOpenOne: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let book: Book = aBook([]);
      let clock = now;
      const history: { seen: Seen; meeting: Meeting | undefined; offer: Offer | undefined }[] = [];
      steps.forEach((one, n) => {
        clock = new Date(clock.getTime() + one.later * 3_600_000);
        if (one.pair === 'paused')
          book = withChanges(book, changesOf(book, afterPair(standingAt(book, clock), 'pause'), clock));
        if (one.pair === 'closed')
          book = withChanges(book, changesOf(book, afterPair(standingAt(book, clock), 'close'), clock));
        const time = new Date(clock.getTime() + one.hour * 3_600_000);
        history.push({ seen: seenNow(book, clock), meeting: openMeeting(book), offer: book.offers.at(-1) });
        const shown = history[one.isOld ? Math.floor(n / 2) : n];
        const of = { meetingId: shown?.meeting?.id ?? 'none', sequence: shown?.meeting?.sequence ?? 0 };
        const offerId = shown?.offer?.id ?? 'none';
        const form = { formId: one.isOld ? `f${Math.floor(n / 2)}` : `f${n}`, seen: shown?.seen ?? nothing };
        const press = {
          offer: { move: 'offer', ...form },
          arrange: { move: 'arrange', ...form, time },
          log: { move: 'log', ...form, time, isOpenOne: one.isOpenOne },
          take: { move: 'take', offerId, time: shown?.offer?.times[0] ?? time },
          withdraw: { move: 'withdraw', offerId },
          'none-of-these': { move: 'none-of-these', offerId },
          cancel: { move: 'cancel', ...of },
          met: { move: 'met', ...of },
          'not-yet': { move: 'not-yet', ...of },
          'fell-through': { move: 'fell-through', ...of },
        }[one.move] as Press;
        const before = openMeeting(book);
        const outcome = afterPress(book, press, one.by, clock);
        if (typeof outcome === 'object') {
          const times = [time, new Date(time.getTime() + 3_600_000)];
          const brings = { newIds: { meeting: `m${n}`, offer: `o${n}` }, by: one.by, times, minutes: 30 };
          book = withChanges(book, changesBy(book, press, outcome, brings, clock));
          // What the machine says is what the book then holds.
          const is = standingAt(book, clock);
          expect(is.time === 'running' || is.time === 'passed' ? 'set' : is.time).toBe(
            ['running', 'passed'].includes(outcome.time) ? 'set' : outcome.time,
          );
        }
        const open = book.meetings.filter(({ state }) => state === 'wanted' || state === 'set');
        expect(open.length).toBeLessThanOrEqual(1);
        expect(book.offers.filter(({ ended }) => ended === null).length).toBeLessThanOrEqual(1);
        const waiting = waitingOffer(book, clock);
        if (waiting) expect(waiting.meetingId).toBe(open[0]?.id);
        for (const meeting of open) expect(meeting.startsAt !== null).toBe(meeting.state === 'set');
        // An entry in a calendar is never older than the one before.
        if (before)
          expect(book.meetings.find(({ id }) => id === before.id)?.sequence).toBeGreaterThanOrEqual(before.sequence);
        expect(new Set(book.meetings.map(({ number }) => number)).size).toBe(book.meetings.length);
      });
    }),
    { numRuns: 150 },
  );
});
