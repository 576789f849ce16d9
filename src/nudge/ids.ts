/** Everything that nudges can send back; each id is named here once. */
export const ids = {
  /** When they come, and what came of it; opens the form below. */
  open: 'nudge:open',
  change: 'nudge:change',
  keep: 'nudge:keep',
  write: 'nudge:write',
  history: 'nudge:history',
  /** One as it would be now, because she wants to see one. */
  sendOne: 'nudge:send-one',
  /** In a nudge; the value is its id. */
  notThisWeek: 'nudge:not-this-week',
  anotherDay: 'nudge:another-day',
  keepDay: 'nudge:keep-day',
  why: 'nudge:why',
  /** In the question after two that found no answer, and in the first that anybody gets; the value is its id. */
  lessOften: 'nudge:less-often',
  pause: 'nudge:pause',
  off: 'nudge:off',
  /** Of the pages: where nothing is sent off. */
  page: 'nudge:page',
} as const;

/** The inputs of the forms. */
export const blocks = {
  day: 'nudge-day',
  hour: 'nudge-hour',
  cadence: 'nudge-cadence',
  kinds: 'nudge-kinds',
  paused: 'nudge-paused',
  putOff: 'nudge-put-off',
} as const;

/** In the ledger of all that comes by itself. */
export const nudgePushKind = 'nudge.week';

/** The message of one that she has asked to see. */
export const nowSurfaceKind = 'nudge.now';
