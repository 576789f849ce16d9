import { accessSync, constants, mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

/** Linux keeps this folder in memory. */
const MEMORY = '/dev/shm';
const NAME = 'mentoring-tests-';

/** Two servers, a dozen embedded databases and two browsers need a good deal less than half of it. */
const ENOUGH_BYTES = 3 * 2 ** 30;

/**
 * Lets everything that this process and those it starts put into the system's temporary folder lie in memory: databases
 * write a thousand small files, and most of the tests' time in the kernel went into putting them on a disk that nobody
 * reads again. Where there is no such folder, or too little room in it (as in a container), nothing is changed.
 *
 * @returns how to remove it; what a run that was killed left behind goes with the next run
 */
export function keepScratchInMemory(): () => void {
  if (!hasRoom()) return () => undefined;
  for (const name of readdirSync(MEMORY)) {
    if (name.startsWith(NAME) && !lives(Number(name.slice(NAME.length)))) remove(join(MEMORY, name));
  }
  const folder = join(MEMORY, `${NAME}${process.pid}`);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  process.env.TMPDIR = folder;
  return () => remove(folder);
}

function hasRoom(): boolean {
  try {
    accessSync(MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize > ENOUGH_BYTES;
  } catch {
    return false;
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process lives too.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** As far as it is ours. */
function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Another user's: theirs to remove.
  }
}
