/** Where in the list she came from, and whether the list was opened from the result of her assessment. */
export interface Place {
  /** The page of the list, from 1. */
  page: number;
  from?: 'result' | undefined;
}

/** What the goals' modals carry with them and bring back: ids, numbers and fingerprints, never words. */
export interface Metadata extends Place {
  /** '' in the list. */
  goalId: string;
  /** The form is of a goal that is not kept yet. */
  isNew?: boolean | undefined;
  /** Under which a note will be kept, so that a form sent twice keeps one. */
  noteId?: string | undefined;
  /** Which opening of the form it is, for what is kept as it is typed. */
  opened?: string | undefined;
  /** Whom she has been told to have stopped her: sharing with them now waits until they allow it. */
  waits?: string | undefined;
  /** The page of the history. */
  at?: number | undefined;
  /** What each field held when the form was shown. */
  shown?: Record<string, string>;
}

/** The part of a modal's metadata that goes along from one page to the next. */
export const placeIn = ({ page, from }: Place): Place => ({ page, ...(from && { from }) });
