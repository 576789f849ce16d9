import { localDay, localHour } from '../calendar.ts';

/** The hours of the reader's day in which something may reach them; `any` for what their own press brought. */
export type Hours = 'any' | { from: number; until: number };

/** What nobody asked for just now comes in the day. */
export const dayHours = { from: 8, until: 19 } as const satisfies Hours;

/**
 * The first instant, from the given one on, at which a message of a kind may reach somebody: what may push, asks here.
 *
 * @param person whose zone counts; undefined for a channel, which has none
 */
export function allowedAt(
  person: { time_zone: string | null } | undefined,
  kind: { hours: Hours },
  instant: Date,
): Date {
  const { hours } = kind;
  if (!person || hours === 'any') return instant;
  const today = localDay(person.time_zone, instant);
  const at = (day: string, hour: number): Date => localHour(person.time_zone, day, hour);
  if (instant < at(today, hours.from)) return at(today, hours.from);
  if (instant < at(today, hours.until)) return instant;
  return at(Temporal.PlainDate.from(today).add({ days: 1 }).toString(), hours.from);
}
