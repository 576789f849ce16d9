import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { comesTooLate, type News, nextNews } from '../../src/meeting/news.ts';
import { textOf } from '../support/journey.ts';
import { runTwo, type Two } from '../support/meetings.ts';
import { tablesIn } from '../support/moves.ts';
import { putPair } from '../support/pairs.ts';
import { forged } from '../support/slack.ts';

/* Who is told what, by which door and when, against the table that was written by hand before the code. */

const document = 'meeting/told.md';

describe('what is told at once', () => {
  const [rows = []] = tablesIn(document, 'Hours');
  const zone = { time_zone: 'America/Chicago' };
  const [day, night] = [new Date('2026-12-07T16:00:00Z'), new Date('2026-12-08T05:00:00Z')];
  const readers: Record<string, { reader: Parameters<typeof comesTooLate>[0]; now: Date }[]> = {
    allowed: [{ reader: zone, now: day }],
    'quiet, day off, nights, away': [
      { reader: zone, now: night },
      { reader: zone, now: new Date('2026-12-05T16:00:00Z') },
      { reader: { ...zone, nights_until: '2026-12-14' }, now: day },
    ],
  };
  const starts: Record<string, (next: number) => Date | undefined> = {
    'ahead or none': () => undefined,
    'before the next allowed hour': (next) => new Date(next - 60_000),
    'less than an hour after it': (next) => new Date(next + 59 * 60_000),
    'an hour or more after it': (next) => new Date(next + 60 * 60_000),
    'no time stands': () => undefined,
  };
  // The first allowed hour after each of the instants above: Tuesday, Monday, and after the nights.
  const nextAllowed = ['2026-12-08T14:00:00Z', '2026-12-07T14:00:00Z', '2026-12-15T14:00:00Z'].map(Date.parse);

  test.each(
    rows.filter((row) => row["reader's hour"] !== undefined && readers[row["reader's hour"]]),
  )('$when', (row) => {
    for (const [at, { reader, now }] of (readers[row["reader's hour"] ?? ''] ?? []).entries()) {
      const start = starts[row['the meeting starts'] ?? ''];
      if (!start) throw new Error(`The test knows no "${row['the meeting starts']}".`);
      const isNow = comesTooLate(reader, [now, start(nextAllowed[at] ?? 0)], now);
      // Within its reader's hours everything comes at once as it is.
      expect(row["reader's hour"] === 'allowed' ? 'now' : isNow ? 'now' : 'next allowed hour').toBe(row.when);
    }
  });

  test('is written for each of the hours', () => expect(rows).toHaveLength(7));
});

test('what waits is told as it stands when it goes', () => {
  const at = (day: number): Date => new Date(Date.UTC(2026, 11, day, 16));
  const told = (what: News['what'], startsAt: Date | null, before: Date | null): News => ({
    ...{ id: `n${startsAt?.getUTCDate()}`, meetingId: 'm', pairId: 'p', reader: 'mentor', what, offerId: null },
    ...{ startsAt, before, sequence: 1, letGo: false, seen: false, createdAt: at(1) },
  });
  const set = told('taken', at(8), null);
  // Set, moved, and moved again in one night: one message with the last time.
  const moved = nextNews({ what: 'taken', startsAt: at(9), before: at(8) }, [set]);
  expect(moved).toEqual({ letGo: [set], tell: { what: 'taken', startsAt: at(9), before: null } });
  // Taken and cancelled before they heard of it: nothing.
  expect(nextNews({ what: 'cancelled', startsAt: at(8), before: at(8) }, [set])).toEqual({
    letGo: [set],
    tell: undefined,
  });
  // Moved and cancelled, where they had heard of the first: that it is cancelled.
  const other = told('arranged', at(9), at(8));
  expect(nextNews({ what: 'cancelled', startsAt: at(9), before: at(9) }, [other]).tell).toEqual({
    ...{ what: 'cancelled', startsAt: at(8), before: at(8) },
  });
  // Moved away and back: no more than they know.
  expect(nextNews({ what: 'arranged', startsAt: at(8), before: at(9) }, [other]).tell).toBeUndefined();
  // Seen on a page or in Home meanwhile, it is heard of: its cancel is told, and of a move from which time.
  const seen = { ...set, seen: true };
  expect(nextNews({ what: 'cancelled', startsAt: at(8), before: at(8) }, [seen])).toEqual({
    letGo: [seen],
    tell: { what: 'cancelled', startsAt: at(8), before: at(8) },
  });
  const moves = [told('arranged', at(9), at(8)), { ...told('arranged', at(10), at(9)), seen: true }];
  expect(
    nextNews({ what: 'taken', startsAt: at(8), before: at(11) }, [...moves, told('taken', at(11), at(10))]),
  ).toEqual({
    letGo: [...moves, told('taken', at(11), at(10))],
    tell: { what: 'taken', startsAt: at(8), before: at(10) },
  });
  // That none suits is an answer of its own.
  const none = told('none', null, null);
  expect(nextNews({ what: 'arranged', startsAt: at(8), before: null }, [none])).toMatchObject({ letGo: [] });
});

describe('a cause brings', () => {
  let two: Two;
  let ids: { menteeId: string; mentorId: string };
  beforeAll(async () => {
    two = await runTwo();
    const { person_id, mentor_id } = await two.database.db.selectFrom('pair').selectAll().executeTakeFirstOrThrow();
    ids = { menteeId: person_id, mentorId: mentor_id ?? '' };
  });
  afterAll(() => two.stop());

  const hour = (hours: number): Date => new Date(Date.parse('2026-11-30T15:00:00Z') + hours * 3_600_000);
  let pairId: string;
  let of: { meeting: string; offer: string };
  beforeEach(async () => {
    of = { meeting: randomUUID(), offer: randomUUID() };
    const put = { ...ids, state: 'active', versions: [{ sentBy: 'mentee', ended: 'agreed' }] } as const;
    await two.database.db.deleteFrom('pair').execute();
    ({ id: pairId } = await putPair(two.database.db, put));
  });

  const meetingAt = async (startsAt: Date | null, state: 'wanted' | 'set' | 'cancelled' = 'set') => {
    const row = { id: of.meeting, pair_id: pairId, person_id: ids.menteeId, number: 1, minutes: 30, sequence: 1 };
    const rest = { state, starts_at: startsAt, how: null, opened_at: hour(-1), ended_at: null, ended_by: null };
    await two.database.db
      .insertInto('meeting')
      .values({ ...row, ...rest, look_at: null })
      .execute();
  };
  const offerBy = async (sent_by: 'mentee' | 'mentor') => {
    await meetingAt(null, 'wanted');
    const row = { id: of.offer, meeting_id: of.meeting, pair_id: pairId, person_id: ids.menteeId, number: 1, sent_by };
    const times = [hour(48), hour(72)].map((time) => time.toISOString());
    const rest = {
      times,
      form_id: randomUUID(),
      sent_at: hour(-1),
      ended: null,
      ended_at: null,
      taken: null,
      word: null,
    };
    await two.database.db
      .insertInto('meeting_offer')
      .values({ ...row, ...rest })
      .execute();
  };

  type Side = 'mentee' | 'mentor';
  const other = (by: Side): Side => (by === 'mentee' ? 'mentor' : 'mentee');
  const doorOf = (by: Side): PersonDoor => (by === 'mentee' ? two.maya : two.helen);
  const send = async (by: Side, payload: object) => {
    expect((await forged(two.running, doorOf(by), payload)).status).toBe(200);
    await two.running.bot.idle();
    await two.settled();
  };
  const view = (callback_id: string, metadata: object, values: object) => ({
    ...{ id: 'V1', type: 'modal', callback_id, private_metadata: JSON.stringify({ pairId, sequence: 0, ...metadata }) },
    ...{ title: { type: 'plain_text', text: 'x' }, blocks: [], state: { values } },
  });
  /** In a window of theirs, in which they read the answer. */
  const press = async (by: Side, action: string, value: string) => {
    const who = doorOf(by);
    await who.command('/mentoring privacy');
    await send(by, {
      ...{ type: 'block_actions', view: { ...view('privacy:table', {}, {}), id: who.modal()?.id } },
      actions: [{ type: 'button', action_id: `meeting:${action}`, block_id: 'own', value: `${pairId} ${value}` }],
    });
    expect(textOf(who.modal())).not.toContain('went wrong');
    await who.close({ all: true });
  };
  const picked = (...times: Date[]) =>
    Object.fromEntries(
      times.map((time, at) => [
        `time${at + 1}`,
        { x: { type: 'datetimepicker', selected_date_time: time.getTime() / 1000 } },
      ]),
    );
  const form = (by: Side, kind: string, times: Date[], seen: object = {}) => {
    const metadata = { form: kind, formId: randomUUID(), ...seen };
    return send(by, { type: 'view_submission', view: view('meeting:send-times', metadata, picked(...times)) });
  };
  const ofMeeting = (by: Side, action: string) => press(by, action, `${of.meeting} 1`);
  const passed = () => meetingAt(hour(-5));

  const causes: Record<string, (by: Side) => Promise<void>> = {
    'times offered': (by) => form(by, 'offer', [hour(24), hour(48)]),
    'times taken back': (by) => offerBy(by).then(() => press(by, 'withdraw', of.offer)),
    'a time taken': (by) =>
      offerBy(other(by)).then(() => press(by, 'take', `${of.offer} ${hour(48).getTime() / 1000}`)),
    'none of these': (by) =>
      offerBy(other(by)).then(() =>
        send(by, { type: 'view_submission', view: view('meeting:send-none', { offerId: of.offer }, {}) }),
      ),
    'arranged, no time stood': (by) => form(by, 'arrange', [hour(24)]),
    'arranged, another time stood': (by) =>
      meetingAt(hour(30)).then(() => form(by, 'arrange', [hour(24)], { meetingId: of.meeting, sequence: 1 })),
    logged: (by) => form(by, 'log', [hour(-24)]),
    cancelled: (by) => meetingAt(hour(24)).then(() => ofMeeting(by, 'cancel')),
    met: (by) => passed().then(() => ofMeeting(by, 'met')),
    'not yet': (by) => passed().then(() => ofMeeting(by, 'not-yet')),
    'fell through': (by) => passed().then(() => ofMeeting(by, 'fell-through')),
    'refused, or the same once more': (by) => meetingAt(hour(24), 'cancelled').then(() => ofMeeting(by, 'cancel')),
  };
  const messages = { answer: 0, 'at once': 1, ledger: 1, home: 0, nobody: 0 } as const;
  const [all = []] = tablesIn(document, 'Causes');
  const rows = all.filter(({ cause = '', by }) => causes[cause] && by !== 'clock');

  test.each(rows)('$cause by $by: mentee $mentee, mentor $mentor', async (row) => {
    const counts = async () => ({
      ...{ mentee: two.toMaya().length, mentor: two.toHelen().length },
      pushes: (await two.database.db.selectFrom('push').selectAll().execute()).length,
      told: (await two.database.db.selectFrom('meeting').select('state').where('pair_id', '=', pairId).execute())
        .length,
    });
    const before = await counts();
    await causes[row.cause ?? '']?.(row.by as Side);
    const after = await counts();
    const said = (cell: string | undefined) => messages[cell as keyof typeof messages];
    expect({ mentee: after.mentee - before.mentee, mentor: after.mentor - before.mentor }).toEqual({
      ...{ mentee: said(row.mentee), mentor: said(row.mentor) },
    });
    expect(after.pushes - before.pushes).toBe(row.mentor === 'ledger' ? 1 : 0);
    // Something came of it.
    expect(after.told).toBe(1);
  });

  test('is tried for each that the times of a meeting have', () => expect(rows).toHaveLength(23));
});
