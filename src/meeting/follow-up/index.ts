/*
 * The room of what follows a meeting: what was decided, what each has to do, and what is one's own. Each part is kept by itself,
 * and nothing passes from one to another. What is decided is pure, and held to test/meeting/agenda.md.
 */

import type { ModalView } from '@slack/types';
import { say } from '../../content/say.ts';
import type { ActionRequest, AppContext, Incoming, SubmitAnswer, SubmitRequest } from '../../feature.ts';
import { showModal, update } from '../../slack/show.ts';
import { mayDo } from '../agenda/may.ts';
import { meetingScreen } from '../screens.ts';
import { type ActionWhy, dropAction, tickAction } from './action.ts';
import { formSubmits, formTyped, notNow } from './form-index.ts';
import { followBlocks, followIds } from './ids.ts';
import { readFollowMetadata } from './reader.ts';
import { changeActions } from './save-job.ts';
import {
  actionsScreen,
  copyScreen,
  dropScreen,
  followScreen,
  notesScreen,
  nothingHere,
  type OwnFollow,
  type OwnMeeting,
  ownFollow,
  ownMeeting,
  pastScreen,
  thanksScreen,
} from './screens.ts';

type Act = (request: ActionRequest, ctx: AppContext) => Promise<void>;
/** A page, or that there is none for whoever asks. */
type Drawn = Promise<ModalView | undefined> | ModalView | undefined;
type Submit = (request: SubmitRequest, ctx: AppContext) => Promise<SubmitAnswer>;

const namedBy = ({ value = '' }: ActionRequest): { pairId: string; id: string } => {
  const [pairId = '', id = ''] = value.split(' ');
  return { pairId, id };
};

/** Opens what is about one meeting, where it may be written of; else the page of the two. */
const openMeetingOf =
  (screen: (request: Incoming, ctx: AppContext, own: OwnMeeting) => Drawn): Act =>
  async (request, ctx) => {
    await request.ack();
    const { pairId, id: meetingId } = namedBy(request);
    const own = await ownMeeting(ctx, request, { pairId, meetingId });
    if (!own) return showModal(request, nothingHere(request));
    const may = mayDo(own.record, 'decide', own.pair.side) === 'yes';
    const view = may ? await screen(request, ctx, own) : undefined;
    await showModal(request, view ?? (await notNow(request, ctx, pairId)));
  };

/** A tick on an action, or off again: in Home, on the page of the two or in the list of all. */
const tick =
  (isDone: boolean, from: 'page' | 'list'): Act =>
  async (request, ctx) => {
    const { pairId, id } = namedBy(request);
    const on = { pairId, personId: request.person.id, actionId: id };
    const pressed = await changeActions(ctx, on, (actions, book, by) => tickAction(actions, book, id, isDone, by));
    await request.ack();
    const notice = whyNot(request, pressed?.why) ?? say(request.edition, isDone ? 'actionIsDone' : 'actionIsOpen');
    // From Home the list answers, where a tick can be taken back.
    const isAtHome = request.view?.type === 'home';
    if (request.message) return request.reply({ text: notice });
    const own = await ownFollow(ctx, request, pairId);
    if (!own) return showModal(request, nothingHere(request));
    await showModal(
      request,
      from === 'list' || isAtHome ? actionsScreen(own, notice) : await meetingScreen(request, ctx, pairId, notice),
    );
  };

function whyNot({ edition }: Incoming, why: ActionWhy | undefined): string | undefined {
  if (!why) return undefined;
  return say(edition, why === 'too-many' ? 'actionsFullNow' : 'followNotNow');
}

/** Asks before an action is let go. */
async function openDrop(request: ActionRequest, ctx: AppContext): Promise<void> {
  await request.ack();
  const { pairId, id } = namedBy(request);
  const own = await ownFollow(ctx, request, pairId);
  if (!own) return showModal(request, nothingHere(request));
  await showModal(request, dropScreen(own, id) ?? actionsScreen(own, say(request.edition, 'followNotNow')));
}

/** An action is let go, by whose it is or who wrote it. */
async function dropNow(request: SubmitRequest, ctx: AppContext): Promise<SubmitAnswer> {
  const { pairId, actionId = '' } = readFollowMetadata(request.view.private_metadata);
  const on = { pairId, personId: request.person.id, actionId };
  const pressed = await changeActions(ctx, on, (actions, book, by) => dropAction(actions, book, actionId, by));
  const own = await ownFollow(ctx, request, pairId);
  if (!own) return update(nothingHere(request));
  const { edition } = request;
  const words =
    pressed?.why === 'not-yours'
      ? say(edition, 'dropNotYours', { name: own.viewer.name })
      : (whyNot(request, pressed?.why) ?? say(edition, 'actionDropped'));
  return update(actionsScreen(own, words));
}

/** Opens what is about the pair as a whole. */
const openPair =
  (screen: (request: ActionRequest, ctx: AppContext, own: OwnFollow) => Drawn): Act =>
  async (request, ctx) => {
    await request.ack();
    const own = await ownFollow(ctx, request, namedBy(request).pairId);
    const view = own && (await screen(request, ctx, own));
    await showModal(request, view ?? nothingHere(request));
  };

/** The text to copy, with her own notes or without. */
async function makeText(request: SubmitRequest, ctx: AppContext): Promise<SubmitAnswer> {
  const { pairId } = readFollowMetadata(request.view.private_metadata);
  const own = await ownFollow(ctx, request, pairId);
  const hasOwn = (request.form.ticked(followBlocks.withOwn) ?? []).length > 0;
  const view = own && (await copyScreen(request, ctx, own, hasOwn));
  return update(view ?? nothingHere(request));
}

/** What is pressed about what follows a meeting; each names its pair first. */
export const followActs: Record<string, Act> = {
  [followIds.writeUp]: openMeetingOf(followScreen),
  [followIds.notes]: openMeetingOf(notesScreen),
  [followIds.thanks]: openMeetingOf((who, _, own) => thanksScreen(who, own)),
  [followIds.past]: openPair((request, ctx, own) => pastScreen(own, ctx.now(), namedBy(request).id)),
  [followIds.actions]: openPair((_, _ctx, own) => actionsScreen(own)),
  [followIds.copy]: openPair((who, ctx, own) => copyScreen(who, ctx, own, false)),
  [followIds.done]: tick(true, 'page'),
  [followIds.tick]: tick(true, 'list'),
  [followIds.untick]: tick(false, 'list'),
  [followIds.drop]: openDrop,
};

/** What is pressed and typed in its forms. */
export const followTyped: Record<string, Act> = formTyped;

/** Its modals that are sent off. */
export const followSubmits: Record<string, Submit> = {
  ...formSubmits,
  [followIds.dropNow]: dropNow,
  [followIds.makeText]: makeText,
};
