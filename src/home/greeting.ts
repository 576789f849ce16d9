/**
 * How somebody is greeted: the first word of their name that is no title or initial ("Dr. Helen Zhou" → "Helen"). Where
 * there is no other, the whole name.
 *
 * @param name as Slack gives it; null until it has told
 */
export function firstName(name: string | null): string | undefined {
  const words = name?.trim().split(/\s+/) ?? [];
  return words.find((word) => word !== '' && !/^\p{L}{1,4}\.$/u.test(word)) ?? (name?.trim() || undefined);
}
