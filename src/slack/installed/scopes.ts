/**
 * What the bot asks of a workspace; the manifest and README name the same, each with its reason. Bot scopes, nothing
 * that reads messages.
 */
export const scopes = ['chat:write', 'commands', 'im:write', 'users:read'] as const;

/** What the bot does without when a workspace does not grant it, and says so: `files:write`, the map's picture. */
export const optionalScopes = ['files:write'] as const;
