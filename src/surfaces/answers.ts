/**
 * What an answer of Slack means for what is to be shown:
 * - `final`: this reader or place takes nothing, or not this any more. Nothing is gained by asking again.
 * - `ours`: what we sent is wrong, and stays wrong until the bot is mended.
 * - `not-let-in`: the token or a scope; whoever runs the bot mends it, or it is installed anew. It waits.
 * - `passing`: anything else.
 */
export type Verdict = 'final' | 'ours' | 'not-let-in' | 'passing';

/**
 * Codes from the references of the methods that surfaces call (docs.slack.dev/reference/methods/chat.postMessage,
 * chat.update, chat.delete, conversations.open, views.publish) and from reports of apps.
 */
const verdicts: Record<string, Verdict> = {
  user_disabled: 'final',
  user_not_found: 'final',
  user_not_visible: 'final',
  users_not_found: 'final',
  cannot_dm_bot: 'final',
  messages_tab_disabled: 'final',
  messaging_not_allowed: 'final',
  channel_not_found: 'final',
  duplicate_channel_not_found: 'final',
  is_archived: 'final',
  is_inactive: 'final',
  not_in_channel: 'final',
  posting_to_channel_denied: 'final',
  restricted_action: 'final',
  restricted_action_non_threadable_channel: 'final',
  restricted_action_read_only_channel: 'final',
  restricted_action_thread_locked: 'final',
  restricted_action_thread_only_channel: 'final',
  message_limit_exceeded: 'final',
  cannot_reply_to_message: 'final',
  edit_window_closed: 'final',
  cant_update_message: 'final',
  cant_delete_message: 'final',
  not_enabled: 'final',
  slack_connect_file_link_sharing_blocked: 'final',
  slack_connect_canvas_sharing_blocked: 'final',

  invalid_arguments: 'ours',
  invalid_arg_name: 'ours',
  invalid_array_arg: 'ours',
  invalid_form_data: 'ours',
  invalid_json: 'ours',
  invalid_blocks: 'ours',
  invalid_blocks_format: 'ours',
  invalid_metadata_format: 'ours',
  invalid_metadata_schema: 'ours',
  metadata_too_large: 'ours',
  msg_blocks_too_long: 'ours',
  msg_too_long: 'ours',
  no_text: 'ours',
  too_many_attachments: 'ours',
  view_too_large: 'ours',
  duplicate_external_id: 'ours',
  invalid_user_combination: 'ours',
  users_list_not_supplied: 'ours',
  missing_argument: 'ours',
  block_mismatch: 'ours',

  missing_scope: 'not-let-in',
  not_allowed_token_type: 'not-let-in',
  invalid_auth: 'not-let-in',
  not_authed: 'not-let-in',
  account_inactive: 'not-let-in',
  token_revoked: 'not-let-in',
  token_expired: 'not-let-in',
  no_permission: 'not-let-in',
  org_login_required: 'not-let-in',
  app_access_restricted: 'not-let-in',
  ekm_access_denied: 'not-let-in',
  team_access_not_granted: 'not-let-in',
  access_denied: 'not-let-in',
  team_not_found: 'not-let-in',
};

/** @param code what Slack answered; undefined for an error that is not an answer of Slack's */
export const verdictOn = (code: string | undefined): Verdict => (code && verdicts[code]) || 'passing';

/** What the token or its rights stood in the way of: a token that Slack takes may have mended it. */
export const notLetIn: readonly string[] = Object.keys(verdicts).filter((code) => verdicts[code] === 'not-let-in');

/** Nobody waits for it any more. */
export const tooLate = 'too_late';

/** Whether a surface was ended by this. */
export const isEnding = (lastError: string | null): boolean =>
  lastError !== null && (lastError === tooLate || ['final', 'ours'].includes(verdictOn(lastError)));

/** What an account that is closed is answered with: it may be opened again. */
export const endedByLeaving = [
  'user_disabled',
  'user_not_found',
  'user_not_visible',
  'users_not_found',
  'is_archived',
  'is_inactive',
  'channel_not_found',
] as const;

/** What an installation of now may mend: what the app may do, and where it speaks with somebody. */
export const endedByInstallation = [
  'channel_not_found',
  'messages_tab_disabled',
  'messaging_not_allowed',
  'not_enabled',
  'restricted_action',
] as const;

/** Waits after the first failures by the queue, and then by the tick. */
export const quickTries = 6;

const longestMs = 2 * 60 * 60 * 1000;

/** How long to wait after so many failed tries in a row: a second, then twice as long each time, two hours at most. */
export const pauseMs = (tries: number): number => Math.min(1000 * 2 ** Math.min(tries - 1, 30), longestMs);
