import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import type { Schema } from '../../src/db/schema.ts';
import { identityIn } from '../../src/db/sealed.ts';
import { keyRing, parseKeys } from '../../src/keys.ts';
import { agreementColumns } from '../../src/relationship/agreement/queries.ts';
import type { Ended, PairState, Side } from '../../src/relationship/pair.ts';
import { sealedColumns } from '../../src/relationship/queries.ts';
import { type Running, testKey } from './bot.ts';

/** What two agreed, as it is kept: whole, and short enough to be read in a test. */
export const someTerms: Readonly<Record<string, string>> = {
  ...{ purpose: 'The talk at the congress', rhythm: 'monthly', length: '30', where: 'By phone' },
  ...{ review: '2027-03-01', goals: '', model: '', mentee: '', mentor: '', reply: '', lead: '2' },
  ...{ private: '', feedback: '', problems: '', ending: '' },
};

/** A pair to be put into a database, as if it had come so far. */
export interface PutPair {
  id?: string;
  menteeId: string;
  /** Null: they are not in this Slack, or have heard nothing yet. */
  mentorId: string | null;
  state: PairState;
  withBot?: boolean;
  onMap?: string;
  name?: string;
  pausedUntil?: string;
  lookAt?: Date;
  now?: Date;
  /** From the first on. */
  versions?: readonly { sentBy: Side; ended: Ended | null; terms?: Record<string, string>; sentAt?: Date }[];
}

/** Puts a pair into the database of a bot with the key for tests. @returns its id, and those of its versions */
export async function putPair(db: Kysely<Schema>, put: PutPair): Promise<{ id: string; versions: string[] }> {
  const keys = keyRing(parseKeys(testKey));
  const { id = randomUUID(), now = new Date('2026-12-01T15:00:00Z'), versions = [], mentorId, state } = put;
  const row = { id, person_id: put.menteeId };
  const noted = { name: put.name ?? 'Dr. Daniel Reyes', about: 'The talk at the congress' };
  await db
    .insertInto('pair')
    .values({
      ...row,
      ...{ mentor_id: mentorId, on_map: put.onMap ?? randomUUID(), state, with_bot: put.withBot ?? true },
      ...{ noted: keys.seal(JSON.stringify(noted), identityIn(sealedColumns.noted, row)), draft: null },
      ...{ paused_until: put.pausedUntil ?? null, look_at: put.lookAt ?? null, created_at: now },
      ...{ ended_by: state === 'closed' ? ('mentee' as const) : null, closed_at: state === 'closed' ? now : null },
    })
    .execute();
  const rows = versions.map(({ sentBy, ended, terms, sentAt = now }, at) => {
    const version = { id: randomUUID(), pair_id: id };
    const sealed = keys.seal(JSON.stringify({ ...someTerms, ...terms }), identityIn(agreementColumns.terms, version));
    return {
      ...{ ...version, person_id: put.menteeId, number: at + 1, sent_by: sentBy, terms: sealed },
      ...{ sent_at: sentAt, remind_on: null, ended_at: ended && now, ended, line: null },
    };
  });
  if (rows.length > 0) await db.insertInto('agreement').values(rows).execute();
  return { id, versions: rows.map((version) => version.id) };
}

/** The id under which the bot knows a member; undefined when it has not met them. */
export async function findPersonOf(db: Kysely<Schema>, slackUserId: string): Promise<string | undefined> {
  const person = await db.selectFrom('person').select('id').where('slack_user_id', '=', slackUserId).executeTakeFirst();
  return person?.id;
}

/** Puts somebody on a person's map who has said yes to a talk about Advocacy, with a day for it. */
export async function yesFrom(person: PersonDoor, name: string, talkOn = '2026-12-02'): Promise<void> {
  await person.command('/mentoring network');
  await person.press('network:add');
  await person.choose('Somebody in this Slack', name);
  await person.choose('What do they help you with, or could?', 'Advocacy');
  await person.choose('How is it now?', 'could help');
  await person.submit();
  await person.press('Write the ask');
  await person.submit();
  await person.press('I have sent it');
  await person.press('What did they say?');
  await person.press('They said yes');
  await person.choose('On which day do you talk?', talkOn);
  await person.submit();
  await person.close({ all: true });
}

/** The same, and the day after the talk she says that they met, and that they help her now. */
export async function metWith(running: Running, person: PersonDoor, name: string): Promise<void> {
  await yesFrom(person, name);
  await running.sandbox.clock({ do: 'jump', to: '2026-12-03T15:00:00Z' });
  await running.sandbox.settled();
  await person.openHome();
  await person.press('We met', { in: 'home' });
  await person.press('They help me now');
  await person.close({ all: true });
}
