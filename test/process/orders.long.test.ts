import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openHome } from '../../sandbox/actions/home.ts';
import { changePeople } from '../../sandbox/actions/roster.ts';
import { sendEvent } from '../../sandbox/delivery/events.ts';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { startSandbox } from '../../sandbox/server.ts';
import { type Database, openDatabase } from '../../src/db/client.ts';
import { manifest, type Running, runBot, startBot } from '../support/bot.ts';
import { migratedDatabase } from '../support/database.ts';
import { type Gate, startGate } from '../support/wires/gate.ts';

/*
 * Every order of what may come together: the app is taken out, it is put back, and Slack tells so by two events, late or early,
 * and by one of another bot; while a message is on its way to somebody. With one token, over HTTP and Socket Mode. Of OAuth
 * installations.test.ts has what is kept, without a message on its way. Counted are the row that says whether it is installed,
 * the questions to Slack about the token, and the messages.
 */

type Mode = 'http' | 'socket';
const steps = ['out', 'back', 'revoked', 'uninstalled', 'another revoked'] as const;
type Step = (typeof steps)[number];

const ordersOf = (left: readonly Step[]): Step[][] =>
  left.length === 0
    ? [[]]
    : left.flatMap((one) => ordersOf(left.filter((other) => other !== one)).map((rest) => [one, ...rest]));

/** What is right, apart from the code: the bot is out for us once Slack has told of it and takes no token, until it takes one. */
function expected(order: readonly Step[]): { isOut: boolean; isIn: boolean }[] {
  let [isIn, isOut] = [true, false];
  return order.map((step) => {
    if (step === 'out') isIn = false;
    if (step === 'back') [isIn, isOut] = [true, false];
    // Whatever tells of it, Slack is asked, and what it answers counts.
    if (step !== 'out' && step !== 'back' && !isIn) isOut = true;
    return { isOut, isIn };
  });
}

let running: Running | undefined;
let gate: Gate | undefined;
let database: Database | undefined;
let drop: (() => Promise<void>) | undefined;
afterEach(async () => {
  await database?.close();
  await running?.stop();
  gate?.stop();
  await drop?.();
});

async function overHttp(way: Gate, databaseUrl: string): Promise<Running> {
  const started = await runBot({ databaseUrl, environment: { SLACK_API_URL: way.apiUrl } });
  way.leadTo(started.sandbox.apiUrl);
  return started;
}

/** Over Socket Mode the way to Slack has to be there when the bot starts. */
async function overSocket(way: Gate, databaseUrl: string): Promise<Running> {
  let bot: Omit<Running, 'sandbox'> | undefined;
  const idle = () => bot?.bot.idle() ?? Promise.resolve();
  const sandbox = await startSandbox({ manifest, installed: true, limits: 'off', page: false, idle });
  way.leadTo(sandbox.apiUrl);
  const dataDir = await mkdtemp(join(tmpdir(), 'mentoring-'));
  const started = await startBot(sandbox, {
    ...{ mode: 'socket', databaseUrl, dataDir, environment: { SLACK_API_URL: way.apiUrl } },
  });
  bot = started;
  return {
    ...started,
    sandbox,
    async stop() {
      await started.stop();
      await sandbox.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

test.each<Mode>(['http', 'socket'])('in every order, over %s', { timeout: 900_000 }, async (mode) => {
  const own = await migratedDatabase();
  ({ drop } = own);
  const way = await startGate();
  gate = way;
  const bot = mode === 'socket' ? await overSocket(way, own.url) : await overHttp(way, own.url);
  running = bot;
  const { sandbox } = bot;
  const { workspace: ws } = sandbox;
  database = await openDatabase({ url: own.url, dataDir: '' });
  const { db } = database;
  const maya = sandbox.person('maya');
  await maya.command('/mentoring help');

  const revoked = (to: string | undefined) => {
    for (const token of ws.store.tokens.values())
      if (token.kind === 'bot') ws.store.tokens.set(token.token, { ...token, revoked: to } as typeof token);
  };
  const under: Promise<unknown>[] = [];
  const doing: Record<Step, () => Promise<void>> = {
    // What removeApp does, but that Slack tells of it later.
    async out() {
      revoked('account_inactive');
    },
    async back() {
      // The operator has made Slack take it again.
      revoked(undefined);
      under.push(maya.command('/mentoring help').catch(String));
    },
    revoked: async () => void sendEvent(ws, 'tokens_revoked', { tokens: { oauth: [], bot: [ws.bot.userId] } }),
    uninstalled: async () => void sendEvent(ws, 'app_uninstalled', {}),
    'another revoked': async () => void sendEvent(ws, 'tokens_revoked', { tokens: { oauth: [], bot: ['U0OTHER'] } }),
  };
  const isOut = async () => {
    const row = await db.selectFrom('workspace').select('uninstalled_at').executeTakeFirstOrThrow();
    expect(await db.selectFrom('slack_installation').select('generation').execute()).toEqual([]);
    return row.uninstalled_at !== null;
  };
  const messagesTo = (who: PersonDoor): number => who.dm().length;

  for (const [at, order] of ordersOf(steps).entries()) {
    const id = changePeople(ws, { do: 'join', real_name: `Ada ${at}`, name: `ada${at}` });
    const ada = sandbox.person(id);
    const held = way.hold('chat.postMessage');
    openHome(ws, { as: id, tab: 'home' });
    await held.arrived;
    const right = expected(order);
    const begun = way.called('auth.test');
    let questions = 0;
    /** Slack has been asked about the token as often as it should have, and no more often. */
    const asked = (step: number) =>
      expect
        .poll(() => way.called('auth.test') - begun, {
          message: `${order.slice(0, step + 1).join(', ')}: asked`,
          timeout: 8000,
        })
        .toBe(questions);
    let accepted = false;
    let isForgotten = false;
    for (const [step, one] of order.entries()) {
      const before = right[step - 1] ?? { isIn: true, isOut: false };
      if (one === 'back') questions += isForgotten ? 1 : 0;
      else if (one !== 'out') questions += 1;
      // Of one token whose refusal was seen it is asked anew who the bot is.
      isForgotten = one === 'back' ? false : isForgotten || (one !== 'out' && !before.isIn);
      await doing[one]();
      await asked(step);
      // It is on its way while the first two of them happen.
      if (step === 1) {
        accepted = right[1]?.isIn === true;
        held.open();
        await bot.bot.idle();
      }
      await expect
        .poll(isOut, { message: `${order.slice(0, step + 1).join(', ')}: is it out?`, timeout: 8000 })
        .toBe(right[step]?.isOut);
    }
    // In the end it is in, or is put back: nobody is left without their message, and nobody gets it twice.
    if (!right.at(-1)?.isIn) await doing.back();
    await Promise.all(under.splice(0));
    // What was refused is looked at again after two hours, where nothing wakes it before.
    const later = new Date(sandbox.now().getTime() + 150 * 60_000);
    await sandbox.clock({ do: 'jump', to: later.toISOString() });
    await sandbox.settled();
    await bot.bot.idle();
    expect([order, accepted, messagesTo(ada)]).toEqual([order, accepted, 1]);
    expect(await isOut()).toBe(false);
  }
});
