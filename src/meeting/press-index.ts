import { calledBy } from '../content/called.ts';
import { say } from '../content/say.ts';
import type { ActionRequest, AppContext } from '../feature.ts';
import { buttons, plainSection } from '../slack/blocks.ts';
import { showModal } from '../slack/show.ts';
import { writeUpButton } from './follow-up/page-view.ts';
import { type Book, openMeeting, type Press, standingAt, waitingOffer } from './meeting.ts';
import { makeMove, type Pressed } from './move-job.ts';
import { isTextOnly, meetingScreen } from './screens.ts';
import { standsNow, type Viewer, viewerOf, whenOf, whenToSend } from './wording.ts';

/** A press about times that were offered: the value names the pair, the times, and of one that is taken its second. */
export const pressOffer =
  (move: 'take' | 'withdraw') =>
  async (request: ActionRequest, ctx: AppContext): Promise<void> => {
    const [pairId = '', offerId = '', second = ''] = (request.value ?? '').split(' ');
    const time = new Date((Number(second) || 0) * 1000);
    await press(request, ctx, pairId, move === 'take' ? { move, offerId, time } : { move, offerId });
  };

/** A press about a time that stands or stood: the value names the pair, the meeting and which of its times was read. */
export const pressMeeting =
  (move: 'cancel' | 'met' | 'not-yet' | 'fell-through') =>
  async (request: ActionRequest, ctx: AppContext): Promise<void> => {
    const [pairId = '', meetingId = '', sequence] = (request.value ?? '').split(' ');
    await press(request, ctx, pairId, { move, meetingId, sequence: Number(sequence) });
  };

async function press(request: ActionRequest, ctx: AppContext, pairId: string, named: Press): Promise<void> {
  const pressed = await makeMove(ctx, { pairId, personId: request.person.id }, named);
  await request.ack();
  await answerWith(request, ctx, pairId, pressed, named);
}

/** What came of a press: on the page, where it was made there; a message is edited by itself, and says it in private. */
async function answerWith(
  request: ActionRequest,
  ctx: AppContext,
  pairId: string,
  pressed: Pressed | undefined,
  named: Press,
): Promise<void> {
  const { edition } = request;
  if (!pressed) {
    const sentence = say(edition, 'pairNotYours');
    if (request.message) return request.reply({ text: sentence });
    return showModal(request, await meetingScreen(request, ctx, pairId));
  }
  const viewer = viewerOf(edition, pressed.pair, ctx.now());
  const isHidden = pressed.pair.side === 'mentor' && !pressed.pair.withBot;
  const sentence = isHidden ? say(edition, 'pairNotYours') : wordsAfter(viewer, pressed, named, ctx.now());
  const toCopy = isHidden ? undefined : await wordsToSend(ctx, viewer, pressed, named, request.person.name ?? '');
  if (!request.message) return showModal(request, await meetingScreen(request, ctx, pairId, sentence, toCopy));
  const shown = { pairId, pausedUntil: pressed.pair.pausedUntil, book: pressed.book, now: ctx.now() };
  const stands = pressed.outcome === 'no' && !isHidden ? `\n${standsNow(viewer, shown)}` : '';
  const words = toCopy ? `\n${say(edition, 'tellYourself', { name: viewer.name })}\n${toCopy}` : '';
  const text = `${sentence}${stands}${words}`;
  const hasMet = named.move === 'met' && pressed.outcome !== 'no' && !isHidden;
  const writeUp = hasMet && writeUpButton(edition, pressed.pair.side, `${pairId} ${named.meetingId}`);
  return request.reply({ text, ...(writeUp && { blocks: [plainSection(text), buttons(writeUp)] }) });
}

const dayMs = 24 * 60 * 60 * 1000;

/** What was done, or what holds where it could not be. */
export function wordsAfter(viewer: Viewer, { outcome, before, book }: Pressed, press: Press, now: Date): string {
  const { edition, name } = viewer;
  if (outcome === 'no') return refusalOf(viewer, book, press, now);
  const stood = openMeeting(before)?.startsAt;
  const isSoon = stood && stood > now && stood.getTime() < now.getTime() + dayMs && outcome === 'made';
  const changes = ['cancel', 'take', 'arrange'].includes(press.move);
  const soon = isSoon && changes ? ` ${say(edition, 'tellSoon', { name })}` : '';
  return `${doneWords(viewer, press)}${soon}`;
}

/**
 * The words in which a mentee tells a mentor herself what she set, moved or cancelled; undefined where he hears of it from
 * the bot, or nothing of that came of the press.
 *
 * @param me how she signs
 */
export async function wordsToSend(
  ctx: AppContext,
  viewer: Viewer,
  { pair, outcome, before }: Pressed,
  press: Press,
  me: string,
): Promise<string | undefined> {
  if (outcome !== 'made' || !(await isTextOnly(ctx, pair))) return undefined;
  const { edition } = viewer;
  const name = calledBy(viewer.name) ?? viewer.name;
  const { time } = standingAt(before, ctx.now());
  const stood = openMeeting(before)?.startsAt;
  const was = stood && time !== 'passed' ? whenToSend(viewer, stood) : undefined;
  switch (press.move) {
    case 'cancel':
      return was ? say(edition, 'sendCancelled', { name, when: was, me }) : undefined;
    case 'take':
    case 'arrange': {
      const when = whenToSend(viewer, press.time);
      return was
        ? say(edition, 'sendMoved', { name, when, before: was, me })
        : say(edition, 'sendSet', { name, when, me });
    }
    default:
      return undefined;
  }
}

function doneWords(viewer: Viewer, press: Press): string {
  const { edition, name } = viewer;
  switch (press.move) {
    case 'offer':
      return say(edition, 'offerSent', { name });
    case 'take':
      return say(edition, 'nowSet', { when: whenOf(viewer, press.time) });
    case 'arrange':
      return say(edition, 'nowArranged', { when: whenOf(viewer, press.time) });
    case 'none-of-these':
      return say(edition, 'noneSent', { name });
    case 'withdraw':
      return say(edition, 'nowWithdrawn');
    case 'cancel':
      return say(edition, 'nowCancelled');
    case 'met':
      return say(edition, 'nowMet');
    case 'not-yet':
      return say(edition, 'nowNotYet');
    case 'fell-through':
      return say(edition, 'nowFellThrough');
    case 'log':
      return say(edition, 'nowLogged');
  }
}

/** Why it could not be done: what holds now follows it. Never who was too late. */
function refusalOf(viewer: Viewer, book: Book, press: Press, now: Date): string {
  const { edition, name } = viewer;
  const { time, pair } = standingAt(book, now);
  const startsAt = openMeeting(book)?.startsAt;
  if (pair === 'closed') return say(edition, 'meetClosed', { name });
  switch (press.move) {
    case 'take': {
      const isOpen = waitingOffer(book, now)?.id === press.offerId;
      return say(edition, isOpen ? 'timeHasPassed' : 'timesNoLonger');
    }
    case 'none-of-these':
    case 'withdraw':
      return say(edition, 'timesNoLonger');
    case 'cancel':
      if (time === 'none') return say(edition, 'noTimeToCancel');
      return say(edition, time === 'passed' ? 'timeHasPassed' : 'meetChanged');
    case 'met':
      return time === 'set' && startsAt
        ? say(edition, 'beginsLater', { when: whenOf(viewer, startsAt) })
        : say(edition, 'meetChanged');
    default:
      return say(edition, 'meetChanged');
  }
}
