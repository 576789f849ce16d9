import type { NamesOf, SayKey } from './sentences.ts';
import { inOrder } from './visible.ts';

type Values<K extends SayKey> = Readonly<Record<NamesOf<K>, string | number>>;

/** Anything that holds sentences: an edition. */
interface Speaker {
  readonly say: Readonly<Record<SayKey, string>>;
}

/**
 * The sentence `key` of an edition with its {names} filled in; the compiler asks for exactly the names it takes.
 * Values are put in as they stand: what a person typed must be escaped by the caller where the place is mrkdwn.
 */
export function say<K extends SayKey>(
  edition: Speaker,
  key: K,
  ...values: [NamesOf<K>] extends [never] ? [] : [values: Values<K>]
): string {
  return fill(edition.say[key], values[0] ?? {});
}

/** A sentence and what is filled in, chosen in one place to be said in another. */
export type Said = { [K in SayKey]: { readonly key: K; readonly values: Values<K> } }[SayKey];

/** The sentence that was chosen, in the words of an edition. */
export const sayChosen = (edition: Speaker, { key, values }: Said): string => fill(edition.say[key], values);

/**
 * A template with each {name} replaced by its value, in one pass, so that braces inside a value stay as typed. What
 * somebody typed may end in a stop: no second one follows it; what turns the direction of the words behind it is left out.
 * Throws when a name has no value: a person must never read "{need}".
 */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(placeholder, (_, name: string, stop: string = '') => {
    const value = values[name];
    if (value === undefined) throw new Error(`No value was given for {${name}} in a sentence of the content.`);
    return withStop(typeof value === 'string' ? inOrder(value) : String(value), stop);
  });
}

/** A {name}, with the stop that may follow it. */
const placeholder = /\{([a-zA-Z]+)\}([.?!])?/g;

/** A value and the stop that the sentence has behind it: one of the two, where the value brings its own. */
function withStop(value: string, stop: string): string {
  if (stop === '' || !/[.?!…]$/u.test(value)) return value + stop;
  return stop === '.' || value.endsWith(stop) ? value : withoutStop(value) + stop;
}

/** What somebody typed, to stand within a sentence that goes on behind it. */
export const withoutStop = (typed: string): string => typed.trim().replace(/[.。…]+$/u, '');

/** The {names} a template holds, each once, in order of appearance. */
export function placeholdersOf(template: string): string[] {
  return [...new Set([...template.matchAll(placeholder)].map((match) => match[1] ?? ''))];
}
