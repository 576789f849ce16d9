/**
 * The whole bot as a process of its own, that the matrix of faults kills. Its settings come from the environment, its
 * orders as messages of its parent: to stop before a statement, to let statements that save fail, to let time go by.
 */
import { createServer } from 'node:http';
import { CompiledQuery, DefaultQueryExecutor, sql } from 'kysely';
import { features } from '../../src/app.ts';
import { createBot } from '../../src/bot.ts';
import { processEnvironment, readSettings } from '../../src/config.ts';
import type { AppContext, Feature } from '../../src/feature.ts';
import { createLog } from '../../src/process/log.ts';
import { listen } from '../../src/process/serve.ts';
import type { Order, StatementName } from './bot-process.ts';

const tell = (message: object) => process.send?.(message);

/** The statements of a surface at which the bot may be stopped. */
const statements: Record<StatementName, (query: CompiledQuery) => boolean> = {
  claim: ({ sql: text, parameters }) =>
    text.startsWith('update "surface" set "state"') && parameters.includes('sending'),
  save: ({ sql: text, parameters }) =>
    text.startsWith('update "surface" set "state"') && text.includes('"channel_id" =') && parameters.includes('sent'),
};
const saves = /^(update|insert into|delete from) "(surface|slack_installation)"/;
const noRoom = CompiledQuery.raw(`do $$ begin raise exception 'no space left' using errcode = '53100'; end $$`);

let stopAt: StatementName | undefined;
let goOn = Promise.withResolvers<void>();
let savesFail = false;

// Beneath everything that the bot asks of either kind of database, in transactions and outside.
const { executeQuery } = DefaultQueryExecutor.prototype;
DefaultQueryExecutor.prototype.executeQuery = async function (query, options) {
  if (stopAt && statements[stopAt](query)) {
    stopAt = undefined;
    tell({ stopped: true });
    await goOn.promise;
  }
  return executeQuery.call(this, savesFail && saves.test(query.sql) ? noRoom : query, options) as never;
};

let ctx: AppContext | undefined;
/** Lets this program see what the bot stands on. */
const window: Feature = {
  name: 'window',
  ticks: [
    {
      name: 'window.look',
      async run(given) {
        ctx = given;
        return 0;
      },
    },
  ],
};

/** A feature whose schedule does not run. */
const quiet = ({ ticks: _, ...feature }: Feature): Feature => feature;

let ahead = Number(process.env.AHEAD_MS ?? 0);
const settings = readSettings(processEnvironment());
const bot = createBot({
  settings,
  log: createLog(settings.logLevel),
  now: () => new Date(Date.now() + ahead),
  pool: { poolMax: 4, connectTimeoutMs: Number(process.env.CONNECT_MS ?? 1_000) },
  minutes: false,
  // The weekly word comes by the clock, which most of these tests turn on by days: they count their own messages alone.
  features: [...features.map((one) => (one.name === 'nudge' && !process.env.NUDGES ? quiet(one) : one)), window],
});
await bot.open();
await bot.begin();
await bot.tick();
await listen(
  createServer((request, response) => bot.handle(request, response)),
  settings.port,
  '127.0.0.1',
);

const orders: { [Do in Order['do']]: (order: Extract<Order, { do: Do }>) => unknown } = {
  stopAt({ statement }) {
    stopAt = statement;
    goOn = Promise.withResolvers();
  },
  goOn: () => goOn.resolve(),
  savesFail({ are }) {
    savesFail = are;
  },
  /** Whatever people have asked for; queued work may stand still. */
  answerAll: () => ctx?.work.settled(AbortSignal.timeout(3_000)),
  /** As if nobody had ever set a goal, and the bot had never written to anybody. */
  async beginAnew() {
    stopAt = undefined;
    savesFail = false;
    const { db } = ctx as AppContext;
    await db.deleteFrom('surface').execute();
    await db.deleteFrom('goal').execute();
  },
  /** As a minute does; what it hands on goes on by itself. */
  tick: () => bot.tick(),
  /** As time would: whoever died holds nothing any more. */
  async later({ aheadMs }) {
    const { db } = ctx as AppContext;
    await sql`update surface set held_until = now() - interval '1 second' where held_until is not null`.execute(db);
    await sql`update slack_installation set renewing_until = now() - interval '1 second'`.execute(db);
    ahead = aheadMs;
    await bot.tick();
    await bot.idle();
  },
};
process.on('message', async (order: Order & { n: number }) => {
  try {
    await orders[order.do](order as never);
    tell({ n: order.n });
  } catch (error) {
    tell({ n: order.n, failed: String(error) });
  }
});
process.on('disconnect', () => process.exit(0));
tell({ ready: true });
