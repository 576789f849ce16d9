import { countOldSeals, rotateKeys } from '../db/rotate.ts';
import type { SealedColumn } from '../db/sealed.ts';
import { type Command, Failed } from './command.ts';
import { withStore } from './store.ts';

/** `rotate-keys`: everything sealed anew with the first key. */
export const rotateKeysCommand = (sealed: readonly SealedColumn[]): Command => ({
  summary: 'encrypt everything anew with the first of the encryption keys',
  help: `

To change the key, with the bots running (PostgreSQL), in this order:
  1. make a key (openssl rand -base64 32) and add it LAST to MENTORING_ENCRYPTION_KEYS of every bot; restart them
  2. move it FIRST, everywhere; restart them
  3. npm run cli -- rotate-keys, with the same setting
  4. when it says that nothing is left, drop the old key everywhere; restart them
It may be stopped and run again. On the embedded database: stop the bot, and edit the file encryption-keys beside the
database instead (several keys by commas).`,
  options: {},
  run: (_values, context) =>
    withStore(context, async ({ database: { db }, keys }) => {
      const { resealed, unopened } = await rotateKeys(db, keys, sealed);
      for (const [place, count] of Object.entries(resealed)) context.tell(`${place}: ${count} encrypted anew`);
      if (unopened.length > 0) {
        throw new Failed(
          `None of the keys opens these: ${unopened.join(', ')}. Add the key that encrypted them, and run this again; keep all old keys until then.`,
        );
      }
      const left = await countOldSeals(db, keys, sealed);
      if (left > 0) {
        throw new Failed(
          `${left} value(s) were written with another key meanwhile: some bot has not got the new key first yet. Move it first everywhere, restart, and run this again.`,
        );
      }
      context.tell('Nothing is left that needs an older key: you may drop the others.');
    }),
});
