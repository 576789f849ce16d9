import { sayNearDay } from '../../calendar.ts';
import type { Edition } from '../../content/editions.ts';
import { say } from '../../content/say.ts';
import { type PostPart, standsAs, type Where } from '../agenda/stands.ts';
import type { AgendaPart } from '../agenda/wording.ts';
import type { Book, Meeting, Side } from '../meeting.ts';
import { type Action, type Actions, inWords, openActions } from './action.ts';
import type { DecidedAt } from './written.ts';

/** What both read of a meeting that is over. Nothing of what is one's own has a place in it. */
export interface MeetingRecord {
  meetingId: string;
  decided: DecidedAt;
  /** All actions of the pair. */
  actions: Actions;
  /** When the two meet next, in words; undefined while no time stands. */
  next?: string | undefined;
  /** How each is called where both read. */
  names: Readonly<{ [side in Side]: string }>;
}

/** The meetings of a pair in the order in which they were, or will be; one without a time comes last. */
export const inOrder = ({ meetings }: Pick<Book, 'meetings'>): Meeting[] => {
  const at = ({ startsAt }: Meeting): number => startsAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
  return meetings.toSorted((a, b) => at(a) - at(b) || a.number - b.number);
};

/** The meetings after one. */
export const meetingsAfter = (book: Pick<Book, 'meetings'>, meetingId: string): Meeting[] => {
  const all = inOrder(book);
  return all.slice(all.findIndex(({ id }) => id === meetingId) + 1);
};

/**
 * What the record of a meeting is made of when it is drawn later: what was said until then, and when the two met next, or will.
 * What came after is of other records.
 */
export function asOfMeeting(
  book: Pick<Book, 'meetings'>,
  meetingId: string,
  actions: Actions,
): { actions: Actions; nextAt: Date | undefined } {
  const after = meetingsAfter(book, meetingId);
  return {
    actions: actions.filter((one) => !after.some(({ id }) => id === one.meetingId)),
    nextAt:
      after.find(({ state, startsAt }) => startsAt && (state === 'met' || state === 'set'))?.startsAt ?? undefined,
  };
}

/** An action in one line, letter by letter: who, what, by when, and whether it is done. */
export function actionWords(
  edition: Edition,
  { owner, text, due, state }: Action,
  names: MeetingRecord['names'],
): string {
  const what = due
    ? say(edition, 'actionBy', { name: names[owner], text, date: sayNearDay(due, edition.spelling) })
    : say(edition, 'actionLine', { name: names[owner], text });
  return state === 'done' ? say(edition, 'actionDoneMark', { what }) : what;
}

/**
 * What was written up of a meeting as it stands where it is read: what was decided under its writer's name, who does what, what
 * is open from before, when the two meet next. What is empty is not there; where others read, what was written before these
 * readers were shown is a heading alone.
 *
 * @param where `text` for what she copies
 */
export function recordLines(edition: Edition, record: MeetingRecord, where: Where): AgendaPart[] {
  const { meetingId, decided, actions, next, names } = record;
  const full = (part: PostPart): boolean => standsAs(part, where) === 'full';
  const said = (['mentee', 'mentor'] as const).flatMap((side): AgendaPart[] => {
    const text = decided[side]?.text ?? '';
    return text === '' || !full('decided')
      ? []
      : [{ heading: say(edition, 'decidedBy', { name: names[side] }), lines: text.split('\n').filter(Boolean) }];
  });
  const entered = inWords(actions).filter((one) => one.meetingId === meetingId && one.state !== 'dropped');
  const who = entered.map((one) => actionWords(edition, one, names));
  const before = openActions(actions).filter((one) => one.meetingId !== meetingId);
  return [
    ...said,
    ...(who.length > 0 && full('decided') ? [{ heading: say(edition, 'actionsNew'), lines: who }] : []),
    ...openActionLines(edition, { actions: before, names }, where),
    ...(next ? [{ heading: say(edition, 'nextTime'), lines: [next] }] : []),
  ];
}

/** What is open between two as it stands on an agenda: nothing where nothing is, a heading without a number where others read. */
export function openActionLines(
  edition: Edition,
  { actions, names }: Pick<MeetingRecord, 'actions' | 'names'>,
  where: Where,
): AgendaPart[] {
  const open = openActions(inWords(actions));
  const stands = standsAs('actions', where);
  if (open.length === 0 || stands === '-') return [];
  const lines = stands === 'full' ? open.map((one) => actionWords(edition, one, names)) : [];
  return [{ heading: say(edition, 'actionsOpen'), lines }];
}
