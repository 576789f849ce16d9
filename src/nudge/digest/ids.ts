/** Everything that the mentor's digest can send back; each id is named here once. */
export const digestIds = {
  /** From the offer after an agreement, the page of the weekly word, Home, or a digest that he had switched off. */
  on: 'nudge:digest-on',
  off: 'nudge:digest-off',
  /** The form of its day and hour. */
  change: 'nudge:digest-change',
  keep: 'nudge:digest-keep',
} as const;

/** The inputs of the form. */
export const digestBlocks = { day: 'digest-day', hour: 'digest-hour' } as const;

/** In the ledger of all that comes by itself, and the message itself. */
export const digestKind = 'nudge.digest';
