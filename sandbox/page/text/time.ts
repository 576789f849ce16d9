/** Formats cost more to make than to use, so each is made once per zone. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(tz: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${tz}|${JSON.stringify(options)}`;
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat('en-US', { timeZone: tz, ...options });
    formats.set(key, found);
  }
  return found;
}

/** The instant of a Slack timestamp such as `1733734800.000100`. */
export const instant = (ts: string): Date => new Date(Number.parseFloat(ts) * 1000);

/** `09:05` in the zone. */
export const clockTime = (at: Date, tz: string): string =>
  format(tz, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);

/** `Mon 7 Dec` in the zone. */
export function shortDay(at: Date, tz: string): string {
  const parts = Object.fromEntries(
    format(tz, { weekday: 'short', day: 'numeric', month: 'short' })
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  );
  return `${parts.weekday} ${parts.day} ${parts.month}`;
}

/** `2026-12-07`, the calendar day in the zone. */
export const isoDay = (at: Date, tz: string): string => {
  const parts = Object.fromEntries(
    format(tz, { year: 'numeric', month: '2-digit', day: '2-digit' })
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  );
  return `${parts.year?.padStart(4, '0')}-${parts.month}-${parts.day}`;
};

/** The heading over a day's messages: Today, Yesterday, or the date, with its year where that is another one. */
export function dayHeading(at: Date, now: Date, tz: string): string {
  const day = isoDay(at, tz);
  if (day === isoDay(now, tz)) return 'Today';
  if (day === isoDay(new Date(now.getTime() - 86_400_000), tz)) return 'Yesterday';
  const sameYear = day.slice(0, 4) === isoDay(now, tz).slice(0, 4);
  return format(tz, {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    ...(sameYear ? {} : { year: 'numeric' as const }),
  }).format(at);
}

/** Full date and time, for the tooltip of a message's time. */
export const fullTime = (at: Date, tz: string): string =>
  `${format(tz, { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' }).format(at)} at ${clockTime(at, tz)}`;

/** Milliseconds the zone is ahead of UTC at an instant. */
function offset(at: number, tz: string): number {
  const date = new Date(Math.floor(at / 60_000) * 60_000);
  const local = Date.parse(`${isoDay(date, tz)}T${clockTime(date, tz)}:00Z`);
  return local - date.getTime();
}

/** Unix seconds of a wall time `2026-12-07T09:00` in the zone; in a gap of the clocks the later reading is taken. */
export function epochOfLocal(local: string, tz: string): number {
  const asUtc = Date.parse(`${local}:00Z`);
  const first = asUtc - offset(asUtc, tz);
  const second = asUtc - offset(first, tz);
  const inGap = offset(second, tz) !== offset(first, tz);
  return Math.round((inGap ? Math.max(first, second) : second) / 1000);
}

/** Wall time `2026-12-07T09:00` in the zone of Unix seconds, as `<input type="datetime-local">` wants it. */
export function localOfEpoch(seconds: number, tz: string): string {
  const at = new Date(seconds * 1000);
  return `${isoDay(at, tz)}T${clockTime(at, tz)}`;
}

/** Slack's `<!date^…>` tokens filled in for the zone; unknown ones stay as they are. */
export function slackDate(seconds: number, pattern: string, tz: string, now: Date): string {
  const at = new Date(seconds * 1000);
  const part = (options: Intl.DateTimeFormatOptions) => format(tz, options).format(at);
  const pretty = (text: string) => {
    const heading = dayHeading(at, now, tz);
    return heading === 'Today' || heading === 'Yesterday' ? heading.toLowerCase() : text;
  };
  const day = Number(part({ day: 'numeric' }));
  const suffix =
    day % 10 === 1 && day !== 11
      ? 'st'
      : day % 10 === 2 && day !== 12
        ? 'nd'
        : day % 10 === 3 && day !== 13
          ? 'rd'
          : 'th';
  const date = `${part({ month: 'long' })} ${day}${suffix}, ${part({ year: 'numeric' })}`;
  const short = part({ month: 'short', day: 'numeric', year: 'numeric' });
  const long = `${part({ weekday: 'long' })}, ${date}`;
  const tokens: Record<string, string> = {
    date_num: isoDay(at, tz),
    date_slash: part({ month: '2-digit', day: '2-digit', year: 'numeric' }),
    date,
    date_short: short,
    date_long: long,
    date_pretty: pretty(date),
    date_short_pretty: pretty(short),
    date_long_pretty: pretty(long),
    day_divider_pretty: pretty(long),
    time: clockTime(at, tz),
    time_secs: part({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }),
    ago: ago(now.getTime() - at.getTime()),
  };
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => tokens[name] ?? whole);
}

/** A distance in time in words: `just now`, `5 minutes ago`, `in 2 days`. */
export function ago(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / 60_000);
  if (minutes < 1) return 'just now';
  const [n, unit] =
    minutes < 60
      ? [minutes, 'minute']
      : minutes < 1440
        ? [Math.round(minutes / 60), 'hour']
        : [Math.round(minutes / 1440), 'day'];
  const words = `${n} ${unit}${n === 1 ? '' : 's'}`;
  return ms >= 0 ? `${words} ago` : `in ${words}`;
}
