/** People who join the workspace, change, or are deactivated. */
import { addMember } from '../conversations/channels.ts';
import { openDirect } from '../conversations/conversations.ts';
import { sendEvent } from '../delivery/events.ts';
import type { PeopleRequest } from '../protocol.ts';
import { LAKESIDE } from '../workspace/elsewhere.ts';
import { objectId } from '../workspace/ids.ts';
import type { Person } from '../workspace/records.ts';
import { userObject } from '../workspace/user-object.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { Problem } from './problem.ts';

/** @throws Problem for an unknown person or time zone; returns the id of whom it was about */
export function changePeople(ws: Workspace, request: PeopleRequest): string {
  if (request.tz !== undefined && !isZone(request.tz)) {
    throw new Problem(`"${request.tz}" is no time zone such as Europe/Stockholm.`);
  }
  return request.do === 'join' ? join(ws, request) : change(ws, request);
}

function isZone(tz: string): boolean {
  try {
    return tz.includes('/') && new Intl.DateTimeFormat('en', { timeZone: tz }) !== undefined;
  } catch {
    return false;
  }
}

function join(ws: Workspace, request: Extract<PeopleRequest, { do: 'join' }>): string {
  const handle = (request.name ?? request.real_name.split(' ')[0] ?? '').toLowerCase();
  if (handle === '' || [...ws.store.people.values()].some((each) => each.name === handle)) {
    throw new Problem(`The handle "${handle}" is empty or taken. Give another one as "name".`);
  }
  const elsewhere = request.is_external === true;
  const person: Person = {
    id: objectId('U'),
    name: handle,
    real_name: request.real_name,
    title: request.title ?? '',
    email: `${handle}@${elsewhere ? 'lakeside' : 'riverside'}.example`,
    tz: request.tz ?? 'America/Chicago',
    colour: '4b6b88',
    is_admin: false,
    is_owner: false,
    is_restricted: request.is_guest === true,
    deleted: false,
    is_bot: false,
    persona: elsewhere ? 'external' : request.is_guest === true ? 'guest' : (request.persona ?? 'peer'),
    ...(elsewhere && { team: LAKESIDE }),
    updated: ws.seconds(),
  };
  ws.store.people.set(person.id, person);
  ws.bus.changed();
  // Who joins another organization is none of this one's business, until a channel is shared.
  if (elsewhere) return person.id;
  if (ws.bot.installed) openDirect(ws, [person.id, ws.bot.userId]);
  sendEvent(ws, 'team_join', { user: userObject(ws, person), cache_ts: ws.seconds() });
  const general = [...ws.store.conversations.values()].find((each) => each.is_general);
  if (general && !person.is_restricted) addMember(ws, general, person.id);
  ws.bus.changed();
  return person.id;
}

function change(ws: Workspace, request: Extract<PeopleRequest, { do: 'change' }>): string {
  const before = ws.store.people.get(request.user);
  if (!before || before.is_bot) throw new Problem(`There is no person ${request.user}.`);
  const { do: _do, user, dnd, status, ...fields } = request;
  const set = { ...fields, ...(dnd && { dnd }), ...(status && { status }) };
  const person: Person = { ...before, ...set, updated: ws.seconds() };
  if (dnd === null) delete person.dnd;
  if (status === null) delete person.status;
  ws.store.people.set(user, person);
  sendEvent(ws, 'user_change', { user: userObject(ws, person), cache_ts: ws.seconds() });
  ws.bus.changed();
  return user;
}
