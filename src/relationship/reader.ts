import { z } from 'zod';
import { carriedBy, maybe, shownSchema } from '../forms/carried.ts';
import { noValues } from '../forms/table.ts';
import { needIds } from '../needs/need.ts';
import { type Terms, type TermsField, termsTable } from './agreement/terms.ts';
import type { Metadata } from './ids.ts';
import type { NotedPair } from './pair.ts';

const values = z.record(z.string(), z.string());

/**
 * What a version says (`agreement.terms`), or what she would propose (`pair.draft`). A field that came later is empty; one
 * that a newer version keeps goes along untouched.
 *
 * @throws ZodError when it is no agreement
 */
export const readTerms = (value: unknown): Terms => ({ ...noValues<TermsField>(termsTable), ...values.parse(value) });

/** What a mentee notes of a pair (`pair.noted`). @throws ZodError when it is none */
export const readNoted = (value: unknown): NotedPair =>
  z
    .looseObject({ name: z.string(), about: z.string().default(''), need: z.enum(needIds).optional().catch(undefined) })
    .parse(value);

/** A line of who ended a version (`agreement.line`). @throws ZodError when it is none */
export const readLine = (value: unknown): string => z.looseObject({ text: z.string() }).parse(value).text;

/** Reads what one of the modals carried; what is not ours reads as of no pair. */
export const readMetadata = carriedBy<Metadata>(
  z.object({
    pairId: z.string().catch(''),
    number: z.int().catch(0),
    preview: maybe(z.string()),
    shown: maybe(shownSchema),
    opened: maybe(z.string().max(100)),
    sure: maybe(z.string().max(30)),
    answer: maybe(z.enum(['without-bot', 'cannot', 'not-remembered'])),
  }),
);
