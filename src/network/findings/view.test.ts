import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyMap, today } from '../../../test/support/maps.ts';
import { loadEditions } from '../../content/editions.ts';
import { type MenteeNeed, needIds } from '../../needs/need.ts';
import { draftAsk } from '../asks/draft.ts';
import { type MapPerson, roleSuggestions } from '../map.ts';
import { findings } from './findings.ts';
import { findingSentence, nextButton, shortSentences, suitsSentence, whyThis } from './view.ts';

const editions = await loadEditions(join(import.meta.dirname, '..', '..', '..', 'content'));
const academic = editions.get('academic-medicine');
const workplace = editions.get('workplace');

const maya: MapPerson = { id: '1', name: 'Maya {need}', needs: ['B1'], status: 'current', evaluates: true };

describe('a finding', () => {
  const said = (edition: typeof academic, people: MapPerson[], needs: MenteeNeed[]) => {
    const words = { edition, people, ownNeed: 'Speaking up' };
    return findings(people, needs, today).findings.map((one) => [
      findingSentence(words, one),
      whyThis(words, one).replace(edition.say.whyStarter, '…'),
      nextButton(edition, one.next).text.text,
    ]);
  };

  test('reads as a sentence with its reason and its next step', () => {
    const needs: MenteeNeed[] = [
      { id: 'X1', importance: 3, support: 0, focus: false },
      { id: 'B1', importance: 3, support: 2, focus: false },
    ];
    expect(said(academic, [maya], needs)).toEqual([
      [
        'No one here yet for Speaking up. Who could you ask?',
        'Speaking up matters to you, and nobody on your map helps you with it now. …',
        'Add someone',
      ],
      [
        "For Direction, you may want someone who doesn't grade you.",
        'Everyone who helps you with Direction also evaluates you. …',
        'Add someone',
      ],
      [
        'One person carries Direction; a second view may help.',
        'Maya {need} is the only one who helps you with Direction, and you rated it as partly covered. …',
        'Add someone',
      ],
    ]);
    expect(said(workplace, [maya], needs)[1]?.[0]).toBe(
      "For Direction, you may want someone who doesn't write your review or set your pay.",
    );
  });

  test('that she calls covered asks to add who', () => {
    const needs: MenteeNeed[] = [{ id: 'A1', importance: 3, support: 4, focus: false }];
    expect(said(academic, [maya], needs)[0]?.slice(0, 2)).toEqual([
      'You said Clinical growth is covered. Who covers it?',
      'You rated Clinical growth as fully covered, and nobody on your map helps you with it now. …',
    ]);
  });

  test('of any map can be said and explained in both editions', () => {
    fc.assert(
      fc.property(anyMap, fc.constantFrom(academic, workplace), ({ people, needs }, edition) => {
        const words = { edition, people };
        const outcome = findings(people, needs, today);
        for (const one of outcome.findings) {
          expect(findingSentence(words, one)).not.toBe('');
          expect(whyThis(words, one)).toContain(edition.say.whyStarter);
        }
        if (outcome.short) expect(shortSentences(words, outcome.short)[0]).toContain(String(outcome.short.count));
      }),
    );
  });
});

test('roles that suit are named for each listed need, and for her own none', () => {
  const sentence = (id: MenteeNeed['id']) => suitsSentence({ edition: academic, people: [] }, id, roleSuggestions(id));
  expect(sentence('A4')).toBe('Who suits Candid feedback: Coach, Mentor who does not evaluate you');
  expect(sentence('B1')).toBe('Who suits Direction: Mentor, Adviser, near-peer');
  expect(sentence('X1')).toBeUndefined();
  for (const id of needIds.filter((one) => one !== 'X1')) expect(sentence(id)).toBeDefined();
});

describe('the draft of an ask', () => {
  test('says everything that is known', () => {
    const draft = draftAsk({
      edition: academic,
      name: 'Maya',
      me: 'Ana',
      stage: 'first-year resident',
      need: 'B1',
      roles: ['mentor'],
    });
    expect(draft).toEqual({
      text:
        "Hi Maya, I'm Ana, first-year resident. I'm working on deciding on my path after training and thought of you " +
        'because you see how the parts of my path fit together. Could we talk for 20 to 30 minutes about what you ' +
        "would look at first in my place? I'll send a short agenda. If now isn't good, is there someone you'd suggest?",
      gaps: [],
    });
  });

  test('leaves a gap for each thing that is not', () => {
    const { text, gaps } = draftAsk({ edition: workplace, me: ' ', need: 'X1' });
    expect(gaps).toHaveLength(6);
    for (const gap of gaps) expect(text).toContain(gap);
    expect(gaps.toSorted((a, b) => text.indexOf(a) - text.indexOf(b))).toEqual(gaps);
  });

  test('puts her own words before those of the content, braces and all', () => {
    const { text } = draftAsk({
      edition: academic,
      need: 'B1',
      goal: '{name}',
      reason: 'I trust you',
      question: 'pay',
    });
    expect(text).toContain("I'm working on {name} and thought of you because I trust you.");
    expect(text).toContain('about pay?');
    expect(draftAsk({ edition: academic, need: 'X1', ownNeed: 'speaking up' }).text).toContain(
      'working on speaking up',
    );
    expect(draftAsk({ edition: academic, need: 'B1', ownNeed: 'speaking up' }).text).not.toContain('speaking up');
  });

  test('reads as one for each need of each edition', () => {
    for (const edition of [academic, workplace])
      for (const { id } of edition.needs)
        expect(draftAsk({ edition, name: 'M', me: 'A', stage: 'S', need: id, reason: 'x' }).gaps).toEqual([]);
  });
});
