import { describe, expect, test } from 'vitest';
import { samplesOf } from '../../src/app.ts';
import { loadEditions } from '../../src/content/editions.ts';
import { say } from '../../src/content/say.ts';

const editions = await loadEditions('content');

/** Sentences that a tired reader stumbles over, of kinds that are not to come back. */
const odd: readonly (string | RegExp)[] = [
  'You need do nothing',
  /counts? for nothing/,
  /covered: ?(nobody|\{support\})/,
  'One of your own may come on top',
  'Note an ask',
  /(?<![\w{])Kept\./,
  'Peer or near-peer (near-peer)',
  'I only take over the name',
  /Add who\?/i,
  'Everything, and when',
  /message goes from (the|their|this) chat/i,
  'Hi Dr. Daniel Reyes',
  'Your answers are still here',
  /later which steps are done/,
];

/** A first name behind a title, where somebody is greeted or is to be written to. */
const firstNameBehindTitle = /\b(Hi|Hello|Message) (Dr|Prof|Mr|Mrs|Ms)\.? \p{Lu}\p{Ll}+ \p{Lu}/u;

describe.each(editions.ids)('the English of the %s edition', (id) => {
  const edition = editions.get(id);
  /** Everything that is said, and every surface, each with its name. */
  const everything: readonly [name: string, said: string][] = [
    ...Object.entries(edition).map(([part, holds]): [string, string] => [part, JSON.stringify(holds)]),
    ...samplesOf(edition, '/mentoring').map((one): [string, string] => [one.name, JSON.stringify(one)]),
  ];
  const saying = (what: string | RegExp) =>
    everything.filter(([, said]) => (typeof what === 'string' ? said.includes(what) : what.test(said)));

  test.each(odd)('nowhere says %s', (what) => {
    expect(saying(what).map(([name]) => name)).toEqual([]);
  });

  test('no first name follows a title', () => {
    expect(saying(firstNameBehindTitle).map(([name]) => name)).toEqual([]);
  });

  test('a lead is said to see what a lead sees today, and the operator to keep the key', () => {
    const { rows, notes } = edition.whoSees;
    // The bot shows a lead nothing; who is in a channel stands in Slack, to whoever is in it.
    const seen: Record<string, string> = { steps: 'no view yet', channel: 'if they are in it' };
    expect(rows.map(({ lead }) => lead)).toEqual(rows.map(({ id: row }) => seen[row ?? ''] ?? 'no'));
    expect(edition.opening).not.toMatch(/lead sees/);
    for (const { operator } of rows)
      if (operator.includes('encrypted')) expect(operator).toContain('encrypted, and keeps the key');
    expect(rows.map(({ what }) => what).join()).toContain('your map as a picture, reminders');
    expect(notes.map(({ text }) => text).join()).toMatch(/copy of everything kept of you, or erase it/);
  });

  test('what somebody typed is followed by no second stop', () => {
    expect(say(edition, 'goalUnshared', { name: 'J. B.' })).not.toContain('..');
    expect(say(edition, 'findingR1', { need: 'Being heard.' })).toContain('Being heard. Who');
    expect(say(edition, 'feelShort', { need: 'Rest?', count: 2 })).not.toContain('??');
    const words = { name: 'Ada', what: 'One talk.', date: 'May 1' };
    expect(say(edition, 'shareWords', words)).toContain(': One talk. I want');
  });
});
