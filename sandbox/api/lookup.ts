/** Finds conversations for a call, and shows them as Slack does. */
import { canSee, findForBot } from '../conversations/conversations.ts';
import { list } from '../conversations/messages.ts';
import type { Json } from '../forms/elements.ts';
import { isStranger, LAKESIDE } from '../workspace/elsewhere.ts';
import type { Conversation } from '../workspace/records.ts';
import { micros, type Workspace } from '../workspace/workspace.ts';
import { type Call, needScope } from './call.ts';
import { Refusal } from './refusal.ts';

const READ_SCOPE = { channel: 'channels:read', private: 'groups:read', im: 'im:read', group: 'mpim:read' } as const;
const HISTORY_SCOPE = {
  channel: 'channels:history',
  private: 'groups:history',
  im: 'im:history',
  group: 'mpim:history',
} as const;

/** @throws Refusal channel_not_found where the app may not know of it */
export function conversation(call: Call, id: string): Conversation {
  const found = call.ws.store.conversations.get(id);
  if (!found || !canSee(call.ws, found, call.ws.bot.userId)) throw new Refusal('channel_not_found');
  return found;
}

/** As `conversation`, and the token may read about this kind. */
export function readable(call: Call, id: string): Conversation {
  const found = conversation(call, id);
  needScope(call, READ_SCOPE[found.kind]);
  return found;
}

/** As `conversation`, and the token may read messages of this kind; a private one only as a member. */
export function withHistory(call: Call, id: string): Conversation {
  const found = conversation(call, id);
  needScope(call, HISTORY_SCOPE[found.kind]);
  if (!found.members.includes(call.ws.bot.userId)) throw new Refusal('not_in_channel');
  return found;
}

/**
 * Where a message may go: a conversation by id or name, or a person by id (their direct conversation with the app).
 * @throws Refusal channel_not_found, not_in_channel, is_archived, messages_tab_disabled
 */
export function postable(call: Call, id: string, openDirect: (user: string) => Conversation): Conversation {
  const { ws } = call;
  const person = ws.store.people.get(id);
  if (person && (person.deleted || person.is_bot || isStranger(ws, person))) throw new Refusal('channel_not_found');
  const found = person ? openDirect(person.id) : findForBot(ws, id);
  if (!found) throw new Refusal('channel_not_found');
  if (found.is_archived || withSomebodyGone(ws, found)) throw new Refusal('is_archived');
  if (!found.members.includes(ws.bot.userId)) {
    if (found.kind !== 'channel' || !call.token.scopes.includes('chat:write.public'))
      throw new Refusal('not_in_channel');
  }
  if (found.kind === 'im' && !ws.app.home.messagesTab) throw new Refusal('messages_tab_disabled');
  return found;
}

/** A direct conversation whose other side has been deactivated takes no more messages. */
function withSomebodyGone(ws: Workspace, { kind, members }: Conversation): boolean {
  return kind === 'im' && members.some((id) => id !== ws.bot.userId && ws.store.people.get(id)?.deleted === true);
}

/** A conversation as answers show it. */
export function channelObject(ws: Workspace, found: Conversation): Json {
  if (found.kind === 'im') {
    const user = found.members.find((member) => member !== ws.bot.userId) ?? '';
    return {
      id: found.id,
      created: found.created,
      is_archived: false,
      is_im: true,
      is_org_shared: false,
      context_team_id: ws.team.id,
      updated: found.updated,
      user,
      is_user_deleted: ws.store.people.get(user)?.deleted ?? false,
      priority: 0,
    };
  }
  const isGroup = found.kind === 'group';
  return {
    id: found.id,
    name: isGroup ? `mpdm-${found.members.map((id) => ws.store.people.get(id)?.name ?? id).join('--')}-1` : found.name,
    is_channel: !isGroup,
    is_group: isGroup,
    is_im: false,
    is_mpim: isGroup,
    is_private: found.kind !== 'channel',
    created: found.created,
    is_archived: found.is_archived,
    is_general: found.is_general,
    unlinked: 0,
    name_normalized: found.name,
    is_shared: found.is_ext_shared,
    is_org_shared: false,
    is_pending_ext_shared: false,
    pending_shared: [],
    context_team_id: ws.team.id,
    updated: found.updated,
    parent_conversation: null,
    creator: found.creator,
    is_ext_shared: found.is_ext_shared,
    shared_team_ids: [ws.team.id, ...(found.is_ext_shared ? [LAKESIDE.id] : [])],
    pending_connected_team_ids: [],
    is_member: found.members.includes(ws.bot.userId),
    topic: found.topic,
    purpose: found.purpose,
    previous_names: found.previous_names,
  };
}

/** What `conversations.info` adds to a conversation that the app is in. */
export function readState(ws: Workspace, found: Conversation): Json {
  if (!found.members.includes(ws.bot.userId)) return {};
  const last_read = found.last_read[ws.bot.userId] ?? '0000000000.000000';
  if (found.kind !== 'im') return { last_read };
  const messages = list(ws, found.id);
  const unread = messages.filter((each) => micros(each.ts) > micros(last_read)).length;
  return { last_read, unread_count: unread, unread_count_display: unread, is_open: true };
}
