import { sayDay } from '../calendar.ts';
import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import type { HomeLook, HomePart } from '../feature.ts';
import type { Candidate } from '../next.ts';
import { context } from '../slack/blocks.ts';
import type { StepTwo } from './facts.ts';
import { ids } from './ids.ts';

/** Step 2 on Home: whether somebody has been, or will be, asked, and once her needs are known how many are on the map. */
export const homePart = (
  edition: Edition,
  { people, done, knowsNeeds }: StepTwo & { knowsNeeds: boolean },
): HomePart => ({
  step: { number: 2, isDone: done },
  ...(knowsNeeds && people > 0 && { needs: [context(say(edition, 'homeMap', { count: people }))] }),
});

/** How it may look: without a map, with people on it, and with an ask; each with what step 2 wants next. */
export function homeSamples(edition: Edition): Record<string, HomeLook> {
  const due = { name: 'ظ'.repeat(300), need: 'Advocacy' };
  const map = (next: Omit<Candidate, 'button' | 'word'>, done = false): HomeLook => ({
    part: homePart(edition, { people: 5, done, knowsNeeds: true }),
    next: [{ ...next, button: { label: say(edition, 'openMap'), actionId: ids.open }, word: 'network' }],
  });
  const ask = (sentence: string): HomeLook => map({ reason: 'ask', sentence, typed: true }, true);
  const begin = { label: say(edition, 'whoCouldHelpButton'), actionId: ids.open };
  return {
    empty: {
      part: homePart(edition, { people: 0, done: false, knowsNeeds: true }),
      next: [{ reason: 'no-people', sentence: say(edition, 'nextMap'), button: begin, word: 'network' }],
    },
    send: ask(say(edition, 'askPlanned', { ...due, day: sayDay('2026-11-23', edition.spelling) })),
    chase: ask(say(edition, 'askChase', due)),
    'next-person': ask(say(edition, 'askTimeForNext', due)),
    finding: map({ reason: 'finding', sentence: say(edition, 'findingR1', { need: 'Advocacy' }), typed: true }),
    quiet: map({ reason: 'quiet', sentence: say(edition, 'findingsNone') }),
  };
}
