import type { Schema } from '../db/schema.ts';

/**
 * How fast the work of one workspace goes: a bucket of slots that fills at a rate, and a rate that learns from what Slack
 * refuses. Slack says only "about one a second for a channel, several hundred a minute for a workspace" and answers a 429
 * with the seconds to wait (https://docs.slack.dev/apis/web-api/rate-limits/), so the rate starts at what it says and is
 * found out from there, for each workspace alone.
 *
 * The claim's own statement counts by the same rules in SQL (statements.ts); a test compares the two.
 */

/** What is kept of a workspace's pace. All instants by the database's clock. */
export type Pace = Omit<Schema['pace'], 'workspace_id' | 'in_flight'>;

/** How fast a workspace goes at most. */
export interface Limits {
  /** Slots a second at most, and at the start. */
  most: number;
  /** Slots that lie ready after a time of rest. */
  burst: number;
}

/** What Slack's words come to: 480 a minute. */
export const slackLimits: Limits = { most: 8, burst: 5 };
/** Slots a second at least: the strictest of Slack's tiers lets 20 a minute through, and some less. */
export const LEAST = 0.2;
/** By how much of itself the rate grows in each second after a pause: from half of the most it is back in five minutes. */
export const GROWTH = 0.003;
/** Jobs of one workspace that run at the same time at most, in all replicas together. */
export const IN_FLIGHT = 4;
/**
 * After a refusal the rate is what Slack was seen to take, but within these parts of what it was. The first cut is deeper:
 * of what the limits say, nobody knows how far it is off.
 */
const LOWERED = { first: 0.6, least: 0.8, most: 0.95 };

/** The pace of a workspace that nothing is known of. */
export const newPace = (now: Date, { most, burst } = slackLimits): Pace => ({
  rate: most,
  tokens: burst,
  counted_at: now,
  paused_until: now,
  lowered_at: new Date(0),
  measured: 0,
  measured_from: now,
});

const secondsBetween = (from: Date, to: Date): number => Math.max(0, (to.getTime() - from.getTime()) / 1000);

/** Slots a second at an instant. */
export const rateAt = ({ rate, paused_until }: Pace, now: Date, { most } = slackLimits): number =>
  Math.min(most, rate * (1 + GROWTH * secondsBetween(paused_until, now)));

const tokensAt = (pace: Pace, now: Date, limits: Limits): number =>
  Math.min(limits.burst, pace.tokens + rateAt(pace, now, limits) * secondsBetween(pace.counted_at, now));

/** How many slots may be taken at an instant. */
export const slotsAt = (pace: Pace, now: Date, limits = slackLimits): number =>
  now < pace.paused_until ? 0 : Math.floor(tokensAt(pace, now, limits));

/** The pace after slots were taken, at most as many as slotsAt() says. */
export function taken(pace: Pace, slots: number, now: Date, limits = slackLimits): Pace {
  const tokens = tokensAt(pace, now, limits);
  // A full bucket means that nothing was held back until now: what it shows of Slack's limit begins here.
  const rested = tokens >= limits.burst;
  return {
    ...pace,
    tokens: tokens - slots,
    counted_at: now,
    measured: (rested ? 0 : pace.measured) + slots,
    measured_from: rested ? now : pace.measured_from,
  };
}

/**
 * The pace after slots were not used, since their work called nothing of Slack's. While it pauses it begins again one at a
 * time all the same.
 */
export const returned = (pace: Pace, slots: number, now: Date, { burst } = slackLimits): Pace => ({
  ...pace,
  tokens: now < pace.paused_until ? pace.tokens : Math.min(burst, pace.tokens + slots),
  measured: Math.max(0, pace.measured - slots),
});

/**
 * The pace after Slack refused the work of one slot. It pauses for as long as Slack says, and begins again one at a time.
 *
 * The rate becomes what Slack was seen to take: the slots since the last pause, over the time until it takes some again.
 * In that time its own bucket has filled once, so this is what it lets through in the long run. It is lowered once for
 * what was refused together.
 *
 * @param seconds how long Slack asks to wait
 * @param takenAt when that slot was taken
 */
export function refused(pace: Pace, seconds: number, takenAt: Date, now: Date, limits = slackLimits): Pace {
  const until = new Date(Math.max(pace.paused_until.getTime(), now.getTime() + Math.max(1, seconds) * 1000));
  const paused = { paused_until: until, tokens: 1, counted_at: until, measured: 0, measured_from: until };
  if (takenAt <= pace.lowered_at) return { ...pace, ...paused };
  const before = rateAt(pace, now, limits);
  const seen = Math.max(0, pace.measured - 1) / Math.max(1, secondsBetween(pace.measured_from, until));
  const least = before >= limits.most ? LOWERED.first : LOWERED.least;
  const rate = Math.min(Math.max(seen, least * before), LOWERED.most * before);
  return { ...pace, ...paused, rate: Math.max(LEAST, rate), lowered_at: now };
}
