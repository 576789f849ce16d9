import type { Edition } from '../content/editions.ts';
import type { AppContext } from '../feature.ts';
import { type Choice, type FormTable, type Mine, noValues, type Values } from '../forms/table.ts';
import { keptNeedLabel, needOf, ownNeedAs } from '../needs/need.ts';
import { dueProblem, dueProblemWords } from './due.ts';

/**
 * Everything a mentee says of a goal, in the order it is asked. One row more is one field more wherever goals are asked,
 * shown, compared, shared, exported and sampled: see src/forms/README.md.
 */
export const goalTable = {
  what: {
    kind: 'text',
    label: 'goalWhat',
    hint: 'goalWhatHint',
    limit: 300,
    multiline: true,
    required: 'goalWhatMissing',
    shared: true,
  },
  due: {
    kind: 'day',
    label: 'goalDue',
    problem: dueProblem,
    problemWords: dueProblemWords,
    required: 'goalDueMissing',
    shared: true,
  },
  measure: {
    kind: 'text',
    label: 'goalMeasure',
    hint: 'goalMeasureHint',
    limit: 500,
    multiline: true,
    shared: 'sharedMeasure',
  },
  step: {
    kind: 'text',
    label: 'goalStep',
    hint: 'goalStepHint',
    limit: 300,
    multiline: true,
    shared: true,
  },
  /** "When {situation}, I will {step}": hers alone. */
  cue: {
    kind: 'text',
    label: 'goalCue',
    hint: 'goalCueHint',
    limit: 200,
    prefilled: true,
    shared: false,
  },
  why: {
    kind: 'text',
    label: 'goalWhy',
    limit: 1000,
    multiline: true,
    shared: false,
  },
  /** Kept as the content's id, or `X1:` and her own words of then. */
  need: {
    kind: 'choice',
    label: 'goalNeed',
    placeholder: 'goalNeedPlaceholder',
    choices: needChoices,
    called: keptNeedLabel,
    optionOf: (kept: string) => needOf(kept)?.id,
    prefilled: true,
    shared: false,
  },
  asker: {
    kind: 'person',
    label: 'goalAsker',
    hint: 'goalAskerHint',
    limit: 80,
    picker: { label: 'goalAskerUser', hint: 'goalAskerUserHint' },
    pickProblems: { refused: 'goalAskerRefused', unknown: 'goalAskerUnknown', two: 'goalAskerTwo' },
    shared: false,
  },
} as const satisfies FormTable;

export type GoalField = keyof typeof goalTable;

/** The table of the product, or one with a field more. */
export type GoalTable = FormTable<GoalField>;

/** A goal as text, '' where she said nothing. */
export type GoalFields = Values<GoalField>;

export const noFields = (): GoalFields => noValues<GoalField>(goalTable);

/** What the handlers of goals are given besides. */
export interface GoalsContext extends AppContext {
  table: GoalTable;
}

/**
 * The needs a goal can belong to, those she works on first; her own where she has one, or where the goal has it already
 * in the words of then.
 */
function needChoices(edition: Edition, mine: Mine, kept: string): Choice[] {
  const own = needOf(kept)?.words ?? mine.ownWords;
  const all: Choice[] = [
    ...edition.needs.map(({ id, label }) => ({ id, label, kept: id })),
    ...(own ? [{ id: 'X1', label: own, kept: ownNeedAs(own) }] : []),
  ];
  const inFocus = ({ id }: Choice): boolean => mine.focus.some((one) => one.id === id);
  return [...all.filter(inFocus), ...all.filter((one) => !inFocus(one))];
}
