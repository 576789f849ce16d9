import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Database } from '../../src/db/client.ts';
import type { Running } from '../support/bot.ts';
import { jobsSent } from '../support/jobs.ts';
import type { Passage } from '../support/wires/passage.ts';

/** An event as Slack sends it, about somebody of the sandbox. */
export type Payload = Record<string, unknown>;

/** Sends an event once; true when the bot said that it has it. */
export type Send = (payload: Payload) => Promise<boolean>;

let made = 0;
/** @param at when it happened, in seconds; by default a little after the one before */
export function payloadOf(running: Running, event: object, at = 1_800_000_000 + made): Payload {
  made++;
  const { teamId } = running.sandbox;
  return {
    type: 'event_callback',
    team_id: teamId,
    event_id: `Ev${made}`,
    event_time: at,
    event,
    authorizations: [{ enterprise_id: null, team_id: teamId, is_enterprise_install: false }],
  };
}

export const memberOf = (running: Running, name: string, fields: object = {}): object => {
  const { id } = running.sandbox.person(name);
  return { id, name, real_name: name, tz: 'America/New_York', updated: 1_800_000_000 + made, ...fields };
};

/** A kind of event: the n-th of it, and how what it changes is seen. */
export interface Kind {
  name: string;
  payload(n: number): Payload;
  /** Throws until what the n-th tells is there. */
  seen(n: number): Promise<void>;
}

/** The kinds of events that the manifest subscribes to, each about the same people again and again. */
export function kindsOf(running: Running, { db }: Pick<Database, 'db'>): Kind[] {
  const { sandbox } = running;
  let homes = 0;
  sandbox.workspace.inspector.listen(({ name, ok }) => {
    if (name === 'views.publish' && ok) homes++;
  });
  let before = 0;
  const personOf = (name: string) =>
    db.selectFrom('person').selectAll().where('slack_user_id', '=', sandbox.person(name).id).executeTakeFirst();
  /** Slack takes the tokens of an app that is out no more, and takes them again once it is back. */
  const takeTokens = (revoked?: 'account_inactive') => {
    const { tokens } = sandbox.workspace.store;
    for (const { revoked: _, ...token } of [...tokens.values()])
      if (token.kind === 'bot') tokens.set(token.token, { ...token, ...(revoked && { revoked }) });
  };
  const removed = (type: string, more: object = {}): Kind => ({
    name: type,
    async seen() {
      const [row] = await db.selectFrom('workspace').selectAll().execute();
      expect(row?.uninstalled_at).not.toBeNull();
      takeTokens();
      await db.updateTable('workspace').set({ uninstalled_at: null }).execute();
    },
    payload() {
      takeTokens('account_inactive');
      return payloadOf(running, { type, ...more });
    },
  });
  return [
    {
      name: 'app_home_opened',
      payload() {
        before = homes;
        return payloadOf(running, { type: 'app_home_opened', user: sandbox.person('maya').id, tab: 'home' });
      },
      seen: async () => expect(homes).toBeGreaterThan(before),
    },
    {
      name: 'user_change',
      payload: (n) =>
        payloadOf(running, { type: 'user_change', user: memberOf(running, 'maya', { real_name: `Maya ${n}` }) }),
      seen: async (n) => expect((await personOf('maya'))?.name).toBe(`Maya ${n}`),
    },
    {
      name: 'user_change of somebody who leaves',
      payload: () => payloadOf(running, { type: 'user_change', user: memberOf(running, 'daniel', { deleted: true }) }),
      async seen() {
        expect(await jobsSent(db, 'people.left')).toBe(1);
        // Nothing of this one is to be noted with the next.
        await running.bot.idle();
        await sql`truncate noted_job`.execute(db);
      },
    },
    removed('app_uninstalled'),
    removed('tokens_revoked', { tokens: { bot: [sandbox.workspace.bot.userId] } }),
  ];
}

/**
 * Sends events of a kind, with the database going away at the first message that the bot sends it, then at the second,
 * and so on until one comes through whole; each as often as Slack would. What was taken must be seen.
 * @param stride 1 for every step, more for every so many
 * @returns the last step at which it went away
 */
export async function everyStep(kind: Kind, send: Send, passage: Passage, stride = 1): Promise<number> {
  for (let step = 1; ; step += stride) {
    passage.cutAt(step);
    const payload = kind.payload(step);
    const taken = await send(payload);
    const wasCut = passage.mend();
    if (!taken) expect(wasCut, `${kind.name}: refused with the database there`).toBe(true);
    if (!taken) await expect.poll(() => send(payload), { timeout: 20_000 }).toBe(true);
    await expect.poll(() => kind.seen(step).then(() => true), { timeout: 20_000 }).toBe(true);
    if (!wasCut) return step - stride;
  }
}
