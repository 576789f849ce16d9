import { z } from 'zod';
import { carriedBy, maybe, shownSchema } from '../forms/carried.ts';
import { type GoalFields, noFields } from './fields.ts';
import type { Metadata } from './metadata.ts';

const schema = z.record(z.string(), z.string());

/**
 * What she said of a goal, besides its day (`goal.words`). A field that came after the goal was kept is empty; one that a
 * newer version keeps goes along untouched.
 *
 * @throws ZodError when it is no goal
 */
export const readWords = (value: unknown): GoalFields => ({ ...noFields(), ...schema.parse(value) });

/** Reads what one of the goals' modals carried; what is not ours reads as the first page of the list. */
export const readMetadata = carriedBy<Metadata>(
  z.object({
    page: z.int().catch(1),
    from: maybe(z.literal('result')),
    goalId: z.string().catch(''),
    isNew: maybe(z.literal(true)),
    noteId: maybe(z.string()),
    opened: maybe(z.string().max(100)),
    waits: maybe(z.string().max(100)),
    at: maybe(z.int()),
    shown: shownSchema,
  }),
);
