import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../../test/support/runs.ts';
import type { MentorFact } from '../../meeting/follow-up/facts.ts';
import { decideDigest, digestOf, type Given } from './digest.ts';

const went = { side: 'mentor', on: '2026-12-21', ofDay: 1, week: '2026-W52', ofWeek: 1 } as const;
const usual: Given = {
  ...{ today: '2026-12-21', isOn: true, takesMessages: true, decided: ['2026-W51'], digest: { isDue: true } },
  verdict: { do: 'now', went },
};

test.each<[string, Partial<Given>, string]>([
  ['one where something is due', {}, 'digest'],
  ['none with nothing due', { digest: { isDue: false } }, 'silent nothing'],
  [
    'none with nothing due, also where it would have to wait',
    { digest: { isDue: false }, verdict: later() },
    'silent nothing',
  ],
  ['none that is off', { isOn: false }, 'silent off'],
  ['none for who takes no messages', { takesMessages: false }, 'silent no-messages'],
  ['none in a week that was decided', { decided: ['2026-W52'] }, 'silent this-week'],
  ['none for who has left', { verdict: { do: 'never', because: 'left' } }, 'silent left'],
  ['later where his hours or other messages hold it', { verdict: later() }, 'wait'],
])('%s', (_, change, expected) => {
  const decision = decideDigest({ ...usual, ...change });
  expect(decision.do === 'silent' ? `silent ${decision.because}` : decision.do).toBe(expected);
});

function later() {
  return { do: 'not before', instant: new Date('2026-12-22T08:00:00Z') } as const;
}

const hourMs = 60 * 60 * 1000;
const press = { actionId: 'meeting:open', value: 'x' };
/** A Monday, eight in the morning in London, and within the hour in which the day is another one in Auckland. */
const start = Date.parse('2027-03-22T08:00:00Z');
const zones = ['Europe/London', 'Pacific/Auckland', 'America/St_Johns', 'Pacific/Apia'];

/** One whom he mentors, with a time some hours from then and promises with days some days from then. */
const factOf = (name: string, hours: number | null, days: readonly (number | null)[]): MentorFact => ({
  ...{ pairId: name, name },
  meeting:
    hours === null
      ? undefined
      : {
          ...{ startsAt: new Date(start + hours * hourMs), when: 'then', isTwice: false, isShared: hours % 2 === 0 },
          ...{ open: press, agenda: press },
        },
  promises: days.map((day, at) => ({
    text: `${name} ${at}`,
    due: day === null ? null : new Date(Date.UTC(2027, 2, 22) + day * 24 * hourMs).toISOString().slice(0, 10),
    done: press,
  })),
});

test('what is due is a meeting within the week, and a promise from four weeks back to a week ahead; all in their order', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.array(
        fc.tuple(
          fc.option(fc.integer({ min: -200, max: 400 })),
          fc.array(fc.option(fc.integer({ min: -40, max: 20 })), { maxLength: 3 }),
        ),
        { maxLength: 5 },
      ),
      (zone, drawn) => {
        const facts = drawn.map(([hours, days], at) => factOf(`m${at}`, hours, days));
        const { meetings, promises, isDue } = digestOf(facts, zone, new Date(start));
        // By a calendar that was written apart: the day it is there, as the browser says it.
        const there = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(start);
        const ahead = drawn.flatMap(([hours]) => (hours !== null && hours > 0 ? [hours] : []));
        const dues = facts.flatMap((one) => one.promises.flatMap(({ due }) => due ?? []));
        const daysFrom = (day: string): number => (Date.parse(day) - Date.parse(there)) / (24 * hourMs);
        const expected = ahead.some((hours) => hours <= 7 * 24) || dues.map(daysFrom).some((n) => n >= -28 && n <= 7);
        expect(isDue).toBe(expected);
        expect(meetings.map(({ startsAt }) => (startsAt.getTime() - start) / hourMs)).toEqual(
          ahead.toSorted((a, b) => a - b),
        );
        expect(promises.flatMap(({ due }) => due ?? [])).toEqual(dues.toSorted());
        expect(promises).toHaveLength(facts.flatMap((one) => one.promises).length);
        for (const { startsAt, isSoon } of meetings) expect(isSoon).toBe(startsAt.getTime() - start <= 7 * 24 * hourMs);
      },
    ),
    { numRuns: runs(1_000) },
  );
});
