/** Where in the list she came from, and whether the list was opened from the result of her assessment. */
export interface Place {
  /** The page of the list, from 1. */
  page: number;
  from?: 'result';
}

/** What the goals' modals carry with them and bring back: ids, numbers and fingerprints, never words. */
export interface Metadata extends Place {
  /** '' in the list. */
  goalId: string;
  /** The form is of a goal that is not kept yet. */
  isNew?: boolean;
  /** Under which a note will be kept, so that a form sent twice keeps one. */
  noteId?: string;
  /** The page of the history. */
  at?: number;
  /** What each field held when the form was shown. */
  shown?: Record<string, string>;
}

/** Reads what a modal carried. Whatever is not ours in it reads as the first page of the list: it may be forged. */
export function readMetadata(text: string | undefined): Metadata {
  const read = parsed(text);
  return {
    ...placeIn(read),
    goalId: typeof read.goalId === 'string' ? read.goalId : '',
    ...(read.isNew === true && { isNew: true }),
    ...(typeof read.noteId === 'string' && { noteId: read.noteId }),
    ...(Number.isInteger(read.at) && { at: read.at as number }),
    shown: stringsIn(read.shown),
  };
}

/** The part of a modal's metadata that goes along from one page to the next. */
export const placeIn = ({ page, from }: Partial<Record<keyof Place, unknown>>): Place => ({
  page: Number.isInteger(page) ? (page as number) : 1,
  ...(from === 'result' && { from }),
});

function parsed(text: string | undefined): Partial<Record<keyof Metadata, unknown>> {
  try {
    const read: unknown = JSON.parse(text || '{}');
    return typeof read === 'object' && read !== null ? read : {};
  } catch {
    return {};
  }
}

function stringsIn(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter(([, held]) => typeof held === 'string')) as Record<
    string,
    string
  >;
}
