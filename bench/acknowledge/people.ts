import type { ModalView } from '@slack/types';
import { type Answers, noAnswers } from '../../src/assess/assessment.ts';
import type { PageId } from '../../src/assess/pages.ts';
import { startAssessment } from '../../src/assess/queries.ts';
import { pageView } from '../../src/assess/view.ts';
import { loadEditions } from '../../src/content/editions.ts';
import { openDatabase } from '../../src/db/client.ts';
import { loadKeys } from '../../src/db/load-keys.ts';
import { migrate } from '../../src/db/migrate.ts';
import { addPerson } from '../../src/people/queries.ts';

export const WORKSPACE = 'T0BENCH';

/** One who sends requests: somebody the bot knows, in the middle of an assessment. */
export interface Sender {
  slackUserId: string;
  assessmentId: string;
}

const { default: edition } = await loadEditions('content');
const now = new Date('2026-11-25T15:00:00Z');

/** What each of them has ticked and rated when the round begins. */
export function answers(): Answers {
  const asked = `${edition.id}@${edition.version}`;
  const need = { importance: 3, support: 1, asked } as const;
  return { ...noAnswers(), needs: { A1: need, B2: need, C2: need }, focus: ['A1'] };
}

/** Migrates a database and puts people into it, each with an open assessment, sealed as the bot does. */
export async function fillDatabase(url: string, key: string, count: number): Promise<Sender[]> {
  const database = await openDatabase({ url, dataDir: '', poolMax: 1 });
  await migrate(database);
  const keys = await loadKeys({ setting: key, database, dataDir: '' });
  const senders: Sender[] = [];
  for (let n = 0; n < count; n++) {
    const slackUserId = `U0BENCH${n}`;
    const { person } = await addPerson(database.db, { workspaceId: WORKSPACE, slackUserId }, now);
    const { id } = await database.db.transaction().execute((trx) =>
      startAssessment(trx, keys, {
        personId: person.id,
        edition: edition.id,
        version: edition.version,
        page: 'quick:needs',
        now,
        answers: answers(),
      }),
    );
    senders.push({ slackUserId, assessmentId: id });
  }
  await database.close();
  return senders;
}

const PAGES: PageId[] = ['quick:needs', 'quick:support', 'quick:focus'];

/** The pages as the bot shows them, by page: what people send back, and what the bare app has ready-made. */
export function pagesOf(assessmentId: string): Record<string, ModalView> {
  return Object.fromEntries(PAGES.map((page) => [page, pageView({ assessmentId, page, answers: answers(), edition })]));
}
