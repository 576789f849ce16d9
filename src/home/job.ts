import { SlackError } from '@slack/web-api';
import type { Transaction } from 'kysely';
import type { Person, Schema } from '../db/schema.ts';
import type { AppContext } from '../feature.ts';
import { describeError } from '../process/log.ts';
import { secondsToWait } from '../slack/outcome.ts';
import { bringSurface } from '../surfaces/bring-job.ts';
import { bring } from '../surfaces/bringing/bring.ts';
import { type HomeKind, kindsOf, type Which } from '../surfaces/kind.ts';
import { findSurface } from '../surfaces/queries.ts';
import { homeKind, inTransaction } from '../surfaces/want.ts';
import { homeScreen } from './screens.ts';

/** Somebody's Home, which every feature wants anew when it changes what Home shows. */
export const homeSurface: HomeKind<AppContext> = {
  name: homeKind,
  place: 'home',
  render: async (ctx, { person }) => (person ? homeScreen(ctx, person) : 'gone'),
  async onShown(ctx, { person }) {
    for (const { homeShown } of ctx.features) if (person) await homeShown?.(ctx, person.id);
  },
};

/** Slack waits three seconds for the answer to the event that tells that somebody opened their Home. */
const openWithinMs = 1_500;
const askAgainMs = 100;

/** Keeps that somebody's Home is to be shown at once, with what is changed in it, if anything. Then `showHome`. */
export const openHome = (
  ctx: AppContext,
  { id }: Person,
  change: (trx: Transaction<Schema>) => Promise<void> = async () => {},
): Promise<void> =>
  inTransaction(ctx, async (trx, want) => {
    await change(trx);
    want.home(id, { asked: true, atOnce: true });
  });

/**
 * Shows Home to somebody who has opened it. They see it stay as it was when Slack does not take it, or not in time, and
 * nobody can tell them: so it comes by queued work then, which tries again until Slack is back.
 *
 * @throws an error that is not Slack's
 */
export async function showHome(ctx: AppContext, { id: person }: Person): Promise<void> {
  const which = { kind: homeKind, to: person, about: person };
  const shown = ctx.work.track(bringAtLast(ctx, which)).catch((error: unknown) => {
    if (!(error instanceof SlackError)) throw error;
    ctx.log.warn({ person, error: describeError(error) }, 'Slack did not take a Home; it is published later');
    return later(ctx, which, error);
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, openWithinMs);
  });
  await Promise.race([shown, late]).finally(() => clearTimeout(timer));
}

/** Somebody else may have it in hand, also who died or lost the database over it. */
async function bringAtLast(ctx: AppContext, which: Which): Promise<void> {
  const kinds = kindsOf(ctx.features);
  for (let waited = 0; waited < openWithinMs; waited += askAgainMs) {
    if ((await bring(ctx, kinds, which)) !== 'left') return;
    if ((await findSurface(ctx.db, which))?.look_at == null) return;
    await new Promise((resolve) => setTimeout(resolve, askAgainMs));
  }
}

async function later(ctx: AppContext, which: Which, error: unknown): Promise<void> {
  const surface = await findSurface(ctx.db, which);
  if (!surface) return;
  const startAfter = secondsToWait(error) ?? 0;
  await ctx.db
    .transaction()
    .execute((trx) =>
      ctx.queue.send(
        trx,
        bringSurface,
        { workspace: surface.workspace_id, surface: surface.id },
        { startAfter, pressed: true },
      ),
    );
}

/** A job of the release before, which had one for each Home. */
export const wantHome = ({ person }: { person: string }, ctx: AppContext): Promise<void> =>
  inTransaction(ctx, async (_, want) => want.home(person));
