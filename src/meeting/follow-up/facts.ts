import type { Day } from '../../calendar.ts';
import type { AppContext, Reader } from '../../feature.ts';
import { agreedPairsOf, listWrittenTo } from '../../relationship/facts.ts';
import { ids } from '../ids.ts';
import { openMeeting } from '../meeting.ts';
import { readOpenBooks } from '../queries.ts';
import { isTwiceForOne } from '../time/clocks.ts';
import { viewerOf, whenOf } from '../wording.ts';
import { openActions } from './action.ts';
import { followIds } from './ids.ts';
import { readOpenActions } from './queries.ts';

/** A press that a feature offers for something here. */
interface Press {
  actionId: string;
  value: string;
}

/** A time that stands between two. */
export interface MeetingFact {
  startsAt: Date;
  /** In words, on both clocks. */
  when: string;
  /** The clocks of one of the two show its hour twice. */
  isTwice: boolean;
  /** Its agenda is shared. */
  isShared: boolean;
  open: Press;
  agenda: Press;
}

/** What a mentor has before him with one whom he mentors: nothing that he could not read on their page. */
export interface MentorFact {
  pairId: string;
  /** How she is called for him. */
  name: string;
  /** The time that stands; it may have gone by. */
  meeting: MeetingFact | undefined;
  /** What he himself said he would do and has not, in the order in which it was said. */
  promises: readonly { text: string; due: Day | null; done: Press }[];
}

/**
 * What a mentor has before him with everybody he mentors: of pairs that agreed and are active, and about which he is written
 * to. Of what she drafts it says no more than that an agenda is not shared. Seven queries, however many they are.
 */
export async function mentorFacts(
  { person, edition, fact }: Reader,
  { db, keys, now }: Pick<AppContext, 'db' | 'keys' | 'now'>,
): Promise<MentorFact[]> {
  const his = (await agreedPairsOf(fact, person.id)).filter(
    ({ side, state }) => side === 'mentor' && state === 'active',
  );
  const told = await listWrittenTo(db, person.id, his);
  const pairs = his.filter(({ id }) => told.has(id));
  const books = await readOpenBooks(db, keys, pairs);
  const actions = await readOpenActions(
    db,
    keys,
    pairs.map(({ id }) => id),
  );
  return pairs.map((pair): MentorFact => {
    const { id: pairId } = pair;
    const viewer = viewerOf(edition, pair, now());
    const book = books.get(pairId);
    const meeting = book && openMeeting(book);
    return {
      ...{ pairId, name: viewer.name },
      meeting: meeting?.startsAt
        ? {
            ...{ startsAt: meeting.startsAt, when: whenOf(viewer, meeting.startsAt) },
            isTwice: isTwiceForOne(viewer.zones, meeting.startsAt),
            isShared: Boolean(meeting.sharedAt),
            open: { actionId: ids.open, value: pairId },
            agenda: { actionId: ids.agenda, value: pairId },
          }
        : undefined,
      promises: openActions(actions.get(pairId) ?? [])
        // What no key opens has no words.
        .filter(({ owner, text }) => owner === 'mentor' && text !== '')
        .map(({ id, text, due }) => ({ text, due, done: { actionId: followIds.done, value: `${pairId} ${id}` } })),
    };
  });
}

/** Whether somebody mentors anybody here, be it at rest. One query, which a screen shares with the pairs' own. */
export const isMentor = async ({ person, fact }: Reader): Promise<boolean> =>
  (await agreedPairsOf(fact, person.id)).some(({ side }) => side === 'mentor');
