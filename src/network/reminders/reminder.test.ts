import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyMap, today } from '../../../test/support/maps.ts';
import { allFindings, findings, inRuleOrder } from '../findings/findings.ts';
import { mapOn } from '../whole-map.ts';
import { dayBefore, isPutAway, isReminderDay, usualReminder } from './reminder.ts';

test.each([
  ['2026-11-22', false],
  ['2026-11-23', false],
  ['2026-11-24', true],
  // A Saturday: the day is hers to choose.
  ['2026-11-28', true],
  ['2027-11-23', true],
  ['2027-11-24', false],
  ['9999-12-31', false],
])('on 2026-11-23 she can be reminded on %s: %s', (day, can) => {
  expect(isReminderDay(day, today)).toBe(can);
});

test.each([
  [['2026-11-23'], undefined],
  [['2026-11-20', '2026-11-23'], undefined],
  [['2026-11-20', '2026-11-22', '2026-11-01'], '2026-11-22'],
  [[], undefined],
])('a message about %j is for the day %s, where that is not 2026-11-23', (days, day) => {
  expect(
    dayBefore(
      days.map((one) => ({ day: one })),
      today,
    ),
  ).toBe(day);
});

test('the day that stands in the form can be chosen', () => {
  expect(usualReminder(today)).toBe('2026-11-30');
  expect(isReminderDay(usualReminder(today), today)).toBe(true);
});

test.each([
  ['2026-11-22', false],
  ['2026-11-23', false],
  ['2026-11-24', true],
])('what is put away until %s is so on 2026-11-23: %s', (day, away) => {
  expect(isPutAway({ day }, today)).toBe(away);
});

describe('what is put away', () => {
  const kept = { asks: [], assessed: true };
  const reminder = (key: string, day: string) => ({ id: key, key, day, message: null });

  test('makes room, stands aside with its day, and comes back as it was on its day', () => {
    fc.assert(
      fc.property(anyMap, fc.array(fc.nat(2), { maxLength: 3 }), (map, picks) => {
        const people = map.people.map((one) => ({ ...one, removed: false }));
        const before = findings(people, map.needs, today).findings;
        const keys = [...new Set(picks.flatMap((at) => before[at]?.key ?? []))];
        const reminders = keys.map((key) => reminder(key, '2026-11-30'));
        const now = mapOn(today, { ...kept, ...map, people, dismissed: [], reminders });
        expect(now.outcome.findings.filter(({ key }) => keys.includes(key))).toEqual([]);
        // Something put away may take another along that only stood because of it; it never shows what was hidden.
        for (const { reminder: of, found } of now.later) expect(found.key).toBe(of.key);
        const then = mapOn('2026-11-30', { ...kept, ...map, people, dismissed: [], reminders });
        expect(then.later).toEqual([]);
        expect(then.outcome).toEqual(findings(people, map.needs, '2026-11-30'));
      }),
    );
  });

  test('says what it said before, past the three that are shown, until the map has mended it', () => {
    fc.assert(
      fc.property(anyMap, ({ people, needs }) => {
        const shown = findings(people, needs, today).findings;
        expect(shown.toSorted(inRuleOrder)).toEqual(shown);
        for (const one of shown) expect(allFindings(people, needs, today, [one.key]).get(one.key)).toEqual(one);
        expect(allFindings(people, needs, today, []).get('R1:nothing')).toBeUndefined();
        expect(allFindings(people, needs, today, []).get('')).toBeUndefined();
      }),
    );
  });
});
