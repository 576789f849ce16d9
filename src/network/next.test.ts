import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyMap, today } from '../../test/support/maps.ts';
import { loadEditions } from '../content/editions.ts';
import { type MenteeNeed, needLabel } from '../needs/need.ts';
import { type AskRecord, nextForAsk } from './asks/ask.ts';
import { askCandidate } from './asks/ask-words.ts';
import type { MapPerson } from './map.ts';
import { nextOnMap } from './next.ts';
import { mapOn } from './whole-map.ts';

const edition = (await loadEditions(join(import.meta.dirname, '..', '..', 'content'))).default;

function nextOf(people: readonly MapPerson[], needs: readonly MenteeNeed[]) {
  const kept = { people: people.map((one) => ({ ...one, removed: false })), asks: [], dismissed: [], reminders: [] };
  const [next] = nextOnMap(edition, mapOn(today, { ...kept, needs, ownNeed: 'my own need', assessed: true }), today);
  if (!next) throw new Error('Step 2 always has something next.');
  return next;
}

test('what comes next names no need that she took out of her focus, on any map', () => {
  fc.assert(
    fc.property(anyMap, ({ people, needs }) => {
      fc.pre(needs.some(({ focus }) => focus));
      const named = people.map((one, at) => ({ ...one, name: `Person ${at}` }));
      const { sentence = '', button } = nextOf(named, needs);
      for (const { id } of needs.filter(({ focus }) => !focus)) {
        expect(sentence).not.toContain(needLabel({ edition, ownNeed: 'my own need' }, id));
        expect(button.value?.split(':')[0]).not.toBe(id);
      }
    }),
    { numRuns: 300 },
  );
});

const helps: MapPerson = { id: 'h', name: 'Helen', needs: ['C4'], status: 'current' };
const could: MapPerson = { id: 'd', name: 'Dr. Reyes', needs: ['A3'], status: 'potential' };
const need = (id: MenteeNeed['id'], focus: boolean, support: 0 | 1 = 1): MenteeNeed => ({
  ...{ id, importance: 3, support, focus },
});

test('while somebody is asked, or a talk lies ahead, she is not told to begin with one name', () => {
  const ask: AskRecord = { id: 'a', need: 'A3', person: 'd', name: 'Dr. Reyes', text: '', askOn: '2026-11-10' };
  const kept = { people: [{ ...could, removed: false }], dismissed: [], reminders: [], needs: [need('A3', true)] };
  const reasons = (asks: AskRecord[]) =>
    nextOnMap(edition, mapOn(today, { ...kept, asks, ownNeed: '', assessed: true }), today).map(({ reason }) => reason);
  expect(reasons([{ ...ask, sentOn: '2026-11-20' }])).toEqual(['asked']);
  expect(reasons([{ ...ask, sentOn: '2026-11-10', answer: 'yes', talkOn: '2026-11-30' }])).toEqual(['asked']);
  expect(reasons([])).toEqual(['possible']);
});

test.each<[string, Partial<AskRecord>, string | undefined]>([
  ['to be sent, it is her own plan', { askOn: today }, 'When rounds end'],
  [
    'answered with a yes, it wants a day, and not what she planned for the sending',
    { sentOn: today, answer: 'yes' },
    undefined,
  ],
  ['talked about, the same', { sentOn: '2026-11-10', answer: 'yes', talkOn: '2026-11-20' }, undefined],
])('of an ask %s', (_, how, own) => {
  const ask = {
    ...{ id: 'a', need: 'A3', person: 'd', name: '', text: '', askOn: '2026-11-10' },
    cue: 'When rounds end',
    ...how,
  };
  const candidate = askCandidate(
    { edition, people: [could] },
    { ask: ask as AskRecord, next: nextForAsk(ask as AskRecord, today) },
    today,
  );
  expect(candidate.own).toBe(own);
});

test.each<[string, MapPerson[], MenteeNeed[], string, string | undefined]>([
  [
    'the gap in her focus, though another is rated as more pressing',
    [helps],
    [need('A1', false, 0), need('A3', true)],
    'No one here yet for Projects. Who could you ask?',
    'A3',
  ],
  [
    'somebody stands there who could be asked',
    [helps, could],
    [need('A3', true)],
    'Nobody helps you with Projects yet. You named Dr. Reyes: ask them?',
    'A3:d',
  ],
  [
    'a gap out of her focus is none of what comes next',
    [helps, { ...could, status: 'current' }, { ...could, id: 'e', status: 'current' }],
    [need('A1', false), { ...need('A3', true), support: 3 }],
    'Nothing stands out just now for what you work on. Which need would you like to ask about next?',
    undefined,
  ],
  ['nobody helps yet: somebody to add, for that need', [{ ...helps, status: 'dormant' }], [need('A3', true)], '', 'A3'],
])('%s', (_, people, needs, sentence, value) => {
  const next = nextOf(people, needs);
  expect(next.sentence).toContain(sentence);
  expect(next.button.value).toBe(value);
});
