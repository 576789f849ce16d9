import { asSeen } from './visible.ts';

/** What stands before a name, with or without its dot. A first name never follows one of these. */
const titles = new RegExp(
  `^(?:${[
    'dr|dra|drs|doctor|doktor|prof|profa|professor|professora|assoc|associate|asst|assistant',
    'mr|mrs|ms|mx|miss|herr|frau|monsieur|madame|mme|mlle|señor|señora|señorita|sra|srta|dott',
  ].join('|')})\\.?$`,
  'i',
);
/** What belongs to the name after it: "van Beethoven". */
const particles = /^(?:van|von|der|den|de|del|della|da|di|du|dos|la|le|ten|ter|zu|bin|ibn|al|el|st)\.?$/i;
/** What stands behind a name and is none. */
const behind = /^(?:m\.?d|d\.?o|ph\.?d|rn|np|pa|dnp|pharmd|mph|mba|msc|ms|facp|facs|esq|jr|sr|ii|iii|iv)\.?$/i;
/** What stands before a first name, as no other title does. */
const knighted = /^(?:sir|dame|lord|lady)$/i;
/** A title that we do not know, or initials in one: "Hon.", "J.R.R." */
const abbreviated = /^\p{L}.+\.$/u;
/** What people put behind their name in brackets: "(she/her)", "[on leave]". */
const bracketed = /\s*[([][^()[\]]*[)\]]$/;
/**
 * Family names that are no first names, of those who write them first, in Latin letters too: the commonest of Vietnam and of
 * China. Of "Kim", "Lee" or "Lin" nobody can tell.
 */
const familyFirst = new RegExp(
  `^(?:${[
    'nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|hồ|ngô|dương|lý',
    'wang|zhang|liu|chen|huang|zhao|zhou|xu|zhu|guo|zheng|xie|feng|cheng|cai|deng|jiang|zeng|lü|xiao|yuan|xue|zhong',
  ].join('|')})$`,
  'i',
);
/** Behind family name and first name, as forms have it: "Иванова Мария Петровна". */
const patronymic = /^\p{Script=Cyrillic}+(?:вна|чна|вич|ьич|кич|мич)$/u;
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
const pictures = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]/gu;

/**
 * What somebody is called when they are greeted, in Home and in every draft: the first name ("Maya Okafor" → "Maya"), or
 * behind a title the last ("Dr. Daniel Reyes" → "Dr. Reyes"). Nothing is made of half a name or of an emoji: where it is in
 * doubt which is which ("Zhou, Helen", "Wang Xiuying", "山田 太郎", "my aunt"), and behind a word of kinship or of an office ("Aunt Rosa"), it
 * is the whole name.
 *
 * @param name as Slack gives it, or as it was typed; null until it is known
 * @returns undefined where there is no name
 */
export function calledBy(name: string | null | undefined): string | undefined {
  const whole = asSeen((name ?? '').replace(pictures, ' '));
  if (whole === '') return name?.trim() || undefined;
  const bare = withoutWhatFollows(whole);
  const words = bare.split(' ');
  if (bare.includes(',') || knighted.test(words[0] ?? '')) return whole;
  if (words.length > 1 && belongsBefore.test(words[0] ?? '')) return whole;
  const untitled = words.findIndex((word) => !titles.test(word));
  if (untitled < 0) return whole;
  const before = words.slice(0, untitled);
  const names = words.slice(untitled).filter((word) => !behind.test(word));
  const full = names.filter((word) => !initial.test(word));
  if (full.length === 0 || full.some((word) => !isName(word))) return whole;
  if (before.length === 0) return isFirstFirst(full) ? full[0] : whole;
  const last = lastOf(full);
  return last === undefined ? whole : [...before, last].join(' ');
}

/** A name without brackets and degrees behind it; itself where nothing else is there. */
function withoutWhatFollows(whole: string): string {
  const parts = whole.replace(bracketed, '').split(/, */);
  while (
    parts.length > 1 &&
    parts
      .at(-1)
      ?.split(' ')
      .every((word) => behind.test(word))
  )
    parts.pop();
  return parts.join(', ') || whole;
}

/** Whether the first of several names is what somebody is called by. */
function isFirstFirst([first = '', ...others]: readonly string[]): boolean {
  if (abbreviated.test(first) || !/^\p{Lu}/u.test(first)) return false;
  if (others.length > 0 && familyFirst.test(first)) return false;
  return !(others.length === 2 && patronymic.test(others[1] ?? ''));
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
