import type { Day } from '../../calendar.ts';
import { itemIdOf } from '../agenda/item.ts';
import type { Side } from '../meeting.ts';
import {
  type Action,
  type Actions,
  longestAction,
  mostOpen,
  type NewAction,
  oldestOpen,
  openActions,
} from './action.ts';
import { followBlocks } from './ids.ts';
import {
  cleanLines,
  gotAnswers,
  longestDecided,
  noOwnWords,
  type OwnField,
  type OwnWords,
  ownFields,
  ownFieldsOf,
} from './written.ts';

/** What stands in the inputs of the form, by the name of each: only those that are shown. Of what was reached, see `ticksTyped`. */
export type Typed = Readonly<Record<string, string>>;

/** What goes into the post, as somebody typed it. */
export interface Filled {
  decided: string;
  actions: NewAction[];
  /** The items of the agenda whose tick they changed. What the other ticked meanwhile is none of them. */
  reached: Tick[];
}

/** Whether an item was reached, as somebody says it. */
export interface Tick {
  id: string;
  reached: boolean;
}

const idsIn = (text: string): string[] => text.split(' ').filter(Boolean);

/**
 * What was changed in an input that ticks items, against those that were ticked as it was drawn: their ids, with a minus where
 * the tick was taken off. Kept so, it is merged with what the other ticks until the form is sent.
 */
export function ticksTyped(ticked: readonly string[], drawn: string): string {
  const before = idsIn(drawn);
  const off = before.filter((id) => !ticked.includes(id)).map((id) => `-${id}`);
  return [...ticked.filter((id) => !before.includes(id)), ...off].join(' ');
}

/** The same as changes, of all inputs together: between two openings an item may stand in another one. */
export const ticksIn = (typed: Typed): Tick[] =>
  followBlocks.reached.flatMap((name) =>
    idsIn(typed[name] ?? '').map((id) => ({ id: id.replace(/^-/, ''), reached: !id.startsWith('-') })),
  );

/** What is wrong with an input, by its name. */
export type Problem =
  | { at: string; what: 'decided-long' | 'action-long' | 'action-empty' | 'due-past' | 'due-far' }
  | { at: string; what: 'own-long'; limit: number }
  | { at: string; what: 'full'; oldest: Action | undefined };

/** The inputs that go into the post, and those that are one's own. */
export const isOwnInput = (name: string): boolean => Object.hasOwn(ownFields, name);

/** The three actions that a form has room for; a line without words is none. */
export const actionsTyped = (typed: Typed, formId: string, by: Side): NewAction[] =>
  followBlocks.action.flatMap((name, at): NewAction[] => {
    const text = (typed[name] ?? '').trim();
    const owner = typed[followBlocks.owner[at] ?? ''];
    const due = typed[followBlocks.due[at] ?? ''] || null;
    if (text === '') return [];
    return [{ id: itemIdOf(formId, at), text, due, owner: owner === 'mentee' || owner === 'mentor' ? owner : by }];
  });

/** What somebody typed for the post. @param had what is kept of what they decided, for a form that does not ask it */
export const filledIn = (typed: Typed, had: string, formId: string, by: Side): Filled => ({
  decided: typed[followBlocks.decided] ?? had,
  actions: actionsTyped(typed, formId, by),
  reached: ticksIn(typed),
});

/** What is one's own, as it was typed; what the form does not ask stays as it is kept. */
export const ownIn = (typed: Typed, had: OwnWords | undefined): OwnWords => ({
  ...noOwnWords,
  ...had,
  ...Object.fromEntries(
    Object.entries(typed).filter(([name, text]) => isOwnInput(name) && (name !== 'got' || isAnswer(text))),
  ),
});

const isAnswer = (text: string): boolean => text === '' || gotAnswers.some((one) => one === text);

const lengthOf = (text: string): number => [...cleanLines(text)].length;

/** What is to be mended before what goes into the post is shown. @param today where who writes is */
export function filledProblems(
  typed: Typed,
  actions: Actions,
  { formId, by, today }: { formId: string; by: Side; today: Day },
): Problem[] {
  const problems: Problem[] = [];
  if (lengthOf(typed[followBlocks.decided] ?? '') > longestDecided)
    problems.push({ at: followBlocks.decided, what: 'decided-long' });
  let open = openActions(actions).length;
  const lastDay = Temporal.PlainDate.from(today).add({ years: 1 }).toString();
  const entered = actionsTyped(typed, formId, by);
  for (const [at, name] of followBlocks.action.entries()) {
    const due = typed[followBlocks.due[at] ?? ''] ?? '';
    const action = entered.find(({ id }) => id === itemIdOf(formId, at));
    if (!action && due) problems.push({ at: name, what: 'action-empty' });
    if (action && [...action.text].length > longestAction) problems.push({ at: name, what: 'action-long' });
    if (action && !actions.some(({ id }) => id === action.id)) open += 1;
    if (action && open > mostOpen) problems.push({ at: name, what: 'full', oldest: oldestOpen(actions) });
    if (due && due < today) problems.push({ at: followBlocks.due[at] ?? '', what: 'due-past' });
    if (due > lastDay) problems.push({ at: followBlocks.due[at] ?? '', what: 'due-far' });
  }
  return problems;
}

/** What is to be mended before one's own words are kept. */
export const ownProblems = (typed: Typed, side: Side): Problem[] =>
  ownFieldsOf(side).flatMap((name: OwnField): Problem[] => {
    const { limit } = ownFields[name];
    return lengthOf(typed[name] ?? '') > limit ? [{ at: name, what: 'own-long', limit }] : [];
  });
