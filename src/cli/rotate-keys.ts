import type { Database } from '../db/client.ts';
import { askForBound, countBefore, countOldSeals, finishBound, rotateKeys } from '../db/rotate.ts';
import type { SealedColumn } from '../db/sealed.ts';
import type { KeyRing } from '../keys.ts';
import { type Command, type CommandContext, Failed } from './command.ts';
import { withStore } from './store.ts';

const leave = 'leave-unreadable';

/** `rotate-keys`: everything sealed anew with the first key, and for its owner. */
export const rotateKeysCommand = (sealed: readonly SealedColumn[]): Command => ({
  summary: 'encrypt everything anew with the first of the encryption keys, for its owner',
  help: `[--${leave}]

After an upgrade from a release that bound most values to their row alone, in this order:
  1. upgrade every process of the bot to this release; the two run side by side meanwhile
  2. npm run cli -- rotate-keys, once; from then on no process of the release before may run on the database

To change the key, with the bots running (PostgreSQL), in this order:
  1. make a key (openssl rand -base64 32) and add it LAST to MENTORING_ENCRYPTION_KEYS of every bot; restart them
  2. move it FIRST, everywhere; restart them
  3. npm run cli -- rotate-keys, with the same setting
  4. when it says that nothing is left, drop the old key everywhere; restart them
It may be stopped and run again. On the embedded database: stop the bot, and edit the file encryption-keys beside the
database instead (several keys by commas).
  --${leave}   finish though there are values that no key opens; they stay unreadable for good`,
  options: { [leave]: { type: 'boolean' } },
  run: (values, context) =>
    withStore(context, async ({ database, keys }) => {
      const pause = await askForBound(database, keys);
      if (pause > 0) {
        context.tell(
          `In ${Math.ceil(pause / 1000)} s every bot that runs has seen that values are to be bound to their owners.`,
        );
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
      const unopened = await sealAnew(database, keys, sealed, context);
      if (unopened.length > 0 && !values[leave]) {
        throw new Failed(
          `None of the keys opens these, or somebody changed or moved them: ${unopened.join(', ')}. Add the key that encrypted them, or put them back from a backup, and run this again; keep all old keys until then. Where neither can be: npm run cli -- rotate-keys --${leave}`,
        );
      }
      await finish(database, keys, sealed, unopened.length);
      if (unopened.length > 0) context.tell(`Left as they are, for nobody to read: ${unopened.join(', ')}.`);
      context.tell('Every value is bound to whose it is; one that is not is refused from now on.');
      context.tell('Nothing is left that needs an older key: you may drop the others.');
    }),
});

/** @returns what no key opens */
async function sealAnew(
  { db }: Database,
  keys: KeyRing,
  sealed: readonly SealedColumn[],
  context: CommandContext,
): Promise<string[]> {
  const { resealed, unopened } = await rotateKeys(db, keys, sealed);
  for (const [place, count] of Object.entries(resealed)) context.tell(`${place}: ${count} encrypted anew`);
  return unopened;
}

/** @throws Failed where some process still writes as before */
async function finish(
  { db }: Database,
  keys: KeyRing,
  sealed: readonly SealedColumn[],
  unreadable: number,
): Promise<void> {
  const unbound = await countBefore(db, sealed);
  const old = (await countOldSeals(db, keys, sealed)) - unreadable;
  const left = old > 0 ? old : await finishBound(db, keys, sealed, Math.min(unbound, unreadable));
  if (left > 0) {
    throw new Failed(
      `${left} value(s) were written otherwise meanwhile: some bot is still of the release before, or has not got the new key first yet. Upgrade it, or move the key first everywhere and restart, and run this again.`,
    );
  }
}
