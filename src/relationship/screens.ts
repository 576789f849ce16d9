import { randomUUID } from 'node:crypto';
import type { ModalView } from '@slack/types';
import { type Day, localDay } from '../calendar.ts';
import { findContacts } from '../contacts/queries.ts';
import { say } from '../content/say.ts';
import type { AppContext, HomePart, Incoming, Offered, Reader } from '../feature.ts';
import { formOf } from '../forms/form.ts';
import { changesBetween } from '../forms/merge.ts';
import { readFields, shownOf } from '../forms/read.ts';
import { findTyped } from '../forms/typed/queries.ts';
import { termsWith } from '../goals/facts.ts';
import { asOf, findPushDelivery } from '../pushes/delivery.ts';
import { hasBegun } from '../reader.ts';
import type { Delivery } from '../surfaces/delivery.ts';
import { termsView } from './agreement/form-view.ts';
import { type NoBot, previewView, sentenceOnly, wordsView } from './agreement/preview-view.ts';
import { listVersions } from './agreement/queries.ts';
import {
  inChannel,
  type PlaceWays,
  seenBy,
  standingVersions,
  type Terms,
  termsTable,
  usualTerms,
  whereBothAre,
  withPlace,
} from './agreement/terms.ts';
import { historyView, readAllView } from './agreement/versions-view.ts';
import { pastView } from './ending-view.ts';
import { silentView, unsafeView } from './help-view.ts';
import { allView, homePart, isPast, isShown } from './home-view.ts';
import { kinds, type Metadata, termsForm } from './ids.ts';
import { isMuted } from './mute-queries.ts';
import { pairView, restingView } from './page-view.ts';
import { mayRead, type PairRecord, type Side, sideOf } from './pair.ts';
import { seenIn } from './place/seen.ts';
import { findDraft, findPair, listPairs, listPast } from './queries.ts';
import { dayOf, otherName, pairShown, type Viewer } from './wording.ts';

/** Who looks at a pair, and from which side. */
export const viewerOf = ({ person, edition }: Incoming | Reader, side: Side): Viewer => ({
  edition,
  timeZone: person.time_zone,
  side,
});

/** That there is no such pair of theirs. */
export const notYours = (who: Incoming): ModalView =>
  sentenceOnly(viewerOf(who, 'mentee'), say(who.edition, 'pairNotYours'));

interface Own {
  pair: PairRecord;
  side: Side;
  viewer: Viewer;
}

/** A pair of who asks, with the side they are on. */
export async function ownPair(who: Incoming, ctx: AppContext, id: string): Promise<Own | undefined> {
  const pair = await findPair(ctx.db, ctx.keys, { id, personId: who.person.id });
  const side = pair && sideOf(pair, who.person.id);
  return pair && side && { pair, side, viewer: viewerOf(who, side) };
}

/** A pair's page as it stands now. Four queries. @param offered what stands below the notice, once */
export async function pairScreen(
  who: Incoming,
  ctx: AppContext,
  id: string,
  notice?: string,
  offered: readonly Offered[] = [],
): Promise<ModalView> {
  const own = await ownPair(who, ctx, id);
  if (!own) return notYours(who);
  const { pair, side, viewer } = own;
  if (!mayReadNow(own)) return withoutText(who, ctx, own, notice);
  const versions = seenBy(side, await listVersions(ctx.db, ctx.keys, pair.id), pair.isUntold);
  const { waiting } = standingVersions(versions);
  const isHers = waiting && side === 'mentee' && waiting.sentBy === 'mentee';
  const delivery = isHers ? await deliveryOf(ctx, pair, waiting.id) : undefined;
  const muted = await isMuted(ctx.db, pair.id, who.person.id);
  return pairView(viewer, {
    pair: pairShown(pair),
    versions,
    isMuted: muted,
    unread: ctx.unread.size,
    delivery,
    ...{ notice, offered },
    today: localDay(who.person.time_zone, ctx.now()),
    links: ctx.features.flatMap(
      ({ onPairPage }) => onPairPage?.(who.edition, { id, hasAgreed: pair.hasAgreed, side }) ?? [],
    ),
  });
}

/** What a mentor reads where no text is theirs to read: a sentence, and the end, where something had come to them. */
async function withoutText(
  who: Incoming,
  ctx: AppContext,
  { pair, side, viewer }: Own,
  notice: string | undefined,
): Promise<ModalView> {
  const isResting = pair.withBot && pair.state === 'talk';
  if (isResting && seenBy(side, await listVersions(ctx.db, ctx.keys, pair.id), false).length > 0) {
    // How it stands says more than that it has moved on.
    const done = notice === say(who.edition, 'pairChangedMeanwhile') ? undefined : notice;
    return restingView(viewer, pairShown(pair), await isMuted(ctx.db, pair.id, who.person.id), done);
  }
  return sentenceOnly(viewer, pair.withBot && notice ? notice : standsNow(viewer, pair));
}

/** What has become of the message of a version to the mentor; refused where they take none, or stopped her. */
async function deliveryOf(
  ctx: AppContext,
  { id, mentorId, menteeId }: PairRecord,
  version: string,
): Promise<Delivery | undefined> {
  if (!mentorId) return undefined;
  if ((await termsWith(ctx.db, { mentorId, menteeId })) !== 'open') return 'refused';
  const message = { kind: kinds.version, to: mentorId, about: version, hours: 'day' } as const;
  const delivery = await findPushDelivery(ctx.db, asOf(ctx), message);
  // That they muted the pair is theirs alone: it stands in their Home.
  return delivery === 'waits' && (await isMuted(ctx.db, id, mentorId)) ? undefined : delivery;
}

/** How a pair stands, where a press came too late: in one sentence, to one of the two. */
export function standsNow(viewer: Viewer, pair: PairRecord): string {
  const { edition, side } = viewer;
  if (side === 'mentor' && !pair.withBot) return say(edition, 'pairNotYours');
  const name = otherName(viewer, pairShown(pair));
  if (pair.state === 'closed')
    return say(edition, pair.hasAgreed ? 'pairClosed' : 'pairClosedEarly', {
      name,
      date: pair.closedAt ? dayOf(viewer, pair.closedAt) : '',
    });
  if (side === 'mentor' && pair.state === 'talk') return say(edition, 'pairRanOut', { name });
  return say(edition, 'pairChangedMeanwhile');
}

/** Where nothing was ever agreed a mentor reads a sentence once it is over, and no text. */
const mayReadNow = ({ pair, side }: { pair: PairRecord; side: Side }): boolean =>
  mayRead(pair, side) && (side === 'mentee' || pair.state !== 'closed' || pair.hasAgreed);

/** Everything that waits, or else is agreed. */
export async function readAllScreen(who: Incoming, ctx: AppContext, id: string): Promise<ModalView> {
  const own = await ownPair(who, ctx, id);
  if (!own || !mayReadNow(own)) return notYours(who);
  const { pair, viewer } = own;
  const { waiting, agreed } = standingVersions(
    seenBy(own.side, await listVersions(ctx.db, ctx.keys, pair.id), pair.isUntold),
  );
  const drafted = async () => (own.side === 'mentee' ? termsOf(who, ctx, pair, await placeWays(ctx, pair)) : undefined);
  const standing = waiting ?? agreed;
  if (standing) return readAllView(viewer, pairShown(pair), standing);
  const terms = await drafted();
  return terms ? readAllView(viewer, pairShown(pair), { terms }) : pairScreen(who, ctx, id);
}

/** What was agreed when. */
export async function historyScreen(who: Incoming, ctx: AppContext, id: string): Promise<ModalView> {
  const own = await ownPair(who, ctx, id);
  if (!own || !mayReadNow(own)) return notYours(who);
  const versions = seenBy(own.side, await listVersions(ctx.db, ctx.keys, own.pair.id), own.pair.isUntold);
  return historyView(own.viewer, pairShown(own.pair), versions, ctx.unread.size);
}

/**
 * What the bot can do about a place for the two: make a channel if it may, and see who reads there; of channels that are there,
 * those of which it may see who does. Installed for a whole organisation it would have to choose a workspace for them, and offers
 * none. Not inside a transaction.
 */
export async function placeWays(ctx: AppContext, { withBot, workspaceId }: PairRecord): Promise<PlaceWays> {
  if (!withBot || workspaceId.startsWith('E')) return { makes: false, existing: [] };
  const scopes = await ctx.workspaces.scopesOf(workspaceId);
  return {
    makes: scopes.includes('groups:write') && scopes.includes('groups:read'),
    existing: [
      ...(scopes.includes('channels:read') ? ['public' as const] : []),
      ...(scopes.includes('groups:read') ? ['private' as const] : []),
    ],
  };
}

/**
 * What a mentee would propose: what she has written, or as it is usual, with the words of her ask.
 *
 * @param ways what the bot can do about a place for the two: a new channel is the suggestion
 */
export async function termsOf(
  { person, edition }: Incoming,
  ctx: Pick<AppContext, 'db' | 'keys' | 'now'>,
  pair: PairRecord,
  { makes, existing }: PlaceWays,
): Promise<Terms> {
  const { names } = pairShown(pair);
  const draft = await findDraft(ctx.db, ctx.keys, pair);
  const usual = usualTerms(edition, localDay(person.time_zone, ctx.now()), pair.noted.about);
  const terms = draft ?? withPlace(usual, inChannel, names);
  const kind = seenIn(terms.placeWhich)?.isPublic ? 'public' : 'private';
  const can = { [inChannel]: makes, [whereBothAre]: existing.includes(kind) }[terms.place] ?? true;
  return can ? terms : withPlace(terms, '', names);
}

/** A working day by which a mentor may have found the time: six days on, or the Monday after. */
export function reminderDay(today: Day): Day {
  let day = Temporal.PlainDate.from(today).add({ days: 6 });
  while (day.dayOfWeek > 5) day = day.add({ days: 1 });
  return day.toString();
}

/** The preview of a proposal; without a purpose the form comes first. */
export async function previewScreen(
  who: Incoming,
  ctx: AppContext,
  pair: PairRecord,
  mentor: { timeZone: string | null; name?: string | undefined },
  { notice, isReminded = true }: { notice?: string; isReminded?: boolean } = {},
): Promise<ModalView> {
  const terms = await termsOf(who, ctx, pair, await placeWays(ctx, pair));
  if (terms.purpose === '') return formScreen(who, ctx, pair, 'mentee', say(who.edition, 'proposeNoPurpose'));
  const now = ctx.now();
  const typed = await findTyped(ctx.db, ctx.keys, typedIn(who, pair.id));
  const begun = Object.keys(typed).length > 0 ? say(who.edition, 'proposeBegun') : undefined;
  return previewView(viewerOf(who, 'mentee'), {
    ...{ pair: pairShown(pair), terms, now, mentor, notice: notice ?? begun },
    remindOn: reminderDay(localDay(who.person.time_zone, now)),
    isReminded,
    number: 0,
  });
}

/** Where the bot has no part there is no place of its making. */
export const noPlace: PlaceWays = { makes: false, existing: [] };

/** The words to send herself. */
export async function wordsScreen(
  who: Incoming,
  ctx: AppContext,
  pair: PairRecord,
  why: NoBot,
  notice?: string,
): Promise<ModalView> {
  const terms = await termsOf(who, ctx, pair, noPlace);
  if (terms.purpose === '') return formScreen(who, ctx, pair, 'mentee', say(who.edition, 'proposeNoPurpose'));
  const me = who.person.name ?? '';
  return wordsView(viewerOf(who, 'mentee'), { pair: pairShown(pair), terms, why, me, notice });
}

/** What the form of the terms begins with: what waits, is agreed, or would be proposed; and of which version it was made. */
export async function formBasis(
  who: Incoming,
  ctx: AppContext,
  pair: PairRecord,
): Promise<{ terms: Terms; number: number; how: 'draft' | 'change' | 'alone'; ways: PlaceWays }> {
  const ways = await placeWays(ctx, pair);
  const versions = await listVersions(ctx.db, ctx.keys, pair.id);
  const number = versions.at(-1)?.number ?? 0;
  const { waiting, agreed } = standingVersions(versions);
  const isSent = pair.state === 'proposed' || pair.state === 'active';
  const how = !pair.withBot ? 'alone' : isSent ? 'change' : 'draft';
  const standing = isSent || pair.state === 'paused' ? (waiting ?? agreed)?.terms : undefined;
  return { terms: standing ?? (await termsOf(who, ctx, pair, ways)), number, how, ways };
}

/**
 * The form of the terms, with what was typed in it before and never sent.
 *
 * @param again what it is shown again with
 * @param sure the channel of which was said that others talk there too: sent once more it is taken
 */
export async function formScreen(
  who: Incoming,
  ctx: AppContext,
  pair: PairRecord,
  side: Side,
  notice?: string,
  again?: Terms,
  sure?: string,
): Promise<ModalView> {
  const { terms, number, how, ways } = await formBasis(who, ctx, pair);
  const typed = again ? {} : await findTyped(ctx.db, ctx.keys, typedIn(who, pair.id));
  const read = readFields(termsTable, formOf(typed), {}, terms, {
    edition: who.edition,
    mine: { focus: [] },
    picked: {},
  });
  const fields = again ?? read.fields;
  const metadata: Metadata = { pairId: pair.id, number, shown: shownOf(termsTable, terms), opened: randomUUID(), sure };
  const isBack = !again && changesBetween(termsTable, terms, read.fields).length > 0;
  return termsView(viewerOf(who, side), {
    pair: pairShown(pair),
    metadata,
    terms: fields,
    how,
    ways,
    notice,
    isBack,
  });
}

/** Under which what is typed into the terms of a pair is kept until it is sent. */
export const typedIn = ({ person }: Incoming, pairId: string) => ({
  personId: person.id,
  form: termsForm,
  subject: pairId,
});

/** The pairs of somebody on their Home, be they mentee or mentor. One query. */
export async function homeScreen(reader: Reader, ctx: AppContext): Promise<HomePart> {
  const { person, edition, fact } = reader;
  return homePart(edition, { personId: person.id, ...(await fact(listPairs)), isNew: !(await hasBegun(reader, ctx)) });
}

/** Whom to turn to, where something between the two feels unsafe or unfair. */
export async function unsafeScreen(who: Incoming, ctx: AppContext, id: string): Promise<ModalView> {
  const own = await ownPair(who, ctx, id);
  if (!own) return notYours(who);
  const contacts = await findContacts(ctx, who.person.id);
  return unsafeView(own.viewer, pairShown(own.pair), contacts, await isMuted(ctx.db, id, who.person.id));
}

/** Words to send herself to a mentor whom two proposals did not reach. */
export async function silentScreen(who: Incoming, ctx: AppContext, id: string): Promise<ModalView> {
  const own = await ownPair(who, ctx, id);
  if (own?.side !== 'mentee') return notYours(who);
  return silentView(own.viewer, pairShown(own.pair), who.person.name ?? '');
}

/** A page of every pair of one side that is not over. One query. */
export async function allScreen(who: Incoming, ctx: AppContext, side: Side, page: number): Promise<ModalView> {
  const { pairs } = await listPairs(ctx.db, ctx.keys, who.person.id);
  const shown = pairs.filter((pair) => sideOf(pair, who.person.id) === side && isShown(pair, side));
  return allView(who.edition, shown, side, page);
}

/** What is over of somebody's, as a mentee or as a mentor. One query. */
export async function pastScreen(who: Incoming, ctx: AppContext, side: Side): Promise<ModalView> {
  const pairs = await listPast(ctx.db, ctx.keys, who.person.id);
  const past = pairs.filter((pair) => sideOf(pair, who.person.id) === side && isPast(pair, side));
  return pastView(viewerOf(who, side), past.map(pairShown));
}
