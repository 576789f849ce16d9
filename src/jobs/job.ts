/**
 * A kind of queued work: its name, and which ids a job of it holds. Ids alone, never what people wrote, because jobs lie
 * in the database in clear. Whoever wants the work sends this value; its feature names who does it.
 */
export interface Job<Id extends string = string> {
  /** `feature.verb`: as it stands in the database, in metrics and in the log. */
  readonly name: string;
  readonly ids: readonly Id[];
}

/** What a job holds: for each name the id of a row, or Slack's. */
export type JobData<Id extends string> = { readonly [Name in Id]: string };

/** Defines a kind of queued work. */
export const defineJob = <const Id extends string>(name: `${string}.${string}`, ...ids: Id[]): Job<Id> => ({
  name,
  ids,
});

/** `unused`: the work called nothing of Slack's, so that its slot of the pace goes to another. */
export type Slot = 'used' | 'unused';

/** What work comes to; who says nothing has used its slot. */
export type Working = Promise<Slot> | Promise<void>;

/** Who does a kind of queued work. */
export interface Worker<Ctx> {
  readonly job: Job;
  run(data: JobData<string>, ctx: Ctx): Working;
}

/**
 * Names who does a kind of queued work.
 *
 * @param run reads the rest by the ids, and looks again whether the work is still wanted: it may run twice, and late. It says
 *   when it has called nothing of Slack's
 */
export const worker = <Id extends string, Ctx>(
  job: Job<Id>,
  run: (data: JobData<Id>, ctx: Ctx) => Working,
): Worker<Ctx> => ({ job, run: run as Worker<Ctx>['run'] });
