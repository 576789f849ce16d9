import { editionOf } from './content/edition-of.ts';
import type { Context } from './context.ts';
import type { Person } from './db/schema.ts';
import type { AppContext, Fact, Reader } from './feature.ts';
import type { NeedName } from './needs/need.ts';
import { type NeedLine, type NeedLinePart, type NeedLineStep, needLinesOf } from './needs/need-line.ts';
import { type Candidate, nextThing } from './next.ts';

/** Somebody as the reader of one screen. For the next screen, and after a change, they are made anew. */
export function readerOf({ db, keys, editions }: Pick<Context, 'db' | 'keys' | 'editions'>, person: Person): Reader {
  const known = new Map<Fact<unknown>, Promise<unknown>>();
  const fact = <T>(read: Fact<T>): Promise<T> => {
    // What is kept under a fact is what that fact gave.
    const found = (known.get(read) as Promise<T> | undefined) ?? read(db, keys, person.id);
    known.set(read, found);
    return found;
  };
  return { person, edition: editionOf(person, { editions }), fact };
}

/**
 * What follows from needs of somebody, as every feature knows of it: who helps, and the goal.
 *
 * @param besides a step that the asking feature knows by itself
 */
export async function aboutNeeds(
  reader: Reader,
  ctx: AppContext,
  needs: readonly NeedName[],
  besides?: NeedLineStep,
): Promise<NeedLine[]> {
  const parts: NeedLinePart[] = [];
  for (const { aboutNeeds } of ctx.features)
    if (aboutNeeds && aboutNeeds.step !== besides) parts.push(...(await aboutNeeds.parts(needs, reader, ctx)));
  return needLinesOf(needs, parts);
}

/** Whether somebody has begun anything of their own here, with whichever feature. */
export async function hasBegun(reader: Reader, { features }: Pick<AppContext, 'features'>): Promise<boolean> {
  for (const { isBegun } of features) if (await isBegun?.(reader)) return true;
  return false;
}

/** The one next thing for somebody, of all that the features have for them. */
export const nextFor = async (reader: Reader, ctx: AppContext): Promise<Candidate | undefined> =>
  nextThing(await candidatesFor(reader, ctx));

/** Everything that the features have for somebody to do next, in no order. */
export async function candidatesFor(reader: Reader, ctx: AppContext): Promise<Candidate[]> {
  const candidates: Candidate[] = [];
  for (const { next } of ctx.features) if (next) candidates.push(...(await next(reader, ctx)));
  return candidates;
}
