import { type Day, sayDay } from '../calendar.ts';
import type { Edition } from '../content/editions.ts';
import { say, sayChosen } from '../content/say.ts';
import { needLabel } from '../needs/need.ts';
import type { Candidate } from '../next.ts';
import { asksInOrder, type NotedAsk } from './asks/ask.ts';
import { ids } from './ids.ts';
import type { WholeMap } from './whole-map.ts';
import { findingSaid } from './wording.ts';

/** What step 2 wants next: an ask that is due, somebody to begin with, and what the map shows first. */
export function nextOnMap(edition: Edition, map: WholeMap, today: Day): Candidate[] {
  const { people, asks, outcome, ownNeed } = map;
  const label = say(edition, people.length === 0 ? 'whoCouldHelpButton' : 'openMap');
  const way = { button: { label, actionId: ids.open }, word: 'network' };
  const words = { edition, people, ownNeed };
  const ask = dueAsk(asks, today);
  const [finding] = outcome.findings;
  return [
    ...(ask
      ? [{ ...way, reason: 'ask' as const, sentence: askWords(edition, ask, needLabel(words, ask.need)), typed: true }]
      : []),
    ...(people.length === 0 ? [{ ...way, reason: 'no-people' as const, sentence: say(edition, 'nextMap') }] : []),
    finding
      ? { ...way, reason: 'finding' as const, sentence: sayChosen(edition, findingSaid(words, finding)), typed: true }
      : { ...way, reason: 'quiet' as const, sentence: say(edition, 'findingsNone') },
  ];
}

type Due<T> = T & { step: 'send' | 'chase' | 'next-person' };

/** The ask that wants something today: to be sent, to be followed by a second message, or by another person. */
export function dueAsk<T extends NotedAsk>(asks: readonly T[], today: Day): Due<T> | undefined {
  for (const { ask, next } of asksInOrder(asks, today)) {
    if (ask.answer) continue;
    if (next.do === 'chase' || next.do === 'next-person') return { ...ask, step: next.do };
    if (next.do === 'send' && ask.askOn <= today) return { ...ask, step: next.do };
  }
  return undefined;
}

function askWords(edition: Edition, { step, name, askOn }: Due<NotedAsk>, need: string): string {
  if (step === 'send') return say(edition, 'askPlanned', { name, need, day: sayDay(askOn, edition.spelling) });
  return say(edition, step === 'chase' ? 'askChase' : 'askTimeForNext', { name, need });
}
