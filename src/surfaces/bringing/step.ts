import type { SurfaceState } from '../../db/schema.ts';

/** What is to be done next with a surface. */
export type Step =
  | { do: 'post' | 'edit' | 'delete' | 'publish' | 'look' }
  /** Nothing; it is as wanted, or nothing can be done. */
  | { do: 'rest' }
  /** Nothing stands in Slack and nothing is wanted: the row has no use any more. */
  | { do: 'forget' }
  /** Nothing until somebody wants it anew, or wakes it up. */
  | { do: 'park' }
  | { do: 'wait'; until: Date }
  /** It would come too late. */
  | { do: 'give up' };

/** A row, as far as it decides what is done. */
export interface Standing {
  place: 'dm' | 'channel' | 'home';
  state: SurfaceState;
  owed: boolean;
  repeated: boolean;
  isPlaceKnown: boolean;
  /** Its reader's account is closed. */
  isReaderGone: boolean;
  /** The last step was refused for good. */
  isEnded: boolean;
}

/** What was rendered: the same as is shown, or something else. */
export type Picture = 'same' | 'other' | 'gone' | 'not now';

/** What else decides whether something may be posted now. */
export interface Limits {
  now: Date;
  allowed: Date;
  /** From then on it is too late. */
  tooLate: Date;
  afterUnknown: 'leave' | 'look once';
}

/**
 * The next step with a surface, once it is known that nobody is sending it: a message is posted while one is owed, edited
 * where it stands, taken out where nothing is to stand. Only posting pushes, so only posting keeps hours and comes too late.
 */
export function nextStep(standing: Standing, picture: Picture, limits: Limits): Step {
  const { place, state, isPlaceKnown, isReaderGone } = standing;
  if (standing.isEnded) return { do: 'rest' };
  if (picture === 'not now') return { do: 'park' };
  if (place === 'home') {
    if (picture === 'gone') return { do: 'rest' };
    if (isReaderGone) return { do: 'park' };
    return { do: picture === 'same' && !standing.owed ? 'rest' : 'publish' };
  }
  if (picture === 'gone') {
    if (state === 'sent' && isPlaceKnown) return { do: 'delete' };
    return { do: state === 'unknown' || state === 'sent' ? 'rest' : 'forget' };
  }
  if (isReaderGone) return { do: 'park' };
  // One that was asked for is edited though it looks the same: so it is found when somebody else has deleted it.
  if (state === 'sent' && isPlaceKnown) return { do: picture === 'same' && !standing.owed ? 'rest' : 'edit' };
  return post(standing, limits);
}

function post({ state, owed, repeated }: Standing, { now, allowed, tooLate, afterUnknown }: Limits): Step {
  const looks = state === 'unknown' && !owed && !repeated && afterUnknown === 'look once';
  if (!owed && !looks) return { do: 'rest' };
  if (now >= tooLate) return { do: 'give up' };
  if (allowed > now) return { do: 'wait', until: allowed };
  return { do: looks ? 'look' : 'post' };
}
