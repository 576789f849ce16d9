import fc from 'fast-check';
import { expect, it } from 'vitest';
import { noAnswers, withFocus, withOwnNeed, withRating } from './assessment.ts';
import { readAnswers, readMetadata } from './reader.ts';

/** As they were kept before anything was rated in full, and before taps had an order. */
const quick =
  '{"form":"quick","needs":{"A1":{"asked":"workplace@1.0.0","importance":3,"support":1},"X1":{"importance":3,"asked":"workplace@1.0.0"}},"own":{"text":"Speak up","asked":"workplace@1.0.0"},"focus":["A1"],"behaviours":{},"reflections":{}}';

it('answers as they were kept at first are read as they were', () => {
  expect(readAnswers(JSON.parse(quick))).toEqual(JSON.parse(quick));
});

it('what is kept now is read as it is', () => {
  const asked = 'workplace@1.2.0';
  const now = {
    ...withFocus(withRating(withOwnNeed(noAnswers(), 'Speak up', asked), 'B2', 'importance', 4, asked), ['B2']),
    behaviours: { M1: { value: 5 as const, asked } },
    reflections: { R1: { text: 'much', asked } },
    order: { taken: { focus: { at: '1.2', on: 'V1 h' } }, left: [{ on: 'V1 h', until: '5.2' }] },
  };
  expect(readAnswers(JSON.parse(JSON.stringify(now)))).toEqual(now);
});

it.each<[string, object, object]>([
  ['nothing', {}, noAnswers()],
  ['a rating without its question', { needs: { A1: { support: 0 } } }, { needs: { A1: { support: 0, asked: '' } } }],
  ['what a newer version keeps besides', { mood: 'calm' }, { mood: 'calm' }],
])('%s is given its defaults', (_, kept, expected) => {
  expect(readAnswers(kept)).toEqual({ ...noAnswers(), ...expected });
});

it.each<[string, unknown]>([
  ['null', null],
  ['a list', []],
  ['a rating that is none', { needs: { A1: { importance: 7, asked: '' } } }],
  ['a need that is none', { needs: { Z9: { asked: '' } } }],
  ['a focus that is no list', { focus: 'A1' }],
  ['an own need without words', { own: { asked: '' } }],
  ['a behaviour without its value', { behaviours: { M1: { asked: '' } } }],
])('%s is not believed', (_, kept) => {
  expect(() => readAnswers(kept)).toThrow();
});

const carried = { assessmentId: 'a', page: 'quick:needs', asked: 'workplace@1.0.0', shown: { own: '#abc' } };

it.each<[string, object | string, unknown]>([
  ['what a page carries', carried, carried],
  ['what an input held that is no text', { ...carried, shown: { own: '#abc', 'tick:craft': 7 } }, carried],
  ['no inputs', { ...carried, shown: undefined }, { ...carried, shown: {} }],
  ['words far too long', { ...carried, asked: 'x'.repeat(500) }, { ...carried, asked: 'x'.repeat(200) }],
  ['a page that is none', { ...carried, page: 'quick:nothing' }, undefined],
  ['no assessment', { ...carried, assessmentId: 7 }, undefined],
  ['no JSON', 'x', undefined],
  ['nothing', '', undefined],
  ['null', 'null', undefined],
])('%s is read', (_, text, expected) => {
  expect(readMetadata(typeof text === 'string' ? text : JSON.stringify(text))).toEqual(expected);
});

it('whatever a page brings back is read or refused, and nothing throws', () => {
  const some = fc.oneof(
    fc.string(),
    fc.json(),
    fc
      .record({ ...Object.fromEntries(Object.keys(carried).map((key) => [key, fc.jsonValue()])) })
      .map((one) => JSON.stringify(one)),
  );
  fc.assert(
    fc.property(some, (text) => {
      expect(['undefined', 'object']).toContain(typeof readMetadata(text));
    }),
  );
});
