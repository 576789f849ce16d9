import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import type { HomeLook, HomePart } from '../feature.ts';
import type { Candidate } from '../next.ts';
import { context } from '../slack/blocks.ts';
import { type NotedAsk, nextForAsk } from './asks/ask.ts';
import { askCandidate } from './asks/ask-words.ts';
import type { StepTwo } from './facts.ts';
import { ids } from './ids.ts';

/** Step 2 on Home: whether somebody has been asked, and once her needs are known how many are on the map. */
export const homePart = (
  edition: Edition,
  { people, done, knowsNeeds }: StepTwo & { knowsNeeds: boolean },
): HomePart => ({
  step: { number: 2, isDone: done },
  ...(knowsNeeds && people > 0 && { needs: [context(say(edition, 'homeMap', { count: people }))] }),
});

/** How it may look: without a map, with people on it, and with an ask; each with what step 2 wants next. */
export function homeSamples(edition: Edition): Record<string, HomeLook> {
  const words = { edition, people: [], ownNeed: 'ظ'.repeat(60) };
  const today = '2026-11-23';
  const look = (next: Candidate, done = false): HomeLook => ({
    part: homePart(edition, { people: 5, done, knowsNeeds: true }),
    next: [next],
  });
  const asked = (more: Partial<NotedAsk>): HomeLook => {
    const ask = { id: 'ask', person: '', name: 'ظ'.repeat(300), need: 'X1' as const, text: '', askOn: today, ...more };
    return look(askCandidate(words, { ask, next: nextForAsk(ask, today) }, today), ask.sentOn !== undefined);
  };
  const begin = { label: say(edition, 'whoCouldHelpButton'), actionId: ids.open };
  const add = { label: say(edition, 'addSomeone'), actionId: ids.add, value: 'B2' };
  const quiet = { label: say(edition, 'askSomeone'), actionId: ids.ask };
  const yes = { sentOn: '2026-11-16', answer: 'yes' } as const;
  return {
    empty: {
      part: homePart(edition, { people: 0, done: false, knowsNeeds: true }),
      next: [{ reason: 'no-people', sentence: say(edition, 'nextMap'), button: begin }],
    },
    send: asked({}),
    'send-late': asked({ askOn: '2026-11-20' }),
    wait: asked({ sentOn: '2026-11-20' }),
    chase: asked({ sentOn: '2026-11-16' }),
    'next-person': asked({ sentOn: '2026-11-02', chasedOn: '2026-11-09' }),
    yes: asked(yes),
    talk: asked({ ...yes, talkOn: '2026-11-26' }),
    met: asked({ ...yes, talkOn: '2026-11-20' }),
    helps: asked({ ...yes, talkOn: '2026-11-20', metOn: '2026-11-21' }),
    finding: look({
      reason: 'finding',
      sentence: say(edition, 'findingR1', { need: 'Advocacy' }),
      typed: true,
      button: add,
    }),
    'no-helper': look({ reason: 'no-helper', sentence: say(edition, 'startWithOneName'), button: add }),
    possible: look({
      reason: 'possible',
      sentence: say(edition, 'couldHelp', { name: 'ظ'.repeat(300), need: 'ظ'.repeat(60) }),
      typed: true,
      button: { label: say(edition, 'askThem'), actionId: ids.ask, value: 'B2:person' },
    }),
    quiet: look({ reason: 'quiet', sentence: say(edition, 'findingsNone'), button: quiet }),
  };
}
