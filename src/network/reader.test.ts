import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAsk } from './asks/reader.ts';
import { readDismissed } from './findings/reader.ts';
import { readMention, readPerson } from './people/reader.ts';
import { readMetadata } from './reader.ts';
import { readFindingKey } from './reminders/reader.ts';

const helen = { name: 'Aunt Helen', needs: ['A1', 'X1'], status: 'potential' };

describe('somebody on a map', () => {
  it.each<[string, object, object]>([
    ['as first noted', helen, helen],
    ['by name alone', { name: 'Helen' }, { name: 'Helen', needs: [], status: 'current' }],
    [
      'to the last field',
      {
        ...{ ...helen, slackUserId: 'U1', timeZone: 'America/Chicago', deactivated: true, elsewhere: true },
        ...{ level: 'near-peer', place: 'same-team', roles: ['mentor'], evaluates: false, closeness: 'close' },
        lastContact: '2026-11-01',
      },
      {
        lastContact: '2026-11-01',
        roles: ['mentor'],
        evaluates: false,
        deactivated: true,
        elsewhere: true,
        slackUserId: 'U1',
      },
    ],
    ['with a field of a newer version', { ...helen, pronouns: 'she' }, { pronouns: 'she' }],
  ])('%s', (_, kept, expected) => {
    expect(readPerson(kept)).toMatchObject(expected);
  });

  it.each([
    [null],
    [{}],
    [{ ...helen, needs: ['Z9'] }],
    [{ ...helen, status: 'gone' }],
    [{ ...helen, lastContact: 'May' }],
  ])('%j is nobody', (kept) => {
    expect(() => readPerson(kept)).toThrow();
  });

  it('is found as a member also where the rest is not of its kind', () => {
    expect(readMention({ slackUserId: 'U1', needs: 7, deactivated: 'yes' })).toMatchObject({ slackUserId: 'U1' });
    expect(readMention({ slackUserId: 7 })).toMatchObject({ slackUserId: undefined });
  });
});

describe('an ask', () => {
  const planned = { person: '', name: '', need: 'B2', text: 'Hi', askOn: '2026-11-23' };
  it.each<[string, object, object]>([
    ['as first planned', planned, planned],
    ['before it named anybody', { need: 'B2', askOn: '2026-11-23' }, { ...planned, text: '' }],
    [
      'with all that came of it',
      { ...planned, sentOn: '2026-11-23', chasedOn: '2026-12-01', answer: 'not-now' },
      { ...planned, sentOn: '2026-11-23', chasedOn: '2026-12-01', answer: 'not-now' },
    ],
  ])('%s', (_, kept, expected) => {
    expect(readAsk(kept)).toEqual(expected);
  });

  it.each([
    [null],
    [{}],
    [{ ...planned, need: '' }],
    [{ ...planned, askOn: '2026-02-30' }],
    [{ ...planned, answer: 'x' }],
  ])('%j is none', (kept) => {
    expect(() => readAsk(kept)).toThrow();
  });
});

it('what was dismissed, and what she is reminded of, are keys', () => {
  expect(readDismissed(['R1:A1', 'R5'])).toEqual(['R1:A1', 'R5']);
  expect(readFindingKey('R1:A1')).toBe('R1:A1');
  for (const wrong of [null, {}, 'R1:A1', [7]]) expect(() => readDismissed(wrong)).toThrow();
  for (const wrong of [null, {}, ['R1:A1'], 7]) expect(() => readFindingKey(wrong)).toThrow();
});

it.each([
  ['{"id":"a","page":3,"isNew":true}', { id: 'a', page: 3, isNew: true }],
  ['{"id":"a"}', { id: 'a', page: 1, isNew: false }],
  ['{"id":7,"page":-1,"isNew":"yes"}', { id: '', page: 1, isNew: false }],
  ['[]', { id: '', page: 1, isNew: false }],
  ['null', { id: '', page: 1, isNew: false }],
  ['', { id: '', page: 1, isNew: false }],
  // Neither of these can be made a number.
  ['{"page":{"toString":null}}', { id: '', page: 1, isNew: false }],
  ['{"page":[{"toString":null}]}', { id: '', page: 1, isNew: false }],
  [undefined, { id: '', page: 1, isNew: false }],
])('%j carries %j', (text, expected) => {
  expect(readMetadata(text)).toEqual(expected);
});

it('whatever a modal brings back is read', () => {
  const some = fc.oneof(
    fc.string(),
    fc.json(),
    fc.dictionary(fc.constantFrom('id', 'page', 'isNew'), fc.jsonValue()).map((one) => JSON.stringify(one)),
  );
  fc.assert(
    fc.property(some, (text) => {
      const { id, page, isNew } = readMetadata(text);
      expect([typeof id, Number.isInteger(page), typeof isNew]).toEqual(['string', true, 'boolean']);
    }),
  );
});
