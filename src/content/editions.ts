import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { editionSchema } from './schema.ts';

/** One edition: every word the bot says and asks, whole. Plain data, the same for everyone; never change it. */
export type Edition = z.infer<typeof editionSchema>;
export type BehaviourId = Edition['behaviours'][number]['id'];
/** How often a mentee acts in a way: 1 rarely to 5 almost always. */
export type Frequency = Edition['frequency'][number]['value'];
export type QuestionId = Edition['questions'][number]['id'];

/** The editions of a content folder. */
export interface Editions {
  /** In alphabetical order. */
  readonly ids: readonly string[];
  /** The edition of everyone who belongs to no programme with another one. */
  readonly default: Edition;
  /** The edition with this id, or undefined: an answer may name one that has since been taken away. */
  find(id: string): Edition | undefined;
  /** The edition with this id; throws when there is none. */
  get(id: string): Edition;
}

interface Problem {
  readonly file: string;
  readonly line?: number | undefined;
  readonly path: string;
  readonly message: string;
}

/**
 * Reads every `<id>.yaml` in `dir` and checks it whole.
 * @param dir the content folder; other files in it are left alone
 * @param defaultId which of them is the default
 * @throws one Error that names every problem of every file: file and line, place, what is wrong, the mend
 */
export async function loadEditions(dir: string, defaultId = 'academic-medicine'): Promise<Editions> {
  const files = (await listFolder(dir)).filter((name) => name.endsWith('.yaml')).sort();
  const editions = new Map<string, Edition>();
  const problems: Problem[] = [];
  for (const file of files) {
    const { edition, problems: found } = checkEdition(file, await readFile(join(dir, file), 'utf8'));
    problems.push(...found);
    if (edition) editions.set(edition.id, edition);
  }
  if (!files.includes(`${defaultId}.yaml`))
    problems.push({
      file: dir,
      path: `${defaultId}.yaml`,
      message: `is not there: MENTORING_EDITION must name one of the editions of this folder (${files.map(idOf).join(', ') || 'it holds none'})`,
    });
  const preset = editions.get(defaultId);
  if (problems.length > 0 || !preset) throw new Error(report(problems));
  return {
    ids: [...editions.keys()],
    default: preset,
    find: (id) => editions.get(id),
    get(id) {
      const edition = editions.get(id);
      if (!edition)
        throw new Error(`There is no edition "${id}" in ${dir}; there is ${[...editions.keys()].join(', ')}.`);
      return edition;
    },
  };
}

const idOf = (file: string): string => basename(file, '.yaml');

async function listFolder(dir: string): Promise<string[]> {
  try {
    return await readdir(dir);
  } catch (cause) {
    throw new Error(`The content folder ${dir} cannot be read: set MENTORING_CONTENT_DIR to a folder of editions.`, {
      cause,
    });
  }
}

function checkEdition(file: string, source: string): { edition?: Edition; problems: Problem[] } {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0)
    return {
      problems: document.errors.map(({ pos, message }) => ({
        file,
        line: lines.linePos(pos[0]).line,
        path: 'YAML',
        message: `${message}: mend the indentation or put the text in quotes`,
      })),
    };
  const result = editionSchema.safeParse(document.toJS());
  const lineOf = (path: readonly PropertyKey[]): number | undefined => {
    for (let end = path.length; end > 0; end--) {
      const node = document.getIn(path.slice(0, end), true) as { range?: [number, number, number] } | undefined;
      if (node?.range) return lines.linePos(node.range[0]).line;
    }
    return undefined;
  };
  if (!result.success)
    return {
      problems: result.error.issues.map((issue) => ({
        file,
        line: lineOf(issue.path),
        path: pathOf(issue.path),
        message: explain(issue, issue.path.length === 0 || document.hasIn(issue.path)),
      })),
    };
  if (result.data.id !== idOf(file))
    return {
      problems: [
        {
          file,
          line: lineOf(['id']),
          path: 'id',
          message: `is ${result.data.id}: the file must then be ${result.data.id}.yaml`,
        },
      ],
    };
  return { edition: result.data, problems: [] };
}

function explain(issue: z.core.$ZodIssue, present: boolean): string {
  if (!present) return 'is missing: add it';
  if (issue.code === 'unrecognized_keys')
    return `has ${issue.keys.map((key) => `"${key}"`).join(', ')}, which nothing reads: take it out or mend its name`;
  if (issue.code !== 'invalid_type') return issue.message;
  return issue.expected === 'string' ? 'must be text: put it in quotes' : `must be of another kind: ${issue.expected}`;
}

/** `needs[3].label`, as a reader of the file would point at it. */
function pathOf(path: readonly PropertyKey[]): string {
  return (
    path.reduce<string>(
      (text, key) => (typeof key === 'number' ? `${text}[${key}]` : `${text}${text && '.'}${String(key)}`),
      '',
    ) || 'file'
  );
}

function report(problems: readonly Problem[]): string {
  const rows = problems.map(({ file, line, path, message }) => `  ${file}${line ? `:${line}` : ''} ${path} ${message}`);
  return `The content cannot be used, ${problems.length === 1 ? 'one thing is' : `${problems.length} things are`} wrong:\n${rows.join('\n')}`;
}
