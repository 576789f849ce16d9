import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import type { Form } from '../forms/form.ts';
import { shorten } from '../slack/mrkdwn.ts';
import { type Answers, maxFocus, maxTicks, tickedNeeds } from './assessment.ts';
import { blocks } from './ids.ts';
import type { PageId } from './pages.ts';

/** What is to be mended on a page, by the input it stands at. */
export type PageProblem =
  | { blockId: string; kind: 'too-many'; count: number; max: number }
  | { blockId: string; kind: 'none' }
  | { blockId: string; kind: 'focus-too-many'; max: number }
  | { blockId: string; kind: 'focus-none' }
  | { blockId: string; kind: 'too-long'; max: number }
  | { blockId: string; kind: 'other-window'; text: string };

/** What keeps a page from being left forwards. */
export function pageProblems(page: PageId, answers: Answers, form: Form): PageProblem[] {
  if (page === 'quick:needs') {
    const ticks = form.blockIds().filter((id) => id.startsWith('tick:'));
    const count = tickedNeeds(answers).length;
    const fullest = ticks.findLast((id) => form.ticked(id)?.length) ?? ticks[0] ?? blocks.own;
    if (count > maxTicks) return [{ blockId: fullest, kind: 'too-many', count, max: maxTicks }];
    if (count === 0 && !answers.own) return [{ blockId: ticks[0] ?? blocks.own, kind: 'none' }];
  }
  if (page === 'quick:focus' || page === 'full:focus') {
    if (answers.focus.length > maxFocus) return [{ blockId: blocks.focus, kind: 'focus-too-many', max: maxFocus }];
    if (answers.focus.length === 0) return [{ blockId: blocks.focus, kind: 'focus-none' }];
  }
  return [];
}

/** What is to be mended, in the edition's words, by block id as Slack shows it. */
export function problemWords(problems: readonly PageProblem[], edition: Edition): Record<string, string> {
  return Object.fromEntries(problems.map((problem) => [problem.blockId, wordsFor(problem, edition)]));
}

/** What to say on top of a page whose text was also changed in another window; undefined when none was. */
export function otherWindowWords(problems: readonly PageProblem[], edition: Edition): string | undefined {
  const other = problems.filter(({ kind }) => kind === 'other-window');
  return other.length > 0 ? other.map((problem) => wordsFor(problem, edition)).join('\n') : undefined;
}

function wordsFor(problem: PageProblem, edition: Edition): string {
  switch (problem.kind) {
    case 'too-many':
      return say(edition, 'quickTooMany', { count: problem.count, max: problem.max });
    case 'none':
      return say(edition, 'quickNone');
    case 'focus-too-many':
      return say(edition, 'focusTooMany', { max: problem.max });
    case 'focus-none':
      return say(edition, 'focusNone');
    case 'too-long':
      return say(edition, 'textTooLong', { max: problem.max });
    case 'other-window':
      return say(edition, 'inOtherWindow', { text: shorten(problem.text, 1000) });
  }
}
