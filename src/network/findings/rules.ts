import type { Day } from '../../calendar.ts';
import { levelIds, placeIds } from '../../content/ids.ts';
import { clusterIds, clusterOf, type MenteeNeed, type NeedId, type Rating } from '../../needs/need.ts';
import type { Ask } from '../asks/ask.ts';
import { coverOf, type MapPerson, roleSuggestions } from '../map.ts';
import type { Finding, NextStep, Short } from './finding.ts';

/** What a rule reads, made ready once: in a fixed order, so that the order of the rows changes nothing. */
export interface Facts {
  people: readonly MapPerson[];
  current: readonly MapPerson[];
  needs: readonly MenteeNeed[];
  /** Most pressing first. */
  important: readonly MenteeNeed[];
  today: Day;
  /** The needs for which somebody has been asked, or is to be, or said yes: no rule speaks of a gap there. */
  onTheWay: ReadonlySet<NeedId>;
  asks: readonly Ask[];
  /** Whether she has dismissed the finding of this name. */
  dismissed: (key: string) => boolean;
}

/** R8 speaks when the last contact is more than this many days ago. */
const helloAfterDays = 90;
/** R5, R6 and R10 compare people only from this many on. */
const fewest = 3;
const needsSponsor: readonly NeedId[] = ['B2', 'B3'];
const needsFreedom: readonly NeedId[] = ['C2', 'B1'];

/** A rule names all it could say, first things first; the first that is not dismissed is said. */
type Rule = (facts: Facts) => Finding[];

/** In the order in which they may speak (CONTENT: "In this order"). */
export const rules: readonly Rule[] = [
  nobodyThere,
  onlyEvaluators,
  carriesMuch,
  noDoorOpener,
  lightCluster,
  longSilence,
  onePersonOnly,
  oneLevel,
  onePlace,
  oneCloseness,
];

/**
 * R1: an important need has nobody. R7 stands in its place for B2 and B3, also when she has dismissed R7: a dismissal
 * must not come back in other words. Where there is a sponsor or connector, though not for this need, R7 has nothing
 * to say and R1 speaks; also where somebody is on the way for the other of the two, since R7 names neither.
 */
function nobodyThere(facts: Facts): Finding[] {
  const empty = withoutCover(facts)
    .filter(({ id }) => !facts.onTheWay.has(id))
    .filter(({ id }) => !lacksDoorOpener(id, facts) || (opensDoorsSoon(facts) && !facts.dismissed('R7')));
  // One that she calls covered presses less than one that she does not, whatever its importance: it comes after them.
  const covered = (need: MenteeNeed): boolean => (need.support ?? 0) >= 3;
  return [...empty.filter((need) => !covered(need)), ...empty.filter(covered)].map((need) => {
    const base = { rule: 'R1', key: `R1:${need.id}`, need: need.id, next: fillNeed(need.id, facts) } as const;
    return covered(need) ? { ...base, covered: true, support: need.support as Rating } : { ...base, covered: false };
  });
}

/** R9: everybody who covers C2 or B1 evaluates her. One of whom that is not noted is enough to keep it silent. */
function onlyEvaluators(facts: Facts): Finding[] {
  return facts.important
    .filter(({ id }) => needsFreedom.includes(id))
    .filter(({ id }) => {
      const cover = coverOf(facts.current, id);
      return cover.length > 0 && cover.every(({ evaluates }) => evaluates === true);
    })
    .map(({ id }) => ({ rule: 'R9', key: `R9:${id}`, need: id, next: fillNeed(id, facts) }));
}

/**
 * R3: of three or more important needs at least half are covered, and one person is the only cover of half of the
 * covered ones, two or more. When two people carry half each, the one with the more pressing need comes first.
 */
function carriesMuch(facts: Facts): Finding[] {
  const { important, current } = facts;
  const covered = important.filter(({ id }) => coverOf(current, id).length > 0);
  if (important.length < 3 || covered.length * 2 < important.length) return [];
  const carried = new Map<string, NeedId[]>();
  for (const { id } of covered) {
    const [only, ...more] = coverOf(current, id);
    if (only && more.length === 0) carried.set(only.id, [...(carried.get(only.id) ?? []), id]);
  }
  return [...carried]
    .filter(([, needs]) => needs.length >= 2 && needs.length * 2 >= covered.length)
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([person, needs]) => ({
      rule: 'R3',
      key: `R3:${person}`,
      person,
      needs,
      carried: needs.length,
      covered: covered.length,
      next: fillNeed(needs[0] as NeedId, facts),
    }));
}

/** R7: putting her name forward or introductions are important, and nobody is a sponsor or connector. */
function noDoorOpener(facts: Facts): Finding[] {
  if (opensDoorsSoon(facts)) return [];
  const [need] = facts.important.filter(({ id }) => lacksDoorOpener(id, facts));
  return need ? [{ rule: 'R7', key: 'R7', need: need.id, next: fillNeed(need.id, facts) }] : [];
}

/** Whether somebody is on the way for B2 or B3. */
const opensDoorsSoon = ({ onTheWay }: Facts): boolean => needsSponsor.some((id) => onTheWay.has(id));

/**
 * Whether R7 has something to say about a need. Nobody current may be noted as sponsor or connector, and the roles of
 * everybody who covers the need must be noted, since one whose roles are not could be just that. Where nobody covers
 * it there is nothing unknown: R7 then says with better words what R1 would.
 */
function lacksDoorOpener(id: NeedId, { current }: Facts): boolean {
  const opensDoors = ({ roles }: MapPerson): boolean =>
    roles?.some((role) => role === 'sponsor' || role === 'connector') === true;
  const noted = ({ roles }: MapPerson): boolean => (roles?.length ?? 0) > 0;
  return needsSponsor.includes(id) && !current.some(opensDoors) && coverOf(current, id).every(noted);
}

/**
 * R4: a cluster with two or more important needs and no current person for any of its needs, where R1 is silent. R1
 * speaks once, for one need, so it is silent in every other cluster. It is not silent where she dismissed it, nor where
 * R7 stands in for it: the same gap would come back in other words; nor where somebody is on the way for any need of
 * the cluster.
 */
function lightCluster(facts: Facts): Finding[] {
  const { important, current, needs } = facts;
  const gaps = nobodyThere(facts);
  const spoken = gaps.find(({ key }) => !facts.dismissed(key));
  const loud = [...gaps.filter(({ key }) => facts.dismissed(key)), ...(spoken ? [spoken] : []), ...noDoorOpener(facts)]
    .flatMap((gap) => ('need' in gap && coverOf(current, gap.need).length === 0 ? [gap.need] : []))
    .concat([...facts.onTheWay])
    .map((id) => clusterOf(id, needs));
  return clusterIds
    .map((cluster) => ({ cluster, of: important.filter(({ id }) => clusterOf(id, needs) === cluster) }))
    .filter(({ cluster, of }) => of.length >= 2 && !loud.includes(cluster))
    .filter(({ cluster }) => !current.some((one) => one.needs.some((id) => clusterOf(id, needs) === cluster)))
    .toSorted((a, b) => important.indexOf(a.of[0] as MenteeNeed) - important.indexOf(b.of[0] as MenteeNeed))
    .map(({ cluster, of }) => ({
      rule: 'R4',
      key: `R4:${cluster}`,
      cluster,
      needs: of.map(({ id }) => id),
      next: fillNeed((of[0] as MenteeNeed).id, facts),
    }));
}

/** R8: somebody who covers a focus need has not been in contact for more than 90 days; the longest silence first. */
function longSilence({ important, current, today }: Facts): Finding[] {
  return important
    .filter(({ focus }) => focus)
    .flatMap(({ id }) =>
      coverOf(current, id)
        .flatMap((person) =>
          person.lastContact === undefined ? [] : [{ person, days: daysBetween(person.lastContact, today) }],
        )
        .filter(({ days }) => days > helloAfterDays)
        .toSorted((a, b) => b.days - a.days)
        .map(
          ({ person, days }): Finding => ({
            rule: 'R8',
            // With the day, so that a dismissal ends with the next contact.
            key: `R8:${person.id}:${person.lastContact}`,
            person: person.id,
            need: id,
            days,
            next: { do: 'hello', person: person.id },
          }),
        ),
    );
}

/** R2: an important need has exactly one person, and she rated it as partly covered at most. */
function onePersonOnly(facts: Facts): Finding[] {
  return facts.important.flatMap(({ id, support }): Finding[] => {
    const [only, ...more] = coverOf(facts.current, id);
    if (!only || more.length > 0 || support === undefined || support > 2) return [];
    return [{ rule: 'R2', key: `R2:${id}`, need: id, person: only.id, support, next: fillNeed(id, facts) }];
  });
}

/** R5: three or more current people have a level, all the same one. */
function oneLevel({ current }: Facts): Finding[] {
  const noted = current.flatMap(({ level }) => level ?? []);
  const [level] = noted;
  if (!level || noted.length < fewest || noted.some((other) => other !== level)) return [];
  const levels = levelIds.filter((one) => one !== level);
  return [{ rule: 'R5', key: 'R5', level, count: noted.length, next: { do: 'add', levels } }];
}

/** R6: three or more current people have a place, all in her own team. */
function onePlace({ current }: Facts): Finding[] {
  const noted = current.flatMap(({ place }) => place ?? []);
  if (noted.length < fewest || noted.some((place) => place !== 'same-team')) return [];
  const places = placeIds.filter((place) => place !== 'same-team');
  return [{ rule: 'R6', key: 'R6', count: noted.length, next: { do: 'add', places } }];
}

/**
 * R10: three or more current people have a closeness, none close or all close. Where none is close, the next step is a
 * hello to the nearest of them, for the most pressing need; where all are, somebody new.
 */
function oneCloseness({ current, important }: Facts): Finding[] {
  const noted = current.filter(({ closeness }) => closeness !== undefined);
  const close = noted.filter(({ closeness }) => closeness === 'close').length;
  const count = noted.length;
  if (count < fewest || (close > 0 && close < count)) return [];
  if (close > 0) return [{ rule: 'R10', key: 'R10', close: 'all', count, next: { do: 'add' } }];
  const pressing = ({ needs }: MapPerson): number => {
    const at = important.findIndex(({ id }) => needs.includes(id));
    return at < 0 ? important.length : at;
  };
  const distance = (person: MapPerson): number => (person.closeness === 'moderate' ? 0 : 1);
  const [nearest] = noted.toSorted((a, b) => distance(a) - distance(b) || pressing(a) - pressing(b));
  return [{ rule: 'R10', key: 'R10', close: 'none', count, next: { do: 'hello', person: (nearest as MapPerson).id } }];
}

/**
 * The important need that is rated as barely covered or not at all although two or more people help with it. It is
 * none of the ten rules, so it takes none of the three places.
 */
export const feelsShort = (facts: Facts): Short | undefined => allShort(facts).find(({ key }) => !facts.dismissed(key));

/** Every need of which that can be said, the most pressing first. */
export const allShort = ({ important, current }: Facts): Short[] =>
  important.flatMap(({ id, support }) => {
    const count = coverOf(current, id).length;
    return support === undefined || support > 1 || count < 2 ? [] : [{ key: `short:${id}`, need: id, count, support }];
  });

const withoutCover = ({ important, current }: Facts): MenteeNeed[] =>
  important.filter(({ id }) => coverOf(current, id).length === 0);

/**
 * Ask somebody who is on the map for this need, does not help yet and was not asked about it, potential before dormant;
 * else add somebody.
 */
function fillNeed(need: NeedId, { people, asks }: Facts): NextStep {
  const asked = new Set(asks.filter((ask) => ask.need === need).map(({ person }) => person));
  const waiting = people.filter(
    ({ id, needs, status }) => status !== 'current' && needs.includes(need) && !asked.has(id),
  );
  if (waiting.length === 0) return { do: 'add', need, roles: roleSuggestions(need) };
  const ready = waiting.toSorted((a, b) => Number(a.status === 'dormant') - Number(b.status === 'dormant'));
  return { do: 'ask', need, people: ready.map(({ id }) => id) };
}

/** Whole days from one day to a later one; negative when it is earlier. */
const daysBetween = (from: Day, to: Day): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;
