import type { Edition, Editions } from '../content/editions.ts';
import { say } from '../content/say.ts';
import type { Contact } from './contact.ts';

/**
 * The editions with one truth about whom to turn to: where the operator has named contacts, every "if you need someone
 * now, …" points to the screen that lists them, as each reader has left it, and repeats none of them.
 */
export function pointToContacts(editions: Editions, contacts: readonly Contact[]): Editions {
  if (contacts.length === 0) return editions;
  const pointing = (edition: Edition): Edition => ({ ...edition, supportLine: say(edition, 'contactsSupport') });
  const all = new Map(editions.ids.map((id) => [id, pointing(editions.get(id))]));
  return {
    ...editions,
    default: pointing(editions.default),
    find: (id) => all.get(id),
    get: (id) => all.get(id) ?? editions.get(id),
  };
}
