/** Everything the assessment's surfaces can send back; each id is named here once. */
export const ids = {
  /** The modal of one page. */
  page: 'assess:page',
  /** Any choice in a page: kept at once. */
  keep: 'assess:keep',
  /** Any text in a page: told as it is typed, and taken over when the page is left. */
  write: 'assess:write',
  /** Begin anew, in place of what was typed in a page before. */
  anew: 'assess:anew',
  back: 'assess:back',
  open: 'assess:open',
  edit: 'assess:edit',
  full: 'assess:full',
  act: 'assess:act',
  think: 'assess:think',
  again: 'assess:again',
  remove: 'assess:remove',
  whoSees: 'privacy:who-sees',
  /** Step 2, another feature's. */
  whoCouldHelp: 'network:open',
} as const;

/** The input blocks, by what they ask. */
export const blocks = {
  tick: (cluster: string) => `tick:${cluster}`,
  own: 'own',
  importance: (id: string) => `importance:${id}`,
  support: (id: string) => `support:${id}`,
  focus: 'focus',
  moreFocus: 'focus:more',
  behaviour: (id: string) => `behaviour:${id}`,
  question: (id: string) => `question:${id}`,
} as const;
