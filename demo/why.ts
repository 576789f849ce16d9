import type { StoredMessage } from '../sandbox/workspace/records.ts';

/** What a message is about, by what can be pressed in it: the first row that fits. */
const rows: readonly (readonly [about: string, ...ids: string[]])[] = [
  ['weekly: how often?', 'nudge:less-often'],
  ['weekly: the needs check', 'nudge:not-this-week', 'assess:open'],
  ['weekly: a first name', 'nudge:not-this-week', 'network:open'],
  ['weekly: a time to meet', 'nudge:not-this-week', 'meeting:offer'],
  ['weekly: a time to meet', 'nudge:not-this-week', 'meeting:arrange'],
  ['weekly: the agenda', 'nudge:not-this-week', 'meeting:agenda'],
  ['weekly: how to work', 'nudge:not-this-week', 'relationship:begin'],
  ['weekly: a goal', 'nudge:not-this-week', 'goals:show'],
  ['weekly: a first goal', 'nudge:not-this-week', 'goals:add'],
  ['weekly: an ask', 'nudge:not-this-week', 'network:words'],
  ['weekly: an ask', 'nudge:not-this-week', 'network:talk'],
  ['weekly: an ask', 'nudge:not-this-week', 'network:met'],
  ['weekly: the agreement', 'nudge:not-this-week', 'relationship:show'],
  ['weekly: a gap', 'nudge:not-this-week'],
  ['the day of an ask', 'network:sent-it'],
  ['an answer to the ask?', 'network:no-answer-yet'],
  ['did you talk?', 'network:met'],
  ['did you meet?', 'meeting:met'],
  ['times to choose', 'meeting:take'],
  ['a proposal', 'relationship:agree'],
  ['a goal is shared', 'goals:stop-following'],
  ['an answer to a proposal', 'relationship:show', 'goals:open'],
  ['a reminder of the proposal', 'relationship:show'],
  ['an end', 'relationship:read'],
  ['a time is set', 'meeting:google'],
  ['the agenda is not shared yet', 'meeting:agenda'],
  ['a time is off', 'meeting:open'],
];

/** @returns a few words; of what fits no row, what can be pressed in it */
export function aboutOf(message: StoredMessage): string {
  const text = JSON.stringify(message.blocks ?? []);
  const row = rows.find(([, ...ids]) => ids.every((id) => text.includes(`"action_id":"${id}"`)));
  if (row) return row[0];
  const ids = [...text.matchAll(/"action_id":"([^"]+)"/g)].map(([, id]) => id);
  return `other: ${ids.join(' ')}`;
}
