import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changePeople } from '../../sandbox/actions/roster.ts';
import { runCommand } from '../../src/cli/run.ts';
import { commands } from '../../src/cli.ts';
import { testKey } from '../support/bot.ts';
import { step } from '../support/journey.ts';
import { runTwo, type Two } from '../support/meetings.ts';

/* What the operator, or Slack, holds of all that would come by itself: Maya in Chicago, her mentor Helen in London. */

let two: Two;
beforeAll(async () => {
  two = await runTwo();
});
afterAll(() => two.stop());

const at = (instant: string): Promise<void> => two.jump(instant);

/** Counts what has come to both since. */
function counted(): () => { maya: number; helen: number } {
  const before = { maya: two.maya.notifications().length, helen: two.helen.notifications().length };
  return () => ({
    maya: two.maya.notifications().length - before.maya,
    helen: two.helen.notifications().length - before.helen,
  });
}

/** As the operator types it. */
async function operator(...words: string[]): Promise<{ code: number; told: string }> {
  const told: string[] = [];
  const print = (line: string) => void told.push(line);
  const environment = { DATABASE_URL: two.url, MENTORING_ENCRYPTION_KEYS: testKey };
  const now = () => two.running.sandbox.now();
  const code = await runCommand(commands, words, { environment, out: print, tell: print, now });
  return { code, told: told.join('\n') };
}

/** Times that go to the other: hers by the ledger of a mentor, his at once. */
async function offer(by: 'maya' | 'helen'): Promise<void> {
  await two.open(two[by]);
  await two[by].press('meeting:offer');
  await two[by].submit();
  await two[by].close({ all: true });
  await two.settled();
}

test('the operator’s pause holds what is decided, what is told at once and what is queued, and leaves no backlog', async () => {
  await at('2026-12-01T15:00:00Z');

  await step('held: what either sends, on whichever day, also where it would come at any hour', async () => {
    const came = counted();
    // Decided, and not taken by Slack: in the queue.
    two.running.sandbox.switches({ apiFault: 'status_503', faultMethods: ['chat.postMessage'], faultTimes: 10_000 });
    await offer('maya');
    expect(await operator('pause', '--until', '2027-01-15T12:00:00Z')).toMatchObject({ code: 0 });
    two.running.sandbox.switches({ apiFault: 'none', faultMethods: [], faultTimes: 0 });
    await offer('helen');
    await two.open(two.maya);
    await two.maya.press('Already arranged');
    // In the night of his, and before his next hours.
    await two.maya.choose('When', '2026-12-02T07:00:00Z');
    await two.maya.submit();
    await two.maya.close({ all: true });
    for (const day of ['02', '03', '04', '07', '11']) await at(`2026-12-${day}T16:00:00Z`);
    expect(came()).toEqual({ maya: 0, helen: 0 });
  });

  await step('what they open themselves is answered as ever', async () => {
    await two.open(two.helen);
    expect(two.his()).toContain('Maya');
    await two.helen.close({ all: true });
  });

  await step('at its end: of times that have gone by nothing, of what still stands one message', async () => {
    const came = counted();
    await at('2027-01-15T11:59:00Z');
    expect(came()).toEqual({ maya: 0, helen: 0 });
    await at('2027-01-15T12:00:00Z');
    await at('2027-01-15T15:00:00Z');
    await at('2027-01-18T15:00:00Z');
    // The question whether they met, to her alone; the times are past, and the news of them is stale.
    expect(came()).toEqual({ maya: 1, helen: 0 });
    expect(two.toMaya().at(-1)).toContain('Did you');
  });

  await step(
    'of one workspace, without an end; resume brings what waits within the hour, as few a day as always',
    async () => {
      const { rows } = await sql<{ id: string }>`select id from workspace`.execute(two.database.db);
      const team = rows[0]?.id ?? '';
      expect((await operator('pause', '--team', team)).told).toContain(`workspace ${team}`);
      expect((await operator('doctor')).told).toContain(
        `Pause: what would come by itself is held in workspace ${team}`,
      );
      const came = counted();
      await offer('maya');
      await at('2027-01-20T15:00:00Z');
      expect(came()).toEqual({ maya: 0, helen: 0 });
      expect((await operator('resume', '--team', team)).told).toBe('The pause has ended.');
      await at('2027-01-20T16:00:00Z');
      expect(came().helen).toBe(1);
    },
  );

  await step('misused, or of nobody', async () => {
    expect(await operator('pause', '--until', '2027-02-30')).toMatchObject({
      code: 2,
      told: expect.stringContaining('such as 2027-01-15'),
    });
    expect(await operator('pause', '--until', '2026-12-01')).toMatchObject({
      code: 2,
      told: expect.stringContaining('must lie ahead'),
    });
    expect(await operator('pause', '--team', 'T0NONE')).toMatchObject({
      code: 1,
      told: expect.stringContaining('No workspace T0NONE'),
    });
  });
});

test('a status that ends more than 20 hours after it was set holds until then; nothing else of it is kept', async () => {
  const { maya, running, database } = two;
  const seconds = (instant: string): number => Date.parse(instant) / 1000;
  const status = (ends: string | null): Promise<void> => {
    const shown = ends && { text: 'Lisbon until Thursday', emoji: ':palm_tree:', expiration: seconds(ends) };
    changePeople(running.sandbox.workspace, { do: 'change', user: maya.id, status: shown || null });
    return two.settled();
  };
  const kept = () =>
    database.db.selectFrom('person').select('status_until').where('slack_user_id', '=', maya.id).executeTakeFirst();
  const writes = await countWrites(two);

  await step('a lunch, a change of words or of the picture, and what is known already write nothing', async () => {
    await at('2027-02-01T15:00:00Z');
    await writes.since();
    await status('2027-02-02T11:00:00Z');
    await status('2027-02-02T10:00:00Z');
    changePeople(running.sandbox.workspace, { do: 'change', user: maya.id, title: 'PGY-2' });
    await status(null);
    expect(await writes.since()).toEqual([]);
  });

  await step('a journey holds what he sends at once, and is kept as its end alone', async () => {
    await status('2027-02-04T18:00:00Z');
    expect((await kept())?.status_until).toEqual(new Date('2027-02-04T18:00:00Z'));
    await writes.since();
    await status('2027-02-04T18:00:00Z');
    expect(await writes.since()).toEqual([]);
    const came = counted();
    await offer('helen');
    for (const instant of ['2027-02-02T16:00:00Z', '2027-02-04T17:59:00Z']) await at(instant);
    // Less than 20 hours are left of it, and it is the same status.
    await status('2027-02-04T18:00:00Z');
    expect(came().maya).toBe(0);
    await at('2027-02-04T18:00:00Z');
    expect(came().maya).toBe(1);
    expect((await kept())?.status_until).toBeNull();
    const { rows } = await sql<{ all: string }>`select string_agg(person::text, ' ') as all from person`.execute(
      database.db,
    );
    expect(`${rows[0]?.all} ${running.logged.join(' ')}`).not.toMatch(/Lisbon|palm_tree/);
  });

  await step('taken back, it holds nothing any more', async () => {
    await status('2027-02-20T18:00:00Z');
    const came = counted();
    await offer('helen');
    expect(came().maya).toBe(0);
    await status(null);
    expect(came().maya).toBe(1);
  });
});

/** Counts what is written by statements, also by those that change no row. */
async function countWrites({ database: { db } }: Two): Promise<{ since(): Promise<string[]> }> {
  await sql`create table test_writes (wrote text)`.execute(db);
  await sql`create function test_note() returns trigger language plpgsql as
    $$ begin insert into test_writes values (tg_op || ' ' || tg_table_name); return null; end $$`.execute(db);
  for (const { name } of await db.introspection.getTables())
    if (name !== 'test_writes')
      await sql`create trigger test_note after insert or update or delete on ${sql.table(name)}
        for each statement execute function test_note()`.execute(db);
  return {
    async since() {
      const { rows } = await sql<{ wrote: string }>`delete from test_writes returning wrote`.execute(db);
      return rows.map(({ wrote }) => wrote);
    },
  };
}
