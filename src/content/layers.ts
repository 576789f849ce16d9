import { baseId, type ContentFile, type ContentFiles, type Problem } from './files.ts';
import { filesOf, isTable, merge, type Place, type Placed } from './merge.ts';

/** An edition as its files make it, not yet checked. */
export interface Layered {
  /** The edition's own file. */
  readonly top: ContentFile;
  readonly merged: Placed;
  readonly remarks: readonly string[];
}

/** A file that was read: one layer of an edition. */
type Layer = ContentFile & { readonly root: Placed };

/**
 * Lays the file of an edition over the one that it builds on, and so on down to the base.
 * @returns undefined when one of these cannot be read or found, which then is among the problems
 */
export function layersOf(file: ContentFile, files: ContentFiles, problems: Problem[]): Layered | undefined {
  const layers = chainOf(file, files, problems);
  const [top] = layers ?? [];
  if (!layers || !top) return undefined;
  const remarks: string[] = [];
  const words = layers.reduceRight<Placed | undefined>((below, layer, depth) => {
    const under = layers[depth + 1];
    if (!below || !under) return wordsOf(layer);
    const laid = lay(layer, below, problems);
    const needsVersion =
      laid.changes > 0 && !layer.shipped && !layers.some((one) => !one.shipped && entryOf(one, 'version'));
    if (needsVersion) problems.push(withoutVersion(layer, under));
    if (files.own.get(layer.id) === layer) remarks.push(...repeatedIn(layer, laid.same, under));
    return laid.words;
  }, undefined);
  if (!words) return undefined;
  for (const layer of layers) remarks.push(...formerNamesIn(layer));
  return { top, merged: withHead(words, top, versionOf(layers, words, problems), problems), remarks };
}

/**
 * A file and what it builds on, downwards. A file builds on the one that it names under `extends`; without that on the
 * shipped one of its own name, or else on the base. What is looked for is looked for in the content folder first.
 */
function chainOf(
  file: ContentFile,
  files: ContentFiles,
  problems: Problem[],
  above: readonly Layer[] = [],
): Layer[] | undefined {
  if (!isRead(file)) return undefined;
  const chain = [...above, file];
  const free = (...found: (ContentFile | undefined)[]): ContentFile | undefined =>
    found.find((one) => one && !chain.some((layer) => layer === one));
  const named = entryOf(file, 'extends');
  if (!named) {
    const under = free(
      files.shipped.get(file.id),
      ...(file.id === baseId ? [] : [files.own.get(baseId), files.shipped.get(baseId)]),
    );
    return under ? chainOf(under, files, problems, chain) : chain;
  }
  const under = free(files.own.get(String(named.holds)), files.shipped.get(String(named.holds)));
  if (under) return chainOf(under, files, problems, chain);
  const known = [...new Set([...files.shipped.keys(), ...files.own.keys()])].join(', ');
  problems.push({
    file: file.name,
    line: named.at.line,
    path: 'extends',
    message: `is ${String(named.holds)}, which is not there or builds on this file itself: there is ${known}`,
  });
  return undefined;
}

const isRead = (file: ContentFile): file is Layer => file.root !== undefined;

const entryOf = ({ root }: Layer, key: string): Placed | undefined => (isTable(root) ? root.holds.get(key) : undefined);

/** What a file says, without what it says of itself. */
function wordsOf({ root }: Layer): Placed {
  const words = new Map(isTable(root) ? root.holds : []);
  for (const key of ['id', 'version', 'extends']) words.delete(key);
  return { at: root.at, holds: words };
}

function lay(layer: Layer, below: Placed, problems: Problem[]) {
  const same: { at: Place; path: string }[] = [];
  let changes = 0;
  const words = merge(below, wordsOf(layer), {
    problem: ({ file, line }, path, message) => problems.push({ file, line, path, message }),
    changed: () => {
      changes += 1;
    },
    same: (at, path) => same.push({ at, path }),
  });
  return { words, changes, same };
}

/**
 * The version of an edition: the numbers of all files that some of its words come from, its own first, such as
 * `1.0.0+1.2.0`. So it is another one when the words of the base change, and stays the same when those change that the
 * edition has words of its own for. Undefined when none of them has one.
 */
function versionOf(layers: readonly Layer[], words: Placed, problems: Problem[]): string | undefined {
  const speaking = filesOf(words);
  const versions = layers.flatMap((layer) => {
    const given = entryOf(layer, 'version');
    if (!given) return [];
    const [file, line, version] = [layer.name, given.at.line, given.holds];
    if (typeof version !== 'string')
      problems.push({ file, line, path: 'version', message: 'must be text: put it in quotes' });
    else if (!/^\d+\.\d+\.\d+$/.test(version))
      problems.push({ file, line, path: 'version', message: 'must be three numbers with dots, such as "1.2.0"' });
    else if (speaking.has(file)) return [version];
    return [];
  });
  return versions.length > 0 ? versions.join('+') : undefined;
}

/** The words of an edition with what it says of itself; its id is its file's name. */
function withHead(words: Placed, file: Layer, version: string | undefined, problems: Problem[]): Placed {
  const id = entryOf(file, 'id');
  if (id && id.holds !== file.id)
    problems.push({
      file: file.name,
      line: id.at.line,
      path: 'id',
      message: `is ${String(id.holds)}: the file must then be ${String(id.holds)}.yaml`,
    });
  const head = new Map(isTable(words) ? words.holds : []).set('id', { at: file.root.at, holds: file.id });
  if (version) head.set('version', { at: (entryOf(file, 'version') ?? file.root).at, holds: version });
  return { at: words.at, holds: head };
}

const withoutVersion = ({ name }: Layer, under: Layer): Problem => ({
  file: name,
  path: 'version',
  message: `is missing: the words here are others than in ${under.name}, so they need one of their own, such as "1.0.0"`,
});

function repeatedIn({ name }: Layer, same: readonly { at: Place; path: string }[], below: Layer): string[] {
  const [first] = same;
  if (!first) return [];
  const values = same.length === 1 ? 'one value' : `${same.length} values`;
  const place = `${first.path}, line ${first.at.line}`;
  return [
    `${name} holds ${values} in the same words as ${below.name} (the first: ${place}). Taken out, they follow what changes there.`,
  ];
}

function formerNamesIn({ name, formerNames }: Layer): string[] {
  const [first] = formerNames;
  return first ? [`${name} names sentences as they were called before, the first is ${first}: it works as it is.`] : [];
}
