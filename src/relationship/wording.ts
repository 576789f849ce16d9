import { type Day, localDay, sayDay } from '../calendar.ts';
import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import { fieldName, fieldWords, held } from '../forms/table.ts';
import { shorten } from '../slack/mrkdwn.ts';
import {
  changesOf,
  isHeld,
  shownInShort,
  type Terms,
  type TermsField,
  termsTable,
  type Version,
} from './agreement/terms.ts';
import { type PairRecord, type PairState, type Side, waitsDays } from './pair.ts';
import type { Place } from './place/place.ts';

/** Who reads it. */
export interface Viewer {
  edition: Edition;
  /** IANA name: days are the reader's. */
  timeZone: string | null;
  side: Side;
}

/** What a screen knows of a pair. */
export interface PairShown {
  id: string;
  state: PairState;
  withBot: boolean;
  waits?: Side | undefined;
  pausedUntil: Day | null;
  keptOn: Day | null;
  /** As the mentee calls her mentor, and as Slack calls the mentee. */
  names: Readonly<Record<Side, string>>;
  /** Both as Slack calls them: what she calls her mentor is hers, and stands in nothing that others read. */
  called: Readonly<Record<Side, string>>;
  closedAt: Date | null;
  hasAgreed: boolean;
  /** The mentor is in this Slack and known to the bot; left out where a screen does not say. */
  isReached?: boolean;
  /** The channel that both agreed to. */
  place?: Place | undefined;
}

/** What screens show of a pair. */
export const pairShown = (pair: PairRecord): PairShown => ({
  id: pair.id,
  state: pair.state,
  withBot: pair.withBot,
  waits: pair.waits,
  pausedUntil: pair.pausedUntil,
  keptOn: pair.keptOn,
  names: { mentee: pair.mentee.name ?? '', mentor: pair.noted.name },
  called: { mentee: pair.mentee.name ?? '', mentor: pair.mentor?.name ?? '' },
  closedAt: pair.closedAt,
  hasAgreed: pair.hasAgreed,
  isReached: pair.mentorId !== null && !pair.mentor?.left,
  place: pair.place,
});

/** A line of what two agreed, its name in bold. */
export interface Line {
  bold: string;
  text: string;
}

/** As much of a name as stands in one place. */
const nameLimit = 100;

/** How the other of the two is called for a reader. */
export const otherName = ({ edition, side }: Viewer, { names }: PairShown): string =>
  nameOr(edition, names[side === 'mentee' ? 'mentor' : 'mentee']);

/** The two, as who reads in a channel finds them called. */
export const calledThere = (edition: Edition, { called }: Pick<PairShown, 'called'>): Record<Side, string> => ({
  mentee: nameOr(edition, called.mentee),
  mentor: nameOr(edition, called.mentor),
});

const nameOr = (edition: Edition, name: string): string => shorten(name, nameLimit) || say(edition, 'sharedNoName');

/** A day as its reader says it. */
export const dayOf = ({ edition, timeZone }: Viewer, at: Date): string =>
  sayDay(localDay(timeZone, at), edition.spelling);

/** The day until which a version waits for the other side. */
export const waitsUntil = (viewer: Viewer, { sentAt }: Pick<Version, 'sentAt'>): string =>
  dayOf(viewer, new Date(sentAt.getTime() + waitsDays * 24 * 60 * 60 * 1000));

/** What two agreed, a line each: of the whole, or of what a message shows. */
export const termsLines = (
  { edition }: Viewer,
  terms: Terms,
  how: 'all' | 'in short',
  without: readonly TermsField[] = [],
): Line[] =>
  (how === 'all' ? (Object.keys(termsTable) as TermsField[]) : shownInShort(edition, terms))
    .filter((field) => !without.includes(field))
    .map((field) => ({
      bold: `${fieldName(edition, termsTable, field)}: `,
      text: fieldWords(edition, termsTable, field, held(terms, field)),
    }))
    .filter(({ text }) => text !== '');

/** What another version says otherwise, a line each. */
export const changeLines = ({ edition }: Viewer, before: Terms, after: Terms): Line[] =>
  changesOf(before, after).map(({ field, before: was, after: is }) => {
    const words = (value: string) => fieldWords(edition, termsTable, field, value) || say(edition, 'versionNothing');
    return {
      bold: `${fieldName(edition, termsTable, field)}: `,
      text: say(edition, 'versionBeforeAfter', { before: words(was), after: words(is) }),
    };
  });

/** What was last agreed before a version. */
export const agreedBefore = (versions: readonly Version[], version: Version): Version | undefined =>
  versions.findLast(({ number, ended }) => number < version.number && isHeld(ended));

/** The version that a version is an answer to, or a change of. */
export const basisOf = (versions: readonly Version[], version: Version): Version | undefined => {
  const before = versions.findLast(({ number }) => number < version.number);
  // Words that never came to the mentor are nothing to compare with.
  return before?.ended === 'changed' && !before.unheard ? before : agreedBefore(versions, version);
};
