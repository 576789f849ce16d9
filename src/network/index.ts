import { needsOf } from '../assess/facts.ts';
import { localDay } from '../calendar.ts';
import type { Context } from '../context.ts';
import type { ActionRequest, Feature, Reader } from '../feature.ts';
import { worker } from '../jobs/job.ts';
import type { NeedName } from '../needs/need.ts';
import { showModal } from '../slack/show.ts';
import { keepAnotherDay, letItGo, openAnotherDay, sayInMessage, takeSendBack } from './asks/day-index.ts';
import { askPush } from './asks/day-job.ts';
import { chooseInAsk, forgetAsk, keepAsk, markAsk, openAsk, showWords } from './asks/index.ts';
import { askSealed, listAsks } from './asks/queries.ts';
import { changeTalk, helpsNotYet, helpsNow, keepTalk, markMet, markNotMet, openTalk } from './asks/talk-index.ts';
import { askAgain, beginAskAnew, typeInAsk } from './asks/typing-index.ts';
import { askPlace } from './asks/view.ts';
import { mapOfReader } from './facts.ts';
import { dismiss, showDismissed, showMore, showWhy, undismiss } from './findings/index.ts';
import { dismissedSealed } from './findings/queries.ts';
import { homeSamples } from './home-view.ts';
import { ids, pageIn } from './ids.ts';
import { postMap, postReminder } from './jobs.ts';
import { leave, leaveAnyway } from './leaving/index.ts';
import { nextOnMap } from './next.ts';
import { helperParts } from './people/helper-words.ts';
import {
  addPerson,
  editPerson,
  openDetails,
  openHello,
  removePerson,
  saidHello,
  saveDetails,
  savePersonForm,
  undoRemoval,
} from './people/index.ts';
import { memberBack, memberLeft } from './people/left-index.ts';
import { forgetMentions, listMap, onMapSealed } from './people/queries.ts';
import { removePicture, sendPicture } from './picture/index.ts';
import { mapSurface, wantMap } from './picture/job.ts';
import { keepReminder, openReminder, removeReminder, showNow } from './reminders/index.ts';
import { handReminders, reminderPush, reminderSurface, wantReminder } from './reminders/job.ts';
import { reminderSealed } from './reminders/queries.ts';
import { samples } from './samples.ts';
import { homeScreen, mapScreen } from './screens.ts';

/** Step 2, the network map: `/mentoring network` and every button that leads into it. */
export const network: Feature = {
  name: 'network',
  surfaces: [mapSurface, reminderSurface],
  jobs: [worker(postMap, wantMap), worker(postReminder, wantReminder)],
  pushes: [askPush, reminderPush],
  ticks: [{ name: 'network.reminders', run: handReminders }],
  sealed: [onMapSealed, dismissedSealed, askSealed, reminderSealed],
  rows: {
    tables: ['network_ask', 'network_reminder', 'network_map', 'network_person'],
    mentions: { mapsOfOthers: forgetMentions },
  },
  samples: ({ edition }) => samples(edition),
  home: { part: homeScreen, samples: homeSamples },
  aboutNeeds: {
    step: 'person',
    async parts(needs, { person, edition, fact }, ctx) {
      const map = { people: await fact(listMap), asks: await fact(listAsks) };
      return helperParts(edition, await stillHers(needs, fact), map, localDay(person.time_zone, ctx.now()));
    },
  },
  isBegun: async ({ fact }) => (await fact(listMap)).length + (await fact(listAsks)).length > 0,
  async next({ person, edition, fact }, ctx) {
    const today = localDay(person.time_zone, ctx.now());
    return nextOnMap(edition, await mapOfReader(fact, today), today);
  },
  words: {
    network: {
      help: 'helpNetwork',
      async run(request, ctx) {
        const view = await mapScreen(request, ctx);
        await request.client.views.open({ trigger_id: request.triggerId, view });
      },
    },
  },
  actions: {
    [ids.open]: turnTo,
    [ids.earlier]: turnTo,
    [ids.later]: turnTo,
    [ids.add]: addPerson,
    [ids.edit]: editPerson,
    [ids.details]: openDetails,
    [ids.remove]: removePerson,
    [ids.undo]: undoRemoval,
    [ids.why]: showWhy,
    [ids.dismiss]: dismiss,
    [ids.undismiss]: undismiss,
    [ids.dismissed]: showDismissed,
    [ids.remind]: openReminder,
    [ids.showNow]: showNow,
    [ids.removeReminder]: removeReminder,
    [ids.hello]: openHello,
    [ids.saidHello]: saidHello,
    [ids.sendPicture]: sendPicture,
    [ids.removePicture]: removePicture,
    [ids.ask]: openAsk,
    [ids.chooseNeed]: chooseInAsk,
    [ids.choosePerson]: chooseInAsk,
    [ids.type]: typeInAsk,
    [ids.anew]: beginAskAnew,
    [ids.leave]: leave,
    [ids.words]: showWords,
    // Links: Slack opens them, and tells of the press.
    [ids.openMessage]: (request) => request.ack(),
    [ids.writeMail]: (request) => request.ack(),
    [ids.sent]: markAsk('sent'),
    [ids.chased]: markAsk('chased'),
    [ids.yes]: markAsk('yes'),
    [ids.notNow]: markAsk('not-now'),
    [ids.no]: markAsk('not-now'),
    [ids.forget]: forgetAsk,
    [ids.notSent]: takeSendBack,
    [ids.sentIt]: sayInMessage('sent'),
    [ids.wroteTwice]: sayInMessage('chased'),
    [ids.saidYes]: sayInMessage('yes'),
    [ids.cantNow]: sayInMessage('not-now'),
    [ids.noAnswerYet]: sayInMessage('no answer yet'),
    [ids.letItGo]: letItGo,
    [ids.anotherDay]: openAnotherDay,
    [ids.talk]: openTalk,
    [ids.changeTalk]: changeTalk,
    [ids.met]: markMet,
    [ids.notMet]: markNotMet,
    [ids.helps]: helpsNow,
    [ids.notYet]: helpsNotYet,
    [ids.more]: showMore,
  },
  shows: { [ids.met]: ids.talk, [ids.helps]: ids.talk, [ids.propose]: ids.talk },
  memberLeft,
  memberBack,
  submits: {
    [ids.save]: savePersonForm,
    [ids.keepDetails]: saveDetails,
    [ids.keepAsk]: keepAsk,
    [ids.keepTalk]: keepTalk,
    [ids.keepReminder]: keepReminder,
    [ids.keepAnotherDay]: keepAnotherDay,
    [ids.leaveAnyway]: leaveAnyway,
  },
  places: { [askPlace]: askAgain },
};

/** The map, on the page that the button's value names. */
async function turnTo(request: ActionRequest, ctx: Context): Promise<void> {
  await request.ack();
  await showModal(request, await mapScreen(request, ctx, { page: pageIn(request.value) }));
}

/** A need of her own in words of then is another need than hers of now, for which the map has people. */
async function stillHers(needs: readonly NeedName[], fact: Reader['fact']): Promise<NeedName[]> {
  const own = needs.find(({ id }) => id === 'X1');
  if (!own) return [...needs];
  const { ownNeed } = await fact(needsOf);
  return needs.filter((need) => need !== own || own.label === ownNeed);
}
