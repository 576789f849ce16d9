import { label, line, type Rule } from '../rules.ts';

/** First contact, help, and words nobody knows. */
export const help = {
  // Who can see what, for whom somebody shares a goal with
  seenAsMentor: label(),
  seenByYou: line(),
  seenByThem: line(),
  seenByOthers: line(),

  // First contact, help, and words nobody knows
  welcomeNotice: line(),
  helpHeading: label('command'),
  helpNext: label('command'),
  helpAssess: label('command'),
  helpNetwork: label('command'),
  helpMeet: label('command'),
  helpAgenda: label('command'),
  helpGoals: label('command'),
  helpNudges: label('command'),
  helpPrivacy: label('command'),
  helpHelp: label('command'),
  helpHome: line(),
  helpMentor: line('command'),
  helpLater: line(),
  unknownWord: line('word', 'command'),
  otherCommand: line('command', 'typed'),
} as const satisfies Record<string, Rule>;
