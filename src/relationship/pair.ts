import type { Day } from '../calendar.ts';
import type { Schema } from '../db/schema.ts';
import type { NeedId } from '../needs/need.ts';
import type { Place } from './place/place.ts';

/** The two of a pair. The mentee steers. */
export type Side = Schema['agreement']['sent_by'];

/**
 * How far a pair has come: a yes to one talk; an agreement that waits for one of them; agreed; resting until a day; in the
 * last conversation, which no move leads to yet; over.
 */
export type PairState = Schema['pair']['state'];

/** What decides who may do what. */
export interface PairStanding {
  state: PairState;
  /** The mentor is in this Slack and does it with the bot; otherwise they have no moves. */
  withBot: boolean;
  /** Who sent the version that waits for the other side; undefined while none does. */
  waits?: Side | undefined;
}

/** What can be done about a pair. */
export type Move =
  /** Send the first agreement, or after it came to nothing another. */
  | 'propose'
  /** Accept the version of the other side. */
  | 'agree'
  /** Send another version. */
  | 'change'
  /** Take back the own version that waits. */
  | 'take-back'
  /** The version of the other side is not accepted; what was agreed before stays. */
  | 'decline'
  | 'without-bot'
  | 'cannot'
  | 'not-remembered'
  /** The mentee notes what both agreed outside the bot. */
  | 'note-agreed'
  | 'pause'
  | 'resume'
  | 'end';

/**
 * What becomes of the version that waits. `noted`: the mentee noted what both had agreed; the other side pressed nothing here.
 */
export type Ended = NonNullable<Schema['agreement']['ended']>;

/** The other of the two. */
export const otherSide = (side: Side): Side => (side === 'mentee' ? 'mentor' : 'mentee');

/** A pair after a move. */
export interface Moved extends PairStanding {
  /** What became of the version that waited; or where none does, of the last that was sent: a late answer. */
  ended?: Ended;
  /** The move sends a version. It waits for the other side; what the mentee notes by herself holds at once. */
  sends?: true;
  /** The mentee's version, which the mentor's had overtaken, waits again. */
  restores?: true;
}

/** What follows from a move: the pair after it; `same`: it is done already, or changes nothing; undefined: it cannot be done. */
export type Outcome = Moved | 'same' | undefined;

/**
 * A pair after somebody of it did something, where the press names the version that waits, or none. The moves by state
 * were written by hand before this was: `test/relationship/moves.md`.
 */
export function afterMove(pair: PairStanding, move: Move, by: Side): Outcome {
  if (!pair.withBot) return by === 'mentee' ? withoutBot(pair, move) : move === 'without-bot' ? 'same' : undefined;
  const { state, waits } = pair;
  const set = (change: Partial<Moved>): Moved => ({ ...pair, waits: undefined, ...change });
  const isTheirs = waits !== undefined && waits !== by;
  switch (move) {
    case 'propose':
      if (by === 'mentor') return undefined;
      if (state === 'talk') return set({ state: 'proposed', waits: by, sends: true });
      return state === 'proposed' && waits === by ? 'same' : undefined;
    case 'agree':
      if (isTheirs) return set({ state: 'active', ended: 'agreed' });
      return isAgreed(pair) && !waits ? 'same' : undefined;
    case 'change':
      if (state !== 'proposed' && state !== 'active') return undefined;
      return set({ waits: by, sends: true, ...(waits && { ended: 'changed' }) });
    case 'take-back':
      if (waits === by) return takenBack(pair, by);
      return !waits && state !== 'closed' ? 'same' : undefined;
    case 'decline':
      if (isTheirs && state === 'active') return set({ ended: 'declined' });
      return isAgreed(pair) && !waits ? 'same' : undefined;
    case 'without-bot':
      if (by === 'mentee' || (state !== 'talk' && state !== 'proposed')) return undefined;
      return set({ state: 'talk', withBot: false, ended: move });
    case 'cannot':
    case 'not-remembered':
      return by === 'mentee' ? undefined : refused(pair, move);
    case 'note-agreed':
      return undefined;
    case 'pause':
    case 'resume':
    case 'end':
      return anyBot(pair, move);
  }
}

/** There is something that both have agreed. */
const isAgreed = ({ state }: PairStanding): boolean => ['active', 'paused', 'closing'].includes(state);

/** Hers ends the whole proposal, his only his own version; of a change what was agreed before stays. */
function takenBack(pair: PairStanding, by: Side): Moved {
  if (pair.state !== 'proposed') return { ...pair, waits: undefined, ended: 'taken-back' };
  if (by === 'mentor') return { ...pair, waits: 'mentee', ended: 'taken-back', restores: true };
  return { ...pair, state: 'talk', waits: undefined, ended: 'taken-back' };
}

/** The mentor's no to a proposal, also after it ran out. Who has put words of his own into it remembers. */
function refused(pair: PairStanding, move: 'cannot' | 'not-remembered'): Outcome {
  const { state, waits } = pair;
  if (state === 'closed') return 'same';
  if (state !== 'talk' && state !== 'proposed') return undefined;
  if (move === 'not-remembered' && waits === 'mentor') return undefined;
  return { ...pair, state: 'closed', waits: undefined, ended: move };
}

/** What either side can do, with the bot or without. */
function anyBot(pair: PairStanding, move: 'pause' | 'resume' | 'end'): Outcome {
  const { state, waits } = pair;
  const setAside = waits && { waits: undefined, ended: 'closed' as const };
  switch (move) {
    case 'pause':
      return state === 'active' || state === 'paused' ? { ...pair, state: 'paused', ...setAside } : undefined;
    case 'resume':
      if (state === 'paused') return { ...pair, state: 'active' };
      return state === 'active' ? 'same' : undefined;
    case 'end':
      return state === 'closed' ? 'same' : { ...pair, state: 'closed', ...setAside };
  }
}

/** What the mentee does where the mentor has no part in it here; what still waited for them is set aside. */
function withoutBot(pair: PairStanding, move: Move): Outcome {
  if (move === 'pause' || move === 'resume' || move === 'end') return anyBot(pair, move);
  const state = backFrom(pair.state);
  if (move !== 'note-agreed' || state === 'closing' || state === 'closed') return undefined;
  const setAside = pair.waits && { waits: undefined, ended: 'closed' as const };
  return { ...pair, state: state === 'talk' ? 'active' : state, sends: true, ...setAside };
}

/** What a press names: a version of the pair, and whether it is the one in force. */
export interface Named {
  sentBy: Side;
  ended: Ended | null;
  isInForce: boolean;
}

const letGo: readonly (Ended | null)[] = ['taken-back', 'declined', 'closed', 'expired'];

/**
 * The same where the press names a version, in an old message or an old window: only the one that waits is answered, or
 * taken back.
 */
export function afterNaming(
  pair: PairStanding,
  move: 'agree' | 'take-back' | 'decline',
  by: Side,
  named: Named,
): Outcome {
  if (!pair.withBot || pair.state === 'closed') return undefined;
  const isOwn = named.sentBy === by;
  if (named.ended === null) return isOwn === (move === 'take-back') ? afterMove(pair, move, by) : undefined;
  if (move === 'agree') return named.isInForce ? 'same' : undefined;
  if (move === 'decline' && !isAgreed(pair)) return undefined;
  return isOwn === (move === 'take-back') && letGo.includes(named.ended) ? 'same' : undefined;
}

/** What the clock does to a version that waits too long. */
export const afterExpiry = (pair: PairStanding): Moved | 'same' =>
  pair.waits ? { ...pair, state: backFrom(pair.state), waits: undefined, ended: 'expired' } : 'same';

/** Before anything was agreed there is the talk; after it what was agreed stays. */
const backFrom = (state: PairState): PairState => (state === 'proposed' ? 'talk' : state);

/** Whether somebody may read what the two agreed: the mentor once there is something, and nothing that is hers alone. */
export const mayRead = ({ state, withBot }: PairStanding, by: Side): boolean =>
  by === 'mentee' || (withBot && state !== 'talk');

/** Whether somebody hears of a pair, and so may choose not to. */
export const mayMute = ({ withBot }: PairStanding, by: Side): boolean => by === 'mentee' || withBot;

/** How long a version waits for the other side. */
export const waitsDays = 14;
/** How many first versions a mentee may send in seven days. */
export const proposalsAWeek = 3;

/** What the mentee notes of whom she works with. */
export interface NotedPair {
  /** As she calls them; stays when they leave the map. */
  name: string;
  /** What the first talk was about, in the words of her ask; '' where it does not say. */
  about: string;
  /** Which of her needs it was about; missing in what was kept before it was noted. */
  need?: NeedId | undefined;
}

/** A pair, as one of the two knows it. */
export interface Pair extends PairStanding {
  id: string;
  menteeId: string;
  mentorId: string | null;
  /** Who it is on the mentee's map. */
  onMap: string;
  noted: NotedPair;
  pausedUntil: Day | null;
  /** Her day on which she last looked at what they agreed, and kept it. */
  keptOn: Day | null;
  endedBy: Side | null;
  closedAt: Date | null;
  /** The two had agreed on something. */
  hasAgreed: boolean;
  /** What waits for the mentor has not come to them yet: until then they know nothing of it. */
  isUntold: boolean;
}

/** A pair with what each side is called. */
export interface PairRecord extends Pair {
  workspaceId: string;
  mentee: { name: string | null; slackUserId: string; timeZone: string | null; left: boolean };
  /** Undefined where they are not in this Slack, or have heard nothing yet. */
  mentor?: { name: string | null; slackUserId: string; timeZone: string | null; left: boolean } | undefined;
  /** The channel that both agreed to. */
  place?: Place | undefined;
}

/** A pair that is over, as far as it is known without opening what she noted of it. */
export type PairOver = Pick<Pair, 'menteeId' | 'mentorId' | 'onMap' | 'state' | 'withBot' | 'hasAgreed'>;

/** Which of the two somebody is; undefined for a stranger. */
export function sideOf(pair: Pick<Pair, 'menteeId' | 'mentorId'>, personId: string): Side | undefined {
  if (pair.menteeId === personId) return 'mentee';
  return pair.mentorId === personId ? 'mentor' : undefined;
}

/** For so long after the day on which two wanted to look at what they agreed it is the next thing; then it stands on their page. */
const reviewWeeks = 4;

/** So long after she kept what they agreed the two look at it again. */
const keptMonths = 3;

/**
 * The day on which two look at what they agreed again: that of the agreement, or a while after she kept it then.
 *
 * @returns undefined where they set none
 */
export function reviewDay(agreed: Day | undefined, keptOn: Day | null): Day | undefined {
  if (!agreed) return undefined;
  return keptOn && keptOn >= agreed ? Temporal.PlainDate.from(keptOn).add({ months: keptMonths }).toString() : agreed;
}

/** Whether that day has come, and is not long past. */
export const isReviewDue = (review: Day | undefined, today: Day): boolean =>
  review !== undefined &&
  review <= today &&
  today <= Temporal.PlainDate.from(review).add({ weeks: reviewWeeks }).toString();
