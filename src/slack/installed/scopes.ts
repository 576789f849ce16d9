/**
 * What the bot cannot do without, each with what for, as `doctor` says it of one that is missing. The manifest and
 * README name the same. Bot scopes, nothing that reads messages.
 */
export const scopePurposes = {
  'chat:write': 'to post what people asked for in their direct messages',
  commands: 'for the slash command',
  'im:write': 'to open the direct message with somebody',
  'users:read': 'for names and time zones',
} as const;

/** What the bot asks of a workspace. */
export const scopes = Object.keys(scopePurposes) as (keyof typeof scopePurposes)[];

/** What the bot does without when a workspace does not grant it, and says so: `files:write`, the map's picture. */
export const optionalScopes = ['files:write'] as const;
