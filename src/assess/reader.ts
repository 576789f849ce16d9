import { z } from 'zod';
import { behaviourIds, questionIds } from '../content/ids.ts';
import { oursCarriedBy, shownSchema } from '../forms/carried.ts';
import { needIds, ratings } from '../needs/need.ts';
import type { PageMetadata } from './answers.ts';
import type { Answers } from './assessment.ts';
import { everyPage } from './pages.ts';

const asked = z.string().default('');
const rating = z.literal(ratings).exactOptional();

/** What a newer version keeps besides goes along untouched: while a deployment rolls, both write. */
const schema = z.looseObject({
  form: z.enum(['quick', 'full']).default('quick'),
  needs: z.partialRecord(z.enum(needIds), z.looseObject({ importance: rating, support: rating, asked })).default({}),
  own: z.looseObject({ text: z.string(), asked }).exactOptional(),
  focus: z.array(z.enum(needIds)).default([]),
  focusIs: z.literal('suggested').optional().catch(undefined),
  behaviours: z
    .partialRecord(z.enum(behaviourIds), z.looseObject({ value: z.literal([1, 2, 3, 4, 5]), asked }))
    .default({}),
  reflections: z.partialRecord(z.enum(questionIds), z.looseObject({ text: z.string(), asked })).default({}),
  order: z
    .looseObject({
      taken: z.record(z.string(), z.looseObject({ at: z.string(), on: z.string() })),
      left: z.array(z.looseObject({ on: z.string(), until: z.string() })),
    })
    .exactOptional(),
}) satisfies z.ZodType<Answers>;

/** What is kept of an assessment (`assessment.answers`). @throws ZodError when it is none */
export const readAnswers = (value: unknown): Answers => schema.parse(value);

/** Reads what a page of the assessment carried; undefined when it is not one of ours. */
export const readMetadata = oursCarriedBy<PageMetadata>(
  z.object({
    assessmentId: z.string(),
    page: z.enum(everyPage),
    asked: z.string().transform((asked) => asked.slice(0, 200)),
    shown: shownSchema,
  }),
);
