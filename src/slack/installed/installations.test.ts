import { randomBytes } from 'node:crypto';
import type { Installation } from '@slack/bolt';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import type { Database } from '../../db/client.ts';
import { keyRing } from '../../keys.ts';
import { databaseInstallations, forgetInstallation, type Installations } from './installations.ts';
import { afterRemoval, type Removal } from './removal.ts';

let database: Database;
let installations: Installations;
let close: () => Promise<void>;
/** The product's clock, in seconds; Slack's is the same. */
let time = 0;
const now = () => new Date(Date.UTC(2026, 11, 1) + time * 1000);

beforeAll(async () => {
  ({ database, close } = await testDatabase());
  installations = databaseInstallations(database, keyRing([randomBytes(32)]), now);
});
afterAll(() => close());

const query = { teamId: 'T1', enterpriseId: undefined, isEnterpriseInstall: false } as const;
const kept = () => installations.fetchInstallation(query, undefined).catch(() => undefined);
const installation = (token: string, team = 'T1') =>
  ({
    ...{ team: { id: team, name: 'Clinic' }, enterprise: undefined, isEnterpriseInstall: false, authVersion: 'v2' },
    user: { token: undefined, scopes: undefined, id: 'U1' },
    bot: { token, scopes: [], id: 'B1', userId: 'UBOT' },
  }) as unknown as Installation<'v2', false>;

const step = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('install', 'uninstall', 'renew') },
  fc.record({ tell: fc.nat(20) }),
  fc.record({ finish: fc.nat(20) }),
  fc.constant('revoke another'),
);

/**
 * What Slack knows, apart from the code: the tokens that it takes, and what it still has to tell. A renewal that was begun ends
 * some time, with tokens that are worth nothing once their installation is out.
 */
it('in whatever order it is installed, taken out, renewed and told of, what is kept is what Slack takes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 24 }), fc.boolean(), async (steps, isSlow) => {
      await database.db.deleteFrom('slack_installation').execute();
      let generation = 0;
      let isIn = false;
      let renewals = 0;
      const told: Removal[] = [];
      const under: { of: number; keep: Installation }[] = [];
      const takes = (token: string | undefined) => isIn && token?.startsWith(`${generation}/`) === true;
      const tell = async (removal: Removal) => {
        const mark = await installations.markOf('T1');
        const token = mark && takes((await kept())?.bot?.token) ? 'taken' : 'refused';
        const what = afterRemoval({ token, ...mark }, removal);
        if (what === 'remove') await forgetInstallation(database.db, 'T1', mark?.generation, now());
        // Slack comes again; by then it has got that far.
        expect(what).not.toBe('ask again');
      };
      const finish = async ({ of, keep }: { of: number; keep: Installation }) => {
        const token = `${of}/${++renewals}`;
        await installations.storeInstallation({ ...keep, bot: { ...keep.bot, token } } as never);
      };
      for (const one of steps) {
        // In one second, or hours apart.
        time += isSlow ? 3_600 : 0;
        if (one === 'install') {
          [isIn, generation] = [true, generation + 1];
          await installations.storeInstallation(installation(`${generation}/0`));
        } else if (one === 'uninstall' && isIn) {
          isIn = false;
          told.push({ happened: now() }, { happened: now(), bots: ['UBOT'] });
        } else if (one === 'revoke another') told.push({ happened: now(), bots: ['UOTHER'] });
        else if (one === 'renew') {
          const keep = await kept();
          if (keep && takes(keep.bot?.token)) under.push({ of: generation, keep });
        } else if (typeof one === 'object' && 'tell' in one) {
          const [removal] = told.splice(one.tell % Math.max(1, told.length), 1);
          if (removal) await tell(removal);
        } else if (typeof one === 'object') {
          const [renewal] = under.splice(one.finish % Math.max(1, under.length), 1);
          if (renewal) await finish(renewal);
        }
      }
      for (const renewal of under) await finish(renewal);
      for (const removal of told) await tell(removal);
      const token = (await kept())?.bot?.token;
      expect(takes(token) ? 'taken' : token).toBe(isIn ? 'taken' : undefined);
      const { uninstalled_at } = (await database.db
        .selectFrom('workspace')
        .select('uninstalled_at')
        .executeTakeFirst()) ?? { uninstalled_at: null };
      if (generation > 0) expect(uninstalled_at === null).toBe(isIn);
    }),
    { numRuns: 60 },
  );
});

it('one that names no workspace is refused, and keeps nothing', async () => {
  const workspaces = () => database.db.selectFrom('workspace').select('id').where('id', '=', '').execute();
  await expect(installations.storeInstallation(installation('1/0', ''))).rejects.toThrow('names no workspace');
  expect(await workspaces()).toEqual([]);
});
