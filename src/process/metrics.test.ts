import { expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';

it('measures each bot for itself, and says when the database is away', async () => {
  const [one, other] = [createMetrics(), createMetrics()];
  one.acknowledged('command', 0.02);
  one.jobEnded('assess.send-result', 'failed', 1);
  let up = true;
  one.nudge('withheld', 'hours');
  one.nudge('sent');
  one.nudgeLag(45);
  one.watchDatabase(async () => up);
  one.watchDue(async () => {
    if (!up) throw new Error('away');
    return { nudges: 2 };
  });
  one.watchQueue(async () => {
    if (!up) throw new Error('away');
    return { 'assess.send-result': 3 };
  });
  const lines = async (metrics = one) =>
    (await metrics.registry.metrics()).split('\n').filter((line) => line.startsWith('mentoring_'));
  const first = await lines();
  expect(first).toContain('mentoring_ack_seconds_bucket{le="0.025",kind="command"} 1');
  expect(first).toContain('mentoring_jobs_total{job="assess.send-result",outcome="failed"} 1');
  expect(first).toContain('mentoring_nudges_total{outcome="withheld",reason="hours"} 1');
  expect(first).toContain('mentoring_nudges_total{outcome="sent",reason=""} 1');
  expect(first).toContain('mentoring_nudge_lag_seconds_bucket{le="60"} 1');
  expect(first).toContain('mentoring_due{tick="nudges"} 2');
  expect(first).toContain('mentoring_database_up 1');
  expect(first).toContain('mentoring_queue_jobs{job="assess.send-result"} 3');
  up = false;
  const second = await lines();
  expect(second).toContain('mentoring_database_up 0');
  expect(second.filter((line) => /^mentoring_(queue_jobs|due)/.test(line))).toEqual([]);
  expect((await lines(other)).filter((line) => /command|failed/.test(line))).toEqual([]);
});
