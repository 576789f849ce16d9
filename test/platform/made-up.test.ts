import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { validateBlocks, validateView } from '../../sandbox/blocks/validate.ts';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { features, samplesOf } from '../../src/app.ts';
import { runCommand } from '../../src/cli/run.ts';
import { commandsFor } from '../../src/cli.ts';
import { loadEditions } from '../../src/content/editions.ts';
import { say } from '../../src/content/say.ts';
import type { Database } from '../../src/db/client.ts';
import type { Schema } from '../../src/db/schema.ts';
import { identityOfRow, type SealedColumn } from '../../src/db/sealed.ts';
import type { ActionRequest, AppContext, CommandRequest, Feature, HomePart, Incoming } from '../../src/feature.ts';
import { defineJob, worker } from '../../src/jobs/job.ts';
import { makeKey } from '../../src/keys.ts';
import type { Role } from '../../src/roles.ts';
import { button, buttons, header, modal, plainSection } from '../../src/slack/blocks.ts';
import { showModal } from '../../src/slack/show.ts';
import type { MessageKind } from '../../src/surfaces/kind.ts';
import { inTransaction } from '../../src/surfaces/want.ts';
import { type Running, runBot, testKey } from '../support/bot.ts';
import { testDatabase } from '../support/database.ts';
import { textOf } from '../support/journey.ts';
import { forged } from '../support/slack.ts';

/*
 * A feature that is made up: what somebody is glad of. What it keeps is sealed, its job counts it, its Home part tells
 * how often; only Maya may look. All of the product knows of it by one line in a list.
 */

const count = defineJob('glad.count', 'person');
const table = 'glad' as unknown as keyof Schema;
const place = { table: 'glad', key: 'id', column: 'words', owner: ['person_id'] } as unknown as SealedColumn;

const onlyMaya: Role<Incoming> = {
  name: 'somebody called Maya',
  isHeldBy: async ({ person }) => person.name?.startsWith('Maya') === true,
  refusal: 'sharedNotYours',
  lacks: 'came from somebody else than Maya',
};

/** `/mentoring glad of the snow`: kept, and counted by queued work. */
async function keep({ person, rest, reply }: CommandRequest, { db, keys, queue }: AppContext): Promise<void> {
  const id = randomUUID();
  const sealed = keys.seal(JSON.stringify(rest), identityOfRow(place, { id, person_id: person.id }));
  await db.transaction().execute(async (trx) => {
    await sql`insert into glad values (${id}, ${person.id}, ${sealed}, false)`.execute(trx);
    await queue.send(trx, count, { person: person.id });
  });
  await reply({ text: 'Kept.' });
}

async function countAll({ person }: { person: string }, ctx: AppContext): Promise<void> {
  await inTransaction(ctx, async (trx, want) => {
    await sql`update glad set counted = true where person_id = ${person}`.execute(trx);
    want.home(person);
    want.message(note.name, { to: person, about: person }, { asked: true });
  });
}

/** The one message: that it has been counted. */
const note: MessageKind = {
  name: 'glad.note',
  place: 'dm',
  hours: 'any',
  tooLateAfterHours: 24,
  afterUnknown: 'leave',
  render: async () => ({ text: 'Counted.', blocks: [plainSection('Counted.')] }),
};

const part = (times: number): HomePart => ({
  sections: [[header('Glad'), plainSection(`Glad ${times} times`), buttons(button('Look', 'glad:look'))]],
});
const view = (text: string) =>
  modal({ callbackId: 'glad:page', title: 'Glad', close: 'Close', submit: 'Send', blocks: [plainSection(text)] });

const glad: Feature = {
  name: 'glad',
  words: { glad: { help: 'nextMap', run: { role: onlyMaya, run: keep } } },
  actions: {
    'glad:look': { role: onlyMaya, run: (request: ActionRequest) => showModal(request, view('What you are glad of')) },
  },
  submits: {
    'glad:page': {
      role: onlyMaya,
      run: async () => ({ response_action: 'update', view: view('Thank you') }),
    },
  },
  jobs: [worker(count, countAll)],
  surfaces: [note],
  home: {
    part: async ({ person }, { db }) => {
      const { rows } = await sql`select 1 from glad where person_id = ${person.id} and counted`.execute(db);
      return part(rows.length);
    },
    samples: () => ({ often: { part: part(1000) } }),
  },
  samples: () => [{ name: 'glad: page', view: view('What you are glad of') }],
  sealed: [place],
  rows: { tables: [table] },
};

/** The one line. */
const withGlad: readonly Feature[] = [...features, glad];

let running: Running;
let database: Database;
let url: string;
let close: () => Promise<void>;
let maya: PersonDoor;
let daniel: PersonDoor;
beforeAll(async () => {
  ({ database, url, close } = await testDatabase());
  await sql`create table glad (id uuid primary key, person_id uuid not null references person on delete cascade,
    words bytea not null, counted boolean not null)`.execute(database.db);
  running = await runBot({ databaseUrl: url, features: withGlad });
  maya = running.sandbox.person('maya');
  daniel = running.sandbox.person('daniel');
  // They are met, and Slack has told their names.
  for (const who of [maya, daniel]) await who.openHome();
  await maya.command('/mentoring glad of the snow');
  await running.bot.idle();
});
afterAll(async () => {
  await running.stop();
  await close();
});

/** Runs a command as the operator does. */
async function cli(list: readonly Feature[], words: string[], keys = testKey) {
  const out: string[] = [];
  const told: string[] = [];
  const code = await runCommand(commandsFor(list), words, {
    environment: { DATABASE_URL: url, MENTORING_ENCRYPTION_KEYS: keys },
    out: (text) => void out.push(text),
    tell: (text) => void told.push(text),
  });
  expect([code, told.join()]).toEqual([0, expect.any(String)]);
  return { out: out.join('\n'), told: told.join('\n') };
}

const { academic } = await loadEditions('content').then((all) => ({ academic: all.get('academic-medicine') }));

test('its word is answered, and stands in help with its line', async () => {
  expect(maya.ephemerals().at(-1)?.text).toBe('Kept.');
  await maya.command('/mentoring help');
  expect(maya.ephemerals().at(-1)?.text).toContain(say(academic, 'nextMap'));
});

test('its job has run, its message has come, its part stands on Home beside the others, and its button opens its page', async () => {
  expect(maya.dm().filter(({ text }) => text === 'Counted.')).toHaveLength(1);
  expect(textOf(maya.home())).toMatch(/Your goals[\s\S]*Glad\nGlad 1 times[\s\S]*Notifications/);
  await maya.press('Look', { in: 'home' });
  expect(textOf(maya.modal())).toContain('What you are glad of');
  await maya.submit();
  expect(textOf(maya.modal())).toContain('Thank you');
  await maya.close();
});

test('who may not is refused at its word, its button and its form, with a line in the log', async () => {
  running.logged.length = 0;
  await daniel.command('/mentoring glad of nothing');
  expect(daniel.ephemerals().at(-1)?.text).toBe(say(academic, 'sharedNotYours'));
  await daniel.press('Look', { in: 'home' });
  expect(textOf(daniel.modal())).toContain(say(academic, 'sharedNotYours'));
  await daniel.close();
  const forgedView = { ...view('x'), id: 'V1', state: { values: {} }, private_metadata: '' };
  const answer = await forged(running, daniel, { type: 'view_submission', view: forgedView });
  expect(await answer.text()).toContain(say(academic, 'sharedNotYours'));
  const refused = running.logged.filter((line) => line.includes('came from somebody else than Maya; it was refused'));
  expect(refused).toHaveLength(3);
  const { rows } = await sql`select 1 from glad`.execute(database.db);
  expect(rows).toHaveLength(1);
});

test('its samples stand among the others, its part of Home in every Home of a mentee, all as Slack takes them', () => {
  const samples = samplesOf(academic, '/mentoring', withGlad);
  expect(samples.map(({ name }) => name)).toContain('glad: page');
  // Who is here as a mentor alone is shown what others share, and nothing else.
  const homes = samples.filter(({ name, view }) => view?.type === 'home' && !/^home: a mentor/.test(name));
  expect(homes.length).toBeGreaterThan(5);
  for (const { view } of homes) expect(textOf(view)).toContain('Glad 1000 times');
  for (const { view, message } of samples)
    expect(view ? validateView(view) : validateBlocks(message?.blocks, 'message')).toEqual([]);
  expect(JSON.stringify(samplesOf(academic, '/mentoring'))).not.toContain('Glad');
});

test('what it keeps is sealed, exported opened, sealed anew with another key, and erased', async () => {
  const { rows } = await sql<{ words: Buffer }>`select words from glad`.execute(database.db);
  expect(rows[0]?.words.toString('latin1')).not.toContain('snow');
  const exported = ['export', '--user', maya.id];
  expect(JSON.parse((await cli(withGlad, exported)).out).glad).toMatchObject([{ words: 'of the snow', counted: true }]);
  expect(JSON.parse((await cli(features, exported)).out).glad).toBeUndefined();

  const { told } = await cli(withGlad, ['rotate-keys'], `${makeKey()},${testKey}`);
  expect(told).toContain('glad.words: 1 encrypted anew');

  const { out } = await cli(withGlad, ['erase', '--user', maya.id]);
  expect(JSON.parse(out).erased).toMatchObject({ person: 1, glad: 1 });
  expect((await sql`select 1 from glad`.execute(database.db)).rows).toEqual([]);
});
