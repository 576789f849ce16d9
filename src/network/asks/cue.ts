import { type Day, sayNearDay } from '../../calendar.ts';
import type { Edition } from '../../content/editions.ts';
import { say } from '../../content/say.ts';

/** Her own cue at its longest, in code points. */
export const cueLength = 200;

/** What stands in the form for a day, before she has said it in her own words. */
export const usualCue = (edition: Edition, day: Day): string =>
  say(edition, 'askCueFromDay', { day: sayNearDay(day, edition.spelling) });

/**
 * Her cue for an ask that is moved to another day: one that she left as it stood there says the new day, her own words
 * stay.
 */
export const cueFor = (edition: Edition, cue: string | undefined, before: Day, day: Day): string | undefined =>
  cue === usualCue(edition, before) ? usualCue(edition, day) : cue;

/** The cue that a form holds, for the day that it holds: see `cueFor`. */
export const cueIn = (
  edition: Edition,
  { cue, cueDay, askOn }: { cue: string; cueDay: string; askOn: Day },
): string | undefined => (cue === '' ? undefined : cueDay === '' ? cue : cueFor(edition, cue, cueDay, askOn));
