import type { Kysely, Transaction } from 'kysely';
import type { Day } from '../calendar.ts';
import type { Schema } from '../db/schema.ts';
import type { KeyRing } from '../keys.ts';
import { listVersions, listVersionsOf } from './agreement/queries.ts';
import { standingVersions } from './agreement/terms.ts';
import type { PairRecord, Side } from './pair.ts';
import { sideOf } from './pair.ts';
import { findPair, listPairs, lockPair } from './queries.ts';

export { isWrittenTo, listWrittenTo, takesFrom } from './mute-queries.ts';
export { isOfPair, listPartners } from './queries.ts';

type Db = Kysely<Schema>;

/** A pair, as one of the two knows it in what other features show of it. */
export interface PairFact {
  id: string;
  /** Of whoever it was read for. */
  side: Side;
  menteeId: string;
  /** Null where they are not in this Slack, or have heard nothing yet. */
  mentorId: string | null;
  /** Who the mentor is on her map. */
  onMap: string;
  /** By whom the mentor is known in this Slack, where they are there now. */
  mentorInSlack: string | undefined;
  state: PairRecord['state'];
  /** The mentor is in this Slack, and does it with the bot. */
  withBot: boolean;
  pausedUntil: PairRecord['pausedUntil'];
  /** The two had agreed on something. */
  hasAgreed: boolean;
  /** How each is called for the other: as Slack calls the mentee, as she calls her mentor. */
  names: Readonly<Record<Side, string>>;
  /** How each is called where others read, too: as Slack calls them; a mentor whom the bot does not know, as she does. */
  called: Readonly<Record<Side, string>>;
  /** IANA names; null where Slack has not told. */
  zones: Readonly<Record<Side, string | null>>;
}

/** What two agreed about their meetings. */
export interface MeetingTerms {
  /** How often, by the id of the option. */
  rhythm: string;
  /** In minutes. */
  length: number;
  /** How many working days of hers before a meeting he gets what it is about. */
  lead: number;
  /** Where they talk, in their own words. */
  where: string;
}

/** A pair that somebody is, or was, one of; undefined for anybody else. One query. */
export async function pairOf(
  db: Db,
  keys: KeyRing,
  of: { id: string; personId: string },
): Promise<PairFact | undefined> {
  const pair = await findPair(db, keys, of);
  return pair && factOf(pair, of.personId);
}

/** The same, locked until the transaction ends: moves of the pair and of what hangs on it wait for each other. */
export async function lockPairOf(
  trx: Transaction<Schema>,
  keys: KeyRing,
  of: { id: string; personId: string },
): Promise<PairFact | undefined> {
  const pair = await lockPair(trx, keys, of);
  return pair && factOf(pair, of.personId);
}

/**
 * The pairs of somebody who agreed how they work and that go on, the oldest first. Of what goes without the bot a mentor
 * knows nothing here. One query, which a screen shares with the pairs' own.
 */
export const agreedPairsOf = async (
  fact: <T>(read: (db: Db, keys: KeyRing, personId: string) => Promise<T>) => Promise<T>,
  personId: string,
): Promise<PairFact[]> =>
  (await fact(listPairs)).pairs
    .flatMap((pair) => factOf(pair, personId) ?? [])
    .filter(({ hasAgreed, side, withBot }) => hasAgreed && (side === 'mentee' || withBot));

/** What two agreed about their meetings, as it holds now; where nothing of it can be read, as it is usual. One query. */
export async function meetingTermsOf(db: Db, keys: KeyRing, pairId: string): Promise<MeetingTerms> {
  const { agreed } = standingVersions(await listVersions(db, keys, pairId));
  const { rhythm = 'monthly', length, lead, where = '' } = agreed?.terms ?? {};
  return { rhythm, length: Number(length) || 30, lead: Number(lead) || 2, where };
}

/** What a mentee agreed with each whom she works with: how often they meet, and when they look at it again. */
export interface RhythmFact {
  /** By the id of the option. */
  rhythm: string;
  review: Day;
}

/**
 * The same of all her pairs that agreed on something, by the pair's id. What cannot be read is left out, and said where it
 * would be shown. One query.
 */
export async function rhythmsOf(db: Db, keys: KeyRing, menteeId: string): Promise<ReadonlyMap<string, RhythmFact>> {
  const all = await listVersionsOf(db, { ...keys, noteUnread: () => {} }, menteeId);
  return new Map(
    [...all].flatMap(([pair, versions]) => {
      const { agreed } = standingVersions(versions);
      return agreed ? [[pair, { rhythm: agreed.terms.rhythm, review: agreed.terms.review }] as const] : [];
    }),
  );
}

function factOf(pair: PairRecord, personId: string): PairFact | undefined {
  const side = sideOf(pair, personId);
  if (!side) return undefined;
  const { id, menteeId, mentorId, onMap, state, withBot, pausedUntil, hasAgreed, mentee, mentor, noted } = pair;
  return {
    ...{ id, side, menteeId, mentorId, onMap, state, withBot, pausedUntil, hasAgreed },
    mentorInSlack: mentor?.left ? undefined : mentor?.slackUserId,
    names: { mentee: mentee.name ?? '', mentor: noted.name },
    called: { mentee: mentee.name ?? '', mentor: mentor ? (mentor.name ?? '') : noted.name },
    zones: { mentee: mentee.timeZone, mentor: mentor?.timeZone ?? null },
  };
}
