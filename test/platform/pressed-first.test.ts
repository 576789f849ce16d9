import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changePeople } from '../../sandbox/actions/roster.ts';
import { slackLimits } from '../../src/jobs/pace.ts';
import { type Running, runBot } from '../support/bot.ts';
import { migratedDatabase } from '../support/database.ts';
import { textOf } from '../support/journey.ts';

const others = 60;

let running: Running;
let drop: () => Promise<void>;
let db: pg.Client;
/** Whoever does something waits until the bot has nothing more to do. */
let patient = true;
beforeAll(async () => {
  const own = await migratedDatabase();
  drop = own.drop;
  running = await runBot({
    databaseUrl: own.url,
    tempo: { limits: slackLimits },
    sandbox: { idle: async () => (patient ? running.bot.idle() : undefined) },
  });
  db = new pg.Client(own.url);
  await db.connect();
});
afterAll(async () => {
  await running.stop();
  await db.end();
  await drop();
});

test('what she presses is shown at once, also while many wait for what the bot sends of itself', async () => {
  const { sandbox } = running;
  const maya = sandbox.person('maya');
  await maya.openHome();
  await maya.command('/mentoring goals');
  await maya.press('Add a goal');
  await maya.type('what', 'Give grand rounds once');
  await maya.choose('due', '2027-01-15');
  await running.bot.idle();
  patient = false;
  const ids = Array.from({ length: others }, (_, n) =>
    changePeople(sandbox.workspace, { do: 'join', name: `p${n}`, real_name: `Person ${n}` }),
  );
  // As after an outage: each is owed a message, and the tick finds them all.
  await db.query(
    `with met as (
       insert into person (workspace_id, slack_user_id, name, told_at, created_at, updated_at)
       select $1, id, id, now(), now(), now() from unnest($2::text[]) id returning id
     )
     insert into surface (workspace_id, place, person_id, kind, subject_id, state, owed, asked_at, shown_version, look_at,
                          created_at, updated_at)
     select $1, 'dm', id, 'people.welcome', id, 'queued', true, now(), 0, now(), now(), now() from met`,
    [sandbox.teamId, ids],
  );
  await running.bot.tick();
  const welcomed = () => ids.filter((id) => sandbox.person(id).dm().length > 0).length;
  await sandbox.until(() => welcomed() > 5);

  expect(await maya.submit()).toMatchObject({ response: 'updated' });
  await sandbox.until(() => textOf(maya.home()).includes('Give grand rounds once'));
  expect(welcomed()).toBeLessThan(others / 2);
});
