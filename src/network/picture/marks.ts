import { clusterIds, clusterOf, type MenteeNeed, type NeedId } from '../../needs/need.ts';
import type { Ask } from '../asks/ask.ts';
import { emptyPlaces } from '../asks/standing.ts';
import type { Closeness, MapPerson } from '../map.ts';
import { labelForms, type Measure, type NameLabel, nameLabels } from './label.ts';
import type { Thing } from './placing.ts';

/** What is to stand on the picture, and how large its letters are. */
export interface Things {
  things: readonly Thing[];
  /** The font size of the names: the fewer, the larger. */
  size: number;
  /** Few enough for a line from the centre to each. */
  spokes: boolean;
}

/** With more marks than these there are no lines from the centre, no names, no further marks: a list says it better. */
const mostSpokes = 16;
export const mostNames = 110;
const mostMarks = 220;
const ringOf: Readonly<Record<Closeness, number>> = { close: 0, moderate: 1, distant: 2 };
const middleRing = 1;
/** Her own need stands with the person while she has not said where it belongs. */
const ownNeedsSector = clusterIds.indexOf('person');

/**
 * What a map has to show: each person in each sector that one of their needs belongs to, and the important needs that
 * nobody helps with now, and nobody is on the way for, as empty places. In the order in which room is given out: the narrow inner ring, then the
 * empty places, then the longest names.
 */
export function thingsOf(
  people: readonly MapPerson[],
  needs: readonly MenteeNeed[],
  needLabel: (id: NeedId) => string,
  measureAt: (text: string, size: number) => number | undefined,
  asks: readonly Ask[],
): Things {
  const sectorOf = (id: NeedId): number => {
    const cluster = clusterOf(id, needs);
    return cluster ? clusterIds.indexOf(cluster) : ownNeedsSector;
  };
  const standing = people.map((person) => [...new Set(person.needs.map(sectorOf))]);
  const empty = emptyPlaces(people, needs, asks);
  const count = empty.length + standing.reduce((sum, sectors) => sum + sectors.length, 0);
  const size = count <= 10 ? 24 : count <= 24 ? 22 : 20;
  const widest = count <= 24 ? 230 : 180;
  const measure: Measure = (text) => measureAt(text, size);
  const labels = nameLabels(
    people.map(({ name }) => name),
    measure,
    widest,
  );
  const radius = size / 2 + 2;
  const numberedRadius = people.length < 100 ? 18 : 24;
  const things = people.flatMap((person, at) => {
    const { forms, ambiguous } = labels[at] as NameLabel;
    return (standing[at] ?? []).map(
      (sector): Thing => ({
        key: `${sector}:${person.id}`,
        sign: person.status,
        person: person.id,
        sector,
        rings: [person.closeness ? ringOf[person.closeness] : middleRing],
        radius,
        numberedRadius,
        forms: count > mostNames ? [] : forms,
        number: ambiguous ? 'must' : 'may',
      }),
    );
  });
  const places = empty.map(
    ({ id }): Thing => ({
      key: `empty:${id}`,
      sign: 'empty',
      sector: sectorOf(id),
      rings: [middleRing, 2, 0],
      radius: radius + 2,
      numberedRadius: radius + 2,
      forms: labelForms(needLabel(id), measure, widest),
      number: 'never',
    }),
  );
  return {
    things: fairly([...things, ...places].toSorted(byUrgency)).slice(0, mostMarks),
    size,
    spokes: count <= mostSpokes,
  };
}

/** Of what would be too much, as much from each sector and ring: the first of each, then the second of each. */
function fairly(things: readonly Thing[]): Thing[] {
  if (things.length <= mostMarks) return [...things];
  const seen = new Map<string, number>();
  const turns = things.map((thing) => {
    const where = `${thing.sector}:${thing.rings[0]}`;
    const turn = seen.get(where) ?? 0;
    seen.set(where, turn + 1);
    return { thing, turn };
  });
  return turns.toSorted((a, b) => a.turn - b.turn).map(({ thing }) => thing);
}

function byUrgency(a: Thing, b: Thing): number {
  const turn = ({ sign, rings }: Thing): number => (sign === 'empty' ? 1 : rings[0] === 0 ? 0 : 2);
  return turn(a) - turn(b) || labelWidth(b) - labelWidth(a) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
}

/** The width of a thing's label at its best. */
export const labelWidth = ({ forms }: Thing): number =>
  Math.max(0, ...(forms[0]?.lines.map(({ width }) => width) ?? []));
