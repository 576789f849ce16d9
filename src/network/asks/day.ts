import type { Day } from '../../calendar.ts';
import { chaseDay, type NotedAsk } from './ask.ts';

/** For which day an ask brings a word by itself. */
export interface AskDay {
  day: Day;
  /** She set it; any other follows from the day she sent it. */
  isHers: boolean;
  /** What it is about: to be sent, or the answer. */
  about: 'send' | 'answer';
}

/**
 * The day on which an ask next brings a word, or has brought one that still stands: the day she means to ask on, then the
 * day she hopes for an answer, or where she has set none, or said on it that there is none yet, the first working day from
 * a week after; after the one chase a week again.
 *
 * @returns undefined once there is an answer, or nothing is left to ask her
 */
export function askDay(ask: NotedAsk): AskDay | undefined {
  const { answer, sentOn, chasedOn, hopedOn, noAnswerOn } = ask;
  if (answer) return undefined;
  if (!sentOn) return { day: ask.askOn, isHers: true, about: 'send' };
  const since = chasedOn ?? sentOn;
  const asked = (day: Day, isHers: boolean): AskDay | undefined =>
    noAnswerOn !== undefined && noAnswerOn >= day ? undefined : { day, isHers, about: 'answer' };
  const hers = hopedOn !== undefined && hopedOn > since ? asked(hopedOn, true) : undefined;
  return hers ?? asked(chaseDay(since), false);
}

/** Whether she has said, since she last wrote, that there is no answer yet. */
function saidNone({ sentOn, chasedOn, noAnswerOn }: NotedAsk): boolean {
  if (!sentOn || !noAnswerOn) return false;
  // On the day of a second message it was said of the first.
  return chasedOn ? noAnswerOn > chasedOn : noAnswerOn >= sentOn;
}

/** Where an ask stands in the message that brought it. */
export type AskWord =
  /** To be sent: today, or it was meant for an earlier day. */
  | { is: 'to send'; on: Day }
  /** She has put it off. */
  | { is: 'put off'; until: Day }
  /** Sent: she is asked about the answer on that day. */
  | { is: 'sent'; until: Day }
  /** Has there been an answer? */
  | { is: 'answered?' }
  /** No answer yet, and too soon for a second message. */
  | { is: 'too soon'; until: Day }
  /** No answer yet: one second message is fine. */
  | { is: 'chase' }
  /** No answer to the second one either. */
  | { is: 'next person' }
  | { is: 'yes' }
  | { is: 'no' };

/** What the message of an ask says of it on a day, as the ask stands. */
export function wordOf(ask: NotedAsk, today: Day): AskWord {
  if (ask.answer) return { is: ask.answer === 'yes' ? 'yes' : 'no' };
  const due = askDay(ask);
  if (due?.about === 'send')
    return due.day > today ? { is: 'put off', until: due.day } : { is: 'to send', on: due.day };
  const said = saidNone(ask);
  if (due && due.day > today) return { is: said ? 'too soon' : 'sent', until: due.day };
  if (due && !said) return { is: 'answered?' };
  return { is: ask.chasedOn ? 'next person' : 'chase' };
}

/** An ask after she has said that there is no answer yet. */
export const withNoAnswer = <T extends NotedAsk>(ask: T, today: Day): T => ({
  ...ask,
  sentOn: ask.sentOn ?? today,
  noAnswerOn: today,
});

/** An ask put off to another day: the day to ask on, or once it is sent the day of the answer. */
export const withAnotherDay = <T extends NotedAsk>(ask: T, day: Day): T =>
  ask.sentOn ? { ...ask, hopedOn: day } : { ...ask, askOn: day };

/** Whether an ask can be put off to a day: tomorrow at the earliest, within a year. */
export const isAnotherDay = (day: Day, today: Day): boolean =>
  day > today && day <= Temporal.PlainDate.from(today).add({ years: 1 }).toString();

/** Whether an answer can be hoped for on a day: after the one she asks on, within a year of it. */
export const isDayToHope = (day: Day, askOn: Day): boolean =>
  day > askOn && day <= Temporal.PlainDate.from(askOn).add({ years: 1 }).toString();
