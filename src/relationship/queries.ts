import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { Day } from '../calendar.ts';
import { isUuid } from '../db/ids.ts';
import { notReadable, type Row } from '../db/kept.ts';
import { readable, readSealed, unlessUnread } from '../db/reading.ts';
import type { Schema, SlackIdentity, Surface } from '../db/schema.ts';
import { identityIn, type SealedColumn } from '../db/sealed.ts';
import type { KeyRing } from '../keys.ts';
import type { Terms, Version } from './agreement/terms.ts';
import { kinds } from './ids.ts';
import type { Ended, NotedPair, Pair, PairRecord, PairState, Side } from './pair.ts';
import { readLine, readNoted, readTerms } from './reader.ts';

type Db = Kysely<Schema>;
type Trx = Transaction<Schema>;

/** The mentee's own words of a pair are bound to her, what both see to the pair. */
export const sealedColumns = {
  draft: { table: 'pair', key: 'id', column: 'draft', owner: ['person_id'] },
  noted: { table: 'pair', key: 'id', column: 'noted', owner: ['person_id'] },
  line: { table: 'agreement', key: 'id', column: 'line', owner: ['pair_id'] },
  terms: { table: 'agreement', key: 'id', column: 'terms', owner: ['pair_id'] },
} as const satisfies Record<string, SealedColumn>;

type PairRow = Selectable<Schema['pair']>;

/** What waits for the mentor of a pair and has not come to them yet; beside a pair and a version of it. */
const untold = (db: Db) =>
  db
    .selectFrom('push_thing')
    .select('push_thing.id')
    .where(sql<boolean>`push_thing.subject_id = agreement.id and push_thing.person_id = pair.mentor_id`)
    .where('push_thing.kind', '=', kinds.version)
    .where('push_thing.told_in', 'is', null)
    .where('push_thing.look_at', 'is not', null);

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
      'agreement.sent_by as waits',
      'mentee.name as mentee_name',
      'mentee.time_zone as mentee_zone',
      'mentee.slack_user_id as mentee_slack_id',
      'mentee.workspace_id as workspace_id',
      'mentee.deactivated_at as mentee_left_at',
      'mentor.name as mentor_name',
      'mentor.slack_user_id as mentor_slack_id',
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

function opened(keys: KeyRing, row: FullRow): PairRecord {
  const noted = readSealed(keys, row.noted, identityIn(sealedColumns.noted, row), readNoted);
  return {
    id: row.id,
    menteeId: row.person_id,
    mentorId: row.mentor_id,
    onMap: row.on_map,
    state: row.state,
    // Of somebody who has left, or was erased, no press comes any more: the pair goes on without the bot.
    withBot: row.with_bot && row.mentor_left_at === null && (row.state === 'talk' || row.mentor_id !== null),
    ...(row.waits && { waits: row.waits }),
    noted,
    pausedUntil: row.paused_until,
    endedBy: row.ended_by,
    closedAt: row.closed_at,
    hasAgreed: Boolean(row.has_agreed),
    isUntold: Boolean(row.is_untold),
    workspaceId: row.workspace_id,
    mentee: {
      name: row.mentee_name,
      slackUserId: row.mentee_slack_id,
      timeZone: row.mentee_zone,
      left: row.mentee_left_at !== null,
    },
    ...(row.mentor_slack_id && {
      mentor: { name: row.mentor_name, slackUserId: row.mentor_slack_id, left: row.mentor_left_at !== null },
    }),
    ...(row.place_state && {
      place: {
        state: row.place_state,
        wanted: row.place_wanted ?? false,
        channelId: row.place_channel,
        problem: row.place_problem,
        isThere: row.place_agreed !== null,
      },
    }),
  };
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

/** The pairs of somebody, be they the mentee or the mentor of it, those that are over too; the oldest first. One query. */
export async function listPairs(db: Db, keys: KeyRing, personId: string): Promise<PairRecord[]> {
  const rows = await pairs(db)
    .where((eb) => eb.or([eb('pair.person_id', '=', personId), eb('pair.mentor_id', '=', personId)]))
    .orderBy('pair.created_at')
    .orderBy('pair.id')
    .execute();
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

type VersionRow = Selectable<Schema['agreement']>;

function openedVersion(keys: KeyRing, row: VersionRow): Version {
  const { line } = row;
  return {
    id: row.id,
    pairId: row.pair_id,
    number: row.number,
    sentBy: row.sent_by,
    terms: readSealed(keys, row.terms, identityIn(sealedColumns.terms, row), readTerms),
    sentAt: row.sent_at,
    remindOn: row.remind_on,
    endedAt: row.ended_at,
    ended: row.ended,
    unheard: row.unheard,
    line: line ? unlessUnread(() => readSealed(keys, line, identityIn(sealedColumns.line, row), readLine), '') : '',
  };
}

/** The versions of a pair, the first first. One query. */
export async function listVersions(db: Db, keys: KeyRing, pairId: string): Promise<Version[]> {
  const rows = await db.selectFrom('agreement').selectAll().where('pair_id', '=', pairId).orderBy('number').execute();
  return readable(rows, (row) => openedVersion(keys, row));
}

/** Which pair a version belongs to, and what became of it; undefined when there is none. */
export async function findVersion(
  db: Db,
  id: string,
): Promise<Pick<VersionRow, 'id' | 'pair_id' | 'ended' | 'sent_by' | 'number' | 'remind_on'> | undefined> {
  if (!isUuid(id)) return undefined;
  return db
    .selectFrom('agreement')
    .select(['id', 'pair_id', 'ended', 'sent_by', 'number', 'remind_on'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Adds a version to a pair that is locked. @returns its id */
export async function addVersion(
  trx: Trx,
  keys: KeyRing,
  pair: Pick<Pair, 'id' | 'menteeId'>,
  version: { id: string; sentBy: Side; terms: Terms; remindOn: Day | null; ended: Ended | null },
  now: Date,
): Promise<void> {
  const { number } = await trx
    .selectFrom('agreement')
    .select(sql<number>`coalesce(max(number), 0)::int + 1`.as('number'))
    .where('pair_id', '=', pair.id)
    .executeTakeFirstOrThrow();
  const row = { id: version.id, pair_id: pair.id };
  await trx
    .insertInto('agreement')
    .values({
      ...row,
      person_id: pair.menteeId,
      number,
      sent_by: version.sentBy,
      terms: keys.seal(JSON.stringify(version.terms), identityIn(sealedColumns.terms, row)),
      sent_at: now,
      remind_on: version.remindOn,
      ended_at: version.ended && now,
      ended: version.ended,
      line: null,
    })
    .execute();
}

/**
 * Says what became of the version of a pair that waits; or where none does, and it is the mentor's late answer, of the
 * newest that was sent to them. The pair is locked.
 *
 * @returns its id; undefined where there is none
 */
export async function endVersion(
  trx: Trx,
  keys: KeyRing,
  pairId: string,
  { ended, line = '', isUnheard }: { ended: Ended; line?: string | undefined; isUnheard: boolean },
  now: Date,
): Promise<string | undefined> {
  const row = await trx
    .selectFrom('agreement')
    .select(['id', 'pair_id', 'sent_by', 'ended'])
    .where('pair_id', '=', pairId)
    .where((eb) => eb.or([eb('ended', 'is', null), eb('sent_by', '=', 'mentee')]))
    .orderBy(sql`ended is null`, 'desc')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const sealed = line === '' ? null : keys.seal(JSON.stringify({ text: line }), identityIn(sealedColumns.line, row));
  await trx
    .updateTable('agreement')
    .set({
      ...{ ended, ended_at: now, line: sealed },
      ...(row.ended === null && { unheard: row.sent_by === 'mentee' && isUnheard }),
    })
    .where('id', '=', row.id)
    .execute();
  return row.id;
}

/** The mentee's version that the mentor's had overtaken waits again. The pair is locked. @returns when it was sent */
export async function restoreVersion(trx: Trx, pairId: string): Promise<Date | undefined> {
  const row = await trx
    .selectFrom('agreement')
    .select('id')
    .where('pair_id', '=', pairId)
    .where('sent_by', '=', 'mentee')
    .where('ended', '=', 'changed')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const restored = await trx
    .updateTable('agreement')
    .set({ ended: null, ended_at: null })
    .where('id', '=', row.id)
    .returning('sent_at')
    .executeTakeFirst();
  return restored?.sent_at;
}

/** The newest versions of a pair, by id and who sent them: their messages follow what becomes of it. */
export function listNewest(db: Db, pairId: string, limit: number): Promise<{ id: string; sent_by: Side }[]> {
  return db
    .selectFrom('agreement')
    .select(['id', 'sent_by'])
    .where('pair_id', '=', pairId)
    .orderBy('number', 'desc')
    .limit(limit)
    .execute();
}

/** Which of some versions wait for a mentor, who has not muted the pair, with the day of the reminder; by id. */
export async function listWaitingFor(
  db: Db,
  mentorId: string,
  versions: readonly string[],
): Promise<Map<string, { menteeId: string; remindOn: Day | null; waits: boolean }>> {
  const rows = await db
    .selectFrom('agreement')
    .innerJoin('pair', 'pair.id', 'agreement.pair_id')
    .leftJoin('pair_mute', (join) =>
      join.onRef('pair_mute.pair_id', '=', 'pair.id').onRef('pair_mute.person_id', '=', 'pair.mentor_id'),
    )
    .select(['agreement.id', 'agreement.remind_on', 'agreement.ended', 'pair_mute.muted_at', 'pair.person_id'])
    .where('pair.mentor_id', '=', mentorId)
    .where('agreement.sent_by', '=', 'mentee')
    .where('agreement.id', 'in', [...versions])
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      { menteeId: row.person_id, remindOn: row.remind_on, waits: row.ended === null && row.muted_at === null },
    ]),
  );
}

/** How many first versions a mentee has sent since an instant, and when the first of them. */
export async function countProposals(
  db: Db,
  menteeId: string,
  since: Date,
): Promise<{ count: number; oldest: Date | null }> {
  const { count, oldest } = await db
    .selectFrom('agreement as one')
    .select(({ fn }) => [fn.countAll<number | string>().as('count'), fn.min('one.sent_at').as('oldest')])
    .where('one.person_id', '=', menteeId)
    .where('one.sent_by', '=', 'mentee')
    .where('one.sent_at', '>', since)
    .where('one.ended', 'is distinct from', 'noted')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('agreement as before')
            .select('before.id')
            .whereRef('before.pair_id', '=', 'one.pair_id')
            .whereRef('before.number', '<', 'one.number')
            .where('before.ended', '=', 'agreed'),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  return { count: Number(count), oldest };
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

/** Waits until no other proposal of this mentee is on its way: they are counted. */
export async function lockProposals(trx: Trx, menteeId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${menteeId}, 1))`.execute(trx);
}

/** The newest version that each mentee has sent to a mentor, and who she is. */
export function listSentTo(db: Db, mentorId: string): Promise<{ id: string; menteeId: string }[]> {
  return db
    .selectFrom('agreement')
    .innerJoin('pair', 'pair.id', 'agreement.pair_id')
    .distinctOn('agreement.pair_id')
    .select(['agreement.id', 'pair.person_id as menteeId'])
    .where('pair.mentor_id', '=', mentorId)
    .where('agreement.sent_by', '=', 'mentee')
    .orderBy('agreement.pair_id')
    .orderBy('agreement.number', 'desc')
    .execute();
}

/** Whether somebody of a pair hears nothing of it from the bot. */
export async function isMuted(db: Db, pairId: string, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('pair_mute')
    .select('pair_id')
    .where('pair_id', '=', pairId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Somebody of a pair hears nothing more of it. */
export async function mutePair(db: Db, pairId: string, personId: string, now: Date): Promise<void> {
  await db
    .insertInto('pair_mute')
    .values({ pair_id: pairId, person_id: personId, muted_at: now })
    .onConflict((conflict) => conflict.columns(['pair_id', 'person_id']).doNothing())
    .execute();
}

/** And hears of it again. */
export async function unmutePair(db: Db, pairId: string, personId: string): Promise<void> {
  await db.deleteFrom('pair_mute').where('pair_id', '=', pairId).where('person_id', '=', personId).execute();
}

/** What a mentor is, or was, party to, for their export: what their messages show, nothing that is the mentee's alone. */
export async function exportAsMentor(db: Db, keys: KeyRing, mentorId: string): Promise<Row[]> {
  const rows = await db
    .selectFrom('agreement')
    .innerJoin('pair', 'pair.id', 'agreement.pair_id')
    .innerJoin('person as mentee', 'mentee.id', 'pair.person_id')
    .selectAll('agreement')
    .select(['pair.state', 'pair.with_bot', 'mentee.name as mentee', 'mentee.slack_user_id as mentee_slack_user_id'])
    .where('pair.mentor_id', '=', mentorId)
    .where('agreement.ended', 'is distinct from', 'noted')
    .where('agreement.unheard', '=', false)
    .where(({ not, exists }) => not(exists(untold(db))))
    .orderBy('agreement.pair_id')
    .orderBy('agreement.number')
    .execute();
  return rows.map(({ terms: _, line: __, person_id: ___, ...row }) => {
    const version = unlessUnread(() => openedVersion(keys, { ...row, person_id: '', terms: _, line: __ }), undefined);
    // What goes on without the bot is the mentee's own note.
    const state = row.with_bot ? row.state : undefined;
    const { mentee, mentee_slack_user_id, number, sent_by, sent_at, ended, ended_at, pair_id } = row;
    const said = version ? { ...version.terms, ...(version.line && { line: version.line }) } : notReadable;
    return {
      pair_id,
      number,
      sent_by,
      sent_at,
      ended,
      ended_at,
      ...said,
      ...(state && { state }),
      mentee,
      mentee_slack_user_id,
    };
  });
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
