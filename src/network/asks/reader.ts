import { z } from 'zod';
import { needIds } from '../../needs/need.ts';
import type { NotedAsk } from './ask.ts';

const schema = z.looseObject({
  person: z.string().default(''),
  name: z.string().default(''),
  need: z.enum(needIds),
  text: z.string().default(''),
  askOn: z.iso.date(),
  sentOn: z.iso.date().optional(),
  chasedOn: z.iso.date().optional(),
  answer: z.enum(['yes', 'not-now', 'no']).optional(),
  talkOn: z.iso.date().optional(),
  metOn: z.iso.date().optional(),
  helps: z.enum(['now', 'not-yet']).optional(),
  hopedOn: z.iso.date().optional(),
  noAnswerOn: z.iso.date().optional(),
  cue: z.string().optional(),
}) satisfies z.ZodType<NotedAsk>;

/** What is kept of an ask (`network_ask.noted`). @throws ZodError when it is none */
export const readAsk = (value: unknown): NotedAsk => schema.parse(value);
