import { PGlite } from '@electric-sql/pglite';
import type { PGliteDialectConfig } from 'kysely';
import { codeOf, DatabaseDown, DatabaseRefused } from './errors.ts';

/** The part of PGlite that Kysely uses. */
type KyselyPGlite = Exclude<PGliteDialectConfig['pglite'], (...args: never[]) => unknown>;

/** int8 and date, see client.ts. */
const INT8 = 20;
const DATE = 1082;

/**
 * Opens the embedded database in a folder that is already locked.
 *
 * @param folder made if missing
 * @throws DatabaseRefused when the folder holds something that cannot be opened
 */
export async function openEmbedded(folder: string): Promise<PGlite> {
  try {
    return await PGlite.create(folder, { parsers: { [INT8]: Number, [DATE]: (value) => value } });
  } catch (error) {
    throw new DatabaseRefused(
      `The embedded database in ${folder} cannot be opened (${error instanceof Error ? error.message : String(error)}). ` +
        'Put back a copy of the folder, or move it away to begin anew.',
      { cause: error },
    );
  }
}

/**
 * PGlite for Kysely, made steady: all of us share its one connection, so a script of the queue that fails between
 * `begin` and `commit` leaves the connection in an aborted transaction until the queue has rolled it back, and whatever
 * comes in that moment gets 25P02. It did nothing yet, so it is tried once more. Kysely waits for ever for a
 * transaction that could not begin; here it begins, and its first query fails.
 */
export function steady(pglite: PGlite): KyselyPGlite {
  const rollBack = () => pglite.query('rollback').catch(() => undefined);
  return {
    get closed() {
      return pglite.closed;
    },
    get ready() {
      return pglite.ready;
    },
    waitReady: pglite.waitReady,
    close: () => pglite.close(),
    async query<T>(text: string, parameters?: unknown[], options?: { rowMode?: 'array' | 'object' }) {
      try {
        return await pglite.query<T>(text, parameters, options);
      } catch (error) {
        if (codeOf(error) !== '25P02') throw error;
        await rollBack();
        return await pglite.query<T>(text, parameters, options);
      }
    },
    async transaction<T>(
      run: (trx: Pick<KyselyPGlite, 'query'> & { rollback(): Promise<void> }) => Promise<T>,
    ): Promise<T> {
      let begun = false;
      const attempt = () =>
        pglite.transaction((trx) => {
          begun = true;
          return run(trx as never);
        }) as Promise<T>;
      try {
        return await attempt();
      } catch (error) {
        if (begun) throw error;
        await rollBack();
      }
      try {
        return await attempt();
      } catch (error) {
        if (begun) throw error;
        const failed = () => Promise.reject(new DatabaseDown('The embedded database is closed.', { cause: error }));
        return await run({ query: failed, rollback: async () => undefined });
      }
    },
  };
}
