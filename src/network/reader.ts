import { z } from 'zod';
import { carriedBy, maybe } from '../forms/carried.ts';
import { type Metadata, pageIn } from './ids.ts';

/** Reads what one of the map's modals carried; what is not ours reads as a new form on the first page. */
export const readMetadata = carriedBy<Metadata>(
  z.object({
    id: z.string().catch(''),
    page: z.unknown().optional().transform(pageIn),
    isNew: z.boolean().catch(false),
    opened: maybe(z.string().max(100)),
    back: maybe(z.string().max(100)),
    ask: maybe(z.string().max(100)),
    typed: maybe(z.boolean()),
  }),
);
