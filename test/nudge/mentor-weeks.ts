import { randomUUID } from 'node:crypto';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import type { StoredMessage } from '../../sandbox/workspace/records.ts';
import { keyRing, parseKeys } from '../../src/keys.ts';
import { enterActions } from '../../src/meeting/follow-up/action.ts';
import { saveActions } from '../../src/meeting/follow-up/queries.ts';
import type { PairState } from '../../src/relationship/pair.ts';
import { testKey } from '../support/bot.ts';
import { textOf } from '../support/journey.ts';
import { runTwo, type Two } from '../support/meetings.ts';
import { findPersonOf, putPair } from '../support/pairs.ts';

/** What stands between a mentee and Helen. */
export interface Between {
  id: string;
  menteeId: string;
  meeting: string;
}

/** Maya and her mentor Helen in London, whose digests are counted by what a locked phone showed. */
export interface MentorWeeks {
  two: Two;
  /** The digests that stand in Helen's messages, and all that is read in the last. */
  digests(): StoredMessage[];
  last(): string;
  /** How many have come. */
  said(): number;
  /** How many came over some instants. */
  cameOver(...instants: string[]): Promise<number>;
  /** Somebody whom Helen mentors, too, with a time that stands. */
  mentored(who: PersonDoor, startsAt: string, change?: { state?: PairState; sharedAt?: Date | null }): Promise<Between>;
  /** What the two have to do, as either of them would enter it. */
  promised(
    between: Between,
    ...entered: { text: string; due: string | null; owner: 'mentee' | 'mentor' }[]
  ): Promise<void>;
  /** Sets when Maya and Helen meet, so that something is due in a week. */
  meetOn(startsAt: string): Promise<void>;
}

export const heading = 'Your week as a mentor';
const begun = new Date('2026-11-30T15:00:00Z');

/** Runs a bot with the two of them, by whose clock digests come. @param page with the sandbox's page, for a browser */
export async function mentorWeeks({ page = false } = {}): Promise<MentorWeeks> {
  const two = await runTwo({}, { nudges: true, page });
  const { helen } = two;
  const { db } = two.database;
  const digests = () => helen.dm().filter((message) => textOf(message).includes(heading));
  const said = () => helen.notifications().filter(({ text }) => text.startsWith(heading)).length;
  return {
    ...{ two, digests, said },
    last: () => textOf(digests().at(-1)),
    async cameOver(...instants) {
      const before = said();
      for (const instant of instants) await two.jump(instant);
      await two.running.bot.idle();
      await two.settled();
      return said() - before;
    },
    async mentored(who, startsAt, { state = 'active', sharedAt = null } = {}) {
      await who.command('/mentoring privacy');
      await who.close({ all: true });
      const menteeId = (await findPersonOf(db, who.id)) ?? '';
      const mentorId = (await findPersonOf(db, helen.id)) ?? '';
      const versions = [{ sentBy: 'mentee', ended: 'agreed' }] as const;
      const { id } = await putPair(db, { menteeId, mentorId, state, versions, name: 'Dr. Zhou' });
      const meeting = await putMeeting({ id, menteeId }, startsAt, sharedAt);
      return { id, menteeId, meeting };
    },
    async promised({ id, menteeId, meeting }, ...entered) {
      const all = entered.map((one) => ({ ...one, id: randomUUID() }));
      const { actions } = enterActions([], meeting, all, 'mentee');
      const keys = keyRing(parseKeys(testKey));
      await db.transaction().execute((trx) => saveActions(trx, keys, { id, menteeId }, [], actions, begun));
    },
    async meetOn(startsAt) {
      const { numUpdatedRows: moved } = await db
        .updateTable('meeting')
        .set({ starts_at: new Date(startsAt), state: 'set', ended_at: null })
        .where('pair_id', '=', two.pairId)
        .executeTakeFirstOrThrow();
      const menteeId = (await findPersonOf(db, two.maya.id)) ?? '';
      if (moved === 0n) await putMeeting({ id: two.pairId, menteeId }, startsAt);
    },
  };

  async function putMeeting(
    of: { id: string; menteeId: string },
    startsAt: string,
    sharedAt: Date | null = null,
  ): Promise<string> {
    const id = randomUUID();
    await db
      .insertInto('meeting')
      .values({
        ...{ id, pair_id: of.id, person_id: of.menteeId, number: 1, state: 'set', starts_at: new Date(startsAt) },
        ...{ minutes: 30, how: 'arranged', sequence: 1, forms: [], opened_at: begun, ended_at: null },
        ...{ ended_by: null, look_at: null, shared_at: sharedAt },
      })
      .execute();
    return id;
  }
}
