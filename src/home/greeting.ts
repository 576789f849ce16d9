/** What stands before a name, in our editions' two languages of titles; with or without its dot. */
const titles = /^(?:dr|prof|assoc|asst|mr|mrs|ms|mx|miss|sir|dame)\.?$/i;
const initial = /^\p{L}\.$/u;

/**
 * How somebody is greeted: the first word of their name that is no title or initial ("Dr. Helen Zhou" → "Helen"). Where
 * that is in doubt ("Zhou, Helen"), the whole name.
 *
 * @param name as Slack gives it; null until it has told
 */
export function firstName(name: string | null): string | undefined {
  const whole = name?.trim() ?? '';
  if (whole === '' || whole.includes(',')) return whole || undefined;
  return whole.split(/\s+/).find((word) => !titles.test(word) && !initial.test(word)) ?? whole;
}
