import { parseEnv } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../../test/support/text.ts';
import { readContacts, shownTo } from './contact.ts';

const ombuds = 'Ombuds office | for all staff | https://ombuds.example.org | outside';
const problemsOf = (setting: string): string => readContacts(setting).problems.join('\n');

test('a line as it stands in .env is read whole, with every way to reach somebody', () => {
  const line = `X=" Dr. Ann  Lee | program director | +1 (555) 0100 ext. 12 | ann.lee@example.org;${ombuds}; A | b | mailto:a@b.org?subject=Hi | tel:911;"`;
  expect(readContacts(parseEnv(line).X ?? '')).toEqual({
    problems: [],
    contacts: [
      {
        name: 'Dr. Ann Lee',
        role: 'program director',
        ways: [
          { url: 'tel:+15550100,12', label: '+1 (555) 0100 ext. 12' },
          { url: 'mailto:ann.lee@example.org', label: 'ann.lee@example.org' },
        ],
        outside: false,
      },
      {
        name: 'Ombuds office',
        role: 'for all staff',
        ways: [{ url: 'https://ombuds.example.org/', label: 'ombuds.example.org' }],
        outside: true,
      },
      {
        name: 'A',
        role: 'b',
        ways: [
          { url: 'mailto:a@b.org?subject=Hi', label: 'a@b.org' },
          { url: 'tel:911', label: '911' },
        ],
        outside: false,
      },
    ],
  });
});

describe('is refused with the mend', () => {
  test.each([
    ['one alone', ombuds, 'names one contact: name two or more, with ; between them'],
    ['nobody', ' ; ', 'names nobody: name two or more'],
    ['nobody outside', 'A | b | 911; C | d | 911', 'has nobody outside the program: write | outside at the end'],
    ['no way to reach', `A | b; ${ombuds}`, 'in entry 1 (A) has no phone or link: write name | role | phone or link'],
    ['no role', `A; ${ombuds}`, 'in entry 1 (A) has no role'],
    ['the mark for a role', 'A | outside | 911; C | d | 911', 'in entry 1 (A) has no role'],
    ['no name', `${ombuds}; \u200b | b | 911`, 'in entry 2 (\u200b) has no name'],
    [
      'http',
      `A | b | http://a.org; ${ombuds}`,
      'in entry 1 (A) has a phone or link that nobody can follow: write a ph',
    ],
    ['another scheme', `A | b | slack://a; ${ombuds}`, 'nobody can follow'],
    ['a script', `A | b | javascript:alert(1); ${ombuds}`, 'nobody can follow'],
    ['words', `A | b | ask at the desk; ${ombuds}`, 'nobody can follow'],
    ['a password in a link', `A | b | https://u:p@a.org; ${ombuds}`, 'nobody can follow'],
    ['a phone of two digits', `A | b | 12; ${ombuds}`, 'nobody can follow'],
    ['three ways', `A | b | 911 | 912 | 913; ${ombuds}`, 'has 3 phones and links: 2 fit'],
    ['a long name', `${'🌱'.repeat(61)} | b | 911; ${ombuds}`, 'has a name of 61 characters: 60 fit, shorten it'],
    ['a long role', `A | ${'b'.repeat(61)} | 911; ${ombuds}`, 'has a role of 61 characters'],
    ['a link, long once it is escaped', `A | b | https://a.org/${'é'.repeat(30)}; ${ombuds}`, 'has a link of 194 char'],
    ['one name twice', `ombuds  OFFICE | b | 911; ${ombuds}`, 'names Ombuds office twice'],
    ['eleven', `${ombuds}${'abcdefghij'.replace(/./g, '; $& | b | 911')}`, 'names 11: 10 fit'],
  ])('%s', (_, setting, problem) => {
    expect(problemsOf(setting)).toContain(problem);
  });

  test('and all at once', () => {
    expect(readContacts('A; A | b | http://x').problems).toHaveLength(5);
  });
});

test('whatever is written, what is taken holds links that can be followed, within the limits, and nobody is nameless', () => {
  const field = fc.oneof(anyText(70), fc.constantFrom('outside', '911', 'a@b.org', 'https://a.org/x?y=1&z', 'Ann', ''));
  const link = fc.tuple(fc.constantFrom('https://a.org/', 'https://a.org/?', 'mailto:a@b.org?'), anyText(20));
  const way = fc.oneof(
    link.map((parts) => parts.join('')),
    field,
  );
  const entry = fc
    .oneof(fc.array(field, { maxLength: 5 }), fc.tuple(anyText(10), anyText(10), way))
    .map((fields) => fields.join('|'));
  const settings = fc.array(entry, { minLength: 1, maxLength: 2 }).map((entries) => [...entries, ombuds].join(';'));
  let taken = 0;
  fc.assert(
    fc.property(settings, (setting) => {
      const { contacts, problems } = readContacts(setting);
      if (problems.length > 0) return;
      taken++;
      expect(contacts.length).toBeGreaterThan(1);
      for (const { name, role, ways } of contacts) {
        expect([...name].length).toBeLessThan(61);
        expect([...role].length).toBeLessThan(61);
        expect(name).toMatch(/[\p{L}\p{N}]/u);
        expect(ways.length).toBeGreaterThan(0);
        for (const { url, label } of ways) {
          expect(url).toMatch(/^(https:\/\/[^\s<>|]+|mailto:[^\s<>|]+@[^\s<>|]+|tel:\+?\d{3,}(,\d+)?)$/);
          expect([...url].length).toBeLessThan(181);
          expect([...label].length).toBeLessThan(41);
        }
      }
    }),
    { numRuns: 1_000 },
  );
  expect(taken).toBeGreaterThan(20);
});

test('a hidden contact stays so however the name is written, and comes back under another name', () => {
  const { contacts } = readContacts(`Ann Lee | b | 911; ${ombuds}`);
  const names = (hidden: string[]) => shownTo(contacts, hidden).shown.map(({ name }) => name);
  expect(names(['ann  lee'])).toEqual(['Ombuds office']);
  expect(names(['Ann'])).toEqual(['Ann Lee', 'Ombuds office']);
  expect(names([])).toEqual(['Ann Lee', 'Ombuds office']);
  expect(shownTo(contacts, ['Ann Lee', 'Somebody who is named no more']).hidden).toBe(2);
});
