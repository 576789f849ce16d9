import { button, label, line, phrase, type Rule, text, title, upTo } from '../rules.ts';

/** Whom to turn to: "Ask somebody for help". */
export const contacts = {
  askForHelp: button(),
  /** At the end of Home; the button stands below it. */
  contactsLine: line(),
  /** In place of the edition's `supportLine` where contacts are named. */
  contactsSupport: label(),
  contactsTitle: title(),
  contactsIntro: line(),
  contactsNone: line('support'),
  contactsAllHidden: line(),
  contactsUnread: line(),
  contactsOutside: phrase(),
  contactsHide: button(),
  contactsHideName: upTo(75, 'name'),
  contactsHidden: label('count'),
  contactsShowAgain: button(),
  contactsNow: line(),
  contactsWordsHeading: label(),
  contactsWords: text(),
  contactsCopy: line(),
  contactsPassOn: line(),
  contactsKept: line(),
} as const satisfies Record<string, Rule>;
