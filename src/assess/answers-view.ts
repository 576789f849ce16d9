import type { BehaviourId, Edition, Frequency, QuestionId, Rating } from '../content.ts';
import { say } from '../say.ts';
import { fingerprint, textFingerprint } from '../slack/fingerprint.ts';
import type { Form } from '../slack/form.ts';
import { shorten } from '../slack/mrkdwn.ts';
import {
  type Answers,
  maxFocus,
  maxTicks,
  type NeedId,
  needIds,
  tickedNeeds,
  withBehaviour,
  withFocus,
  withOwnNeed,
  withRating,
  withReflection,
  withTicks,
} from './assessment.ts';
import { blocks } from './ids.ts';
import { findPage, type PageId } from './pages.ts';

/** Slack counts code points, and so do we. */
export const ownNeedLength = 60;
export const reflectionLength = 3000;

/** What a page carries with it and brings back; ids and fingerprints, never words. */
export interface PageMetadata {
  /** Empty on the opening page, before there is one. */
  assessmentId: string;
  page: PageId;
  /** `edition@version` whose words the page shows. */
  asked: string;
  /** What each input held when the page was shown: what differs from it now was changed in this window. */
  shown: Record<string, string>;
}

/** Reads what a page carried; undefined when it is not one of ours (forged, or from a version long ago). */
export function readMetadata(text: string | undefined): PageMetadata | undefined {
  try {
    const read = JSON.parse(text ?? '') as Partial<PageMetadata> | null;
    const page = findPage(read?.page);
    if (!read || !page || typeof read.assessmentId !== 'string' || typeof read.asked !== 'string') return undefined;
    return { assessmentId: read.assessmentId, page, asked: read.asked.slice(0, 80), shown: { ...read.shown } };
  } catch {
    return undefined;
  }
}

/** Ticks as one text, whatever order they were made in. */
export const tickList = (ticked: readonly string[]): string => ticked.toSorted().join(',');

/** What one input of the form holds now, comparable with what it held when it was shown. */
function held(form: Form, blockId: string): string {
  if (isText(blockId)) return form.text(blockId) ?? '';
  return form.chosen(blockId) ?? tickList(form.ticked(blockId) ?? []);
}

/** Of a page that is shown again, the choices hold what they held; only then is a later change in it seen as one. */
export function keepChoices(shown: Record<string, string>, form: Form): void {
  for (const blockId of Object.keys(shown)) if (!isText(blockId)) shown[blockId] = fingerprint(held(form, blockId));
}

const isText = (blockId: string): boolean => blockId === blocks.own || blockId.startsWith('question:');

/** What is to be mended on a page, by the input it stands at. */
export type PageProblem =
  | { blockId: string; kind: 'too-many'; count: number; max: number }
  | { blockId: string; kind: 'none' }
  | { blockId: string; kind: 'focus-too-many'; max: number }
  | { blockId: string; kind: 'focus-none' }
  | { blockId: string; kind: 'too-long'; max: number }
  | { blockId: string; kind: 'other-window'; text: string };

/** Takes over one input, as it is tapped. An input or value that is not ours changes nothing. */
export function withBlock(answers: Answers, blockId: string, form: Form, edition: Edition, asked: string): Answers {
  const [what, id = ''] = blockId.split(':');
  if (!form.has(blockId)) return answers;
  switch (what) {
    case 'tick': {
      const shown = edition.needs.filter(({ cluster }) => cluster === id).map((need): NeedId => need.id);
      return withTicks(answers, shown, form.ticked(blockId) ?? [], asked);
    }
    case 'own':
      return withOwnNeed(answers, cut(form.text(blockId) ?? '', ownNeedLength), asked);
    case 'importance':
    case 'support': {
      const need = needIds.find((one) => one === id);
      const rating = ratingOf(form.chosen(blockId));
      return need && rating !== null ? withRating(answers, need, what, rating, asked) : answers;
    }
    case 'focus':
      return withFocus(answers, [...(form.ticked(blocks.focus) ?? []), ...(form.ticked(blocks.moreFocus) ?? [])]);
    case 'behaviour': {
      const value = Number(form.chosen(blockId));
      const known =
        edition.behaviours.some((one) => one.id === id) && Number.isInteger(value) && value >= 1 && value <= 5;
      return known ? withBehaviour(answers, id as BehaviourId, value as Frequency, asked) : answers;
    }
    case 'question':
      return edition.questions.some((one) => one.id === id)
        ? withReflection(answers, id as QuestionId, cut(form.text(blockId) ?? '', reflectionLength), asked)
        : answers;
    default:
      return answers;
  }
}

/**
 * Takes over a whole page as it is left. An input that still holds what it held when the page was shown is left as it
 * is stored, so that an old window takes back nothing that was done in a newer one. Text that both windows changed is
 * a problem to be shown, not a loss.
 */
export function withPage(
  before: Answers,
  metadata: PageMetadata,
  form: Form,
  edition: Edition,
): { answers: Answers; problems: PageProblem[] } {
  let answers = before;
  const problems: PageProblem[] = [];
  for (const blockId of form.blockIds()) {
    const now = held(form, blockId);
    const shown = metadata.shown[blockId];
    const printOf = isText(blockId) ? textFingerprint : fingerprint;
    if (shown !== undefined && printOf(now) === shown) continue;
    const stored = isText(blockId) ? storedText(before, blockId) : undefined;
    const max = blockId === blocks.own ? ownNeedLength : reflectionLength;
    if (stored !== undefined && [...now].length > max) problems.push({ blockId, kind: 'too-long', max });
    else if (stored && stored !== now && shown !== undefined && textFingerprint(stored) !== shown)
      problems.push({ blockId, kind: 'other-window', text: stored });
    else answers = withBlock(answers, blockId, form, edition, metadata.asked);
  }
  return { answers, problems: [...problems, ...pageProblems(metadata.page, answers, form)] };
}

function storedText(answers: Answers, blockId: string): string {
  if (blockId === blocks.own) return answers.own?.text ?? '';
  return answers.reflections[blockId.slice('question:'.length) as QuestionId]?.text ?? '';
}

/** What keeps a page from being left forwards. */
function pageProblems(page: PageId, answers: Answers, form: Form): PageProblem[] {
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
      return say(edition, 'otherWindow', { text: shorten(problem.text, 1000) });
  }
}

/** undefined clears a rating, null means a value that is not ours. */
function ratingOf(value: string | null | undefined): Rating | undefined | null {
  if (value === null || value === undefined) return undefined;
  return /^[0-4]$/.test(value) ? (Number(value) as Rating) : null;
}

const cut = (text: string, max: number): string => [...text].slice(0, max).join('');
