import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import type { Database } from '../db/client.ts';
import { createQueue } from '../jobs/queue.ts';
import { createLog } from '../process/log.ts';
import { createMetrics } from '../process/metrics.ts';
import { bringSurface } from '../surfaces/bring-job.ts';
import { inTransaction } from '../surfaces/want.ts';
import { findPersonFact, knowMember } from './facts.ts';
import { tellBack, tellLeft } from './jobs.ts';
import type { Member } from './person.ts';

let database: Database;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ database, close } = await testDatabase());
});
afterAll(() => close());

const identity = { workspaceId: 'T0KNOWN', slackUserId: 'U0HELEN' };
const told = (changedAt: string, more: Partial<Member> = {}): Member => ({
  ...{ name: 'helen', realName: 'Helen Zhou', timeZone: 'Europe/London', isAdmin: false, isGuest: false },
  ...{
    ...identity,
    isBot: false,
    hasLeft: false,
    isElsewhere: false,
    changedAt: new Date(changedAt),
    statusEnds: null,
  },
  ...more,
});

test('a member whom another names is taken over as from an event: nothing older, and features hear of their clock', async () => {
  const moved: string[] = [];
  const log = createLog('silent');
  const jobs = [bringSurface, tellLeft, tellBack];
  const ctx = {
    ...{ db: database.db, now: () => new Date('2026-12-08T12:00:00Z') },
    queue: createQueue({ jobs, database, log, metrics: createMetrics() }),
    features: [
      { name: 'test', hoursMoved: async (_: unknown, whose: object) => void moved.push(JSON.stringify(whose)) },
    ],
  };
  const name = (member: Member) => inTransaction(ctx, (trx, want) => knowMember(ctx, trx, want, identity, member));
  const kept = async (id: string) => {
    const row = await findPersonFact(database.db, id);
    return [row?.name, row?.time_zone, row?.told_at?.toISOString()];
  };

  const id = await name(told('2026-12-01T12:00:00Z'));
  expect(await kept(id)).toEqual(['Helen Zhou', 'Europe/London', '2026-12-01T12:00:00.000Z']);
  expect(moved).toEqual([]);

  // What Slack told since came by an event.
  await name(told('2026-12-05T12:00:00Z', { timeZone: 'Asia/Tokyo' }));
  expect(await kept(id)).toEqual(['Helen Zhou', 'Asia/Tokyo', '2026-12-05T12:00:00.000Z']);
  expect(moved).toEqual([JSON.stringify({ person: id })]);

  await name(told('2026-12-03T12:00:00Z', { realName: 'H. Zhou' }));
  expect(await kept(id)).toEqual(['Helen Zhou', 'Asia/Tokyo', '2026-12-05T12:00:00.000Z']);
  expect(moved).toHaveLength(1);

  await name(told('2026-12-06T12:00:00Z', { timeZone: 'Asia/Tokyo', hasLeft: true }));
  const sent = await database.db.selectFrom('job').select('name').execute();
  expect(sent.map((one) => one.name)).toContain(tellLeft.name);
});
