/** All that one person sees, for the page. */
import { canSee } from './conversations.ts';
import { list, place } from './messages.ts';
import type { ConversationSummary, PersonSummary, Snapshot } from './protocol.ts';
import type { Conversation, Person } from './records.ts';
import { initials } from './text.ts';
import { zoneAt } from './user-object.ts';
import { openModals, seenView } from './views.ts';
import { micros, type Workspace } from './workspace.ts';

/** `channel`: the conversation whose messages come along. */
export function snapshot(ws: Workspace, person: Person, channel: string | undefined): Snapshot {
  const conversations = [...ws.store.conversations.values()].filter((each) => canSee(ws, each, person.id));
  const unreadBy = countUnread(ws, person.id);
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
      commands: ws.app.commands.map(({ shouldEscape: _escape, ...command }) => command),
      home: ws.app.home,
    },
    me: summary(ws, person),
    people: [...ws.store.people.values()].map((each) => summary(ws, each)),
    conversations: conversations.map((each) => conversationSummary(ws, each, person.id, unreadBy.get(each.id) ?? 0)),
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
  };
}

const NEVER = '0000000000.000000';

/** Messages this person has not read, by conversation; replies in threads are left out. */
function countUnread(ws: Workspace, me: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const message of ws.store.messages.values()) {
    if (message.user === me || (message.ephemeral && message.ephemeral_to !== me)) continue;
    if (message.thread_ts !== undefined && message.thread_ts !== message.ts) continue;
    const read = ws.store.conversations.get(message.channel)?.last_read[me] ?? NEVER;
    if (micros(message.ts) > micros(read)) counts.set(message.channel, (counts.get(message.channel) ?? 0) + 1);
  }
  return counts;
}

function conversationSummary(ws: Workspace, each: Conversation, me: string, unread: number): ConversationSummary {
  const other = each.kind === 'im' ? each.members.find((member) => member !== me) : undefined;
  const names = each.members.filter((member) => member !== me).map((id) => ws.store.people.get(id)?.real_name ?? id);
  return {
    id: each.id,
    kind: each.kind,
    name: each.name || names.join(', '),
    topic: each.topic.value,
    ...(other !== undefined && { with: other }),
    unread: each.members.includes(me) ? unread : 0,
    last_read: each.last_read[me] ?? NEVER,
    member: each.members.includes(me),
    members: each.members,
    archived: each.is_archived,
    shared: each.is_ext_shared,
  };
}
