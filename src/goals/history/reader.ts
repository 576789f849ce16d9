import { z } from 'zod';
import type { GoalEntry } from '../goal.ts';

const schema = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.enum(['made', 'done', 'let-go', 'reopened']) }),
  z.looseObject({ kind: z.literal('note'), text: z.string() }),
  z.looseObject({ kind: z.enum(['shared', 'unshared', 'stays']), name: z.string().default('') }),
  z.looseObject({ kind: z.literal('unfollowed'), name: z.string().default(''), quiet: z.boolean().optional() }),
  z.looseObject({
    kind: z.literal('changed'),
    changes: z.array(
      z.looseObject({ field: z.string(), before: z.string().default(''), after: z.string().default('') }),
    ),
  }),
]) satisfies z.ZodType<GoalEntry>;

/** What happened to a goal (`goal_entry.entry`). @throws ZodError when it is nothing that we know */
export const readEntry = (value: unknown): GoalEntry => schema.parse(value);
