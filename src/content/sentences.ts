import { agenda } from './sentences/agenda.ts';
import { asks } from './sentences/asks.ts';
import { assess } from './sentences/assess.ts';
import { calendar } from './sentences/calendar.ts';
import { contacts } from './sentences/contacts.ts';
import { findings } from './sentences/findings.ts';
import { followUp } from './sentences/follow-up.ts';
import { goals } from './sentences/goals.ts';
import { help } from './sentences/help.ts';
import { home } from './sentences/home.ts';
import { meeting } from './sentences/meeting.ts';
import { needs } from './sentences/needs.ts';
import { network } from './sentences/network.ts';
import { nudge } from './sentences/nudge.ts';
import { picture } from './sentences/picture.ts';
import { problems } from './sentences/problems.ts';
import { pushes } from './sentences/pushes.ts';
import { relationship } from './sentences/relationship.ts';
import { shared } from './sentences/shared.ts';

/**
 * Every named sentence of an edition, with its limit and its placeholders. An edition gives exactly these, and uses
 * no placeholder that is not named here; it must use each one that is named, so that nothing is silently left out.
 */
export const sentences = {
  ...shared,
  ...assess,
  ...network,
  ...findings,
  ...asks,
  ...picture,
  ...goals,
  ...relationship,
  ...meeting,
  ...agenda,
  ...followUp,
  ...calendar,
  ...needs,
  ...home,
  ...pushes,
  ...nudge,
  ...contacts,
  ...help,
  ...problems,
};

/** The name of a sentence that every edition gives. */
export type SayKey = keyof typeof sentences;

/** The {names} that a sentence holds. */
export type NamesOf<K extends SayKey> = (typeof sentences)[K]['names'][number];

/** A sentence without anything to fill in. */
export type PlainKey = { [K in SayKey]: [NamesOf<K>] extends [never] ? K : never }[SayKey];
