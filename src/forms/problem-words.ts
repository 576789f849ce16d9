import type { Day } from '../calendar.ts';
import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import { shorten } from '../slack/mrkdwn.ts';
import type { FieldProblem } from './merge.ts';
import { type FormTable, fieldName, fieldWords, rowOf, wordsIn } from './table.ts';

/** Who reads it. */
interface Reader {
  edition: Edition;
  table: FormTable;
  today: Day;
}

/** What is to be mended, by block id as Slack shows it; what another window changed is said on top, see below. */
export const problemWords = (reader: Reader, problems: readonly FieldProblem[]): Record<string, string> =>
  Object.fromEntries(problems.map((problem) => [problem.field, wordsFor(reader, problem)]));

/** The sentences on what another window changed; undefined when it changed nothing that stands here. */
export function otherWindowWords(reader: Reader, problems: readonly FieldProblem[]): string | undefined {
  const other = problems.filter(({ kind }) => kind === 'other-window');
  return other.length > 0 ? other.map((problem) => wordsFor(reader, problem)).join('\n') : undefined;
}

function wordsFor({ edition, table, today }: Reader, problem: FieldProblem): string {
  const row = rowOf(table, problem.field);
  switch (problem.kind) {
    case 'missing':
      return row?.required ? wordsIn(edition, row.required) : '';
    case 'too-long':
      return say(edition, 'textTooLong', { max: problem.max });
    case 'no-day':
    case 'past':
    case 'far':
      return row?.kind === 'day' ? row.problemWords(edition, problem.kind, today) : '';
    case 'other-window': {
      const text = shorten(fieldWords(edition, table, problem.field, problem.text), 200);
      return say(edition, 'fieldOtherWindow', { field: fieldName(edition, table, problem.field), text });
    }
  }
}
