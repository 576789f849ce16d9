/** Everything that the surfaces of a meeting can send back; each id is named here once. */
export const ids = {
  /** A pair's meeting; its value is the pair's id, as that of the three forms below. */
  open: 'meeting:open',
  offer: 'meeting:offer',
  arrange: 'meeting:arrange',
  log: 'meeting:log',
  /** An instant chosen in a form: what stands beside it follows. */
  type: 'meeting:type',
  /** An input that is read when its form is sent. */
  write: 'meeting:write',
  sendTimes: 'meeting:send-times',
  /** The value of the three below: the pair, the times, and of one that is taken its second. */
  take: 'meeting:take',
  none: 'meeting:none',
  withdraw: 'meeting:withdraw',
  sendNone: 'meeting:send-none',
  /** The value of the four below: the pair, the meeting and which of its times was read. */
  cancel: 'meeting:cancel',
  met: 'meeting:met',
  notYet: 'meeting:not-yet',
  fellThrough: 'meeting:fell-through',
  /** An agenda: its value is the pair's id, and the meeting's where it is no longer the coming one. */
  agenda: 'meeting:agenda',
  /** The value of the two below: the pair and the meeting. */
  topic: 'meeting:topic',
  seen: 'meeting:seen',
  /** The value of those below: the pair, the meeting and the item. */
  itemUp: 'meeting:item-up',
  itemMain: 'meeting:item-main',
  itemOpen: 'meeting:item-open',
  itemLater: 'meeting:item-later',
  itemReached: 'meeting:item-reached',
  itemNotReached: 'meeting:item-not-reached',
  itemWords: 'meeting:item-words',
  itemOut: 'meeting:item-out',
  /** What is typed for an agenda, as it is typed. */
  jot: 'meeting:jot',
  keepAgenda: 'meeting:keep-agenda',
  shareAgenda: 'meeting:share-agenda',
  keepWords: 'meeting:keep-words',
  /** A calendar file of the time that stands; with a meeting's id beside the pair's, of one that is cancelled. */
  file: 'meeting:file',
  /** Links, which Slack tells of, too. */
  google: 'meeting:google',
  outlook: 'meeting:outlook',
  mail: 'meeting:mail',
  /** A link that opens somebody's chat. */
  chat: 'meeting:chat',
  page: 'meeting:page',
} as const;

/** The inputs of the forms. */
export const blocks = {
  times: ['time1', 'time2', 'time3'],
  isOpenOne: 'this-one',
  isAnother: 'another-one',
  length: 'length',
  word: 'word',
  add: 'add',
  tag: 'tag',
  main: 'main',
  words: 'words',
} as const;

/** What is shown as a message. */
export const kinds = {
  /** Times to choose from. */
  times: 'meeting.times',
  /** The same, where it would come too late in the morning. */
  timesNow: 'meeting.times-now',
  /** What became of a time. */
  news: 'meeting.news',
  newsNow: 'meeting.news-now',
  /** The agenda of a meeting, in the channel of the two. */
  agenda: 'meeting.agenda',
  /** The same as a message for each of the two: hers comes at any hour, since she has pressed for it. */
  ownCopy: 'meeting.agenda-own',
  copy: 'meeting.agenda-copy',
  /** That an agenda is to be shared, in what is pushed. */
  share: 'meeting.share-agenda',
  /** "Did you meet?", in what is pushed. */
  question: 'meeting.question',
} as const;

/** The forms of times. */
export type FormKind = 'offer' | 'arrange' | 'log';

/** What the modals carry with them and bring back: ids and numbers, never words. */
export interface Metadata {
  pairId: string;
  form?: FormKind | undefined;
  /** Sent once more it is the same. */
  formId?: string | undefined;
  /** What stood when it was opened. */
  meetingId?: string | undefined;
  sequence: number;
  offerId?: string | undefined;
}
