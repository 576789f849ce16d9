import { describe, expect, test } from 'vitest';
import { namesSlack, readSettings, SettingsError, settingsIn } from './config.ts';

const http = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'secret' };
const oauth = {
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'secret',
  SLACK_STATE_SECRET: 'state',
  SLACK_SIGNING_SECRET: 'secret',
  MENTORING_PUBLIC_URL: 'https://mentoring.example.com/',
};
const key = Buffer.alloc(32, 1).toString('base64');

function problemsOf(environment: Record<string, string>): string[] {
  try {
    readSettings(environment);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
}

describe('the mode follows the settings', () => {
  test.each([
    ['socket', { SLACK_APP_TOKEN: 'xapp-1', SLACK_BOT_TOKEN: 'xoxb-1' }],
    ['socket', { ...http, SLACK_APP_TOKEN: 'xapp-1' }],
    ['http', http],
    ['oauth', oauth],
  ])('%s', (mode, environment) => {
    expect(readSettings(environment).slack.mode).toBe(mode);
  });

  test.each([
    ['nothing', {}, /No Slack settings.*npm start/],
    ['a bot token alone', { SLACK_BOT_TOKEN: 'xoxb-1' }, /SLACK_SIGNING_SECRET/],
    ['a signing secret alone', { SLACK_SIGNING_SECRET: 's' }, /SLACK_BOT_TOKEN/],
    ['an app token alone', { SLACK_APP_TOKEN: 'xapp-1' }, /SLACK_BOT_TOKEN/],
    ['one workspace and many', { ...http, ...oauth }, /cannot stand beside SLACK_BOT_TOKEN/],
    ['a part of OAuth', { SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 's' }, /SLACK_STATE_SECRET is missing/],
    ['another kind of token', { ...http, SLACK_BOT_TOKEN: 'xoxp-1' }, /xoxb-/],
    ['an API without /api/', { ...http, SLACK_API_URL: 'https://slack.com' }, /\/api\//],
    ['PostgreSQL without keys', { ...http, DATABASE_URL: 'postgres://x/y' }, /MENTORING_ENCRYPTION_KEYS is required/],
    ['another database', { ...http, DATABASE_URL: 'mysql://x/y' }, /PostgreSQL/],
    ['a secret with a blank in it', { ...http, SLACK_SIGNING_SECRET: 'se cret' }, /SLACK_SIGNING_SECRET holds a blank/],
    [
      'a token for a secret',
      { ...http, SLACK_SIGNING_SECRET: 'xoxb-1' },
      /SLACK_SIGNING_SECRET is a token, not a secret/,
    ],
    ['a short key', { ...http, MENTORING_ENCRYPTION_KEYS: `${key},c2hvcnQ=` }, /32 bytes/],
    ['a port that is none', { ...http, PORT: '70000' }, /PORT .*65535/],
    ['a public address without https', { ...oauth, MENTORING_PUBLIC_URL: 'http://mentoring.example.com' }, /https:/],
    ['a misspelt name', { ...http, MENTORING_EDITON: 'x' }, /MENTORING_EDITON is not a setting.*MENTORING_EDITION/],
    ['a command without its slash', { ...http, MENTORING_COMMAND: 'mentoring' }, /MENTORING_COMMAND/],
    ['a lead who is no id', { ...http, MENTORING_LEADS: 'U1,amara' }, /user ids/],
    [
      'one contact alone',
      { ...http, MENTORING_CONTACTS: 'A | b | 911' },
      /MENTORING_CONTACTS names one contact: name two/,
    ],
    [
      'a holiday that is no day',
      { ...http, MENTORING_HOLIDAYS: '2026-12-25, 2026-02-30,25.12.' },
      /MENTORING_HOLIDAYS must hold days such as 2026-12-25, by commas, and "2026-02-30", "25\.12\." is none/,
    ],
    ['a log level that is none', { ...http, LOG_LEVEL: 'loud' }, /LOG_LEVEL must be one of/],
  ])('%s is refused with the mend', (_, environment, mend) => {
    expect(problemsOf(environment).join('\n')).toMatch(mend);
  });
});

test('all problems come in one answer', () => {
  const problems = problemsOf({
    ...{ PORT: 'x', LOG_LEVEL: 'loud', MENTORING_X: '1', SLACK_BOT_TOKEN: 'xoxb-1' },
    MENTORING_CONTACTS: 'A | b',
  });
  expect(problems).toHaveLength(7);
});

test('what clusters inject, and what is empty, is left alone', () => {
  const environment = {
    ...http,
    MENTORING_SERVICE_HOST: '10.0.0.1',
    MENTORING_PORT: 'tcp://10.0.0.1',
    DATABASE_URL: ' ',
  };
  expect(readSettings(environment)).toMatchObject({ databaseUrl: undefined, port: 3000 });
});

test('a problem never repeats a secret', () => {
  const problems = problemsOf({ SLACK_BOT_TOKEN: 'my-own-password', MENTORING_ENCRYPTION_KEYS: 'my-own-password' });
  expect(problems.join()).not.toContain('my-own-password');
});

test('only Slack settings choose the real workspace', () => {
  expect(namesSlack({ PORT: '3000', SLACK_API_URL: 'x' })).toBe(false);
  expect(namesSlack({ SLACK_CLIENT_ID: '1' })).toBe(true);
});

describe('the address of a database', () => {
  const settings = (address: string) => ({ ...http, DATABASE_URL: address, MENTORING_ENCRYPTION_KEYS: key });

  test.each([
    'postgres://u:777/word@host/db',
    'postgres://u:pa#word@host/db',
    'postgres://u:pa?word@host/db',
    'postgres://u:pa/word@host:5432/db',
    'postgres://u:wo@rd/x@host/db',
  ])('%s, whose password ends its host, is refused without a word of it', (address) => {
    const said = problemsOf(settings(address)).join();
    expect(said).toContain('percent-encode');
    expect(said).not.toMatch(/777|wo@rd|host|pa\W/);
  });

  test.each([
    'postgres://u:777%2Fword@host/db',
    'postgresql://u@host:5432/db?sslmode=require',
    'postgres:///db?host=/var/run/postgresql',
    'postgresql://u@/db?host=/var/run/postgresql',
    'postgres://u:p@%2Fvar%2Frun/db',
  ])('%s is taken', (address) => {
    expect(readSettings(settings(address)).databaseUrl).toBe(address);
  });
});

test('blanks around a value are none of it', () => {
  const read = readSettings({ SLACK_BOT_TOKEN: ' xoxb-1\r', SLACK_SIGNING_SECRET: 'secret\t', PORT: ' 4000 ' });
  expect(read).toMatchObject({ port: 4000, slack: { botToken: 'xoxb-1', signingSecret: 'secret' } });
});

describe('a .env file', () => {
  const text = 'SLACK_BOT_TOKEN=xoxb-1\r\nMENTORING_EDITION="workplace"\n';
  const said = { SLACK_BOT_TOKEN: 'xoxb-1', MENTORING_EDITION: 'workplace' };
  const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16();
  test.each([
    ['in UTF-8', Buffer.from(text)],
    ['in UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['in UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['in UTF-16, the other way round', swapped(Buffer.from(`\uFEFF${text}`, 'utf16le'))],
  ])('%s is read', (_, file) => {
    expect(settingsIn(file)).toEqual(said);
  });

  test.each([
    ['in UTF-16 without a mark', Buffer.from(text, 'utf16le')],
    ['with a letter of Latin-1', Buffer.from(`${text}MENTORING_CONTACTS=Jos\xe9`, 'latin1')],
    ['that is no text', Buffer.from([0, 1, 2, 255])],
  ])('%s is refused with the mend', (_, file) => {
    expect(() => settingsIn(file)).toThrow(/save it as UTF-8/);
  });
});
