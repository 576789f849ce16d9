import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Answers } from '../../src/assess/assessment.ts';
import { answersSealed } from '../../src/assess/queries.ts';
import type { Schema } from '../../src/db/schema.ts';
import { identityIn } from '../../src/db/sealed.ts';
import type { KeyRing } from '../../src/keys.ts';

const asked = 'academic-medicine@1.0.0';
/** A quick check that found one need, with which nobody helps: what comes next is somebody for her map. */
const answers: Answers = {
  ...{ form: 'quick', focus: ['B2'], behaviours: {}, reflections: {} },
  needs: { B2: { importance: 3, support: 0, asked } },
};

const atOnce = 500;

/** Lets people of a database have finished their quick check at an instant. */
export async function finishChecks(
  db: Kysely<Schema>,
  keys: KeyRing,
  people: readonly string[],
  at: Date,
): Promise<void> {
  for (let from = 0; from < people.length; from += atOnce) {
    const rows = people.slice(from, from + atOnce).map((person_id) => {
      const of = { id: randomUUID(), person_id };
      return {
        ...of,
        ...{ edition: 'academic-medicine', edition_version: '1.0.0', page: 'result', started_at: at, finished_at: at },
        answers: keys.seal(JSON.stringify(answers), identityIn(answersSealed, of)),
      };
    });
    await db.insertInto('assessment').values(rows).execute();
  }
}
