/*
 * The room of agendas: what two want to talk about. Pure: who may do what, what changes by a press, what stands where others
 * read it, what goes on into the next meeting. Held to test/meeting/agenda.md.
 */

import type { Side } from '../meeting.ts';
import { markReached } from './carry.ts';
import {
  cleanText,
  countOpen,
  type Item,
  type Items,
  longestText,
  mostItems,
  mostLater,
  type Part,
  placed,
  placeIn,
  putAt,
  standingIn,
  type Tag,
  withItem,
  withinLimits,
} from './item.ts';
import { type Act, type AgendaStands, mayDo } from './may.ts';

/** One change of an item, by its id: never the list as a form showed it. */
export type Edit =
  | { act: 'add'; id: string; text: string; tag?: Tag | null; part?: Part }
  /** @param version of the text, as the form showed it */
  | { act: 'edit'; id: string; text: string; version: number }
  | { act: 'take-out'; id: string }
  /** @param before the item that it then stands before; null: the last of its part */
  | { act: 'move'; id: string; part: Part; before: string | null }
  | { act: 'tag'; id: string; tag: Tag | null }
  | { act: 'reached'; id: string; reached: boolean };

/**
 * Why a change was not made. `changed`: the text is another by now, both are shown. `gone`: it was taken out, what was typed
 * stands in the form as a new item.
 */
export type Why = 'not-now' | 'not-yours' | 'unknown' | 'gone' | 'changed' | 'empty' | 'too-long' | 'later-full';

/** The agenda on which somebody presses. */
export interface Agenda extends AgendaStands {
  meetingId: string;
  /** The meeting whose agenda was begun after this one. */
  nextId?: string;
}

/** What came of changes. */
export interface Edited {
  items: Items;
  refused: { edit: Edit; why: Why }[];
  /** For the agenda of the next meeting: this one takes nothing new any more. */
  forNext: Edit[];
  /** The last line names who changed it and when. Marks of what was reached do not write it. */
  isChanged: boolean;
}

/**
 * Makes changes one after another, each judged by itself: what two save at once is merged by item. Repeated they are
 * harmless.
 */
export function saveEdits(items: Items, agenda: Agenda, edits: readonly Edit[], by: Side): Edited {
  const done: Edited = { items, refused: [], forNext: [], isChanged: false };
  for (const edit of edits) {
    const after = saveOne(done.items, agenda, edit, by);
    if (after === 'next') done.forNext.push(edit);
    else if (typeof after === 'string') done.refused.push({ edit, why: after });
    else {
      if (edit.act !== 'reached' && after !== done.items) done.isChanged = true;
      done.items = after;
    }
  }
  return done;
}

function saveOne(items: Items, agenda: Agenda, edit: Edit, by: Side): Items | Why | 'next' {
  const { meetingId } = agenda;
  const item = items.find(({ id }) => id === edit.id);
  const may = mayDo(agenda, edit.act satisfies Act, by);
  if (may === 'no') return 'not-now';
  if (edit.act === 'add') return item ? items : may === 'next' ? 'next' : added(items, meetingId, edit, by);
  const place = item && placeIn(item, meetingId);
  if (!item || !place) return 'unknown';
  if (may === 'own' && item.writer !== by) return 'not-yours';
  if (place.out) return edit.act === 'edit' ? 'gone' : items;
  switch (edit.act) {
    case 'edit':
      return edited(items, item, edit);
    case 'take-out':
      return takenOut(items, item, meetingId);
    case 'tag':
      return item.tag === edit.tag ? items : withItem(items, item.id, (one) => ({ ...one, tag: edit.tag }));
    case 'move':
      return moved(items, meetingId, item, edit);
    case 'reached': {
      if (place.reached === edit.reached) return items;
      const isBack = !edit.reached && place.part !== 'later' && countOpen(items, meetingId) >= mostItems;
      if (isBack && isLaterFull(items, meetingId)) return 'later-full';
      return markReached(items, meetingId, item.id, edit.reached, agenda.nextId);
    }
  }
}

const isLaterFull = (items: Items, meetingId: string): boolean =>
  standingIn(items, meetingId, 'later').length >= mostLater;

const problemOf = (text: string): Why | undefined =>
  text === '' ? 'empty' : [...text].length > longestText ? 'too-long' : undefined;

function added(items: Items, meetingId: string, edit: Extract<Edit, { act: 'add' }>, writer: Side): Items | Why {
  const { id, tag = null, part = 'open' } = edit;
  const text = cleanText(edit.text);
  const problem = problemOf(text);
  if (problem) return problem;
  const needsLater = part === 'later' || countOpen(items, meetingId) >= mostItems;
  if (needsLater && isLaterFull(items, meetingId)) return 'later-full';
  const place = { meetingId, part, order: 0, reached: false, out: false };
  const item: Item = { id, writer, text, version: 1, tag, places: [place] };
  return withinLimits(putAt([...items, item], meetingId, id, part), meetingId, id);
}

function edited(items: Items, item: Item, { text: typed, version }: Extract<Edit, { act: 'edit' }>): Items | Why {
  const text = cleanText(typed);
  if (text === item.text) return items;
  if (item.version !== version) return 'changed';
  return problemOf(text) ?? withItem(items, item.id, (one) => ({ ...one, text, version: version + 1 }));
}

/** Taken out of the latest agenda on which it stands, the earlier ones keep it; out of an earlier one, it is out of all. */
function takenOut(items: Items, item: Item, meetingId: string): Items {
  const isLatest = item.places.at(-1)?.meetingId === meetingId;
  return withItem(items, item.id, (one) => {
    const left = isLatest
      ? placed(one, meetingId, { out: true })
      : { ...one, places: one.places.map((place) => ({ ...place, out: true })) };
    return left.places.every(({ out }) => out) ? { ...left, text: '', tag: null, version: left.version + 1 } : left;
  });
}

function moved(items: Items, meetingId: string, item: Item, edit: Extract<Edit, { act: 'move' }>): Items | Why {
  const from = placeIn(item, meetingId);
  const stood = standingIn(items, meetingId, edit.part).map(({ item: one }) => one.id);
  const comes = from?.part === 'later' && edit.part !== 'later';
  if (from?.part !== 'later' && edit.part === 'later' && isLaterFull(items, meetingId)) return 'later-full';
  const after = putAt(items, meetingId, item.id, edit.part, edit.before);
  const stands = standingIn(after, meetingId, edit.part).map(({ item: one }) => one.id);
  if (stands.join() === stood.join()) return items;
  return withinLimits(after, meetingId, comes || edit.part === 'main' ? item.id : undefined);
}
