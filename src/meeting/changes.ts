import {
  type Book,
  type Meeting,
  type Moved,
  type Offer,
  openMeeting,
  openTimes,
  type Press,
  type Side,
  waitingOffer,
} from './meeting.ts';

/** What is kept otherwise after a move: each whole, be it new or changed. */
export interface Changes {
  meetings: Meeting[];
  offers: Offer[];
}

/** What a move brings along besides what the press names. */
interface Brings {
  /** Ids for a meeting and for times that are new. */
  newIds: { meeting: string; offer: string };
  by: Side;
  /** The earliest first. */
  times?: readonly Date[];
  word?: string;
  /** How long the two meet. */
  minutes: number;
}

/** What changes by a press that was let through, in a pair's book as it was judged. */
export function changesBy(book: Book, press: Press, moved: Moved, brings: Brings, now: Date): Changes {
  const { by, newIds, times = [], word = '', minutes } = brings;
  const open = openMeeting(book);
  const ended = endedOffers(book, moved, now, press, word);
  const begun: Meeting = open ?? newMeeting(book, brings);
  const next = (change: Partial<Meeting>): Meeting => ({ ...begun, ...change });
  const isLetGo = begun.startsAt !== null && moved.time === 'none' && !moved.over;
  const letGo = isLetGo
    ? { state: 'wanted' as const, startsAt: null, how: null, sequence: begun.sequence + 1 }
    : undefined;
  const over = moved.over && { state: moved.over, endedBy: by };
  switch (press.move) {
    case 'offer': {
      const { formId } = press;
      const offer = { id: newIds.offer, meetingId: begun.id, sentBy: by, times, minutes, formId, sentAt: now };
      const whole: Offer = { ...offer, ended: null, endedAt: null, taken: null, word: '' };
      return { meetings: open && !letGo ? [] : [next({ ...letGo })], offers: [...ended, whole] };
    }
    case 'take':
    case 'arrange': {
      const how = press.move === 'take' ? ('offer' as const) : ('arranged' as const);
      const forms = press.move === 'arrange' ? [...begun.forms, press.formId] : begun.forms;
      const set = { state: 'set' as const, startsAt: press.time, how, forms, sequence: begun.sequence + 1 };
      const offered = press.move === 'take' && book.offers.find(({ id }) => id === press.offerId);
      return { meetings: [next({ ...set, minutes: offered ? offered.minutes : minutes })], offers: ended };
    }
    case 'log': {
      const logged = { state: 'met' as const, startsAt: press.time, how: 'logged' as const, endedBy: by };
      const meeting = moved.logs === 'beside' ? newMeeting(book, brings) : begun;
      return { meetings: [{ ...meeting, ...logged, forms: [...meeting.forms, press.formId] }], offers: ended };
    }
    case 'cancel':
      return { meetings: [next({ ...over, sequence: begun.sequence + 1 })], offers: ended };
    case 'fell-through': {
      const waiting = moved.offeredBy && waitingOffer(book, now);
      const following = waiting && { ...newMeeting(book, brings), minutes: waiting.minutes };
      return {
        meetings: [next({ ...over }), ...(following ? [following] : [])],
        offers: [...ended, ...(following ? [{ ...waiting, meetingId: following.id }] : [])],
      };
    }
    default:
      return { meetings: over || letGo ? [next({ ...over, ...letGo })] : [], offers: ended };
  }
}

/** What changes by the clock, or by what the pair does: nobody's press. */
export function changesOf(book: Book, moved: Moved | 'same', now: Date): Changes {
  if (moved === 'same') return { meetings: [], offers: endedOffers(book, undefined, now) };
  const open = openMeeting(book);
  const over = moved.over && open;
  return {
    meetings: over ? [{ ...over, state: moved.over ?? over.state, sequence: over.sequence + 1 }] : [],
    offers: endedOffers(book, moved, now),
  };
}

/** The next meeting of a pair, without a time. */
export const newMeeting = ({ meetings }: Book, { newIds, minutes }: Pick<Brings, 'newIds' | 'minutes'>): Meeting => ({
  ...{ id: newIds.meeting, number: Math.max(0, ...meetings.map(({ number }) => number)) + 1 },
  ...{ state: 'wanted', startsAt: null, minutes, how: null, sequence: 0, forms: [], endedBy: null },
});

/** The times that wait no more: by the move, or because the last of them has passed. */
function endedOffers(book: Book, moved: Moved | undefined, now: Date, press?: Press, word = ''): Offer[] {
  const waiting = waitingOffer(book, now);
  return book.offers
    .filter(({ ended }) => ended === null)
    .flatMap((offer) => {
      const ended = offer.id === waiting?.id ? moved?.ended : openTimes(offer, now).length > 0 ? 'withdrawn' : 'passed';
      if (!ended) return [];
      const taken = press?.move === 'take' && ended === 'taken' ? press.time : null;
      return [{ ...offer, ended, endedAt: now, taken, word: ended === 'none' ? word : '' }];
    });
}

/** A pair's book after what changed in it. */
export function withChanges(book: Book, { meetings, offers }: Changes): Book {
  const put = <T extends { id: string }>(all: readonly T[], changed: readonly T[]): T[] => [
    ...all.map((one) => changed.find(({ id }) => id === one.id) ?? one),
    ...changed.filter(({ id }) => !all.some((one) => one.id === id)),
  ];
  return { ...book, meetings: put(book.meetings, meetings), offers: put(book.offers, offers) };
}
