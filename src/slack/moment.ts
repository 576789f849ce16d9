/** Slack's own clock, in decimal seconds as text (`1548426417.840180`): a float would lose the last digits. */
export type Moment = string;

/** Between two machines of Slack: the one that stamps a tap and the one that stamps its delivery. */
const aheadAtMost = 5;
/** Without Slack's word for when it sent a request, our own clock stands in: as far off as a signature may be. */
const clocksApart = 300;

/**
 * When Slack sent a request, in whole seconds: what its signature is made over, so nobody else can have written it.
 *
 * @param header `x-slack-request-timestamp`; Socket Mode has none
 * @returns undefined when there is none
 */
export function sentAt(header: unknown): Moment | undefined {
  return typeof header === 'string' && /^\d{1,11}$/.test(header) ? header : undefined;
}

/**
 * When a tap was made, by its `action_ts`. One that would be later than the request that brings it cannot be true, and
 * taken at its word it would outdo every tap to come.
 *
 * @param sent when Slack sent the request, if it says so
 * @returns undefined when it is missing, malformed or not to be believed: the tap then has no place in an order
 */
export function madeAt(actionTs: unknown, sent: Moment | undefined, now: Date): Moment | undefined {
  if (typeof actionTs !== 'string' || !/^\d{1,11}(\.\d{1,9})?$/.test(actionTs)) return undefined;
  const latest = sent === undefined ? Math.floor(now.getTime() / 1000) + clocksApart : Number(sent) + aheadAtMost;
  return Number(actionTs.split('.')[0]) <= latest ? actionTs : undefined;
}
