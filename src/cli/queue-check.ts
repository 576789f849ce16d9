import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import { GIVEN_UP_DAYS } from '../jobs/drain.ts';
import { queueState } from '../jobs/state.ts';
import type { Report } from './finding.ts';

/** A thousand nudges to one workspace take a few minutes at the pace that Slack allows. */
const longMinutes = 30;

/** Whether queued work gets done. */
export async function checkQueue(db: Kysely<Schema>, report: Report): Promise<void> {
  const { due, longest, givenUp } = await queueState(db);
  const minutes = Math.floor(longest / 60);
  const isLong = minutes >= longMinutes;
  report({
    ok: !isLong,
    sentence: isLong
      ? `Queue: ${due} job(s) wait, the first for ${minutes} minutes. Start the bot, or see in its log what holds it up.`
      : `Queue: ${due} job(s) to do now.`,
  });
  const jobs = givenUp.reduce((sum, one) => sum + one.jobs, 0);
  if (jobs === 0) return;
  const kinds = givenUp.map(({ name, fault, jobs: count }) => `${count} × ${name}: ${fault}`).join('; ');
  report({
    ok: false,
    sentence:
      `Queue: ${jobs} job(s) failed too often and were given up in the last ${GIVEN_UP_DAYS} days (${kinds}). The log has ` +
      'each ("a job was given up") and why ("a job failed"). Mend that, then: npm run cli -- retry-jobs.',
  });
}
