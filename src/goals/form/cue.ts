import { type Day, sayNearDay, workingDayAfter } from '../../calendar.ts';
import type { Edition } from '../../content/editions.ts';
import { say } from '../../content/say.ts';
import type { GoalFields } from '../fields.ts';

/** What a new goal's form holds of the moment of its first step, before she has said it in her own words. */
export const usualStepCue = (edition: Edition, today: Day): string =>
  say(edition, 'goalCueFromDay', { day: sayNearDay(workingDayAfter(today), edition.spelling) });

/** Whether a moment stands there as the form had it, whatever its day. */
function isUsual(edition: Edition, cue: string): boolean {
  const [before = '', after = ''] = edition.say.goalCueFromDay.split('{day}');
  return cue.startsWith(before) && cue.endsWith(after);
}

/** A goal to be kept: without a first step, the moment for it that she left as it stood says nothing. */
export const withoutIdleCue = (edition: Edition, fields: GoalFields): GoalFields =>
  fields.step === '' && isUsual(edition, fields.cue) ? { ...fields, cue: '' } : fields;
