/** A pin, as far as it decides what is done. */
export interface Standing {
  wanted: boolean;
  /** The message that is pinned, or may be. */
  message_ts: string | null;
  pinned: boolean;
  /** Slack does not pin it, for good. */
  problem: string | null;
  /** Where its message stands now; null while it does not, or nobody knows. */
  post_ts: string | null;
}

/**
 * `wait`: its message stands nowhere yet. `rest`: it is as wanted, or cannot be. `forget`: nothing is pinned and nothing wanted.
 */
export type Step = 'pin' | 'unpin' | 'wait' | 'rest' | 'forget';

/** The next step with a pin. An older message is let go before the newer one is pinned, so that two never are. */
export function nextStep({ wanted, message_ts: mine, pinned, problem, post_ts: post }: Standing): Step {
  if (mine !== null && (!wanted || (post !== null && post !== mine))) return 'unpin';
  if (!wanted) return 'forget';
  if (problem !== null) return 'rest';
  if (post === null) return 'wait';
  return pinned ? 'rest' : 'pin';
}
