import { type Day, localDay } from '../calendar.ts';
import {
  type Due,
  inHand,
  mayPush,
  nextLook,
  type PushReader,
  type Side,
  type Verdict,
  type Went,
} from './may-push.ts';

/** For which day one thing is to be told, and before which others in one message. */
export interface DueThing extends Due {
  /** The smaller, the sooner it stands in full. */
  rank: number;
}

/** Something that is to be told, or is told and still open, as the rows are now. */
export interface OpenThing {
  id: string;
  side: Side;
  /** Has a message of its own. */
  isAlone: boolean;
  due: DueThing;
  /** When its reader last had it in hand. */
  notedAt: Date | null;
  /** When to look at it; null where it only rides. */
  lookAt: Date | null;
  toldIn: string | null;
  /** The reader's day on which it was told last. */
  toldOn: Day | null;
}

/** What becomes of somebody's things at an instant. */
export interface Plan<T> {
  /** Each with its things, the first in full. */
  messages: { things: T[]; went: Went }[];
  /** When to look again at what was looked at and is not told now; null: it rides with the next. */
  looks: { thing: T; at: Date | null }[];
}

/**
 * Decides what may push to somebody now. Things of one day are one message; what found no room before, and what still
 * stands of the message before, rides along.
 *
 * @param things what is due now, and what rides
 * @param ledger what has gone to this reader; a week back is enough
 */
export function plan<T extends OpenThing>(
  person: PushReader,
  things: readonly T[],
  now: Date,
  ledger: readonly Went[],
): Plan<T> {
  const gone = [...ledger];
  const made: Plan<T> = { messages: [], looks: [] };
  const looked = things.filter(({ lookAt }) => lookAt !== null && lookAt <= now).toSorted(byRank);
  const riders = things
    .filter((one) => one.lookAt === null && !one.isAlone && isOn(person, one.due, now))
    .toSorted(byRank);
  for (const thing of looked.filter(({ isAlone }) => isAlone)) {
    const verdict = verdictOn(person, thing, now, gone);
    if (verdict?.do === 'now') send(verdict.went, [thing]);
    else made.looks.push(put(thing, verdict, now));
  }
  for (const [side, of] of Map.groupBy(
    looked.filter(({ isAlone }) => !isAlone),
    (one) => one.side,
  )) {
    const told = of.map((thing) => ({ thing, verdict: verdictOn(person, thing, now, gone) }));
    const ready = told.flatMap(({ thing, verdict }) => (verdict?.do === 'now' ? [{ thing, verdict }] : []));
    // What is found to ride only now rides with this message, be it late or in her own hands at this very moment.
    const late = told.flatMap(({ thing, verdict }) => (isRider(thing, verdict) ? [thing] : []));
    const [first] = ready;
    const along = first ? [...riders.filter((one) => one.side === side), ...late].toSorted(byRank) : [];
    if (first) send(first.verdict.went, [...ready.map(({ thing }) => thing), ...along]);
    const rest = told.filter(({ thing, verdict }) => verdict?.do !== 'now' && !along.includes(thing));
    made.looks.push(...rest.map(({ thing, verdict }) => put(thing, verdict, now)));
  }
  return made;

  function isRider({ due }: T, verdict: Verdict | undefined): boolean {
    return verdict ? verdict.do === 'ride' : isOn(person, due, now);
  }

  function send(went: Went, told: T[]): void {
    gone.push(went);
    made.messages.push({ things: told, went });
  }
}

const put = <T extends OpenThing>(thing: T, verdict: Verdict | undefined, now: Date) => ({
  thing,
  at: verdict?.do === 'not before' ? nextLook(verdict.instant, now, thing.due.day) : null,
});

const byRank = (a: OpenThing, b: OpenThing): number => a.due.rank - b.due.rank || (a.id < b.id ? -1 : 1);

const isOn = ({ time_zone: zone }: PushReader, { day }: Due, now: Date): boolean =>
  day === undefined || day <= localDay(zone, now);

/** Undefined where nothing is to be told by itself: it is told for its day already, or she had it in hand. */
function verdictOn(person: PushReader, thing: OpenThing, now: Date, gone: readonly Went[]): Verdict | undefined {
  if (isTold(thing) || inHand(person, thing.due, thing.notedAt)) return undefined;
  return mayPush(person, { ...thing.due, side: thing.side }, now, gone);
}

const isTold = ({ due: { day }, toldIn, toldOn }: OpenThing): boolean =>
  day === undefined ? toldIn !== null : toldOn !== null && toldOn >= day;
