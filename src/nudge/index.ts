/*
 * The weekly nudge: at most one message a week with the one next thing, at an hour of its reader's choosing, and only where
 * there is one. What it says is decided in decide.ts by the order of src/next.ts, when it comes in when.ts.
 */

import { randomUUID } from 'node:crypto';
import { type Day, localDay, sayDay } from '../calendar.ts';
import { say } from '../content/say.ts';
import type { ActionRequest, AppContext, Feature, SubmitAnswer, SubmitRequest } from '../feature.ts';
import { firstLook } from '../pushes/may-push.ts';
import { lockReader } from '../pushes/queries.ts';
import { expectPush, wantPushes } from '../pushes/schedule.ts';
import { errors, showModal, update } from '../slack/show.ts';
import { inTransaction } from '../surfaces/want.ts';
import { type Cadence, pauseFrom } from './decide.ts';
import { digestActs, digestSubmits, offerDigest } from './digest/index.ts';
import { digestPush, digestSurface, followDigest, lookForDigests } from './digest/job.ts';
import { listDigestsAbout, lookSoonForDigest } from './digest/queries.ts';
import { blocks, ids, nowSurfaceKind, nudgePushKind } from './ids.ts';
import { followHome, lookForNudges, nowSurface, nudgePush, passOfNudges } from './job.ts';
import {
  answerNudge,
  countDue,
  enrol,
  findSetting,
  listNudges,
  lookSoon,
  noteAnswered,
  type SettingChange,
  saveSetting,
} from './queries.ts';
import { readMetadata } from './reader.ts';
import { homeSamples, samples } from './samples.ts';
import { formScreen, historyScreen, homeScreen, ownWeek, settingsScreen } from './screens.ts';
import { dayView, leftOutErrors, nudgeOfBlock, readWanted, sentenceView } from './view.ts';
import { leftOut } from './when.ts';
import { whyOf } from './wording.ts';

export const nudge: Feature = {
  name: 'nudge',
  words: {
    nudges: {
      help: 'helpNudges',
      async run(request, ctx) {
        await request.client.views.open({ trigger_id: request.triggerId, view: await settingsScreen(request, ctx) });
      },
    },
  },
  acted: enrol,
  async hoursMoved(trx, whose, now) {
    await lookSoon(trx, whose, now);
    await lookSoonForDigest(trx, whose, now);
  },
  onAgreed: offerDigest,
  betweenMoved: followDigest,
  messagesSwitched: followDigest,
  actions: {
    [ids.open]: async (request, ctx) => showModal(request, await settingsScreen(request, ctx)),
    [ids.change]: async (request, ctx) => showModal(request, await formScreen(request, ctx)),
    [ids.history]: async (request, ctx) => showModal(request, await historyScreen(request, ctx)),
    [ids.sendOne]: sendOne,
    [ids.notThisWeek]: notThisWeek,
    [ids.anotherDay]: openDay,
    [ids.why]: sayWhy,
    [ids.lessOften]: lessOften,
    [ids.pause]: settle((today) => ({ paused_until: pauseFrom(today) }), 'nudgeRests'),
    [ids.off]: settle(() => ({ cadence: 'off' }), 'nudgeIsOff'),
    ...digestActs,
  },
  submits: { [ids.keep]: keep, [ids.keepDay]: keepDay, ...digestSubmits },
  ticks: [
    { name: 'nudges', run: lookForNudges, due: ({ db, now }) => countDue(db, now()) },
    { name: 'digests', run: lookForDigests },
  ],
  surfaces: [nowSurface, digestSurface],
  pushes: [nudgePush, digestPush],
  nudges: passOfNudges,
  pressed: noteInPlace,
  homeShown: followHome,
  rows: { tables: ['nudge', 'nudge_setting', 'digest', 'digest_setting'], listPostsToOthers: listDigestsAbout },
  home: { part: homeScreen, samples: homeSamples },
  samples: ({ edition }) => samples(edition),
};

/** Keeps what the form says; the next day is found anew. */
async function keep(request: SubmitRequest, ctx: AppContext): Promise<SubmitAnswer> {
  const { person, edition, form } = request;
  const wanted = readWanted(form);
  if (!wanted) return errors({ [blocks.day]: say(edition, 'nudgeDayMissing') });
  const missed = wanted.cadence === 'off' ? { day: false, hour: false } : leftOut(wanted, person);
  const problems = leftOutErrors(edition, missed, ownWeek(person));
  if (Object.keys(problems).length > 0) return errors(problems);
  const today = localDay(person.time_zone, ctx.now());
  const { pausedUntil } = wanted;
  if (pausedUntil && !isWithinAYear(pausedUntil, today))
    return errors({ [blocks.paused]: say(edition, 'nudgeDayWrong') });
  await inTransaction(ctx, async (trx, want) => {
    // Whoever decides this week waits, or has decided.
    await lockReader(trx, person.id, 'wait');
    await saveSetting(
      trx,
      person.id,
      {
        ...{ day_of_week: wanted.dayOfWeek, hour: wanted.hour, cadence: wanted.cadence },
        ...{ kinds_off: [...wanted.kindsOff], paused_until: pausedUntil },
      },
      ctx.now(),
    );
    want.home(person.id);
  });
  return update(await settingsScreen(request, ctx, say(edition, 'nudgeKept')));
}

const isWithinAYear = (day: Day, today: Day): boolean =>
  day > today && day <= Temporal.PlainDate.from(today).add({ years: 1 }).toString();

/** Sends one as it would be now: her own press, which no ledger counts. */
async function sendOne(request: ActionRequest, ctx: AppContext): Promise<void> {
  const { person, edition } = request;
  await inTransaction(ctx, async (_, want) =>
    want.message(nowSurfaceKind, { to: person.id, about: randomUUID() }, { asked: true, pressed: true }),
  );
  await request.ack();
  await showModal(request, await settingsScreen(request, ctx, say(edition, 'nudgeOnItsWay')));
}

/** She answers a nudge, and its message says so in place. */
async function answer(
  { person, value: id }: Pick<ActionRequest, 'person' | 'value'>,
  ctx: AppContext,
  change?: SettingChange,
): Promise<void> {
  await inTransaction(ctx, async (trx, want) => {
    await lockReader(trx, person.id, 'wait');
    await countAnswered(ctx, trx, person.id, id);
    const answered = await answerNudge(trx, { personId: person.id, id }, { now: ctx.now() });
    if (change) await saveSetting(trx, person.id, change, ctx.now());
    if (change) want.home(person.id);
    if (answered && id) await wantPushes(trx, want, { person: person.id, kind: nudgePushKind }, [id]);
  });
}

/** The one next thing was begun from the message itself: that is an answer, and the message stays until it is done. */
function noteInPlace({ person, blockId }: ActionRequest, ctx: AppContext): Promise<void> {
  return countAnswered(ctx, ctx.db, person.id, nudgeOfBlock(blockId));
}

/** Notes the first answer to one, and counts it. */
async function countAnswered(
  ctx: AppContext,
  db: AppContext['db'],
  personId: string,
  id: string | undefined,
): Promise<void> {
  if (id && (await noteAnswered(db, { personId, id }, ctx.now()))) ctx.metrics.nudge('answered');
}

async function notThisWeek(request: ActionRequest, ctx: AppContext): Promise<void> {
  await answer(request, ctx);
  await request.ack();
}

/** A step less than she has it now, also by an older message: what is off stays off. */
const lessThan: Record<Cadence, Cadence> = {
  ...{ weekly: 'fortnightly', fortnightly: 'monthly', monthly: 'monthly', off: 'off' },
};

async function lessOften(request: ActionRequest, ctx: AppContext): Promise<void> {
  const { person, edition } = request;
  const kept = await findSetting(ctx.db, person.id);
  const cadence = lessThan[kept?.cadence ?? 'weekly'];
  await answer(request, ctx, { cadence });
  await request.ack();
  const said = {
    weekly: 'nudgeIsLess',
    fortnightly: 'nudgeIsLess',
    monthly: 'nudgeIsMonthly',
    off: 'nudgeIsOff',
  } as const;
  await request.reply({ text: say(edition, said[cadence]) });
}

/** An answer that holds from now on: a pause, or none any more. */
function settle(change: (today: Day) => SettingChange, said: 'nudgeRests' | 'nudgeIsOff') {
  return async (request: ActionRequest, ctx: AppContext): Promise<void> => {
    const { person, edition } = request;
    await answer(request, ctx, change(localDay(person.time_zone, ctx.now())));
    await request.ack();
    await request.reply({ text: say(edition, said) });
  };
}

/** Asks for which day; a week later stands there, which is when the next would come. */
async function openDay(request: ActionRequest, ctx: AppContext): Promise<void> {
  await request.ack();
  const { person, edition, value = '' } = request;
  const today = Temporal.PlainDate.from(localDay(person.time_zone, ctx.now()));
  await showModal(request, dayView(edition, value, today.add({ days: 7 }).toString()));
}

/** A nudge that is put off comes on that day as what she set herself; the message of now goes from the chat. */
async function keepDay({ person, edition, form, view }: SubmitRequest, ctx: AppContext): Promise<SubmitAnswer> {
  const day = form.day(blocks.putOff) ?? '';
  const { id } = readMetadata(view.private_metadata);
  if (!isWithinAYear(day, localDay(person.time_zone, ctx.now())))
    return errors({ [blocks.putOff]: say(edition, 'nudgeDayWrong') });
  const setting = await findSetting(ctx.db, person.id);
  if (setting?.cadence === 'off') return update(sentenceView(edition, say(edition, 'nudgeIsOff')));
  const rests = setting?.paused_until;
  if (rests && rests > day)
    return errors({ [blocks.putOff]: say(edition, 'nudgeIsPaused', { day: sayDay(rests, edition.spelling) }) });
  const kept = await inTransaction(ctx, async (trx, want) => {
    await lockReader(trx, person.id, 'wait');
    await countAnswered(ctx, trx, person.id, id);
    if (!(await answerNudge(trx, { personId: person.id, id }, { now: ctx.now(), putOffUntil: day }))) return false;
    const thing = { person: person.id, kind: nudgePushKind, subject: id };
    await wantPushes(trx, want, thing, [id]);
    await expectPush(trx, thing, { lookAt: firstLook(day), now: ctx.now(), anew: true });
    return true;
  });
  return update(sentenceView(edition, say(edition, kept ? 'nudgePutOff' : 'nudgeClosed')));
}

/** Why this one, and where to change it. */
async function sayWhy(request: ActionRequest, ctx: AppContext): Promise<void> {
  await request.ack();
  const { person, edition, value = '' } = request;
  const [row] = await listNudges(ctx.db, person.id, [value]);
  if (!row?.kind) return request.reply({ text: say(edition, 'nudgeClosed') });
  const where = say(edition, 'nudgeWhyAll', { command: ctx.command });
  await request.reply({ text: `${whyOf(edition, row.kind)} ${where}` });
}
