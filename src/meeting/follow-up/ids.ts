/** Everything that the surfaces of what follows a meeting can send back. */
export const followIds = {
  /** The value of those up to `thanks`: the pair and the meeting. */
  writeUp: 'meeting:write-up',
  notes: 'meeting:notes',
  thanks: 'meeting:thanks',
  /** The value of the three below: the pair; of the first, where it is not the latest, which meeting stands first. */
  past: 'meeting:past',
  actions: 'meeting:actions',
  copy: 'meeting:copy',
  /** The value of those below: the pair and the action. `done` in Home and on a page, `tick` in the list of all. */
  done: 'meeting:done',
  tick: 'meeting:tick',
  untick: 'meeting:untick',
  drop: 'meeting:drop',
  /** What is written up, as it is typed. */
  jot: 'meeting:jot-after',
  /** From the preview: back to the form, or saved with room for more actions. */
  change: 'meeting:change-after',
  saveMore: 'meeting:save-more',
  /** The form, sent; the preview, saved. */
  preview: 'meeting:preview-after',
  save: 'meeting:save-after',
  keepNotes: 'meeting:keep-notes',
  dropNow: 'meeting:drop-now',
  makeText: 'meeting:make-text',
} as const;

/** The inputs of the forms. */
export const followBlocks = {
  decided: 'decided',
  /** Up to three: the texts, who does it, by when. */
  action: ['action1', 'action2', 'action3'],
  owner: ['owner1', 'owner2', 'owner3'],
  due: ['due1', 'due2', 'due3'],
  /** Ten items each. */
  reached: ['reached1', 'reached2', 'reached3'],
  withOwn: 'with-own',
} as const;

/** What the modals carry with them and bring back: ids and numbers, never words. */
export interface FollowMetadata {
  pairId: string;
  meetingId: string;
  /** Sent once more it is the same. */
  formId: string;
  /** Which version of what was decided, and of one's own words, the form showed; 0 for none. */
  decided: number;
  own: number;
  /** Which items were reached when the form was drawn, for each input that ticks some: ids, with blanks between. */
  reached?: readonly string[] | undefined;
  actionId?: string | undefined;
  /** Who reads, as it was shown. */
  mark?: string | undefined;
  /** What it would be saved as, as a fingerprint. */
  filled?: string | undefined;
}
