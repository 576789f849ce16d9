import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { runCommand } from '../../src/cli/run.ts';
import { commands } from '../../src/cli.ts';
import { type Database, openDatabase } from '../../src/db/client.ts';
import { type Running, runBot, startBot, testKey } from '../support/bot.ts';
import { migratedDatabase } from '../support/database.ts';
import { textOf } from '../support/journey.ts';
import { findPersonOf, type PutPair, putPair } from '../support/pairs.ts';
import { putOnMap } from '../support/shares.ts';
import { forged } from '../support/slack.ts';

/*
 * Two presses at once, at two replicas on one PostgreSQL: what moves.md says of each order, and nothing else. Each race
 * is run in both orders, and a few times at once.
 */

let running: Running;
let other: Omit<Running, 'sandbox'>;
let database: Database;
let url: string;
let leave: () => Promise<void>;
let maya: PersonDoor;
let daniel: PersonDoor;
let mayaId: string;
let danielId: string;
/** Daniel on her map, and she on his. */
let hisPlace: string;
let herPlace: string;

beforeAll(async () => {
  let drop: () => Promise<void>;
  ({ url, drop } = await migratedDatabase());
  const dataDir = await mkdtemp(join(tmpdir(), 'mentoring-races-'));
  running = await runBot({ databaseUrl: url });
  other = await startBot(running.sandbox, { databaseUrl: url, dataDir });
  // What people do by hand goes to the first.
  running.sandbox.setRequestUrl(`${running.botUrl}/slack/events`);
  database = await openDatabase({ url, dataDir: '' });
  leave = async () => {
    await other.stop();
    await running.stop();
    await database.close();
    await drop();
    await rm(dataDir, { recursive: true, force: true });
  };
  await running.sandbox.clock({ do: 'jump', to: '2026-12-01T15:00:00Z' });
  [maya, daniel] = [running.sandbox.person('maya'), running.sandbox.person('daniel')];
  await putOnMap(maya, 'Dr. Daniel Reyes');
  await putOnMap(daniel, 'Maya Okafor');
  for (const who of [maya, daniel]) await who.command('/mentoring privacy');
  [mayaId, danielId] = [await idOf(maya), await idOf(daniel)];
  [hisPlace, herPlace] = [await onMapOf(mayaId), await onMapOf(danielId)];
});
afterAll(() => leave());

const idOf = async (who: PersonDoor) => (await findPersonOf(database.db, who.id)) ?? '';
const onMapOf = async (person: string) =>
  (
    await database.db
      .selectFrom('network_person')
      .select('id')
      .where('person_id', '=', person)
      .executeTakeFirstOrThrow()
  ).id;

/** A press, or a form that is sent off, at one of the two replicas. */
type Act = (at: Pick<Running, 'botUrl'>) => Promise<string>;

const sent = async (who: PersonDoor, at: Pick<Running, 'botUrl'>, payload: object): Promise<string> => {
  const answer = await forged({ botUrl: at.botUrl, sandbox: running.sandbox }, who, payload);
  expect(answer.status).toBe(200);
  return answer.text();
};
const viewOf = (who: PersonDoor, callback_id: string, carried: object, values: object) => ({
  ...{ id: who.modal()?.id ?? 'V1', type: 'modal', callback_id, private_metadata: JSON.stringify(carried) },
  ...{ title: { type: 'plain_text', text: 'x' }, blocks: [], state: { values } },
});
const press =
  (who: PersonDoor, verb: string, value: string): Act =>
  (at) =>
    sent(who, at, {
      type: 'block_actions',
      view: viewOf(who, 'privacy:table', {}, {}),
      actions: [{ type: 'button', action_id: `relationship:${verb}`, block_id: 'b', value }],
    });
const form =
  (who: PersonDoor, verb: string, carried: object, values: object = {}): Act =>
  (at) =>
    sent(who, at, { type: 'view_submission', view: viewOf(who, `relationship:${verb}`, carried, values) });

const text = (value: string) => ({ a: { type: 'plain_text_input', value } });
const day = (selected_date: string) => ({ a: { type: 'datepicker', selected_date } });
const words = (purpose: string) => ({ purpose: text(purpose), review: day('2027-04-01') });

interface Made {
  id: string;
  versions: string[];
}
const put = async (change: Partial<PutPair>): Promise<Made> => {
  await settled();
  await database.db.deleteFrom('pair').execute();
  return putPair(database.db, { menteeId: mayaId, mentorId: danielId, onMap: hisPlace, state: 'active', ...change });
};
const settled = () => Promise.all([running.bot.idle(), other.bot.idle()]);

const agreed = { sentBy: 'mentee', ended: 'agreed' } as const;
const hers = { sentBy: 'mentee', ended: null } as const;
const his = { sentBy: 'mentor', ended: null } as const;

/** A pair as the table writes it; of a pause with its day. */
async function stateOf(id: string): Promise<string> {
  const pair = await database.db.selectFrom('pair').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const waits = await database.db
    .selectFrom('agreement')
    .select('sent_by')
    .where('pair_id', '=', id)
    .where('ended', 'is', null)
    .execute();
  expect(waits.length).toBeLessThan(2);
  const change = waits[0] ? `${pair.state === 'active' ? '-change' : ''}-by-${waits[0].sent_by}` : '';
  return `${pair.state}${change}${pair.paused_until ? ` until ${pair.paused_until}` : ''}`;
}
/** What became of each version, from the first on. */
const endsOf = async (id: string) =>
  (await database.db.selectFrom('agreement').select('ended').where('pair_id', '=', id).orderBy('number').execute()).map(
    ({ ended }) => ended ?? 'waits',
  );

interface Race {
  start: Partial<PutPair>;
  one: (pair: Made) => Act;
  two: (pair: Made) => Act;
  /** The states in which it can end, where the first was saved first, and where the second was. */
  ends: readonly [string, string];
}

const change =
  (who: PersonDoor, purpose = 'Other words') =>
  (pair: Made) =>
    form(who, 'send-change', { pairId: pair.id, number: pair.versions.length, opened: 'x', shown: {} }, words(purpose));
const agree = (who: PersonDoor) => (pair: Made) => press(who, 'agree', pair.versions.at(-1) ?? '');
const takeBack = (who: PersonDoor) => (pair: Made) => press(who, 'take-back', pair.versions.at(-1) ?? '');
const answer = (given: string) => (pair: Made) => form(daniel, 'answer', { pairId: pair.id, number: 0, answer: given });
const end = (who: PersonDoor) => (pair: Made) => form(who, 'send-end', { pairId: pair.id, number: 0 });
const pause = (who: PersonDoor, until: string) => (pair: Made) =>
  form(who, 'keep-pause', { pairId: pair.id, number: 0 }, { until: day(until) });
const resume = (who: PersonDoor, until: string) => (pair: Made) => press(who, 'resume', `${pair.id} ${until}`);
const expire = (): Act => async () => {
  await database.db
    .updateTable('pair')
    .set({ look_at: new Date('2026-12-01T14:00:00Z') })
    .execute();
  await other.bot.tick();
  return '';
};
const proposed = { state: 'proposed', versions: [hers] } as const;
const changing = { state: 'active', versions: [agreed, hers] } as const;

// The people come with the bot: a race is made when it is run.
const races: Record<string, () => Race> = {
  'she changes while he agrees to the older version': () => ({
    ...{ start: proposed, one: change(maya), two: agree(daniel) },
    ends: ['proposed-by-mentee', 'active-change-by-mentee'],
  }),
  'both change at once': () => ({
    ...{ start: { versions: [agreed] }, one: change(maya), two: change(daniel) },
    ends: ['active-change-by-mentee', 'active-change-by-mentor'],
  }),
  'she ends while he agrees': () => ({
    start: proposed,
    one: end(maya),
    two: agree(daniel),
    ends: ['closed', 'closed'],
  }),
  'he ends while she agrees': () => ({
    ...{
      start: { state: 'proposed', versions: [{ ...hers, ended: 'changed' }, his] },
      one: end(daniel),
      two: agree(maya),
    },
    ends: ['closed', 'closed'],
  }),
  'it runs out while he agrees': () => ({ start: proposed, one: expire, two: agree(daniel), ends: ['talk', 'active'] }),
  'it runs out while he says that he cannot': () => ({
    ...{ start: proposed, one: expire, two: answer('cannot'), ends: ['closed', 'closed'] },
  }),
  'both end': () => ({ start: { versions: [agreed] }, one: end(maya), two: end(daniel), ends: ['closed', 'closed'] }),
  'a pause and the end of an older one': () => ({
    start: { state: 'paused', versions: [agreed], pausedUntil: '2026-12-20' },
    ...{ one: pause(maya, '2026-12-24'), two: resume(daniel, '2026-12-20') },
    ends: ['paused until 2026-12-24', 'paused until 2026-12-24'],
  }),
  'two pauses': () => ({
    ...{ start: { versions: [agreed] }, one: pause(maya, '2026-12-24'), two: pause(daniel, '2026-12-28') },
    ends: ['paused until 2026-12-28', 'paused until 2026-12-24'],
  }),
  'she takes back while he agrees': () => ({
    ...{ start: proposed, one: takeBack(maya), two: agree(daniel), ends: ['talk', 'active'] },
  }),
  'she takes back while he cannot': () => ({
    ...{ start: proposed, one: takeBack(maya), two: answer('cannot'), ends: ['closed', 'closed'] },
  }),
  'she changes while he goes on without the bot': () => ({
    ...{ start: proposed, one: change(maya), two: answer('without-bot'), ends: ['talk', 'talk'] },
  }),
  'he changes while she takes back': () => ({
    ...{ start: proposed, one: takeBack(maya), two: change(daniel), ends: ['talk', 'proposed-by-mentor'] },
  }),
  'she changes while he pauses': () => ({
    ...{ start: { versions: [agreed] }, one: change(maya), two: pause(daniel, '2026-12-24') },
    ends: ['paused until 2026-12-24', 'paused until 2026-12-24'],
  }),
  'he agrees to a change while she pauses': () => ({
    ...{ start: changing, one: agree(daniel), two: pause(maya, '2026-12-24') },
    ends: ['paused until 2026-12-24', 'paused until 2026-12-24'],
  }),
};

test.each(Object.keys(races))('%s', async (name) => {
  const { start, one, two, ends } = (races[name] as () => Race)();
  for (const order of ['one', 'two', 'both', 'both', 'both'] as const) {
    const pair = await put(start);
    const acts = [one(pair), two(pair)] as const;
    if (order === 'both') await Promise.all([acts[0](running), acts[1](other)]);
    else if (order === 'one') await acts[0](running).then(() => acts[1](other));
    else await acts[1](other).then(() => acts[0](running));
    await settled();
    const state = await stateOf(pair.id);
    if (order === 'both') expect(ends).toContain(state);
    else expect([order, state]).toEqual([order, order === 'one' ? ends[0] : ends[1]]);
    // Never is anything in force that the other side has not pressed: of her own change that is.
    const became = await endsOf(pair.id);
    if (name === 'she changes while he agrees to the older version')
      expect(became).toEqual(state === 'proposed-by-mentee' ? ['changed', 'waits'] : ['agreed', 'waits']);
    if (name === 'both change at once') expect(became).toEqual(['agreed', 'waits']);
    if (name === 'he agrees to a change while she pauses' && order !== 'both')
      expect(became).toEqual(order === 'one' ? ['agreed', 'agreed'] : ['agreed', 'closed']);
    expect(became.filter((one) => one === 'waits').length).toBeLessThan(2);
  }
});

test('both end: one end, and one sentence', async () => {
  for (let round = 0; round < 3; round++) {
    const pair = await put({ versions: [agreed] });
    const said = () => [maya, daniel].map((who) => who.dm().filter((one) => textOf(one).includes('has ended')).length);
    const before = said();
    await Promise.all([end(maya)(pair)(running), end(daniel)(pair)(other), end(maya)(pair)(other)]);
    await settled();
    const { ended_by: by } = await database.db
      .selectFrom('pair')
      .select('ended_by')
      .where('id', '=', pair.id)
      .executeTakeFirstOrThrow();
    const more = said().map((count, at) => count - (before[at] ?? 0));
    expect([by, more]).toEqual([by, by === 'mentee' ? [0, 1] : [1, 0]]);
  }
});

/** The fingerprint of the preview that somebody has open. */
const previewOf = (who: PersonDoor) =>
  (JSON.parse(who.modal()?.private_metadata ?? '') as { preview?: string }).preview;

test('the same proposal sent at both replicas, and in two forms with other words, is one, and two may propose to each other', async () => {
  // Of two messages a day the other races have used his.
  await running.sandbox.clock({ do: 'jump', to: '2026-12-02T15:00:00Z' });
  const pair = await put({ state: 'talk', mentorId: null });
  await press(maya, 'preview', pair.id)(running);
  await settled();
  const preview = previewOf(maya);
  expect(preview).toBeDefined();
  const send = (id: string, shown: string | undefined) => form(maya, 'send', { pairId: id, number: 0, preview: shown });
  const first = send(pair.id, preview);
  const answers = await Promise.all([first(running), first(other), send(pair.id, 'of other words')(other)]);
  await settled();
  expect(await endsOf(pair.id)).toEqual(['waits']);
  expect(await stateOf(pair.id)).toBe('proposed-by-mentee');
  expect(answers.filter((one) => one.includes('Well asked.')).length).toBeGreaterThan(0);
  expect(answers[2]).not.toContain('Well asked.');
  const proposals = () => daniel.dm().filter((one) => textOf(one).includes('proposes how you two could work'));
  expect(proposals()).toHaveLength(1);

  await put({ state: 'talk', mentorId: null });
  const [back] = [await putPair(database.db, { menteeId: danielId, mentorId: null, onMap: herPlace, state: 'talk' })];
  const there = await database.db
    .selectFrom('pair')
    .select('id')
    .where('person_id', '=', mayaId)
    .executeTakeFirstOrThrow();
  await press(daniel, 'preview', back.id)(other);
  await settled();
  const sendBack = form(daniel, 'send', { pairId: back.id, number: 0, preview: previewOf(daniel) });
  await Promise.all([send(there.id, preview)(running), sendBack(other)]);
  await settled();
  expect([await stateOf(there.id), await stateOf(back.id)]).toEqual(['proposed-by-mentee', 'proposed-by-mentee']);
});

test('one of the two is erased while the other presses: nothing waits for somebody who is gone, and nobody waits for a lock', async () => {
  const erase = async (who: PersonDoor): Promise<void> => {
    const code = await runCommand(commands, ['erase', '--user', who.id], {
      environment: { DATABASE_URL: url, MENTORING_ENCRYPTION_KEYS: testKey },
      out: () => undefined,
      tell: () => undefined,
    });
    expect(code).toBe(0);
  };
  const rounds: [PersonDoor, Partial<PutPair>, (pair: Made) => Act, string[]][] = [
    [daniel, proposed, change(maya), ['talk']],
    [daniel, changing, takeBack(maya), ['active']],
    [daniel, proposed, agree(daniel), ['talk', 'active']],
    [maya, proposed, agree(daniel), []],
    [maya, changing, pause(daniel, '2026-12-24'), []],
  ];
  for (const [gone, start, act, ends] of [...rounds, ...rounds]) {
    for (const who of [maya, daniel]) await who.command('/mentoring privacy');
    await settled();
    [mayaId, danielId] = [await idOf(maya), await idOf(daniel)];
    const pair = await put({ ...start, menteeId: mayaId, mentorId: danielId });
    await Promise.all([erase(gone), act(pair)(other)]);
    await settled();
    const rows = await database.db.selectFrom('pair').select('id').execute();
    expect(rows).toHaveLength(ends.length > 0 ? 1 : 0);
    if (ends.length > 0) expect(ends).toContain(await stateOf(pair.id));
    expect(await endsOf(pair.id)).not.toContain('waits');
  }
});
