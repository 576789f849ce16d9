/** Everything that pushes can send back; each id is named here once. */
export const ids = {
  /** Takes a push out of the chat; its value is the push's id. */
  takeOut: 'pushes:take-out',
  /** Until when she works nights. */
  nights: 'pushes:nights',
  keepNights: 'pushes:keep-nights',
  endNights: 'pushes:end-nights',
  day: 'pushes:day',
  /** Opens the form of all that says when messages come. */
  hours: 'pushes:hours',
  keepHours: 'pushes:keep-hours',
  hour: 'pushes:hour',
  /** She is back before she said. */
  endAway: 'pushes:end-away',
} as const;
