import type { Day } from '../../calendar.ts';
import { type Ask, type AskStep, nextForAsk } from './ask.ts';

/** What is kept of an ask, besides its id. */
export interface NotedAsk extends Ask {
  /** Empty when she knows nobody yet. */
  person: string;
  /** As she calls them; stays when they leave the map. */
  name: string;
  /** The words she will send, or has sent. */
  text: string;
  /** The day she means to ask on. */
  askOn: Day;
}

/** What she did about an ask, as its button says. */
export type AskDeed = 'sent' | 'chased' | 'yes' | 'not-now' | 'no';

/** An ask after something was done about it. What was done twice changes nothing. */
export function withDeed<T extends NotedAsk>(ask: T, deed: AskDeed, today: Day): T {
  if (deed === 'sent') return { ...ask, sentOn: ask.sentOn ?? today };
  if (deed === 'chased') return { ...ask, sentOn: ask.sentOn ?? today, chasedOn: ask.chasedOn ?? today };
  return { ...ask, sentOn: ask.sentOn ?? today, answer: deed };
}

/** How soon an ask wants something of her: chase or send first, then the next person, then those that wait. */
const order: Readonly<Record<AskStep['do'], number>> = {
  chase: 0,
  'next-person': 1,
  send: 2,
  wait: 3,
  relationship: 4,
};

/** The asks by what they want of her, with it. Answered asks come last. */
export function asksInOrder<T extends NotedAsk>(asks: readonly T[], today: Day): { ask: T; next: AskStep }[] {
  return asks
    .map((ask) => ({ ask, next: nextForAsk(ask, today) }))
    .toSorted(
      (a, b) =>
        Number(a.ask.answer !== undefined) - Number(b.ask.answer !== undefined) ||
        order[a.next.do] - order[b.next.do] ||
        (a.ask.askOn < b.ask.askOn ? -1 : a.ask.askOn > b.ask.askOn ? 1 : 0),
    );
}
