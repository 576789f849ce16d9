import type { ModalView } from '@slack/types';
import type { AppContext, Incoming } from '../../feature.ts';
import { findMember } from '../../slack/members.ts';
import type { PairRecord } from '../pair.ts';
import { notYours, ownPair } from '../screens.ts';
import { pairShown } from '../wording.ts';
import { lookInto, noteSeen } from './look-job.ts';
import type { Trouble } from './place.ts';
import { findPlace, keepSeenReaders } from './queries.ts';
import { namedAtMost, type Readers, readersOf } from './readers.ts';
import { readersView } from './view.ts';

/** So many are asked about, to tell people from apps; the rest are counted as people. */
const askedAtMost = namedAtMost + 5;

/**
 * Who reads in the channel of a pair besides the two, now, and what has become of it. Whatever puts words of hers there asks
 * this first: nothing goes where something has become of it, and whoever is new (`newSince` she was last named anybody) is named
 * to her, and waits for her yes.
 *
 * @returns undefined where there is no channel, or the bot cannot look into it
 * @throws what the Web API throws, where asking again may help
 */
async function readersNow(
  { client, person }: Incoming,
  ctx: AppContext,
  pair: PairRecord,
): Promise<{ readers: Readers; trouble: Trouble | undefined } | undefined> {
  const row = await findPlace(ctx.db, pair.id);
  if (row?.state !== 'open' || !row.channel_id) return undefined;
  const seen = await lookInto(client, row.channel_id);
  if (seen === 'not allowed') return undefined;
  const trouble = await noteSeen(ctx, pair, seen);
  const { user_id: bot = '' } = await client.auth.test();
  const two = [pair.mentee.slackUserId, pair.mentor?.slackUserId ?? ''];
  const asked = seen.members.filter((id) => id !== bot && !two.includes(id)).slice(0, askedAtMost);
  const known = await Promise.all(
    asked.map((slackUserId) => findMember(client, { workspaceId: person.workspace_id, slackUserId })),
  );
  const readers = readersOf(
    seen.members,
    known.filter((one) => one !== undefined),
    {
      ...{ two, bot, leads: ctx.leads },
      seen: seen.members.filter((id) => row.seen_readers.includes(markOf(ctx, pair.id, id))),
    },
  );
  return { readers, trouble };
}

/** The page of who reads; what the mentee has seen on it is noted, so that who comes later is new. */
export async function readersScreen(who: Incoming, ctx: AppContext, pairId: string): Promise<ModalView> {
  const own = await ownPair(who, ctx, pairId);
  if (!own) return notYours(who);
  const { pair, side, viewer } = own;
  const now = await readersNow(who, ctx, pair).catch(() => undefined);
  if (now && side === 'mentee') {
    const marks = now.readers.all.map((id) => markOf(ctx, pairId, id));
    await keepSeenReaders(ctx.db, pairId, marks, ctx.now());
  }
  return readersView(viewer, pairShown(pair), now);
}

/** Whom she was named is compared with later; who it was, nobody reads off the database. */
const markOf = ({ keys }: AppContext, pairId: string, slackUserId: string): string =>
  keys.mark(slackUserId, `reader:${pairId}`);
