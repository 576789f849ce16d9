import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { changePeople } from '../../sandbox/actions/roster.ts';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { runCommand } from '../../src/cli/run.ts';
import { commands } from '../../src/cli.ts';
import { type Database, openDatabase } from '../../src/db/client.ts';
import { keyRing, parseKeys } from '../../src/keys.ts';
import { expectPush } from '../../src/pushes/schedule.ts';
import { endVersion } from '../../src/relationship/agreement/queries.ts';
import { lockPair, savePair } from '../../src/relationship/queries.ts';
import { type Running, runBot, testKey } from '../support/bot.ts';
import { migratedDatabase, wholeDatabase } from '../support/database.ts';
import { textOf } from '../support/journey.ts';
import { findPersonOf, putPair } from '../support/pairs.ts';
import { putOnMap } from '../support/shares.ts';

/*
 * Where nothing can go to the mentor through the bot the words are hers to send, and what she notes is said to be noted; and
 * what is left of a pair when one of the two is erased.
 */

let running: Running;
let database: Database;
let url: string;
let drop: () => Promise<void>;
let maya: PersonDoor;
let helen: PersonDoor;
let mayaId: string;
let helenId: string;

beforeAll(async () => {
  ({ url, drop } = await migratedDatabase());
  running = await runBot({ databaseUrl: url });
  database = await openDatabase({ url, dataDir: '' });
  await running.sandbox.clock({ do: 'jump', to: '2026-12-01T15:00:00Z' });
  [maya, helen] = [running.sandbox.person('maya'), running.sandbox.person('helen')];
  await putOnMap(maya, 'Dr. Helen Zhou');
  await helen.command('/mentoring privacy');
  await helen.close({ all: true });
  mayaId = (await findPersonOf(database.db, maya.id)) ?? '';
  helenId = (await findPersonOf(database.db, helen.id)) ?? '';
});
afterAll(async () => {
  await running.stop();
  await database.close();
  await drop();
});

const onMap = async (of = mayaId) =>
  (
    await database.db
      .selectFrom('network_person')
      .select('id')
      .where('person_id', '=', of)
      .orderBy('created_at', 'desc')
      .executeTakeFirstOrThrow()
  ).id;
/** Somebody is put on her map of whom Slack knows nothing. */
async function putOutsider(who: PersonDoor): Promise<void> {
  await who.command('/mentoring network');
  await who.press('network:add');
  await who.type('Or a name, or initials', 'Prof. Ada Kim');
  await who.choose('What do they help you with, or could?', 'Advocacy');
  await who.choose('How is it now?', 'could help');
  await who.submit();
  await who.close({ all: true });
}
const modal = () => textOf(maya.modal());
const cli = async (command: 'export' | 'erase', who: PersonDoor) => {
  const out: string[] = [];
  const code = await runCommand(commands, [command, '--user', who.id], {
    environment: { DATABASE_URL: url, MENTORING_ENCRYPTION_KEYS: testKey },
    out: (text) => void out.push(text),
    tell: () => undefined,
  });
  expect(code).toBe(0);
  return JSON.parse(out.join('\n'));
};

const texts = { purpose: 300, where: 300, goals: 500, mentee: 300, mentor: 300, reply: 150, private: 400 };

describe('the words are hers to send', () => {
  const stop = () =>
    database.db
      .insertInto('mentor_stop')
      .values({ person_id: helenId, mentee_id: mayaId, stopped_at: new Date() })
      .execute();
  const takes = (takes_messages: boolean) =>
    database.db.updateTable('person').set({ takes_messages }).where('id', '=', helenId).execute();
  const left = async (deleted: boolean) => {
    changePeople(running.sandbox.workspace, { do: 'change', user: helen.id, deleted });
    await running.sandbox.settled();
  };
  beforeEach(async () => {
    await database.db.deleteFrom('mentor_stop').execute();
    await takes(true);
    await left(false);
    await database.db.deleteFrom('pair').execute();
  });

  test.each([
    ['who takes no messages', 'takes no messages from this bot', () => takes(false)],
    ['who stopped what she shares', 'stopped what you shared before', stop],
    ['who has left this Slack', 'account in this Slack is closed', () => left(true)],
    [
      'of another organization',
      'belongs to another organization',
      async () => {
        await putOnMap(maya, 'Dr. Ingrid Solberg');
      },
    ],
    ['who is not in this Slack', 'is not in this Slack', () => putOutsider(maya)],
  ])('to a mentor %s, and what both agree is noted', async (whom, because, happens) => {
    await happens();
    const withBot = whom !== 'who is not in this Slack';
    const put = { menteeId: mayaId, mentorId: null, onMap: await onMap(), withBot } as const;
    const { id } = await putPair(database.db, { ...put, state: 'talk', name: 'Dr. Helen Zhou' });
    const heard = helen.dm().length;
    await maya.openHome();
    await running.sandbox.settled();
    await maya.press('relationship:show', { in: 'home' });
    await maya.press("Propose how we'd work");
    expect(modal()).toContain(because);
    await maya.press('Change the words');
    for (const [field, most] of Object.entries(texts)) await maya.type(field, 'ü <&>'.repeat(most / 5));
    await maya.submit();
    expect(modal()).toContain(because);
    const { url: link = '' } = JSON.stringify(maya.modal()?.blocks).match(/"url":"(?<url>mailto:[^"]*)"/)?.groups ?? {};
    expect(link).toMatch(/^mailto:\?subject=.+&body=Hi/);
    expect(link.length).toBeLessThanOrEqual(1800);
    await maya.press('We agreed on this');
    expect(modal()).toContain('You noted on Tue, Dec 1, 2026 what you and Dr. Helen Zhou agreed.');
    await maya.press('What was agreed when');
    expect(modal()).toContain('you noted that you agreed on Tue, Dec 1, 2026');
    await maya.close({ all: true });
    const { agreement, pair } = await cli('export', maya);
    expect(agreement).toEqual([expect.objectContaining({ pair_id: id, sent_by: 'mentee', ended: 'noted' })]);
    expect(pair).toEqual([expect.objectContaining({ id, with_bot: false, state: 'active' })]);
    expect((await cli('export', helen)).agreements_with_me).toEqual([]);
    expect(helen.dm()).toHaveLength(heard);
  });
});

test('a mentor whom she finds in Slack later is asked through the bot, but for one who would rather do without it', async () => {
  await database.db.deleteFrom('pair').execute();
  const sofia = running.sandbox.person('sofia');
  await putOutsider(sofia);
  const menteeId = (await findPersonOf(database.db, sofia.id)) ?? '';
  const put = { menteeId, mentorId: null, onMap: await onMap(menteeId), withBot: false, state: 'talk' } as const;
  const pair = await putPair(database.db, { ...put, name: 'Prof. Ada Kim' });
  const propose = async () => {
    await sofia.openHome();
    await running.sandbox.settled();
    await sofia.press('relationship:show', { in: 'home' });
    await sofia.press('relationship:preview');
    const shown = textOf(sofia.modal());
    await sofia.close({ all: true });
    return shown;
  };
  expect(await propose()).toContain('is not in this Slack');
  await sofia.command('/mentoring network');
  await sofia.press('network:edit');
  await sofia.choose('Somebody in this Slack', 'Dr. Helen Zhou');
  await sofia.submit();
  await sofia.close({ all: true });
  expect(await propose()).toContain('will get, word for word');

  await database.db.deleteFrom('pair').where('id', '=', pair.id).execute();
  await putPair(database.db, { ...put, versions: [{ sentBy: 'mentee', ended: 'without-bot' }] });
  expect(await propose()).not.toContain('will get, word for word');
});

describe('erased', () => {
  const agreed = { sentBy: 'mentee', ended: 'changed', terms: { purpose: 'zebra of hers' } } as const;
  const his = { sentBy: 'mentor', ended: 'agreed', terms: { purpose: 'zebra of both' } } as const;

  test('a mentor leaves the pair readable for her, and a mentee leaves nothing of it anywhere', async () => {
    await database.db.deleteFrom('mentor_stop').execute();
    await database.db.deleteFrom('pair').execute();
    const put = { menteeId: mayaId, onMap: await onMap(), name: 'Dr. Helen Zhou' };
    const { id } = await putPair(database.db, { ...put, mentorId: helenId, state: 'active', versions: [agreed, his] });
    await database.db
      .insertInto('pair_mute')
      .values({ pair_id: id, person_id: helenId, muted_at: new Date() })
      .execute();
    const { agreements_with_me: copy } = await cli('export', helen);
    expect(copy.map(({ purpose }: { purpose: string }) => purpose)).toEqual(['zebra of hers', 'zebra of both']);
    await cli('erase', helen);
    const whole = await wholeDatabase(url);
    expect(whole).not.toContain(helenId);
    expect(whole).not.toContain(helen.id);
    await maya.openHome();
    await running.sandbox.settled();
    await maya.press('relationship:show', { in: 'home' });
    expect(modal()).toContain('You and Dr. Helen Zhou agreed on');
    expect(modal()).toContain('zebra of both');
    await maya.press('End it');
    expect(modal()).toContain('is told nothing by me');
    await maya.close({ all: true });

    await helen.command('/mentoring privacy');
    await helen.close({ all: true });
    const again = (await findPersonOf(database.db, helen.id)) ?? '';
    const later = await putPair(database.db, {
      ...{ menteeId: mayaId, mentorId: again, state: 'closed', versions: [agreed, his], name: 'Dr. Helen Zhou' },
    });
    const [version = ''] = later.versions;
    const at = new Date();
    await database.db
      .insertInto('surface')
      .values({
        ...{ workspace_id: running.sandbox.teamId, person_id: again, place: 'dm', kind: 'relationship.version' },
        ...{ subject_id: version, channel_id: 'D1', message_ts: '1.2', state: 'sent', asked_at: at, shown_mark: null },
        ...{ last_error: null, look_at: null, held_by: null, held_until: null, created_at: at, updated_at: at },
      })
      .execute();
    const { erased, remainsInSlack } = await cli('erase', maya);
    expect(erased).toMatchObject({ pair: 2, agreement: 4 });
    expect(remainsInSlack).toContainEqual({ kind: 'relationship.version', channel: 'D1', message: '1.2' });
    const after = await wholeDatabase(url);
    for (const gone of [mayaId, maya.id, id, later.id]) expect(after).not.toContain(gone);
    expect((await cli('export', helen)).agreements_with_me).toEqual([]);
  });

  test.each([
    ['what she proposed', 'proposed', [{ sentBy: 'mentee', ended: null }], 'Words to send myself'],
    ['her change', 'active', [agreed, his, { sentBy: 'mentee', ended: null }], 'Open'],
  ] as const)('%s waits no more for a mentor who was erased, and she reads so', async (_, state, versions, act) => {
    await database.db.deleteFrom('pair').execute();
    await database.db.deleteFrom('push_thing').execute();
    await helen.command('/mentoring privacy');
    await helen.close({ all: true });
    const mentorId = (await findPersonOf(database.db, helen.id)) ?? '';
    await maya.command('/mentoring privacy');
    await maya.close({ all: true });
    const menteeId = (await findPersonOf(database.db, maya.id)) ?? '';
    const now = running.sandbox.now();
    await putPair(database.db, { menteeId, mentorId, state, versions, name: 'Dr. Helen Zhou', now });
    await cli('erase', helen);
    await running.sandbox.clock({ do: 'jump', to: new Date(now.getTime() + 60 * 60_000).toISOString() });
    await running.sandbox.settled();
    const told = maya.dm().at(-1);
    expect(textOf(told)).toContain("I can't reach Dr. Helen Zhou here any more, so nothing waits between you now.");
    await maya.press(act, { in: told ?? 'message' });
    if (state === 'proposed') expect(modal()).toContain('Send the words yourself');
    else expect(modal()).toContain("I can't reach Dr. Helen Zhou here any more");
    await maya.close({ all: true });
    await maya.openHome();
    await running.sandbox.settled();
    expect(textOf(maya.home())).not.toContain('turn to answer');
    expect(await database.db.selectFrom('agreement').select('id').where('ended', 'is', null).execute()).toEqual([]);
  });

  test.each([
    'mentee',
    'mentor',
  ] as const)('a %s, while a move is under way: one comes after the other', async (side) => {
    await database.db.deleteFrom('pair').execute();
    for (const who of [maya, helen]) {
      await who.command('/mentoring privacy');
      await who.close({ all: true });
    }
    const [menteeId = '', mentorId = ''] = [
      await findPersonOf(database.db, maya.id),
      await findPersonOf(database.db, helen.id),
    ];
    const keys = keyRing(parseKeys(testKey));
    const now = running.sandbox.now();
    const waiting = { sentBy: 'mentee', ended: null } as const;
    const { id } = await putPair(database.db, { menteeId, mentorId, state: 'proposed', versions: [waiting], now });
    let erased: Promise<unknown> = Promise.resolve();
    await database.db.transaction().execute(async (trx) => {
      await lockPair(trx, keys, { id, personId: menteeId });
      erased = cli('erase', side === 'mentee' ? maya : helen);
      // It has come as far as it can.
      await expect
        .poll(async () => {
          const { rows } = await sql`select 1 from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'`.execute(database.db);
          return rows.length;
        })
        .toBe(1);
      // What a move does, in its order: the version, the pair, and what both are shown.
      await endVersion(trx, keys, id, { ended: 'agreed', isUnheard: false }, now);
      await savePair(trx, id, { state: 'active', lookAt: null });
      for (const person of [menteeId, mentorId])
        await expectPush(trx, { person, kind: 'relationship.version', subject: id }, { lookAt: null, now: null });
    });
    await erased;
    const left = await database.db.selectFrom('pair').select(['state', 'mentor_id']).execute();
    expect(left).toEqual(side === 'mentee' ? [] : [{ state: 'active', mentor_id: null }]);
    const versions = await database.db.selectFrom('agreement').select('ended').execute();
    expect(versions).toEqual(side === 'mentee' ? [] : [{ ended: 'agreed' }]);
  });
});
