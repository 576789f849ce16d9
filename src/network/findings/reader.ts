import { z } from 'zod';

/** The keys of what she dismissed (`network_map.dismissed`). @throws ZodError when it is no list of keys */
export const readDismissed = z.array(z.string()).parse;
