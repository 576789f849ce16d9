import type { Day } from '../calendar.ts';
import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import type { NeedLine } from '../needs/need-line.ts';
import type { Candidate } from '../next.ts';
import type { StepOne } from './facts.ts';
import { ids } from './ids.ts';

/** After so many months needs are worth a second look, each for a few weeks; after the last from then on. */
const monthsToReassess = [3, 6, 12];
const reassessWeeks = 4;

/** Whether it is time to look again at what was finished on a day. */
export function isToReassess(finished: Day, today: Day): boolean {
  const since = Temporal.PlainDate.from(finished);
  return monthsToReassess.some((months, at) => {
    const from = since.add({ months });
    const isLast = at === monthsToReassess.length - 1;
    return from.toString() <= today && (isLast || today < from.add({ weeks: reassessWeeks }).toString());
  });
}

/**
 * What step 1 wants next: to be begun, or gone on with; once it is done only what was begun again and left, and after some
 * months a second look.
 *
 * @param today the day it is for her
 * @param finished the day it was for her when she last finished; undefined where she has not
 */
export function nextInStepOne(
  edition: Edition,
  { state, isHalfDone }: StepOne,
  today: Day = '',
  finished?: Day,
): Candidate[] {
  const goOn = { label: say(edition, 'homeGoOn'), actionId: ids.open };
  if (state === 'done') {
    if (isHalfDone) return [{ reason: 'half-done', sentence: say(edition, 'nextHalfDone'), button: goOn }];
    if (!finished || !isToReassess(finished, today)) return [];
    const look = { label: say(edition, 'startButton'), actionId: ids.open };
    return [{ reason: 'reassess', sentence: say(edition, 'nextReassess'), button: look }];
  }
  const [reason, sentence, label] =
    state === 'new'
      ? (['begin', 'nextBegin', 'startButton'] as const)
      : (['resume', 'nextResume', 'homeGoOn'] as const);
  return [
    {
      reason,
      sentence: say(edition, sentence),
      button: { label: say(edition, label), actionId: ids.open },
    },
  ];
}

/**
 * What can follow from a result: an open ask, somebody for needs that all have nobody, and the map. It goes by the needs of that
 * result, which may be an older one, and not by all that stands for her now.
 *
 * @param needLines what follows from her focus needs; none where that is not known, as in a message that stays in the chat
 */
export function nextAfterResult(edition: Edition, needLines: readonly NeedLine[]): Candidate[] {
  const to = { actionId: ids.whoCouldHelp };
  const map: Candidate = { reason: 'map', button: { ...to, label: say(edition, 'openMap') } };
  const asks = needLines.flatMap(({ parts }) => parts.person?.next ?? []);
  if (needLines.some(({ parts }) => parts.person?.isSet)) return [...asks, map];
  return [
    map,
    {
      reason: 'no-helper',
      sentence: say(edition, 'nextMap'),
      button: { ...to, label: say(edition, 'whoCouldHelpButton') },
    },
  ];
}
