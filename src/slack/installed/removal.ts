/** How the bot stands with a workspace that is said to have taken it out. */
export interface Standing {
  /** What Slack says to its token: it is taken, it is not, or nothing that decides. */
  token: 'taken' | 'refused' | 'unknown';
  /** Which installation that is; undefined where the token stands in the settings, or there is none. */
  generation?: string;
  installedAt?: Date;
  /** The user that the bot is there, where that is known. */
  botUserId?: string | null;
}

/** What Slack tells: that the app was taken out, or which bots' tokens were revoked. */
export interface Removal {
  happened: Date;
  bots?: readonly string[];
}

/** Slack's clock and ours differ by less. */
const clocksDifferMs = 60_000;

/**
 * What comes of the news that the bot was taken out, which may come late, twice, or be of an earlier installation. What Slack
 * says to the token decides; where it says nothing, the times do, as far as they can.
 */
export function afterRemoval(
  { token, installedAt, botUserId }: Standing,
  { happened, bots }: Removal,
): 'keep' | 'remove' | 'ask again' {
  if (bots && botUserId && !bots.includes(botUserId)) return 'keep';
  if (token === 'refused') return 'remove';
  const since = installedAt ? installedAt.getTime() - happened.getTime() : undefined;
  // A token of before may be what was revoked; an app that is out has none that is taken, or Slack has not got that far.
  if (token === 'taken') return bots || since === undefined || since > -clocksDifferMs ? 'keep' : 'ask again';
  if (since === undefined || Math.abs(since) <= clocksDifferMs) return 'ask again';
  return since > 0 ? 'keep' : 'remove';
}
