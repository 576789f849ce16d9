/** The view or message that a container names, as one person sees it. */
import { find, place } from '../conversations/messages.ts';
import type { Source } from '../delivery/payloads.ts';
import { openModals } from '../forms/views.ts';
import type { Block, Container, StateValues } from '../protocol.ts';
import type { Person, StoredView } from '../workspace/records.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { Problem } from './problem.ts';
import { visible } from './who.ts';

interface Place {
  source: Source;
  blocks: Block[];
  /** Takes the form over; `source` then holds it. */
  write(values: StateValues): void;
}

/** @throws Problem when this person does not see such a thing, or it is no longer there */
export function placeOf(ws: Workspace, person: Person, container: Container): Place {
  if (container.type === 'view') {
    const { view } = viewOf(ws, person, container.view_id);
    const source = { view, values: ws.forms.read(person.id, view.id, view.blocks) };
    return {
      source,
      blocks: view.blocks,
      write(values) {
        ws.forms.write(person.id, view.id, values);
        source.values = values;
      },
    };
  }
  const conversation = visible(ws, person, container.channel_id);
  const message = find(ws, container.channel_id, container.message_ts);
  if (!message || (message.ephemeral && message.ephemeral_to !== person.id)) {
    throw new Problem('This message is no longer there.');
  }
  const blocks = message.blocks ?? [];
  const source = { message, conversation, values: ws.forms.read(person.id, place(message), blocks) };
  return {
    source,
    blocks,
    write(values) {
      ws.forms.write(person.id, place(message), values);
      source.values = values;
    },
  };
}

/**
 * A view open for this person: their Home, or any of their modals.
 * @throws Problem otherwise
 */
export function viewOf(ws: Workspace, person: Person, id: string): StoredView {
  const home = ws.store.homes.get(person.id);
  const found = home?.view.id === id ? home : openModals(ws, person.id).find(({ view }) => view.id === id);
  if (!found) throw new Problem('This view is no longer open.');
  return found;
}
