import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { features } from '../../src/app.ts';
import { opensFor } from '../../src/command.ts';
import { loadEditions } from '../../src/content/editions.ts';
import { type Database, openDatabase } from '../../src/db/client.ts';
import type { Schema } from '../../src/db/schema.ts';
import { type NotedAsk, nextForAsk } from '../../src/network/asks/ask.ts';
import { askAct } from '../../src/network/asks/ask-words.ts';
import { nextAct } from '../../src/network/findings/act.ts';
import { type Running, runBot } from '../support/bot.ts';
import { migratedDatabase } from '../support/database.ts';
import { jumpTo, quickCheck, textOf } from '../support/journey.ts';
import { findPersonOf, putPair, yesFrom } from '../support/pairs.ts';
import { setGoal } from '../support/shares.ts';
import { forged } from '../support/slack.ts';

/*
 * Typing the slash command is no answer: whatever is the next thing, what the command opens for it notes nothing. Tried for
 * the button of every candidate that a feature can have, with things of hers that it could note something of.
 */

const edition = (await loadEditions('content')).default;
const today = '2026-12-03';

/** The button of every candidate: those of the samples, and each that is made of an ask or a finding. */
function allButtons(): ReadonlySet<string> {
  const looks = features.flatMap(({ home }) => Object.values(home?.samples?.(edition) ?? {}));
  const ask: NotedAsk & { id: string } = { id: 'a', person: '', name: '', need: 'B2', text: '', askOn: today };
  const yes = { ...ask, sentOn: today, answer: 'yes' as const };
  const asks = [
    ...[ask, { ...ask, sentOn: today }, { ...ask, sentOn: '2026-11-20' }, { ...ask, answer: 'not-now' as const }],
    ...[yes, { ...yes, talkOn: today }, { ...yes, talkOn: '2026-12-01' }, { ...yes, metOn: today }],
    { ...yes, metOn: today, helps: 'now' as const },
  ];
  return new Set([
    ...looks.flatMap(({ next = [] }) => next.map(({ button }) => button.actionId)),
    ...asks.map((one) => askAct({ edition, people: [] }, { ask: one, next: nextForAsk(one, today) }, today).actionId),
    ...[
      nextAct(edition, { do: 'add', need: 'B2' }),
      nextAct(edition, { do: 'ask', need: 'B2', people: [] }),
      nextAct(edition, { do: 'hello', person: '' }),
    ].map(({ actionId }) => actionId),
  ]);
}

let running: Running;
let db: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
  const own = await migratedDatabase();
  drop = own.drop;
  running = await runBot({ databaseUrl: own.url });
  db = await openDatabase({ url: own.url, dataDir: '' });
});
afterAll(async () => {
  await running.stop();
  await db.close();
  await drop();
});

/** Every row of every table, as a fingerprint of each; not how fast work goes. */
async function allRows(of: Kysely<Schema>): Promise<Record<string, string>> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_name <> 'pace' order by 1`.execute(
    of,
  );
  const prints: Record<string, string> = {};
  for (const { name } of rows) {
    const row = await sql<{ print: string | null }>`
      select md5(string_agg(t::text, ',' order by t::text)) as print from ${sql.table(name)} t`.execute(of);
    prints[name] = row.rows[0]?.print ?? '';
  }
  return prints;
}

test('what the command opens changes no row, whatever is the next thing', async () => {
  const maya = running.sandbox.person('maya');
  await jumpTo(running, '2026-12-01T15:00:00Z');
  await quickCheck(running, maya);
  await yesFrom(maya, 'Dr. Helen Zhou');
  const goal = await setGoal(maya, 'Give the noon talk');
  await maya.close({ all: true });
  await jumpTo(running, '2026-12-03T15:00:00Z');
  const me = (await findPersonOf(db.db, maya.id)) ?? '';
  const { id: ask } = await db.db.selectFrom('network_ask').select('id').executeTakeFirstOrThrow();
  const { id: helen } = await db.db.selectFrom('network_person').select('id').executeTakeFirstOrThrow();
  const pair = await putPair(db.db, { menteeId: me, mentorId: null, state: 'talk', name: 'Ngozi' });
  const values: Record<string, string> = {
    ...{ 'assess:open': '', 'network:open': '', 'network:add': 'B2', 'network:ask': `B2:${helen}` },
    ...{ 'network:words': ask, 'network:talk': ask, 'network:met': ask, 'network:helps': ask },
    ...{ 'network:hello': helen, 'goals:show': goal, 'goals:add': 'B2', 'goals:as-mentor': '' },
    'relationship:show': pair.id,
    'relationship:begin': ask,
    ...{ 'meeting:met': `${pair.id} x 1`, 'meeting:done': `${pair.id} x` },
    ...{ 'meeting:open': pair.id, 'meeting:agenda': pair.id, 'meeting:offer': pair.id },
  };
  const press = async (action_id: string, value: string | undefined) => {
    const view = { id: 'V1', type: 'home', private_metadata: '', title: { type: 'plain_text', text: 'x' }, blocks: [] };
    const actions = [{ type: 'button', action_id, block_id: 'own', ...(value && { value }) }];
    expect((await forged(running, maya, { type: 'block_actions', view, actions })).status).toBe(200);
    await running.bot.idle();
  };

  const buttons = [...allButtons()];
  expect(buttons.toSorted()).toEqual(Object.keys(values).toSorted());
  // Whoever is met is noted as here, with a name, by whichever press comes first.
  await press('network:open', undefined);
  const before = await allRows(db.db);
  for (const button of buttons) {
    await press(opensFor(button, features), values[button]);
    expect(await allRows(db.db), button).toEqual(before);
  }

  // As somebody types it, where it is asked whether they met; then the button, which is an answer.
  await maya.command('/mentoring');
  expect(textOf(maya.modal())).toContain('Did you meet?\nWe met\nAnother day');
  await maya.close();
  expect(await allRows(db.db)).toEqual(before);
  for (const button of ['network:met', 'network:helps', 'relationship:begin']) {
    const then = await allRows(db.db);
    await press(button, values[button]);
    expect(await allRows(db.db), button).not.toEqual(then);
  }
  await maya.command('/mentoring');
  expect(textOf(maya.modal())).not.toContain('Did you meet?');
});
