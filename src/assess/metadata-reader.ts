import { z } from 'zod';
import { oursCarriedBy, shownSchema } from '../forms/carried.ts';
import type { PageMetadata } from './answers.ts';
import { everyPage } from './pages.ts';

/** Reads what a page of the assessment carried; undefined when it is not one of ours. */
export const readMetadata = oursCarriedBy<PageMetadata>(
  z.object({
    assessmentId: z.string(),
    page: z.enum(everyPage),
    asked: z.string().transform((asked) => asked.slice(0, 200)),
    shown: shownSchema,
  }),
);
