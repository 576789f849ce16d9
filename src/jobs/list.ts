import { z } from 'zod';

/**
 * Every kind of queued work and what its job holds: ids, never what people wrote, because jobs lie in the database in
 * clear. A handler reads the rest when it runs, and looks again whether the work is still wanted.
 */
export const JOBS = {
  /** Learn who somebody is, and say hello once. */
  'people.welcome': z.strictObject({ person: z.uuid() }),
  /** Ask Slack who somebody is, in case a change was missed. */
  'people.ask': z.strictObject({ person: z.uuid() }),
  /** Tell every map that somebody has left their Slack. */
  'people.left': z.strictObject({ workspace: z.string(), user: z.string() }),
  /** Bring somebody's Home tab up to date. */
  'home.publish': z.strictObject({ person: z.uuid() }),
  /** Post the result of a finished assessment to its owner. */
  'assess.send-result': z.strictObject({ assessment: z.uuid() }),
  /** Bring a mentor's message about a goal to what it should be: sent, up to date, or out of the chat. */
  'goals.show-shared': z.strictObject({ goal: z.uuid(), mentor: z.uuid() }),
  /** Send somebody the picture of their map, with the list that says the same. */
  'network.send-map': z.strictObject({ person: z.uuid() }),
  /** Send somebody what they asked to be reminded of, as one message, or bring that message up to date. */
  'network.remind': z.strictObject({ person: z.uuid(), message: z.uuid() }),
} as const satisfies Record<string, z.ZodObject<Record<string, z.ZodUUID | z.ZodString>>>;

export type JobName = keyof typeof JOBS;
export type JobData<Name extends JobName> = z.output<(typeof JOBS)[Name]>;
export const JOB_NAMES = Object.keys(JOBS) as JobName[];
