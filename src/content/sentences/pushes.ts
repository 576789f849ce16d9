import { button, label, line, phrase, type Rule, text, title } from '../rules.ts';

/** What comes by itself: the message of a day, and what holds it. */
export const pushes = {
  pushAlso: phrase(),
  pushMore: label('count'),
  pushKept: line(),
  nightsUntil: button(),
  nightsTitle: title(),
  nightsHeading: label(),
  nightsLine: text(),
  nightsDay: phrase(),
  nightsDayWrong: phrase(),
  nightsOn: line('day'),
  nightsOver: line(),
  nightsOff: line(),
  nightsEnd: button(),

  // The word on the day of an ask
  cueQuote: line('cue'),
  askPutOff: line('name', 'need', 'day'),
  askSentOn: line('name', 'need', 'day'),
  askHasAnswered: line('name', 'need'),
  askChaseSoon: line('name', 'need', 'day'),
  askSaidNo: line('name', 'need'),
  sentIt: button(),
  letItGo: button(),
  letItGoTitle: phrase(),
  letItGoText: line(),
  saidYes: button(),
  cantNow: button(),
  noAnswerYet: button(),
  theNextPerson: button(),
  dayTitle: title(),
  dayLine: line('name', 'need'),
  dayLabel: phrase(),
  dayKept: line('day'),

  // Her own cue, and the day she hopes for an answer
  askHoped: phrase(),
  askHopedHint: phrase(),
  askHopedWrong: phrase(),
  askCue: phrase(),
  askCueHint: phrase(),
  askCueFromDay: phrase('day'),
} as const satisfies Record<string, Rule>;
