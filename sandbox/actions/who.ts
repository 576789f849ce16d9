/** Finds the person and the conversation that something is done by and in. */
import { canSee } from '../conversations/conversations.ts';
import type { Conversation, Person } from '../workspace/records.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { Problem } from './problem.ts';

/**
 * An active person by id or handle.
 * @throws Problem for nobody, the bot, or somebody deactivated
 */
export function actor(ws: Workspace, id: string): Person {
  const person = ws.store.people.get(id) ?? [...ws.store.people.values()].find((each) => each.name === id);
  if (!person || person.is_bot) throw new Problem(`There is no person ${id} in this workspace.`);
  if (person.deleted) throw new Problem(`${person.real_name} is deactivated and cannot do anything.`);
  return person;
}

/**
 * A conversation this person may read, by id or as `#name`.
 * @throws Problem otherwise
 */
export function visible(ws: Workspace, person: Person, channel: string): Conversation {
  const { conversations } = ws.store;
  const conversation =
    conversations.get(channel) ?? [...conversations.values()].find(({ name }) => name !== '' && `#${name}` === channel);
  if (!conversation || !canSee(ws, conversation, person.id)) {
    throw new Problem(`${person.real_name} does not see a conversation ${channel}.`);
  }
  return conversation;
}
