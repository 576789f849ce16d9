import { setTimeout as rest } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { isDay } from '../calendar.ts';
import { readGeneralSettings, readSettings, type SlackSettings } from '../config.ts';
import { pointToContacts } from '../contacts/support.ts';
import { loadEditions } from '../content/editions.ts';
import type { Schema } from '../db/schema.ts';
import type { AppContext, Feature, PassedNudge } from '../feature.ts';
import type { Job } from '../jobs/job.ts';
import { createQueue } from '../jobs/queue.ts';
import { createLog, type Log } from '../process/log.ts';
import { createMetrics } from '../process/metrics.ts';
import { createWork } from '../process/work.ts';
import { pushSurfaceKind } from '../pushes/kind.ts';
import { databaseInstallations } from '../slack/installed/installations.ts';
import { createInstaller } from '../slack/installed/installer.ts';
import { installedWorkspaces, singleWorkspace, type Workspaces } from '../slack/installed/workspaces.ts';
import { findSurface } from '../surfaces/queries.ts';
import { type Command, type CommandContext, Failed, Misused } from './command.ts';
import { clockOf } from './pause.ts';
import { type Store, withStore } from './store.ts';

type Values = Record<string, string | boolean | undefined>;

/** What the command needs of the product besides the features. */
interface Product {
  features: readonly Feature[];
  jobs: readonly Job[];
  /** Hands a queue everything that is worked. */
  registerJobs(ctx: AppContext): void;
}

/** One person, as the command tells of them: who they are in Slack, their clock, and what this pass comes to. */
interface Row {
  workspace: string;
  user: string;
  /** On their clock. */
  time: string;
  zone: string;
  does: PassedNudge['does'];
  /** What a nudge is about, or the reason of silence; as in the metrics. */
  what: string;
  words: string;
  until?: string;
  delivery?: 'sent' | 'unknown' | 'failed' | 'not yet';
}

/** Slack's own: https://docs.slack.dev/apis/web-api/ */
const slackItself = 'https://slack.com/api/';
const hourMs = 60 * 60 * 1000;
/** The queue works while this waits; when nothing changes for so long, the rest is left to the bot. */
const patienceMs = 10 * 60 * 1000;

/** `nudges`: one pass of the weekly nudges, planned and delivered by this process. */
export const nudgesCommand = (product: Product): Command => ({
  summary: 'look for weekly nudges once, at an instant, and deliver them',
  help: `[--at 2026-12-07T18:15:00Z] [--dry-run] [--json] [--yes]

Looks once at everybody whose weekly nudge is due, with an instant as now, and delivers what comes of it by this process.
A bot may run beside it: what is sent here is marked, and it leaves that alone. Run one at a time.
  --at …      the instant, with its zone; without it: now
  --dry-run   prints who would get what, and why or why not; keeps and sends nothing, and needs no settings of Slack's
  --json      prints it as JSON
  --yes       on Slack itself: meant, though the instant is more than an hour from now. People read it then as of that
              day, and the next day of each is found from there
Works beside a running bot on PostgreSQL; stop the bot first on the embedded database.`,
  options: {
    at: { type: 'string' },
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
    yes: { type: 'boolean' },
  },
  async run(values, context) {
    const at = instantOf(values);
    const isDry = values['dry-run'] === true;
    // What is wrong with Slack's settings is said before anything is looked at.
    const slack = isDry ? undefined : readSettings(context.environment).slack;
    await withStore(context, async (store) => {
      const clock = await runningClock(store.database.db, context);
      const start = at ?? clock();
      const isFar = Math.abs(start.getTime() - clock().getTime()) > hourMs;
      if (slack?.apiUrl === slackItself && isFar && !values.yes)
        throw new Misused('--at is more than an hour from now, and this is Slack itself: add --yes if that is meant.');
      const ctx = await contextFor(product, store, context, { slack, clock, start });
      const rows = isDry ? await passDry(ctx) : await passAndDeliver(product, ctx);
      tell(context, rows, { start, isDry, isJson: values.json === true });
      const missing = rows.filter(({ delivery }) => delivery === 'failed' || delivery === 'not yet').length;
      if (missing > 0) throw new Failed(`${missing} of them did not reach Slack: the bot goes on with what still can.`);
    });
  },
});

/** @throws Misused where it is no instant */
function instantOf({ at }: Values): Date | undefined {
  if (at === undefined) return undefined;
  const text = String(at);
  const isMeant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text);
  const instant = new Date(text);
  if (!isMeant || Number.isNaN(+instant) || !isDay(text.slice(0, 10)))
    throw new Misused('--at takes an instant with its zone, such as 2026-12-07T18:15:00Z.');
  return instant;
}

/** The database's clock, which goes on. */
async function runningClock(db: Kysely<Schema>, context: CommandContext): Promise<() => Date> {
  const [told, begun] = [context.now?.() ?? (await clockOf(db)), performance.now()];
  return () => new Date(told.getTime() + performance.now() - begun);
}

/** The product as the bot has it, but with an instant as now, and a queue of its own. */
async function contextFor(
  { features, jobs }: Product,
  { database, keys }: Store,
  context: CommandContext,
  { slack, clock, start }: { slack: SlackSettings | undefined; clock: () => Date; start: Date },
): Promise<AppContext> {
  const settings = readGeneralSettings(context.environment);
  const { command, contacts, leads, holidays } = settings;
  // Standard output is for what somebody pipes on.
  const log = createLog('warn', { write: (line: string) => context.tell(line.trimEnd()) });
  const metrics = createMetrics();
  const begun = clock().getTime();
  return {
    ...{ database, db: database.db, keys, unread: new Set<string>(), features, log, metrics, command, contacts, leads },
    ...{ holidays, work: createWork() },
    editions: pointToContacts(await loadEditions(settings.contentDir, settings.edition), contacts),
    queue: createQueue({ jobs, database, log, metrics, mark: 'nudges' }),
    workspaces: slack ? workspacesOf(slack, { database, keys }, log, clock) : nobodys,
    now: () => new Date(start.getTime() + clock().getTime() - begun),
  };
}

/** @param clock real time, by which tokens end */
function workspacesOf(slack: SlackSettings, { database, keys }: Store, log: Log, clock: () => Date): Workspaces {
  if (slack.mode !== 'oauth') return singleWorkspace(slack, log, async () => {});
  const installations = databaseInstallations(database, keys, clock);
  return installedWorkspaces(createInstaller(slack, installations, log), installations, slack.apiUrl, log, clock);
}

/** Without settings of Slack's nothing is asked of it. */
const nobodys: Workspaces = {
  authorize: async () => ({}),
  check: async () => undefined,
  clientFor: () => Promise.reject(new Error('A dry run calls nothing of Slack.')),
  standing: async () => ({ token: 'unknown' }),
  scopesOf: async () => [],
};

const passOf = ({ features }: Pick<AppContext, 'features'>) => {
  const pass = features.find(({ nudges }) => nudges)?.nudges;
  if (!pass) throw new Error('No feature of the list has nudges.');
  return pass;
};

async function passDry(ctx: AppContext): Promise<Row[]> {
  return rowsOf(ctx, await passOf(ctx)(ctx, { isDry: true }));
}

async function passAndDeliver({ registerJobs }: Product, ctx: AppContext): Promise<Row[]> {
  registerJobs(ctx);
  await ctx.queue.start();
  try {
    const passed = await passOf(ctx)(ctx, { isDry: false });
    await allWorked(ctx);
    const rows = await rowsOf(ctx, passed);
    for (const [at, one] of passed.entries()) {
      const row = rows[at];
      if (row && one.does === 'send') row.delivery = await deliveryOf(ctx, one);
    }
    return rows;
  } finally {
    await ctx.queue.stop();
    await ctx.queue.forget();
  }
}

/** Waits until nothing is left that this pass has sent, or nothing changes any more. */
async function allWorked({ queue }: AppContext): Promise<void> {
  let [left, changed] = [await queue.left(), performance.now()];
  while (left > 0 && performance.now() - changed < patienceMs) {
    await rest(50);
    const now = await queue.left();
    if (now !== left) [left, changed] = [now, performance.now()];
  }
}

async function deliveryOf(
  ctx: AppContext,
  { person, push }: { person: string; push?: string | undefined },
): Promise<NonNullable<Row['delivery']>> {
  const surface = push ? await findSurface(ctx.db, { kind: pushSurfaceKind, to: person, about: push }) : undefined;
  const state = surface?.state;
  return state === 'sent' || state === 'unknown' || state === 'failed' ? state : 'not yet';
}

async function rowsOf(ctx: AppContext, passed: readonly PassedNudge[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const one of passed) {
    const person = await ctx.db.selectFrom('person').selectAll().where('id', '=', one.person).executeTakeFirst();
    if (!person) continue;
    const zone = person.time_zone ?? 'UTC';
    rows.push({
      ...{ workspace: person.workspace_id, user: person.slack_user_id, zone, time: onTheirClock(ctx.now(), zone) },
      ...{ does: one.does, words: one.words },
      what: one.does === 'send' ? one.kind : one.does === 'withhold' ? one.because : '',
      ...(one.does === 'wait' && { until: one.until.toISOString() }),
    });
  }
  return rows;
}

const onTheirClock = (instant: Date, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });

function tell(
  { out, tell: say }: CommandContext,
  rows: readonly Row[],
  { start, isDry, isJson }: { start: Date; isDry: boolean; isJson: boolean },
): void {
  const at = start.toISOString();
  if (isJson) {
    out(JSON.stringify({ at, dryRun: isDry, people: rows }, null, 2));
    return;
  }
  for (const row of rows) out(inWords(row, isDry));
  const sent = rows.filter(({ does }) => does === 'send').length;
  const rest = `${rows.length} looked at, ${sent} ${isDry ? 'would get one' : 'got one'}`;
  say(`${isDry ? 'Dry run, nothing is kept or sent. ' : ''}At ${at}: ${rest}.`);
}

function inWords({ workspace, user, time, zone, ...row }: Row, isDry: boolean): string {
  const who = `${workspace} ${user}, ${time} ${zone}:`;
  if (row.does === 'send') {
    const how = isDry
      ? 'would get'
      : ({ sent: 'got', unknown: 'may have got' }[row.delivery as string] ?? 'did not get');
    return `${who} ${how} "${row.what}". ${row.words}`;
  }
  if (row.does === 'withhold') return `${who} nothing (${row.what}): ${row.words}.`;
  return row.does === 'wait' ? `${who} nothing yet, looked at again at ${row.until}.` : `${who} nothing to decide.`;
}
