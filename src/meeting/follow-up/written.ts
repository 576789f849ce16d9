import type { Side } from '../meeting.ts';

/** What was decided, as one side notes it at a meeting. Both read it; each changes its own. */
export interface Decided {
  text: string;
  /** Rises with each change: a form names the one it showed. */
  version: number;
  /** What is kept cannot be read: nothing is written over it. */
  isUnread?: boolean;
}

/** What was written into the post after a meeting, by each side; a side that wrote nothing is not here. */
export type DecidedAt = Partial<Readonly<Record<Side, Decided>>>;

/** The same of all meetings of a pair, by the meeting's id. */
export type DecidedLines = ReadonlyMap<string, DecidedAt>;

/** In code points. */
export const longestDecided = 600;

/** What somebody notes for themselves after a meeting. Nobody else reads any of it, and nothing of it is posted. */
export const ownFields = {
  surprised: { side: 'mentee', limit: 600 },
  trying: { side: 'mentee', limit: 600 },
  got: { side: 'mentee', limit: 10 },
  notes: { side: 'both', limit: 2000 },
  reflection: { side: 'mentee', limit: 600 },
} as const satisfies Record<string, { side: Side | 'both'; limit: number }>;

export type OwnField = keyof typeof ownFields;

/** Did I get what I asked for? */
export const gotAnswers = ['no', 'partly', 'yes'] as const;

/** What is one's own after a meeting, '' for nothing. */
export type OwnWords = Readonly<Record<OwnField, string>>;

export const noOwnWords: OwnWords = { surprised: '', trying: '', got: '', notes: '', reflection: '' };

/** One's own words with how often they were changed: a form names the version that it showed. */
export interface OwnNote {
  words: OwnWords;
  version: number;
  /** What is kept cannot be read: nothing is written over it. */
  isUnread?: boolean;
}

/** Which of them a side is asked for. A mentor has notes, and nothing else. */
export const ownFieldsOf = (side: Side): OwnField[] =>
  (Object.keys(ownFields) as OwnField[]).filter((name) => {
    const { side: of } = ownFields[name];
    return of === 'both' || of === side;
  });

/** A text of several lines, without blanks at its ends, and without what Windows adds to a line's end. */
export const cleanLines = (text: string): string => text.replace(/\r\n?/g, '\n').trim();

/**
 * What was typed replaces what is kept, where the form showed what is kept; undefined: another window was faster; `unread`: what
 * is kept could not be shown.
 */
export function changeDecided(
  had: Decided | undefined,
  typed: string,
  shownVersion: number,
): Decided | 'unread' | undefined {
  const text = cleanLines(typed);
  if (had && had.text === text) return had;
  if (had?.isUnread) return 'unread';
  return (had?.version ?? 0) === shownVersion ? { text, version: shownVersion + 1 } : undefined;
}

/** The same of one's own words. */
export function changeOwn(
  had: OwnNote | undefined,
  typed: OwnWords,
  shownVersion: number,
): OwnNote | 'unread' | undefined {
  const words = Object.fromEntries(
    Object.entries(typed).map(([name, text]) => [name, cleanLines(text)]),
  ) as unknown as OwnWords;
  const before = had?.words ?? noOwnWords;
  if ((Object.keys(ownFields) as OwnField[]).every((name) => before[name] === words[name]))
    return had ?? { words: noOwnWords, version: 0 };
  if (had?.isUnread) return 'unread';
  return (had?.version ?? 0) === shownVersion ? { words, version: shownVersion + 1 } : undefined;
}
