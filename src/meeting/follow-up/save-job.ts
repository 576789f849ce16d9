import type { Transaction } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import type { AppContext } from '../../feature.ts';
import { forgetTyped } from '../../forms/typed/queries.ts';
import { lockPairOf, type PairFact } from '../../relationship/facts.ts';
import { inTransaction } from '../../surfaces/want.ts';
import { mayDo } from '../agenda/may.ts';
import { readMarks, saveMarks } from '../agenda/queries.ts';
import { type AgendaMarks, agendaOf, noMarks } from '../agenda/record.ts';
import { bothFollow, bringShared } from '../agenda/standing-job.ts';
import { type Book, openMeeting, type Side } from '../meeting.ts';
import { readBook } from '../queries.ts';
import { type Actions, type ActionWhy, enterActions, type NewAction } from './action.ts';
import { findNote, readActions, readDecided, saveActions, saveDecided, saveNote } from './queries.ts';
import { meetingsAfter } from './record-lines.ts';
import { changeDecided, changeOwn, type OwnNote, type OwnWords } from './written.ts';

type Trx = Transaction<Schema>;

/** A meeting that somebody of the pair writes of. */
export interface OnMeeting {
  pairId: string;
  meetingId: string;
  personId: string;
}

/**
 * What came of saving: `changed`, because another window was faster; `full`, because there is no room for the actions; `unread`,
 * because what is kept cannot be read, and is not written over.
 */
export type SavedOutcome = 'saved' | 'changed' | 'full' | 'unread' | 'no';

/** Under which what somebody types after a meeting waits until it is sent: each part for itself. */
export const typedAfter = (personId: string, meetingId: string, part: 'post' | 'own') => ({
  ...{ personId, subject: meetingId, form: part === 'post' ? 'meeting.after' : 'meeting.after-own' },
});

/** The meeting of a pair that is locked, where it may be written of. */
async function lockMeeting(ctx: AppContext, trx: Trx, on: OnMeeting) {
  const pair = await lockPairOf(trx, ctx.keys, { id: on.pairId, personId: on.personId });
  if (!pair) return undefined;
  const book = await readBook(trx, ctx.keys, pair);
  const marks = await readMarks(trx, pair.id);
  const record = agendaOf(book, on.meetingId, { items: [], marks }, ctx.now());
  return {
    pair,
    record: record && mayDo(record, 'decide', pair.side) === 'yes' ? record : undefined,
    // What is one's own is nobody's to end: also where the two have ended while it was written.
    mayNote: record?.meeting.state === 'met' && (pair.side === 'mentee' || pair.withBot),
  };
}

/** What goes into the post, from one side. */
export interface ForPost {
  decided: string;
  /** Of what was decided, as the form showed it. */
  version: number;
  actions: readonly NewAction[];
  formId: string;
}

/**
 * Keeps what one side writes into the post of a meeting, all of it or nothing, in one short transaction; what stands follows.
 * Saved twice it is the same.
 */
export const saveForPost = (ctx: AppContext, on: OnMeeting, given: ForPost): Promise<SavedOutcome | undefined> =>
  inTransaction(ctx, async (trx, want) => {
    const locked = await lockMeeting(ctx, trx, on);
    if (!locked) return undefined;
    const { pair, record } = locked;
    if (!record) return 'no' as const;
    const { side } = pair;
    const now = ctx.now();
    const before = await readActions(trx, ctx.keys, pair.id);
    const { actions, refused } = enterActions(before, on.meetingId, given.actions, side);
    if (refused.length > 0) return 'full' as const;
    const had = (await readDecided(trx, ctx.keys, pair.id)).get(on.meetingId)?.[side];
    const decided = changeDecided(had, given.decided, given.version);
    if (!decided) return 'changed' as const;
    if (decided === 'unread') return decided;
    await saveActions(trx, ctx.keys, pair, before, actions, now);
    if (decided !== had) await saveDecided(trx, ctx.keys, { pair, meetingId: on.meetingId, side }, decided, now);
    const isNews = actions !== before || decided.text !== (had?.text ?? '');
    const marks: AgendaMarks = isNews ? { ...record.marks, changed: { at: now, by: side } } : record.marks;
    if (isNews) await saveMarks(trx, on.meetingId, marks);
    const typed = typedAfter(on.personId, on.meetingId, 'post');
    await forgetTyped(trx, ctx.keys, typed, { opened: given.formId }, now);
    await bringShared(ctx, trx, want, pair, { meetingId: on.meetingId, marks, isComing: false });
    await bothFollow(ctx, trx, want, pair);
    return 'saved' as const;
  });

/** Keeps what is one's own of a meeting: nothing of it goes anywhere. */
export const saveOwn = (
  ctx: AppContext,
  on: OnMeeting,
  { words, version, formId }: { words: OwnWords; version: number; formId: string },
): Promise<{ outcome: Exclude<SavedOutcome, 'full'>; note: OwnNote | undefined } | undefined> =>
  inTransaction(ctx, async (trx, _want) => {
    const locked = await lockMeeting(ctx, trx, on);
    if (!locked) return undefined;
    const had = await findNote(trx, ctx.keys, on);
    if (!locked.mayNote) return { outcome: 'no' as const, note: had };
    const note = changeOwn(had, words, version);
    if (!note) return { outcome: 'changed' as const, note: had };
    if (note === 'unread') return { outcome: note, note: had };
    if (note !== had && note.version > 0) await saveNote(trx, ctx.keys, on, note, ctx.now());
    const typed = typedAfter(on.personId, on.meetingId, 'own');
    await forgetTyped(trx, ctx.keys, typed, { opened: formId }, ctx.now());
    return { outcome: 'saved' as const, note };
  });

/** What came of a press on an action. */
export interface ActionPressed {
  pair: PairFact;
  why: ActionWhy | undefined;
}

/**
 * Changes the actions of a pair, in one short transaction: they are shown in both Homes, and on what stands of the agenda to
 * come and of the meeting at which they were said.
 */
export const changeActions = (
  ctx: AppContext,
  { pairId, personId, actionId }: { pairId: string; personId: string; actionId: string },
  decide: (actions: Actions, book: Book, by: Side) => Actions | ActionWhy,
): Promise<ActionPressed | undefined> =>
  inTransaction(ctx, async (trx, want) => {
    const pair = await lockPairOf(trx, ctx.keys, { id: pairId, personId });
    if (!pair) return undefined;
    const book = await readBook(trx, ctx.keys, pair);
    const before = await readActions(trx, ctx.keys, pair.id);
    const after = decide(before, book, pair.side);
    if (typeof after === 'string') return { pair, why: after };
    if (after === before) return { pair, why: undefined };
    await saveActions(trx, ctx.keys, pair, before, after, ctx.now());
    const said = before.find(({ id }) => id === actionId)?.meetingId;
    const marks = await readMarks(trx, pair.id);
    const coming = openMeeting(book)?.id;
    // What is dropped goes from every post that lists it.
    const isDropped = after.some(({ id, state }) => id === actionId && state === 'dropped');
    const listed = isDropped && said ? meetingsAfter(book, said).map(({ id }) => id) : [];
    for (const meetingId of new Set([coming, said, ...listed])) {
      const shared = meetingId && { meetingId, marks: marks.get(meetingId) ?? noMarks };
      if (shared) await bringShared(ctx, trx, want, pair, { ...shared, isComing: meetingId === coming });
    }
    await bothFollow(ctx, trx, want, pair);
    return { pair, why: undefined };
  });
