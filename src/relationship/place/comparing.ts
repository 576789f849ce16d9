import type { KeyRing } from '../../keys.ts';
import type { ChannelRead } from '../../slack/channels.ts';
import type { News } from './place.ts';
import { type Readers, readersOf } from './readers.ts';
import type { SeenPlace } from './seen.ts';

/** Whom a mentee was named is compared with later; who it was, nobody reads off the database. */
export const marksOf = (keys: Pick<KeyRing, 'mark'>, pairId: string, slackUserIds: readonly string[]): string[] =>
  slackUserIds.map((id) => keys.mark(id, `reader:${pairId}`)).toSorted();

/** Who reads in a channel besides the two and the bot. @param seen whom she was named, by Slack id */
export const comparedReaders = (
  { members, known, bot }: Pick<ChannelRead, 'members' | 'known' | 'bot'>,
  of: { two: readonly string[]; leads: readonly string[]; seen: readonly string[] },
): Readers => readersOf(members, known, { ...of, bot });

/** Whether the same people read there, in the same kind of channel under the same name; who is in a public one says little. */
export const isSameSeen = (before: SeenPlace, now: SeenPlace): boolean =>
  before.isPublic === now.isPublic &&
  before.name === now.name &&
  before.isIn === now.isIn &&
  (now.isPublic || before.marks.join() === now.marks.join());

/**
 * What a mentee has to see before any word of hers is added, or the first post is made: that the channel is public now, or who
 * reads in a private one who did not when she saw it last.
 */
export function newsOf(
  readers: Pick<Readers, 'newcomers'>,
  { isPublic, seenPublic }: { isPublic: boolean; seenPublic: boolean },
): News | undefined {
  if (isPublic) return seenPublic ? undefined : 'public';
  return readers.newcomers > 0 ? 'readers' : undefined;
}
