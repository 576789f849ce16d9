import { expect, test } from 'vitest';
import { runBot } from '../support/bot.ts';
import { testDatabase } from '../support/database.ts';
import { noteJobs } from '../support/jobs.ts';
import { startPassage } from '../support/wires/passage.ts';
import { everyStep, kindsOf } from './events.ts';

test('over a socket no event is acknowledged that the database did not take', async () => {
  const own = await testDatabase();
  await noteJobs(own.database.db);
  const passage = await startPassage(own.url);
  const running = await runBot({ databaseUrl: passage.url, mode: 'socket', givesUpMs: 1_000 });
  try {
    await running.sandbox.person('maya').command('/mentoring');
    const { sockets } = running.sandbox.workspace;
    const steps: Record<string, number> = {};
    for (const kind of kindsOf(running, own.database))
      steps[kind.name] = await everyStep(
        kind,
        async (payload) => (await sockets.send('events_api', payload, 3_000)).ok,
        passage,
        // An answer that does not come is waited for: three seconds each.
        3,
      );
    expect(Object.keys(steps)).toHaveLength(5);
    expect(Math.min(...Object.values(steps))).toBeGreaterThan(0);
  } finally {
    await running.stop();
    passage.close();
    await own.close();
  }
});
