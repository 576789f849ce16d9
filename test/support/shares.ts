import { expect } from 'vitest';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import type { StoredMessage } from '../../sandbox/workspace/records.ts';
import { textOf } from './journey.ts';

/** Puts somebody of this Slack on a person's map. */
export async function putOnMap(person: PersonDoor, name: string, how = 'could help'): Promise<void> {
  await person.command('/mentoring network');
  await person.press('network:add');
  await person.choose('Somebody in this Slack', name);
  await person.choose('How is it now?', how);
  expect(await person.submit()).toMatchObject({ response: 'updated' });
  await person.close({ all: true });
}

/** Sets a goal and leaves its page open. @returns its id */
export async function setGoal(
  person: PersonDoor,
  what: string,
  more: Record<string, string> = {},
  due = '2027-01-15',
): Promise<string> {
  await person.command('/mentoring goals');
  await person.press('Add a goal');
  await person.type('what', what);
  await person.choose('due', due);
  for (const [block, text] of Object.entries(more)) await person.type(block, text);
  expect(await person.submit()).toMatchObject({ response: 'updated' });
  return (JSON.parse(person.modal()?.private_metadata ?? '') as { goalId: string }).goalId;
}

/** Shares the goal whose page is open. */
export async function shareWith(person: PersonDoor, name: string): Promise<void> {
  await person.press('Share with a mentor');
  await person.choose('With whom?', name);
  expect(await person.submit()).toMatchObject({ response: 'updated' });
}

/** The messages about shared goals in somebody's chat with the app. */
export const sharedIn = (person: PersonDoor): StoredMessage[] =>
  person.dm().filter((one) => JSON.stringify(one.blocks ?? []).includes('goals:stop-following'));

/** What a person sees of a message or view but for its buttons. */
export function wordsOf(surface: { blocks?: unknown } | undefined): string {
  const blocks = (surface?.blocks ?? []) as { type: string }[];
  return textOf({ blocks: blocks.filter(({ type }) => type !== 'actions') });
}

/** Three in the afternoon of UTC on the working day after: a mentor gets two messages a day at most. */
export function nextWorkday(now: Date): Date {
  const next = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1, 15));
  return next.getUTCDay() % 6 === 0 ? nextWorkday(next) : next;
}
