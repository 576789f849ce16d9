import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyMap } from '../../../test/support/maps.ts';
import type { MapPerson } from '../map.ts';
import {
  type Ask,
  chaseDay,
  helpedBy,
  metWith,
  type NotedAsk,
  nextForAsk,
  notHelpedBy,
  whoToAsk,
  withDeed,
  withHelp,
  withNotMet,
  withPutOnMap,
  withTalk,
  withWritten,
} from './ask.ts';

describe('the day to chase', () => {
  // 2026-11-23 is a Monday.
  test.each([
    ['a Monday', '2026-11-23', undefined, '2026-11-30'],
    ['a Friday', '2026-11-27', undefined, '2026-12-04'],
    ['a Saturday: the seventh day is a Saturday too', '2026-11-28', undefined, '2026-12-07'],
    ['a Sunday', '2026-11-29', undefined, '2026-12-07'],
    ['over the end of the year', '2026-12-28', undefined, '2027-01-04'],
    ['only the tenth day is a working day', '2026-11-23', [4], '2026-12-03'],
    ['no working day among the four', '2026-11-23', [5, 6, 7], '2026-11-30'],
  ])('%s', (_, sentOn, workingDays, expected) => {
    expect(chaseDay(sentOn, workingDays)).toBe(expected);
  });

  test('is 7 to 10 days after any ask', () => {
    const days = fc.integer({ min: 0, max: 3000 });
    const week = fc.subarray([1, 2, 3, 4, 5, 6, 7]);
    fc.assert(
      fc.property(days, week, (at, working) => {
        const sent = Temporal.PlainDate.from('2026-01-01').add({ days: at });
        const after = sent.until(Temporal.PlainDate.from(chaseDay(sent.toString(), working))).days;
        expect(after).toBeGreaterThanOrEqual(7);
        expect(after).toBeLessThanOrEqual(10);
      }),
    );
  });
});

describe('what comes next for an ask', () => {
  const ask: Ask = { person: 'maya', need: 'B1' };
  const sent: Ask = { ...ask, sentOn: '2026-11-23' };
  const chased: Ask = { ...sent, chasedOn: '2026-12-01' };
  const yes = { answer: 'yes', talkOn: '2026-11-26' } as const;
  test.each<[string, Ask, string, ReturnType<typeof nextForAsk>]>([
    ['a draft is sent', ask, '2026-11-23', { do: 'send' }],
    ['the day before the chase', sent, '2026-11-29', { do: 'wait', until: '2026-11-30' }],
    ['the day of the chase', sent, '2026-11-30', { do: 'chase' }],
    ['a chase that came due while she was away', sent, '2027-02-01', { do: 'chase' }],
    ['six days after the chase', chased, '2026-12-07', { do: 'wait', until: '2026-12-08' }],
    ['seven days after it', chased, '2026-12-08', { do: 'next-person' }],
    ['yes', { ...sent, answer: 'yes' }, '2026-11-24', { do: 'find-day' }],
    ['a day for the talk', { ...sent, ...yes }, '2026-11-25', { do: 'talk', on: '2026-11-26' }],
    ['the day of the talk', { ...sent, ...yes }, '2026-11-26', { do: 'talk', on: '2026-11-26' }],
    ['the day after it', { ...sent, ...yes }, '2026-11-27', { do: 'met', on: '2026-11-26' }],
    ['they have met', { ...sent, ...yes, metOn: '2026-11-26' }, '2026-12-27', { do: 'helps' }],
    [
      'she said what came of it',
      { ...sent, ...yes, metOn: '2026-11-26', helps: 'not-yet' },
      '2026-12-27',
      { do: 'nothing' },
    ],
    ['not now', { ...sent, answer: 'not-now' }, '2026-11-24', { do: 'next-person' }],
    ['no', { ...chased, answer: 'no' }, '2026-12-02', { do: 'next-person' }],
  ])('%s', (_, of, today, expected) => {
    expect(nextForAsk(of, today)).toEqual(expected);
  });
});

describe('what is kept of an ask', () => {
  const noted: NotedAsk = { person: 'daniel', name: 'Daniel', need: 'B1', text: 'Hi', askOn: '2026-11-23' };
  const yes: NotedAsk = { ...noted, sentOn: '2026-11-23', answer: 'yes', talkOn: '2026-11-26' };
  const written = { person: 'daniel', name: 'Daniel', need: 'B1', text: 'Hello', askOn: '2026-11-24' } as const;

  test('of the same person and need stays when its words change', () => {
    expect(withWritten(yes, written)).toEqual({ ...yes, ...written });
  });

  test.each([
    ['another person', { person: 'helen', name: 'Helen' }],
    ['nobody in particular', { person: '', name: '' }],
    ['another need', { need: 'C2' }],
  ] as const)('of %s is another ask: no day and no answer of the one before is said of it', (_, other) => {
    expect(withWritten({ ...yes, chasedOn: '2026-12-01' }, { ...written, ...other })).toEqual({ ...written, ...other });
  });

  test('a day for the talk is a yes, and a talk that is still to come', () => {
    expect(withTalk({ ...noted, answer: 'not-now' }, '2026-11-30', '2026-11-24')).toEqual({
      ...{ ...noted, sentOn: '2026-11-24', answer: 'yes', talkOn: '2026-11-30' },
    });
    const met = withDeed(yes, 'met', '2026-11-27');
    expect(met).toEqual({ ...yes, metOn: '2026-11-27' });
    expect(withDeed(met, 'met', '2026-12-27')).toEqual(met);
    expect(withTalk(met, '2026-12-01', '2026-11-28')).toEqual({ ...yes, talkOn: '2026-12-01' });
    const told = withHelp(met, 'not-yet', '2026-11-28');
    expect(told).toEqual({ ...met, helps: 'not-yet' });
    expect(withDeed(told, 'met', '2026-11-29')).toEqual(told);
    expect(withTalk(told, '2026-12-01', '2026-11-28')).toEqual({ ...yes, talkOn: '2026-12-01' });
  });

  test.each([
    ['current', ['B1'], 'now'],
    ['current', ['A1'], 'not-yet'],
    ['potential', ['B1'], 'not-yet'],
  ] as const)('after the talk is theirs who is put on the map: %s for %j', (status, needs, helps) => {
    const nobody: NotedAsk = { ...yes, person: '', name: '', metOn: '2026-11-26' };
    const put = withPutOnMap(nobody, { id: 'ana', name: 'Ana', status, needs }, '2026-11-28');
    expect(put).toEqual({ ...nobody, person: 'ana', name: 'Ana', helps });
  });

  test('a no after a yes takes the day of the talk with it', () => {
    expect(withDeed(yes, 'not-now', '2026-11-25')).toEqual({ ...noted, sentOn: '2026-11-23', answer: 'not-now' });
  });

  test('of somebody she met the contact is that of the talk’s day, and never goes back', () => {
    expect(metWith({}, yes, '2026-11-28')).toEqual({ lastContact: '2026-11-26' });
    expect(metWith({}, { ...yes, talkOn: '2026-12-24' }, '2026-11-28')).toEqual({ lastContact: '2026-11-28' });
    expect(metWith({}, { ...noted, metOn: '2026-11-27' }, '2026-11-30')).toEqual({ lastContact: '2026-11-27' });
    expect(metWith({ lastContact: '2026-11-27' }, yes, '2026-11-28')).toEqual({ lastContact: '2026-11-27' });
  });

  test('somebody helps now with the need of the ask, and with what they helped before', () => {
    expect(helpedBy({ needs: ['A1'], status: 'potential' }, 'B1')).toEqual({ needs: ['A1', 'B1'], status: 'current' });
    expect(helpedBy({ needs: ['B1'], status: 'current' }, 'B1')).toEqual({ needs: ['B1'], status: 'current' });
  });

  test.each([
    ['helped with that alone', 'current', ['B1'], 'potential', ['B1']],
    ['goes on to help with something else', 'current', ['A1', 'B1'], 'current', ['A1']],
    ['never helped with that', 'current', ['A1'], 'current', ['A1']],
    ['could help', 'potential', ['B1'], 'potential', ['B1']],
    ['is out of touch', 'dormant', ['B1'], 'dormant', ['B1']],
  ] as const)('after "not yet" nothing says that they help: who %s', (_, status, needs, after, left) => {
    const told = notHelpedBy({ status, needs: [...needs] }, 'B1');
    expect(told).toEqual({ status: after, needs: left });
    expect(helpedBy(told, 'B1')).toMatchObject({ status: 'current', needs: expect.arrayContaining(['B1']) });
  });

  test('they have not met after all: nothing of it is left, nor a day that has come', () => {
    const met = withHelp(withDeed(yes, 'met', '2026-11-27'), 'now', '2026-11-27');
    const { talkOn: _, ...open } = yes;
    expect(withNotMet(met, '2026-11-27')).toEqual(open);
    expect(withNotMet(met, '2026-11-26')).toEqual(open);
    expect(withNotMet(met, '2026-11-25')).toEqual(yes);
    expect(withNotMet(yes, '2026-11-25')).toEqual(yes);
  });
});

describe('whom to ask', () => {
  const on = (id: string, status: MapPerson['status'], more: Partial<MapPerson> = {}): MapPerson => ({
    id,
    name: id,
    needs: ['B1'],
    status,
    ...more,
  });
  const people = [
    on('lost', 'dormant'),
    on('helps', 'current'),
    on('elsewhere', 'current', { needs: ['A1'], roles: ['adviser'] }),
    on('could', 'potential'),
    on('could, as a mentor', 'potential', { roles: ['mentor'] }),
    on('stranger to it', 'current', { needs: ['A1'], roles: ['coach'] }),
  ];
  const names = (asks: Ask[]) => whoToAsk(people, 'B1', asks).map(({ id }) => id);

  test('goes from those who could to those whose role suits', () => {
    expect(names([])).toEqual(['could, as a mentor', 'could', 'helps', 'lost', 'elsewhere']);
  });

  test('leaves out those who were asked about this need, and only them', () => {
    const asks: Ask[] = [
      { person: 'could', need: 'B1', answer: 'no' },
      { person: 'helps', need: 'B1', sentOn: '2026-11-01' },
      { person: 'lost', need: 'A1', answer: 'no' },
    ];
    expect(names(asks)).toEqual(['could, as a mentor', 'lost', 'elsewhere']);
  });

  test('never names anybody twice, and always ends', () => {
    fc.assert(
      fc.property(anyMap, ({ people: some }) => {
        const asks: Ask[] = [];
        for (let [next] = whoToAsk(some, 'B1', asks); next; [next] = whoToAsk(some, 'B1', asks)) {
          expect(asks.map(({ person }) => person)).not.toContain(next.id);
          asks.push({ person: next.id, need: 'B1', answer: 'no' });
        }
      }),
    );
  });
});

describe('a role that suits', () => {
  const with_ = (more: Partial<MapPerson>) => whoToAsk([on('a', more)], 'A4', []).length;
  const on = (id: string, more: Partial<MapPerson>): MapPerson => ({
    id,
    name: id,
    needs: [],
    status: 'current',
    ...more,
  });
  test.each<[string, Partial<MapPerson>, number]>([
    ['a coach may evaluate her', { roles: ['coach'], evaluates: true }, 1],
    ['a mentor may not', { roles: ['mentor'], evaluates: true }, 0],
    ['a mentor who does not', { roles: ['mentor'], evaluates: false }, 1],
    ['a mentor of whom it is not noted', { roles: ['mentor'] }, 1],
    ['another role', { roles: ['sponsor'] }, 0],
    ['no role noted', {}, 0],
  ])('%s', (_, more, expected) => {
    expect(with_(more)).toBe(expected);
  });

  test('a near-peer is a peer of the level noted as such, or of none', () => {
    const forA1 = (level?: MapPerson['level']) => whoToAsk([on('a', { roles: ['peer'], level })], 'A1', []).length;
    expect([forA1('near-peer'), forA1(), forA1('peer')]).toEqual([1, 1, 0]);
  });
});
