import { say } from '../../content/say.ts';
import type { AppContext, Incoming } from '../../feature.ts';
import { slackUserOnMap } from '../../network/facts.ts';
import { readChannel } from '../../slack/channels.ts';
import { type Terms, whereBothAre } from '../agreement/terms.ts';
import type { PairRecord } from '../pair.ts';
import { comparedReaders, isSameSeen, marksOf } from './comparing.ts';
import { mostReaders, unfitOf } from './place.ts';
import { countOthersIn } from './queries.ts';
import { asSeen, channelIn, keptPlace, seenIn } from './seen.ts';
import { unfitWords } from './words.ts';

/** What comes of choosing a channel that is there: what is kept of it, or why it cannot be. */
type Chosen =
  /** `confirm`: it can be, and something is to be said of it first. */
  { kept: string; confirm?: string; problem?: undefined } | { problem: string };

/**
 * Looks into a channel that one of the two has chosen to talk in, and reads who else is there. Nobody is added, and nothing is
 * posted.
 *
 * @returns in words why it cannot be, with what to do, also where Slack does not answer
 */
export async function choosePlace(
  { client, edition }: Incoming,
  ctx: AppContext,
  pair: PairRecord,
  channel: string,
): Promise<Chosen> {
  const { workspaceId, mentee, mentor, menteeId, onMap } = pair;
  const onHerMap = mentor ? undefined : await slackUserOnMap(ctx.db, ctx.keys, menteeId, onMap);
  const two = { mentee: mentee.slackUserId, mentor: mentor?.slackUserId ?? onHerMap?.slackUserId };
  const asked = {
    channel,
    workspaceId,
    two: [two.mentee, two.mentor ?? ''],
    leads: [...ctx.leads],
    enough: mostReaders,
  };
  const read = await readChannel(client, asked).catch(() => 'unsure' as const);
  if (read === 'unsure') return { problem: say(edition, 'placeUnsure') };
  if (read === 'not allowed') return { problem: unfitWords(edition, 'not-seen') };
  const unfit = unfitOf(read.told, read.members, two);
  if (unfit && unfit !== 'not-in') return { problem: unfitWords(edition, unfit) };
  const readers = comparedReaders(read, { two: asked.two, leads: ctx.leads, seen: [] });
  const { name = '', is_private: isPrivate } = read.told ?? {};
  const marks = marksOf(ctx.keys, pair.id, readers.all);
  const how = { isPublic: isPrivate === false, isIn: unfit !== 'not-in', workspace: read.workspace };
  const seen = asSeen(readers, { channel, name, marks, ...how });
  const others = await countOthersIn(ctx.db, workspaceId, channel, pair.id);
  return { kept: keptPlace(seen), ...(others > 0 && { confirm: say(edition, 'placeTaken', { channel: `#${name}` }) }) };
}

/**
 * Looks once more right before a proposal is sent, whether what is to be sent still is the truth.
 *
 * @returns undefined where it is; the terms with what is true now, or why that channel cannot be
 */
export async function placeAnew(
  who: Incoming,
  ctx: AppContext,
  pair: PairRecord,
  terms: Terms,
): Promise<{ terms?: Terms; problem?: string } | undefined> {
  const before = terms.place === whereBothAre ? seenIn(terms.placeWhich) : undefined;
  if (!before) return undefined;
  const chosen = await choosePlace(who, ctx, pair, channelIn(terms.placeWhich));
  if (chosen.problem !== undefined) return { problem: chosen.problem };
  const now = seenIn(chosen.kept);
  return now && isSameSeen(before, now) ? undefined : { terms: { ...terms, placeWhich: chosen.kept } };
}
