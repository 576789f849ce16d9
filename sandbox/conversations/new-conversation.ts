import type { Conversation } from '../workspace/records.ts';

/** A conversation that nothing has happened in yet; its first member made it. `at` in seconds since 1970. */
export function newConversation(
  given: Pick<Conversation, 'id' | 'kind' | 'members'> & Partial<Conversation>,
  at: number,
): Conversation {
  const nothing = { value: '', creator: '', last_set: 0 };
  return {
    name: '',
    created: at,
    creator: given.members[0] ?? '',
    topic: nothing,
    purpose: nothing,
    is_general: false,
    is_archived: false,
    is_ext_shared: false,
    previous_names: [],
    pins: [],
    last_read: {},
    updated: at * 1000,
    ...given,
  };
}
