import { join } from 'node:path';
import type { z } from 'zod';
import { baseId, type Problem, readFiles } from './files.ts';
import { type Layered, layersOf } from './layers.ts';
import { follow, plain } from './merge.ts';
import { editionSchema } from './schema.ts';

/** One edition: every word the bot says and asks, merged and whole. Plain data, the same for everyone; never change it. */
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
  /** What whoever keeps the content folder may like to mend, though it works: a sentence each. */
  readonly remarks: readonly string[];
}

/** The content that comes with the bot. */
const shippedContent = join(import.meta.dirname, '..', '..', 'content');

/**
 * Reads every `<id>.yaml` in `dir` but `base.yaml`, merges each with what it builds on, and checks the whole.
 * @param dir the content folder; other files in it are left alone
 * @param defaultId which of them is the default
 * @param shippedDir where to look for what an edition builds on and `dir` has not
 * @throws one Error that names every problem of every file: file and line, place, what is wrong, the mend
 */
export async function loadEditions(
  dir: string,
  defaultId = 'academic-medicine',
  shippedDir = shippedContent,
): Promise<Editions> {
  const problems: Problem[] = [];
  const files = await readFiles(dir, shippedDir, problems);
  const own = [...files.own.values()].filter(({ id }) => id !== baseId);
  const ids = own.map(({ id }) => id);
  if (!ids.includes(defaultId))
    problems.push({
      file: dir,
      path: `${defaultId}.yaml`,
      message: `is not there: MENTORING_EDITION must name one of the editions of this folder (${ids.join(', ') || 'it holds none'})`,
    });
  const editions = new Map<string, Edition>();
  const remarks = new Set<string>();
  for (const file of own) {
    const layered = layersOf(file, files, problems);
    const edition = layered && check(layered, problems);
    for (const remark of layered?.remarks ?? []) remarks.add(remark);
    if (edition) editions.set(edition.id, edition);
  }
  const preset = editions.get(defaultId);
  if (problems.length > 0 || !preset) throw new Error(report(problems));
  return {
    ids,
    default: preset,
    remarks: [...remarks],
    find: (id) => editions.get(id),
    get(id) {
      const edition = editions.get(id);
      if (!edition) throw new Error(`There is no edition "${id}" in ${dir}; there is ${ids.join(', ')}.`);
      return edition;
    },
  };
}

function check({ top, merged }: Layered, problems: Problem[]): Edition | undefined {
  // Read a few times in a process's life: to compile the schema first, as zod does otherwise, takes longer than to read.
  const result = editionSchema.safeParse(plain(merged), { jitless: true });
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    // An unknown key is named where it stands; what is missing, in the edition that lacks it.
    const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    for (const path of paths) {
      const { end, last, text } = follow(merged, path);
      const { file, line = undefined } = end || last.at.file === top.name ? last.at : { file: top.name };
      problems.push({ file, line, path: text, message: end ? explain(issue, end.holds) : 'is missing: add it' });
    }
  }
  return undefined;
}

function explain(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code === 'unrecognized_keys') return 'is read by nothing: take it out or mend its name';
  if (value === null) return 'is empty: write what it says, or take the line out';
  if (issue.code !== 'invalid_type') return issue.message;
  return issue.expected === 'string' ? 'must be text: put it in quotes' : `must be of another kind: ${issue.expected}`;
}

/** What several editions build on is wrong once. */
function report(problems: readonly Problem[]): string {
  const rows = new Set(
    problems.map(({ file, line, path, message }) => `  ${file}${line ? `:${line}` : ''} ${path} ${message}`),
  );
  const wrong = rows.size === 1 ? 'one thing is' : `${rows.size} things are`;
  return `The content cannot be used, ${wrong} wrong:\n${[...rows].join('\n')}`;
}
