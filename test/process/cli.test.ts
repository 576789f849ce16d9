import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Installation } from '@slack/bolt';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answersSealed } from '../../src/assess/queries.ts';
import { runCommand } from '../../src/cli/run.ts';
import { commands } from '../../src/cli.ts';
import type { Database } from '../../src/db/client.ts';
import { loadKeys } from '../../src/db/load-keys.ts';
import { identityIn, installationSealed } from '../../src/db/sealed.ts';
import { entrySealed } from '../../src/goals/history/queries.ts';
import { goalSealed } from '../../src/goals/queries.ts';
import { keyRing, makeKey, parseKeys } from '../../src/keys.ts';
import { savePerson } from '../../src/network/people/queries.ts';
import { databaseInstallations } from '../../src/slack/installed/installations.ts';
import { optionalScopes, scopes as required } from '../../src/slack/installed/scopes.ts';
import { embeddedDatabase, emptyDatabase, testDatabase } from '../support/database.ts';
import { somebody } from '../support/jobs.ts';

const now = new Date('2026-11-23T09:00:00Z');
const key = makeKey();

/** Runs a command as the operator does, with these settings alone. */
async function cli(environment: Record<string, string>, ...words: string[]) {
  const out: string[] = [];
  const told: string[] = [];
  const context = {
    environment,
    out: (text: string) => void out.push(text),
    tell: (text: string) => void told.push(text),
  };
  const code = await runCommand(commands, words, context);
  return { code, out: out.join('\n'), told: told.join('\n') };
}

describe('any command', () => {
  it('explains itself', async () => {
    for (const name of Object.keys(commands)) {
      const { code, out } = await cli({}, name, '--help');
      expect([name, code]).toEqual([name, 0]);
      expect(out).toMatch(new RegExp(`^npm run cli -- ${name} `));
      expect((await cli({}, '--help')).out).toContain(`  ${name} `);
    }
  });

  it('that is misused says how it is used, and ends with 2', async () => {
    expect(await cli({})).toMatchObject({ code: 2, told: expect.stringContaining('rotate-keys') });
    expect(await cli({}, 'exprot')).toMatchObject({ code: 2, told: expect.stringContaining('no command "exprot"') });
    expect(await cli({}, 'toString')).toMatchObject({ code: 2 });
    expect(await cli({}, 'export')).toMatchObject({
      code: 2,
      told: expect.stringContaining('--user needs a Slack user id'),
    });
    expect(await cli({}, 'erase', '--user', 'maya')).toMatchObject({
      code: 2,
      told: expect.stringContaining('--help'),
    });
    expect(await cli({}, 'doctor', '--block')).toMatchObject({ code: 2, told: expect.stringContaining("'--block'") });
    expect(await cli({}, 'migrate', 'now')).toMatchObject({ code: 2 });
  });

  it('ends with 1 and the mend when it cannot do its work', async () => {
    expect(await cli({ MENTORING_DATA_DIR: '/nowhere' }, 'export', '--user', 'U1')).toEqual({
      code: 1,
      out: '',
      told: expect.stringContaining(
        'There is no embedded database in /nowhere. Set DATABASE_URL or MENTORING_DATA_DIR',
      ),
    });
    expect(await cli({ MENTORING_DATADIR: 'x' }, 'migrate')).toMatchObject({
      code: 1,
      told: expect.stringContaining('MENTORING_DATADIR is not a setting'),
    });
    const down = { DATABASE_URL: 'postgres://me@127.0.0.1:1/x', MENTORING_ENCRYPTION_KEYS: key };
    expect(await cli(down, 'rotate-keys')).toMatchObject({ code: 1, told: expect.stringContaining('does not answer') });
  });

  it('runs as a program', () => {
    const { status, stdout } = spawnSync(process.execPath, ['src/cli.ts', '--help'], { encoding: 'utf8', env: {} });
    expect([status, stdout]).toEqual([0, expect.stringContaining('rotate-keys')]);
  });
});

describe('on a fresh PostgreSQL', () => {
  it('migrate makes the tables, and the others ask for it', async () => {
    const { url, drop } = await emptyDatabase();
    const settings = { DATABASE_URL: url, MENTORING_ENCRYPTION_KEYS: key };
    expect(await cli(settings, 'export', '--user', 'U1')).toMatchObject({
      code: 1,
      told: expect.stringContaining('npm run cli -- migrate'),
    });
    expect(await cli(settings, 'migrate')).toMatchObject({
      code: 0,
      told: expect.stringContaining('2026-11-23-people-and-assessments'),
    });
    expect(await cli(settings, 'migrate')).toMatchObject({ code: 0, told: 'The tables are up to date.' });
    expect(await cli(settings, 'export', '--user', 'U1')).toMatchObject({
      code: 1,
      told: expect.stringContaining('Start the bot once'),
    });
    await drop();
  });
});

describe('one person', () => {
  let opened: Awaited<ReturnType<typeof testDatabase>>;
  let settings: Record<string, string>;
  beforeAll(async () => {
    opened = await testDatabase();
    settings = { DATABASE_URL: opened.url, MENTORING_ENCRYPTION_KEYS: key };
    const { database } = opened;
    const keys = await loadKeys({ setting: key, database, dataDir: '' });
    for (const [workspace, user] of [
      ['T1', 'U1'],
      ['T2', 'U1'],
      ['T1', 'U2'],
    ] as const) {
      await database.db
        .insertInto('workspace')
        .values({ id: workspace, installed_at: now })
        .onConflict((c) => c.doNothing())
        .execute();
      const { id } = await database.db
        .insertInto('person')
        .values({
          workspace_id: workspace,
          slack_user_id: user,
          name: `${user} of ${workspace}`,
          created_at: now,
          updated_at: now,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      const assessment = randomUUID();
      const answers = keys.seal(
        JSON.stringify({ own: `need of ${user} in ${workspace}` }),
        identityIn(answersSealed, { id: assessment, person_id: id }),
      );
      await database.db
        .insertInto('assessment')
        .values({
          id: assessment,
          person_id: id,
          edition: 'academic-medicine',
          edition_version: '1.0.0',
          page: 'result',
          answers,
          started_at: now,
          finished_at: now,
        })
        .execute();
      const goal = randomUUID();
      const entry = randomUUID();
      const words = JSON.stringify({ what: `goal of ${user} in ${workspace}` });
      await database.db
        .insertInto('goal')
        .values({
          id: goal,
          person_id: id,
          state: 'open',
          due_on: '2026-12-07',
          words: keys.seal(words, identityIn(goalSealed, { id: goal, person_id: id })),
          created_at: now,
          closed_at: null,
        })
        .execute();
      await database.db
        .insertInto('goal_entry')
        .values({
          id: entry,
          goal_id: goal,
          person_id: id,
          position: 1,
          entry: keys.seal('{"kind":"made"}', identityIn(entrySealed, { id: entry, goal_id: goal, person_id: id })),
          at: now,
        })
        .execute();
      await database.db
        .insertInto('surface')
        .values({
          workspace_id: workspace,
          person_id: id,
          kind: 'assess:result',
          subject_id: assessment,
          channel_id: 'D1',
          message_ts: '1.2',
          state: 'sent',
          created_at: now,
          updated_at: now,
        })
        .execute();
    }
  });
  afterAll(() => opened.close());

  it('is exported whole and opened, and nobody else with them', async () => {
    const { code, out } = await cli(settings, 'export', '--user', 'U2');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      person: [expect.objectContaining({ slack_user_id: 'U2', name: 'U2 of T1', created_at: now.toISOString() })],
      assessment: [expect.objectContaining({ edition: 'academic-medicine', answers: { own: 'need of U2 in T1' } })],
      network_ask: [],
      network_map: [],
      network_person: [],
      network_reminder: [],
      goal: [expect.objectContaining({ due_on: '2026-12-07', words: { what: 'goal of U2 in T1' } })],
      goal_entry: [expect.objectContaining({ position: 1, entry: { kind: 'made' } })],
      goal_share: [],
      share_wish: [],
      mentor_stop: [],
      hidden_contacts: [],
      meeting: [],
      meeting_offer: [],
      meeting_news: [],
      meeting_action: [],
      meeting_decided: [],
      meeting_note: [],
      agenda_item: [],
      agenda_place: [],
      meetings_with_me: [],
      agendas_with_me: [],
      follow_up_with_me: [],
      typed_text: [],
      push: [],
      push_thing: [],
      nudge: [],
      nudge_setting: [],
      digest: [],
      digest_setting: [],
      surface: [expect.objectContaining({ kind: 'assess:result', message_ts: '1.2' })],
      surface_pin: [],
      pair: [],
      pair_mute: [],
      pair_place: [],
      agreement: [],
      shared_with_me: [],
      agreements_with_me: [],
    });
    expect(out).not.toContain('U1');
  });

  it('must be named with the workspace when there are two of that id', async () => {
    expect(await cli(settings, 'erase', '--user', 'U1')).toMatchObject({
      code: 2,
      told: expect.stringContaining('--workspace T1 or T2'),
    });
    expect(await cli(settings, 'export', '--user', 'U9')).toMatchObject({
      code: 1,
      told: expect.stringContaining('Nothing is kept of U9'),
    });
  });

  it('is erased whole, and the rest stays, also where the key is lost', async () => {
    const lost = { ...settings, MENTORING_ENCRYPTION_KEYS: Buffer.alloc(32, 99).toString('base64') };
    expect((await cli(lost, 'export', '--user', 'U1', '--workspace', 'T2')).code).toBe(1);
    const { code, out, told } = await cli(lost, 'erase', '--user', 'U1', '--workspace', 'T2');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      erased: {
        person: 1,
        assessment: 1,
        network_ask: 0,
        network_map: 0,
        network_person: 0,
        network_reminder: 0,
        goal_entry: 1,
        goal_share: 0,
        share_wish: 0,
        mentor_stop: 0,
        hidden_contacts: 0,
        goal: 1,
        meeting: 0,
        meeting_offer: 0,
        meeting_news: 0,
        meeting_action: 0,
        meeting_decided: 0,
        meeting_note: 0,
        agenda_item: 0,
        agenda_place: 0,
        pair_mute: 0,
        pair_place: 0,
        agreement: 0,
        pair: 0,
        push: 0,
        push_thing: 0,
        nudge: 0,
        nudge_setting: 0,
        digest: 0,
        digest_setting: 0,
        surface: 1,
        surface_pin: 0,
        typed_text: 0,
      },
      mapsOfOthers: null,
      remainsInSlack: [{ kind: 'assess:result', channel: 'D1', message: '1.2' }],
    });
    expect(told).toContain('Without the key');
    expect(told).toContain('1 message(s) of the bot remain in Slack');
    expect((await cli(settings, 'export', '--user', 'U1', '--workspace', 'T2')).code).toBe(1);
    expect((await cli(settings, 'export', '--user', 'U1')).out).toContain('need of U1 in T1');
    const left = await opened.database.db.selectFrom('assessment').select('id').execute();
    expect(left).toHaveLength(2);
  });
});

describe('somebody who stands on the maps of others', () => {
  it('loses the id there when erased, not the name; so does somebody the bot has never met', async () => {
    const opened = await testDatabase();
    const settings = { DATABASE_URL: opened.url, MENTORING_ENCRYPTION_KEYS: key };
    const keys = await loadKeys({ setting: key, database: opened.database, dataDir: '' });
    const { db } = opened.database;
    const now = new Date('2026-11-25T12:00:00Z');
    const mapOf = async (workspace: string, user: string, ...noted: object[]) => {
      await db
        .insertInto('workspace')
        .values({ id: workspace, name: null, installed_at: now, uninstalled_at: null })
        .onConflict((c) => c.doNothing())
        .execute();
      const { id } = await db
        .insertInto('person')
        .values({ workspace_id: workspace, slack_user_id: user, created_at: now, updated_at: now })
        .returning('id')
        .executeTakeFirstOrThrow();
      for (const one of noted) {
        const own = { personId: id, id: randomUUID() };
        const entry = { name: 'x', needs: ['A1' as const], status: 'current' as const, ...one };
        await db.transaction().execute((trx) => savePerson(trx, keys, own, entry, now));
      }
    };
    const noted = async (user: string, workspace: string) => {
      const { out } = await cli(settings, 'export', '--user', user, '--workspace', workspace);
      return (JSON.parse(out) as { network_person: { noted: object }[] }).network_person.map((row) => row.noted);
    };
    const helen = { name: 'Aunt Helen', slackUserId: 'UHELEN', timeZone: 'America/Chicago', deactivated: true };
    await mapOf('T1', 'UMAYA', helen, { name: 'Dan', slackUserId: 'UDAN' });
    await mapOf('T2', 'UMAYA', { name: 'Another Helen', slackUserId: 'UHELEN' });
    await mapOf('T1', 'UDAN', { name: 'Helen', slackUserId: 'UHELEN' });
    // An entry that no key opens hides none of the others.
    await mapOf('T1', 'UODD', { name: 'Somebody' });
    const odd = db.selectFrom('person').select('id').where('slack_user_id', '=', 'UODD');
    await db
      .updateTable('network_person')
      .set({ noted: Buffer.from('odd') })
      .where('person_id', '=', odd)
      .execute();

    const erased = await cli(settings, 'erase', '--user', 'UDAN');
    expect(JSON.parse(erased.out)).toMatchObject({ erased: { person: 1, network_person: 1 }, mapsOfOthers: 1 });
    const never = await cli(settings, 'erase', '--user', 'UHELEN', '--workspace', 'T1');
    expect(never).toMatchObject({ code: 0, told: expect.stringContaining('taken out of the maps of others') });
    expect(new Set(await noted('UMAYA', 'T1'))).toEqual(
      new Set([
        { name: 'Aunt Helen', needs: ['A1'], status: 'current' },
        { name: 'Dan', needs: ['A1'], status: 'current' },
      ]),
    );
    expect(await noted('UMAYA', 'T2')).toMatchObject([{ slackUserId: 'UHELEN' }]);
    expect(await cli(settings, 'erase', '--user', 'UHELEN', '--workspace', 'T1')).toMatchObject({ code: 1 });
    await opened.close();
  });
});

describe('on an embedded database', () => {
  it('every command says to stop the bot first while it runs', async () => {
    const { database, dataDir, close } = await embeddedDatabase();
    await loadKeys({ database, dataDir });
    const settings = { MENTORING_DATA_DIR: dataDir };
    for (const words of [
      ['migrate'],
      ['rotate-keys'],
      ['retry-jobs'],
      ['nudges', '--dry-run'],
      ['export', '--user', 'U1'],
      ['erase', '--user', 'U1'],
    ]) {
      expect(await cli(settings, ...words)).toMatchObject({
        code: 1,
        told: expect.stringContaining('Stop the bot first'),
      });
    }
    expect((await cli(settings, 'doctor')).out).toContain('Stop the bot first');
    await database.close();
    expect(await cli(settings, 'rotate-keys')).toMatchObject({ code: 0 });
    await close();
  });
});

describe('doctor', () => {
  const asked: string[] = [];
  const requested = [...required, ...optionalScopes];
  let scopes: string = requested.join(',');
  let isBehind = false;
  const slack = createServer((request, response) => {
    const method = request.url?.split('/').at(-1) ?? '';
    asked.push(method);
    if (isBehind) response.setHeader('date', new Date(Date.now() + 400_000).toUTCString());
    let body = '';
    request.on('data', (text) => {
      body += text;
    });
    request.on('end', () => {
      const answer =
        request.headers.authorization !== 'Bearer xoxb-good' && !body.includes('xoxb-good')
          ? { ok: false, error: 'invalid_auth' }
          : method === 'auth.test'
            ? { ok: true, user: 'mentoring', team: 'Clinic', team_id: 'T1' }
            : body.includes('assess%3A') || decodeURIComponent(body).includes('page')
              ? { ok: true }
              : {
                  ok: false,
                  error: 'invalid_view',
                  errors: [{ pointer: '/view/title/text', message: 'must be less than 25 characters' }],
                };
      response
        .writeHead(200, { 'content-type': 'application/json', 'x-oauth-scopes': scopes })
        .end(JSON.stringify(answer));
    });
  });
  let settings: Record<string, string>;
  let folder: string;
  beforeAll(async () => {
    slack.listen(0, '127.0.0.1');
    await once(slack, 'listening');
    folder = await mkdtemp(join(tmpdir(), 'mentoring-doctor-'));
    settings = {
      SLACK_API_URL: `http://127.0.0.1:${(slack.address() as { port: number }).port}/api/`,
      SLACK_BOT_TOKEN: 'xoxb-good',
      SLACK_SIGNING_SECRET: 'secret',
      MENTORING_DATA_DIR: folder,
      MENTORING_CONTACTS: 'Dr. Ann Lee | program director | +1 555 0100; Ombuds | for all | o@b.org | outside',
    };
  });
  afterAll(async () => {
    slack.close();
    await rm(folder, { recursive: true });
  });

  it('finds everything in order', async () => {
    const { database, dataDir, close } = await embeddedDatabase();
    await loadKeys({ database, dataDir });
    await database.close();
    const { code, out, told } = await cli({ ...settings, MENTORING_DATA_DIR: dataDir }, 'doctor');
    expect(out.split('\n')).toEqual([
      'ok    Settings: one workspace over HTTP.',
      'ok    Content: editions academic-medicine, workplace; academic-medicine is the default.',
      'ok    Contacts: Dr. Ann Lee, Ombuds (outside).',
      'ok    Database: embedded, answers, tables up to date.',
      'ok    Keys: fit; only the first is needed.',
      'ok    Seals: every value is bound to whose it is; one that is not is refused.',
      'ok    Queue: 0 job(s) to do now.',
      "ok    Slack: the bot token is mentoring's in Clinic (T1).",
      'ok    Scopes: all there.',
    ]);
    expect([code, told]).toEqual([0, '']);
    await close();
  });

  it('tells a clock that is wrong apart from a secret that is', async () => {
    isBehind = true;
    const { out } = await cli(settings, 'doctor');
    isBehind = false;
    expect(out).toMatch(/MEND {2}Clock: this machine's is (399|400|401) s behind Slack's\. Set it, as by NTP/);
  });

  it('says of each optional scope that was declined what is left out without it, which is nothing to mend', async () => {
    scopes = required.join(',');
    const { out, told } = await cli(settings, 'doctor');
    scopes = requested.join(',');
    const lines = out.split('\n').filter((line) => line.includes('Scopes: '));
    expect(lines.slice(0, 2)).toEqual([
      'ok    Scopes: all that it needs are there.',
      'ok    Scopes: files:write, which is optional, is not granted: the map comes in words, without its picture, and a meeting without its calendar file.',
    ]);
    expect(lines.slice(1).map((line) => /^ok {4}Scopes: ([a-z:]+), which is optional/.exec(line)?.[1])).toEqual([
      ...optionalScopes,
    ]);
    // The folder holds no database.
    expect(told).toBe('1 thing(s) to mend.');
  });

  it('tells of work that was given up, and of work that nobody does', async () => {
    const { database, url, close } = await testDatabase();
    const onPostgres = { ...settings, DATABASE_URL: url, MENTORING_ENCRYPTION_KEYS: key };
    await loadKeys({ setting: key, database, dataDir: '' });
    await somebody(database.db);
    const long = new Date(Date.now() - 45 * 60_000);
    const { id: workspace_id } = await database.db.selectFrom('workspace').select('id').executeTakeFirstOrThrow();
    const job = { name: 'surfaces.bring', workspace_id, data: '{}', run_at: long };
    await database.db
      .insertInto('job')
      .values([job, { ...job, given_up_at: long, fault: 'TypeError', tries: 31 }])
      .execute();
    const { code, out } = await cli(onPostgres, 'doctor');
    expect(code).toBe(1);
    expect(out).toContain('MEND  Queue: 1 job(s) wait, the first for 45 minutes. Start the bot');
    expect(out).toContain('MEND  Queue: 1 job(s) failed too often');
    expect(out).toContain('(1 × surfaces.bring: TypeError)');
    expect(out).toContain('npm run cli -- retry-jobs');
    const retry = () => cli(onPostgres, 'retry-jobs');
    expect(await retry()).toMatchObject({ code: 0, told: 'surfaces.bring: 1 to be tried again' });
    expect(await retry()).toMatchObject({ code: 0, told: expect.stringContaining('Nothing was given up') });
    expect((await cli(onPostgres, 'doctor')).out).toContain('Queue: 2 job(s) wait');
    await close();
  });

  it('names each thing to mend, and looks at the rest all the same', async () => {
    scopes = 'chat:write,commands,users:read';
    const missing = await cli({ ...settings, MENTORING_CONTACTS: '' }, 'doctor');
    expect(missing.code).toBe(1);
    expect(missing.out).toContain('MEND  Database: There is no embedded database');
    expect(missing.out).toContain('MEND  Scopes: im:write is missing');
    expect(missing.out).toMatch(/MEND {2}No contacts: .* Set MENTORING_CONTACTS\./);
    expect(missing.told).toBe('3 thing(s) to mend.');
    const token = await cli({ ...settings, SLACK_BOT_TOKEN: 'xoxb-bad', PORT: 'x' }, 'doctor');
    expect(token.out).toContain('MEND  Settings: PORT');
    const bad = await cli({ ...settings, SLACK_BOT_TOKEN: 'xoxb-bad' }, 'doctor');
    expect(bad.out).toContain('MEND  Slack: auth.test answered invalid_auth. Copy SLACK_BOT_TOKEN anew');
    scopes = requested.join(',');
  });

  it('has Slack look at every view and message with --blocks, and says where one is refused', async () => {
    asked.length = 0;
    const { code, out } = await cli(settings, 'doctor', '--blocks');
    expect(code).toBe(1);
    expect(asked.filter((method) => method === 'blocks.validate').length).toBeGreaterThan(20);
    expect(out).toMatch(
      /MEND {2}Blocks: \S+: .*: invalid_view\n {8}\/view\/title\/text: must be less than 25 characters/,
    );
    expect(out).not.toContain('xoxb');
  });

  describe('with the tokens of many workspaces', () => {
    let oauth: Record<string, string>;
    let database: Database;
    let close: () => Promise<void>;
    beforeEach(async () => {
      const opened = await testDatabase();
      ({ database, close } = opened);
      await loadKeys({ setting: key, database, dataDir: '' });
      const { SLACK_BOT_TOKEN: _one, ...others } = settings;
      oauth = {
        ...others,
        DATABASE_URL: opened.url,
        MENTORING_ENCRYPTION_KEYS: key,
        SLACK_CLIENT_ID: '1.2',
        SLACK_CLIENT_SECRET: 'c',
        SLACK_STATE_SECRET: 'x',
        MENTORING_PUBLIC_URL: 'https://mentoring.example.com',
      };
    });
    afterEach(() => close());

    async function install(
      workspace: string,
      token: string,
      more: { hours?: number; refresh?: string; key?: string } = {},
    ) {
      const keys = keyRing(parseKeys(more.key ?? key));
      const expiresAt = more.hours === undefined ? undefined : Math.floor(Date.now() / 1000) + more.hours * 3_600;
      await databaseInstallations(database, keys, () => now).storeInstallation({
        team: { id: workspace, name: `Clinic ${workspace}` },
        enterprise: undefined,
        isEnterpriseInstall: false,
        user: { token: undefined, scopes: undefined, id: 'U1' },
        bot: { token, refreshToken: more.refresh, expiresAt, scopes: [], id: 'B1', userId: 'U2' },
      } as Installation<'v2', false>);
    }
    const again = 'Have one of its admins install the bot again at https://mentoring.example.com/slack/install.';
    const found = (out: string) => out.split('\n').filter((line) => line.includes('Slack: '));

    it('says where to begin when there is none yet', async () => {
      const { code, out } = await cli(oauth, 'doctor');
      expect(found(out)).toEqual([
        'ok    Slack: no workspace has installed the bot yet; it is done at https://mentoring.example.com/slack/install.',
      ]);
      expect(code).toBe(0);
    });

    it('finds tokens that are in order, and when they end', async () => {
      await install('T1', 'xoxb-good');
      await install('T2', 'xoxb-good', { hours: 12, refresh: 'r' });
      await install('T3', 'xoxb-bad', { hours: -1, refresh: 'r' });
      const { code, out } = await cli(oauth, 'doctor');
      const end = String.raw`\d{4}-\d\d-\d\dT\S+Z`;
      expect(found(out)).toEqual([
        'ok    Slack: Clinic T1 (T1): Slack takes the token, which has no end.',
        expect.stringMatching(
          `^ok {4}Slack: Clinic T2 \\(T2\\): Slack takes the token, which ends at ${end}, and is renewed`,
        ),
        expect.stringMatching(
          `^ok {4}Slack: Clinic T3 \\(T3\\): the token ended at ${end}; the bot renews it at its next use`,
        ),
      ]);
      expect(code).toBe(0);
      expect(out).not.toContain('xoxb');
    });

    it('names each that is refused, has ended, does not open, or lacks a scope, with the mend', async () => {
      await install('T1', 'xoxb-bad');
      await install('T2', 'xoxb-good', { hours: -1 });
      await install('T3', 'xoxb-good', { key: makeKey() });
      await install('T4', 'xoxb-good');
      scopes = requested.filter((scope) => scope !== 'im:write' && scope !== 'files:write').join(',');
      const { code, out, told } = await cli(oauth, 'doctor');
      scopes = requested.join(',');
      expect(found(out)).toEqual([
        `MEND  Slack: Clinic T1 (T1): auth.test answered invalid_auth. ${again}`,
        `MEND  Slack: Clinic T2 (T2): no token that still holds. ${again}`,
        expect.stringMatching(
          /^MEND {2}Slack: Clinic T3 \(T3\): the token does not open\. .*MENTORING_ENCRYPTION_KEYS/,
        ),
        'ok    Slack: Clinic T4 (T4): Slack takes the token, which has no end.',
        expect.stringContaining('MEND  Slack: Clinic T4 (T4): the scope im:write is missing'),
        expect.stringMatching(
          /^ok {4}Slack: Clinic T4 \(T4\): the scope files:write.* not granted: the map comes in words/,
        ),
      ]);
      expect([code, told]).toEqual([1, '4 thing(s) to mend.']);
    });

    it('without a network says so once, and shows no stack trace', async () => {
      for (const workspace of ['T1', 'T2', 'T3']) await install(workspace, 'xoxb-good');
      const { code, out, told } = await cli(
        { ...oauth, SLACK_API_URL: 'http://127.0.0.1:1/api/' },
        'doctor',
        '--blocks',
      );
      expect(found(out)).toEqual([
        expect.stringContaining('Check that this machine reaches http://127.0.0.1:1/api/'),
        'MEND  Slack: 2 more workspace(s) were not asked about.',
      ]);
      expect(out).toContain('MEND  Blocks: not checked');
      expect(code).toBe(1);
      expect(out + told).not.toMatch(/\n\s+at |xoxb/);
    });

    it('checks the samples by the first token that Slack takes', async () => {
      await install('T1', 'xoxb-bad');
      await install('T2', 'xoxb-good');
      asked.length = 0;
      await cli(oauth, 'doctor', '--blocks');
      expect(asked.filter((method) => method === 'blocks.validate').length).toBeGreaterThan(20);
    });
  });
});

it('rotate-keys leaves nothing to the old key, and says what no key opens', async () => {
  const { database, url, close } = await testDatabase();
  const [oldKey, newKey] = [makeKey(), makeKey()];
  const old = await loadKeys({ setting: oldKey, database, dataDir: '' });
  await database.db.insertInto('workspace').values({ id: 'T1', installed_at: now }).execute();
  const seal = (text: string, place: string) => old.seal(text, identityIn(installationSealed, { workspace_id: place }));
  const installation = { workspace_id: 'T1', is_enterprise: false, installation: seal('{}', 'T1'), updated_at: now };
  await database.db.insertInto('slack_installation').values(installation).execute();
  const settings = { DATABASE_URL: url, MENTORING_ENCRYPTION_KEYS: `${newKey},${oldKey}` };
  expect((await cli({ ...settings, MENTORING_ENCRYPTION_KEYS: newKey }, 'rotate-keys')).told).toContain(
    'not those that encrypted',
  );

  const { code, told } = await cli(settings, 'rotate-keys');
  expect(told).toContain('slack_installation.installation: 1 encrypted anew');
  expect(told).toContain('you may drop the others');
  expect(code).toBe(0);
  const { installation: sealed } = await database.db
    .selectFrom('slack_installation')
    .select('installation')
    .executeTakeFirstOrThrow();
  expect(keyRing(parseKeys(newKey)).open(sealed, identityIn(installationSealed, { workspace_id: 'T1' }))).toBe('{}');
  expect((await cli({ ...settings, MENTORING_ENCRYPTION_KEYS: newKey }, 'rotate-keys')).code).toBe(0);

  // A value that was moved from another row.
  await database.db
    .updateTable('slack_installation')
    .set({ installation: seal('{}', 'T2') })
    .execute();
  const moved = await cli(settings, 'rotate-keys');
  expect(moved).toMatchObject({ code: 1, told: expect.stringContaining('slack_installation:T1:installation') });
  expect(moved.told).not.toContain('you may drop');
  const left = await cli(settings, 'rotate-keys', '--leave-unreadable');
  expect(left).toMatchObject({ code: 0, told: expect.stringContaining('for nobody to read: slack_installation:T1') });
  await close();
});
