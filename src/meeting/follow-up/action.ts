import type { Day } from '../../calendar.ts';
import { cleanText } from '../agenda/item.ts';
import { mayDo } from '../agenda/may.ts';
import type { Book, Side } from '../meeting.ts';
import type { DecidedLines } from './written.ts';

/** Something that one of two said they would do. It belongs to the pair: one row, on whichever agenda it is shown. */
export interface Action {
  id: string;
  /** Who entered it. */
  writer: Side;
  /** Who does it. */
  owner: Side;
  /** '' of one that was dropped: its words are let go; and of one that cannot be read. */
  text: string;
  due: Day | null;
  state: 'open' | 'done' | 'dropped';
  /** At which meeting it was said. */
  meetingId: string;
}

/** The actions of a pair, in the order in which they were entered. */
export type Actions = readonly Action[];

/** An action as a form has it. */
export interface NewAction {
  id: string;
  owner: Side;
  text: string;
  due: Day | null;
}

/** What may be open between two. */
export const mostOpen = 24;
/** What one form takes. */
export const mostAtOnce = 3;
/** In code points. */
export const longestAction = 200;

/** What two have still to do: what has a day first, the earliest before, then by when it was entered. */
export const openActions = (actions: Actions): Action[] =>
  actions
    .filter(({ state }) => state === 'open')
    .toSorted((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999', 'en'));

/** Those that can be read: a screen lists no others, and says how many there are. */
export const inWords = (actions: Actions): Action[] => actions.filter(({ text }) => text !== '');

/** How much of what both read cannot be read. */
export const countUnread = ({ actions, decided }: { actions: Actions; decided: DecidedLines }): number =>
  actions.filter(({ state, text }) => state !== 'dropped' && text === '').length +
  [...decided.values()].flatMap(({ mentee, mentor }) => [mentee, mentor]).filter((one) => one?.isUnread).length;

/** The one that is open longest. */
export const oldestOpen = (actions: Actions): Action | undefined =>
  actions.find(({ state, text }) => state === 'open' && text !== '');

/** Why an action was not entered, or not changed. */
export type ActionWhy = 'too-many' | 'empty' | 'too-long' | 'not-yours' | 'unknown' | 'not-now';

/** What came of entering some. */
export interface Entered {
  actions: Actions;
  refused: { id: string; why: ActionWhy }[];
}

/**
 * Enters actions, each judged by itself. By id alone: the same words twice are two actions, and a form that is sent twice
 * enters none twice.
 */
export function enterActions(
  actions: Actions,
  meetingId: string,
  entered: readonly NewAction[],
  writer: Side,
): Entered {
  const done: Entered = { actions, refused: [] };
  for (const { id, owner, text: typed, due } of entered) {
    if (done.actions.some((one) => one.id === id)) continue;
    const text = cleanText(typed);
    const why = problemOf(done.actions, text);
    if (why) done.refused.push({ id, why });
    else done.actions = [...done.actions, { id, writer, owner, text, due, state: 'open', meetingId }];
  }
  return done;
}

function problemOf(actions: Actions, text: string): ActionWhy | undefined {
  if (text === '') return 'empty';
  if ([...text].length > longestAction) return 'too-long';
  return openActions(actions).length >= mostOpen ? 'too-many' : undefined;
}

type Pair = Pick<Book, 'pair' | 'withBot'>;

/** Whether a side may tick the actions of its pair, or drop those that it owns or wrote (`own`). */
const may = ({ pair, withBot }: Pair, act: 'tick' | 'drop', by: Side) =>
  mayDo({ agenda: pair === 'closed' ? 'closed' : 'record', withBot }, act, by);

/** Whether somebody may mark what the two have to do as done, or as open again. */
export const mayTick = (pair: Pair, by: Side): boolean => may(pair, 'tick', by) === 'yes';

/** Whether somebody may let an action go: its owner, or who wrote it; she may any where he does it without the bot. */
export function mayDrop(pair: Pair, { owner, writer }: Pick<Action, 'owner' | 'writer'>, by: Side): boolean {
  const is = may(pair, 'drop', by);
  return is === 'yes' || (is === 'own' && (owner === by || writer === by));
}

/** Marks an action as done, or as open again, by either side. Repeated it changes nothing. */
export function tickAction(actions: Actions, pair: Pair, id: string, isDone: boolean, by: Side): Actions | ActionWhy {
  const action = actions.find((one) => one.id === id);
  if (!mayTick(pair, by)) return 'not-now';
  if (!action || action.state === 'dropped') return 'unknown';
  const state = isDone ? 'done' : 'open';
  if (action.state === state) return actions;
  if (state === 'open' && openActions(actions).length >= mostOpen) return 'too-many';
  return actions.map((one) => (one.id === id ? { ...one, state } : one));
}

/** Lets an action go: it is no more on any agenda, and its words are not kept. Repeated it changes nothing. */
export function dropAction(actions: Actions, pair: Pair, id: string, by: Side): Actions | ActionWhy {
  const action = actions.find((one) => one.id === id);
  if (may(pair, 'drop', by) === 'no') return 'not-now';
  if (!action) return 'unknown';
  if (!mayDrop(pair, action, by)) return 'not-yours';
  if (action.state === 'dropped') return actions;
  return actions.map((one) => (one.id === id ? { ...one, state: 'dropped' as const, text: '', due: null } : one));
}
