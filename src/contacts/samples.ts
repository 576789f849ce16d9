import type { Edition } from '../content/editions.ts';
import type { Sample } from '../feature.ts';
import { type Contact, shownTo } from './contact.ts';
import { contactsView } from './view.ts';

/** Each & takes five characters where it stands in mrkdwn: nothing that a setting can hold is longer. */
const fullest = (index: number): Contact => ({
  name: String(index).padEnd(60, '&'),
  role: '&'.repeat(60),
  ways: Array.from({ length: 2 }, () => ({
    url: 'https://help.example.org/?'.padEnd(180, '&'),
    label: 'help.example.org/?'.padEnd(40, '&'),
  })),
  outside: true,
});

/** The screen at its fullest, with some hidden, with all hidden, and where the operator has named nobody. */
export function samples(edition: Edition): Sample[] {
  const all = Array.from({ length: 10 }, (_, index) => fullest(index));
  const names = all.map(({ name }) => name);
  const sample = (name: string, contacts = all, hidden: string[] = []): Sample => ({
    name: `contacts: ${name}`,
    view: contactsView(edition, shownTo(contacts, hidden)),
  });
  return [
    sample('fullest'),
    sample('some hidden', all, names.slice(3)),
    sample('all hidden', all, names),
    sample('nobody named', []),
    { name: 'contacts: unreadable', view: contactsView(edition, { ...shownTo(all, []), unread: true }) },
  ];
}
