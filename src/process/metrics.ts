import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What is measured, without anything about people: no ids, no names, no words. */
export interface Metrics {
  /** For `GET /metrics`. */
  registry: Registry;
  /** How long Slack waited for an answer. `kind` is one of few: command, action, view_submission, event … */
  acknowledged(kind: string, seconds: number): void;
  /** An attempt at a job ended; `failed` ones are tried again until they are given up, `refused` ones when Slack says. */
  jobEnded(job: string, outcome: 'done' | 'failed' | 'refused', seconds: number): void;
  /** A job has failed too often and is not tried again. */
  jobGivenUp(job: string): void;
  /**
   * What became of a weekly nudge: handed to its delivery, withheld with the reason, refused by Slack for good, given up
   * because it had not gone by the end of its week, or answered by a button of its own message.
   */
  nudge(outcome: 'sent' | 'withheld' | 'failed' | 'given-up' | 'answered', reason?: string): void;
  /** How long after its time one was handed to its delivery. */
  nudgeLag(seconds: number): void;
  /** Asked at each scrape: how much is due by the clock, by the name of its tick. Nothing is shown while the database is away. */
  watchDue(due: () => Promise<Record<string, number>>): void;
  /** Asked at each scrape: does the database answer? */
  watchDatabase(answers: () => Promise<boolean>): void;
  /** Asked at each scrape: jobs that wait or run, by name. Nothing is shown while the database is away. */
  watchQueue(depths: () => Promise<Record<string, number>>): void;
}

/** Metrics in a registry of their own, so that two bots in one process (as in tests) do not meet. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const ack = new Histogram({
    name: 'mentoring_ack_seconds',
    help: 'Time until a request of Slack was acknowledged; Slack gives up after 3.',
    labelNames: ['kind'],
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3],
    registers,
  });
  const jobs = new Counter({
    name: 'mentoring_jobs_total',
    help: 'Attempts at jobs, and jobs that were given up.',
    labelNames: ['job', 'outcome'],
    registers,
  });
  const jobTime = new Histogram({
    name: 'mentoring_job_seconds',
    help: 'How long a job ran.',
    labelNames: ['job'],
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60],
    registers,
  });
  const nudges = new Counter({
    name: 'mentoring_nudges_total',
    help: 'Weekly nudges by what became of them: sent, withheld (with the reason), failed, given-up, answered.',
    labelNames: ['outcome', 'reason'],
    registers,
  });
  const lag = new Histogram({
    name: 'mentoring_nudge_lag_seconds',
    help: 'How long after its time a weekly nudge was handed to its delivery.',
    buckets: [30, 60, 120, 300, 900, 3_600, 86_400],
    registers,
  });
  return {
    registry,
    acknowledged: (kind, seconds) => ack.observe({ kind }, seconds),
    jobEnded(job, outcome, seconds) {
      jobs.inc({ job, outcome });
      jobTime.observe({ job }, seconds);
    },
    jobGivenUp: (job) => jobs.inc({ job, outcome: 'given-up' }),
    nudge: (outcome, reason = '') => nudges.inc({ outcome, reason }),
    nudgeLag: (seconds) => lag.observe(seconds),
    watchDue(due) {
      new Gauge({
        name: 'mentoring_due',
        help: 'What is due by the clock and not looked at yet: of nudges, people.',
        labelNames: ['tick'],
        registers,
        async collect() {
          this.reset();
          const counted = await due().catch(() => ({}));
          for (const [tick, count] of Object.entries(counted)) this.set({ tick }, count);
        },
      });
    },
    watchDatabase(answers) {
      new Gauge({
        name: 'mentoring_database_up',
        help: '1 while the database answers.',
        registers,
        async collect() {
          this.set((await answers()) ? 1 : 0);
        },
      });
    },
    watchQueue(depths) {
      new Gauge({
        name: 'mentoring_queue_jobs',
        help: 'Jobs that wait or run.',
        labelNames: ['job'],
        registers,
        async collect() {
          this.reset();
          const counted = await depths().catch(() => ({}));
          for (const [job, count] of Object.entries(counted)) this.set({ job }, count);
        },
      });
    },
  };
}
