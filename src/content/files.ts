import { readdir, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { underPresentNames } from './former-names.ts';
import { isTable, type Placed, type Scalar } from './merge.ts';

/** What is wrong with a content folder: where, and the mend. */
export interface Problem {
  readonly file: string;
  readonly line?: number | undefined;
  readonly path: string;
  readonly message: string;
}

/** One file of content, read and not yet merged. */
export interface ContentFile {
  /** How a message names it; no other has the same. */
  readonly name: string;
  /** The file's name without its ending: of an edition, its id. */
  readonly id: string;
  /** Whether it comes with the bot, and not from a folder of the operator's. */
  readonly shipped: boolean;
  /** What stands in it; undefined when it cannot be read. */
  readonly root?: Placed;
  /** Sentences that it names as they were called before. */
  readonly formerNames: readonly string[];
}

/** The files that editions are made of: those of the content folder, and those that come with the bot. */
export interface ContentFiles {
  readonly own: ReadonlyMap<string, ContentFile>;
  readonly shipped: ReadonlyMap<string, ContentFile>;
}

/** The file that editions build on, and that is none itself. */
export const baseId = 'base';

/**
 * Reads every `.yaml` of a content folder, and of the one that comes with the bot.
 * @throws when the folder cannot be read
 */
export async function readFiles(dir: string, shippedDir: string, problems: Problem[]): Promise<ContentFiles> {
  if (resolve(dir) === resolve(shippedDir)) {
    const files = await readFolder(dir, true, '', problems);
    return { own: files, shipped: files };
  }
  const own = await readFolder(dir, false, '', problems);
  return { own, shipped: await readFolder(shippedDir, true, 'shipped ', problems) };
}

async function readFolder(dir: string, shipped: boolean, before: string, problems: Problem[]) {
  const files = new Map<string, ContentFile>();
  for (const name of (await listFolder(dir)).filter((one) => one.endsWith('.yaml')).sort()) {
    const id = basename(name, '.yaml');
    files.set(id, read({ name: before + name, id, shipped }, await readFile(join(dir, name), 'utf8'), problems));
  }
  return files;
}

async function listFolder(dir: string): Promise<string[]> {
  try {
    return await readdir(dir);
  } catch (cause) {
    throw new Error(`The content folder ${dir} cannot be read: set MENTORING_CONTENT_DIR to a folder of editions.`, {
      cause,
    });
  }
}

function read(file: Omit<ContentFile, 'root' | 'formerNames'>, source: string, problems: Problem[]): ContentFile {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const problem = (line: number, message: string): ContentFile => {
    problems.push({ file: file.name, line, path: 'YAML', message });
    return { ...file, formerNames: [] };
  };
  for (const { pos, message } of document.errors)
    problem(lines.linePos(pos[0]).line, `${message}: mend the indentation or put the text in quotes`);
  if (document.errors.length > 0) return { ...file, formerNames: [] };

  const place = (node: Node | null, line: number): Placed => {
    const at = { file: file.name, line: node?.range ? lines.linePos(node.range[0]).line : line };
    if (isAlias(node)) return place(node.resolve(document) ?? null, at.line);
    if (isSeq<Node>(node)) return { at, holds: node.items.map((item) => place(item, at.line)) };
    if (!isMap<Node, Node | null>(node)) return { at, holds: isScalar<Scalar>(node) ? node.value : null };
    const entries = node.items.map(({ key, value }): [string, Placed] => [String(key), place(value, at.line)]);
    return { at, holds: new Map(entries) };
  };
  // A file in which nothing stands, or only comments, says nothing otherwise than the one it builds on.
  const placed = place(document.contents, 1);
  const root = placed.holds === null ? { ...placed, holds: new Map<string, Placed>() } : placed;
  if (!isTable(root)) return problem(root.at.line, 'holds no table: begin with a line such as "say:"');
  return { ...file, ...underPresentNames(root) };
}
