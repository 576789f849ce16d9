import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { post } from '../conversations/messages.ts';
import {
  announced,
  client,
  completed,
  goodCode,
  openModal,
  pinned,
  trigger,
  triggerInModal,
  uploaded,
} from '../testing/calls.ts';
import { type Fixture, HOME, MODAL, makeFixture } from '../testing/fixture.ts';
import { METHODS } from './index.ts';

type Args = Record<string, unknown>;
type Make = (f: Fixture) => Args;

const NOWHERE = { channel: 'C0NOWHERE' };
const BAD = [{ type: 'nothing' }];
const HUNDRED_AND_ONE = Array(101).fill({ text: 'x' });
const MANY_CHANNELS = Array.from({ length: 101 }, (_, n) => `C${n}`).join();
const MUCH = { event_type: 'x', event_payload: { x: 'x'.repeat(17_000) } };
const SAME = { ...MODAL, external_id: 'same' };
const HUGE = {
  ...MODAL,
  blocks: Array.from({ length: 99 }, () => ({ type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3000) } })),
};

/** Errors that an app can cause, after Slack's reference: why, the arguments, the error. */
const REFUSALS: Record<string, [why: string, args: Make, error: string][]> = {
  'auth.unheardOf': [['no such method', () => ({}), 'unknown_method']],
  'apps.uninstall': [
    ['another client', () => ({ client_id: '1.2', client_secret: 'x' }), 'invalid_client_id'],
    ['a wrong secret', ({ ws }) => ({ client_id: ws.secrets.clientId, client_secret: 'x' }), 'bad_client_secret'],
  ],
  'team.info': [['another team', () => ({ team: 'T0OTHER' }), 'team_not_found']],
  'bots.info': [['another bot', () => ({ bot: 'B0OTHER' }), 'bot_not_found']],
  'chat.postMessage': [
    ['no channel', () => ({ text: 'x' }), 'invalid_arguments'],
    ['an unknown channel', () => ({ channel: 'C0NOWHERE', text: 'x' }), 'channel_not_found'],
    ['a private channel', ({ hidden }) => ({ channel: hidden.id, text: 'x' }), 'channel_not_found'],
    ['not joined', ({ outside }) => ({ channel: outside.id, text: 'x' }), 'not_in_channel'],
    ['archived', ({ archived }) => ({ channel: archived.id, text: 'x' }), 'is_archived'],
    ['deactivated', ({ ruth }) => ({ channel: ruth, text: 'x' }), 'channel_not_found'],
    ['of another organization', ({ ingrid }) => ({ channel: ingrid, text: 'x' }), 'channel_not_found'],
    ['no content', ({ joined }) => ({ channel: joined.id }), 'no_text'],
    ['empty text', ({ joined }) => ({ channel: joined.id, text: '' }), 'no_text'],
    ['bad blocks', ({ joined }) => ({ channel: joined.id, blocks: '[{"type":"x"}]' }), 'invalid_blocks'],
    ['blocks no JSON', ({ joined }) => ({ channel: joined.id, blocks: '[{' }), 'invalid_blocks_format'],
    ['blocks no list', ({ joined }) => ({ channel: joined.id, blocks: '{}' }), 'invalid_blocks_format'],
    ['bad metadata', ({ joined }) => said(joined.id, { metadata: '{"a":1}' }), 'invalid_metadata_schema'],
    ['metadata no JSON', ({ joined }) => said(joined.id, { metadata: 'a' }), 'invalid_metadata_format'],
    [
      'too much metadata',
      ({ joined }) => said(joined.id, { metadata: { event_type: 'x', event_payload: { x: 'x'.repeat(17_000) } } }),
      'metadata_too_large',
    ],
    ['no such thread', ({ joined }) => said(joined.id, { thread_ts: '1.000001' }), 'cannot_reply_to_message'],
    ['two texts', ({ joined }) => said(joined.id, { markdown_text: 'x' }), 'markdown_text_conflict'],
    ['attachments that are no list', ({ joined }) => said(joined.id, { attachments: '{}' }), 'invalid_attachments'],
    [
      'bad blocks in an attachment',
      ({ joined }) => said(joined.id, { attachments: [{ blocks: BAD }] }),
      'invalid_attachments',
    ],
    ['101 attachments', ({ joined }) => said(joined.id, { attachments: HUNDRED_AND_ONE }), 'too_many_attachments'],
    ['12,001 of Markdown', ({ joined }) => ({ channel: joined.id, markdown_text: 'x'.repeat(12_001) }), 'msg_too_long'],
    ['no Messages tab', (f) => said(withoutMessages(f), {}), 'messages_tab_disabled'],
    [
      'a thread below a private message',
      ({ joined, ephemeral }) => said(joined.id, { thread_ts: ephemeral }),
      'cannot_reply_to_message',
    ],
  ],
  'chat.postEphemeral': [
    ['not a member', ({ joined, daniel }) => ({ channel: joined.id, user: daniel, text: 'x' }), 'user_not_in_channel'],
    ['no text', ({ joined, maya }) => ({ channel: joined.id, user: maya }), 'no_text'],
    ['an unknown channel', (f) => whispered(f, { channel: 'C0NOWHERE' }), 'channel_not_found'],
    ['not joined', (f) => whispered(f, { channel: f.outside.id }), 'not_in_channel'],
    ['archived', (f) => whispered(f, { channel: f.archived.id }), 'is_archived'],
    ['no such thread', (f) => whispered(f, { thread_ts: '1.000001' }), 'cannot_reply_to_message'],
    ['bad blocks', (f) => whispered(f, { blocks: BAD }), 'invalid_blocks'],
    ['blocks no JSON', (f) => whispered(f, { blocks: '[{' }), 'invalid_blocks_format'],
    ['bad attachments', (f) => whispered(f, { attachments: [{ blocks: BAD }] }), 'invalid_attachments'],
    ['101 attachments', (f) => whispered(f, { attachments: HUNDRED_AND_ONE }), 'too_many_attachments'],
    ['two texts', (f) => whispered(f, { markdown_text: 'x' }), 'markdown_text_conflict'],
    ['12,001 of Markdown', (f) => whispered(f, { text: '', markdown_text: 'x'.repeat(12_001) }), 'msg_too_long'],
    ['no Messages tab', (f) => whispered(f, { channel: withoutMessages(f) }), 'messages_tab_disabled'],
  ],
  'chat.update': [
    ['not its own', ({ joined, hers }) => ({ channel: joined.id, ts: hers, text: 'x' }), 'cant_update_message'],
    ['ephemeral', ({ joined, ephemeral }) => ({ channel: joined.id, ts: ephemeral, text: 'x' }), 'message_not_found'],
    ['gone', ({ joined }) => ({ channel: joined.id, ts: '1.000001', text: 'x' }), 'message_not_found'],
    ['too long', ({ joined, mine }) => ({ channel: joined.id, ts: mine, text: '😀'.repeat(4001) }), 'msg_too_long'],
    ['an unknown channel', (f) => edited(f, { channel: 'C0NOWHERE' }), 'channel_not_found'],
    ['nothing', (f) => edited(f, { text: '' }), 'no_text'],
    ['bad blocks', (f) => edited(f, { blocks: BAD }), 'invalid_blocks'],
    ['blocks no list', (f) => edited(f, { blocks: '{}' }), 'invalid_blocks_format'],
    ['bad attachments', (f) => edited(f, { attachments: [{ blocks: BAD }] }), 'invalid_attachments'],
    ['101 attachments', (f) => edited(f, { attachments: HUNDRED_AND_ONE }), 'too_many_attachments'],
    ['two texts', (f) => edited(f, { markdown_text: 'x' }), 'markdown_text_conflict'],
    ['metadata no JSON', (f) => edited(f, { metadata: 'a' }), 'invalid_metadata_format'],
    ['bad metadata', (f) => edited(f, { metadata: { a: 1 } }), 'invalid_metadata_schema'],
    ['too much metadata', (f) => edited(f, { metadata: MUCH }), 'metadata_too_large'],
    ['an unknown file', (f) => edited(f, { file_ids: 'F0GONE' }), 'file_not_found'],
    ['no reply to show', (f) => edited(f, { reply_broadcast: true }), 'cant_broadcast_message'],
    ['in an archived channel', (f) => ({ ...edited(f, {}), channel: archivedNow(f) }), 'is_inactive'],
  ],
  'chat.delete': [
    ['not its own', ({ joined, hers }) => ({ channel: joined.id, ts: hers }), 'cant_delete_message'],
    ['gone', ({ joined }) => ({ channel: joined.id, ts: '1.000001' }), 'message_not_found'],
    ['an unknown channel', ({ mine }) => ({ channel: 'C0NOWHERE', ts: mine }), 'channel_not_found'],
  ],
  'chat.getPermalink': [
    ['gone', ({ joined }) => ({ channel: joined.id, message_ts: '1.000001' }), 'message_not_found'],
    ['an unknown channel', ({ mine }) => ({ channel: 'C0NOWHERE', message_ts: mine }), 'channel_not_found'],
  ],
  'conversations.open': [
    ['nobody', () => ({}), 'users_list_not_supplied'],
    ['unknown', () => ({ users: 'U0NOBODY' }), 'user_not_found'],
    ['deactivated', ({ ruth }) => ({ users: ruth }), 'user_disabled'],
    ['Slackbot', () => ({ users: 'USLACKBOT' }), 'cannot_dm_bot'],
    ['of another organization', ({ ingrid }) => ({ users: ingrid }), 'invalid_user_combination'],
    ['only itself', ({ ws }) => ({ users: ws.bot.userId }), 'not_enough_users'],
    ['nine', () => ({ users: 'U1,U2,U3,U4,U5,U6,U7,U8,U9' }), 'too_many_users'],
    ['a channel', ({ joined }) => ({ channel: joined.id }), 'method_not_supported_for_channel_type'],
  ],
  'conversations.info': [
    ['private', ({ hidden }) => ({ channel: hidden.id }), 'channel_not_found'],
    ['unknown', () => NOWHERE, 'channel_not_found'],
  ],
  'conversations.list': [
    ['a wrong type', () => ({ types: 'channels' }), 'invalid_types'],
    ['a wrong cursor', () => ({ cursor: 'abc' }), 'invalid_cursor'],
    ['too many', () => ({ limit: 1001 }), 'invalid_limit'],
  ],
  'conversations.members': [
    ['private', ({ hidden }) => ({ channel: hidden.id }), 'channel_not_found'],
    ['a wrong cursor', ({ joined }) => ({ channel: joined.id, cursor: 'abc' }), 'invalid_cursor'],
    ['too many', ({ joined }) => ({ channel: joined.id, limit: 1001 }), 'invalid_limit'],
  ],
  'conversations.history': [
    ['not joined', ({ outside }) => ({ channel: outside.id }), 'not_in_channel'],
    ['bad time', ({ joined }) => ({ channel: joined.id, oldest: 'x' }), 'invalid_ts_oldest'],
    ['private', ({ hidden }) => ({ channel: hidden.id }), 'channel_not_found'],
    ['bad time', ({ joined }) => ({ channel: joined.id, latest: 'x' }), 'invalid_ts_latest'],
    ['a wrong cursor', ({ joined }) => ({ channel: joined.id, cursor: 'abc' }), 'invalid_cursor'],
    ['too many', ({ joined }) => ({ channel: joined.id, limit: 1000 }), 'invalid_limit'],
  ],
  'conversations.replies': [
    ['no such thread', ({ joined }) => ({ channel: joined.id, ts: '1.000001' }), 'thread_not_found'],
    ['private', ({ hidden }) => ({ channel: hidden.id, ts: '1.000001' }), 'channel_not_found'],
    ['a private message', ({ joined, ephemeral }) => ({ channel: joined.id, ts: ephemeral }), 'thread_not_found'],
    ['bad oldest', ({ joined, mine }) => ({ channel: joined.id, ts: mine, oldest: 'x' }), 'invalid_ts_oldest'],
    ['bad latest', ({ joined, mine }) => ({ channel: joined.id, ts: mine, latest: 'x' }), 'invalid_ts_latest'],
    ['a wrong cursor', ({ joined, mine }) => ({ channel: joined.id, ts: mine, cursor: 'abc' }), 'invalid_cursor'],
  ],
  'conversations.create': [
    ['no name', () => ({}), 'invalid_name_required'],
    ['capitals', () => ({ name: 'Maya' }), 'invalid_name_specials'],
    ['only signs', () => ({ name: '--' }), 'invalid_name_punctuation'],
    ['81 letters', () => ({ name: 'a'.repeat(81) }), 'invalid_name_maxlength'],
    ['taken', () => ({ name: 'general' }), 'name_taken'],
    ['that of an archived one', ({ archived }) => ({ name: archived.name }), 'name_taken'],
    ['that of a hidden one', ({ hidden }) => ({ name: hidden.name, is_private: true }), 'name_taken'],
  ],
  'conversations.invite': [
    ['no user', ({ secret }) => ({ channel: secret.id }), 'no_user'],
    ['unknown', ({ secret }) => ({ channel: secret.id, users: 'U0NOBODY' }), 'user_not_found'],
    ['itself', ({ ws, secret }) => ({ channel: secret.id, users: ws.bot.userId }), 'cant_invite_self'],
    ['already in', ({ secret, maya }) => ({ channel: secret.id, users: maya }), 'already_in_channel'],
    ['deactivated', ({ secret, ruth }) => ({ channel: secret.id, users: ruth }), 'cant_invite'],
    ['not joined', ({ outside, maya }) => ({ channel: outside.id, users: maya }), 'not_in_channel'],
    ['archived', ({ archived, daniel }) => ({ channel: archived.id, users: daniel }), 'is_archived'],
    ['an unknown channel', ({ maya }) => ({ ...NOWHERE, users: maya }), 'channel_not_found'],
    ['into a hidden one', ({ hidden, maya }) => ({ channel: hidden.id, users: maya }), 'channel_not_found'],
    ['of another organization', ({ secret, ingrid }) => ({ channel: secret.id, users: ingrid }), 'cant_invite'],
    [
      'the same, where it is shared',
      (f) => ({ channel: sharedNow(f), users: f.ingrid }),
      'no_external_invite_permission',
    ],
    [
      'a direct one',
      ({ direct, daniel }) => ({ channel: direct.id, users: daniel }),
      'method_not_supported_for_channel_type',
    ],
  ],
  'conversations.join': [
    ['archived', ({ archived }) => ({ channel: archived.id }), 'is_archived'],
    ['private', ({ secret }) => ({ channel: secret.id }), 'method_not_supported_for_channel_type'],
    ['unknown', () => NOWHERE, 'channel_not_found'],
  ],
  'conversations.leave': [
    ['#general', () => ({ channel: 'C0GENERAL1' }), 'cant_leave_general'],
    ['a direct one', ({ direct }) => ({ channel: direct.id }), 'method_not_supported_for_channel_type'],
    ['unknown', () => NOWHERE, 'channel_not_found'],
    ['archived', ({ archived }) => ({ channel: archived.id }), 'is_archived'],
    ['as the last one', (f) => ({ channel: alone(f) }), 'last_member'],
    ['a hidden one', ({ hidden }) => ({ channel: hidden.id }), 'channel_not_found'],
  ],
  'conversations.kick': [
    ['itself', ({ ws, secret }) => ({ channel: secret.id, user: ws.bot.userId }), 'cant_kick_self'],
    ['no member', ({ secret, daniel }) => ({ channel: secret.id, user: daniel }), 'not_in_channel'],
    ['unknown', ({ maya }) => ({ ...NOWHERE, user: maya }), 'channel_not_found'],
    ['nobody', ({ secret }) => ({ channel: secret.id, user: 'U0NOBODY' }), 'user_not_found'],
    ['from a hidden one', ({ hidden, daniel }) => ({ channel: hidden.id, user: daniel }), 'channel_not_found'],
    ['from #general', (f) => ({ channel: inGeneral(f), user: f.maya }), 'cant_kick_from_general'],
    [
      'from a direct one',
      ({ direct, maya }) => ({ channel: direct.id, user: maya }),
      'method_not_supported_for_channel_type',
    ],
  ],
  'conversations.archive': [
    ['twice', ({ archived }) => ({ channel: archived.id }), 'already_archived'],
    ['unknown', () => NOWHERE, 'channel_not_found'],
    ['not joined', ({ outside }) => ({ channel: outside.id }), 'not_in_channel'],
    ['a direct one', ({ direct }) => ({ channel: direct.id }), 'method_not_supported_for_channel_type'],
    ['#general', (f) => ({ channel: inGeneral(f) }), 'cant_archive_general'],
    ['a hidden one', ({ hidden }) => ({ channel: hidden.id }), 'channel_not_found'],
  ],
  'conversations.rename': [
    ['taken', ({ secret }) => ({ channel: secret.id, name: 'general' }), 'name_taken'],
    ['of others', ({ joined }) => ({ channel: joined.id, name: 'x1' }), 'not_authorized'],
    ['unknown', () => ({ ...NOWHERE, name: 'x1' }), 'channel_not_found'],
    ['not joined', ({ outside }) => ({ channel: outside.id, name: 'x1' }), 'not_in_channel'],
    ['archived', ({ archived }) => ({ channel: archived.id, name: 'x1' }), 'is_archived'],
    ['no name', ({ secret }) => ({ channel: secret.id }), 'invalid_name_required'],
    ['capitals', ({ secret }) => ({ channel: secret.id, name: 'Maya' }), 'invalid_name_specials'],
  ],
  'conversations.setTopic': [
    ['251', ({ joined }) => ({ channel: joined.id, topic: 'x'.repeat(251) }), 'too_long'],
    ['unknown', () => ({ ...NOWHERE, topic: 'x' }), 'channel_not_found'],
    ['not joined', ({ outside }) => ({ channel: outside.id, topic: 'x' }), 'not_in_channel'],
    ['archived', ({ archived }) => ({ channel: archived.id, topic: 'x' }), 'is_archived'],
    ['a direct one', ({ direct }) => ({ channel: direct.id, topic: 'x' }), 'method_not_supported_for_channel_type'],
  ],
  'conversations.setPurpose': [
    ['251', ({ joined }) => ({ channel: joined.id, purpose: 'x'.repeat(251) }), 'too_long'],
    ['unknown', () => ({ ...NOWHERE, purpose: 'x' }), 'channel_not_found'],
    ['not joined', ({ outside }) => ({ channel: outside.id, purpose: 'x' }), 'not_in_channel'],
    ['archived', ({ archived }) => ({ channel: archived.id, purpose: 'x' }), 'is_archived'],
  ],
  'users.info': [
    ['no user', () => ({}), 'invalid_arguments'],
    ['unknown', () => ({ user: 'U0NOBODY' }), 'user_not_found'],
  ],
  'users.list': [
    ['a wrong cursor', () => ({ cursor: 'abc' }), 'invalid_cursor'],
    ['too many', () => ({ limit: 1001 }), 'invalid_limit'],
  ],
  'users.lookupByEmail': [['unknown', () => ({ email: 'nobody@riverside.example' }), 'users_not_found']],
  'users.conversations': [
    ['a wrong type', () => ({ types: 'x' }), 'invalid_types'],
    ['a wrong cursor', () => ({ cursor: 'abc' }), 'invalid_cursor'],
    ['too many', () => ({ limit: 1000 }), 'invalid_limit'],
    ['unknown', () => ({ user: 'U0NOBODY' }), 'user_not_found'],
  ],
  'dnd.info': [['unknown', () => ({ user: 'U0NOBODY' }), 'user_not_found']],
  'dnd.teamInfo': [['nobody', () => ({}), 'no_users_provided']],
  'views.open': [
    ['no trigger', () => ({ view: MODAL }), 'invalid_arguments'],
    ['no view', (f) => ({ trigger_id: trigger(f) }), 'invalid_arguments'],
    ['a Home view', (f) => ({ trigger_id: trigger(f), view: HOME }), 'invalid_arguments'],
    ['view no JSON', (f) => ({ trigger_id: trigger(f), view: '{' }), 'invalid_arguments'],
    ['a trigger of another form', () => ({ trigger_id: 'abc', view: MODAL }), 'invalid_trigger_id'],
    ['a trigger never given', () => ({ trigger_id: '1.2.3abc', view: MODAL }), 'invalid_trigger_id'],
    ['a trigger that was used', (f) => ({ trigger_id: spent(f), view: MODAL }), 'exchanged_trigger_id'],
    ['a trigger that is old', (f) => ({ trigger_id: aged(trigger(f)), view: MODAL }), 'expired_trigger_id'],
    ['too large', (f) => ({ trigger_id: trigger(f), view: HUGE }), 'view_too_large'],
    [
      'an external id in use',
      (f) => ({ trigger_id: trigger(f), view: { ...MODAL, external_id: openSame(f) } }),
      'duplicate_external_id',
    ],
  ],
  'views.push': [
    ['no modal below', (f) => ({ trigger_id: trigger(f), view: MODAL }), 'not_found'],
    ['no trigger', () => ({ view: MODAL }), 'invalid_arguments'],
    ['a trigger never given', () => ({ trigger_id: '1.2.3abc', view: MODAL }), 'invalid_trigger_id'],
    ['a trigger that was used', (f) => ({ trigger_id: spent(f), view: MODAL }), 'exchanged_trigger_id'],
    ['a trigger that is old', (f) => ({ trigger_id: aged(triggerInModal(f)), view: MODAL }), 'expired_trigger_id'],
    ['a fourth view', (f) => ({ trigger_id: triggerOnThird(f), view: MODAL }), 'push_limit_reached'],
    ['an external id in use', (f) => ({ trigger_id: triggerInModal(f, SAME), view: SAME }), 'duplicate_external_id'],
    ['too large', (f) => ({ trigger_id: triggerInModal(f), view: HUGE }), 'view_too_large'],
  ],
  'views.update': [
    ['no id', () => ({ view: MODAL }), 'invalid_arguments'],
    ['closed', () => ({ view_id: 'V0GONE', view: MODAL }), 'not_found'],
    ['an old hash', (f) => ({ view_id: openModal(f), hash: '1.2', view: MODAL }), 'hash_conflict'],
    [
      'an external id in use',
      (f) => ({ view_id: openModal(f), view: { ...MODAL, external_id: openSame(f) } }),
      'duplicate_external_id',
    ],
    ['too large', (f) => ({ view_id: openModal(f), view: HUGE }), 'view_too_large'],
    ['an unknown external id', () => ({ external_id: 'none', view: MODAL }), 'not_found'],
  ],
  'views.publish': [
    ['unknown', () => ({ user_id: 'U0NOBODY', view: HOME }), 'invalid_arguments'],
    ['a modal', ({ maya }) => ({ user_id: maya, view: MODAL }), 'invalid_arguments'],
    ['Slackbot', () => ({ user_id: 'USLACKBOT', view: HOME }), 'invalid_arguments'],
    ['an old hash', (f) => ({ user_id: published(f), hash: '1.2', view: HOME }), 'hash_conflict'],
    [
      'an external id in use',
      (f) => ({ user_id: f.maya, view: { ...HOME, external_id: openSame(f) } }),
      'duplicate_external_id',
    ],
    ['no Home tab', (f) => ({ user_id: withoutHome(f), view: HOME }), 'not_enabled'],
    ['too large', ({ maya }) => ({ user_id: maya, view: { ...HOME, blocks: HUGE.blocks } }), 'view_too_large'],
  ],
  'blocks.validate': [
    ['nothing', () => ({}), 'invalid_arguments'],
    ['two things', () => ({ view: MODAL, blocks: [] }), 'invalid_arguments'],
    ['bad blocks', () => ({ blocks: '[{"type":"x"}]' }), 'invalid_blocks'],
    ['a bad view', () => ({ view: { type: 'modal' } }), 'invalid_view'],
    ['a bad message', () => ({ message: { text: 1 } }), 'invalid_message'],
  ],
  'pins.add': [
    ['nothing', ({ joined }) => ({ channel: joined.id }), 'no_item_specified'],
    ['no time stamp', ({ joined }) => ({ channel: joined.id, timestamp: 'x' }), 'bad_timestamp'],
    ['gone', ({ joined }) => ({ channel: joined.id, timestamp: '1.000001' }), 'message_not_found'],
    ['twice', (f) => ({ channel: f.joined.id, timestamp: pinned(f) }), 'already_pinned'],
    ['not joined', ({ outside }) => ({ channel: outside.id, timestamp: '1.000001' }), 'not_in_channel'],
    ['an unknown channel', () => ({ ...NOWHERE, timestamp: '1.000001' }), 'channel_not_found'],
    ['a hidden one', ({ hidden }) => ({ channel: hidden.id, timestamp: '1.000001' }), 'channel_not_found'],
    [
      'what one person alone sees',
      ({ joined, ephemeral }) => ({ channel: joined.id, timestamp: ephemeral }),
      'message_not_found',
    ],
    ['a hundred and first', (f) => ({ channel: f.joined.id, timestamp: besideAHundred(f) }), 'too_many_pins'],
    ['archived', (f) => ({ channel: archivedNow(f), timestamp: f.mine }), 'is_archived'],
  ],
  'pins.remove': [
    ['not pinned', ({ joined, mine }) => ({ channel: joined.id, timestamp: mine }), 'no_pin'],
    ['an unknown channel', () => ({ ...NOWHERE, timestamp: '1.000001' }), 'channel_not_found'],
    ['nothing', ({ joined }) => ({ channel: joined.id }), 'no_item_specified'],
    ['no time stamp', ({ joined }) => ({ channel: joined.id, timestamp: 'x' }), 'bad_timestamp'],
    ['gone', ({ joined }) => ({ channel: joined.id, timestamp: '1.000001' }), 'message_not_found'],
    ['archived', (f) => ({ channel: archivedNow(f), timestamp: pinned(f) }), 'is_archived'],
  ],
  'reactions.add': [
    ['no emoji', ({ joined, mine }) => ({ channel: joined.id, timestamp: mine, name: 'É' }), 'invalid_name'],
    ['an unknown channel', () => ({ ...NOWHERE, timestamp: '1.000001', name: 'tada' }), 'channel_not_found'],
    ['nothing', ({ joined }) => ({ channel: joined.id, name: 'tada' }), 'no_item_specified'],
    ['no time stamp', ({ joined }) => ({ channel: joined.id, timestamp: 'x', name: 'tada' }), 'bad_timestamp'],
    ['gone', ({ joined }) => ({ channel: joined.id, timestamp: '1.000001', name: 'tada' }), 'message_not_found'],
    ['twice', (f) => reacted(f), 'already_reacted'],
    ['archived', (f) => ({ ...reacted(f), channel: archivedNow(f) }), 'is_archived'],
  ],
  'files.getUploadURLExternal': [
    ['no name', () => ({ length: 3 }), 'invalid_arguments'],
    ['no length', () => ({ filename: 'a.png' }), 'invalid_arguments'],
    ['a long alt text', () => ({ filename: 'a.png', length: 3, alt_txt: 'x'.repeat(1001) }), 'alt_txt_too_large'],
    ['no bytes', () => ({ filename: 'a.png', length: 0 }), 'missing_argument'],
    ['more than a gigabyte', () => ({ filename: 'a.png', length: 1_000_000_001 }), 'file_upload_size_restricted'],
    ['a large snippet', () => ({ filename: 'a.py', length: 1_000_001, snippet_type: 'python' }), 'snippet_too_large'],
  ],
  'files.completeUploadExternal': [
    ['unknown', () => ({ files: [{ id: 'F0GONE' }] }), 'file_not_found'],
    [
      'a channel without the bot',
      (f) => ({ files: [{ id: uploaded(f) }], channel_id: f.outside.id }),
      'not_in_channel',
    ],
    ['an unknown channel', (f) => ({ files: [{ id: uploaded(f) }], channel_id: 'C0NOWHERE' }), 'channel_not_found'],
    ['no list', () => ({ files: '{}' }), 'invalid_arguments'],
    ['not yet uploaded', (f) => ({ files: [{ id: announced(f) }] }), 'file_update_failed'],
    ['twice', (f) => ({ files: [{ id: completed(f) }] }), 'file_not_found'],
    ['an archived channel', (f) => sharing(f, { channel_id: f.archived.id }), 'posting_to_channel_denied'],
    ['101 channels', (f) => sharing(f, { channels: MANY_CHANNELS }), 'channels_limit_exceeded'],
    ['bad blocks', (f) => sharing(f, { blocks: BAD }), 'invalid_blocks'],
    ['no such thread', (f) => sharing(f, { channel_id: f.joined.id, thread_ts: '1.000001' }), 'invalid_arguments'],
    ['a thread and no channel', (f) => sharing(f, { thread_ts: f.mine }), 'invalid_arguments'],
    [
      'a thread and two channels',
      (f) => sharing(f, { channels: `${f.joined.id},${f.secret.id}`, thread_ts: f.mine }),
      'invalid_arguments',
    ],
    ['another name', (f) => sharing(f, { channel_id: f.joined.id, username: 'Ada' }), 'missing_scope'],
  ],
  'files.delete': [['unknown', () => ({ file: 'F0GONE' }), 'file_not_found']],
  'files.info': [
    ['unknown', () => ({ file: 'F0GONE' }), 'file_not_found'],
    ['not yet completed', (f) => ({ file: uploaded(f) }), 'file_not_found'],
  ],
  'oauth.v2.access': [
    ['another client', () => ({ client_id: 'x' }), 'invalid_client_id'],
    ['a wrong secret', ({ ws }) => ({ ...client(ws), client_secret: 'x' }), 'bad_client_secret'],
    ['a wrong code', ({ ws }) => ({ ...client(ws), code: 'x' }), 'invalid_code'],
    ['a wrong grant', ({ ws }) => ({ ...client(ws), grant_type: 'x' }), 'invalid_grant_type'],
    [
      'a wrong refresh token',
      ({ ws }) => ({ ...client(ws), grant_type: 'refresh_token', refresh_token: 'x' }),
      'invalid_refresh_token',
    ],
    [
      'another redirect',
      ({ ws }) => ({ ...client(ws), code: goodCode(ws), redirect_uri: 'https://else.example' }),
      'bad_redirect_uri',
    ],
    ['a used code', (f) => ({ ...client(f.ws), code: usedCode(f.ws) }), 'invalid_code'],
    [
      'a verifier where it may have none',
      ({ ws }) => ({ ...client(ws), code: goodCode(ws), code_verifier: 'x' }),
      'pkce_not_allowed',
    ],
  ],
  'pins.list': [['unknown', () => NOWHERE, 'channel_not_found']],
};

const said = (channel: string, more: Args): Args => ({ channel, text: 'x', ...more });
const whispered = ({ joined, maya }: Fixture, more: Args): Args => ({
  channel: joined.id,
  user: maya,
  text: 'x',
  ...more,
});
const edited = ({ joined, mine }: Fixture, more: Args): Args => ({ channel: joined.id, ts: mine, text: 'x', ...more });
const sharing = (f: Fixture, more: Args): Args => ({ files: [{ id: uploaded(f) }], ...more });

/** Turns off the tab and answers the conversation that it showed. */
function withoutMessages({ ws, direct }: Fixture): string {
  ws.app.home.messagesTab = false;
  return direct.id;
}

function withoutHome({ ws, maya }: Fixture): string {
  ws.app.home.homeTab = false;
  return maya;
}

function inGeneral({ ws }: Fixture): string {
  const general = [...ws.store.conversations.values()].find((each) => each.is_general);
  general?.members.push(ws.bot.userId);
  return general?.id ?? '';
}

function alone({ ws, secret }: Fixture): string {
  secret.members = [ws.bot.userId];
  return secret.id;
}

function spent(f: Fixture): string {
  const id = triggerInModal(f);
  f.ws.triggers.spend(id);
  return id;
}

/** Lets more than three seconds pass. */
function aged(trigger: string): string {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3001 });
  return trigger;
}

function triggerOnThird(f: Fixture): string {
  let view = openModal(f);
  for (const _ of [2, 3]) {
    void f.api('views.push', { trigger_id: f.ws.triggers.issue({ user: f.maya, view }), view: MODAL });
    view = [...f.ws.store.views.values()].at(-1)?.view.id ?? '';
  }
  return f.ws.triggers.issue({ user: f.maya, view });
}

function published(f: Fixture): string {
  void f.api('views.publish', { user_id: f.maya, view: HOME });
  return f.maya;
}

function openSame(f: Fixture): string {
  openModal(f, SAME);
  return SAME.external_id;
}

/** Pins a hundred messages and answers another one. */
function besideAHundred({ ws, joined, mine }: Fixture): string {
  joined.pins = Array.from({ length: 100 }, () => ({
    ts: post(ws, joined, { by: 'bot', text: 'x' }).ts,
    user: ws.bot.userId,
    created: 1,
  }));
  return mine;
}

function sharedNow({ secret }: Fixture): string {
  secret.is_ext_shared = true;
  return secret.id;
}

function reacted(f: Fixture): Args {
  const args = { channel: f.joined.id, timestamp: f.hers, name: 'tada' };
  void f.api('reactions.add', args);
  return args;
}

function archivedNow({ joined }: Fixture): string {
  joined.is_archived = true;
  return joined.id;
}

function usedCode(ws: Fixture['ws']): string {
  const code = ws.store.codes.get(goodCode(ws));
  if (code) code.used = true;
  return code?.code ?? '';
}

let f: Fixture;
beforeEach(() => {
  f = makeFixture();
});
afterEach(() => {
  vi.useRealTimers();
});

test('only methods that are offered are refused something', () => {
  const unknown = Object.keys(REFUSALS).filter((name) => !Object.hasOwn(METHODS, name));
  expect(unknown).toEqual(['auth.unheardOf']);
});

describe.each(Object.entries(REFUSALS))('%s refuses', (method, rows) => {
  test.each(rows)('%s', async (_why, args, error) => {
    expect(await f.api(method, args(f))).toMatchObject({ ok: false, error });
  });
});
