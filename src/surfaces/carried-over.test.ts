import { randomUUID } from 'node:crypto';
import { Kysely, PostgresDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { emptyDatabase } from '../../test/support/database.ts';
import { kindNames, makeRig, type Rig } from '../../test/support/surfaces.ts';
import { type Database, openDatabase } from '../db/client.ts';
import { migrate, migrations } from '../db/migrate.ts';

/** The rows of the release before, and how it writes them: through what is called `post`. */
interface Before {
  post: {
    id?: string;
    person_id: string;
    kind: string;
    subject_id: string;
    channel_id: string | null;
    message_ts: string | null;
    state: string;
    created_at: Date;
    updated_at: Date;
  };
  workspace: { id: string; installed_at: Date };
  person: { id?: string; workspace_id: string; slack_user_id: string; created_at: Date; updated_at: Date };
}

const at = new Date('2026-12-07T17:00:00Z');
const states = ['queued', 'sending', 'sent', 'unknown', 'removed', 'failed'] as const;
const subjects = new Map(states.map((state) => [state, randomUUID()]));
const of = (state: (typeof states)[number]) => subjects.get(state) ?? '';

let before: Kysely<Before>;
let database: Database;
let rig: Rig;
let person: string;
let close: () => Promise<void>;

beforeAll(async () => {
  const { url, drop } = await emptyDatabase();
  before = new Kysely<Before>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url, max: 1 }) }),
  });
  const earlier = Object.entries(migrations).filter(([name]) => name < '2026-11-27-surfaces');
  const migrator = new Migrator({ db: before, provider: { getMigrations: async () => Object.fromEntries(earlier) } });
  await migrator.migrateToLatest();
  await before.insertInto('workspace').values({ id: 'T1', installed_at: at }).execute();
  const added = await before
    .insertInto('person')
    .values({ workspace_id: 'T1', slack_user_id: 'U1', created_at: at, updated_at: at })
    .returning('id')
    .executeTakeFirstOrThrow();
  person = added.id ?? '';
  for (const state of states)
    await before
      .insertInto('post')
      .values(posted(of(state), state))
      .execute();
  database = await openDatabase({ url, dataDir: '', poolMax: 2 });
  await migrate(database);
  rig = await makeRig(database);
  // They stood there already.
  rig.sink.messages.push({ channel: 'D1', ts: `${of('sent')}`, text: 'old' });
  for (const subject of subjects.values()) rig.says.set(subject, { text: 'new' });
  close = async () => {
    await rig.close();
    await before.destroy();
    await database.close();
    await drop();
  };
});
afterAll(() => close());

const posted = (subject: string, state: string) => ({
  person_id: person,
  kind: kindNames.note,
  subject_id: subject,
  channel_id: state === 'sent' ? 'D1' : null,
  message_ts: state === 'sent' ? subject : null,
  state,
  created_at: at,
  updated_at: at,
});

it('posts come along in every state: what was never sent goes, what may have been does not go twice', async () => {
  await rig.after(1);
  expect(rig.sink.pushes).toBe(1);
  for (const [state, becomes] of [
    ['queued', 'sent'],
    ['sending', 'unknown'],
    ['unknown', 'unknown'],
    ['removed', 'removed'],
    ['failed', 'failed'],
  ] as const)
    expect([state, (await rig.row(of(state)))?.state]).toEqual([state, becomes]);
  for (const subject of subjects.values())
    await rig.say(subject, { text: 'changed' }, (want) => want.message(kindNames.note, { to: person, about: subject }));
  await rig.work();
  expect([rig.sink.pushes, rig.sink.messages.map(({ text }) => text)]).toEqual([1, ['changed', 'changed']]);
});

it('the release before works on beside it, on the same rows', async () => {
  const [theirs, ours] = [randomUUID(), randomUUID()];
  const claim = (subject: string) =>
    before.transaction().execute(async (trx) => {
      await trx
        .insertInto('post')
        .values({ ...posted(subject, 'queued') })
        .onConflict((conflict) => conflict.columns(['person_id', 'kind', 'subject_id']).doNothing())
        .execute();
      const post = await trx
        .selectFrom('post')
        .selectAll()
        .where('subject_id', '=', subject)
        .forUpdate()
        .executeTakeFirstOrThrow();
      if (post.state !== 'sent')
        await trx
          .updateTable('post')
          .set({ state: 'sending' })
          .where('id', '=', post.id ?? '')
          .execute();
      return post;
    });
  // What they send is known here: asked for again, it is brought up to date in place.
  const { id = '' } = await claim(theirs);
  await before
    .updateTable('post')
    .set({ state: 'sent', channel_id: 'D1', message_ts: '7.7' })
    .where('id', '=', id)
    .execute();
  rig.sink.messages.push({ channel: 'D1', ts: '7.7', text: 'theirs' });
  const pushes = rig.sink.pushes;
  await rig.say(theirs, { text: 'ours' }, (want) =>
    want.message(kindNames.note, { to: person, about: theirs }, { asked: true }),
  );
  await rig.work();
  expect([rig.sink.pushes, rig.sink.messages.at(-1)?.text]).toEqual([pushes, 'ours']);
  // And what is sent here is known to them.
  await rig.say(ours, { text: 'sent here' }, (want) =>
    want.message(kindNames.note, { to: person, about: ours }, { asked: true }),
  );
  await rig.work();
  expect(await claim(ours)).toMatchObject({ state: 'sent', message_ts: expect.any(String) });
  // Homes and channels are none of their business.
  await rig.say(person, { text: 'Home' }, (want) => want.home(person));
  expect(await before.selectFrom('post').select('id').where('kind', '=', 'home').execute()).toEqual([]);
  // Who is erased by them is erased.
  await before.deleteFrom('post').where('person_id', '=', person).execute();
  await before.deleteFrom('person').where('id', '=', person).execute();
  expect(await database.db.selectFrom('surface').select('id').execute()).toEqual([]);
});
