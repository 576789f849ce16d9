import { label, line, type Rule, title } from '../rules.ts';

/** When something is in the way: what happened, what is kept, what to do. */
export const problems = {
  // When something is in the way: what happened, what is kept, what to do
  databaseDown: line(),
  saveLate: line(),
  slackFailed: line(),
  wentWrong: line('reference'),
  entryUnread: line(),
  entriesUnread: line('count'),
  formOutOfDate: line(),
  elsewherePressed: line(),
  editionChanged: line(),
  textTooLong: label('max'),
  fieldOtherWindow: line('field', 'text'),
  inOtherWindow: line('text'),
  problemTitle: title(),
  answersNotYours: line(),
} as const satisfies Record<string, Rule>;
