/** Everything that pushes can send back; each id is named here once. */
export const ids = {
  /** The ⋯ of a push; its value is one of `moreValues`. */
  more: 'pushes:more',
  /** Until when she works nights. */
  nights: 'pushes:nights',
  keepNights: 'pushes:keep-nights',
  endNights: 'pushes:end-nights',
  day: 'pushes:day',
} as const;

/** What stands under the ⋯ of a push. */
export const moreValues = { nights: 'nights', takeOut: 'take-out' } as const;
