import { z } from 'zod';

/** The names she has hidden (`hidden_contacts.names`). @throws ZodError when it is no list of names */
export const readHidden = z.array(z.string()).parse;
