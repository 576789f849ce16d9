/**
 * What the bot cannot do without, each with what for, as `doctor` says it of one that is missing. The manifest and
 * README name the same. Bot scopes: nothing is done in anybody's name.
 */
export const scopePurposes = {
  'chat:write': 'to post what people asked for in their direct messages',
  commands: 'for the slash command',
  'im:write': 'to open the direct message with somebody',
  'users:read': 'for names and time zones',
} as const;

/** What the bot asks of a workspace. */
export const scopes = Object.keys(scopePurposes) as (keyof typeof scopePurposes)[];

/**
 * What a workspace may decline, each with what is then left out, as `doctor` says it; everything else goes on. The
 * manifest and README name the same, README with the reason.
 */
const declinable = {
  'files:write': 'the map comes in words, without its picture, and a meeting without its calendar file',
  'groups:write': 'no private channel is made for a mentee and her mentor, and one that is there is not left',
  'pins:write': 'the agenda of a mentee and her mentor is not pinned in their channel',
  'channels:read': 'no public channel is offered, since it could not see who reads there',
  'groups:read': 'no private channel is offered, since it could not see who reads there',
  'groups:history':
    'a post in a private channel of which Slack left unclear whether it came is made once more, and says so',
  'channels:history':
    'a post in a public channel of which Slack left unclear whether it came is made once more, and says so',
} as const;

/** What the bot does without when a workspace does not grant it. */
export const optionalScopes = Object.keys(declinable) as (keyof typeof declinable)[];

/** The optional scopes that were not granted, each with what is left out without it. */
export const leftOutWithout = (granted: readonly string[]): [scope: string, what: string][] =>
  Object.entries(declinable).filter(([scope]) => !granted.includes(scope));
