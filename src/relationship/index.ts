/*
 * A mentee and her mentor: from a yes to one talk to how the two work, and to its end. She proposes, he needs nothing but a
 * tap; who may do what is decided in pair.ts.
 */

import { localDay } from '../calendar.ts';
import type { ActionRequest, AppContext, Feature, SubmitAnswer, SubmitRequest } from '../feature.ts';
import { worker } from '../jobs/job.ts';
import { yesesOf } from '../network/facts.ts';
import type { Role } from '../roles.ts';
import { showModal } from '../slack/show.ts';
import { agree, decline, noteAgreed, takeBack } from './agreement/answer-index.ts';
import { endWhatWaited } from './agreement/clock-job.ts';
import { beginAnew, keepAsTyped, keepDraft, openForm, sendChange } from './agreement/form-index.ts';
import { begin, openPreview, sendProposal } from './agreement/index.ts';
import { memberLeftOrBack, messagesSwitched } from './agreement/member-job.ts';
import { answerSurface, endedSurfaces, leftSurface, reminderSurface, versionSurface } from './agreement/message-job.ts';
import { agreementColumns, exportAsMentor, findVersion, setAsideErased } from './agreement/queries.ts';
import { changePush, reminderPush, versionPush } from './agreement/telling-job.ts';
import {
  keepAgreed,
  keepPause,
  openAnswer,
  openEnd,
  openPause,
  resume,
  sendAnswer,
  sendEnd,
  setMuted,
} from './ending-index.ts';
import { type RhythmFact, rhythmsOf } from './facts.ts';
import { homeSamples, nextOf } from './home-view.ts';
import { ids } from './ids.ts';
import { isReviewDue, reviewDay } from './pair.ts';
import { channelEvents, confirmReaders, goOnWithout, haveAfterAll, showReaders, tryAgain } from './place/index.ts';
import { firstPostSurface, lookForPlaces, runPlace } from './place/job.ts';
import { bringPlace, leavePlace, lookAtPlace } from './place/jobs.ts';
import { doneSurface, lookForLeavings, runLeave } from './place/leave-job.ts';
import { noteLeavingAll } from './place/leave-queries.ts';
import { runLook } from './place/look-job.ts';
import { listPostsInPlaces } from './place/queries.ts';
import { pairPlace } from './place/screens.ts';
import { forgetTalk, isOfPair, listPairs, listPostsToMentors, sealedColumns } from './queries.ts';
import { readMetadata } from './reader.ts';
import { samples } from './samples.ts';
import {
  allScreen,
  historyScreen,
  homeScreen,
  pairScreen,
  pastScreen,
  readAllScreen,
  silentScreen,
  unsafeScreen,
} from './screens.ts';

/** One of the two of a pair, by the pair's id in the press. */
const ofPair: Role<ActionRequest> = {
  name: 'one of a pair',
  isHeldBy: ({ person, value = '' }, { db }) => isOfPair(db, { id: value.split(' ')[0] ?? '', personId: person.id }),
  refusal: 'pairNotYours',
  lacks: 'named a pair that is not its sender’s',
};

/** The same, by the id of a version. */
const ofVersion: Role<ActionRequest> = {
  ...ofPair,
  async isHeldBy({ person, value = '' }, { db }) {
    const version = await findVersion(db, value);
    return version !== undefined && isOfPair(db, { id: version.pair_id, personId: person.id });
  },
};

/** The same, by what a form carries. */
const ofForm: Role<ActionRequest | SubmitRequest> = {
  ...ofPair,
  isHeldBy: ({ person, view }, { db }) =>
    isOfPair(db, { id: readMetadata(view?.private_metadata).pairId, personId: person.id }),
};

type Act = (request: ActionRequest, ctx: AppContext) => Promise<void>;

const byPair: Record<string, Act> = {
  [ids.preview]: openPreview,
  [ids.show]: async (request, ctx) => showModal(request, await pairScreen(request, ctx, request.value ?? '')),
  [ids.read]: async (request, ctx) => showModal(request, await readAllScreen(request, ctx, request.value ?? '')),
  [ids.history]: async (request, ctx) => showModal(request, await historyScreen(request, ctx, request.value ?? '')),
  [ids.unsafe]: async (request, ctx) => showModal(request, await unsafeScreen(request, ctx, request.value ?? '')),
  [ids.words]: async (request, ctx) => showModal(request, await silentScreen(request, ctx, request.value ?? '')),
  [ids.change]: openForm,
  [ids.withoutBot]: openAnswer('without-bot'),
  [ids.cannot]: openAnswer('cannot'),
  [ids.notRemembered]: openAnswer('not-remembered'),
  [ids.noteAgreed]: noteAgreed,
  [ids.pause]: openPause,
  [ids.resume]: resume,
  [ids.keep]: keepAgreed,
  [ids.end]: openEnd,
  [ids.mute]: setMuted(true),
  [ids.unmute]: setMuted(false),
  [ids.placeAgain]: tryAgain,
  [ids.placeWithout]: goOnWithout,
  [ids.placeAfterAll]: haveAfterAll,
  [ids.placeSeen]: confirmReaders,
  [ids.readers]: showReaders,
};

const byVersion: Record<string, Act> = { [ids.agree]: agree, [ids.decline]: decline, [ids.takeBack]: takeBack };

const submits: Record<string, (request: SubmitRequest, ctx: AppContext) => Promise<SubmitAnswer>> = {
  [ids.send]: sendProposal,
  [ids.keepDraft]: keepDraft,
  [ids.sendChange]: sendChange,
  [ids.answer]: sendAnswer,
  [ids.keepPause]: keepPause,
  [ids.sendEnd]: sendEnd,
};

const withRole = <R, Run>(role: R, acts: Record<string, Run>): Record<string, { role: R; run: Run }> =>
  Object.fromEntries(Object.entries(acts).map(([id, run]) => [id, { role, run }]));

/** A list of the pairs of one side; its button names the side and the page. */
const showSide =
  (screen: typeof allScreen | typeof pastScreen) =>
  async (request: ActionRequest, ctx: AppContext): Promise<void> => {
    await request.ack();
    const [side, page] = (request.value ?? '').split(' ');
    await showModal(request, await screen(request, ctx, side === 'mentor' ? 'mentor' : 'mentee', Number(page)));
  };

/** A mentee and her mentor. */
export const relationship: Feature = {
  name: 'relationship',
  actions: {
    [ids.begin]: begin,
    [ids.past]: showSide(pastScreen),
    ...Object.fromEntries([ids.all, ids.allEarlier, ids.allLater].map((id) => [id, showSide(allScreen)])),
    [ids.type]: keepAsTyped,
    ...withRole(ofForm, { [ids.anew]: beginAnew }),
    ...withRole(ofPair, byPair),
    ...withRole(ofVersion, byVersion),
  },
  submits: withRole(ofForm, submits),
  surfaces: [
    versionSurface,
    reminderSurface,
    answerSurface,
    ...endedSurfaces,
    leftSurface,
    firstPostSurface,
    doneSurface,
  ],
  jobs: [worker(bringPlace, runPlace), worker(lookAtPlace, runLook), worker(leavePlace, runLeave)],
  told: channelEvents,
  pushes: [versionPush, reminderPush, changePush],
  ticks: [
    { name: 'relationship', run: endWhatWaited },
    { name: 'relationship.places', run: lookForPlaces },
    { name: 'relationship.leaving', run: lookForLeavings },
  ],
  memberLeft: memberLeftOrBack,
  memberBack: memberLeftOrBack,
  messagesSwitched,
  yesForgotten: forgetTalk,
  pairPlace,
  sealed: [...Object.values(sealedColumns), ...Object.values(agreementColumns)],
  rows: {
    tables: ['pair_mute', 'pair_place', 'agreement', 'pair'],
    beforeErased: async (trx, personId) => {
      await setAsideErased(trx, personId);
      await noteLeavingAll(trx, personId);
    },
    sharedWith: { agreements_with_me: exportAsMentor },
    listPostsToOthers: async (db, personId) => [
      ...(await listPostsToMentors(db, personId)),
      ...(await listPostsInPlaces(db, personId)),
    ],
  },
  home: { part: homeScreen, samples: homeSamples },
  async next({ person, edition, fact }, ctx) {
    const { pairs, over } = await fact(listPairs);
    const yeses = await yesesOf(fact, edition);
    const begun = [...pairs, ...over].filter(({ menteeId, state }) => menteeId === person.id && state !== 'talk');
    const met = yeses.filter((yes) => yes.helpsNow && !begun.some(({ onMap }) => onMap === yes.onMap));
    const hers = pairs.filter(({ menteeId, state }) => menteeId === person.id && state === 'active');
    const rhythms = hers.length > 0 ? await fact(rhythmsOf) : new Map<string, RhythmFact>();
    const today = localDay(person.time_zone, ctx.now());
    const toReview = hers.filter(({ id, keptOn }) => isReviewDue(reviewDay(rhythms.get(id)?.review, keptOn), today));
    return nextOf(edition, { personId: person.id, pairs, met, toReview });
  },
  samples: ({ edition }) => samples(edition),
};
