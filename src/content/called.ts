/** What stands before a name, with or without its dot. A first name never follows one of these. */
const titles = /^(?:dr|prof|assoc|asst|mr|mrs|ms|mx|miss)\.?$/i;
/** What belongs to the name after it: "van Beethoven". */
const particles = /^(?:van|von|der|den|de|del|della|da|di|du|dos|la|le|ten|ter|zu|bin|ibn|al|el|st)\.?$/i;
/** What stands behind a name and is none. */
const behind = /^(?:md|do|phd|rn|np|pa|mph|jr|sr|ii|iii|iv)\.?$/i;
/** What stands before a first name, as no other title does. */
const knighted = /^(?:sir|dame)$/i;
/**
 * Kinship, or an office, that is part of what somebody is called: with the first name or the last. Words that are often a
 * first name themselves ("Dean", "Justice", "Tia") are left out.
 */
const belongsBefore = new RegExp(
  `^(?:${[
    'aunt|aunty|auntie|uncle|grandma|grandpa|grandmother|grandfather|granny|grandad|granddad|godmother|godfather',
    'mom|mum|mommy|mummy|dad|daddy|mother|father|sister|brother|cousin|tía|tío|tante|onkel|abuela|abuelo',
    'nurse|matron|midwife|coach|rabbi|rebbe|imam|sheikh|pastor|minister|reverend|rev|deacon|deaconess|chaplain|fr|sr|br',
    'archbishop|cardinal|friar|monsignor|swami|captain|capt|colonel|lieutenant|lt|sergeant|sgt|admiral|commander|officer',
    'president|principal|provost|chancellor|senator|governor|ambassador',
  ].join('|')})\\.?$`,
  'i',
);
const initial = /^\p{L}\.?$/u;
/** Scripts in which a first name stands first; of others nobody here knows which half is which. */
const firstNamesFirst = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}'’.‐-]+$/u;
const noPartOfNames =
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]|[\u200b-\u200f\u2060]|\ufe0f/gu;

/**
 * What somebody is called when they are greeted, in Home and in every draft: the first name ("Maya Okafor" → "Maya"), or
 * behind a title the last ("Dr. Daniel Reyes" → "Dr. Reyes"). Nothing is made of half a name or of an emoji: where it is in
 * doubt which is which ("Zhou, Helen", "山田 太郎", "my aunt"), and behind a word of kinship or of an office ("Aunt Rosa"), it
 * is the whole name.
 *
 * @param name as Slack gives it, or as it was typed; null until it is known
 * @returns undefined where there is no name
 */
export function calledBy(name: string | null | undefined): string | undefined {
  const whole = (name ?? '').replace(noPartOfNames, ' ').replace(/\s+/g, ' ').trim();
  if (whole === '') return name?.trim() || undefined;
  const words = whole.split(' ');
  if (whole.includes(',') || knighted.test(words[0] ?? '')) return whole;
  if (words.length > 1 && belongsBefore.test(words[0] ?? '')) return whole;
  const untitled = words.findIndex((word) => !titles.test(word));
  if (untitled < 0) return whole;
  const before = words.slice(0, untitled);
  const names = words.slice(untitled).filter((word) => !behind.test(word));
  const full = names.filter((word) => !initial.test(word));
  if (full.length === 0 || full.some((word) => !isName(word))) return whole;
  if (before.length === 0) return full[0];
  const last = lastOf(full);
  return last === undefined ? whole : [...before, last].join(' ');
}

/** Written as a name is: a word without a capital is none, be it of a script that has them. */
const isName = (word: string): boolean => firstNamesFirst.test(word) && (/^\p{Lu}/u.test(word) || particles.test(word));

/** The last name; undefined where more than one word may belong to it. */
function lastOf(names: readonly string[]): string | undefined {
  const family = names.slice(1);
  if (names.length === 1) return names[0];
  const surnames = family.filter((word) => !particles.test(word));
  return surnames.length === 1 && family.at(-1) === surnames[0] ? family.join(' ') : undefined;
}
