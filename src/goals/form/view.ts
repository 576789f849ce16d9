import type { Button, InputBlock, ModalView } from '@slack/types';
import { sayDay } from '../../calendar.ts';
import type { Edition } from '../../content/editions.ts';
import { say } from '../../content/say.ts';
import { textFingerprint } from '../../forms/fingerprint.ts';
import type { Form } from '../../forms/form.ts';
import { type Asked, dayInput, oneOf, option, personInput, textInput } from '../../forms/inputs.ts';
import { type NeedName, needOf, ownNeedAs } from '../../needs/need.ts';
import { asking, button, buttons, context, modal, plainSection } from '../../slack/blocks.ts';
import { shorten } from '../../slack/mrkdwn.ts';
import { lastDue } from '../due.ts';
import { type FieldProblem, type GoalField, type GoalFields, goalFields, goalLimits, noFields } from '../goal.ts';
import { removeButton } from '../goal-view.ts';
import { blocks, ids } from '../ids.ts';
import type { Metadata } from '../metadata.ts';
import { fieldName, fieldWords, type Viewer } from '../wording.ts';

export interface FormContent {
  metadata: Metadata;
  /** What the inputs hold. */
  fields: GoalFields;
  /** The needs to choose from. */
  needs: readonly NeedName[];
  /** A draft can be removed from its form, since it has no page of its own. */
  isDraft?: boolean;
  /** Who sees a part of it, as they are called. */
  sharedWith?: string | undefined;
  notice?: string | undefined;
}

/** What a form carries of what it shows, to tell later what was changed in it. */
export const shownOf = (fields: GoalFields): Record<string, string> =>
  Object.fromEntries(goalFields.map((field) => [field, textFingerprint(fields[field])]));

/** The form of a goal: the two answers it needs first, then what may wait. */
export function formView(
  viewer: Viewer,
  { metadata, fields, needs, isDraft, sharedWith, notice }: FormContent,
): ModalView {
  const { edition } = viewer;
  const text = (
    field: Exclude<GoalField, 'due' | 'need'>,
    { multiline, ...more }: Pick<Asked, 'hint' | 'optional'> & { multiline?: boolean },
  ): InputBlock =>
    textInput(asked(field, fieldName(edition, field), more), {
      text: fields[field],
      max: goalLimits[field],
      multiline,
    });
  return modal({
    callbackId: ids.save,
    title: say(edition, metadata.isNew || isDraft ? 'goalNewTitle' : 'goalChangeTitle'),
    close: say(edition, 'closeButton'),
    submit: say(edition, 'saveButton'),
    metadata: JSON.stringify(metadata),
    blocks: [
      ...(notice ? [plainSection(notice)] : []),
      { ...plainSection(formIntro(edition, sharedWith)), accessory: button(say(edition, 'whoCanSee'), ids.whoSees) },
      text('what', { hint: say(edition, 'goalWhatHint'), multiline: true, optional: false }),
      dayInput(asked('due', fieldName(edition, 'due'), { optional: false }), fields.due),
      text('measure', { hint: say(edition, 'goalMeasureHint'), multiline: true }),
      text('step', { hint: say(edition, 'goalStepHint'), multiline: true }),
      text('why', { multiline: true }),
      needInput(edition, needs, fields.need),
      text('asker', { hint: say(edition, 'goalAskerHint') }),
      askerInput(edition),
      buttons(backButton(edition, sharedWith), ...(isDraft ? [removeButton(edition, metadata.goalId)] : [])),
      context(say(edition, 'goalTextKept')),
    ],
  });
}

const formIntro = (edition: Edition, name: string | undefined): string =>
  name === undefined ? say(edition, 'goalFormIntro') : say(edition, 'goalFormShared', { name });

/** Back keeps what stands in the form; where a mentor would see it at once, it asks first. */
function backButton(edition: Edition, sharedWith: string | undefined): Button {
  const back = button(say(edition, 'backButton'), ids.leave);
  if (sharedWith === undefined) return back;
  return asking(back, {
    title: say(edition, 'goalBackTitle'),
    text: say(edition, 'goalBackShared', { name: sharedWith }),
    confirm: say(edition, 'saveButton'),
    deny: say(edition, 'goalBackStay'),
  });
}

/** An input of the form; its text, day or choice is kept when the form is left. */
const asked = (blockId: string, label: string, more: Pick<Asked, 'hint' | 'optional'> = {}): Asked => ({
  ...{ blockId, label },
  actionId: ids.write,
  ...more,
});

function needInput(edition: Edition, needs: readonly NeedName[], need: string): InputBlock {
  const options = needs.map(({ id, label }) => option(label, id));
  const placeholder = say(edition, 'goalNeedPlaceholder');
  return oneOf(asked('need', fieldName(edition, 'need')), options, needOf(need)?.id, placeholder);
}

const askerInput = (edition: Edition): InputBlock =>
  personInput(asked(blocks.askerUser, say(edition, 'goalAskerUser'), { hint: say(edition, 'goalAskerUserHint') }));

/** What a form holds, and which of its fields differ from what they held when it was shown. */
export interface GoalForm {
  fields: GoalFields;
  here: ReadonlySet<GoalField>;
  /** What each field held when the form was shown. */
  shown: Readonly<Record<string, string>>;
}

/**
 * Reads the form. A field that it does not show, or a need that is none of hers, holds what is stored.
 *
 * @param stored what is kept of the goal; for a new one nothing
 * @param ownWords the words of her own need, if she has one
 * @param picked the name of somebody she chose; it stands in place of a typed one
 */
export function readGoalForm(
  form: Form,
  shown: Readonly<Record<string, string>>,
  stored: GoalFields,
  { ownWords, picked }: { ownWords?: string | undefined; picked?: string | undefined },
  edition: Edition,
): GoalForm {
  const need = needIn(form.chosen('need'), stored.need, ownWords, edition);
  const held: Partial<Record<GoalField, string | undefined>> = { due: form.day('due'), need };
  for (const field of ['what', 'measure', 'step', 'why', 'asker'] as const) held[field] = form.text(field);
  const fields = Object.fromEntries(goalFields.map((field) => [field, held[field] ?? stored[field]])) as Record<
    GoalField,
    string
  >;
  if (picked !== undefined) fields.asker = picked;
  // A form that carried nothing is not ours; then whatever it holds counts as changed against an empty one.
  const before = { ...shownOf(noFields()), ...shown };
  return { fields, shown: before, here: new Set(goalFields.filter((f) => textFingerprint(fields[f]) !== before[f])) };
}

function needIn(
  chosen: string | null | undefined,
  stored: string,
  ownWords: string | undefined,
  edition: Edition,
): string | undefined {
  if (chosen === undefined) return undefined;
  if (chosen === null) return '';
  if (chosen === needOf(stored)?.id) return stored;
  if (chosen === 'X1') return ownWords && ownNeedAs(ownWords);
  return edition.needs.some(({ id }) => id === chosen) ? chosen : undefined;
}

/** The fields whose stored value is no longer the one a form was shown with. */
export const changedElsewhere = (shown: Readonly<Record<string, string>>, stored: GoalFields): Set<GoalField> =>
  new Set(goalFields.filter((field) => textFingerprint(stored[field]) !== shown[field]));

/**
 * What the form carries when it is shown again after another window's changes were told: sent once more, what it holds
 * wins over those. What was not changed in it still holds what it held.
 */
export function shownAgain(
  shown: Readonly<Record<string, string>>,
  problems: readonly FieldProblem[],
): Record<string, string> {
  const told = problems.flatMap((one) => (one.kind === 'other-window' ? [[one.field, textFingerprint(one.text)]] : []));
  return { ...shown, ...Object.fromEntries(told) };
}

/** What is to be mended, by block id as Slack shows it; what another window changed is said on top, see `otherWindow`. */
export function problemWords(viewer: Viewer, problems: readonly FieldProblem[]): Record<string, string> {
  return Object.fromEntries(problems.map((problem) => [problem.field, wordsFor(viewer, problem)]));
}

/** The sentences on what another window changed; undefined when it changed nothing that stands here. */
export function otherWindowWords(viewer: Viewer, problems: readonly FieldProblem[]): string | undefined {
  const other = problems.filter(({ kind }) => kind === 'other-window');
  return other.length > 0 ? other.map((problem) => wordsFor(viewer, problem)).join('\n') : undefined;
}

function wordsFor({ edition, today }: Viewer, problem: FieldProblem): string {
  switch (problem.kind) {
    case 'missing':
      return say(edition, problem.field === 'due' ? 'goalDueMissing' : 'goalWhatMissing');
    case 'too-long':
      return say(edition, 'textTooLong', { max: problem.max });
    case 'no-day':
      return say(edition, 'goalDueMissing');
    case 'past':
      return say(edition, 'goalDuePast');
    case 'far':
      return say(edition, 'goalDueFar', { date: sayDay(lastDue(today), edition.spelling) });
    case 'other-window': {
      const text = shorten(fieldWords(edition, problem.field, problem.text), 200);
      return say(edition, 'goalOtherWindow', { field: fieldName(edition, problem.field), text });
    }
  }
}
