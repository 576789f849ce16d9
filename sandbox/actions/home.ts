/** A person opens the app. */
import { openDirect } from '../conversations/conversations.ts';
import { sendEvent } from '../delivery/events.ts';
import { viewWith } from '../delivery/payloads.ts';
import type { HomeRequest } from '../protocol.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { Problem } from './problem.ts';
import { actor } from './who.ts';

/** Tells the app that its Home or Messages tab is being looked at. Returns the id of the direct conversation. */
export function openHome(ws: Workspace, request: HomeRequest): string {
  const person = actor(ws, request.as);
  if (person.team) throw new Problem(`${person.real_name} is of ${person.team.name}, which has not got this app.`);
  const conversation = openDirect(ws, [person.id, ws.bot.userId]);
  const home = ws.store.homes.get(person.id);
  sendEvent(ws, 'app_home_opened', {
    user: person.id,
    channel: conversation.id,
    tab: request.tab,
    ...(request.tab === 'home' &&
      home && { view: viewWith(home.view, ws.forms.read(person.id, home.view.id, home.view.blocks)) }),
  });
  return conversation.id;
}
