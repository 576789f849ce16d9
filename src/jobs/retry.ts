/** Attempts at a job that failed, after which it is given up. */
export const TRIES = 31;

/**
 * How long a job rests that has failed: 1 to 2 s after the first time, then twice as long each time up to 5 minutes, half of
 * it by chance. Thirty times: about an hour and a half, longer than Slack or a database is usually away.
 *
 * @param tries how often it has failed by now, from 1
 * @param chance from 0 up to 1
 */
export const restSeconds = (tries: number, chance: number): number => Math.min(300, 2 ** (tries - 1) * (1 + chance));
