import type { Day } from '../../calendar.ts';
import { importantNeeds, type MenteeNeed, type NeedId, needsInHand } from '../../needs/need.ts';
import { coverOf, type MapPerson } from '../map.ts';
import { type Ask, type AskStep, type NotedAsk, nextForAsk, whoToAsk } from './ask.ts';

/** An ask that may still come to something, and what comes next for it. */
export interface OpenAsk<T extends Ask = NotedAsk> {
  ask: T;
  next: AskStep;
}

/**
 * How far somebody has come with a need. An open ask comes before those who help, since it is what she is living
 * through; it never counts as help.
 */
export type Standing<T extends Ask = NotedAsk> =
  | (OpenAsk<T> & { is: OpenState; helping: readonly MapPerson[] })
  | { is: 'helped'; people: readonly MapPerson[] }
  | { is: 'possible'; person: MapPerson }
  | { is: 'nobody' };

/** How an ask stands that may still come to something. */
export type OpenState = 'yes' | 'met' | 'asked' | 'planned';

/** Where an ask stands: a yes until they have met; met until she has said whether they help; no answer yet; not sent yet. */
export function stateOfAsk({ answer, sentOn, metOn, helps }: Ask): OpenState | 'over' {
  if (answer === 'yes' && !helps) return metOn ? 'met' : 'yes';
  if (answer) return 'over';
  return sentOn ? 'asked' : 'planned';
}

/**
 * The asks that may still come to something, in their order. A yes of somebody who helps with that need is none: they
 * help already, and what is to come is no first talk; unless she has set a day for one. Nor is a talk with them that
 * has been: there is nothing to ask of it.
 */
export const openOnes = <T extends Ask>(asks: readonly T[], people: readonly MapPerson[]): T[] =>
  asks.filter((ask) => {
    const state = stateOfAsk(ask);
    if (state !== 'met' && (state !== 'yes' || ask.talkOn)) return state !== 'over';
    return !coverOf(people, ask.need).some(({ id }) => id === ask.person);
  });

/** The needs for which somebody may be on the way: of these nothing says that nobody is there. */
export const needsOnTheWay = (asks: readonly Ask[], people: readonly MapPerson[]): ReadonlySet<NeedId> =>
  new Set(openOnes(asks, people).map(({ need }) => need));

/** How soon an ask wants something of her: the best moment first, then what is due today, then what waits for a day. */
const urgency: Readonly<Record<AskStep['do'], number>> = {
  'find-day': 0,
  met: 1,
  helps: 2,
  chase: 3,
  'next-person': 4,
  send: 5,
  talk: 6,
  wait: 7,
  nothing: 8,
};

const urgencyOf = ({ ask, next }: OpenAsk, today: Day): number =>
  next.do === 'send' && ask.askOn > today ? urgency.wait : urgency[next.do];

/**
 * The asks that may still come to something, by what they want of her. One that found no answer even after a second
 * message is left out as soon as somebody else is asked about the same need: that was the next person.
 *
 * @param map its asks the newest first, which also decides between equals
 */
export function openAsks<T extends NotedAsk>(
  { asks, people }: { asks: readonly T[]; people: readonly MapPerson[] },
  today: Day,
): OpenAsk<T>[] {
  const open = openOnes(asks, people).map((ask): OpenAsk<T> => ({ ask, next: nextForAsk(ask, today) }));
  const isGivenUp = (one: OpenAsk<T>): boolean =>
    one.next.do === 'next-person' && open.some((other) => other !== one && replaces(other, one));
  return open
    .filter((one) => !isGivenUp(one))
    .toSorted((a, b) => urgencyOf(a, today) - urgencyOf(b, today) || compare(dayOf(a), dayOf(b)));
}

/** Of two silent asks about a need the older was given up, and of a silent one and any other the silent one. */
function replaces(other: OpenAsk, one: OpenAsk): boolean {
  if (other.ask.need !== one.ask.need) return false;
  return other.next.do !== 'next-person' || dayOf(other) > dayOf(one);
}

const dayOf = ({ ask }: OpenAsk): Day => ask.metOn ?? ask.talkOn ?? ask.chasedOn ?? ask.sentOn ?? ask.askOn;

// Days in ISO form compare as text.
const compare = (a: Day, b: Day): number => (a < b ? -1 : a > b ? 1 : 0);

/** Whether an open ask wants something of her today, rather than that she waits for a day. */
export const isDue = (one: OpenAsk, today: Day): boolean => urgencyOf(one, today) <= urgency.send;

/** A yes says more than a talk that has been, that more than an ask that waits, and that than one which is to be sent. */
const rank = { yes: 0, met: 1, asked: 2, planned: 3, over: 4 } as const;

/**
 * How far she has come with a need, the one truth of it for every screen: a yes, until they have met; else a
 * talk after which she has not said whether they help; else an ask that waits for its answer; else one that is planned; else who helps now; else somebody who could and was not asked about
 * it. Asks that came to nothing say nothing.
 *
 * @param asks the newest first
 * @param today her local day
 */
export function standingOf<T extends NotedAsk>(
  need: NeedId,
  { people, asks }: { people: readonly MapPerson[]; asks: readonly T[] },
  today: Day,
): Standing<T> {
  const helping = coverOf(people, need);
  const [open] = openAsks({ asks, people }, today)
    .filter(({ ask }) => ask.need === need)
    .toSorted((a, b) => rank[stateOfAsk(a.ask)] - rank[stateOfAsk(b.ask)]);
  const is = open && stateOfAsk(open.ask);
  if (open && is && is !== 'over') return { ...open, is, helping: helping.filter(({ id }) => id !== open.ask.person) };
  if (helping.length > 0) return { is: 'helped', people: helping };
  const person = whoToAsk(people, need, asks).find((one) => one.status === 'potential' && one.needs.includes(need));
  return person ? { is: 'possible', person } : { is: 'nobody' };
}

/** The important needs with nobody who helps now and nobody on the way, most pressing first: the empty places. */
export function emptyPlaces(
  people: readonly MapPerson[],
  needs: readonly MenteeNeed[],
  asks: readonly Ask[] = [],
): MenteeNeed[] {
  const onTheWay = needsOnTheWay(asks, people);
  return importantNeeds(needs).filter(({ id }) => !onTheWay.has(id) && coverOf(people, id).length === 0);
}

/**
 * The first ask she could make: the most pressing need that she works on and nobody helps with yet, for which somebody
 * on the map could.
 */
export function firstToAsk(
  map: { people: readonly MapPerson[]; needs: readonly MenteeNeed[]; asks: readonly NotedAsk[] },
  today: Day,
): { need: NeedId; person: MapPerson } | undefined {
  for (const { id: need } of needsInHand(map.needs)) {
    const standing = standingOf(need, map, today);
    if (standing.is === 'possible') return { need, person: standing.person };
  }
  return undefined;
}

/** Of the open asks of one person that which says most; undefined where there is none. */
export const askOf = <T extends Ask>(
  { asks, people }: { asks: readonly T[]; people: readonly MapPerson[] },
  person: string,
): T | undefined =>
  openOnes(asks, people)
    .filter((ask) => ask.person === person)
    .toSorted((a, b) => rank[stateOfAsk(a)] - rank[stateOfAsk(b)])[0];

/**
 * The people as a map shows them: who does not help yet stands also where she has asked them, whether or not she put
 * them down for that need. Of somebody who helps now that would claim help that is not there.
 */
export const withAsked = <P extends MapPerson>(people: readonly P[], asks: readonly Ask[]): P[] =>
  people.map((person) => {
    const asked = openOnes(asks, people)
      .filter((ask) => ask.person === person.id)
      .map(({ need }) => need);
    const more = asked.filter((need) => person.status !== 'current' && !person.needs.includes(need));
    return more.length === 0 ? person : { ...person, needs: [...person.needs, ...new Set(more)] };
  });
