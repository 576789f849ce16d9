import { type Book, type Meeting, openMeeting, type Side } from '../meeting.ts';
import type { Agenda } from './edits.ts';
import type { Items } from './item.ts';
import { type AgendaState, agendaAt } from './may.ts';
import type { Where } from './stands.ts';

/** How far the agenda of a meeting has come, as it is kept. */
export interface AgendaMarks {
  /** When it was first shared; null while it is a draft. */
  sharedAt: Date | null;
  /** Where it stands since she shared it last: in a channel, or as two copies. */
  where: Exclude<Where, 'text'>;
  channelId: string | null;
  /** Which goals stood on it as she shared it, by id: another is not put there by itself. */
  goals: readonly string[];
  /** Who changed it last, and when; null while nobody has. */
  changed: { at: Date; by: Side } | null;
  /** When the mentor said that he has seen it. */
  seenAt: Date | null;
  /** Somebody has saved the form after the meeting. */
  isWrittenUp?: boolean;
}

/** The agenda of one meeting of a pair, as it stands: what decides about it, and what is drawn of it. */
export interface AgendaRecord extends Agenda {
  meeting: Meeting;
  marks: AgendaMarks;
  /** All items of the pair; where each stands, it says itself. */
  items: Items;
}

/** Of an agenda that nobody has touched. */
export const noMarks: AgendaMarks = {
  ...{ sharedAt: null, where: 'two copies', channelId: null, goals: [] },
  ...{ changed: null, seenAt: null },
};

/** The agenda of a meeting in a pair's book; undefined where the book has no such meeting. */
export function agendaOf(
  book: Book,
  meetingId: string,
  { items, marks }: { items: Items; marks: ReadonlyMap<string, AgendaMarks> },
  now: Date,
): AgendaRecord | undefined {
  const meeting = book.meetings.find(({ id }) => id === meetingId);
  if (!meeting) return undefined;
  const open = openMeeting(book);
  const nextId = open && open.id !== meetingId && isOver(meeting) ? open.id : undefined;
  const state = stateOf(book, meeting, marks, nextId !== undefined || marks.get(meetingId)?.isWrittenUp === true, now);
  const next = open && nextId ? stateOf(book, open, marks, false, now) : undefined;
  return {
    ...{ meetingId, meeting, items, agenda: state, withBot: book.withBot, marks: marks.get(meetingId) ?? noMarks },
    isShared: (marks.get(meetingId) ?? noMarks).sharedAt !== null,
    isFallen: meeting.state === 'cancelled' || meeting.state === 'fell-through',
    ...(nextId && { nextId }),
    ...(next && { next }),
  };
}

const isOver = ({ state }: Meeting): boolean => state !== 'wanted' && state !== 'set';

function stateOf(
  { pair }: Book,
  meeting: Meeting,
  marks: ReadonlyMap<string, AgendaMarks>,
  isWrittenUp: boolean,
  now: Date,
): AgendaState {
  const isShared = (marks.get(meeting.id) ?? noMarks).sharedAt !== null;
  return agendaAt({ isClosed: pair === 'closed', meeting, isShared, isWrittenUp }, now);
}

/** What the modals of an agenda carry with them and bring back: ids and numbers, never words. */
export interface AgendaMetadata {
  pairId: string;
  meetingId: string;
  /** Sent once more it is the same. */
  formId: string;
  /** The item whose words are changed, and which of them were shown. */
  itemId?: string | undefined;
  version?: number | undefined;
  /** Who read there as she was shown it. */
  mark?: string | undefined;
}
