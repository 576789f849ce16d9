import fc from 'fast-check';
import { closenessIds, levelIds, placeIds, roleIds, statusIds } from '../../src/content/ids.ts';
import { type MenteeNeed, type NeedId, needIds, type Rating } from '../../src/needs/need.ts';
import type { Closeness, Level, MapPerson, Place, Role } from '../../src/network/map.ts';

/** A mentee's map with what she said of her needs. */
export interface SomeMap {
  people: MapPerson[];
  needs: MenteeNeed[];
}

export const today = '2026-11-23';

const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const rating = maybe(fc.constantFrom<Rating>(0, 1, 2, 3, 4));
const someone = fc.record({
  id: fc.uuid(),
  name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  needs: fc.subarray([...needIds], { maxLength: 4 }),
  status: fc.constantFrom(...statusIds),
  level: maybe(fc.constantFrom(...levelIds)),
  place: maybe(fc.constantFrom(...placeIds)),
  roles: maybe(fc.subarray([...roleIds], { maxLength: 2 })),
  evaluates: maybe(fc.boolean()),
  closeness: maybe(fc.constantFrom(...closenessIds)),
  lastContact: maybe(fc.constantFrom('2026-11-01', '2026-08-25', '2026-08-24', '2024-02-29', '2027-01-01')),
});
const need = (id: NeedId) =>
  fc.record({
    id: fc.constant(id),
    importance: rating,
    support: rating,
    focus: fc.boolean(),
    cluster: fc.constantFrom(...(id === 'X1' ? (['craft', 'person', undefined] as const) : [undefined])),
  });

/** Any map at all, to the edges of what the types allow. */
export const anyMap: fc.Arbitrary<SomeMap> = fc.record({
  people: fc.uniqueArray(someone, { maxLength: 12, selector: ({ id }) => id }),
  needs: fc.tuple(...needIds.map(need)).chain((all) => fc.subarray(all)),
});

/** A stream of numbers from 0 to below 1 that is the same for the same seed. */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of some values, each with its weight. */
function pick<T>(random: () => number, weights: readonly (readonly [T, number])[]): T {
  let left = random() * weights.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of weights) {
    left -= weight;
    if (left < 0) return value;
  }
  return weights[0]![0];
}

/**
 * A map as a mentee might draw it. What this assumes, since nobody has counted real ones: three to five important
 * needs by the quick check, three the commonest, one map in four rated in full; support spread around "partly"; one to
 * three focus needs, those least covered; three to twelve people, seven of ten helping now; each with one to three
 * needs, mostly important ones, and rather those she rated as covered; each optional field filled in for two of five
 * people; seniors, her own team and moderate closeness the commonest; a last contact within the quarter for most.
 * With fewer people, or a need for each, R1 and R2 speak more often than here.
 */
export function believableMap(random: () => number): SomeMap {
  const needs = believableNeeds(random);
  const important = needs.filter(({ importance = 0 }) => importance >= 3);
  const size = 3 + Math.floor((random() + random()) * 5);
  const noted = <T>(of: () => T): T | undefined => (random() < 0.4 ? of() : undefined);
  const people = Array.from({ length: size }, (_, at): MapPerson => {
    const count = pick(random, [
      [1, 3],
      [2, 4],
      [3, 3],
    ]);
    const helpsWith = new Set<NeedId>();
    while (helpsWith.size < count)
      helpsWith.add(
        random() < 0.75
          ? pick(
              random,
              important.map(({ id, support = 2 }) => [id, support + 0.5] as const),
            )
          : needIds[Math.floor(random() * 12)]!,
      );
    return {
      id: `p${String(at).padStart(3, '0')}`,
      name: `Person ${at}`,
      needs: [...helpsWith],
      status: pick(random, [
        ['current', 70],
        ['potential', 20],
        ['dormant', 10],
      ]),
      level: noted(() =>
        pick<Level>(random, [
          ['senior', 45],
          ['near-peer', 20],
          ['peer', 20],
          ['junior', 5],
          ['outside-work', 10],
        ]),
      ),
      place: noted(() =>
        pick<Place>(random, [
          ['same-team', 45],
          ['same-institution', 30],
          ['other-institution', 15],
          ['outside-field', 10],
        ]),
      ),
      roles: noted(() => [
        pick<Role>(
          random,
          roleIds.map((role) => [role, role === 'mentor' || role === 'peer' ? 2 : 1] as const),
        ),
      ]),
      evaluates: noted(() => random() < 0.4),
      closeness: noted(() =>
        pick<Closeness>(random, [
          ['close', 30],
          ['moderate', 45],
          ['distant', 25],
        ]),
      ),
      lastContact: noted(() => dayBefore(Math.floor(random() ** 3 * 240))),
    };
  });
  return { people, needs };
}

function believableNeeds(random: () => number): MenteeNeed[] {
  const listed = needIds.filter((id) => id !== 'X1').toSorted(() => random() - 0.5);
  const full = random() < 0.25;
  const ticks = pick(random, [
    [3, 5],
    [4, 3],
    [5, 2],
  ]);
  const asked = full ? listed : listed.slice(0, ticks);
  const needs = asked.map(
    (id, at): MenteeNeed => ({
      id,
      importance:
        at < ticks
          ? pick<Rating>(random, [
              [3, 3],
              [4, full ? 1 : 0],
            ])
          : pick<Rating>(random, [
              [0, 1],
              [1, 1],
              [2, 2],
            ]),
      support: pick<Rating | undefined>(random, [
        [0, 12],
        [1, 20],
        [2, 26],
        [3, 24],
        [4, 14],
        [undefined, 4],
      ]),
      focus: false,
    }),
  );
  const focus = 1 + Math.floor(random() * 3);
  const pressing = needs.slice(0, ticks).toSorted((a, b) => (a.support ?? 2) - (b.support ?? 2));
  for (const one of pressing.slice(0, focus)) one.focus = true;
  return needs;
}

const dayBefore = (days: number): string => Temporal.PlainDate.from(today).subtract({ days }).toString();
