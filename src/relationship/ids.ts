/** Everything that a pair's surfaces can send back; each id is named here once. */
export const ids = {
  /** The preview of what a mentor will read; its value is the id of an ask that was said yes to. */
  begin: 'relationship:begin',
  /** The same of a pair that has begun; as of all below, the value is the pair's id. */
  preview: 'relationship:preview',
  /** She looked at what they agreed, and keeps it; its value is the pair's id. */
  keep: 'relationship:keep',
  send: 'relationship:send',
  /** Words to send herself, where two proposals found no answer. */
  words: 'relationship:words',
  /** Every pair of one side, from Home, and the stretches of that list: the value is the side, and the page. */
  all: 'relationship:all',
  allEarlier: 'relationship:all-earlier',
  allLater: 'relationship:all-later',
  /** What has ended, as a mentee or as a mentor: the value says which. */
  past: 'relationship:past',
  /** A pair's page. */
  show: 'relationship:show',
  /** Everything that was agreed, and what was agreed before. */
  read: 'relationship:read',
  history: 'relationship:history',
  /** The form of the terms: of the first proposal, and of a change. */
  write: 'relationship:write',
  type: 'relationship:type',
  anew: 'relationship:anew',
  keepDraft: 'relationship:keep-draft',
  change: 'relationship:change',
  sendChange: 'relationship:send-change',
  agree: 'relationship:agree',
  decline: 'relationship:decline',
  takeBack: 'relationship:take-back',
  /** The mentor's three other answers, each with a page that says what follows from it. */
  withoutBot: 'relationship:without-bot',
  cannot: 'relationship:cannot',
  notRemembered: 'relationship:not-remembered',
  answer: 'relationship:answer',
  /** The mentee notes what both agreed without the bot. */
  noteAgreed: 'relationship:note-agreed',
  pause: 'relationship:pause',
  keepPause: 'relationship:keep-pause',
  resume: 'relationship:resume',
  end: 'relationship:end',
  sendEnd: 'relationship:send-end',
  /** Something feels unsafe or unfair: whom to turn to comes first. */
  unsafe: 'relationship:unsafe',
  mute: 'relationship:mute',
  unmute: 'relationship:unmute',
  /** The channel of the two: tried or looked at again, gone on without, and who reads there. */
  placeAgain: 'relationship:place-again',
  placeWithout: 'relationship:place-without',
  /** After going on without: they want the one that they agreed to after all. */
  placeAfterAll: 'relationship:place-after-all',
  /** She has seen who reads there now. */
  placeSeen: 'relationship:place-seen',
  readers: 'relationship:readers',
  /** Of the pages: where nothing is sent off. */
  page: 'relationship:page',
} as const;

export const blocks = { remind: 'remind', line: 'line', until: 'until' } as const;

/** Under which name what is typed into the terms is kept until it is sent. */
export const termsForm = 'relationship.terms';

/** The kinds of messages: a version to whoever has to accept it, a reminder of it, an answer to it, an end, an account that was closed. */
export const kinds = {
  version: 'relationship.version',
  /** No message of its own: a change that the mentor began, in the mentee's message of the day. */
  change: 'relationship.change',
  reminder: 'relationship.reminder',
  answer: 'relationship.answer',
  ended: 'relationship.ended',
  /** The same, where what ends with it would come before the morning. */
  endedNow: 'relationship.ended-now',
  left: 'relationship.left',
  /** The first post in a channel of two. */
  firstPost: 'relationship.first-post',
  /** That the bot is done in a channel which it cannot leave by itself. */
  done: 'relationship.done',
} as const;

/** What the modals carry with them and bring back: ids and numbers, never words. */
export interface Metadata {
  pairId: string;
  /** The version it was made of; 0 for none. */
  number: number;
  /** What it shows, as a fingerprint: nobody is sent anything else than what was seen. */
  preview?: string | undefined;
  shown?: Record<string, string> | undefined;
  opened?: string | undefined;
  /** The channel of which was said that another pair talks there too. */
  sure?: string | undefined;
  answer?: 'without-bot' | 'cannot' | 'not-remembered' | undefined;
}
