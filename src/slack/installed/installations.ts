import { randomUUID } from 'node:crypto';
import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../db/client.ts';
import { readSealed } from '../../db/reading.ts';
import type { Schema } from '../../db/schema.ts';
import { identityIn, installationSealed } from '../../db/sealed.ts';
import type { KeyRing } from '../../keys.ts';
import { wakeUp } from '../../surfaces/wake-up.ts';
import { readInstallation } from './reader.ts';

/** What the bot needs to know besides its tokens, asked of the installations of many workspaces. */
export interface Installations extends InstallationStore {
  /** When the bot token of a workspace ends; null for one that does not, undefined when it is not installed there. */
  expiresAt(workspaceId: string): Promise<Date | null | undefined>;
  /** Which installation there is, since when, as which user; undefined when the bot is not installed there. */
  markOf(workspaceId: string): Promise<{ generation: string; installedAt: Date; botUserId: string | null } | undefined>;
  /** What was granted at the last installation; nothing where it is not installed. */
  scopesOf(workspaceId: string): Promise<readonly string[]>;
  /**
   * Runs one refresh of a workspace's tokens at a time, over all replicas: each refresh revokes the refresh token
   * before it, so a second one with the old token would lose the installation.
   */
  exclusively<T>(workspaceId: string, refresh: () => Promise<T>): Promise<T>;
}

/** Keeps installations in the database, every token sealed with the key ring. */
export function databaseInstallations({ db }: Database, keys: KeyRing, now: () => Date): Installations {
  const turns = new Map<string, Promise<unknown>>();
  return {
    async storeInstallation(installation) {
      const { generation, ...stored } = installation as Marked;
      if (generation === undefined) await install(db, keys, stored, now());
      else await patiently(() => renew(db, keys, stored, generation, now()));
    },
    async fetchInstallation(query) {
      const installation = await findInstallation(db, keys, workspaceOf(query));
      if (!installation) throw new Error('The bot is not installed in this workspace.');
      return installation as Installation<'v2', boolean> as never;
    },
    async expiresAt(workspaceId) {
      const row = await db
        .selectFrom('slack_installation')
        .select('expires_at')
        .where('workspace_id', '=', workspaceId)
        .executeTakeFirst();
      return row?.expires_at;
    },
    async markOf(workspaceId) {
      return db
        .selectFrom('slack_installation')
        .select(['generation', 'installed_at as installedAt', 'bot_user_id as botUserId'])
        .where('workspace_id', '=', workspaceId)
        .executeTakeFirst();
    },
    async scopesOf(workspaceId) {
      const row = await db
        .selectFrom('slack_installation')
        .select('scopes')
        .where('workspace_id', '=', workspaceId)
        .executeTakeFirst();
      return row?.scopes ?? [];
    },
    exclusively(workspaceId, refresh) {
      // Those of this process stand in line here, so that only one of them asks for the lease.
      const before = turns.get(workspaceId) ?? Promise.resolve();
      const turn = before.catch(() => undefined).then(() => underLease(db, workspaceId, refresh));
      const done = turn
        .catch(() => undefined)
        .then(() => {
          if (turns.get(workspaceId) === done) turns.delete(workspaceId);
        });
      turns.set(workspaceId, done);
      return turn;
    },
  };
}

/** What OAuth gave, with which installation it is: Slack's installer carries that along when it renews the tokens. */
type Marked = Installation & { generation?: string };

/**
 * Tokens go at once when the app is uninstalled; what people wrote stays.
 *
 * @param generation the one that was taken out; a later one stays. Undefined where there are no tokens of ours
 */
export async function forgetInstallation(
  db: Kysely<Schema>,
  workspaceId: string,
  generation: string | undefined,
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if (generation)
      await trx
        .deleteFrom('slack_installation')
        .where('workspace_id', '=', workspaceId)
        .where('generation', '=', generation)
        .execute();
    await trx
      .updateTable('workspace')
      .set({ uninstalled_at: now })
      .where('id', '=', workspaceId)
      .where('uninstalled_at', 'is', null)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('slack_installation').select('workspace_id').where('workspace_id', '=', workspaceId))),
      )
      .execute();
  });
}

/** Notes that Slack takes the bot's token in a workspace that it was said to be out of. */
export async function noteInstalled(db: Kysely<Schema>, workspaceIds: readonly string[]): Promise<void> {
  await db
    .updateTable('workspace')
    .set({ uninstalled_at: null })
    .where('id', 'in', workspaceIds)
    .where('uninstalled_at', 'is not', null)
    .execute();
}

function workspaceOf(query: InstallationQuery<boolean>): string {
  return (query.isEnterpriseInstall ? query.enterpriseId : query.teamId) ?? '';
}

/** What is kept of an installation besides which one it is. @throws Error when it names no workspace */
function rowOf(keys: KeyRing, installation: Installation, now: Date) {
  const { team, enterprise, bot, isEnterpriseInstall } = installation;
  const workspaceId = (isEnterpriseInstall ? enterprise?.id : team?.id) ?? '';
  if (workspaceId === '') throw new Error('What Slack gave for an installation names no workspace.');
  const place = identityIn(installationSealed, { workspace_id: workspaceId });
  return {
    workspace_id: workspaceId,
    team_id: team?.id ?? null,
    enterprise_id: enterprise?.id ?? null,
    is_enterprise: isEnterpriseInstall === true,
    app_id: installation.appId ?? null,
    bot_user_id: bot?.userId ?? null,
    scopes: bot?.scopes ?? [],
    installation: keys.seal(JSON.stringify(installation), place) as Uint8Array,
    expires_at: bot?.expiresAt ? new Date(bot.expiresAt * 1000) : null,
    updated_at: now,
  };
}

/** Keeps what somebody has installed just now, in place of what was there. A renewal of that which is under way has no use. */
async function install(db: Kysely<Schema>, keys: KeyRing, installation: Installation, now: Date): Promise<void> {
  const row = { ...rowOf(keys, installation, now), generation: randomUUID(), installed_at: now };
  const { workspace_id: id } = row;
  const { team, enterprise, isEnterpriseInstall } = installation;
  const name = (isEnterpriseInstall ? enterprise?.name : team?.name) ?? null;
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('workspace')
      .values({ id, name, installed_at: now, uninstalled_at: null })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ name, uninstalled_at: null }))
      .execute();
    await trx
      .insertInto('slack_installation')
      .values(row)
      .onConflict((conflict) =>
        conflict.column('workspace_id').doUpdateSet({ ...row, renewing: null, renewing_until: null }),
      )
      .execute();
    await wakeUp(trx, id, now);
  });
}

/** Keeps the renewed tokens of an installation; nothing where it was taken out meanwhile, or is another by now. */
async function renew(
  db: Kysely<Schema>,
  keys: KeyRing,
  installation: Installation,
  generation: string,
  now: Date,
): Promise<void> {
  const { workspace_id, ...row } = rowOf(keys, installation, now);
  await db
    .updateTable('slack_installation')
    .set(row)
    .where('workspace_id', '=', workspace_id)
    .where('generation', '=', generation)
    .execute();
}

const longestPauseMs = 5_000;
const triesAtMost = 30;

/**
 * Keeps tokens that Slack has just renewed, with retries for two minutes: the refresh token before them is spent, so that
 * without them the installation is lost as soon as the last token ends.
 * @throws the last error of `keep`
 */
async function patiently(keep: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await keep();
    } catch (error) {
      if (tries === triesAtMost) throw error;
      const ms = Math.min(100 * 2 ** (tries - 1), longestPauseMs);
      // Keeps no process from ending.
      await new Promise((resolve) => setTimeout(resolve, ms).unref());
    }
  }
}

/** The workspaces that the bot is installed in, and whether the bot token has ended, by the database's clock. */
export function listInstallations(db: Kysely<Schema>) {
  return db
    .selectFrom('slack_installation')
    .innerJoin('workspace', 'workspace.id', 'slack_installation.workspace_id')
    .select(['workspace.id', 'workspace.name', 'expires_at'])
    .select(sql<boolean>`coalesce(expires_at <= now(), false)`.as('ended'))
    .orderBy('workspace.id')
    .execute();
}

/**
 * What OAuth gave for a workspace, with its tokens; undefined when the bot is not installed there.
 * @throws NotRead when no key opens it, or it is no installation
 */
export async function findInstallation(
  db: Kysely<Schema>,
  keys: KeyRing,
  workspaceId: string,
): Promise<Marked | undefined> {
  const row = await db
    .selectFrom('slack_installation')
    .select(['workspace_id', 'installation', 'generation'])
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst();
  if (!row) return undefined;
  const opened = readSealed(keys, row.installation, identityIn(installationSealed, row), readInstallation);
  return { ...opened, generation: row.generation };
}

/**
 * Longer than a renewal takes: a call to Slack that is given up after 5 s, and a few statements of 2 s at most. A
 * replica that died in the middle keeps the others waiting that long.
 */
const leaseSeconds = 30;
const askAgainMs = 150;

/**
 * Renews under a lease that stands in the row, and holds no connection meanwhile: the renewal needs one of the pool
 * itself, and many workspaces may renew at once.
 */
async function underLease<T>(db: Kysely<Schema>, workspaceId: string, refresh: () => Promise<T>): Promise<T> {
  const mine = randomUUID();
  while (!(await takeLease(db, workspaceId, mine))) await new Promise((resolve) => setTimeout(resolve, askAgainMs));
  try {
    return await refresh();
  } finally {
    // With the database away it ends by itself; what the renewal came to is what counts.
    await giveBack(db, workspaceId, mine).catch(() => undefined);
  }
}

/** Takes the lease when it is free; a workspace that is not there needs none. By the one clock all replicas share. */
async function takeLease(db: Kysely<Schema>, workspaceId: string, mine: string): Promise<boolean> {
  const taken = await db
    .updateTable('slack_installation')
    .set({ renewing: mine, renewing_until: sql<Date>`now() + make_interval(secs => ${leaseSeconds})` })
    .where('workspace_id', '=', workspaceId)
    .where((or) => or.or([or('renewing_until', 'is', null), or('renewing_until', '<', sql<Date>`now()`)]))
    .returning('workspace_id')
    .executeTakeFirst();
  if (taken) return true;
  const held = await db
    .selectFrom('slack_installation')
    .select('workspace_id')
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst();
  return held === undefined;
}

/** Gives the lease back, unless it ended and somebody else has it by now. */
async function giveBack(db: Kysely<Schema>, workspaceId: string, mine: string): Promise<void> {
  await db
    .updateTable('slack_installation')
    .set({ renewing: null, renewing_until: null })
    .where('workspace_id', '=', workspaceId)
    .where('renewing', '=', mine)
    .execute();
}
