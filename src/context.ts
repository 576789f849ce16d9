import type { Editions } from './content/editions.ts';
import type { Database } from './db/client.ts';
import type { Queue } from './jobs/queue.ts';
import type { KeyRing } from './keys.ts';
import type { Log } from './process/log.ts';
import type { Metrics } from './process/metrics.ts';
import type { Work } from './process/work.ts';
import type { Workspaces } from './slack/installed/workspaces.ts';

/** What handlers and jobs are given. Small on purpose: a feature that needs more takes it as an argument. */
export interface Context {
  database: Database;
  db: Database['db'];
  keys: KeyRing;
  editions: Editions;
  queue: Queue;
  workspaces: Workspaces;
  log: Log;
  /** The product's clock: real time, or the sandbox's. */
  now: () => Date;
  /** The slash command as people type it, with its slash. */
  command: string;
  metrics: Metrics;
  /** The requests that are being worked on, for an orderly stop. */
  work: Work;
}
