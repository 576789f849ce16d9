import { sayDay } from '../calendar.ts';
import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import type { HomeLook, HomePart } from '../feature.ts';
import { type NeedLine, needLineText } from '../needs/need-line.ts';
import { button, buttons, context, menu, richLines, section } from '../slack/blocks.ts';
import { shorten, slackDate } from '../slack/mrkdwn.ts';
import type { StepOne } from './facts.ts';
import { ids } from './ids.ts';
import { nextInStepOne } from './next.ts';

/** Step 1 on Home: the way to the result, the needs she works on with what follows from each, and what more there is. */
export function homePart(
  edition: Edition,
  { state, finishedAt, isHalfDone }: Pick<StepOne, 'state' | 'finishedAt' | 'isHalfDone'>,
  needLines: readonly NeedLine[],
): HomePart {
  const isDone = state === 'done';
  const lines = needLines.map(({ need, parts: { person, goal } }) => ({
    text: needLineText(edition, { need: need.label, person: person?.text, goal: goal?.text }),
  }));
  return {
    step: { number: 1, isDone },
    ...(finishedAt && {
      needs: lines.length > 0 ? [section(`*${say(edition, 'homeFocus')}*`), richLines(lines)] : [],
      more: [
        context(say(edition, 'homeLastDone', { date: slackDate(finishedAt) })),
        ...(isHalfDone ? [section(say(edition, 'nextHalfDone'))] : []),
        buttons(
          button(say(edition, isDone && !isHalfDone ? 'openResult' : 'homeGoOn'), ids.open),
          menu(
            button(say(edition, 'rateAllTwelve'), ids.full),
            button(say(edition, 'howIAct'), ids.act),
            button(say(edition, 'thinkAbout'), ids.think),
          ),
        ),
      ],
    }),
  };
}

/** How it may look: done in full, begun again, and before that; each with what step 1 wants next. */
export function homeSamples(edition: Edition): Record<string, HomeLook> {
  const finished = new Date('2026-11-23T15:00:00Z');
  const needLines = ['Advocacy', 'ظ'.repeat(60), '<!here>'].map((label) => fullestLine(edition, label));
  const look = (state: StepOne['state'], finishedAt: Date | null, isHalfDone = false): HomeLook => ({
    part: homePart(edition, { state, finishedAt, isHalfDone }, needLines),
    next: nextInStepOne(edition, { state, finishedAt, isHalfDone, focus: [] }),
  });
  return {
    done: look('done', finished),
    new: look('new', null),
    begun: look('begun', null),
    again: look('begun', finished),
    'half-done': look('done', finished, true),
    reassess: {
      part: homePart(edition, { state: 'done', finishedAt: finished, isHalfDone: false }, needLines),
      next: nextInStepOne(
        edition,
        { state: 'done', finishedAt: finished, isHalfDone: false, focus: [] },
        '2027-02-23',
        '2026-11-23',
      ),
    },
  };
}

/** A need that two help with and that has some goals, all as long as can be. */
function fullestLine(edition: Edition, label: string): NeedLine {
  const part = { needId: 'B2', isSet: true, button: { label: '', actionId: ids.open, value: '' } } as const;
  const goal = { what: shorten('🙂'.repeat(300), 150), date: sayDay('2026-12-07', edition.spelling), more: 3 };
  const people = { name: '*é*'.repeat(20), other: '🙂'.repeat(60) };
  return {
    need: { id: 'B2', label },
    parts: {
      person: { ...part, step: 'person', text: say(edition, 'needLineTwo', people) },
      goal: { ...part, step: 'goal', text: say(edition, 'needGoals', goal) },
    },
  };
}
