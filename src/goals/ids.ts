/** Everything the goals' surfaces can send back; each id is named here once. */
export const ids = {
  /** The list. */
  list: 'goals:list',
  /** Opens the list, from anywhere; its value is the page to show. */
  open: 'goals:open',
  earlier: 'goals:earlier',
  later: 'goals:later',
  /** One goal, by its id. */
  show: 'goals:show',
  /** The form of a new goal; its value is the need it begins with. */
  add: 'goals:add',
  edit: 'goals:edit',
  /** What is read only when its form is sent or left: somebody picked in Slack. */
  write: 'goals:write',
  /** Any text, day or choice in a form, told as it is typed or chosen. */
  type: 'goals:type',
  /** Begin anew, in place of what was typed before. */
  anew: 'goals:anew',
  save: 'goals:save',
  /** Back from the form: what is in it is kept. */
  leave: 'goals:leave',
  note: 'goals:note',
  keepNote: 'goals:keep-note',
  leaveNote: 'goals:leave-note',
  done: 'goals:done',
  letGo: 'goals:let-go',
  reopen: 'goals:reopen',
  remove: 'goals:remove',
  /** Words of thanks to who helped with a goal that is done. */
  tell: 'goals:tell',
  /** The page on which a goal is shared with one mentor. */
  share: 'goals:share',
  sendShare: 'goals:send-share',
  stopSharing: 'goals:stop-sharing',
  /** Pressed by the mentor, in the message about the goal or in Home: they see no more of this goal. */
  stopFollowing: 'goals:stop-following',
  /** Pressed by the mentor, behind the message's ⋯: no more goals of whose goal it is. */
  noMoreFrom: 'goals:no-more-from',
  /** What is shared with somebody, in a window. */
  asMentor: 'goals:as-mentor',
  /** Pressed by a mentor in Home: a mentee whom they stopped may share again. */
  allow: 'goals:allow',
  /** Pressed by a mentor, in a message's ⋯ or in Home: nothing more from the bot, and everything again. */
  noMessages: 'goals:no-messages',
  takeMessages: 'goals:take-messages',
  /** Links: Slack opens them, and tells of the press. */
  writeToMentee: 'goals:write-to-mentee',
  writeToMentor: 'goals:write-to-mentor',
  history: 'goals:history',
  newer: 'goals:newer',
  older: 'goals:older',
  back: 'goals:back',
  whoSees: 'privacy:who-sees',
  result: 'assess:open',
  addToMap: 'network:add',
} as const;

/** The input blocks besides one for each field of a goal, which goes by the field's name. */
export const blocks = { note: 'note', shareWith: 'share:with' } as const;
