/*
 * The meetings of a mentee and her mentor: times that one offers and the other takes, that were arranged elsewhere, or at
 * which they met. Who may do what is decided in meeting.ts, and held to test/meeting/moves.md.
 */

import { localDay } from '../calendar.ts';
import { say } from '../content/say.ts';
import type { ActionRequest, AppContext, Feature, SubmitRequest } from '../feature.ts';
import { isOfPair } from '../relationship/facts.ts';
import type { Role } from '../roles.ts';
import { button } from '../slack/blocks.ts';
import { showModal } from '../slack/show.ts';
import { agendaActs, agendaSubmits, agendaTyped, openAgendaByWord } from './agenda/index.ts';
import { agendaSurfaces, copyPush, sharePush } from './agenda/post-job.ts';
import { exportAgendas, wordsColumn } from './agenda/queries.ts';
import { sendFile } from './calendar/index.ts';
import { endWhatPassed } from './clock-job.ts';
import { dueNext, withActions } from './follow-up/home-view.ts';
import { followIds } from './follow-up/ids.ts';
import { followActs, followSubmits, followTyped } from './follow-up/index.ts';
import { exportFollowUp, followColumns } from './follow-up/queries.ts';
import { followHomeSamples, followSamples } from './follow-up/samples.ts';
import { actionsAtHome } from './follow-up/screens.ts';
import { homeSamples, nextOf, toSchedule } from './home-view.ts';
import { ids } from './ids.ts';
import { questionPush, surfaces, timesPush } from './message-job.ts';
import { memberLeft, pairMoved } from './move-job.ts';
import { pressMeeting, pressOffer } from './press-index.ts';
import { exportAsMentor, listPostsToMentors, noteRead, sealedColumns } from './queries.ts';
import { readMetadata } from './reader.ts';
import { samples } from './samples.ts';
import { homeScreen, meetingScreen, meetScreen, offWithPair, shownAtHome, wantingTime } from './screens.ts';
import { openForm, openNone, redraw, sendNone, sendTimes } from './time/index.ts';

/** One of the two of a pair, by the pair's id in the press. */
const ofPair: Role<ActionRequest> = {
  name: 'one of a pair',
  isHeldBy: ({ person, value = '' }, { db }) => isOfPair(db, { id: value.split(' ')[0] ?? '', personId: person.id }),
  refusal: 'pairNotYours',
  lacks: 'named a pair that is not its sender’s',
};

/** The same, by what a form carries. */
const ofForm: Role<ActionRequest | SubmitRequest> = {
  ...ofPair,
  isHeldBy: ({ person, view }, { db }) =>
    isOfPair(db, { id: readMetadata(view?.private_metadata).pairId, personId: person.id }),
};

const byPair: Record<string, (request: ActionRequest, ctx: AppContext) => Promise<void>> = {
  async [ids.open](request, ctx) {
    await request.ack();
    await showModal(request, await meetingScreen(request, ctx, request.value?.split(' ')[0] ?? ''));
  },
  [ids.offer]: openForm('offer'),
  [ids.arrange]: openForm('arrange'),
  [ids.log]: openForm('log'),
  [ids.none]: openNone,
  [ids.take]: pressOffer('take'),
  [ids.withdraw]: pressOffer('withdraw'),
  [ids.cancel]: pressMeeting('cancel'),
  [ids.met]: pressMeeting('met'),
  [ids.notYet]: pressMeeting('not-yet'),
  [ids.fellThrough]: pressMeeting('fell-through'),
  [ids.file]: sendFile,
  ...agendaActs,
  ...followActs,
};

const withRole = <R, Run>(role: R, acts: Record<string, Run>): Record<string, { role: R; run: Run }> =>
  Object.fromEntries(Object.entries(acts).map(([id, run]) => [id, { role, run }]));

/** A link was opened: Slack tells of it, and there is nothing to do. */
const opened = (request: ActionRequest): Promise<void> => request.ack();

/** The meetings of a mentee and her mentor. */
export const meeting: Feature = {
  name: 'meeting',
  words: {
    meet: {
      help: 'helpMeet',
      async run(request, ctx) {
        await request.client.views.open({ trigger_id: request.triggerId, view: await meetScreen(request, ctx) });
      },
    },
    agenda: { help: 'helpAgenda', run: openAgendaByWord },
  },
  actions: {
    [ids.google]: opened,
    [ids.outlook]: opened,
    [ids.mail]: opened,
    [ids.chat]: opened,
    ...withRole(ofForm, { [ids.type]: redraw, ...agendaTyped, ...followTyped }),
    ...withRole(ofPair, byPair),
  },
  submits: withRole(ofForm, {
    ...{ [ids.sendTimes]: sendTimes, [ids.sendNone]: sendNone },
    ...agendaSubmits,
    ...followSubmits,
  }),
  surfaces: [...surfaces, ...agendaSurfaces],
  pushes: [timesPush, questionPush, copyPush, sharePush],
  ticks: [{ name: 'meeting', run: endWhatPassed }],
  shows: { [ids.met]: ids.open, [followIds.done]: followIds.actions },
  memberLeft,
  pairMoved,
  offWithPair,
  homeOpened: (trx, personId) => noteRead(trx, personId),
  onPairPage(edition, { id, hasAgreed, side }) {
    if (hasAgreed) return button(say(edition, 'nextMeeting'), ids.open, { value: id });
    // Before they have agreed the agenda of the first talk is a text.
    return side === 'mentee' ? button(say(edition, 'agendaOfTalk'), ids.agenda, { value: id }) : undefined;
  },
  sealed: [...Object.values(sealedColumns), wordsColumn, ...Object.values(followColumns)],
  rows: {
    tables: [
      'meeting_note',
      'meeting_decided',
      'meeting_action',
      'agenda_place',
      'agenda_item',
      'meeting_news',
      'meeting_offer',
      'meeting',
    ],
    sharedWith: { meetings_with_me: exportAsMentor, agendas_with_me: exportAgendas, follow_up_with_me: exportFollowUp },
    listPostsToOthers: listPostsToMentors,
  },
  home: {
    part: async (reader, ctx) =>
      withActions(reader.edition, await homeScreen(reader, ctx), await actionsAtHome(reader, ctx)),
    samples: (edition) => followHomeSamples(edition, homeSamples(edition)),
  },
  async next(reader, ctx) {
    const shown = await shownAtHome(reader, ctx);
    const { person, edition } = reader;
    const actions = await actionsAtHome(reader, ctx);
    return [
      ...nextOf(edition, shown),
      ...dueNext(edition, actions, localDay(person.time_zone, ctx.now())),
      ...toSchedule(edition, await wantingTime(reader, ctx, shown)),
    ];
  },
  samples: ({ edition }) => [...samples(edition), ...followSamples(edition)],
};
