import type { SectionBlock } from '@slack/types';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tablesIn } from '../../../test/support/moves.ts';
import { localDay, localHour, sayClock, zonedAt } from '../../calendar.ts';
import { loadEditions } from '../../content/editions.ts';
import type { Book, Offer } from '../meeting.ts';
import { timesMessage } from '../message-view.ts';
import type { Viewer } from '../wording.ts';
import { inBothZones, outsideTheirDay } from './clocks.ts';
import { aheadProblem, behindProblem, offerProblems } from './limits.ts';
import { type Asked, suggestedTimes } from './suggest.ts';

/* Times against the tables that were written by hand before the code. */

const document = 'meeting/times.md';
const edition = (await loadEditions('content')).default;
const instant = (text = ''): Date => new Date(text.replace(/T(\d\d:\d\d)Z/, 'T$1:00Z'));

describe('what is suggested', () => {
  const [rows = []] = tablesIn(document, 'What is suggested');
  const asked = (row: Record<string, string>): Asked => ({
    zones: { hers: row.she ?? '', his: row.he ?? '' },
    now: localHour(row.she ?? '', row.today ?? '', 12),
    ...{ minutes: Number(row.length), lead: Number(row.lead), rhythm: 'monthly', taken: [] },
    lastMet: row['last met'] === 'none' ? undefined : instant(row['last met']),
  });

  test.each(rows)('$she, $he, $today', (row) => {
    expect(suggestedTimes(asked(row)).map((time) => time.toISOString().replace(':00.000', ''))).toEqual(
      row.suggested?.split(', '),
    );
  });

  test('is written for three', () => expect(rows).toHaveLength(3));

  test('what is set or waits already is not suggested: the next whole hour of that day is', () => {
    const [row = {}] = rows;
    const [first = new Date(0)] = suggestedTimes(asked(row));
    const [other] = suggestedTimes({ ...asked(row), taken: [{ startsAt: first, minutes: 30 }] });
    expect(other).toEqual(new Date(first.getTime() + 3_600_000));
  });

  test('nothing lies in her nights, where they end within four weeks', () => {
    const [row = {}] = rows;
    const [first] = suggestedTimes({ ...asked(row), nightsUntil: '2026-12-14' });
    expect(first?.toISOString()).toBe('2026-12-15T14:00:00.000Z');
    const [early] = suggestedTimes({ ...asked(row), nightsUntil: '2027-01-14' });
    expect(early?.toISOString()).toBe('2026-12-03T14:00:00.000Z');
  });

  test('nothing lies on a day on which she is away, or that is off for everybody', () => {
    const [row = {}] = rows;
    const away = { from: '2026-12-03', until: '2026-12-09' };
    const times = suggestedTimes({ ...asked(row), away, holidays: ['2026-12-10', '2026-12-14'] });
    expect(times.map((time) => time.toISOString().slice(0, 10))).toEqual(['2026-12-11', '2026-12-15', '2026-12-16']);
  });

  test('a clock change gives no hour twice and none that is left out', () => {
    // 25 October 2026 is a Sunday, on which people in Cairo work and nobody is suggested to; Lord Howe shifts by half an hour.
    for (const [hers, his] of [
      ['Australia/Lord_Howe', 'America/Havana'],
      ['America/Chicago', 'Europe/London'],
    ])
      for (let day = 0; day < 366; day += 1) {
        const now = new Date(Date.parse('2026-06-01T12:00:00Z') + day * 86_400_000);
        const zones = { hers: hers ?? '', his: his ?? '' };
        const times = suggestedTimes({ zones, now, minutes: 30, lead: 2, rhythm: 'monthly', taken: [] });
        expect(times).toHaveLength(3);
        expect(times.map((time) => time.getTime())).toEqual(times.map((time) => time.getTime()).sort((a, b) => a - b));
        for (const time of times) {
          expect(time > now).toBe(true);
          expect(sayClock(zones.hers, time)).toMatch(/^\d\d:00$/);
        }
      }
  });

  test('whatever the two zones are, three days of hers and his, nothing taken, and the whole of it in her day', () => {
    const zones = ['America/Chicago', 'Europe/London', 'Asia/Kolkata', 'Pacific/Auckland', 'Pacific/Honolulu', 'UTC'];
    const property = fc.property(
      ...[fc.constantFrom(...zones), fc.constantFrom(...zones), fc.integer({ min: 0, max: 700 })],
      ...[fc.constantFrom(20, 30, 45, 60), fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 20 })],
      (hers, his, day, minutes, hours) => {
        const now = new Date(Date.parse('2026-06-01T05:17:00Z') + day * 86_400_000);
        const taken = hours.map((hour) => ({ startsAt: new Date(now.getTime() + hour * 3_600_000), minutes: 60 }));
        const times = suggestedTimes({ zones: { hers, his }, now, minutes, lead: 2, rhythm: 'monthly', taken });
        expect(new Set(times.map((time) => localDay(hers, time))).size).toBe(3);
        for (const time of times) {
          const [begins, ends] = [zonedAt(hers, time), zonedAt(hers, new Date(time.getTime() + minutes * 60_000))];
          expect(begins.dayOfWeek).toBeLessThan(6);
          expect(zonedAt(his, time).dayOfWeek).toBeLessThan(6);
          expect(begins.hour).toBeGreaterThanOrEqual(8);
          expect(ends.hour * 60 + ends.minute).toBeLessThanOrEqual(19 * 60);
          for (const { startsAt } of taken)
            expect(
              Math.max(
                startsAt.getTime() - time.getTime() - minutes * 60_000,
                time.getTime() - startsAt.getTime() - 3_600_000,
              ),
            ).toBeGreaterThanOrEqual(0);
        }
      },
    );
    fc.assert(property, { numRuns: 60 });
  });
});

describe('what stands beside a time', () => {
  const [outside = [], clocks = []] = tablesIn(document, 'What stands beside a time');

  test.each(outside)('$instant for $he', (row) => {
    const zones = { mine: row.she ?? '', theirs: row.he ?? '' };
    const said = outsideTheirDay(edition, zones, instant(row.instant), 'Dr. Reyes') ?? 'no sentence';
    expect(said.replace(/\.$/, '')).toBe(row['he is told to her as']);
  });

  test.each(clocks)('$instant in $zone', (row) => {
    expect(sayClock(row.zone ?? '', instant(row.instant))).toBe(row.reads);
  });

  test('both zones where the clocks differ, and one where they do not', () => {
    const at = instant('2026-12-08T16:00Z');
    const both = inBothZones(edition, { mine: 'America/Chicago', theirs: 'Europe/London' }, at, at);
    expect(both).toBe('Tue, Dec 8, 10:00 (Chicago) · 16:00 (London)');
    expect(inBothZones(edition, { mine: 'Europe/London', theirs: 'Europe/Dublin' }, at, at)).toBe('Tue, Dec 8, 16:00');
    const night = inBothZones(
      edition,
      { mine: 'America/Chicago', theirs: 'Asia/Kolkata' },
      instant('2026-12-09T02:00Z'),
      at,
    );
    expect(night).toBe('Tue, Dec 8, 20:00 (Chicago) · Wed, Dec 9, 07:30 (Kolkata)');
    const zones = { mine: 'America/Chicago', theirs: 'Europe/London' };
    expect(inBothZones(edition, zones, instant('2027-11-07T16:00Z'), at)).toBe(
      'Sun, Nov 7, 2027, 10:00 (Chicago) · 16:00 (London)',
    );
    // On New Year's Eve of his it is another year for him only.
    expect(inBothZones(edition, zones, instant('2027-01-01T03:00Z'), at)).toBe(
      'Thu, Dec 31, 21:00 (Chicago) · Fri, Jan 1, 2027, 03:00 (London)',
    );
  });

  test('two times of an hour that is shown twice are told apart in a message', () => {
    const times = [instant('2026-11-01T06:30Z'), instant('2026-11-01T07:30Z')];
    const viewer: Viewer = {
      ...{ edition, side: 'mentee', name: 'Dr. Reyes', now: instant('2026-10-20T12:00Z') },
      zones: { mine: 'America/Chicago', theirs: 'America/Chicago' },
    };
    const offer: Offer = {
      ...{ id: 'o', meetingId: 'm', sentBy: 'mentor', times, minutes: 30, formId: 'f', sentAt: viewer.now },
      ...{ ended: null, endedAt: null, taken: null, word: '' },
    };
    const book: Book = { pair: 'active', withBot: true, meetings: [], offers: [offer] };
    const content = { pairId: 'p', pausedUntil: null, book, now: viewer.now, me: '', hasFile: false, where: '' };
    const { blocks } = timesMessage(viewer, content, offer);
    const lines = (blocks as SectionBlock[]).flatMap(({ accessory, text }) => (accessory ? [text?.text] : []));
    expect(lines[0]).toContain('Sun, Nov 1, 01:30 (UTC−5)');
    expect(lines.map((line) => line?.replace(/<!date[^>]*>/, ''))[1]).toContain('Sun, Nov 1, 01:30 (UTC−6)');
    // Anywhere else what Slack shows is enough.
    const [plain] = timesMessage(viewer, content, { ...offer, times: [instant('2026-11-02T16:00Z')] }).blocks.slice(1);
    expect((plain as { text: { text: string } }).text.text).not.toMatch(/>\nMon/);
  });

  test('is written for each', () => expect([outside.length, clocks.length]).toEqual([5, 9]));
});

describe('what is taken and what is not', () => {
  const [rows = []] = tablesIn(document, 'What is taken and what is not');
  const now = new Date('2026-12-08T12:00:00Z');
  const at = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);
  const days = (count: number): Date => at(count * 24 * 60);
  const stands = days(3);
  const offers: Record<string, (Date | undefined)[]> = {
    'two or three instants ahead': [days(1), days(2), undefined],
    'one, and two fields empty': [days(1), undefined, undefined],
    'three, one of them now or past': [days(1), now, days(2)],
    'the same instant twice': [days(1), days(1), undefined],
    'two that overlap, not the same': [days(1), at(24 * 60 + 10), undefined],
    'the time that stands, as one of them': [days(1), stands, undefined],
    'one a minute ahead': [at(1), days(1), undefined],
    'one 366 days ahead': [days(366), days(1), undefined],
    'one 3 years ahead': [days(1), days(3 * 365), undefined],
    'two on one day': [days(1), at(24 * 60 + 120), undefined],
    'in his night, on a weekend, on a holiday': [at(24 * 60 * 4 + 600), new Date('2026-12-25T03:00:00Z'), undefined],
    'not in order': [days(2), days(1), undefined],
  };
  const arranged: Record<string, Date> = {
    ...{
      'an instant ahead, up to 366 days': days(366),
      'an instant that is past': now,
      '3 years ahead': days(3 * 365),
    },
    ...{ 'on a day on which they met already': at(60), 'in an hour of another meeting of the presser': stands },
  };
  const logged: Record<string, Date> = {
    ...{ 'an instant up to 366 days back': days(-366), 'older than that': days(-367), 'an instant ahead': at(1) },
    ...{ 'on the day of a set meeting': at(-1), 'before the agreement was made': days(-300) },
  };

  test.each(rows)('$move: $given', ({ move, given = '', outcome }) => {
    const offer = offers[given];
    const problems =
      move === 'offer' && offer
        ? offerProblems(offer, stands, now)
        : [move === 'arrange' ? aheadProblem(arranged[given], now) : behindProblem(logged[given], now)];
    expect(problems.some((problem) => problem !== undefined) ? 'no' : 'taken').toBe(outcome);
  });

  test('is written for each', () =>
    expect(rows.map(({ move, given }) => `${move} ${given}`).sort()).toEqual(
      [
        ...Object.keys(offers).map((given) => `offer ${given}`),
        ...Object.keys(arranged).map((given) => `arrange ${given}`),
        ...Object.keys(logged).map((given) => `log ${given}`),
      ].sort(),
    ));

  test('a refusal stands at its own field', () => {
    expect(offerProblems([days(1), now, days(2)], undefined, now)).toEqual([undefined, 'past', undefined]);
    expect(offerProblems([undefined, days(1), undefined], undefined, now)).toEqual(['missing', undefined, undefined]);
    expect(offerProblems([days(1), days(1), days(900)], undefined, now)).toEqual([undefined, 'twice', 'far']);
  });
});
