import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { type Day, isDay } from './calendar.ts';
import { type Contact, readContacts } from './contacts/contact.ts';

/** How the bot reaches Slack; which one follows from the settings that are there. */
export type SlackSettings =
  | { mode: 'socket'; apiUrl: string; botToken: string; appToken: string }
  | { mode: 'http'; apiUrl: string; botToken: string; signingSecret: string }
  | {
      mode: 'oauth';
      apiUrl: string;
      signingSecret: string;
      clientId: string;
      clientSecret: string;
      stateSecret: string;
      publicUrl: string;
    };

/** Everything the bot is told from outside, checked. */
export interface Settings {
  slack: SlackSettings;
  /** PostgreSQL's address, or undefined for the embedded database in `dataDir`. */
  databaseUrl: string | undefined;
  dataDir: string;
  /** Base64 keys of 32 bytes, separated by commas; the first one encrypts. */
  encryptionKeys: string | undefined;
  port: number;
  /** The slash command as people type it, with its slash. */
  command: string;
  edition: string;
  contentDir: string;
  /** Slack user ids of those who may start programmes, besides workspace admins. */
  leads: string[];
  /** Whom people can turn to: two or more, one of them outside the programme; nobody where it is not set. */
  contacts: Contact[];
  /** Days off for everybody, 'YYYY-MM-DD', in order. */
  holidays: Day[];
  logLevel: LogLevel;
  /** Bearer token that opens `/metrics`; without one the page does not exist. */
  metricsToken: string | undefined;
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** The settings could not be read; `problems` holds one sentence for each thing to mend. */
export class SettingsError extends Error {
  readonly problems: string[];
  constructor(problems: string[]) {
    super(`The settings need mending:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'SettingsError';
    this.problems = problems;
  }
}

type Environment = Record<string, string | undefined>;

const slackNames = [
  'SLACK_BOT_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_APP_TOKEN',
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
  'SLACK_STATE_SECRET',
] as const;
const oauthNames = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET', 'MENTORING_PUBLIC_URL'] as const;

const startsWith = (prefix: string, what: string) =>
  z.string().startsWith(prefix, `is not ${what}: those begin with ${prefix}`);
const webAddress = z.url({ protocol: /^https?$/, error: 'is not a web address: it begins with https:// or http://' });

/** A secret as Slack hands it out; its length and alphabet are Slack's to change. */
const secret = z
  .string()
  .regex(/^[\x21-\x7e]+$/, 'holds a blank or a sign that no secret of Slack has: copy it once more')
  .refine((text) => !/^x(ox[a-z]|app)-/.test(text), 'is a token, not a secret: it stands under "Basic Information"');

/** What `sslmode` may be. All that is not the last two is read as verify-full. */
const sslModes = ['', 'verify-full', 'verify-ca', 'require', 'prefer', 'no-verify', 'disable'];
const sslModeOf = (url: string): string => (URL.canParse(url) ? (new URL(url).searchParams.get('sslmode') ?? '') : '');

/** Every setting there is. A value that is empty counts as not set, so that `NAME=` in a file does no harm. */
const environmentSchema = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'is not a PostgreSQL address: it begins with postgres://')
    .refine(
      isReadAsMeant,
      'cannot be read as it is meant: in its user and password percent-encode what is no letter or digit, / as %2F, @ as %40, # as %23, ? as %3F, % as %25',
    )
    .refine(
      (url) => sslModes.includes(sslModeOf(url)),
      `has an sslmode that is none: use verify-full; no-verify, which encrypts without a look at the certificate; or disable`,
    )
    .optional(),
  SLACK_BOT_TOKEN: startsWith('xoxb-', 'a bot token').optional(),
  SLACK_SIGNING_SECRET: secret.optional(),
  SLACK_APP_TOKEN: startsWith('xapp-', 'an app token').optional(),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: secret.optional(),
  SLACK_STATE_SECRET: z.string().optional(),
  SLACK_API_URL: webAddress
    .endsWith('/api/', 'must end in /api/, as in https://slack.com/api/')
    .default('https://slack.com/api/'),
  PORT: z.coerce
    .number('is not a port number')
    .int('is not a whole number')
    .min(0, 'is not a port: use 0 to 65535')
    .max(65535, 'is not a port: use 0 to 65535')
    .default(3000),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
  MENTORING_DATA_DIR: z.string().default('./data'),
  MENTORING_COMMAND: z
    .string()
    .regex(/^\/[a-z0-9_-]{1,31}$/, 'must be a slash and up to 31 small letters, digits, - or _, as in /mentoring')
    .default('/mentoring'),
  MENTORING_ENCRYPTION_KEYS: z
    .string()
    .refine(
      everyKeyIs32Bytes,
      'must hold base64 of 32 bytes, several by commas; make one with: openssl rand -base64 32',
    )
    .optional(),
  MENTORING_EDITION: z.string().default('academic-medicine'),
  MENTORING_CONTENT_DIR: z.string().default(join(import.meta.dirname, '..', 'content')),
  MENTORING_PUBLIC_URL: webAddress
    .refine(
      (url) => !url.startsWith('http:') || /^http:\/\/(localhost|127\.0\.0\.1)[:/]?/.test(url),
      'must begin with https:// (http:// only for localhost): Slack sends people and their codes there',
    )
    .optional(),
  MENTORING_LEADS: z
    .string()
    .transform((list) => list.split(',').map((id) => id.trim()))
    .pipe(z.array(z.string().regex(/^[UW][A-Z0-9]+$/, 'must hold Slack user ids such as U012AB3CD, by commas')))
    .default([]),
  MENTORING_CONTACTS: z
    .string()
    .transform((setting, context) => {
      const { contacts, problems } = readContacts(setting);
      for (const message of problems) context.addIssue({ code: 'custom', message });
      return contacts;
    })
    .default([]),
  MENTORING_HOLIDAYS: z
    .string()
    .transform((list, context) => {
      const days = list.split(/[,\s]+/).filter((day) => day !== '');
      const wrong = days.filter((day) => !isDay(day)).map((day) => JSON.stringify(day));
      if (wrong.length > 0)
        context.addIssue({
          code: 'custom',
          message: `must hold days such as 2026-12-25, by commas, and ${wrong.join(', ')} is none`,
        });
      return [...new Set(days)].toSorted();
    })
    .default([]),
  MENTORING_METRICS_TOKEN: z.string().min(16, 'is too short to be safe: use 16 characters or more').optional(),
});

/**
 * Reads the settings from an environment; pure, so that tests name their own.
 * @throws SettingsError with every problem at once, each saying the mend.
 */
export function readSettings(environment: Environment): Settings {
  const { given, values, problems } = readGeneral(environment);
  const slack = readSlack(given, values?.SLACK_API_URL ?? 'https://slack.com/api/', problems);
  if (problems.length > 0 || !values || !slack) throw new SettingsError(problems);
  return { slack, ...generalSettings(values) };
}

/**
 * The settings without Slack's: for the operator's commands that only touch the database.
 * @throws SettingsError as readSettings does, but says nothing of Slack
 */
export function readGeneralSettings(environment: Environment): Omit<Settings, 'slack'> {
  const { values, problems } = readGeneral(environment);
  if (problems.length > 0 || !values) throw new SettingsError(problems);
  return generalSettings(values);
}

function readGeneral(environment: Environment) {
  const given = Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  );
  const problems = unknownNames(Object.keys(given));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) problems.push(`${issue.path[0]?.toString()} ${issue.message}.`);
  }
  if (given.DATABASE_URL && !given.MENTORING_ENCRYPTION_KEYS) {
    problems.push(
      'MENTORING_ENCRYPTION_KEYS is required with DATABASE_URL: it encrypts what people write. Make one with: openssl rand -base64 32',
    );
  }
  return { given, values: parsed.data, problems };
}

function generalSettings(values: z.output<typeof environmentSchema>): Omit<Settings, 'slack'> {
  return {
    databaseUrl: values.DATABASE_URL,
    dataDir: values.MENTORING_DATA_DIR,
    encryptionKeys: values.MENTORING_ENCRYPTION_KEYS,
    port: values.PORT,
    command: values.MENTORING_COMMAND,
    edition: values.MENTORING_EDITION,
    contentDir: values.MENTORING_CONTENT_DIR,
    leads: values.MENTORING_LEADS,
    contacts: values.MENTORING_CONTACTS,
    holidays: values.MENTORING_HOLIDAYS,
    logLevel: values.LOG_LEVEL,
    metricsToken: values.MENTORING_METRICS_TOKEN,
  };
}

/** Whether any setting of a real Slack workspace is there; without one `npm start` opens the sandbox. */
export function namesSlack(environment: Environment): boolean {
  return slackNames.some((name) => environment[name]?.trim());
}

/**
 * The process environment, with what a `.env` file in the current folder adds to it; what is set outside wins.
 * The one place that reads either.
 */
export function processEnvironment(): Environment {
  const fromFile = existsSync('.env') ? settingsIn(readFileSync('.env')) : {};
  return { ...fromFile, ...process.env };
}

/**
 * What a `.env` file says. An editor may begin it with a mark of its encoding, or write two bytes for each letter: read as
 * UTF-8 it would say nothing, and the sandbox would open in silence.
 *
 * @throws SettingsError where it is no text
 */
export function settingsIn(file: Uint8Array): Environment {
  const [first, second] = file;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(file);
    if (!text.includes('\0')) return parseEnv(text);
  } catch {
    // It is said below.
  }
  throw new SettingsError(['The file .env is no text in UTF-8: save it as UTF-8.']);
}

function readSlack(given: Environment, apiUrl: string, problems: string[]): SlackSettings | undefined {
  const botToken = given.SLACK_BOT_TOKEN;
  const appToken = given.SLACK_APP_TOKEN;
  const signingSecret = given.SLACK_SIGNING_SECRET;
  const oauthGiven = oauthNames.filter((name) => given[name]);
  if (oauthGiven.length > 0 && (botToken || appToken)) {
    problems.push(
      `${oauthGiven.join(', ')} (for many workspaces) cannot stand beside ${botToken ? 'SLACK_BOT_TOKEN' : 'SLACK_APP_TOKEN'} (for one). Take one of the two out.`,
    );
    return undefined;
  }
  if (appToken) {
    if (botToken) return { mode: 'socket', apiUrl, botToken, appToken };
    problems.push('SLACK_APP_TOKEN (Socket Mode) also needs SLACK_BOT_TOKEN, from "OAuth & Permissions".');
    return undefined;
  }
  if (botToken) {
    if (signingSecret) return { mode: 'http', apiUrl, botToken, signingSecret };
    problems.push(
      'SLACK_BOT_TOKEN also needs SLACK_SIGNING_SECRET (from "Basic Information") for HTTP, or SLACK_APP_TOKEN for Socket Mode.',
    );
    return undefined;
  }
  if (oauthGiven.length > 0) return readOAuth(given, apiUrl, problems);
  problems.push(
    signingSecret
      ? 'SLACK_SIGNING_SECRET also needs SLACK_BOT_TOKEN, from "OAuth & Permissions".'
      : 'No Slack settings: set SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET (HTTP) or SLACK_BOT_TOKEN and SLACK_APP_TOKEN (Socket Mode). To try the bot without Slack, run: npm start',
  );
  return undefined;
}

function readOAuth(given: Environment, apiUrl: string, problems: string[]): SlackSettings | undefined {
  const missing = [...oauthNames, 'SLACK_SIGNING_SECRET'].filter((name) => !given[name]);
  for (const name of missing) problems.push(`${name} is missing: an installation by OAuth needs all of its values.`);
  if (missing.length > 0) return undefined;
  return {
    mode: 'oauth',
    apiUrl,
    signingSecret: given.SLACK_SIGNING_SECRET ?? '',
    clientId: given.SLACK_CLIENT_ID ?? '',
    clientSecret: given.SLACK_CLIENT_SECRET ?? '',
    stateSecret: given.SLACK_STATE_SECRET ?? '',
    publicUrl: (given.MENTORING_PUBLIC_URL ?? '').replace(/\/+$/, ''),
  };
}

/** A misspelt setting would be ignored in silence; clusters inject names with _SERVICE_ and _PORT, which are not ours. */
function unknownNames(names: string[]): string[] {
  const known = Object.keys(environmentSchema.shape).filter((name) => name.startsWith('MENTORING_'));
  return names
    .filter((name) => name.startsWith('MENTORING_') && !known.includes(name) && !/_SERVICE_|_PORT/.test(name))
    .map((name) => `${name} is not a setting. The MENTORING_ settings are ${known.join(', ')}.`);
}

/**
 * Whether an address is taken apart as whoever wrote it means it. A `/`, `#` or `?` in a password ends the host there, so that
 * what follows stands where a name of the database would, and in every sentence about it.
 */
function isReadAsMeant(address: string): boolean {
  // Without a host, as for a socket: https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS
  const text = address.replace('@/', '@socket/');
  if (!URL.canParse(text)) return false;
  const { pathname, search, hash } = new URL(text);
  return hash === '' && !`${pathname}${search}`.includes('@');
}

function everyKeyIs32Bytes(list: string): boolean {
  return list.split(',').every((key) => {
    const text = key.trim();
    return /^[A-Za-z0-9+/_-]+={0,2}$/.test(text) && Buffer.from(text, 'base64').length === 32;
  });
}
