import type { Day } from './calendar.ts';
import type { Contact } from './contacts/contact.ts';
import type { Editions } from './content/editions.ts';
import type { Database } from './db/client.ts';
import type { Person } from './db/schema.ts';
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
  /** The places of what could not be read on the way; see `forOne`. */
  unread: ReadonlySet<string>;
  editions: Editions;
  queue: Queue;
  workspaces: Workspaces;
  log: Log;
  /** The product's clock: real time, or the sandbox's. */
  now: () => Date;
  /** The slash command as people type it, with its slash. */
  command: string;
  /** Whom people can turn to, as the operator names them; nobody where it is not set. */
  contacts: readonly Contact[];
  /** Days off for everybody, as the operator names them; 'YYYY-MM-DD'. */
  holidays: readonly Day[];
  /** Slack user ids of those who may start programmes, as the operator names them. */
  leads: readonly string[];
  metrics: Metrics;
  /** The requests that are being worked on, for an orderly stop. */
  work: Work;
  /** Whose press, or other doing, this request is: what they want of Slack goes first. Nobody's in queued work. */
  presser?: Person['id'];
}

/**
 * The same for one request, or one surface: what of it cannot be read is noted in `unread`, so that it can be said. Nobody has
 * pressed yet.
 */
export function forOne<C extends Context>({ presser: _, ...all }: C): C {
  const ctx = all as C;
  const unread = new Set<string>();
  const noteUnread = (place: string, error: unknown): void => {
    unread.add(place);
    ctx.keys.noteUnread?.(place, error);
  };
  return { ...ctx, keys: { ...ctx.keys, noteUnread }, unread };
}
