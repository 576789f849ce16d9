import { posix } from 'node:path';
import type { Import, Source } from './source.ts';

/** Where a file of src/ stands, and so what it may see. */
interface Place {
  readonly kind: 'top' | 'platform' | 'feature';
  /** The folder of a platform or feature; empty at the top. */
  readonly folder: string;
  readonly role: Role;
}

type Role =
  | 'index'
  | 'job'
  | 'screens'
  | 'view'
  | 'samples'
  | 'queries'
  | 'facts'
  | 'reader'
  | 'drawing'
  | 'decision'
  | 'other';

/** The folders of src/ that are no features: what every feature stands on. */
const platform = new Set([
  'db',
  'slack',
  'jobs',
  'cli',
  'content',
  'process',
  'needs',
  'forms',
  'surfaces',
  'pushes',
  'contacts',
]);
/** Folders and files outside the features that are pure as decisions are; decisions may call them. */
const pure =
  /^src\/(needs\/(?!.*view)[\w-]+|calendar|next|content\/(say|called|mail-link|visible|ids|rules|sentences(\/[\w-]+)?)|jobs\/(job|pace|retry)|slack\/mrkdwn|surfaces\/allowed|pushes\/(may-push|plan|nights|own-hours)|contacts\/(contact|support)|forms\/(fingerprint|form|table|merge|read|problem-words|fullest|typed\/typed))\.ts$/;
/** Pictures of the map, calendar files: they may use what draws or writes these, and see nothing of Slack or the database. */
const drawings = new Set(['lettering', 'svg', 'png', 'ics']);
/** What puts the product together: they may know each other and what stands below, and nothing below knows them. */
const wiring = new Set(['src/main.ts', 'src/cli.ts', 'src/app.ts', 'src/bot.ts', 'src/register.ts']);
/** The one of them that knows the features by name, and by which door it enters. */
const doors: Record<string, readonly Role[]> = {
  'src/app.ts': ['index'],
};
const readsEnvironment = new Set(['src/config.ts']);
const readsClock = new Set(['src/main.ts']);
const database = /^(kysely|pg|@electric-sql\/)/;
const slack = /^@slack\//;
/** What readers of modals are made with. */
const carried = /\/forms\/carried\.ts$/;

/** The role that a file of a feature has by its name, in whichever room of the feature it stands. */
function roleOf(name: string): Role {
  if (drawings.has(name)) return 'drawing';
  return (
    (/^(?:.+-)?(index|job|screens|view|samples|queries|facts|reader)$/.exec(name)?.[1] as Role | undefined) ??
    'decision'
  );
}

function placeOf(path: string): Place | undefined {
  const [root, folder = '', ...rest] = path.split('/');
  if (root !== 'src') return undefined;
  if (pure.test(path)) return { kind: rest.length === 0 ? 'top' : 'platform', folder, role: 'decision' };
  if (rest.length === 0) return { kind: 'top', folder: '', role: 'other' };
  if (platform.has(folder)) return { kind: 'platform', folder, role: 'other' };
  return { kind: 'feature', folder, role: roleOf(posix.basename(path, '.ts')) };
}

/** The path of a file that an import names, from the project's folder; undefined for a package. */
function targetOf(from: string, importer: string): string | undefined {
  return from.startsWith('.') ? posix.normalize(posix.join(posix.dirname(importer), from)) : undefined;
}

const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path) || path.startsWith('test/');

/**
 * Every breach of the house's rules on who may see whom, as sentences `file:line what is wrong: the mend`.
 * The rules hold for the files of src/ that are not tests.
 */
export function breaches(sources: readonly Source[]): string[] {
  const judged = sources.filter(({ path }) => path.startsWith('src/') && !isTest(path));
  return [
    ...judged.flatMap((source) => source.imports.flatMap((one) => wrongImport(source.path, one))),
    ...judged.flatMap(wrongReadings),
    ...featureCircles(judged),
  ];
}

/** Every file whose name claims what it does not do, as sentences: a view draws blocks, an index handles requests. */
export const falseNames = (sources: readonly Source[]): string[] =>
  sources.filter(({ path }) => path.startsWith('src/') && !isTest(path)).flatMap(falseName);

function falseName({ path, imports }: Source): string[] {
  const place = placeOf(path);
  const sees = (what: RegExp) => imports.some(({ from }) => what.test(targetOf(from, path) ?? from));
  if (place?.role === 'view' && !sees(/^@slack\/types$|^src\/(slack\/blocks|forms\/inputs)\.ts$/))
    return [`${path}: draws no blocks, so it is no view: name it after what it decides or says`];
  if (place?.role === 'index' && !sees(/^src\/feature\.ts$/))
    return [`${path}: handles no request, so it is no index: name it after what it does`];
  return [];
}

function wrongReadings({ path, readings }: Source): string[] {
  const place = placeOf(path);
  return readings.flatMap(({ of, code, line }) => {
    // How long something took is measured where requests and jobs are worked, never where something is decided.
    if (of === 'a stopwatch' && (place?.kind !== 'feature' || ['index', 'job', 'screens'].includes(place.role)))
      return [];
    const allowed = of === 'the environment' ? readsEnvironment : readsClock;
    if (allowed.has(path)) return [];
    const mend = of === 'the environment' ? 'take it from the configuration' : 'take `now` as an argument';
    return [`${path}:${line} reads ${of} (${code}): ${mend}`];
  });
}

function wrongImport(path: string, one: Import): string[] {
  const place = placeOf(path);
  const target = targetOf(one.from, path);
  const seen = target === undefined ? undefined : placeOf(target);
  const no = (why: string): string[] => [`${path}:${one.line} imports ${one.from}: ${why}`];
  if (!place) return [];
  if (target && /^(sandbox|demo|test|bench)\//.test(target))
    return no('the product stands without sandbox, tests and benches');
  if (target && isTest(target)) return no('nothing is built on a test');
  if (target && wiring.has(target) && !wiring.has(path) && !one.typeOnly)
    return no('the wiring knows the others, none of them knows the wiring');
  const outside = wrongAcross(path, place, seen, one);
  if (outside) return no(outside);
  const inside = place.kind === 'feature' || place.role === 'decision' ? wrongWithin(place, seen, one) : undefined;
  return inside ? no(inside) : [];
}

/** What is wrong with an import that reaches from one folder into another. */
function wrongAcross(path: string, place: Place, seen: Place | undefined, one: Import): string | undefined {
  if (seen?.kind === 'feature' && place.kind === 'feature')
    return seen.folder === place.folder || seen.role === 'facts'
      ? undefined
      : 'of another feature only facts.ts is seen';
  if (seen?.kind === 'feature') {
    const entered = doors[path];
    if (!entered) return 'only app.ts knows the features';
    return entered.includes(seen.role) ? undefined : `this file enters a feature by ${entered.join(' and ')} alone`;
  }
  if (place.folder === 'db' && place.kind === 'platform' && (slack.test(one.from) || seen?.folder === 'slack'))
    return 'the database knows nothing of Slack';
  if (place.folder === 'db' && seen?.folder === 'jobs') return 'the database knows nothing of the queue';
  return undefined;
}

/** The roles that do something: what they are about is defined in others. */
const handling: ReadonlySet<Role> = new Set<Role>(['queries', 'index', 'job', 'screens']);
const typesStand = 'a type stands beside its decisions, never in queries or handlers, and is taken from there';

/** What is wrong with an import by the role of the file in its feature. */
function wrongWithin(place: Place, seen: Place | undefined, one: Import): string | undefined {
  const seesDatabase =
    database.test(one.from) || ['db', 'jobs', 'cli'].includes(seen?.kind === 'platform' ? seen.folder : '');
  const seesSlack = slack.test(one.from) || seen?.folder === 'slack';
  const seesPure = seen?.role === 'decision' && seen.kind !== 'feature';
  const own = seen?.kind === 'feature' && seen.folder === place.folder;
  switch (place.role) {
    case 'decision': {
      // A fingerprint is a hash: the one thing of a package that is as pure as what calls it.
      if (one.typeOnly && own && handling.has(seen.role)) return typesStand;
      if (one.typeOnly || one.from === 'node:crypto' || seesPure || (own && seen.role === 'decision')) return undefined;
      return 'a decision is pure: it imports types and the decisions beside it, nothing else';
    }
    case 'reader':
      return one.typeOnly ||
        one.from === 'zod' ||
        seesPure ||
        carried.test(one.from) ||
        (own && ['decision', 'reader'].includes(seen.role))
        ? undefined
        : 'a reader sees zod, types and the decisions beside it';
    case 'drawing':
      return seesDatabase || seesSlack ? 'a drawing sees neither the database nor Slack' : undefined;
    case 'view':
    case 'samples':
      if (seesDatabase) return 'a view never sees the database';
      if (seen?.kind !== 'feature') return undefined;
      if (one.typeOnly) return handling.has(seen.role) ? typesStand : undefined;
      return handling.has(seen.role) || seen.role === 'facts'
        ? 'a view takes plain data as an argument: of facts it sees types at most, of queries and handlers nothing'
        : undefined;
    case 'queries':
    case 'facts':
      if (seesSlack) return 'queries never see Slack';
      return own && ['view', 'samples', 'screens', 'index', 'job'].includes(seen.role)
        ? 'queries never see views or handlers'
        : undefined;
    default:
      return undefined;
  }
}

/**
 * Files that import each other in a circle, be it by types alone: neither can be read, or moved, without the other.
 *
 * @param folders in which both stand; their tests and test support count
 */
export function fileCircles(sources: readonly Source[], folders: readonly string[]): string[] {
  const files = new Map<string, Set<string>>();
  for (const { path, imports } of sources.filter((one) => folders.some((folder) => one.path.startsWith(`${folder}/`))))
    for (const { from } of imports) {
      const target = targetOf(from, path);
      if (target) link(files, path, target);
    }
  return circlesOf(files).map((circle) => `${circle.join(' → ')}: files import each other in a circle`);
}

/** Features that see each other in any way. */
function featureCircles(sources: readonly Source[]): string[] {
  const features = new Map<string, Set<string>>();
  for (const { path, imports } of sources) {
    const place = placeOf(path);
    for (const { from } of imports) {
      const target = targetOf(from, path);
      const seen = target === undefined ? undefined : placeOf(target);
      if (place?.kind === 'feature' && seen?.kind === 'feature' && seen.folder !== place.folder)
        link(features, place.folder, seen.folder);
    }
  }
  return circlesOf(features).map((circle) => `src/${circle.join(' → src/')}: features see each other in a circle`);
}

function link(graph: Map<string, Set<string>>, from: string, to: string): void {
  graph.set(from, (graph.get(from) ?? new Set()).add(to));
}

/** The circles a depth-first walk meets, each as the path that closes it. */
function circlesOf(graph: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const found: string[][] = [];
  const finished = new Set<string>();
  const walk = (node: string, trail: readonly string[]): void => {
    const at = trail.indexOf(node);
    if (at >= 0) found.push([...trail.slice(at), node]);
    if (at >= 0 || finished.has(node)) return;
    for (const next of graph.get(node) ?? []) walk(next, [...trail, node]);
    finished.add(node);
  };
  for (const node of graph.keys()) walk(node, []);
  return found;
}
