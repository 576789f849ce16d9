import { z } from 'zod';
import { carriedBy, maybe } from '../forms/carried.ts';
import type { Metadata } from './ids.ts';

/** A line of who took none of the times (`meeting_offer.word`). @throws ZodError when it is none */
export const readWord = (value: unknown): string => z.looseObject({ text: z.string() }).parse(value).text;

const id = z.string().max(40);

/** Reads what one of the modals carried; what is not ours reads as of no pair. */
export const readMetadata = carriedBy<Metadata>(
  z.object({
    pairId: z.string().catch(''),
    form: maybe(z.enum(['offer', 'arrange', 'log'])),
    formId: maybe(z.uuid()),
    meetingId: maybe(id),
    sequence: z.int().catch(0),
    offerId: maybe(id),
  }),
);
