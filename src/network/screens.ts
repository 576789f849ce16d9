import type { ModalView } from '@slack/types';
import { stepOne } from '../assess/facts.ts';
import { localDay } from '../calendar.ts';
import { say } from '../content/say.ts';
import type { Context } from '../context.ts';
import type { ActionRequest, HomePart, Incoming, Reader } from '../feature.ts';
import { needLabel } from '../needs/need.ts';
import { showModal } from '../slack/show.ts';
import { stepTwo, wholeMap } from './facts.ts';
import { allFindings } from './findings/findings.ts';
import { homePart } from './home-view.ts';
import { pageIn } from './ids.ts';
import { type JustNow, mapView, type NeedGoal, sentenceView } from './map-view.ts';
import { readMetadata } from './reader.ts';
import { hiddenOn, type WholeMap } from './whole-map.ts';

/** The day it is for who asks. */
export const todayOf = ({ person }: Incoming, ctx: Context): string => localDay(person.time_zone, ctx.now());

/** Everything about the map of who asks. */
export const mapOf = (who: Incoming, ctx: Context): Promise<WholeMap> =>
  wholeMap(ctx.db, ctx.keys, who.person.id, todayOf(who, ctx));

/** What a key says of the map of who asks, shown or put away; nothing when it says nothing any more, or never did. */
export async function foundBy(who: Incoming, ctx: Context, key = '') {
  const map = await mapOf(who, ctx);
  const today = todayOf(who, ctx);
  const found = map.dismissed.includes(key)
    ? undefined
    : allFindings(map.people, map.needs, today, hiddenOn(today, map), map.asks).get(key);
  return { map, today, found };
}

/** The map as a modal, as it stands now. */
export async function mapScreen(
  who: Incoming,
  ctx: Context,
  options: { page?: number; justNow?: JustNow | undefined } = {},
): Promise<ModalView> {
  const { edition } = who;
  const map = await mapOf(who, ctx);
  const goals = await goalsOfFocus(who, map);
  return mapView({ edition, map, today: todayOf(who, ctx), goals, unread: ctx.unread.size, ...options });
}

/** What she wants to reach for each need that she focuses on, as far as she has set a goal. */
async function goalsOfFocus(who: Incoming, { needs, ownNeed }: WholeMap): Promise<NeedGoal[]> {
  const words = { edition: who.edition, ownNeed };
  const focus = needs.filter((need) => need.focus).map(({ id }) => ({ id, label: needLabel(words, id) }));
  const needLines = await who.aboutNeeds(focus, 'person');
  return needLines.flatMap(({ need, parts: { goal } }) => (goal?.isSet ? [{ need, goal: goal.text }] : []));
}

/** Step 2 on somebody's Home. Three queries, however large her map is. */
export async function homeScreen({ edition, fact }: Reader): Promise<HomePart> {
  const { finishedAt } = await fact(stepOne);
  return homePart(edition, { ...(await stepTwo(fact)), knowsNeeds: finishedAt !== null });
}

/** Shows the map where the person is. */
export async function showMap(request: ActionRequest, ctx: Context, justNow?: JustNow): Promise<void> {
  await showModal(request, await mapScreen(request, ctx, { page: peoplePageOf(request), justNow }));
}

/** The page of people she came from. */
export const peoplePageOf = ({ view }: ActionRequest): number => pageIn(readMetadata(view?.private_metadata).page);

/** A press or a form that names what is not on this person's map: said to them, and logged without what it held. */
export function notYours({ person, edition }: Incoming, ctx: Context): ModalView {
  ctx.log.warn({ person: person.id }, 'a form named what is not on its sender’s map; it was refused');
  return sentenceView(edition, say(edition, 'notOnMap'));
}
