import type { Identity, KeyRing } from '../keys.ts';

/** Checks what was kept, and gives what is missing its default; throws on what is not of its kind. */
export type Reader<T> = (value: unknown) => T;

/** A sealed value that cannot be read: no key opens it, or it holds something else than was kept there. Says the place alone. */
export class NotRead extends Error {
  override name = 'NotRead';
}

/**
 * Reads a value that was sealed as JSON.
 *
 * @param identity see `identityIn`
 * @throws NotRead when it cannot be read; the ring has noted it then
 */
export function readSealed<T>(keys: KeyRing, sealed: Uint8Array, identity: Identity, read: Reader<T>): T {
  try {
    return read(JSON.parse(keys.open(sealed, identity)));
  } catch (error) {
    keys.noteUnread?.(identity.place, error);
    throw new NotRead(`${identity.place} cannot be read.`, { cause: error });
  }
}

/** What can be read of a list: one entry that cannot hides itself, never the others. */
export function readable<Row, T>(rows: readonly Row[], open: (row: Row) => T): T[] {
  return rows.flatMap((row) => unlessUnread(() => [open(row)], []));
}

/** The same for one: `otherwise` where it cannot be read. */
export function unlessUnread<T, U>(open: () => T, otherwise: U): T | U {
  try {
    return open();
  } catch (error) {
    if (error instanceof NotRead) return otherwise;
    throw error;
  }
}
