import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DatabaseRefused } from './errors.ts';

/** SQLite lets go when the garbage collector takes a connection, so each one is kept here while it holds. */
const holds = new Set<DatabaseSync>();

/** The hold on the folder of an embedded database. */
export interface FolderLock {
  /** Adds what a second process will be told about this one, such as the address it listens on. */
  tell(about: string): void;
  release(): void;
}

/**
 * Takes the folder for this process alone: two processes on one embedded database lose rows.
 *
 * The hold is an open exclusive transaction of SQLite, so it is the operating system's: free at once when the process
 * is killed, and not fooled by process ids, which in a container are all 1. A note beside it says who holds it; the note
 * only serves the sentence and is never believed.
 *
 * @param dataDir made if missing
 * @throws DatabaseRefused when another process, or another opening in this one, holds the folder
 */
export function lockFolder(dataDir: string): FolderLock {
  const folder = resolve(dataDir);
  const note = resolve(folder, 'running.json');
  let hold: DatabaseSync | undefined;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    hold = new DatabaseSync(resolve(folder, 'lock'), { timeout: 0 });
    hold.exec('begin exclusive');
  } catch (error) {
    hold?.close();
    if (isBusy(error))
      throw new DatabaseRefused(
        `${whoHolds(note, folder)} Stop the bot first, or set MENTORING_DATA_DIR to another folder.`,
      );
    throw new DatabaseRefused(
      `The data folder ${folder} cannot be used (${error instanceof Error ? error.message : String(error)}). ` +
        'Make it writable for the user that runs the bot, or set MENTORING_DATA_DIR to another folder.',
      { cause: error },
    );
  }
  const held = hold;
  holds.add(held);
  const since = new Date(performance.timeOrigin).toISOString();
  let about: string | undefined;
  const write = () => {
    try {
      writeFileSync(note, JSON.stringify({ pid: process.pid, since, about }));
    } catch {
      // The note is a courtesy: a full disk must not keep the bot from starting.
    }
  };
  write();
  return {
    tell(text) {
      about = text;
      write();
    },
    release() {
      if (!held.isOpen) return;
      rmSync(note, { force: true });
      held.close();
      holds.delete(held);
    },
  };
}

/** SQLITE_BUSY and SQLITE_LOCKED. */
function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && (error.errcode === 5 || error.errcode === 6);
}

function whoHolds(note: string, folder: string): string {
  let who = 'Another process';
  try {
    const { pid, since, about } = JSON.parse(readFileSync(note, 'utf8')) as Record<string, unknown>;
    who += ` (process ${pid}, since ${since}${about ? `, ${about}` : ''})`;
  } catch {
    // The first one has not written its note yet, or could not.
  }
  return `${who} already uses the embedded database in ${folder}.`;
}
