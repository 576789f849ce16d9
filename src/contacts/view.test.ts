import { expect, test } from 'vitest';
import { textOf } from '../../test/support/journey.ts';
import { loadEditions } from '../content/editions.ts';
import { readContacts, shownTo } from './contact.ts';
import { pointToContacts } from './support.ts';
import { contactBlocks, contactsView } from './view.ts';

const editions = await loadEditions('content');
const { contacts } = readContacts('Ann | b | 911; Ombuds | c | o@b.org | outside');

test.each([
  ['academic-medicine', "turn to your program's contacts or emergency services", /Faculty may have to pass on/],
  ['workplace', 'turn to HR, your ombuds office or emergency services', /HR and managers may have to pass on/],
])('%s: where nobody is named, the screen says so, and the words to send stand there all the same', (id, else_, duty) => {
  const edition = pointToContacts(editions, []).get(id);
  const text = textOf(contactsView(edition, shownTo([], [])));
  expect(text).toContain(`Whoever runs this bot has not named anybody here yet. Until then, ${else_}.`);
  expect(text).toMatch(/in confidence for ten minutes/);
  expect(text).toMatch(duty);
});

test('where somebody is named, every edition points there', () => {
  const pointing = pointToContacts(editions, contacts);
  for (const edition of [pointing.default, ...pointing.ids.map(pointing.get), pointing.find('workplace')])
    expect(edition?.supportLine).toMatch(/Ask somebody for help.*emergency services/);
  expect(pointing.find('none')).toBeUndefined();
  expect(() => pointing.get('none')).toThrow('There is no edition "none"');
});

test('other screens show the same contacts, those she has hidden left out, with nothing to press', () => {
  const blocks = contactBlocks(editions.default, shownTo(contacts, ['Ann']));
  expect(blocks).toEqual([
    { type: 'section', text: { type: 'mrkdwn', text: '*Ombuds*\nc · outside the program\n<mailto:o@b.org|o@b.org>' } },
  ]);
});
