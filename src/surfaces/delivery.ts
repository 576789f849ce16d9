import type { Surface } from '../db/schema.ts';
import { isEnding } from './answers.ts';

/**
 * What can truly be said of a message to somebody who is not its reader: it is not there and none comes; it waits for the
 * reader's day; it comes; it is being sent at this moment; nobody knows whether it is there; it is there; it is there and
 * cannot be changed or taken out any more; it could not be delivered.
 */
export type Delivery = 'none' | 'waits' | 'comes' | 'sending' | 'unsure' | 'there' | 'stuck' | 'refused';

/**
 * @param surface the row of the message, and whether somebody has it in hand now; undefined when there is none
 * @param allowed when it may reach its reader
 */
export function deliveryOf(
  surface: (Pick<Surface, 'state' | 'owed' | 'last_error' | 'message_ts'> & { in_hand: boolean }) | undefined,
  { allowed, now }: { allowed: Date; now: Date },
): Delivery {
  if (!surface) return 'none';
  const { state, owed, last_error: lastError, message_ts: ts } = surface;
  if (state === 'sent' && ts !== null) return isEnding(lastError) ? 'stuck' : 'there';
  // Whoever sends it says soon how it went; what nobody has in hand any more, nobody will say.
  if (state === 'sending' && surface.in_hand) return 'sending';
  // One that is owed again says nothing of the one before.
  if (['sending', 'unknown', 'sent'].includes(state)) return 'unsure';
  if (isEnding(lastError)) return 'refused';
  if (!owed) return state === 'failed' ? 'refused' : 'none';
  return allowed > now ? 'waits' : 'comes';
}
