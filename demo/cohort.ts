import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openTogether, settingsInSandbox, type Together } from '../sandbox/with-bot.ts';
import { lockFolder } from '../src/db/lock.ts';
import { cohortPage, type Shown } from './page.ts';
import { playCohort, standAtFirstDay } from './play.ts';
import type { Cast } from './player.ts';
import { type Row, tableOf } from './table.ts';

/** What is played, and where it can be looked at afterwards. */
export interface Cohort extends Pick<Together, 'sandbox' | 'stop'> {
  cast: Cast;
  rows: readonly Row[];
  /** Of the page with the table. */
  address: string;
}

export interface CohortOptions {
  environment: NodeJS.ProcessEnv;
  /** Where it listens; without one, where the environment says. */
  port?: number | undefined;
  /** Hears where it can be stopped, as soon as it can. */
  onOpen?: (open: Together) => void;
  onWeek?: (week: number) => void;
  /** Ends it early. */
  signal?: AbortSignal;
}

/** What of an environment would make one run unlike another; and what leads to a real workspace. */
const unset = {
  ...{ MENTORING_COMMAND: undefined, MENTORING_EDITION: undefined, MENTORING_CONTENT_DIR: undefined },
  ...{ MENTORING_HOLIDAYS: undefined, MENTORING_LEADS: undefined },
};

/**
 * Plays the cohort in the real bot: from nothing, in a folder of its own that is emptied first, without Slack's limits and
 * not at its pace. Afterwards the bot goes on as it would in a sandbox, with both, from where the clock has come to.
 * @throws PortTaken, DatabaseRefused, StoreInUse, SettingsError; each with a sentence
 */
export async function startCohort({ environment, port, onOpen, onWeek, signal }: CohortOptions): Promise<Cohort> {
  const read = settingsInSandbox({ ...environment, ...unset });
  const settings = { ...read, port: port ?? read.port };
  const dataDir = join(settings.dataDir, 'demo');
  // Refused while another one plays there.
  lockFolder(dataDir).release();
  rmSync(dataDir, { recursive: true, force: true });
  let shown: Shown = { week: 1 };
  const page = { path: '/cohort', title: 'The cohort, simulated', body: () => cohortPage(shown) };
  const open = await openTogether(settings, dataDir, { limits: 'off', pages: [page] });
  onOpen?.(open);
  const { sandbox, begin, stop } = open;
  await standAtFirstDay(sandbox);
  await begin({ tempo: { limits: { most: 1_000, burst: 1_000 } }, minutes: false });
  const cast = await playCohort(sandbox, {
    ...(signal && { signal }),
    onWeek({ week }) {
      shown = { week };
      onWeek?.(week);
    },
  });
  const rows = tableOf(cast, (user) => chatOf(open, user));
  if (!signal?.aborted) {
    shown = { rows };
    sandbox.switches({ limits: 'real' });
    await begin();
    await sandbox.clock({ do: 'live' });
  }
  return { sandbox, stop, cast, rows, address: `${open.address}${page.path}` };
}

/** The conversation of somebody with the bot. */
const chatOf = ({ sandbox: { workspace } }: Together, user: string): string | undefined =>
  [...workspace.store.conversations.values()].find(
    ({ kind, members }) => kind === 'im' && members.includes(user) && members.includes(workspace.bot.userId),
  )?.id;
