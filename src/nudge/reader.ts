import { z } from 'zod';
import { carriedBy } from '../forms/carried.ts';

/** Reads which nudge a form is about; what is not ours reads as of none. */
export const readMetadata = carriedBy<{ id: string }>(z.object({ id: z.string().catch('') }));
