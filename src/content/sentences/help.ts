import { label, line, type Rule } from '../rules.ts';

/** First contact, help, and words nobody knows. */
export const help = {
  // First contact, help, and words nobody knows
  welcomeNotice: line(),
  helpHeading: label('command'),
  helpNext: label('command'),
  helpAssess: label('command'),
  helpNetwork: label('command'),
  helpGoals: label('command'),
  helpPrivacy: label('command'),
  helpHelp: label('command'),
  helpHome: line(),
  helpLater: line(),
  unknownWord: line('word', 'command'),
  otherCommand: line('command', 'typed'),
} as const satisfies Record<string, Rule>;
