import type { Job } from '../jobs/job.ts';
import { retryGivenUp } from '../jobs/settle.ts';
import type { Command } from './command.ts';
import { withDatabase } from './store.ts';

/**
 * `retry-jobs`: what was given up is done after all.
 * @param jobs every kind of queued work
 */
export const retryJobsCommand = (jobs: readonly Job[]): Command => ({
  summary: 'try work again that had failed too often and was given up',
  help: `

Puts all work that was given up ("doctor" names it) back into the queue, to be tried as often as anew. First mend why it
failed: the log says so ("a job failed"). Each looks again whether it is still wanted, so nothing is sent that nobody
waits for. On PostgreSQL the running bot begins at once; on the embedded database stop the bot first, and start it after.`,
  options: {},
  run: (_values, context) =>
    withDatabase(context, async ({ db }) => {
      const again = await retryGivenUp(
        db,
        jobs.map(({ name }) => name),
      );
      if (again.length === 0) return context.tell('Nothing was given up that this release could try again.');
      for (const { name, jobs: count } of again) context.tell(`${name}: ${count} to be tried again`);
    }),
});
