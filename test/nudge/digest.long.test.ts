import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { changePeople } from '../../sandbox/actions/roster.ts';
import { replicaOf } from '../support/bot.ts';
import { quickCheck, step } from '../support/journey.ts';
import { findPersonOf } from '../support/pairs.ts';
import { type MentorWeeks, mentorWeeks } from './mentor-weeks.ts';

/* What holds a mentor's digest, what it shares a day or a week with, and what it asks of the database. */

const asked: string[] = [];
let weeks: MentorWeeks;
beforeAll(async () => {
  const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...args: unknown[]) {
    asked.push(typeof args[0] === 'string' ? args[0] : ((args[0] as { text?: string }).text ?? ''));
    return query.apply(this, args);
  } as never);
  weeks = await mentorWeeks();
  await weeks.two.helen.command('/mentoring nudges');
  await weeks.two.helen.press('Send me a weekly digest');
  await weeks.two.helen.close({ all: true });
  await weeks.two.jump('2026-11-30T16:00:00Z');
});
afterAll(async () => {
  vi.restoreAllMocks();
  await weeks.two.stop();
});

test('it counts among two messages a day, goes beside a nudge, comes once, and when he wants it', async () => {
  const { cameOver, meetOn, said, two } = weeks;
  const { helen, settled } = two;

  // The schedule has looked at the week before.
  await two.jump('2027-01-03T12:00:00Z');
  await step('two other messages of a day are all that comes on it: the digest comes the next', async () => {
    await meetOn('2027-01-07T16:00:00Z');
    const { db } = two.database;
    const person_id = (await findPersonOf(db, helen.id)) ?? '';
    const row = { person_id, side: 'mentor' as const, on_day: '2027-01-04', week: '2027-W01' };
    for (const n of [1, 2])
      await db
        .insertInto('push')
        .values({ ...row, id: randomUUID(), of_day: n, of_week: n, decided_at: new Date('2027-01-04T08:00:00Z') })
        .execute();
    expect(await cameOver('2027-01-04T08:15:00Z', '2027-01-04T18:00:00Z')).toBe(0);
    expect(await cameOver('2027-01-05T08:15:00Z', '2027-01-08T08:15:00Z')).toBe(1);
  });

  await step('a mentor who steers something of her own has both in one week', async () => {
    await meetOn('2027-01-14T16:00:00Z');
    await quickCheck(two.running, helen);
    const pushes = () => helen.notifications().filter(({ text }) => text === 'Your next step, 2 minutes').length;
    const before = pushes();
    expect(await cameOver('2027-01-11T08:15:00Z', '2027-01-11T12:15:00Z')).toBe(1);
    expect(pushes() - before).toBe(1);
  });

  await step('two replicas at one minute send one', async () => {
    await meetOn('2027-01-21T16:00:00Z');
    const other = await replicaOf(two.running, { nudges: true });
    try {
      const before = said();
      await two.running.sandbox.clock({ do: 'jump', to: '2027-01-18T08:16:00Z' });
      await Promise.all([two.running.bot.tick(), other.bot.tick(), two.running.bot.tick(), other.bot.tick()]);
      await Promise.all([two.running.bot.idle(), other.bot.idle()]);
      await settled();
      expect(said() - before).toBe(1);
    } finally {
      await other.stop();
    }
  });

  await step('another day and hour', async () => {
    await helen.press('Other day or hour', { in: 'message' });
    await helen.choose('On which day?', 'Wednesday');
    await helen.choose('At what time, where you are?', '10:00');
    await helen.submit();
    expect(two.his()).toContain('Once a week, Wednesday at 10:00');
    await helen.close({ all: true });
    await meetOn('2027-01-29T16:00:00Z');
    expect(await cameOver('2027-01-25T12:00:00Z', '2027-01-27T09:59:00Z')).toBe(0);
    expect(await cameOver('2027-01-27T10:15:00Z')).toBe(1);
  });
}, 120_000);

/** What holds it in a week, and what ends that; in which instants one comes. */
interface Held {
  what: string;
  begins: () => Promise<unknown>;
  ends: () => Promise<unknown>;
  /** From the Monday of that week on, where it comes after all; none: it is held all week. */
  comes?: { day: number; at: string };
}

test('what holds a message holds a digest, for its week and no longer; both changes of the clocks', async () => {
  const { cameOver, meetOn, two } = weeks;
  const { helen } = two;
  const { db } = two.database;
  const set = (change: object) => db.updateTable('person').set(change).where('slack_user_id', '=', helen.id).execute();
  const setting = { day_of_week: 1, hour: 8, is_on: true, for_day: null, next_digest_at: new Date(0) };
  await db.updateTable('digest_setting').set(setting).execute();
  let monday = Temporal.PlainDate.from('2027-03-01');
  const instant = (days: number, at: string) => `${monday.add({ days })}T${at}:00Z`;
  const pause = (until: Date | null) =>
    db
      .insertInto('push_pause')
      .values({ team: '*', since: new Date(0), until })
      .execute();
  const resume = () => db.deleteFrom('push_pause').execute();
  const workspace = (uninstalled_at: Date | null) => db.updateTable('workspace').set({ uninstalled_at }).execute();
  const account = (deleted: boolean) => {
    changePeople(two.running.sandbox.workspace, { do: 'change', user: helen.id, deleted });
    return two.settled();
  };
  const hours = (from: number | null) => set({ hours_from: from });
  const holds: Held[] = [
    { what: 'away', begins: () => set(away(0, 6)), ends: () => set(away()) },
    {
      what: 'away until Tuesday',
      ...{ begins: () => set(away(0, 1)), ends: () => set(away()) },
      comes: { day: 2, at: '08:15' },
    },
    { what: 'nights', begins: () => set({ nights_until: day(6) }), ends: () => set({ nights_until: null }) },
    { what: 'her hours', begins: () => hours(10), ends: () => hours(null), comes: { day: 0, at: '10:15' } },
    // The clocks of London go on at the end of this week.
    { what: "the operator's pause", begins: () => pause(null), ends: resume },
    { what: 'nothing, in summer', ...nothing(), comes: { day: 0, at: '07:15' } },
    { what: 'no messages', begins: () => set({ takes_messages: false }), ends: () => set({ takes_messages: true }) },
    { what: 'uninstalled', begins: () => workspace(new Date(0)), ends: () => workspace(null) },
    { what: 'an account that was closed', begins: () => account(true), ends: () => account(false) },
    { what: 'nothing, after all that', ...nothing(), comes: { day: 0, at: '07:15' } },
  ];
  for (const { what, begins, ends, comes } of holds)
    await step(what, async () => {
      await two.jump(instant(-1, '12:00'));
      await meetOn(instant(5, '12:00'));
      await begins();
      if (comes) {
        const hourBefore = Number(comes.at.slice(0, 2)) - 1;
        expect(await cameOver(instant(comes.day, `${String(hourBefore).padStart(2, '0')}:59`))).toBe(0);
        expect(await cameOver(instant(comes.day, comes.at))).toBe(1);
      }
      const rest = [2, 3, 4].filter((day) => day > (comes?.day ?? -1)).map((day) => instant(day, '12:00'));
      expect(await cameOver(...rest)).toBe(0);
      await ends();
      monday = monday.add({ weeks: 1 });
    });
  await step('and in winter again', async () => {
    monday = Temporal.PlainDate.from('2027-10-25');
    await meetOn('2027-10-29T12:00:00Z');
    await two.jump('2027-10-24T12:00:00Z');
    expect(await cameOver('2027-10-25T06:59:00Z')).toBe(0);
    expect(await cameOver('2027-10-25T07:15:00Z')).toBe(1);
    await meetOn('2027-11-05T12:00:00Z');
    expect(await cameOver('2027-11-01T07:59:00Z')).toBe(0);
    expect(await cameOver('2027-11-01T08:15:00Z')).toBe(1);
  });

  function away(from?: number, until?: number) {
    return { away_from: from === undefined ? null : day(from), away_until: until === undefined ? null : day(until) };
  }
  function day(days: number): string {
    return monday.add({ days }).toString();
  }
  function nothing() {
    return { begins: async () => undefined, ends: async () => undefined };
  }
}, 120_000);

test('what it asks of the database does not grow with whom he mentors', async () => {
  const { cameOver, last, meetOn, mentored, promised, two } = weeks;
  /** What a digest asks, decided and drawn; whoever is asked of one pair alone. Home is drawn as often as it likes. */
  const askedOver = async (monday: string): Promise<{ count: number; ofOne: string[] }> => {
    await two.jump(`${monday}T07:00:00Z`);
    asked.length = 0;
    expect(await cameOver(`${monday}T08:15:00Z`)).toBe(1);
    const all = asked.filter((text) => /^\s*select/i.test(text));
    return {
      count: all.filter((text) => /from "(pair_mute|digest)"|"mentee_id" from "mentor_stop"/.test(text)).length,
      ofOne: all.filter((text) => /"(pair_id|pair"\."id)" = \$/.test(text)),
    };
  };
  // From the second on each closes one.
  await meetOn('2027-12-29T12:00:00Z');
  await askedOver('2027-12-27');
  await meetOn('2028-01-05T12:00:00Z');
  const one = await askedOver('2028-01-03');
  for (const who of ['jonas', 'priya', 'sofia', 'tomas', 'amara'] as const) {
    const between = await mentored(two.running.sandbox.person(who), '2028-01-13T12:00:00Z');
    await promised(between, { text: `For ${who}`, due: '2028-01-12', owner: 'mentor' });
  }
  const six = await askedOver('2028-01-10');
  expect(last()).toContain('For tomas');
  expect(one.count).toBeGreaterThan(5);
  expect(six).toEqual({ ...one, ofOne: [] });
}, 120_000);

test('in full it reads as plain text; muted a pair goes from it; an erasure says what stays in his chat', async () => {
  const { cameOver, digests, last, meetOn, mentored, two } = weeks;
  const { helen, running } = two;
  const { db } = two.database;
  const priya = running.sandbox.person('priya');
  await two.jump('2028-01-16T12:00:00Z');
  await db.deleteFrom('pair').where('id', '<>', two.pairId).execute();
  await db.updateTable('person').set({ full_notification_text: true }).execute();
  await meetOn('2028-01-20T12:00:00Z');
  await mentored(priya, '2028-01-21T12:00:00Z', { sharedAt: new Date('2028-01-10T12:00:00Z') });
  await cameOver('2028-01-17T08:15:00Z');
  expect(digests()).toHaveLength(1);
  expect(digests().at(-1)?.text.split('\n')).toEqual([
    'Your week as a mentor',
    'Maya Okafor: Thu, Jan 20, 12:00 (London) · 06:00 (Chicago). No agenda is shared yet.',
    expect.stringMatching(/^Priya Raman: Fri, Jan 21, 12:00 .*\. The agenda is shared\.$/),
  ]);
  await helen.openHome();
  await helen.press('relationship:show', { in: 'home' });
  await helen.press('No messages about this');
  await helen.close({ all: true });
  await two.settled();
  expect(last()).not.toContain('Maya');
  expect(last()).toContain('Priya Raman');
  const { remainsInSlack } = await two.cli('erase', priya);
  expect(remainsInSlack).toContainEqual(expect.objectContaining({ kind: 'nudge.digest' }));
}, 120_000);
