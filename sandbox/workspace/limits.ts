/**
 * Slack's rates, per method and workspace, on the machine's clock: a bucket per method that holds a minute's calls, one
 * per channel for messages (one a second, short bursts), and one for all messages of the workspace.
 */

/** Slack's tiers in calls a minute; `special` and `unlimited` methods have rules of their own or none. */
export type Tier = 1 | 2 | 3 | 4 | 'special' | 'unlimited';

const PER_MINUTE: Record<Tier, number> = {
  1: 1,
  2: 20,
  3: 50,
  4: 100,
  special: 600,
  unlimited: Number.POSITIVE_INFINITY,
};

/** A message a second in a channel, this many at once. */
const CHANNEL_BURST = 5;
/** Messages a minute in the whole workspace. */
const WORKSPACE_MESSAGES = 300;

export interface Limits {
  /** Seconds to wait, or 0 when the call may pass (and is then counted). `channel`: where a message goes. */
  take(method: string, tier: Tier, channel?: string): number;
  clear(): void;
}

export function makeLimits(clock: () => number = Date.now): Limits {
  const buckets = new Map<string, { level: number; at: number }>();

  /** How full, after what has drained since. */
  const level = (name: string, perSecond: number) => {
    const bucket = buckets.get(name) ?? { level: 0, at: clock() };
    const drained = ((clock() - bucket.at) / 1000) * perSecond;
    return Math.max(0, bucket.level - drained);
  };

  return {
    take(method, tier, channel) {
      const rules = [{ name: method, size: PER_MINUTE[tier], perSecond: PER_MINUTE[tier] / 60 }];
      if (channel !== undefined) {
        rules.push({ name: `channel ${channel}`, size: CHANNEL_BURST, perSecond: 1 });
        rules.push({ name: 'messages', size: WORKSPACE_MESSAGES, perSecond: WORKSPACE_MESSAGES / 60 });
      }
      const finite = rules.filter((rule) => Number.isFinite(rule.size));
      const waits = finite.map((rule) => (level(rule.name, rule.perSecond) + 1 - rule.size) / rule.perSecond);
      const wait = Math.max(0, ...waits);
      if (wait > 1e-6) return Math.max(1, Math.ceil(wait));
      for (const rule of finite) {
        buckets.set(rule.name, { level: level(rule.name, rule.perSecond) + 1, at: clock() });
      }
      return 0;
    },
    clear: () => buckets.clear(),
  };
}
