import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/run.ts';
import { commands } from '../../src/cli.ts';
import { openDatabase } from '../../src/db/client.ts';
import { everyTeam, wakeHeld } from '../../src/surfaces/pause.ts';
import { testKey } from '../support/bot.ts';
import { putChannel } from '../support/channels.ts';
import { step, textOf } from '../support/journey.ts';
import { runTwo, type Two } from '../support/meetings.ts';

/* A pause of the operator's that is longer than a message may be old, of two who have a channel. */

let two: Two;
let channel: string;
beforeAll(async () => {
  two = await runTwo();
  ({ channel } = await putChannel(two));
  await two.jump('2026-12-01T15:00:00Z');
});
afterAll(() => two.stop());

async function operator(...words: string[]): Promise<number> {
  const environment = { DATABASE_URL: two.url, MENTORING_ENCRYPTION_KEYS: testKey };
  const now = () => two.running.sandbox.now();
  return runCommand(commands, words, { environment, out: () => {}, tell: () => {}, now });
}

const posts = (): string[] => {
  const { store, bot } = two.running.sandbox.workspace;
  return store
    .messagesIn(channel)
    .filter(({ user, blocks }) => user === bot.userId && blocks !== undefined)
    .map((one) => textOf(one as never));
};

function deaf(isDeaf: boolean): void {
  two.running.sandbox.switches({
    ...{ apiFault: isDeaf ? 'status_503' : 'none', faultMethods: isDeaf ? ['chat.postMessage'] : [] },
    faultTimes: isDeaf ? 10_000 : 0,
  });
}

test('what one has sent to another comes after it, and so does the agenda in their channel', async () => {
  const { maya, helen } = two;

  await step('he offers times in January, which are in the queue as the pause begins', async () => {
    deaf(true);
    await two.open(helen);
    await helen.press('meeting:offer');
    for (const [at, day] of ['11', '12', '13'].entries())
      await helen.choose(`Time ${at + 1}`, `2027-01-${day}T16:00:00Z`);
    await helen.submit();
    await helen.close({ all: true });
    await two.settled();
    expect(await operator('pause')).toBe(0);
    deaf(false);
  });

  await step('twenty days later nothing has come, and once it is over she has them', async () => {
    const before = maya.notifications().length;
    for (const day of ['02', '09', '16', '21']) await two.jump(`2026-12-${day}T16:00:00Z`);
    expect(maya.notifications()).toHaveLength(before);
    expect(await operator('resume')).toBe(0);
    await two.jump('2026-12-21T16:01:00Z');
    expect(maya.notifications()).toHaveLength(before + 1);
    await maya.press('Take Mon, Jan 11, 2027, 10:00 (Chicago)');
    await two.settled();
  });

  await step(
    'an agenda that she shares in a pause stands in the channel when that is over, and not before',
    async () => {
      expect(await operator('pause', '--until', '2027-01-04T15:00:00Z')).toBe(0);
      await maya.openHome();
      await two.open(maya);
      await maya.press('Prepare the agenda');
      await maya.submit();
      await maya.submit();
      await maya.close({ all: true });
      await two.settled();
      for (const instant of ['2026-12-22T16:00:00Z', '2027-01-04T14:59:00Z']) await two.jump(instant);
      expect(posts()).toEqual([]);
      await two.jump('2027-01-04T15:00:00Z');
      expect(posts()).toHaveLength(1);
    },
  );
});

test('ending a pause waits for nobody who decides, and nobody waits for it', async () => {
  const other = await openDatabase({ url: two.url, dataDir: '' });
  const person = await other.db
    .selectFrom('person')
    .select('id')
    .where('slack_user_id', '=', two.maya.id)
    .executeTakeFirstOrThrow();
  const soon = new Date(two.running.sandbox.now().getTime() + 600_000);
  await sql`insert into push_thing (id, person_id, kind, subject_id, look_at)
    values (gen_random_uuid(), ${person.id}, 'test.thing', gen_random_uuid(), ${soon})`.execute(other.db);
  await sql`update surface set owed = true, look_at = ${soon} where person_id = ${person.id} and place = 'dm'`.execute(
    other.db,
  );
  // Whoever decides has a thing in hand, and wants its surface at the end.
  await two.database.db.transaction().execute(async (trx) => {
    await sql`update push_thing set look_at = look_at where kind = 'test.thing'`.execute(trx);
    const woken = other.db.transaction().execute((all) => wakeHeld(all, everyTeam, two.running.sandbox.now()));
    await Promise.race([woken, new Promise((resolve) => setTimeout(resolve, 500))]);
    await sql`update surface set look_at = look_at where person_id = ${person.id}`.execute(trx);
    await woken;
  });
  const left = await other.db
    .selectFrom('push_thing')
    .select('look_at')
    .where('kind', '=', 'test.thing' as never)
    .executeTakeFirst();
  expect(left?.look_at).toEqual(soon);
  await other.close();
});
