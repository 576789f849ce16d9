import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import { LEAST, newPace, type Pace, rateAt, refused, returned, slackLimits, slotsAt, taken } from './pace.ts';
import { settleDone } from './settle.ts';
import { claim } from './statements.ts';

const { most: MOST, burst: BURST } = slackLimits;
const begin = new Date('2026-12-07T09:00:00Z');
const at = (seconds: number) => new Date(begin.getTime() + Math.round(seconds * 1000));

/** What happens to a workspace: after some seconds, work is wanted, or Slack refuses some. */
type Happening = { after: number } & ({ want: number } | { wait: number; heldFor: number });
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ after: fc.double({ min: 0, max: 5, noNaN: true }), want: fc.nat(20) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      after: fc.double({ min: 0, max: 5, noNaN: true }),
      wait: fc.nat(40),
      heldFor: fc.double({ min: 0, max: 3, noNaN: true }),
    }),
  },
);

/** Lives through what happens, and tells after each thing. */
function live(happenings: readonly Happening[], tell: (pace: Pace, now: Date, slots: number) => void): void {
  let pace = newPace(begin);
  let now = 0;
  for (const one of happenings) {
    now += one.after;
    const slots = 'want' in one ? Math.min(one.want, slotsAt(pace, at(now))) : 0;
    if (slots > 0) pace = taken(pace, slots, at(now));
    if ('wait' in one) pace = refused(pace, one.wait, at(now - one.heldFor), at(now));
    tell(pace, at(now), slots);
  }
}

describe('the pace of a workspace', () => {
  it('gives what its rate and its bucket allow, never more, in any stretch of time', () => {
    fc.assert(
      fc.property(fc.array(happening), (happenings) => {
        const given: { seconds: number; slots: number }[] = [];
        live(happenings, (_, now, slots) => given.push({ seconds: (now.getTime() - begin.getTime()) / 1000, slots }));
        for (const [first, { seconds: from }] of given.entries()) {
          let sum = 0;
          for (const { seconds, slots } of given.slice(first)) {
            sum += slots;
            expect(sum).toBeLessThanOrEqual(BURST + MOST * (seconds - from) + 1e-6);
          }
        }
      }),
    );
  });

  it('gives nothing while Slack asks to wait, and then one', () => {
    fc.assert(
      fc.property(fc.array(happening), fc.integer({ min: 1, max: 40 }), (happenings, wait) => {
        let pace = newPace(begin);
        let now = begin;
        live(happenings, (one, then) => {
          [pace, now] = [one, then];
        });
        const after = refused(pace, wait, now, now);
        const ends = Math.max(pace.paused_until.getTime(), now.getTime() + wait * 1000);
        expect(slotsAt(after, new Date(ends - 1))).toBe(0);
        expect(slotsAt(after, new Date(ends))).toBe(1);
      }),
    );
  });

  it('is lowered by a refusal, neither too little nor too much, and once for those of one moment', () => {
    fc.assert(
      fc.property(fc.array(happening), fc.integer({ min: 1, max: 40 }), (happenings, wait) => {
        let pace = newPace(begin);
        let now = begin;
        live(happenings, (one, then) => {
          [pace, now] = [one, then];
        });
        const before = rateAt(pace, now);
        const claimed = new Date(Math.max(now.getTime(), pace.lowered_at.getTime() + 1));
        const after = refused(pace, wait, claimed, now);
        expect(after.rate).toBeLessThanOrEqual(Math.max(LEAST, before * 0.95));
        expect(after.rate).toBeGreaterThanOrEqual(
          Math.min(before, Math.max(LEAST, before * (before < MOST ? 0.8 : 0.6))) - 1e-9,
        );
        const together = refused(after, wait, new Date(now.getTime() - 100), new Date(now.getTime() + 50));
        expect(together.rate).toBe(after.rate);
        expect(together.paused_until.getTime()).toBe(
          Math.max(after.paused_until.getTime(), now.getTime() + 50 + wait * 1000),
        );
      }),
    );
  });

  it('recovers slowly, and never beyond where it began', () => {
    fc.assert(
      fc.property(fc.array(happening, { minLength: 1 }), (happenings) => {
        live(happenings, (pace) => {
          const rates = [0, 1, 60, 3_600].map((seconds) =>
            rateAt(pace, new Date(pace.paused_until.getTime() + seconds * 1000)),
          );
          expect(rates).toEqual(rates.toSorted((a, b) => a - b));
          expect(rates.every((rate) => rate >= LEAST && rate <= MOST)).toBe(true);
          expect((rates[1] ?? 0) / (rates[0] ?? 1)).toBeLessThan(1.005);
          expect(rates[3]).toBe(MOST);
        });
      }),
    );
  });

  it.each([
    ['five a second', 5, 5],
    ['two a second', 2, 5],
    ['one a second in bursts of ten', 1, 10],
    ['seven a second', 7, 7],
  ])('finds a limit of %s, from its start', (_, perSecond, burst) => {
    const { rate, refusals } = againstBucket(perSecond, burst, 300);
    expect(rate).toBeGreaterThan(perSecond * 0.85);
    expect(rate).toBeLessThan(perSecond * 1.15);
    expect(refusals).toBeLessThan(30);
  });

  it('is as before when what was taken is not used, and gives no more than one after a pause', () => {
    fc.assert(
      fc.property(fc.array(happening), fc.integer({ min: 1, max: 5 }), (happenings, wanted) => {
        let pace = newPace(begin);
        let now = begin;
        live(happenings, (one, then) => {
          [pace, now] = [one, then];
        });
        const slots = Math.min(wanted, slotsAt(pace, now));
        fc.pre(slots > 0);
        const after = returned(taken(pace, slots, now), slots, now);
        expect(slotsAt(after, now)).toBe(slotsAt(pace, now));
        const paused = refused(taken(pace, slots, now), 3, now, now);
        expect(slotsAt(returned(paused, slots, now), paused.paused_until)).toBe(1);
      }),
    );
  });

  it('is counted by the claim and at the end as it is here', async () => {
    const { database, close } = await testDatabase();
    const { db } = database;
    const before = newPace(begin);
    await db
      .insertInto('workspace')
      .values({ id: 'T1', name: null, installed_at: begin, uninstalled_at: null })
      .execute();
    await db
      .insertInto('pace')
      .values({ workspace_id: 'T1', in_flight: 0, ...before })
      .execute();
    const data = JSON.stringify({ person: randomUUID() });
    for (let round = 0; round < 12; round++) {
      // As if so much time had passed since the last: then each is a case of its own.
      const passed = [0.01, 0.4, 0.3, 2, 0.1, 90, 0.2, 0.05, 0.7, 500, 0.3, 1][round] ?? 1;
      await sql`update pace set rate = ${[8, 1, 3.7][round % 3]}, in_flight = 0,
        counted_at = now() - ${passed} * interval '1 second', paused_until = now() - ${passed * 1.5} * interval '1 second'`.execute(
        db,
      );
      const pace = await db.selectFrom('pace').selectAll().executeTakeFirstOrThrow();
      await sql`insert into job (name, workspace_id, data, run_at)
        select 'home.publish', 'T1', ${data}::jsonb, now() from generate_series(1, ${round % 5})`.execute(db);
      const jobs = await claim(db, ['home.publish'], 100);
      const now = jobs[0]?.taken_at;
      const after = await db.selectFrom('pace').selectAll().executeTakeFirstOrThrow();
      expect(after.in_flight).toBe(jobs.length);
      if (!now) {
        expect(after).toEqual(pace);
        await db.deleteFrom('job').execute();
        continue;
      }
      expect(jobs.length).toBe(Math.min(round % 5, slotsAt(pace, now), 4));
      const { tokens, ...expected } = taken(pace, jobs.length, now);
      expect(after).toMatchObject({ ...expected, in_flight: jobs.length });
      // The database counts microseconds.
      expect(after.tokens).toBeCloseTo(tokens, 1);
      // Every second was not used; in every second round Slack asks to wait meanwhile.
      if (round % 2 === 1) await sql`update pace set paused_until = now() + interval '5 seconds'`.execute(db);
      const ending = await db.selectFrom('pace').selectAll().executeTakeFirstOrThrow();
      await settleDone(
        db,
        jobs.map((job, n) => ({ job, slot: n % 2 === 0 ? 'unused' : 'used' })),
      );
      expect(await db.selectFrom('pace').selectAll().executeTakeFirst()).toEqual({
        ...ending,
        ...returned(ending, Math.ceil(jobs.length / 2), new Date()),
        in_flight: 0,
      });
      const left = await db.deleteFrom('job').returning('id').execute();
      expect(left.map(({ id }) => id).filter((id) => jobs.some((job) => job.id === id))).toEqual([]);
    }
    await close();
  });
});

/** Five minutes of work without end, against a bucket in Slack's place. */
function againstBucket(perSecond: number, burst: number, forSeconds: number): { rate: number; refusals: number } {
  let pace = newPace(begin);
  let level = burst;
  let accepted = 0;
  let refusals = 0;
  for (let ms = 0; ms < forSeconds * 1000; ms += 10) {
    level = Math.min(burst, level + perSecond / 100);
    const now = at(ms / 1000);
    if (slotsAt(pace, now) === 0) continue;
    pace = taken(pace, 1, now);
    if (level >= 1) {
      level--;
      accepted++;
    } else {
      refusals++;
      pace = refused(pace, Math.ceil((1 - level) / perSecond), now, now);
    }
  }
  return { rate: accepted / forSeconds, refusals };
}
