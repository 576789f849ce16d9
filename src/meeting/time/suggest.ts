import { type Day, isTwice, localDay, zonedAt } from '../../calendar.ts';
import { usualHours } from '../../surfaces/allowed.ts';

/** What times are suggested by. */
export interface Asked {
  /** IANA names; null where Slack has not told. */
  zones: { hers: string | null; his: string | null };
  now: Date;
  minutes: number;
  /** In working days of hers, what is to be talked about goes out so long before. */
  lead: number;
  /** How often, by the id of the option. */
  rhythm: string;
  /** When the last meeting that was met began. */
  lastMet?: Date | undefined;
  /** Of her nights, the last day. */
  nightsUntil?: Day | null | undefined;
  /** Days on which nothing is suggested: those on which she is away, and those that are off for everybody. */
  away?: { from: Day; until: Day } | undefined;
  holidays?: readonly Day[] | undefined;
  /** What she has at other times, with a length in minutes: nothing is suggested over it. */
  taken: readonly { startsAt: Date; minutes: number }[];
}

/** So far ahead a day is looked for. */
const daysAhead = 400;
/** Nights that end later do not hold a suggestion. */
const nightsHold = { weeks: 4 } as const;

const rhythms: Readonly<Record<string, Temporal.DurationLike>> = {
  fortnightly: { weeks: 2 },
  monthly: { months: 1 },
  'two-monthly': { months: 2 },
  quarterly: { months: 3 },
};

type Zoned = Temporal.ZonedDateTime;
type Plain = Temporal.PlainDate;

/**
 * Three times on three days, the earliest first: in the working days of both, at an hour that lies in the day of both if
 * there is one. The rules were written by hand before this was: `test/meeting/times.md`.
 */
export function suggestedTimes(asked: Asked): Date[] {
  const isFree = (at: Zoned): boolean => at.epochMilliseconds > asked.now.getTime() && !isTaken(asked, at);
  const days = daysFrom(firstDay(asked)).filter((day) => !isOff(asked, day.toString()));
  const overlap = days.slice(0, 28).some((day) => hoursOf(asked, day).some((at) => isInHisDay(asked, at)));
  const usual = asked.lastMet && zonedAt(asked.zones.hers, asked.lastMet).toPlainTime();
  const found: Date[] = [];
  for (const day of days) {
    if (found.length === 3) break;
    const fitting = hoursOf(asked, day).filter((at) => (overlap ? isInHisDay(asked, at) : isHisWorkday(asked, at)));
    if (fitting.length === 0) continue;
    const again = overlap && usual ? atUsual(asked, day, usual) : undefined;
    const wished = again ?? (overlap ? nthOf(fitting, found.length) : nearest(asked, fitting));
    const from = wished?.epochMilliseconds ?? 0;
    const at = [...(wished ? [wished] : []), ...fitting.filter((one) => one.epochMilliseconds > from)].find(isFree);
    if (at) found.push(new Date(at.epochMilliseconds));
  }
  return found;
}

/** The earliest day: what they talk about can still go out before, and by the rhythm it is time. */
function firstDay({ zones, now, lead, rhythm, lastMet, nightsUntil }: Asked): Plain {
  const today = Temporal.PlainDate.from(localDay(zones.hers, now));
  let day = today;
  for (let left = lead + 1; left > 0; ) {
    day = day.add({ days: 1 });
    if (day.dayOfWeek <= 5) left -= 1;
  }
  const byRhythm = lastMet && Temporal.PlainDate.from(localDay(zones.hers, lastMet)).add(rhythms[rhythm] ?? {});
  const nights = nightsUntil ? Temporal.PlainDate.from(nightsUntil).add({ days: 1 }) : undefined;
  const holds = nights && Temporal.PlainDate.compare(nights, today.add(nightsHold)) <= 0 ? nights : undefined;
  return [byRhythm, holds].reduce<Plain>(
    (latest, other) => (other && Temporal.PlainDate.compare(other, latest) > 0 ? other : latest),
    day,
  );
}

const daysFrom = (first: Plain): Plain[] =>
  Array.from({ length: daysAhead }, (_, n) => first.add({ days: n })).filter(({ dayOfWeek }) => dayOfWeek <= 5);

const isOff = ({ away, holidays = [] }: Asked, day: Day): boolean =>
  holidays.includes(day) || (away !== undefined && away.from <= day && day <= away.until);

/** The hours of a day of hers at which a whole meeting lies in it, none that her clocks show twice or leave out. */
function hoursOf(asked: Asked, day: Plain): Zoned[] {
  const hours = Array.from({ length: usualHours.until - usualHours.from }, (_, n) => usualHours.from + n);
  return hours.flatMap((hour) => {
    const at = clockAt(asked, day, new Temporal.PlainTime(hour));
    return at ? [at] : [];
  });
}

function clockAt({ zones, minutes }: Asked, day: Plain, time: Temporal.PlainTime): Zoned | undefined {
  const zone = zonedAt(zones.hers, new Date(0)).timeZoneId;
  const at = day.toPlainDateTime(time).toZonedDateTime(zone);
  const isThere = at.toPlainTime().equals(time) && !isTwice(at) && !isTwice(inHis(zones.his, zones.hers, at));
  return isThere && isWithin(at, minutes) ? at : undefined;
}

/** Where his zone is not known he is taken to be where she is. */
const inHis = (his: string | null, hers: string | null, at: Zoned): Zoned =>
  zonedAt(his ?? hers, new Date(at.epochMilliseconds));

/** Whether a whole meeting lies in the day of whose clock it is. */
function isWithin(at: Zoned, minutes: number): boolean {
  const begins = at.hour * 60 + at.minute;
  return begins >= usualHours.from * 60 && begins + minutes <= usualHours.until * 60;
}

const isHisWorkday = ({ zones }: Asked, at: Zoned): boolean => inHis(zones.his, zones.hers, at).dayOfWeek <= 5;

const isInHisDay = (asked: Asked, at: Zoned): boolean =>
  isHisWorkday(asked, at) && isWithin(inHis(asked.zones.his, asked.zones.hers, at), asked.minutes);

function atUsual(asked: Asked, day: Plain, time: Temporal.PlainTime): Zoned | undefined {
  const at = clockAt(asked, day, time);
  return at && isInHisDay(asked, at) ? at : undefined;
}

/** On the first day the earliest hour, on the second the middle one, on the third the last. */
const nthOf = (hours: readonly Zoned[], n: number): Zoned | undefined =>
  hours[n === 0 ? 0 : n === 1 ? Math.floor((hours.length - 1) / 2) : hours.length - 1];

/** The hour with the fewest minutes between the meeting and the nearest working day of his; of equal ones the earlier. */
const nearest = (asked: Asked, hours: readonly Zoned[]): Zoned | undefined =>
  hours.reduce<Zoned | undefined>(
    (best, at) => (best && minutesOff(asked, best) <= minutesOff(asked, at) ? best : at),
    undefined,
  );

function minutesOff({ zones, minutes }: Asked, at: Zoned): number {
  const his = inHis(zones.his, zones.hers, at);
  const off = [-3, -2, -1, 0, 1, 2, 3].flatMap((days) => {
    const day = his.toPlainDate().add({ days });
    if (day.dayOfWeek > 5) return [];
    const at = (hour: number) => day.toPlainDateTime({ hour }).toZonedDateTime(his.timeZoneId).epochMilliseconds;
    const before = at(usualHours.from) - (his.epochMilliseconds + minutes * 60_000);
    const after = his.epochMilliseconds - at(usualHours.until);
    return [Math.max(before, after, 0)];
  });
  return Math.min(...off) / 60_000;
}

function isTaken({ taken, minutes }: Asked, at: Zoned): boolean {
  const [from, until] = [at.epochMilliseconds, at.epochMilliseconds + minutes * 60_000];
  return taken.some((one) => {
    const begins = one.startsAt.getTime();
    return begins < until && begins + one.minutes * 60_000 > from;
  });
}
