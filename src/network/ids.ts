/** Everything the map's surfaces can send back; each id is named here once. */
export const ids = {
  /** The map; its value is the page of people to show. */
  map: 'network:map',
  open: 'network:open',
  earlier: 'network:earlier',
  later: 'network:later',
  /** The form of somebody new; its value is the need they are to help with. */
  add: 'network:add',
  edit: 'network:edit',
  details: 'network:details',
  remove: 'network:remove',
  undo: 'network:undo',
  /** Any input of a form: read when the form is sent. */
  write: 'network:write',
  /** What is typed into an ask, told as it is typed. */
  type: 'network:type',
  /** Begin anew, in place of what was typed into an ask before. */
  anew: 'network:anew',
  /** Back from a form, and going all the same where something was changed. */
  leave: 'network:leave',
  leaveAnyway: 'network:leave-anyway',
  save: 'network:save',
  keepDetails: 'network:keep-details',
  why: 'network:why',
  dismiss: 'network:dismiss',
  /** What was dismissed stands on the map again, and the list of all of it. */
  undismiss: 'network:undismiss',
  dismissed: 'network:dismissed',
  /** The form of a reminder; its value, as that of the three before, is the key of what the map shows. */
  remind: 'network:remind',
  keepReminder: 'network:keep-reminder',
  showNow: 'network:show-now',
  removeReminder: 'network:remove-reminder',
  hello: 'network:hello',
  saidHello: 'network:said-hello',
  sendPicture: 'network:send-picture',
  removePicture: 'network:remove-picture',
  /** The form of an ask; its value is `need:person`, or the id of an ask. */
  ask: 'network:ask',
  chooseNeed: 'network:choose-need',
  choosePerson: 'network:choose-person',
  keepAsk: 'network:keep-ask',
  words: 'network:words',
  openMessage: 'network:open-message',
  writeMail: 'network:write-mail',
  sent: 'network:sent',
  chased: 'network:chased',
  yes: 'network:yes',
  notNow: 'network:not-now',
  /** Stands in windows that an earlier version opened, and says the same as the one before. */
  no: 'network:no',
  forget: 'network:forget',
  /** It was not sent after all, in its message, its window and on the map. */
  notSent: 'network:not-sent',
  /** What she says of an ask in the message of its day, which is edited in place; the value is the ask's id. */
  sentIt: 'network:sent-it',
  saidYes: 'network:said-yes',
  cantNow: 'network:cant-now',
  noAnswerYet: 'network:no-answer-yet',
  wroteTwice: 'network:wrote-twice',
  letItGo: 'network:let-it-go',
  anotherDay: 'network:another-day',
  keepAnotherDay: 'network:keep-another-day',
  /** The talk that a yes is to, from anywhere: a day for it, then what it could be about. Its value is the ask's id. */
  talk: 'network:talk',
  changeTalk: 'network:change-talk',
  keepTalk: 'network:keep-talk',
  met: 'network:met',
  /** They have not met after all. */
  notMet: 'network:not-met',
  /** Whom she met helps her now. */
  helps: 'network:helps',
  /** Whom she met does not help her with it, or not yet. */
  notYet: 'network:not-yet',
  /** Of another feature: how the two would work, from a yes; its value is the ask's id. */
  propose: 'relationship:begin',
  /** Everything that stands out on her map, and what is put away. */
  more: 'network:more',
} as const;

/** Under which name what is typed into an ask is kept until it is sent. */
export const askForm = 'network.ask';

/** What the modals carry with them and bring back: ids and numbers, never words. */
export interface Metadata {
  /**
   * Of the person or ask the form is for; made when the form is, so that one sent twice is kept once. In the form of a
   * reminder the key of what it is about.
   */
  id: string;
  /** The page of people she came from, from 1. */
  page: number;
  /** Nothing is kept under the id yet. */
  isNew: boolean;
  /** Which opening of the form it is, for what is kept as it is typed. */
  opened?: string | undefined;
  /** The place she came from, and comes back to: see src/forms/detour.ts. */
  back?: string | undefined;
  /** The ask whose talk has been: somebody is put on the map since they help now. */
  ask?: string | undefined;
  /** Of the question whether to leave: what was typed is kept for a while. */
  typed?: boolean | undefined;
}

/** A page's number from a button or from metadata; anything else is the first. */
export function pageIn(value: unknown): number {
  // Not whatever can be counted: an object that says it has no `toString` throws when it is made a number.
  const page = typeof value === 'string' || typeof value === 'number' ? Number(value) : 1;
  return Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1;
}
