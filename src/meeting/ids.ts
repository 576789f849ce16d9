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
  /** A calendar file of the time that stands; with a meeting's id beside the pair's, of one that is cancelled. */
  file: 'meeting:file',
  /** Links, which Slack tells of, too. */
  google: 'meeting:google',
  outlook: 'meeting:outlook',
  mail: 'meeting:mail',
  page: 'meeting:page',
} as const;

/** The inputs of the forms. */
export const blocks = {
  times: ['time1', 'time2', 'time3'],
  isOpenOne: 'this-one',
  length: 'length',
  word: 'word',
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
