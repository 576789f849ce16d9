/**
 * The product's own handlers, queries, queue and error door behind Bolt, put together as src/bot.ts does, but for the
 * workers of the queue: what is queued is another replica's work, and not part of acknowledging.
 */
import { App, HTTPReceiver } from '@slack/bolt';
import { features } from '../../src/app.ts';
import { readSettings } from '../../src/config.ts';
import { loadEditions } from '../../src/content/editions.ts';
import { openDatabase } from '../../src/db/client.ts';
import { loadKeys } from '../../src/db/load-keys.ts';
import { createQueue } from '../../src/jobs/queue.ts';
import { createLog } from '../../src/process/log.ts';
import { createMetrics } from '../../src/process/metrics.ts';
import { createWork } from '../../src/process/work.ts';
import { jobsOf, registerSlack } from '../../src/register.ts';
import { clientOptions, singleWorkspace } from '../../src/slack/installed/workspaces.ts';
import { slackLogger } from '../../src/slack/logger.ts';
import { serve, told } from './contender.ts';

const { databaseUrl, apiUrl, botToken, signingSecret, key } = told();
const settings = readSettings({
  DATABASE_URL: databaseUrl,
  SLACK_API_URL: apiUrl,
  SLACK_BOT_TOKEN: botToken,
  SLACK_SIGNING_SECRET: signingSecret,
  MENTORING_ENCRYPTION_KEYS: key,
});
if (settings.slack.mode !== 'http') throw new Error('The bench speaks HTTP.');
const log = createLog(settings.logLevel);
const metrics = createMetrics();
const database = await openDatabase({ url: databaseUrl, dataDir: '' });
const keys = await loadKeys({ setting: key, database, dataDir: '' });
const queue = createQueue({ jobs: jobsOf(features), database, log, metrics });
const workspaces = singleWorkspace(settings.slack, log, async () => undefined);
const editions = await loadEditions(settings.contentDir, settings.edition);
const receiver = new HTTPReceiver({ signingSecret, logger: slackLogger(log) });
const app = new App({
  receiver,
  authorize: (source) => workspaces.authorize(source),
  clientOptions: clientOptions(apiUrl, log),
  logger: slackLogger(log),
  convoStore: false,
});
registerSlack(app, {
  database,
  db: database.db,
  keys,
  unread: new Set(),
  editions,
  queue,
  workspaces,
  log,
  now: () => new Date(),
  command: settings.command,
  contacts: settings.contacts,
  leads: settings.leads,
  holidays: settings.holidays,
  metrics,
  work: createWork(),
  features,
});
await workspaces.check();
await queue.start();
await serve(receiver.requestListener);
