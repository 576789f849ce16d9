import { SlackError } from '@slack/web-api';
import type { Context } from '../../context.ts';
import { isDatabaseDown } from '../../db/errors.ts';
import { describeError, slackErrorOf } from '../../process/log.ts';
import { secondsToWait } from '../../slack/outcome.ts';
import { pauseMs, quickTries, type Verdict, verdictOn } from '../answers.ts';
import type { Message, SurfaceKind, Taken } from '../kind.ts';
import { putOff, type Settled, settle } from '../queries.ts';
import { letGoSoon, patiently } from './patience.ts';
import type { Step } from './step.ts';

/** What a kind knows to be passing, by this name: Slack's own would say that it is not. */
export const notYet = 'not_yet';

/** Whoever runs the bot has to mend something first: it is not asked again at once. */
const notLetInMs = 10 * 60 * 1000;

/** How far a step had come. */
export interface Doing {
  /** The message may be claimed, that is, on its way. */
  claimed: boolean;
  step: Step['do'] | undefined;
  /** What was to be posted, or to be brought up to date. */
  message: Message | undefined;
}

/**
 * What follows when a step failed: it ended for good, or it is put off. What was claimed surely was not posted.
 * @throws the same error, when the queue is to try again soon
 */
export async function failed<Ctx extends Context>(
  ctx: Ctx,
  kind: SurfaceKind<Ctx>,
  taken: Taken,
  error: unknown,
  { claimed, step, message }: Doing,
): Promise<Settled> {
  const before = { state: taken.state, owed: claimed };
  const keep = <T>(doing: () => Promise<T>): Promise<T> => (claimed ? patiently(ctx, taken, doing) : doing());
  // Slack's errors are asked first: a connection that it refused looks like that of a database.
  if (!(error instanceof SlackError) && isDatabaseDown(error)) {
    letGoSoon(ctx, taken.id, taken.held_by ?? '');
    throw error;
  }
  const now = ctx.now();
  const later = (ms: number) => new Date(now.getTime() + ms);
  const seconds = secondsToWait(error);
  if (seconds !== undefined) {
    const { tries, last_error: lastError } = taken;
    await keep(() => putOff(ctx.db, taken, { ...before, lookAt: later(seconds * 1000), tries, lastError }, now));
    throw error;
  }
  const code = slackErrorOf(error);
  // Nobody finds it any more, or can change it: another takes its place, and says so.
  if (step === 'edit' && kind.place !== 'home' && kind.afterLost === 'post once more' && isLost(code)) {
    const anew = { state: 'queued', owed: true, repeated: true, mark: null, askedAt: now } as const;
    return settle(ctx.db, taken, anew, now, true);
  }
  // Deleted by somebody else: posted anew if that was asked for.
  if (code === 'message_not_found' && step === 'edit')
    return settle(ctx.db, taken, { state: 'removed', mark: null }, now, true);
  // The conversation of an earlier installation, say: it is asked for anew.
  if (code === 'channel_not_found' && claimed && taken.person && (taken.channel_id ?? taken.known_channel) !== null) {
    const kept = await keep(() => settle(ctx.db, taken, { state: taken.state, owed: true }, now, true));
    return typeof kept === 'object' ? { ...kept, channel_id: null, known_channel: null } : kept;
  }
  const passing = kind.place !== 'home' && message !== undefined && kind.isPassing?.(error, message) === true;
  const verdict: Verdict = passing ? 'passing' : verdictOn(code);
  if (code !== undefined && (verdict === 'final' || verdict === 'ours')) {
    const { id: surface, kind: name } = taken;
    ctx.log[verdict === 'ours' ? 'error' : 'warn']({ surface, kind: name, step, slackError: code }, sayings[verdict]);
    const state = step === 'edit' || step === 'delete' || step === 'publish' ? taken.state : 'failed';
    return keep(() => settle(ctx.db, taken, { state, owed: false, lastError: code }, now, true));
  }
  // A kind counts its own refusals from the first of them.
  const tries = (passing && taken.last_error !== notYet ? 0 : taken.tries) + 1;
  const lastError = passing ? notYet : (code ?? describeError(error).name);
  const lookAt = later(verdict === 'not-let-in' ? Math.max(pauseMs(tries), notLetInMs) : pauseMs(tries));
  await keep(() => putOff(ctx.db, taken, { ...before, lookAt, tries, lastError }, now));
  if (verdict !== 'not-let-in' && tries <= quickTries) throw error;
  ctx.log.warn(
    { surface: taken.id, kind: taken.kind, step, tries, lookAt, error: describeError(error) },
    'a surface could not be brought up to date; it is tried again later',
  );
  return 'done';
}

/** Whether a message is gone for edits. https://docs.slack.dev/reference/methods/chat.update */
const isLost = (code: string | undefined): boolean =>
  code === 'message_not_found' || code === 'edit_window_closed' || code === 'cant_update_message';

const sayings = {
  final: 'Slack does not take this for good; nobody is asked again, and who waits for it is told',
  ours: 'Slack refuses what this bot sends: a fault of the bot, please report it; it is not sent again',
};
