import type { Person } from '../db/schema.ts';
import type { Edition, Editions } from './editions.ts';

/**
 * The edition in whose words somebody is spoken to: in answers, in queued work, and where something went wrong. Today it
 * is everybody's; a programme's own will come with the person's row, so that nothing has to be asked for it: the sentence
 * may be that the database is away.
 *
 * @param _person undefined while it is not known who asks
 */
export const editionOf = (_person: Person | undefined, { editions }: { editions: Editions }): Edition =>
  editions.default;
