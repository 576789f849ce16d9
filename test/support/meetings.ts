import { changePeople } from '../../sandbox/actions/roster.ts';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { runCommand } from '../../src/cli/run.ts';
import { commands } from '../../src/cli.ts';
import { type Database, openDatabase } from '../../src/db/client.ts';
import { type Running, runBot, testKey } from './bot.ts';
import { migratedDatabase } from './database.ts';
import { textOf } from './journey.ts';
import { findPersonOf, type PutPair, putPair } from './pairs.ts';

/** Maya in Chicago and her mentor Helen in London, who have agreed how they work, on a Monday at 09:00 of hers. */
export interface Two {
  running: Running;
  database: Database;
  maya: PersonDoor;
  helen: PersonDoor;
  pairId: string;
  url: string;
  /** As an operator types it, who gets what it prints. */
  cli(command: 'export' | 'erase', who: PersonDoor): Promise<Record<string, unknown>>;
  /** What stands in the window on top, or in the messages with the bot. */
  hers(): string;
  his(): string;
  toMaya(): string[];
  toHelen(): string[];
  jump(to: string): Promise<void>;
  /** Opens the page of their meetings. */
  open(who: PersonDoor): Promise<void>;
  /** Waits until everything that was pressed has come. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

const text = (surface: unknown): string => textOf(surface as never);

/** Runs a bot with the two of them. @param page with the sandbox's page, for a browser; nudges and digests come by its clock */
export async function runTwo(
  put: Partial<PutPair> = {},
  {
    page = false,
    nudges = false,
    environment = {},
  }: { page?: boolean; nudges?: boolean; environment?: Record<string, string> } = {},
): Promise<Two> {
  const { url, drop } = await migratedDatabase();
  const running = await runBot({ databaseUrl: url, environment, nudges, ...(page && { sandbox: { page } }) });
  const { sandbox } = running;
  const database = await openDatabase({ url, dataDir: '' });
  await sandbox.clock({ do: 'jump', to: '2026-11-30T15:00:00Z' });
  const [maya, helen] = [sandbox.person('maya'), sandbox.person('helen')];
  changePeople(sandbox.workspace, { do: 'change', user: helen.id, tz: 'Europe/London' });
  for (const who of [maya, helen]) {
    await who.command('/mentoring privacy');
    await who.close({ all: true });
  }
  const menteeId = (await findPersonOf(database.db, maya.id)) ?? '';
  const mentorId = (await findPersonOf(database.db, helen.id)) ?? '';
  const { id: pairId } = await putPair(database.db, {
    ...{ menteeId, mentorId, state: 'active', name: 'Dr. Zhou', now: new Date('2026-11-23T15:00:00Z') },
    versions: [{ sentBy: 'mentee', ended: 'agreed' }],
    ...put,
  });
  return {
    ...{ running, database, maya, helen, pairId, url, settled: sandbox.settled },
    hers: () => text(maya.modal()),
    his: () => text(helen.modal()),
    toMaya: () =>
      maya
        .dm()
        .map(text)
        .filter((one) => one !== '')
        .slice(1),
    toHelen: () =>
      helen
        .dm()
        .map(text)
        .filter((one) => one !== '')
        .slice(1),
    jump: (to) => sandbox.clock({ do: 'jump', to }).then(sandbox.settled),
    async cli(command, who) {
      const out: string[] = [];
      const environment = { DATABASE_URL: url, MENTORING_ENCRYPTION_KEYS: testKey };
      const print = (text: string) => void out.push(text);
      const code = await runCommand(commands, [command, '--user', who.id], {
        environment,
        out: print,
        tell: () => undefined,
      });
      if (code !== 0) throw new Error(`${command} failed`);
      return JSON.parse(out.join('\n'));
    },
    async open(who) {
      await who.command('/mentoring meet');
    },
    async stop() {
      await running.stop();
      await database.close();
      await drop();
    },
  };
}
