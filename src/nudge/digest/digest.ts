import { type Day, localDay } from '../../calendar.ts';
import type { MeetingFact, MentorFact } from '../../meeting/follow-up/facts.ts';
import { type Verdict, weekOf } from '../../pushes/may-push.ts';

/** Why a week brings a mentor no digest. */
export type Withheld =
  | 'off'
  /** They take no messages from the bot. */
  | 'no-messages'
  /** One was decided in this week already. */
  | 'this-week'
  /** Nothing of his is due. */
  | 'nothing'
  /** His hours, days off, nights or time away, other messages, or the operator held it for the rest of its week. */
  | 'hours'
  /** The bot was away when its week was on. */
  | 'late'
  /** He has left this Slack. */
  | 'left';

/** The next meeting with one whom he mentors. */
export interface NextMeeting extends MeetingFact {
  name: string;
  /** It lies within the week: what is known of its agenda is said. */
  isSoon: boolean;
}

/** Something that he said he would do. */
export interface Promised extends Pick<MentorFact['promises'][number], 'text' | 'due' | 'done'> {
  name: string;
}

/** What a digest says, all of it facts. */
export interface Digest {
  /** The soonest first. */
  meetings: readonly NextMeeting[];
  /** The next due first, what has no day last. */
  promises: readonly Promised[];
  /** Whether any of it is due: with nothing due nothing is sent. */
  isDue: boolean;
}

const weekMs = 7 * 24 * 60 * 60 * 1000;
/** A promise whose day is longer gone by brings no digest by itself: it stands in each that comes. */
const remindedWeeks = 4;

/**
 * What a mentor has before him at an instant. Due is a meeting within the week, and a promise with a day within it or not long
 * gone by.
 *
 * @param zone IANA name: the days of promises are his; null counts as UTC
 */
export function digestOf(facts: readonly MentorFact[], zone: string | null, now: Date): Digest {
  const today = Temporal.PlainDate.from(localDay(zone, now));
  const [from, until] = [today.subtract({ weeks: remindedWeeks }), today.add({ weeks: 1 })].map(String) as [Day, Day];
  const meetings = facts
    .flatMap(({ name, meeting }): NextMeeting[] => {
      if (!meeting || meeting.startsAt <= now) return [];
      return [{ ...meeting, name, isSoon: meeting.startsAt.getTime() - now.getTime() <= weekMs }];
    })
    .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const promises = facts
    .flatMap(({ name, promises }) => promises.map((one): Promised => ({ ...one, name })))
    .toSorted((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999', 'en'));
  const isDue =
    meetings.some(({ isSoon }) => isSoon) || promises.some(({ due }) => due !== null && from <= due && due <= until);
  return { meetings, promises, isDue };
}

/** Everything that decides about one week of a mentor. */
export interface Given {
  today: Day;
  isOn: boolean;
  takesMessages: boolean;
  /** The ISO weeks of his that were decided before. */
  decided: readonly string[];
  digest: Pick<Digest, 'isDue'>;
  /** Of the ledger of all that comes by itself. */
  verdict: Verdict;
}

/** A digest, later, or silence with its reason. */
export type Decision = { do: 'digest' } | { do: 'wait'; until: Date } | { do: 'silent'; because: Withheld };

/** What a mentor's week brings. */
export function decideDigest({ today, isOn, takesMessages, decided, digest, verdict }: Given): Decision {
  const silent = (because: Withheld): Decision => ({ do: 'silent', because });
  if (verdict.do === 'never') return silent('left');
  if (!isOn) return silent('off');
  if (!takesMessages) return silent('no-messages');
  if (decided.includes(weekOf(today))) return silent('this-week');
  if (!digest.isDue) return silent('nothing');
  return verdict.do === 'not before' ? { do: 'wait', until: verdict.instant } : { do: 'digest' };
}
