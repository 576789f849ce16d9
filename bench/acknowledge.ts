/**
 * How long Slack waits for an answer, and what answering costs: the product beside a bare Bolt app that does the same
 * reads and writes by hand, at 200 requests a second, on PostgreSQL. Run: npx node bench/acknowledge.ts
 */
import { parseArgs } from 'node:util';
import pg from 'pg';
import { makeKey } from '../src/keys.ts';
import { startPostgres } from '../test/support/setup/postgres.ts';
import { type Bodies, bodiesOf, KINDS, type Kind, sentNow } from './acknowledge/bodies.ts';
import { type Running, start } from './acknowledge/contender.ts';
import { sendSteadily } from './acknowledge/load.ts';
import { fillDatabase, pagesOf } from './acknowledge/people.ts';
import { startSlack } from './acknowledge/slack.ts';
import { countSaves, heldBy, type Written, written } from './acknowledge/written.ts';
import { median, tiny, verdict } from './compare.ts';

const PER_SECOND = tiny ? 20 : 200;
const PEOPLE = tiny ? 10 : 300;
/** The most that our p50 and processor time may be of the bare app's. */
const MOST = 1.3;

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: tiny ? '1' : '5' },
    seconds: { type: 'string', default: tiny ? '1' : '6' },
    tiny: { type: 'boolean' },
  },
});
const rounds = Number(options.rounds);
const seconds = Number(options.seconds);

interface Figures {
  p50: number;
  p99: number;
  cpu: number;
}
interface Side {
  running: Running;
  databaseUrl: string;
  key: string;
  bodies: Bodies[];
  /** How many of each kind have been sent to it. */
  sent: Record<Kind, number>;
  /** One entry for each round. */
  figures: Record<Kind, Figures[]>;
}

const WHAT: Record<Kind, string> = {
  command: 'the slash command, and its modal',
  tick: 'a tick in the assessment',
  submit: 'a page of it sent off',
};
/** An empty answer, but for a page: the next one. */
const isRight: Record<Kind, (answer: string) => boolean> = {
  command: (answer) => answer === '',
  tick: (answer) => answer === '',
  submit: (answer) => answer.startsWith('{"response_action":"update"'),
};

const postgres = await startPostgres();
const slack = await startSlack();
const sides = { bare: await side('bare'), ours: await side('ours') };
try {
  // The first requests also compile the code and fill the caches, which a bot does once.
  for (const kind of KINDS) await inTurns(kind, tiny ? 1 : 3);
  for (let round = 0; round < rounds; round++) {
    for (const kind of KINDS) {
      const figures = await inTurns(kind, seconds);
      sides.bare.figures[kind].push(figures.bare);
      sides.ours.figures[kind].push(figures.ours);
    }
  }
  await proveSameWork();
  process.exitCode = report() ? 0 : 1;
} finally {
  await sides.bare.running.stop();
  await sides.ours.running.stop();
  slack.stop();
  await postgres.remove();
}

/** A database with people in it, and one of the two apps on it. */
async function side(app: 'ours' | 'bare'): Promise<Side> {
  const server = new pg.Client(postgres.url);
  await server.connect();
  await server.query(`create database ${app}`);
  await server.end();
  const databaseUrl = postgres.url.replace(/[^/]+$/, app);
  const key = makeKey();
  const senders = await fillDatabase(databaseUrl, key, PEOPLE);
  await countSaves(databaseUrl);
  const pages = pagesOf('');
  const secrets = { botToken: 'xoxb-bench', signingSecret: 'bench' };
  const running = await start(app, { databaseUrl, apiUrl: slack.apiUrl, ...secrets, key, pages });
  return {
    running,
    databaseUrl,
    key,
    bodies: senders.map(bodiesOf),
    sent: { command: 0, tick: 0, submit: 0 },
    figures: { command: [], tick: [], submit: [] },
  };
}

/**
 * One kind, a second of the one app and a second of the other, again and again: whatever else the machine does meets
 * both. Who comes first changes every time.
 */
async function inTurns(kind: Kind, seconds: number): Promise<{ ours: Figures; bare: Figures }> {
  const bursts: Record<'ours' | 'bare', Burst[]> = { ours: [], bare: [] };
  for (let second = 0; second < seconds; second++) {
    for (const app of second % 2 === 0 ? (['bare', 'ours'] as const) : (['ours', 'bare'] as const))
      bursts[app].push(await burst(sides[app], kind));
  }
  return { ours: figuresOf(bursts.ours), bare: figuresOf(bursts.bare) };
}

interface Burst {
  times: number[];
  /** Of all its requests together. */
  cpu: number;
}

/** A second of one kind; everybody sends in turn, once one thing and then the other. */
async function burst(side: Side, kind: Kind): Promise<Burst> {
  const { running, bodies } = side;
  const opened = slack.opened();
  const begun = await running.cpu();
  const first = side.sent[kind];
  side.sent[kind] += PER_SECOND;
  const { times, wrong } = await sendSteadily(
    running.url,
    'bench',
    { perSecond: PER_SECOND, count: PER_SECOND },
    (n) => sentNow(bodies[(first + n) % PEOPLE]![kind][Math.floor((first + n) / PEOPLE) % 2 === 0 ? 0 : 1], first + n),
    isRight[kind],
  );
  if (wrong > 0) throw new Error(`${wrong} of ${PER_SECOND} answers to ${kind} were wrong.`);
  // The command's work goes on after its answer: it is paid for too.
  if (kind === 'command') await untilOpened(opened + PER_SECOND);
  return { times, cpu: (await running.cpu()) - begun };
}

/** @throws when an app has not asked for its modals within 10 s */
async function untilOpened(count: number): Promise<void> {
  const until = performance.now() + 10_000;
  while (slack.opened() < count) {
    if (performance.now() > until) throw new Error(`${count - slack.opened()} modals were not opened.`);
    await new Promise((done) => setTimeout(done, 10));
  }
}

function figuresOf(bursts: readonly Burst[]): Figures {
  const times = bursts.flatMap((one) => one.times).sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99), cpu: bursts.reduce((sum, { cpu }) => sum + cpu, 0) / times.length };
}

/**
 * A comparison says nothing where a side did less than it answered: every tick and every page sent must be a save, every
 * page a Home wanted anew, and what people hold at the end the same on both.
 * @throws with both counts, before anything is printed
 */
async function proveSameWork(): Promise<void> {
  const words = ({ saves, homes }: Written) => `${saves} saves, ${homes} Homes wanted`;
  for (const [app, { databaseUrl, sent }] of Object.entries(sides)) {
    const asked = words({ saves: sent.tick + sent.submit, homes: sent.submit });
    const kept = words(await written(databaseUrl));
    if (sent.tick === 0 || sent.submit === 0 || kept !== asked)
      throw new Error(`Not the work that was asked for: ${app} kept ${kept}, of ${asked}.`);
  }
  const { bare, ours } = sides;
  if ((await heldBy(bare.databaseUrl, bare.key)) !== (await heldBy(ours.databaseUrl, ours.key)))
    throw new Error('Not the same work: what people hold at the end differs.');
  console.log(`\nEach of the two: ${words(await written(ours.databaseUrl))}.`);
}

/** Prints the table; whether p50 and processor time are good for every kind. */
function report(): boolean {
  const middle = (one: Side, kind: Kind, what: keyof Figures) => median(one.figures[kind].map((each) => each[what]));
  const pair = (kind: Kind, what: keyof Figures) => {
    const [ours, bare] = [middle(sides.ours, kind, what), middle(sides.bare, kind, what)];
    return { words: `${ours.toFixed(2)} / ${bare.toFixed(2)}`, ratio: Math.round((ours / bare) * 100) / 100 };
  };
  const rows = KINDS.map((kind) => ({
    kind,
    p50: pair(kind, 'p50'),
    cpu: pair(kind, 'cpu'),
    p99: pair(kind, 'p99'),
  }));
  console.log(
    `Acknowledging at ${PER_SECOND} a second, ms, ours / bare Bolt (medians of ${rounds} rounds of ${PER_SECOND * seconds} requests each)`,
  );
  console.table(
    rows.map(({ kind, p50, cpu, p99 }) => ({
      what: WHAT[kind],
      p50: p50.words,
      'p50 ratio': p50.ratio,
      'cpu per request': cpu.words,
      'cpu ratio': cpu.ratio,
      p99: p99.words,
      'p99 ratio': p99.ratio,
    })),
  );
  const reached = rows.every(({ p50, cpu }) => p50.ratio <= MOST && cpu.ratio <= MOST);
  console.log(`p50 and cpu at most ${MOST.toFixed(2)}: ${verdict(reached)}`);
  return reached || tiny;
}
