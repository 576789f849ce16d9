import { z } from 'zod';
import { type GoalFields, noFields } from './goal.ts';

const schema = z.record(z.string(), z.string());

/**
 * What she said of a goal, besides its day (`goal.words`). A field that came after the goal was kept is empty; one that a
 * newer version keeps goes along untouched.
 *
 * @throws ZodError when it is no goal
 */
export const readWords = (value: unknown): GoalFields => ({ ...noFields(), ...schema.parse(value) });
