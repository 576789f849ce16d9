import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Day } from '../calendar.ts';
import { isUuid } from '../db/ids.ts';
import { readable, readSealed, unlessUnread } from '../db/reading.ts';
import type { Schema, SlackIdentity, Surface } from '../db/schema.ts';
import { identityIn, type SealedColumn } from '../db/sealed.ts';
import type { KeyRing } from '../keys.ts';
import { untold } from './agreement/queries.ts';
import type { Terms } from './agreement/terms.ts';
import { kinds } from './ids.ts';
import type { NotedPair, Pair, PairOver, PairRecord, PairState, Side } from './pair.ts';
import { readNoted, readTerms } from './reader.ts';

type Db = Kysely<Schema>;

type Trx = Transaction<Schema>;

/** The mentee's own words of a pair are bound to her. */
export const sealedColumns = {
  draft: { table: 'pair', key: 'id', column: 'draft', owner: ['person_id'] },
  noted: { table: 'pair', key: 'id', column: 'noted', owner: ['person_id'] },
} as const satisfies Record<string, SealedColumn>;

type PairRow = Selectable<Schema['pair']>;

const pairs = (db: Db) =>
  db
    .selectFrom('pair')
    .leftJoin('person as mentor', 'mentor.id', 'pair.mentor_id')
    .innerJoin('person as mentee', 'mentee.id', 'pair.person_id')
    .leftJoin('agreement', (join) => join.onRef('agreement.pair_id', '=', 'pair.id').on('agreement.ended', 'is', null))
    .leftJoin('pair_place as place', 'place.pair_id', 'pair.id')
    .selectAll('pair')
    .select([
      'place.state as place_state',
      'place.wanted as place_wanted',
      'place.channel_id as place_channel',
      'place.problem as place_problem',
      'place.agreed_channel as place_agreed',
      'place.seen_public as place_public',
      'place.agreed_public as place_agreed_public',
      'agreement.sent_by as waits',
      'mentee.name as mentee_name',
      'mentee.time_zone as mentee_zone',
      'mentee.slack_user_id as mentee_slack_id',
      'mentee.workspace_id as workspace_id',
      'mentee.deactivated_at as mentee_left_at',
      'mentor.name as mentor_name',
      'mentor.slack_user_id as mentor_slack_id',
      'mentor.time_zone as mentor_zone',
      'mentor.deactivated_at as mentor_left_at',
    ])
    .select(({ exists, selectFrom }) => [
      exists(
        selectFrom('agreement as held')
          .select('held.id')
          .whereRef('held.pair_id', '=', 'pair.id')
          .where('held.ended', 'in', ['agreed', 'noted']),
      ).as('has_agreed'),
      exists(untold(db)).as('is_untold'),
    ]);

type FullRow = Awaited<ReturnType<ReturnType<typeof pairs>['execute']>>[number];

/** What stands in clear of a pair. */
const unopened = (row: FullRow): PairOver => ({
  menteeId: row.person_id,
  mentorId: row.mentor_id,
  onMap: row.on_map,
  state: row.state,
  // Of somebody who has left, or was erased, no press comes any more: the pair goes on without the bot.
  withBot: row.with_bot && row.mentor_left_at === null && (row.state === 'talk' || row.mentor_id !== null),
  hasAgreed: Boolean(row.has_agreed),
});

function opened(keys: KeyRing, row: FullRow): PairRecord {
  const noted = readSealed(keys, row.noted, identityIn(sealedColumns.noted, row), readNoted);
  return {
    id: row.id,
    ...unopened(row),
    ...(row.waits && { waits: row.waits }),
    noted,
    pausedUntil: row.paused_until,
    keptOn: row.kept_on,
    endedBy: row.ended_by,
    closedAt: row.closed_at,
    isUntold: Boolean(row.is_untold),
    workspaceId: row.workspace_id,
    mentee: {
      name: row.mentee_name,
      slackUserId: row.mentee_slack_id,
      timeZone: row.mentee_zone,
      left: row.mentee_left_at !== null,
    },
    ...(row.mentor_slack_id && {
      mentor: {
        name: row.mentor_name,
        slackUserId: row.mentor_slack_id,
        timeZone: row.mentor_zone,
        left: row.mentor_left_at !== null,
      },
    }),
    ...(row.place_state && {
      place: {
        state: row.place_state,
        wanted: row.place_wanted ?? false,
        channelId: row.place_channel,
        problem: row.place_problem,
        isThere: row.place_agreed !== null,
        isPublic: (row.place_public || row.place_agreed_public) ?? false,
      },
    }),
  };
}

/**
 * The talk that a yes began goes with it, unless something was proposed, or written for that. The map is locked, which others
 * lock after the pair: a pair that somebody has in hand stays.
 */
export async function forgetTalk(trx: Trx, { personId, onMap }: { personId: string; onMap: string }): Promise<void> {
  await trx
    .deleteFrom('pair')
    .where('id', 'in', (pairs) =>
      pairs
        .selectFrom('pair as begun')
        .select('begun.id')
        .where('begun.person_id', '=', personId)
        .where('begun.on_map', '=', onMap)
        .forUpdate()
        .skipLocked(),
    )
    .where('state', '=', 'talk')
    .where('draft', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('agreement').select('agreement.id').whereRef('agreement.pair_id', '=', 'pair.id'))),
    )
    .execute();
}

/** A pair of which somebody is, or was, one of the two; undefined for anybody else. */
export async function findPair(
  db: Db,
  keys: KeyRing,
  { id, personId }: { id: string; personId: string },
): Promise<PairRecord | undefined> {
  if (!isUuid(id)) return undefined;
  const row = await pairs(db)
    .where('pair.id', '=', id)
    .where((eb) => eb.or([eb('pair.person_id', '=', personId), eb('pair.mentor_id', '=', personId)]))
    .executeTakeFirst();
  return row && opened(keys, row);
}

/** The same, locked: what became of it while the lock was waited for is seen. */
export async function lockPair(
  trx: Trx,
  keys: KeyRing,
  { id, personId }: { id: string; personId: string },
): Promise<PairRecord | undefined> {
  if (!isUuid(id)) return undefined;
  await trx.selectFrom('pair').select('id').where('id', '=', id).forUpdate().execute();
  return findPair(trx, keys, { id, personId });
}

/** Whether somebody is, or was, one of the two of a pair. */
export async function isOfPair(db: Db, { id, personId }: { id: string; personId: string }): Promise<boolean> {
  if (!isUuid(id)) return false;
  const row = await db
    .selectFrom('pair')
    .select('id')
    .where('id', '=', id)
    .where((eb) => eb.or([eb('person_id', '=', personId), eb('mentor_id', '=', personId)]))
    .executeTakeFirst();
  return row !== undefined;
}

const pairsOf = (db: Db, personId: string) =>
  pairs(db)
    .where((eb) => eb.or([eb('pair.person_id', '=', personId), eb('pair.mentor_id', '=', personId)]))
    .orderBy('pair.created_at')
    .orderBy('pair.id');

/**
 * The pairs of somebody, be they the mentee or the mentor of it, the oldest first; of those that are over only what their
 * Home asks, with nothing opened. One query.
 */
export async function listPairs(
  db: Db,
  keys: KeyRing,
  personId: string,
): Promise<{ pairs: PairRecord[]; over: PairOver[] }> {
  const rows = await pairsOf(db, personId).execute();
  const isOver = ({ state }: FullRow) => state === 'closed';
  return {
    pairs: readable(
      rows.filter((row) => !isOver(row)),
      (row) => opened(keys, row),
    ),
    over: rows.filter(isOver).map(unopened),
  };
}

/** Those that are over, whole. One query. */
export async function listPast(db: Db, keys: KeyRing, personId: string): Promise<PairRecord[]> {
  const rows = await pairsOf(db, personId).where('pair.state', '=', 'closed').execute();
  return readable(rows, (row) => opened(keys, row));
}

/**
 * The pair of a mentee with somebody on her map that is not closed, made where there is none. Two windows make one.
 *
 * @param newId the id it gets where it is made
 */
export async function begunPair(
  trx: Trx,
  keys: KeyRing,
  {
    newId,
    personId,
    onMap,
    withBot,
    noted,
  }: { newId: string; personId: string; onMap: string; withBot: boolean; noted: NotedPair },
  now: Date,
): Promise<string> {
  const row = { id: newId, person_id: personId };
  await trx
    .insertInto('pair')
    .values({
      ...row,
      mentor_id: null,
      on_map: onMap,
      state: 'talk',
      with_bot: withBot,
      noted: keys.seal(JSON.stringify(noted), identityIn(sealedColumns.noted, row)),
      draft: null,
      paused_until: null,
      look_at: null,
      ended_by: null,
      created_at: now,
      closed_at: null,
    })
    .onConflict((conflict) => conflict.columns(['person_id', 'on_map']).where('state', '!=', 'closed').doNothing())
    .execute();
  const { id } = await trx
    .selectFrom('pair')
    .select('id')
    .where('person_id', '=', personId)
    .where('on_map', '=', onMap)
    .where('state', '!=', 'closed')
    .executeTakeFirstOrThrow();
  return id;
}

/** What is kept of a pair that is locked, as far as it changes. */
export async function savePair(
  trx: Trx,
  id: string,
  change: Partial<{
    state: PairState;
    withBot: boolean;
    mentorId: string;
    pausedUntil: Day | null;
    keptOn: Day;
    lookAt: Date | null;
    endedBy: Side;
    closedAt: Date;
  }>,
): Promise<void> {
  await trx
    .updateTable('pair')
    .set({
      ...(change.state && { state: change.state }),
      ...(change.withBot !== undefined && { with_bot: change.withBot }),
      ...(change.mentorId && { mentor_id: change.mentorId }),
      ...(change.pausedUntil !== undefined && { paused_until: change.pausedUntil }),
      ...(change.keptOn && { kept_on: change.keptOn }),
      ...(change.lookAt !== undefined && { look_at: change.lookAt }),
      ...(change.endedBy && { ended_by: change.endedBy }),
      ...(change.closedAt && { closed_at: change.closedAt }),
      id,
    })
    .where('id', '=', id)
    .execute();
}

/** Whom the bot knows by a Slack identity; undefined where it has not met them. */
export async function findMentor(db: Db, { workspaceId, slackUserId }: SlackIdentity): Promise<string | undefined> {
  const person = await db
    .selectFrom('person')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('slack_user_id', '=', slackUserId)
    .executeTakeFirst();
  return person?.id;
}

/** Whether a mentee has another pair with a mentor that is not closed: of two there is one at most. */
export async function hasOtherWith(db: Db, pair: Pick<Pair, 'id' | 'menteeId'>, mentorId: string): Promise<boolean> {
  const row = await db
    .selectFrom('pair')
    .select('id')
    .where('person_id', '=', pair.menteeId)
    .where('mentor_id', '=', mentorId)
    .where('id', '!=', pair.id)
    .where('state', '!=', 'closed')
    .executeTakeFirst();
  return row !== undefined;
}

/** What a mentee would propose, where she has changed it; undefined where it is as usual. */
export async function findDraft(
  db: Db,
  keys: KeyRing,
  { id, menteeId }: Pick<Pair, 'id' | 'menteeId'>,
): Promise<Terms | undefined> {
  const row = await db
    .selectFrom('pair')
    .select(['id', 'person_id', 'draft'])
    .where('id', '=', id)
    .where('person_id', '=', menteeId)
    .executeTakeFirst();
  const { draft } = row ?? {};
  if (!row || !draft) return undefined;
  return unlessUnread(() => readSealed(keys, draft, identityIn(sealedColumns.draft, row), readTerms), undefined);
}

/** Keeps what a mentee would propose; null: as usual. */
export async function saveDraft(
  db: Db,
  keys: KeyRing,
  { id, menteeId }: Pick<Pair, 'id' | 'menteeId'>,
  terms: Terms | null,
): Promise<void> {
  const draft = terms && keys.seal(JSON.stringify(terms), identityIn(sealedColumns.draft, { id, person_id: menteeId }));
  await db.updateTable('pair').set({ draft }).where('id', '=', id).where('person_id', '=', menteeId).execute();
}

/** Pairs that the schedule has to look at, a few at once; who waits longest comes first. */
export function listDuePairs(db: Db, now: Date, limit: number): Promise<Pick<PairRow, 'id' | 'person_id'>[]> {
  return db
    .selectFrom('pair')
    .select(['id', 'person_id'])
    .where('look_at', '<=', now)
    .orderBy('look_at')
    .limit(limit)
    .execute();
}

/** Whether a pair, which is locked, is still due: another replica may have been there. */
export async function isStillDue(trx: Trx, id: string, now: Date): Promise<boolean> {
  const row = await trx
    .selectFrom('pair')
    .select('id')
    .where('id', '=', id)
    .where('look_at', '<=', now)
    .executeTakeFirst();
  return row !== undefined;
}

/** What the bot posted to the mentors of somebody about how they work: it stays with them when she is erased. */
export function listPostsToMentors(db: Db, menteeId: string): Promise<Surface[]> {
  return db
    .selectFrom('surface')
    .selectAll()
    .where('kind', 'in', Object.values(kinds))
    .where('person_id', '!=', menteeId)
    .where(({ or, eb, selectFrom }) =>
      or([
        eb('subject_id', 'in', selectFrom('agreement').select('id').where('person_id', '=', menteeId)),
        eb('subject_id', 'in', selectFrom('pair').select('id').where('person_id', '=', menteeId)),
      ]),
    )
    .execute();
}

/** The pairs of a member, whichever side they are of, and who is the other; for when they leave or come back. */
export async function listPartners(
  db: Db,
  { workspaceId, slackUserId }: SlackIdentity,
): Promise<{ pairId: string; menteeId: string; mentorId: string | null; side: Side; hasLeft: boolean }[]> {
  const rows = await db
    .selectFrom('pair')
    .innerJoin('person', (join) =>
      join.on(({ or, eb, ref }) =>
        or([eb('person.id', '=', ref('pair.person_id')), eb('person.id', '=', ref('pair.mentor_id'))]),
      ),
    )
    .select([
      'pair.id',
      'pair.person_id',
      'pair.mentor_id',
      'pair.state',
      'person.id as member',
      'person.deactivated_at',
    ])
    .where('person.workspace_id', '=', workspaceId)
    .where('person.slack_user_id', '=', slackUserId)
    .where('pair.state', '!=', 'closed')
    .orderBy('pair.id')
    .execute();
  return rows.map(({ id, person_id, mentor_id, member, deactivated_at }) => ({
    pairId: id,
    menteeId: person_id,
    mentorId: mentor_id,
    side: member === person_id ? 'mentee' : 'mentor',
    hasLeft: deactivated_at !== null,
  }));
}
