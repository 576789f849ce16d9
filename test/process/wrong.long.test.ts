import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeKey } from '../../src/keys.ts';
import { listen } from '../../src/process/serve.ts';
import { emptyDatabase, migratedDatabase, type OwnDatabase } from '../support/database.ts';

/*
 * Each database, setting and clock that is wrong, at a start and in `doctor`, as processes of their own: the sentence with the
 * mend comes within ten seconds, and nothing that is secret stands in any output.
 */

const root = join(import.meta.dirname, '..', '..');
/** A machine that is busy with other things is given longer: what is to be seen there is that it ends. */
const slower = () => ((loadavg()[0] ?? 0) > availableParallelism() ? 6 : 1);
const withinMs = () => 10_000 * slower();

const key = makeKey();
/** What nobody may read in any output. */
const secrets = ['p4ssw0rd', 'xoxb-s3cret', 'xapp-s3cret', 's1gning', key];

const folder = mkdtempSync(join(tmpdir(), 'wrong-'));
const servers: Server[] = [];
let slack: number;
/** Seconds that the clock of Slack is ahead. */
let ahead = 0;
let refusesAppToken = false;
let own: OwnDatabase;
let empty: OwnDatabase;

beforeAll(async () => {
  [own, empty] = [await migratedDatabase(), await emptyDatabase()];
  const server = createHttpServer((request, response) => {
    const method = request.url?.split('/').at(-1);
    const isRefused = method === 'apps.connections.open' && refusesAppToken;
    const answer = isRefused
      ? { ok: false, error: 'not_allowed_token_type' }
      : { ok: true, user: 'mentoring', team: 'Clinic', team_id: 'T1', user_id: 'U1', bot_id: 'B1' };
    const date = new Date(performance.timeOrigin + performance.now() + ahead * 1_000).toUTCString();
    response.writeHead(200, { 'content-type': 'application/json', date }).end(JSON.stringify(answer));
    request.resume();
  });
  servers.push(server);
  slack = await listen(server, 0, '127.0.0.1');
});
afterAll(async () => {
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true });
  await own.drop();
  await empty.drop();
});

type Environment = Record<string, string>;

/** Everything in order; a case spoils one of it. */
const settings = (): Environment => ({
  ...{ SLACK_BOT_TOKEN: 'xoxb-s3cret', SLACK_SIGNING_SECRET: 's1gning', PORT: '0', LOG_LEVEL: 'info' },
  ...{ SLACK_API_URL: `http://127.0.0.1:${slack}/api/`, DATABASE_URL: own.url, MENTORING_ENCRYPTION_KEYS: key },
});

interface Ended {
  said: string;
  code: number | null | 'runs';
}

/** Runs a program until it ends, or has said what it is to say. */
function run(args: string[], environment: Environment, until: RegExp, cwd = root): Promise<Ended> {
  const { PATH = '', HOME = '' } = process.env;
  const child: ChildProcess = spawn(process.execPath, args, { cwd, env: { PATH, HOME, ...environment } });
  let said = '';
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    const late = setTimeout(() => end('runs'), withinMs());
    const end = (code: Ended['code']) => {
      clearTimeout(late);
      clearTimeout(timer);
      child.kill('SIGKILL');
      resolve({ said, code });
    };
    const hear = (data: Buffer) => {
      said += data.toString();
      // Whether it ends then is part of it.
      if (until.test(said)) timer ??= setTimeout(() => end('runs'), 1_000 * slower());
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => end(code));
  });
}

const start = (environment: Environment, sentence: RegExp, cwd?: string) =>
  run([join(root, 'start.js')], environment, sentence, cwd);
const doctor = (environment: Environment, sentence: RegExp, cwd?: string) =>
  run([join(root, 'src', 'cli.ts'), 'doctor'], environment, sentence, cwd);

/** @param ends whether the start ends with it, or waits or works on */
async function expectSaid(environment: Environment, sentence: RegExp, ends = true, cwd?: string): Promise<void> {
  const starting = start(environment, sentence, cwd);
  // An embedded database is for one process at a time.
  if (!environment.DATABASE_URL) await starting;
  const [started, examined] = await Promise.all([starting, doctor(environment, sentence, cwd)]);
  expect(started).toEqual({ said: expect.stringMatching(sentence), code: ends ? 1 : 'runs' });
  expect(examined).toEqual({ said: expect.stringMatching(sentence), code: 1 });
  for (const { said } of [started, examined]) {
    expect(secrets.filter((secret) => said.includes(secret))).toEqual([]);
    expect(said).not.toMatch(/\n {4}at |SECURITY WARNING/);
  }
}

/** PostgreSQL's server as far as the first bytes: https://www.postgresql.org/docs/current/protocol-message-formats.html */
async function asPostgres(answer: (socket: Socket) => void): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    answer(socket);
  });
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as { port: number }).port;
}

/** Takes encrypted connections, with a certificate of its own for a name. */
async function encrypted(name: string): Promise<{ port: number; certificate: string }> {
  const [keyFile, certificate] = [join(folder, `${name}.key`), join(folder, `${name}.pem`)];
  const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`];
  const to = ['-keyout', keyFile, '-out', certificate, '-days', '2'];
  const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  execFileSync('openssl', [...made, ...subject, ...to], { stdio: 'ignore' });
  const port = await asPostgres((socket) =>
    socket.once('data', () => {
      socket.write('S');
      const secure = { isServer: true, key: readFileSync(keyFile), cert: readFileSync(certificate) };
      new TLSSocket(socket, secure).on('error', () => undefined);
    }),
  );
  return { port, certificate };
}

const fatal = (code: string, message: string): Buffer => {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`);
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
};

const at = (port: number, more = '', host = '127.0.0.1') => `postgres://me:p4ssw0rd@${host}:${port}/mentoring${more}`;

describe('a database that cannot be used', () => {
  const onServer = async (...statements: string[]) => {
    const client = new pg.Client({ connectionString: own.url });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  const name = () => new URL(own.url).pathname.slice(1);

  test('nobody listens: it is waited for', () =>
    expectSaid({ ...settings(), DATABASE_URL: at(1) }, /127\.0\.0\.1:1\/mentoring does not answer/, false));

  test('it is no PostgreSQL', async () => {
    const port = await asPostgres((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
    );
    await expectSaid({ ...settings(), DATABASE_URL: at(port) }, /does not answer|refused the bot/, false);
  });

  test('a password that is wrong', async () => {
    const { host, pathname } = new URL(own.url);
    const DATABASE_URL = `postgres://postgres:p4ssw0rd@${host}${pathname}`;
    await expectSaid({ ...settings(), DATABASE_URL }, /Correct the user and password in DATABASE_URL/);
  });

  test('one that is not there', () =>
    expectSaid({ ...settings(), DATABASE_URL: `${own.url}_not` }, /Create the database, or correct DATABASE_URL/));

  test.each([
    ['u:777/p4ssw0rd@127.0.0.1:4260/c'],
    ['u:12345#x/p4ssw0rd@z@127.0.0.1:4260/c'],
    ['u:pa?p4ssw0rd@127.0.0.1:4260/c'],
  ])('a password that is not percent-encoded: %s', (address) =>
    expectSaid({ ...settings(), DATABASE_URL: `postgres://${address}` }, /percent-encode/));

  test('in LATIN1, and one that takes no changes', async () => {
    await onServer(`create database ${name()}_latin encoding 'LATIN1' template template0 lc_collate 'C' lc_ctype 'C'`);
    await expectSaid({ ...settings(), DATABASE_URL: `${own.url}_latin` }, /is in LATIN1, .* createdb --encoding=UTF8/);
    await onServer(`drop database ${name()}_latin`, `alter database ${name()} set default_transaction_read_only = on`);
    await expectSaid(settings(), /ALTER DATABASE \w+ SET default_transaction_read_only = off;/);
    await onServer(
      'set default_transaction_read_only = off',
      `alter database ${name()} reset default_transaction_read_only`,
    );
  });

  test('a role with too few rights', async () => {
    const role = `few_${name()}`;
    await onServer(`create role ${role} login password 'p4ssw0rd'`);
    const url = new URL(empty.url);
    [url.username, url.password] = [role, 'p4ssw0rd'];
    await expectSaid({ ...settings(), DATABASE_URL: url.href }, new RegExp(`CREATE SCHEMA[^;]* AUTHORIZATION ${role}`));
    await onServer(`drop role ${role}`);
  });

  test('the key of another', async () => {
    await expectSaid({ ...settings(), DATABASE_URL: empty.url }, /ready|Run: npm run cli -- migrate/, false).catch(
      () => {},
    );
    const other = { ...settings(), DATABASE_URL: empty.url, MENTORING_ENCRYPTION_KEYS: makeKey() };
    await expectSaid(other, /are not those that encrypted this database/);
  });

  test('a certificate that is not trusted, or for another name', async () => {
    const { port, certificate } = await encrypted('localhost');
    for (const mode of ['require', 'verify-full'])
      await expectSaid(
        { ...settings(), DATABASE_URL: at(port, `?sslmode=${mode}`, 'localhost') },
        /certificate is not one that is trusted here\. Add .* sslrootcert=.* sslmode=no-verify/,
      );
    const trusted = `?sslmode=verify-full&sslrootcert=${certificate}`;
    await expectSaid({ ...settings(), DATABASE_URL: at(port, trusted) }, /certificate is for another name/);
    const none = at(port, `?sslmode=verify-full&sslrootcert=${folder}/none.pem`);
    await expectSaid({ ...settings(), DATABASE_URL: none }, /names the file \S*none\.pem, which cannot be read/);
  });

  test('encrypted connections alone, or none', async () => {
    const { host } = new URL(own.url);
    const plain = at(0, '?sslmode=require').replace('127.0.0.1:0', host);
    await expectSaid({ ...settings(), DATABASE_URL: plain }, /takes no encrypted connections\. Switch ssl on there/);
    const line = 'no pg_hba.conf entry for host "1.2.3.4", user "me", database "mentoring", no encryption';
    const port = await asPostgres((socket) => socket.once('data', () => socket.end(fatal('28000', line))));
    await expectSaid({ ...settings(), DATABASE_URL: at(port) }, /encrypted connections alone: add sslmode=verify-full/);
    await expectSaid(
      { ...settings(), DATABASE_URL: at(port, '?sslmode=requires') },
      /DATABASE_URL has an sslmode that/,
    );
  });
});

describe('a setting that is wrong', () => {
  test.each<[string, Environment, RegExp]>([
    ['a token in the place of a secret', { SLACK_SIGNING_SECRET: 'xoxb-s3cret' }, /SLACK_SIGNING_SECRET is a token/],
    ['a secret with a blank in it', { SLACK_SIGNING_SECRET: 's1gning s1gning' }, /holds a blank or a sign/],
    ['a token that is none', { SLACK_BOT_TOKEN: 's3cret' }, /SLACK_BOT_TOKEN is not a bot token/],
    ['a key that is none', { MENTORING_ENCRYPTION_KEYS: 's1gning' }, /must hold base64 of 32 bytes/],
    ['a level that is none', { LOG_LEVEL: 'loud' }, /LOG_LEVEL must be one of/],
    ['an edition that is none', { MENTORING_EDITION: 'nowhere' }, /nowhere/],
    ['no content', { MENTORING_CONTENT_DIR: '/nowhere' }, /\/nowhere/],
    ['a name that is none', { MENTORING_DATADIR: 'x' }, /MENTORING_DATADIR is not a setting/],
  ])('%s', (_, spoilt, sentence) => expectSaid({ ...settings(), ...spoilt }, sentence));

  test('an app token that Slack refuses', async () => {
    refusesAppToken = true;
    const { SLACK_SIGNING_SECRET: _, ...others } = settings();
    await expectSaid(
      { ...others, SLACK_APP_TOKEN: 'xapp-s3cret' },
      /apps\.connections\.open answered not_allowed_token_type\. Switch Socket Mode on/,
    );
    refusesAppToken = false;
  });

  test('a blank or a new line behind a value is none of it', async () => {
    const blanks = { SLACK_SIGNING_SECRET: 's1gning\n', LOG_LEVEL: ' info\n', SLACK_BOT_TOKEN: 'xoxb-s3cret\r\n' };
    const { said, code } = await start({ ...settings(), ...blanks }, /"msg":"ready"/);
    expect({ said, code }).toEqual({ said: expect.stringContaining('"msg":"ready"'), code: 'runs' });
  });

  test('a .env in UTF-16 or with a mark is read, and what is no text is refused: never the sandbox', async () => {
    const home = mkdtempSync(join(folder, 'env-'));
    const text = Object.entries({ ...settings(), LOG_LEVEL: 'loud' })
      .map(([name, value]) => `${name}=${value}\n`)
      .join('');
    for (const file of [Buffer.from(`\ufeff${text}`), Buffer.from(`\ufeff${text}`, 'utf16le')]) {
      writeFileSync(join(home, '.env'), file);
      await expectSaid({}, /LOG_LEVEL must be one of/, true, home);
    }
    for (const file of [Buffer.from(text, 'utf16le'), Buffer.from([0xc3, 0x28, 0x0a])]) {
      writeFileSync(join(home, '.env'), file);
      await expectSaid({}, /\.env is no text in UTF-8: save it as UTF-8/, true, home);
    }
  });

  test('a key that others may read', async () => {
    const dataDir = mkdtempSync(join(folder, 'data-'));
    const { DATABASE_URL: _, MENTORING_ENCRYPTION_KEYS: __, ...others } = settings();
    const embedded = { ...others, MENTORING_DATA_DIR: dataDir };
    expect((await start(embedded, /"msg":"ready"/)).said).toContain('"msg":"ready"');
    chmodSync(join(dataDir, 'encryption-keys'), 0o664);
    await expectSaid(embedded, /chmod 600 \S+\. Where that changes nothing, .* set MENTORING_ENCRYPTION_KEYS/);
  });

  test.each([
    ['for the sandbox', {}],
    ['for a workspace', { SLACK_BOT_TOKEN: 'xoxb-s3cret' }],
  ])('packages that npm left out, %s', async (_, environment: Environment) => {
    const copy = mkdtempSync(join(folder, 'bare-'));
    for (const part of ['start.js', 'package.json', 'src', 'sandbox', 'content'])
      cpSync(join(root, part), join(copy, part), { recursive: true });
    const mend = /NODE_ENV=production, nor with ignore-scripts=true\. Run: npm ci --include=dev --ignore-scripts=false/;
    const { said, code } = await run([join(copy, 'start.js')], environment, mend, copy);
    expect({ said, code }).toEqual({ said: expect.stringMatching(mend), code: 1 });
    expect(said).not.toContain('    at ');
  });

  test.skipIf(!existsSync('/usr/bin/node'))('an older Node', () => {
    const node = '/usr/bin/node';
    if (Number(execFileSync(node, ['-p', 'process.versions.node']).toString().split('.')[0]) >= 26) return;
    expect(() => execFileSync(node, [join(root, 'start.js')], { stdio: 'pipe' })).toThrow(
      /needs Node 26 .* not under NODE_ENV=production, nor with ignore-scripts=true/,
    );
  });
});

test.each([400, -400])('a clock that is %i s off is told apart from a wrong secret', async (seconds) => {
  ahead = seconds;
  await expectSaid(
    settings(),
    new RegExp(`this machine's is (399|400|401) s ${seconds > 0 ? 'behind' : 'ahead of'}`),
    false,
  );
  ahead = 0;
});
