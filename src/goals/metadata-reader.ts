import { z } from 'zod';
import { carriedBy, maybe, shownSchema } from '../forms/carried.ts';
import type { Metadata } from './metadata.ts';

/** Reads what one of the goals' modals carried; what is not ours reads as the first page of the list. */
export const readMetadata = carriedBy<Metadata>(
  z.object({
    page: z.int().catch(1),
    from: maybe(z.literal('result')),
    goalId: z.string().catch(''),
    isNew: maybe(z.literal(true)),
    noteId: maybe(z.string()),
    at: maybe(z.int()),
    shown: shownSchema,
  }),
);
