import type { Day } from '../calendar.ts';
import type { Edition } from '../content/editions.ts';
import { say, sayChosen } from '../content/say.ts';
import { type NeedId, needLabel, needsInHand } from '../needs/need.ts';
import type { Candidate } from '../next.ts';
import { askCandidate } from './asks/ask-words.ts';
import { emptyPlaces, firstToAsk, openAsks } from './asks/standing.ts';
import { nextAct } from './findings/act.ts';
import { isAbout } from './findings/finding.ts';
import { ids } from './ids.ts';
import type { WholeMap } from './whole-map.ts';
import { findingSaid } from './wording.ts';

/** What step 2 wants next: an open ask, or else what the map shows first. */
export function nextOnMap(edition: Edition, map: WholeMap, today: Day): Candidate[] {
  const words = { edition, people: map.people, ownNeed: map.ownNeed };
  const [open] = openAsks(map, today);
  const first = firstShown(edition, map, today);
  if (!open) return [first];
  // Whoever is asked already is her start: while that is open, nobody is told to begin with one name.
  return [askCandidate(words, open, today), ...(first.reason === 'no-helper' ? [] : [first])];
}

/**
 * What a map leads to first, besides her asks: somebody to begin with while there is nobody, somebody to ask while nobody
 * helps, the first finding about what she works on, or that nothing stands out there.
 */
export function firstShown(edition: Edition, map: WholeMap, today: Day): Candidate {
  const { people, outcome, ownNeed } = map;
  const words = { edition, people, ownNeed };
  const add = { label: say(edition, 'addSomeone'), actionId: ids.add, value: gapOf(map) };
  if (people.length === 0) {
    const button = { label: say(edition, 'whoCouldHelpButton'), actionId: ids.open };
    return { reason: 'no-people', sentence: say(edition, 'nextMap'), button };
  }
  if (outcome.start) {
    const first = firstToAsk(map, today);
    if (!first) return { reason: 'no-helper', sentence: say(edition, 'startWithOneName'), button: add };
    const sentence = say(edition, 'couldHelp', { name: first.person.name, need: needLabel(words, first.need) });
    const value = `${first.need}:${first.person.id}`;
    return { reason: 'possible', sentence, typed: true, button: { ...askButton(edition, 'askThem'), value } };
  }
  const inHand = needsInHand(map.needs).map(({ id }) => id);
  const finding = outcome.findings.find((one) => isAbout(one, inHand));
  if (!finding) {
    const sentence = say(edition, outcome.findings.length > 0 ? 'findingsNoneInFocus' : 'findingsNone');
    return { reason: 'quiet', sentence, button: askButton(edition, 'askSomeone') };
  }
  const sentence = sayChosen(edition, findingSaid(words, finding));
  return { reason: 'finding', sentence, typed: true, button: nextAct(edition, finding.next) };
}

/** The need that somebody to add is to help with: the first one with nobody. */
export const gapOf = ({ people, needs, asks }: WholeMap): NeedId | undefined => {
  const inHand = needsInHand(needs);
  return emptyPlaces(people, inHand, asks)[0]?.id;
};

const askButton = (edition: Edition, label: 'askThem' | 'askSomeone') => ({
  label: say(edition, label),
  actionId: ids.ask,
});
