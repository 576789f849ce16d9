import { expect, test } from 'vitest';
import { madeAt, sentAt } from './moment.ts';

const now = new Date(1_764_108_000_000);

test.each([
  ['1764108000', '1764108000'],
  [undefined, undefined],
  ['', undefined],
  ['soon', undefined],
  ['1764108000.5', undefined],
  [['1764108000'], undefined],
  ['9'.repeat(30), undefined],
])('a request of %j was sent at %j', (header, sent) => {
  expect(sentAt(header)).toBe(sent);
});

test.each([
  ['in the second of its request', '1764108000.840180', '1764108000', true],
  ['long before its request', '1764107000.000001', '1764108000', true],
  ['a little ahead, as two clocks differ', '1764108005.9', '1764108000', true],
  ['after its request', '1764108006.0', '1764108000', false],
  ['at the end of time', '99999999999.0', '1764108000', false],
  ['near now, where nobody says when it was sent', '1764108299.9', undefined, true],
  ['far ahead, where nobody says when it was sent', '1764108301', undefined, false],
  ['in no number', 'yesterday', '1764108000', false],
  ['with a sign', '-1', '1764108000', false],
  ['in a number of another kind', '1e9', '1764108000', false],
  ['with more digits than Slack gives', '1764108000.1234567890', '1764108000', false],
  ['not at all', undefined, '1764108000', false],
  ['as something else', ['1764108000'], '1764108000', false],
])('a tap made %s (%j)', (_, actionTs, sent, believed) => {
  expect(madeAt(actionTs, sent, now)).toBe(believed ? actionTs : undefined);
});
