import type { Day } from '../calendar.ts';
import { type Candidate, inTheOrder, type NudgeKind, nudgeKindOf } from '../next.ts';
import { type Verdict, weekOf } from '../pushes/may-push.ts';

/** How often somebody wants a nudge at most. */
export type Cadence = 'weekly' | 'fortnightly' | 'monthly' | 'off';

const weeksOf: Record<Exclude<Cadence, 'off'>, number> = { weekly: 1, fortnightly: 2, monthly: 4 };

/** Why a week brings nothing. */
export type Silence =
  /** She wants none, or none just now, or not so often. */
  | 'off'
  | 'paused'
  | 'cadence'
  /** She has begun nothing of her own. */
  | 'not-begun'
  /** One went in this week, or it was decided already. */
  | 'this-week'
  /** There is nothing to do next. */
  | 'nothing'
  /** What there is came two weeks running, or is of a kind that she wants none of. */
  | 'same-kind'
  | 'kind-off'
  /** Another message went in this week, or is to come in it. */
  | 'week-has-one'
  | 'one-is-dated'
  /** She has put one off to a day that is still ahead: that is the one that comes. */
  | 'put-off'
  /** Her hours, days off, nights or time away held it for the rest of its week. */
  | 'hours'
  /** The operator held everything for the rest of its week. */
  | 'operator'
  /** The bot was away when its week was on. */
  | 'late'
  /** She has gone where it is another week already. */
  | 'moved'
  /** Slack did not take the message. */
  | 'not-sent'
  /** Two were left unanswered, and so was the question what she would like: a pause. */
  | 'no-answer'
  /** She has left this Slack. */
  | 'left';

/** What may end within the week that it held, which then has its nudge after all. */
export const passing: readonly Silence[] = ['hours', 'operator'];

const isPassing = (because: Silence | null): boolean => because !== null && passing.includes(because);

/** What was decided for a week before. */
export interface Before {
  week: string;
  /** Null where nothing was sent. */
  kind: string | null;
  withheld: Silence | null;
  /** She did something after it: in it, or anywhere here. */
  isAnswered: boolean;
}

/** Everything that decides about one week of somebody. */
export interface Given {
  today: Day;
  cadence: Cadence;
  kindsOff: readonly string[];
  pausedUntil: Day | null;
  /** The day from today on to which she has put one off. */
  putOffUntil?: Day | undefined;
  hasBegun: boolean;
  /** Everything that she could do next, in any order. */
  candidates: readonly Candidate[];
  /** The newest first. */
  before: readonly Before[];
  /** Of the ledger of all that comes by itself. */
  verdict: Verdict;
}

/** At most one nudge, or silence with its reason; `pauseUntil`: from now on, by her silence. */
export type Decision =
  | { do: 'nudge'; kind: NudgeKind | 'question' }
  | { do: 'wait'; until: Date }
  | { do: 'silent'; because: Silence; pauseUntil?: Day };

/** For how long it is quiet after a question that found no answer, or where she says so. */
const pauseDays = 28;

export const pauseFrom = (today: Day): Day => Temporal.PlainDate.from(today).add({ days: pauseDays }).toString();

const silent = (because: Silence): Decision => ({ do: 'silent', because });

/** What somebody's week brings. What counts most is what Home shows as the one next thing, by the one table of `next.ts`. */
export function decide(given: Given): Decision {
  const { today, cadence, pausedUntil, hasBegun, verdict } = given;
  if (verdict.do === 'never' && (verdict.because === 'left' || verdict.because === 'bot')) return silent('left');
  if (cadence === 'off') return silent('off');
  if (pausedUntil && pausedUntil > today) return silent('paused');
  if (!hasBegun) return silent('not-begun');
  if (given.before.some(({ week, withheld }) => week === weekOf(today) && !isPassing(withheld)))
    return silent('this-week');
  if (given.putOffUntil) return silent('put-off');
  const sent = given.before.filter(({ kind }) => kind !== null);
  const [last] = sent;
  if (last && weeksBetween(last.week, weekOf(today)) < weeksOf[cadence]) return silent('cadence');
  const wanted = whatToSay(given, sent);
  if (wanted.do !== 'nudge') return wanted;
  if (verdict.do === 'not before') return { do: 'wait', until: verdict.instant };
  if (verdict.do === 'now') return wanted;
  return silent(verdict.because === 'one is dated' ? 'one-is-dated' : 'week-has-one');
}

function whatToSay({ today, before, candidates, kindsOff }: Given, sent: readonly Before[]): Decision {
  const [last, butLast] = unansweredOf(before);
  if (last?.kind === 'question') return { do: 'silent', because: 'no-answer', pauseUntil: pauseFrom(today) };
  const all = inTheOrder(candidates).flatMap((one) => nudgeKindOf(one) ?? []);
  if (all.length === 0) return silent('nothing');
  if (last && butLast) return { do: 'nudge', kind: 'question' };
  const wanted = all.filter((kind) => !kindsOff.includes(kind));
  if (wanted.length === 0) return silent('kind-off');
  const kind = wanted.find((one) => !isTwice(one, sent, today));
  return kind ? { do: 'nudge', kind } : silent('same-kind');
}

/** What she left unanswered since she last did something, or since a pause that her silence brought; the newest first. */
function unansweredOf(before: readonly Before[]): Before[] {
  const since = before.findIndex(({ isAnswered, withheld, kind }) => withheld === 'no-answer' || (kind && isAnswered));
  return (since < 0 ? before : before.slice(0, since)).filter(({ kind }) => kind !== null);
}

/** Whether this kind went in both of the last two weeks: a third running would be nagging. */
const isTwice = (kind: string, [last, butLast]: readonly Before[], today: Day): boolean =>
  last?.kind === kind && butLast?.kind === kind && weeksBetween(butLast.week, weekOf(today)) === 2;

/** How many weeks lie between two ISO weeks such as 2026-W50. */
export function weeksBetween(from: string, to: string): number {
  return Math.round(mondayOf(from).until(mondayOf(to), { largestUnit: 'days' }).days / 7);
}

function mondayOf(week: string): Temporal.PlainDate {
  const [year = '', number = ''] = week.split('-W');
  // The fourth of January is always in the first week: https://www.iso.org/iso-8601-date-and-time-format.html
  const first = Temporal.PlainDate.from({ year: Number(year), month: 1, day: 4 });
  return first.subtract({ days: first.dayOfWeek - 1 }).add({ days: 7 * (Number(number) - 1) });
}
