/** All that one person sees, for the page. */
import { canSee } from '../conversations/conversations.ts';
import { isHiddenReply, list, place } from '../conversations/messages.ts';
import { initials } from '../conversations/text.ts';
import { openModals, seenView } from '../forms/views.ts';
import type { ConversationSummary, PersonSummary, Snapshot } from '../protocol.ts';
import type { Conversation, Person } from '../workspace/records.ts';
import { zoneAt } from '../workspace/user-object.ts';
import { micros, type Workspace } from '../workspace/workspace.ts';

/** `channel`: the conversation whose messages come along. */
export function snapshot(ws: Workspace, person: Person, channel: string | undefined): Snapshot {
  const conversations = [...ws.store.conversations.values()].filter((each) => canSee(ws, each, person.id));
  const shown = conversations.find((each) => each.id === channel);
  const pinned = new Set(shown?.pins.map((pin) => pin.ts));
  const home = ws.store.homes.get(person.id);
  return {
    revision: ws.bus.revision(),
    team: { id: ws.team.id, name: ws.team.name },
    bot: {
      userId: ws.bot.userId,
      botId: ws.bot.botId,
      appId: ws.secrets.appId,
      name: ws.app.botName,
      installed: ws.bot.installed,
      commands: (person.team ? [] : ws.app.commands).map(({ shouldEscape: _escape, ...command }) => command),
      home: ws.app.home,
    },
    me: summary(ws, person),
    people: [...ws.store.people.values()].map((each) => summary(ws, each)),
    conversations: conversations.map((each) => conversationSummary(ws, each, person.id)),
    channel: shown?.id ?? null,
    messages: shown
      ? list(ws, shown.id, person.id).map(({ channel: _channel, ephemeral_to: _to, ...message }) => ({
          ...message,
          ...(pinned.has(message.ts) && { pinned: true as const }),
          ...(message.blocks && {
            state: { values: ws.forms.read(person.id, place({ channel: shown.id, ts: message.ts }), message.blocks) },
          }),
        }))
      : [],
    modals: openModals(ws, person.id).map((stored) => seenView(ws, stored)),
    home: home ? seenView(ws, home) : null,
    clock: ws.clock.state(),
    switches: ws.switches,
    pages: ws.pages.map(({ path, title }) => ({ path, title })),
  };
}

function summary(ws: Workspace, person: Person): PersonSummary {
  const { offset, label } = zoneAt(person.tz, ws.clock.now());
  return {
    id: person.id,
    name: person.name,
    real_name: person.real_name,
    title: person.title,
    tz: person.tz,
    tz_label: label,
    tz_offset: offset,
    avatar: { colour: person.colour, initials: initials(person.real_name) },
    is_admin: person.is_admin,
    is_guest: person.is_restricted,
    deleted: person.deleted,
    is_bot: person.is_bot,
    persona: person.persona,
    ...(person.team && { organization: person.team.name }),
  };
}

const NEVER = '0000000000.000000';

/** How many messages of a conversation this person has not read; replies that only a thread shows are left out. */
function countUnread(ws: Workspace, conversation: Conversation, me: string): number {
  if (!conversation.members.includes(me)) return 0;
  const read = micros(conversation.last_read[me] ?? NEVER);
  let count = 0;
  for (const message of list(ws, conversation.id, me).reverse()) {
    if (micros(message.ts) <= read) break;
    if (message.user !== me && !isHiddenReply(message)) count += 1;
  }
  return count;
}

function conversationSummary(ws: Workspace, each: Conversation, me: string): ConversationSummary {
  const other = each.kind === 'im' ? each.members.find((member) => member !== me) : undefined;
  const names = each.members.filter((member) => member !== me).map((id) => ws.store.people.get(id)?.real_name ?? id);
  return {
    id: each.id,
    kind: each.kind,
    name: each.name || names.join(', '),
    topic: each.topic.value,
    ...(other !== undefined && { with: other }),
    unread: countUnread(ws, each, me),
    last_read: each.last_read[me] ?? NEVER,
    member: each.members.includes(me),
    members: each.members,
    archived: each.is_archived,
    shared: each.is_ext_shared,
  };
}
