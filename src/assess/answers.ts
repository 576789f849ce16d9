import type { AnyBlock } from '@slack/types';
import type { BehaviourId, Edition, Frequency, QuestionId } from '../content/editions.ts';
import { fingerprint, textFingerprint } from '../forms/fingerprint.ts';
import type { Form } from '../forms/form.ts';
import { type NeedId, needIds, type Rating } from '../needs/need.ts';
import {
  type Answers,
  withBehaviour,
  withFocus,
  withOwnNeed,
  withRating,
  withReflection,
  withTicks,
} from './assessment.ts';
import { blocks } from './ids.ts';
import { isOutdone, isOvertaken, type Leaving, type Made, noOrder, tappedIn, withLeft, withTaken } from './order.ts';
import type { PageId } from './pages.ts';
import { type PageProblem, pageProblems } from './problems.ts';

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
  /** Which opening of the page it is, for what is kept as it is typed. */
  opened?: string | undefined;
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

export const isText = (blockId: string): boolean => blockId === blocks.own || blockId.startsWith('question:');

/** The showing of a page that something was made in: Slack gives a view another hash each time it is shown anew. */
export function showingOf(view: { id?: unknown; hash?: unknown } | undefined): string {
  const { id, hash } = view ?? {};
  return typeof id === 'string' && typeof hash === 'string' ? `${id} ${hash}`.slice(0, 100) : '';
}

/** The input that a choice belongs to, for the order of taps: the focus needs may stand in two blocks. */
const inputOf = (blockId: string): string | undefined =>
  blockId === blocks.moreFocus
    ? blocks.focus
    : /^(focus|(tick|importance|support|behaviour):\w{1,10})$/.test(blockId)
      ? blockId
      : undefined;

/** Takes over one input as it is tapped, unless a newer tap on it, or the page it stood in, was taken already. */
export function withTap(
  answers: Answers,
  blockId: string,
  tap: Made,
  form: Form,
  edition: Edition,
  asked: string,
): Answers {
  const { order = noOrder } = answers;
  const input = inputOf(blockId);
  if (!input || isOvertaken(order, input, tap)) return answers;
  return { ...withBlock(answers, blockId, form, edition, asked), order: withTaken(order, input, tap) };
}

/** Takes over one input. An input or value that is not ours changes nothing. */
function withBlock(answers: Answers, blockId: string, form: Form, edition: Edition, asked: string): Answers {
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
 * Takes over a whole page as it is left, over every tap that was made in it. An input that still holds what it held
 * when the page was shown, and was not tapped in between, is left as it is stored, so that an old window takes back
 * nothing that was done in a newer one. Text that both windows changed is a problem to be shown, not a loss.
 */
export function withPage(
  before: Answers,
  metadata: PageMetadata,
  form: Form,
  edition: Edition,
  page: Leaving,
): { answers: Answers; problems: PageProblem[] } {
  let answers = before;
  let order = before.order ?? noOrder;
  const problems: PageProblem[] = [];
  for (const blockId of form.blockIds()) {
    const now = held(form, blockId);
    const shown = metadata.shown[blockId];
    const printOf = isText(blockId) ? textFingerprint : fingerprint;
    const input = inputOf(blockId);
    const tapped = input !== undefined && tappedIn(order, input, page.on);
    if (shown !== undefined && printOf(now) === shown && !tapped) continue;
    if (input && isOutdone(order, input, page)) continue;
    if (input) order = withTaken(order, input, page);
    const stored = isText(blockId) ? storedText(before, blockId) : undefined;
    const max = blockId === blocks.own ? ownNeedLength : reflectionLength;
    if (stored !== undefined && [...now].length > max) problems.push({ blockId, kind: 'too-long', max });
    else if (stored && stored !== now && shown !== undefined && textFingerprint(stored) !== shown)
      problems.push({ blockId, kind: 'other-window', text: stored });
    else answers = withBlock(answers, blockId, form, edition, metadata.asked);
  }
  answers = { ...answers, order: withLeft(order, page) };
  return { answers, problems: [...problems, ...pageProblems(metadata.page, answers, form)] };
}

/** What is kept of a text: '' where she wrote none. */
export function storedText(answers: Answers, blockId: string): string {
  if (blockId === blocks.own) return answers.own?.text ?? '';
  return answers.reflections[blockId.slice('question:'.length) as QuestionId]?.text ?? '';
}

/** undefined clears a rating, null means a value that is not ours. */
function ratingOf(value: string | null | undefined): Rating | undefined | null {
  if (value === null || value === undefined) return undefined;
  return /^[0-4]$/.test(value) ? (Number(value) as Rating) : null;
}

const cut = (text: string, max: number): string => [...text].slice(0, max).join('');

/** What each input of a page holds when it is shown, by block id. */
type Shown = Record<string, string>;

/**
 * What the inputs among some blocks hold.
 *
 * @param stored what is kept already of the checkboxes, where more is ticked as a suggestion
 */
export function shownIn(page: readonly AnyBlock[], stored?: readonly string[]): Shown {
  const shown: Shown = {};
  for (const block of page) {
    if (!('element' in block) || !block.block_id) continue;
    const { element } = block;
    if (element.type === 'plain_text_input') shown[block.block_id] = textFingerprint(element.initial_value ?? '');
    if (element.type === 'static_select' || element.type === 'radio_buttons')
      shown[block.block_id] = element.initial_option?.value ?? '';
    if (element.type === 'checkboxes') {
      const ticked = stored
        ? element.options.filter(({ value }) => value && stored.includes(value))
        : element.initial_options;
      shown[block.block_id] = tickList((ticked ?? []).flatMap(({ value }) => value ?? []));
    }
  }
  return shown;
}
