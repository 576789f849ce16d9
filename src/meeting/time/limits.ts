/** What can be wrong with a time. */
export type TimeProblem = 'missing' | 'past' | 'far' | 'twice' | 'stands' | 'ahead' | 'long-ago';

/** The first talk about how two work takes longer than the others: as long as what it begins with. */
export const firstMinutes = 50;

/** How long a meeting may be planned, in minutes; with what two agreed. */
const lengths = [20, 30, 45, 60] as const;

/** The lengths to choose from, the shortest first. @param others what is always among them, as what two agreed */
export const lengthsWith = (...others: number[]): number[] =>
  [...new Set([...lengths, ...others])].sort((a, b) => a - b);

/** A length that was chosen, as the form brings it; undefined where it is none, or no meeting can take it. */
export function lengthIn(chosen: string | null | undefined): number | undefined {
  const minutes = Number(chosen);
  return chosen && Number.isInteger(minutes) && minutes > 0 && minutes <= 8 * 60 ? minutes : undefined;
}

/** A year is the limit both ways: an agreed rhythm is quarterly at least, and later is a slip. */
const limitDays = 366;

const dayMs = 24 * 60 * 60 * 1000;

/**
 * What is wrong with the times of an offer, by field; at its own field each.
 *
 * @param stands the time that stands: to take it would move nothing
 * @param now when they are sent
 */
export function offerProblems(
  given: readonly (Date | undefined)[],
  stands: Date | undefined,
  now: Date,
): (TimeProblem | undefined)[] {
  const problems = given.map((time, at) => {
    if (!time) return undefined;
    if (given.slice(0, at).some((other) => other?.getTime() === time.getTime())) return 'twice';
    return time.getTime() === stands?.getTime() ? 'stands' : aheadProblem(time, now);
  });
  const isEnough = given.filter((time) => time !== undefined).length >= 2;
  const empty = given.indexOf(undefined);
  return problems.map((problem, at) => (!isEnough && at === empty ? 'missing' : problem));
}

/** What is wrong with a time that is to come. */
export function aheadProblem(time: Date | undefined, now: Date): TimeProblem | undefined {
  if (!time) return 'missing';
  if (time <= now) return 'past';
  return time.getTime() > now.getTime() + limitDays * dayMs ? 'far' : undefined;
}

/** What is wrong with a time at which two have met. */
export function behindProblem(time: Date | undefined, now: Date): TimeProblem | undefined {
  if (!time) return 'missing';
  if (time > now) return 'ahead';
  return time.getTime() < now.getTime() - limitDays * dayMs ? 'long-ago' : undefined;
}
