/** Where a value stands: in which file, as a message names it. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** A value with its place, and everything in it with theirs. */
export interface Placed {
  readonly at: Place;
  readonly holds: Scalar | readonly Placed[] | Entries;
}

export type Scalar = string | number | boolean | null;
type Entries = ReadonlyMap<string, Placed>;

/** What a merge came upon. */
export interface Findings {
  /** Says what cannot be merged. */
  problem(at: Place, path: string, message: string): void;
  /** Hears of each value of the upper file that says something new or otherwise … */
  changed(at: Place): void;
  /** … and of each that says the same as what stands below. */
  same(at: Place, path: string): void;
}

/**
 * Lays one file over another. Tables are merged by key; lists by the `id` or `value` of their entries, in the order
 * below; any other value above stands in place of the one below. A list whose entries have neither stands whole in
 * place of the one below, and may not be shorter: an entry would be lost without a word.
 */
export function merge(below: Placed, above: Placed, findings: Findings, path = ''): Placed {
  if (isTable(below) && isTable(above)) return mergeTables(below, above, findings, path);
  if (isList(below) && isList(above)) return mergeLists(below, above, findings, path);
  if (below.holds === above.holds) findings.same(above.at, path);
  else findings.changed(above.at);
  return above;
}

function mergeTables(below: Table, above: Table, findings: Findings, path: string): Placed {
  const merged = new Map(below.holds);
  for (const [key, value] of above.holds) {
    const known = below.holds.get(key);
    // What names an entry is no word of it.
    if (known && isKey(key) && known.holds === value.holds) continue;
    if (!known) findings.changed(value.at);
    merged.set(key, known ? merge(known, value, findings, inTable(path, key)) : value);
  }
  return { at: above.at, holds: merged };
}

function mergeLists(below: List, above: List, findings: Findings, path: string): Placed {
  const merged = [...below.holds];
  if ([...merged, ...above.holds].map(keyOf).includes(undefined)) return replaced(below, above, findings, path);
  for (const list of [below, above]) {
    const keys = list.holds.map(keyOf);
    const twice = keys.find((key, index) => keys.indexOf(key) !== index);
    if (twice !== undefined) findings.problem(list.at, path, `has ${twice} twice: each entry stands once`);
  }
  const placeOf = (key: string | undefined): number => merged.findIndex((entry) => keyOf(entry) === key);
  // From the last one up, so that a new entry finds the known one that it stands before.
  let before = merged.length;
  for (const entry of above.holds.toReversed()) {
    const key = keyOf(entry);
    const place = placeOf(key);
    const known = merged[place];
    if (known) merged[place] = merge(known, entry, findings, inList(path, key));
    else {
      findings.changed(entry.at);
      merged.splice(before, 0, entry);
    }
    before = known ? place : before;
  }
  return { at: above.at, holds: merged };
}

function replaced(below: List, above: List, findings: Findings, path: string): Placed {
  const [long, short] = [below.holds.length, above.holds.length];
  if (short < long)
    findings.problem(
      above.at,
      path,
      `holds ${short} entries, ${long} stand in ${below.at.file}: give each the id of the one it changes`,
    );
  findings.changed(above.at);
  return above;
}

type Table = Placed & { readonly holds: Entries };
type List = Placed & { readonly holds: readonly Placed[] };

export const isTable = (one: Placed): one is Table => one.holds instanceof Map;
const isList = (one: Placed): one is List => Array.isArray(one.holds);
const isKey = (name: string): boolean => name === 'id' || name === 'value';

/** By what an entry of a list is known: its `id`, or the `value` it labels. */
export function keyOf(entry: Placed): string | undefined {
  if (!isTable(entry)) return undefined;
  const key = (entry.holds.get('id') ?? entry.holds.get('value'))?.holds;
  return typeof key === 'string' || typeof key === 'number' ? String(key) : undefined;
}

const inTable = (path: string, key: string): string => `${path}${path && '.'}${key}`;
const inList = (path: string, key: string | number | undefined): string => `${path}[${key}]`;

/**
 * Goes into a value along a path, as far as it leads.
 * @returns what stands at its end, if it is there; the last that is there; and the path as a reader of the file would
 * point at it, such as `needs[B1].label`
 */
export function follow(one: Placed, path: readonly PropertyKey[]): { end?: Placed; last: Placed; text: string } {
  let [last, text, lost]: [Placed, string, boolean] = [one, '', false];
  for (const key of path) {
    const next = isTable(last) ? last.holds.get(String(key)) : isList(last) ? last.holds[Number(key)] : undefined;
    text = typeof key === 'number' ? inList(text, (next && keyOf(next)) ?? key) : inTable(text, String(key));
    lost ||= !next;
    if (next && !lost) last = next;
  }
  return { ...(!lost && { end: last }), last, text: text || 'file' };
}

/** Everything in a value as plain data. */
export function plain(one: Placed): unknown {
  if (isTable(one)) return Object.fromEntries([...one.holds].map(([key, value]) => [key, plain(value)]));
  return isList(one) ? one.holds.map(plain) : one.holds;
}

/** The files that the words in a value come from; `id` and `value` name entries and are no words. */
export function filesOf(one: Placed): Set<string> {
  if (isTable(one)) return joined([...one.holds].filter(([key]) => !isKey(key)).map(([, value]) => filesOf(value)));
  return isList(one) ? joined(one.holds.map(filesOf)) : new Set([one.at.file]);
}

const joined = (sets: readonly Set<string>[]): Set<string> => new Set(sets.flatMap((files) => [...files]));
