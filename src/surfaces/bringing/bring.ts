import { randomUUID } from 'node:crypto';
import type { HomeView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { localDay } from '../../calendar.ts';
import { type Context, forOne } from '../../context.ts';
import { NotRead } from '../../db/reading.ts';
import { describeError } from '../../process/log.ts';
import { surelyNotDone } from '../../slack/outcome.ts';
import { allowedAt, dayEnds, type HoursOf } from '../allowed.ts';
import { isEnding, tooLate } from '../answers.ts';
import type { HomeKind, Kinds, Message, MessageKind, Rendered, Showing, SurfaceKind, Taken, Which } from '../kind.ts';
import { expectPost } from '../pins/queries.ts';
import { pinPosted } from '../pins/want-pin.ts';
import {
  again,
  claim,
  forget,
  keepPlace,
  letGo,
  lookWhenHoldEnds,
  putOff,
  type Settled,
  settle,
  take,
} from '../queries.ts';
import {
  deleteMessage,
  editMessage,
  findMessage,
  openConversation,
  type PlaceOfMessage,
  postMessage,
  takesNewer,
} from './calls.ts';
import { type Doing, failed } from './failed.ts';
import { letGoSoon, patiently } from './patience.ts';
import { nextStep, type Picture, type Step } from './step.ts';

/**
 * Brings Slack to what one surface is to show. Harmless when repeated, late, or run in several processes: one has the surface
 * in hand at a time, and who comes meanwhile leaves it to them, since they look again before they let go.
 *
 * @param which by its id, or of whom it is and what it is about
 * @returns whether Slack was called for it; `left` when nothing is to be done, or somebody else has it in hand
 * @throws the error of the network, of Slack or of the database, when the same work is to be tried again soon
 */
export async function bring<Ctx extends Context>(ctx: Ctx, kinds: Kinds<Ctx>, which: string | Which): Promise<Brought> {
  const mine = randomUUID();
  const taken = await take(ctx.db, which, mine).catch((error: unknown) => {
    // The answer may have been lost, and not the question.
    letGoSoon(ctx, which, mine);
    throw error;
  });
  if (!taken) {
    await lookWhenHoldEnds(ctx.db, which, ctx.now());
    return 'left';
  }
  const kind = kinds.get(taken.kind);
  if (kind) return (await bringTaken(ctx, kind, taken)) ? 'called' : 'quiet';
  // While a deployment rolls, it may be of a newer release: that one brings it.
  ctx.log.warn(
    { surface: taken.id, kind: taken.kind },
    'nobody here knows how to show a kind of surface; it is left alone',
  );
  await letGo(ctx.db, taken.id, mine);
  return 'quiet';
}

/** What became of a surface: Slack was called, or it was looked at and Slack was not, or it was left alone. */
export type Brought = 'called' | 'quiet' | 'left';

/** Brings a surface that is in this process's hand. @returns whether Slack was called @throws as `bring` */
async function bringTaken<Ctx extends Context>(ctx: Ctx, kind: SurfaceKind<Ctx>, taken: Taken): Promise<boolean> {
  let called = false;
  const clientOf = async (): Promise<() => WebClient> => {
    const client = await ctx.workspaces.clientFor(taken.workspace_id);
    return () => {
      called = true;
      return client;
    };
  };
  for (let now: Settled = taken; typeof now === 'object'; ) now = await oneStep(ctx, kind, now, clientOf);
  return called;
}

/** What is at work in one step. */
interface Work<Ctx extends Context> {
  ctx: Ctx;
  taken: Taken;
  showing: Showing;
  /** Whoever reads it, calls. */
  readonly client: WebClient;
  mark: string | null;
}

/** @param clientOf gives what gives the client, and then counts Slack as called */
async function oneStep<Ctx extends Context>(
  ctx: Ctx,
  kind: SurfaceKind<Ctx>,
  taken: Taken,
  clientOf: () => Promise<() => WebClient>,
): Promise<Settled> {
  const now = ctx.now();
  if (taken.state === 'sending') return countAsUnknown(ctx, taken);
  const doing: Doing = { claimed: false, step: undefined, message: undefined };
  try {
    const client = await clientOf();
    const showing = showingOf(taken, client);
    const rendered = await render(ctx, kind, showing);
    const mark = typeof rendered === 'string' ? null : ctx.keys.mark(JSON.stringify(rendered), `surface:${taken.id}`);
    const work: Work<Ctx> = {
      ...{ ctx, taken, showing, mark },
      get client() {
        return client();
      },
    };
    const picture = typeof rendered === 'string' ? rendered : mark === taken.shown_mark ? 'same' : 'other';
    const step = stepOf(ctx, kind, taken, picture, now);
    doing.step = step.do;
    switch (step.do) {
      case 'post':
        return await post(work, kind as MessageKind<Ctx>, rendered as Message, doing);
      case 'edit':
        return await edit(work, kind as MessageKind<Ctx>, rendered as Message, doing);
      case 'delete':
        await deleteMessage(client(), placeOf(taken));
        return await takenOut(work);
      case 'publish':
        return await publish(work, kind as HomeKind<Ctx>, rendered as HomeView);
      case 'look':
        return await look(work);
      case 'wait':
        await putOff(ctx.db, taken, { ...asItIs(taken), lookAt: step.until }, now);
        return 'done';
      case 'park':
        await putOff(ctx.db, taken, { ...asItIs(taken), lookAt: null }, now);
        return 'done';
      case 'give up':
        ctx.log.warn({ surface: taken.id, kind: taken.kind }, 'a message would come too late and is not sent any more');
        return await settle(ctx.db, taken, { state: 'failed', owed: false, lastError: tooLate }, now, true);
      case 'forget':
        return (await forget(ctx.db, taken)) ? 'done' : ((await again(ctx.db, taken)) ?? 'lost');
      case 'rest':
        return await rest(work, kind);
    }
  } catch (error) {
    return failed(ctx, kind, taken, error, doing);
  }
}

/** What of it cannot be read is noted for this one; what cannot be read at all is neither changed nor taken out. */
async function render<Ctx extends Context>(
  ctx: Ctx,
  kind: SurfaceKind<Ctx>,
  showing: Showing,
): Promise<Rendered<Message | HomeView>> {
  try {
    return await kind.render(forOne(ctx), showing);
  } catch (error) {
    if (error instanceof NotRead) return 'not now';
    throw error;
  }
}

const showingOf = (taken: Taken, client: () => WebClient): Showing => ({
  id: taken.id,
  subject: taken.subject_id,
  person: taken.person,
  get client() {
    return client();
  },
  lastError: taken.last_error,
  tries: taken.tries,
  repeated: taken.repeated,
});

const asItIs = ({ state, owed, tries, last_error: lastError }: Taken) => ({ state, owed, tries, lastError });

const placeOf = ({ channel_id, message_ts }: Taken): PlaceOfMessage => ({
  channel: channel_id ?? '',
  ts: message_ts ?? '',
});

function stepOf<Ctx extends Context>(
  { holidays }: Ctx,
  kind: SurfaceKind<Ctx>,
  taken: Taken,
  picture: Picture,
  now: Date,
): Step {
  const { place, state, owed, repeated, person, channel_id, message_ts, last_error } = taken;
  const asked = taken.asked_at ?? taken.created_at;
  const reader: HoursOf = person
    ? { ...person, holidays }
    : { time_zone: null, paused_until: taken.channel_paused_until };
  return nextStep(
    {
      place,
      state,
      owed,
      repeated,
      isPlaceKnown: channel_id !== null && message_ts !== null,
      isReaderGone: person !== undefined && person.deactivated_at !== null,
      isEnded: isEnding(last_error),
    },
    picture,
    {
      now,
      ...(kind.place === 'home'
        ? { allowed: now, tooLate: asked, afterUnknown: 'leave' }
        : {
            allowed: allowedAt(reader, kind, now),
            tooLate: tooLateAt(reader, kind, asked),
            afterUnknown: kind.afterUnknown,
          }),
    },
  );
}

/**
 * From when on nobody waits for a message any more: that counts from when it might have come first, so that somebody who
 * is away, or whose messages the operator holds, finds what another has done. What a message says by then its rows
 * decide. One of the ledger is of its day, and decided anew.
 */
function tooLateAt<Ctx>(reader: HoursOf, kind: MessageKind<Ctx>, asked: Date): Date {
  const lateAfter = (first: Date) => new Date(first.getTime() + kind.tooLateAfterHours * 3_600_000);
  if (!kind.onItsDayAlone) return lateAfter(allowedAt(reader, kind, asked));
  const unpaused = { ...reader, paused_until: null };
  const late = lateAfter(allowedAt(unpaused, kind, asked));
  const ends = dayEnds(unpaused, localDay(unpaused.time_zone, asked));
  return ends < late ? ends : late;
}

/** Whoever was sending it has died, or lost it: nobody knows whether it stands in the chat. */
function countAsUnknown(ctx: Context, taken: Taken): Promise<Settled> {
  ctx.log.warn({ surface: taken.id, kind: taken.kind }, 'a message whose outcome is unknown counts as sent');
  return settle(ctx.db, taken, { state: 'unknown' }, ctx.now(), true);
}

/** Posts at most once: what is claimed and never answered for is not tried again. */
async function post<Ctx extends Context>(
  work: Work<Ctx>,
  kind: MessageKind<Ctx>,
  message: Message,
  doing: Doing,
): Promise<Settled> {
  const { ctx, taken, client, mark } = work;
  doing.message = message;
  const channel = await channelFor(taken, client);
  const newer = await takesNewer(ctx, taken, message);
  if (taken.place === 'channel') await expectPost(ctx.db, taken, ctx.now());
  if (!(await claim(ctx.db, taken, ctx.now()))) return (await again(ctx.db, taken)) ?? 'lost';
  doing.claimed = true;
  const findable = kind.afterUnknown === 'look once';
  const sending = { ctx, client, taken, message, newer };
  const sent = await postMessage(sending, channel, findable).catch((error: unknown) => {
    if (surelyNotDone(error)) throw error;
    return undefined;
  });
  if (!sent) return patiently(ctx, taken, () => countAsUnknown(ctx, taken));
  const place = sent.ts === null ? undefined : { channel: sent.channel, ts: sent.ts };
  const settled = await patiently(ctx, { ...taken, ...sent }, async () => {
    const kept = await settle(ctx.db, taken, { state: 'sent', mark, ...(place && { place }) }, ctx.now());
    if (kept === 'lost' && place) await keepPlace(ctx.db, taken, place, ctx.now());
    return kept;
  });
  if (taken.place === 'channel') await pinPosted(ctx, taken);
  await shown(work, kind, message);
  return settled;
}

async function edit<Ctx extends Context>(
  work: Work<Ctx>,
  kind: MessageKind<Ctx>,
  message: Message,
  doing: Doing,
): Promise<Settled> {
  const { ctx, taken, client, mark } = work;
  doing.message = message;
  const newer = await takesNewer(ctx, taken, message);
  await editMessage({ ctx, client, taken, message, newer }, placeOf(taken));
  const settled = await settle(ctx.db, taken, { state: 'sent', mark, owed: false }, ctx.now());
  await shown(work, kind, message);
  return settled;
}

async function publish<Ctx extends Context>(work: Work<Ctx>, kind: HomeKind<Ctx>, view: HomeView): Promise<Settled> {
  const { ctx, taken, client, mark, showing } = work;
  await client.views.publish({ user_id: taken.person?.slack_user_id ?? '', view });
  const settled = await settle(ctx.db, taken, { state: 'sent', mark, owed: false }, ctx.now());
  await follow(work, kind.onShown?.(ctx, showing));
  return settled;
}

/** Tells the feature that a message stands. */
const shown = <Ctx extends Context>(work: Work<Ctx>, kind: MessageKind<Ctx>, message: Message): Promise<void> =>
  follow(work, kind.onShown?.(work.ctx, work.showing, message));

/** What a feature does once something is shown is no reason to show it again. */
async function follow<Ctx extends Context>({ ctx, taken }: Work<Ctx>, what: Promise<void> | undefined): Promise<void> {
  await what?.catch((error: unknown) => {
    ctx.log.warn({ surface: taken.id, kind: taken.kind, error: describeError(error) }, 'what follows a message failed');
  });
}

async function channelFor({ channel_id, known_channel, person }: Taken, client: WebClient): Promise<string> {
  return channel_id ?? known_channel ?? openConversation(client, person?.slack_user_id ?? '');
}

/** Nothing is to stand there, and nothing does: its row has no use any more. */
async function takenOut<Ctx extends Context>({ ctx, taken }: Work<Ctx>): Promise<Settled> {
  if (await forget(ctx.db, taken)) return 'done';
  return settle(ctx.db, taken, { state: 'removed', mark: null }, ctx.now(), true);
}

/**
 * Looks once for what may have been posted since it was asked for, however long ago its sender died; what is not found is owed
 * again, to be posted with a word that says so.
 */
async function look<Ctx extends Context>({ ctx, taken, client }: Work<Ctx>): Promise<Settled> {
  const found = await findMessage(client, taken, taken.channel_id ?? '', taken.asked_at ?? taken.updated_at);
  const outcome = found
    ? { state: 'sent' as const, place: found }
    : { state: 'unknown' as const, owed: true, repeated: true };
  return settle(ctx.db, taken, outcome, ctx.now(), true);
}

/** Nothing more to be done; of an end the feature hears first, so that somebody is told. */
async function rest<Ctx extends Context>({ ctx, taken, mark }: Work<Ctx>, kind: SurfaceKind<Ctx>): Promise<Settled> {
  const { last_error: code, subject_id: subject, person, channel_id: channel, state } = taken;
  if (code !== null && isEnding(code) && kind.place !== 'home')
    await kind.onFinal?.(ctx, { subject, person, channel, code });
  return settle(
    ctx.db,
    taken,
    { state, lastError: code, owed: false, ...(state === 'sent' && !code && { mark }) },
    ctx.now(),
  );
}
