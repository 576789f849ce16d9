import { randomUUID } from 'node:crypto';
import type { ModalView } from '@slack/types';
import { needsOf, stepOne } from '../assess/facts.ts';
import { localDay } from '../calendar.ts';
import { say } from '../content/say.ts';
import type { Context } from '../context.ts';
import type { ActionRequest, AppContext, HomePart, Incoming, Reader } from '../feature.ts';
import { formOf } from '../forms/form.ts';
import { changesBetween } from '../forms/merge.ts';
import { pageOf } from '../forms/paging.ts';
import { readFields, shownOf } from '../forms/read.ts';
import type { TypedValues } from '../forms/typed/typed.ts';
import { keptNeedLabel, needLabel, needOf } from '../needs/need.ts';
import type { NeedLinePart } from '../needs/need-line.ts';
import { peopleInSlack, peopleWith } from '../network/facts.ts';
import { cameAsMentor } from '../people/facts.ts';
import { asOf } from '../pushes/delivery.ts';
import { hasBegun } from '../reader.ts';
import { goalsOf, sharedWith } from './facts.ts';
import { type GoalFields, type GoalsContext, noFields } from './fields.ts';
import { type FormContent, formView } from './form/view.ts';
import type { Goal } from './goal.ts';
import { goalView, latelyShown } from './goal-view.ts';
import { noteView } from './history/note-view.ts';
import { listEntries } from './history/queries.ts';
import { thanksView } from './history/thanks-view.ts';
import { historyPageSize, historyView } from './history/view.ts';
import { homePart } from './home-view.ts';
import { listView } from './list-view.ts';
import { type Metadata, type Place, placeIn } from './metadata.ts';
import { goalToSet } from './need-words.ts';
import { countGoals, isAnothers, listGoals } from './queries.ts';
import { readMetadata } from './reader.ts';
import { asMentorView } from './sharing/mentor-view.ts';
import { nameOf } from './sharing/message-view.ts';
import { findDelivery, findWait } from './sharing/queries.ts';
import { asShared, menteeOf, peopleToChoose } from './sharing/share.ts';
import { type MessageState, shareView } from './sharing/view.ts';
import { findTypedOf } from './typed/queries.ts';
import type { Viewer } from './wording.ts';

/** Goals on a page of the list. */
const listPageSize = 10;

/** Who looks, with the day it is for her. */
export const viewerOf = ({ person, edition }: Incoming, ctx: GoalsContext): Viewer => ({
  edition,
  table: ctx.table,
  timeZone: person.time_zone,
  today: localDay(person.time_zone, ctx.now()),
});

/** Where in the list the person is; the result of her assessment is remembered, so that she finds back to it. */
export function placeOf({ view }: ActionRequest): Place {
  const place = placeIn(readMetadata(view?.private_metadata));
  return view?.callback_id === 'assess:page' ? { page: 1, from: 'result' } : place;
}

/** The page of the list that is asked for, or the nearest there is. Two queries. */
export async function listScreen(who: Incoming, ctx: GoalsContext, place: Place, notice?: string): Promise<ModalView> {
  const counts = await countGoals(ctx.db, who.person.id);
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const page = pageOf(total, place.page, listPageSize);
  const goals = await listGoals(ctx.db, ctx.keys, who.person.id, page);
  return listView(viewerOf(who, ctx), { goals, page, total, from: place.from, notice, unread: ctx.unread.size });
}

/**
 * A goal's own page; a draft has none, its form stands for it. One query and those of the map, some more of one that is
 * shared; or those of the form.
 *
 * @param notice what has just happened; or how to say it of what has become of the message to its mentor, which is read
 *   once for the whole page
 */
export async function goalScreen(
  who: Incoming,
  ctx: GoalsContext,
  goal: Goal,
  place: Place,
  notice?: string | ((message: MessageState | undefined) => string | undefined),
): Promise<ModalView> {
  if (goal.state === 'draft') return editScreen(who, ctx, { ...placeIn(place), goalId: goal.id }, goal);
  const lately = await listEntries(ctx.db, ctx.keys, goal.id, { offset: 0, limit: latelyShown });
  const person = await helpersOf(who, goal);
  const message = await messageOf(ctx, goal);
  const said = typeof notice === 'string' ? notice : notice?.(message);
  return goalView(viewerOf(who, ctx), {
    ...{ goal, lately, person, message, place: placeIn(place), notice: said, unread: ctx.unread.size },
    isMessageSaid: said !== undefined && typeof notice === 'function',
  });
}

/** What has become of the message to whom a goal is shared with; undefined where it is not. */
async function messageOf(ctx: Context, { id, share }: Goal): Promise<MessageState | undefined> {
  if (!share) return undefined;
  const seen = { goalId: id, mentorId: share.mentorId };
  const delivery = await findDelivery(ctx.db, seen, asOf(ctx));
  return { delivery, wait: delivery === 'waits' ? await findWait(ctx.db, seen, asOf(ctx)) : undefined };
}

/** Who helps with the need a goal belongs to, as the map says it. */
async function helpersOf({ edition, aboutNeeds }: Incoming, { fields }: Goal): Promise<string | undefined> {
  const need = needOf(fields.need);
  if (!need) return undefined;
  const [line] = await aboutNeeds([{ id: need.id, label: keptNeedLabel(edition, fields.need) }], 'goal');
  return line?.parts.person?.text;
}

/** Words of thanks for a goal that is done, to who helps with its need. Two queries of the map, one of her needs. */
export async function thanksScreen(who: Incoming, ctx: GoalsContext, goal: Goal, place: Place): Promise<ModalView> {
  const { person } = who;
  const need = needOf(goal.fields.need);
  const { ownNeed } = await needsOf(ctx.db, ctx.keys, person.id);
  const isHers = need && (need.words === undefined || need.words === ownNeed);
  const helpers = isHers ? await peopleWith(ctx.db, ctx.keys, person.id, need.id) : [];
  return thanksView(viewerOf(who, ctx), { goal, helpers, me: person.name ?? undefined, place: placeIn(place) });
}

/** A stretch of a goal's history. One query. */
export async function historyScreen(who: Incoming, ctx: GoalsContext, goal: Goal, place: Place, at: number) {
  const page = pageOf(goal.entries, at, historyPageSize);
  const entries = await listEntries(ctx.db, ctx.keys, goal.id, page);
  return historyView(viewerOf(who, ctx), { goal, entries, page, place: placeIn(place), unread: ctx.unread.size });
}

/** The page on which a goal is shared. Two queries. */
export async function shareScreen(
  who: Incoming,
  ctx: GoalsContext,
  goal: Goal,
  place: Place,
  notice?: string,
  { chosen, waits }: { chosen?: string | undefined; waits?: string | undefined } = {},
): Promise<ModalView> {
  const people = peopleToChoose(await peopleInSlack(ctx.db, ctx.keys, who.person.id));
  const shared = asShared(ctx.table, goal, menteeOf(who.person));
  const metadata = { ...placeIn(place), goalId: goal.id, ...(waits && { waits }) };
  return shareView(viewerOf(who, ctx), { metadata, shared, people, chosen, notice, unread: ctx.unread.size });
}

/** The page on which a note is written, with what she typed before. One query. */
export async function noteScreen(who: Incoming, ctx: GoalsContext, goal: Goal, metadata: Metadata): Promise<ModalView> {
  const { note } = await findTypedOf(ctx, 'note', who.person.id, goal.id);
  return noteView(viewerOf(who, ctx), {
    metadata: { ...metadata, opened: randomUUID() },
    fields: goal.fields,
    typed: note,
  });
}

/**
 * The form of a goal. One query.
 *
 * @param stored the goal as kept; undefined for a new one
 * @param fields what the form holds; where it differs from what is kept, it counts as changed in this window
 * @param metadata its `shown` is what is kept, unless it is given
 */
export async function formScreen(
  who: Incoming,
  ctx: GoalsContext,
  metadata: Metadata,
  stored: Goal | undefined,
  fields: GoalFields,
  said: Pick<FormContent, 'notice' | 'inTheWay' | 'isBack'> = {},
): Promise<ModalView> {
  const mine = await stepOne(ctx.db, ctx.keys, who.person.id);
  return formView(viewerOf(who, ctx), {
    metadata: { shown: shownOf(ctx.table, stored?.fields ?? noFields()), opened: randomUUID(), ...metadata },
    fields,
    mine,
    isDraft: stored?.state === 'draft',
    sharedWith: stored?.share && {
      name: nameOf(who.edition, stored.share.name),
      delivery: await findDelivery(ctx.db, { goalId: stored.id, mentorId: stored.share.mentorId }, asOf(ctx)),
    },
    ...said,
  });
}

/** The form of a goal that is kept, with what she typed in it before and never sent. Two queries. */
export async function editScreen(who: Incoming, ctx: GoalsContext, metadata: Metadata, goal: Goal): Promise<ModalView> {
  const typed = await findTypedOf(ctx, 'goal', who.person.id, goal.id);
  return typedScreen(who, ctx, metadata, goal, goal.fields, typed);
}

/**
 * The form of a goal with what was typed in it laid over.
 *
 * @param fields what it holds without
 */
export async function typedScreen(
  who: Incoming,
  ctx: GoalsContext,
  metadata: Metadata,
  stored: Goal | undefined,
  fields: GoalFields,
  typed: TypedValues,
): Promise<ModalView> {
  const mine = await stepOne(ctx.db, ctx.keys, who.person.id);
  const read = readFields(ctx.table, formOf(typed), {}, fields, { edition: who.edition, mine, picked: {} });
  const isBack = changesBetween(ctx.table, fields, read.fields).length > 0;
  return formScreen(who, ctx, metadata, stored, read.fields, { isBack });
}

/**
 * Goals on somebody's Home. Four queries, however many there are, and what tells where they are with their needs and
 * whether they have begun anything.
 */
export async function homeScreen(reader: Reader, ctx: AppContext): Promise<HomePart> {
  const { person, edition, fact } = reader;
  const goals = await fact(goalsOf);
  const shared = { ...(await fact(sharedWith)), takesMessages: person.takes_messages };
  const asMentor = await standingAsMentor(reader, ctx);
  const today = localDay(person.time_zone, ctx.now());
  return homePart(edition, { goals, toSet: await toSetFor(reader), shared, asMentor, today });
}

/** The way to a goal for a need that she works on and has none for; undefined where there is no such need. */
export async function toSetFor({ edition, fact }: Reader): Promise<NeedLinePart['button'] | undefined> {
  const { focus } = await fact(stepOne);
  const works = focus.map(({ id, ownWords }) => ({ id, label: needLabel({ edition, ownNeed: ownWords }, id) }));
  return goalToSet(edition, works, await fact(goalsOf));
}

/**
 * What somebody is here as a mentor: `alone`, with something shared with them, or met only because of that, and nothing
 * of their own begun; `too`, beside what they have begun; undefined for anybody else.
 */
export async function standingAsMentor(reader: Reader, ctx: AppContext): Promise<'alone' | 'too' | undefined> {
  const { person, fact } = reader;
  const { total, stops } = await fact(sharedWith);
  const hasPart = total > 0 || stops.length > 0 || !person.takes_messages;
  if (await hasBegun(reader, ctx)) return hasPart ? 'too' : undefined;
  return hasPart || cameAsMentor(person) ? 'alone' : undefined;
}

/** What somebody is shown as a mentor, in a window. Three queries. */
export async function mentorScreen(who: Incoming, ctx: Context, notice?: string): Promise<ModalView> {
  const shared = await sharedWith(ctx.db, ctx.keys, who.person.id);
  const content = { ...shared, takesMessages: who.person.takes_messages };
  return asMentorView(who.edition, content, { notice, unread: ctx.unread.size });
}

/** Says why a goal cannot be found: another person's id was forged, or she removed it in another window. */
export async function whyMissing(
  who: Incoming,
  ctx: GoalsContext,
  goalId: string,
): Promise<'goalNotYours' | 'goalGone'> {
  if (!(await isAnothers(ctx.db, { personId: who.person.id, id: goalId }))) return 'goalGone';
  ctx.log.warn({ person: who.person.id }, 'a form named a goal that is not its sender’s; it was refused');
  return 'goalNotYours';
}

/** The list, with a sentence on why the goal she pressed is not there. */
export async function missingScreen(
  who: Incoming,
  ctx: GoalsContext,
  goalId: string,
  place: Place,
): Promise<ModalView> {
  return listScreen(who, ctx, place, say(who.edition, await whyMissing(who, ctx, goalId)));
}
