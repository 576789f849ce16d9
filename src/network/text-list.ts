import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import { clusterIds, clusterOf, type MenteeNeed, type NeedId, needLabel } from '../needs/need.ts';
import type { NotedAsk } from './asks/ask.ts';
import { askOf, emptyPlaces, openOnes, stateOfAsk, withAsked } from './asks/standing.ts';
import type { Closeness, MapPerson } from './map.ts';
import { askName, labelOf, type Wording } from './wording.ts';

/** A map with the words to show it in. */
export interface MapContent extends Wording {
  needs: readonly MenteeNeed[];
  /** Hers: who is asked stands as such, and where somebody is on the way no place is empty. */
  asks?: readonly NotedAsk[];
}

/**
 * What the picture shows, for those who do not see it: how many stand in each sector, and which places are empty. The
 * names are in the list. At most 2,000 characters, which is what Slack takes.
 */
export function altText(map: MapContent): string {
  const { edition, needs, asks = [] } = map;
  const people = withAsked(map.people, asks);
  const count = people.length;
  const whole =
    count === 0 ? say(edition, 'altNobody') : count === 1 ? say(edition, 'altOne') : say(edition, 'altMany', { count });
  const sectors = clusterIds.map((id) => {
    const here = people.filter((person) => person.needs.some((need) => sectorOf(need, needs) === id)).length;
    return say(edition, 'altSector', { cluster: labelOf(edition.clusters, id), people: peopleCount(map, here) });
  });
  const empty = emptyPlaces(people, needs, asks).map(({ id }) => needLabel(map, id));
  return [
    whole,
    ...(count > 0 ? sectors : []),
    ...(empty.length > 0 ? [say(edition, 'altEmpty', { needs: empty.join(', ') })] : []),
    say(edition, 'altWords'),
  ].join(' ');
}

function peopleCount({ edition }: MapContent, count: number): string {
  if (count === 0) return say(edition, 'peopleNone');
  return count === 1 ? say(edition, 'peopleOne') : say(edition, 'peopleMany', { count });
}

const nearness: Readonly<Record<Closeness, number>> = { close: 0, moderate: 1, distant: 2 };
const nearnessOf = ({ closeness }: MapPerson): number => (closeness ? nearness[closeness] : 1);

/** The people in the order of the list: by their first sector, then from near to far, then by name and id. */
export function inOrder({ people, needs, asks = [] }: Pick<MapContent, 'people' | 'needs' | 'asks'>): MapPerson[] {
  const first = (person: MapPerson): number =>
    Math.min(clusterIds.length, ...person.needs.map((id) => clusterIds.indexOf(sectorOf(id, needs))));
  return withAsked(people, asks).toSorted(
    (a, b) => first(a) - first(b) || nearnessOf(a) - nearnessOf(b) || compare(a.name, b.name) || compare(a.id, b.id),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The whole map in words: a line for each person, with the number that stands for them on the picture if there is one,
 * then a line for each open ask of somebody who is not on the map, and for each empty place. Plain text as typed: escape it where the place is mrkdwn.
 */
export function textList(map: MapContent, numbers: ReadonlyMap<string, number>): string[] {
  const { edition, people, needs, asks = [] } = map;
  const lines = inOrder(map).map((person) => personLine(map, person, numbers.get(person.id)));
  const where = (id: NeedId) => ({
    cluster: labelOf(edition.clusters, sectorOf(id, needs)),
    need: needLabel(map, id),
  });
  const elsewhere = openOnes(asks, people)
    .filter((ask) => !people.some(({ id }) => id === ask.person))
    .map((ask) => {
      const name = askName(edition, people, ask);
      return say(edition, 'listAsk', { ...where(ask.need), name, status: askStatus(edition, ask) });
    });
  const empty = emptyPlaces(people, needs, asks).map(({ id }) => say(edition, 'listEmpty', where(id)));
  return [...lines, ...elsewhere, ...empty];
}

const statusKeys = { yes: 'listYes', met: 'listMet', asked: 'listAsked', planned: 'listPlanned' } as const;

/** How an open ask stands, in place of "could help". */
function askStatus(edition: Edition, ask: NotedAsk): string {
  const state = stateOfAsk(ask);
  return state === 'over' ? '' : say(edition, statusKeys[state]);
}

/** How it is with somebody now: what became of her ask first, since that is what she is living through. */
function statusOf({ edition, people, asks = [] }: MapContent, { id, status }: MapPerson): string {
  const label = labelOf(edition.network.statuses, status);
  const ask = askOf({ asks, people }, id);
  if (!ask) return label;
  return status === 'current' ? `${askStatus(edition, ask)}, ${label}` : askStatus(edition, ask);
}

function personLine(map: MapContent, person: MapPerson, number: number | undefined): string {
  const { edition, needs } = map;
  const { closeness } = edition.network;
  const where = clusterIds.flatMap((id) => {
    const here = person.needs.filter((need) => sectorOf(need, needs) === id).map((need) => needLabel(map, need));
    if (here.length === 0) return [];
    return [say(edition, 'listWhere', { cluster: labelOf(edition.clusters, id), needs: here.join(', ') })];
  });
  const name = person.name;
  return say(edition, 'listPerson', {
    name: number === undefined ? name : say(edition, 'listNumber', { number, name }),
    status: statusOf(map, person),
    closeness: person.closeness ? labelOf(closeness, person.closeness) : say(edition, 'closenessNotNoted'),
    where: where.length > 0 ? where.join(', ') : say(edition, 'noNeedNoted'),
  });
}

/** Her own need stands with the person while she has not said where it belongs, as on the picture. */
const sectorOf = (id: NeedId, needs: readonly MenteeNeed[]) => clusterOf(id, needs) ?? 'person';
