/** `pins.*` and `reactions.add`. */
import { find, setReactions } from '../conversations/messages.ts';
import { isPinned, pin, unpin } from '../conversations/pins.ts';
import { toApi } from '../delivery/notify.ts';
import type { Conversation, StoredMessage } from '../workspace/records.ts';
import { type Answer, type Call, type Method, maybe, text } from './call.ts';
import { conversation } from './lookup.ts';
import { Refusal } from './refusal.ts';

const PIN_LIMIT = 100;

/** @throws Refusal channel_not_found, not_in_channel, no_item_specified, bad_timestamp, message_not_found */
function target(call: Call): { where: Conversation; message: StoredMessage } {
  const where = conversation(call, text(call, 'channel'));
  if (!where.members.includes(call.ws.bot.userId)) throw new Refusal('not_in_channel');
  const ts = maybe(call, 'timestamp');
  if (ts === undefined) throw new Refusal('no_item_specified');
  if (!/^\d+\.\d{6}$/.test(ts)) throw new Refusal('bad_timestamp');
  const message = find(call.ws, where.id, ts);
  if (!message || message.ephemeral) throw new Refusal('message_not_found');
  return { where, message };
}

function add(call: Call): Answer {
  const { where, message } = target(call);
  if (where.is_archived) throw new Refusal('is_archived');
  if (isPinned(where, message)) throw new Refusal('already_pinned');
  if (where.pins.length >= PIN_LIMIT) throw new Refusal('too_many_pins');
  pin(call.ws, where, message, call.ws.bot.userId);
  return {};
}

function remove(call: Call): Answer {
  const { where, message } = target(call);
  // Slack also lists `not_pinned`; for messages apps are seen to get this one.
  if (!isPinned(where, message)) throw new Refusal('no_pin');
  if (where.is_archived) throw new Refusal('is_archived');
  unpin(call.ws, where, message, call.ws.bot.userId);
  return {};
}

function list(call: Call): Answer {
  const where = conversation(call, text(call, 'channel'));
  const items = where.pins.flatMap((pin) => {
    const message = find(call.ws, where.id, pin.ts);
    const shown = message && toApi(message);
    return shown
      ? [{ type: 'message', channel: where.id, created: pin.created, created_by: pin.user, message: shown }]
      : [];
  });
  return { items };
}

function react(call: Call): Answer {
  const { ws } = call;
  const { where, message } = target(call);
  if (where.is_archived) throw new Refusal('is_archived');
  const name = text(call, 'name').replaceAll(':', '');
  if (!/^[a-z0-9_+'-]+$/.test(name)) throw new Refusal('invalid_name');
  const before = message.reactions ?? [];
  const mine = before.find((reaction) => reaction.name === name);
  if (mine?.users.includes(ws.bot.userId)) throw new Refusal('already_reacted');
  const users = [...(mine?.users ?? []), ws.bot.userId];
  const reactions = [...before.filter((reaction) => reaction !== mine), { name, users, count: users.length }];
  setReactions(ws, message, reactions);
  return {};
}

export const PINS: Record<string, Method> = {
  'pins.add': {
    tier: 2,
    token: 'bot',
    scopes: ['pins:write'],
    args: { channel: 'string!', timestamp: 'string' },
    run: add,
  },
  'pins.remove': {
    tier: 2,
    token: 'bot',
    scopes: ['pins:write'],
    args: { channel: 'string!', timestamp: 'string' },
    run: remove,
  },
  'pins.list': { tier: 2, token: 'bot', scopes: ['pins:read'], args: { channel: 'string!' }, run: list },
  'reactions.add': {
    tier: 3,
    token: 'bot',
    scopes: ['reactions:write'],
    args: { channel: 'string!', timestamp: 'string', name: 'string!' },
    run: react,
  },
};
