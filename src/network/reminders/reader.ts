import { z } from 'zod';

/** The key of what she is to be reminded of (`network_reminder.finding`). @throws ZodError when it is no key */
export const readFindingKey = z.string().parse;
