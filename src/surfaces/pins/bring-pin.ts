import { randomUUID } from 'node:crypto';
import { SlackError, type WebClient } from '@slack/web-api';
import type { Context } from '../../context.ts';
import { isDatabaseDown } from '../../db/errors.ts';
import type { Slot } from '../../jobs/job.ts';
import { describeError, slackErrorOf } from '../../process/log.ts';
import { secondsToWait } from '../../slack/outcome.ts';
import { pauseMs, quickTries } from '../answers.ts';
import { isForGood, isOff, isPinned, isTokenRefused, notInstalled } from './answers.ts';
import { bringPin } from './job.ts';
import { endPin, forgetPin, keepPin, putOffPin, type TakenPin, takeDuePins, takePin } from './queries.ts';
import { nextStep } from './step.ts';

/** The pin to go on with; undefined when it is as wanted and let go, or in other hands. */
type After = Promise<TakenPin | undefined>;

type Work = Pick<Context, 'db' | 'workspaces' | 'log' | 'now'>;

/**
 * Brings a pin to what is wanted. Harmless when repeated, late, or run in several processes: one has it in hand at a time, and
 * looks again before it lets go. What is pinned, or off, Slack says, so that an answer which was lost is heard the next time.
 *
 * @throws the error of Slack, the network or the database, when the same is to be tried again soon
 */
export async function runPin({ pin }: { pin: string }, ctx: Work): Promise<Slot> {
  let slot: Slot = 'unused';
  const called = () => {
    slot = 'used';
  };
  for (let row = await takePin(ctx.db, pin, randomUUID()); row; ) {
    const now: TakenPin = row;
    row = await oneStep(ctx, now, called).catch((error: unknown) => failed(ctx, now, error));
  }
  return slot;
}

async function oneStep(ctx: Work, row: TakenPin, called: () => void): After {
  const step = nextStep(row);
  switch (step) {
    case 'rest':
      return endPin(ctx.db, row, {}, null, ctx.now());
    case 'forget':
      return forgetPin(ctx.db, row, ctx.now());
    case 'wait':
      return waitForPost(ctx, row);
  }
  const client = await clientFor(ctx, row);
  if (!client) return endPin(ctx.db, row, { problem: notInstalled }, null, ctx.now());
  called();
  return step === 'pin' ? pin(ctx, client, row) : unpin(ctx, client, row);
}

/** @returns undefined where the bot was taken out of the workspace: an installation has it looked at again */
async function clientFor(ctx: Work, row: TakenPin): Promise<WebClient | undefined> {
  return ctx.workspaces.clientFor(row.workspace_id).catch((error: unknown) => {
    if (row.uninstalled_at === null || isDatabaseDown(error)) throw error;
    return undefined;
  });
}

/** Looks ever more rarely, and for a day: then posting it is what has it looked at. */
function waitForPost(ctx: Work, row: TakenPin): After {
  const now = ctx.now();
  const tries = row.tries + 1;
  const lookAt = tries > looksAtMost ? null : new Date(now.getTime() + pauseMs(tries + quickTries));
  return endPin(ctx.db, row, { tries }, lookAt, now);
}

/** Of which the last dozen are two hours apart. */
const looksAtMost = 20;

/** Which message is pinned is noted first: whatever becomes of the answer, it can be taken off. */
async function pin(ctx: Work, client: WebClient, { post_ts: ts, ...row }: TakenPin): After {
  const claimed = await keepPin(ctx.db, row, { message_ts: ts, pinned: false }, ctx.now());
  if (!claimed || claimed.version !== row.version || ts === null) return claimed;
  try {
    await client.pins.add({ channel: row.channel_id, timestamp: ts });
  } catch (error) {
    const code = slackErrorOf(error);
    if (!isForGood(code)) throw error;
    if (!isPinned(code)) {
      ctx.log.info(
        { pin: row.id, kind: row.kind, slackError: code },
        'Slack does not pin a message; it stands without a pin, and nobody is asked again',
      );
      return endPin(ctx.db, claimed, { message_ts: null, problem: code, tries: 0 }, null, ctx.now());
    }
  }
  return endPin(ctx.db, claimed, { pinned: true, tries: 0 }, null, ctx.now());
}

/** That it may be off is noted first, too: wanted again before the answer is kept, it is pinned again. */
async function unpin(ctx: Work, client: WebClient, taken: TakenPin): After {
  const row = await keepPin(ctx.db, taken, { pinned: false }, ctx.now());
  if (!row || row.version !== taken.version) return row;
  try {
    await client.pins.remove({ channel: row.channel_id, timestamp: row.message_ts ?? '' });
  } catch (error) {
    const code = slackErrorOf(error);
    if (!isForGood(code)) throw error;
    if (isTokenRefused(code)) return endPin(ctx.db, row, { problem: code }, null, ctx.now());
    if (!isOff(code))
      ctx.log.info(
        { pin: row.id, kind: row.kind, slackError: code },
        'Slack does not take a pin off; it stays, and nobody is asked again',
      );
  }
  return keepPin(ctx.db, row, { message_ts: null, pinned: false, tries: 0 }, ctx.now());
}

/** What may pass is put off. @throws the same error, when the queue is to try again soon */
async function failed(ctx: Work, row: TakenPin, error: unknown): Promise<undefined> {
  // The hold ends by itself, and the schedule looks then.
  if (!(error instanceof SlackError) && isDatabaseDown(error)) throw error;
  const seconds = secondsToWait(error);
  const tries = seconds === undefined ? row.tries + 1 : row.tries;
  const lookAt = new Date(ctx.now().getTime() + (seconds === undefined ? pauseMs(tries) : seconds * 1000));
  await putOffPin(ctx.db, row, { tries, lookAt });
  if (seconds !== undefined || tries <= quickTries) throw error;
  ctx.log.warn(
    { pin: row.id, kind: row.kind, tries, lookAt, error: describeError(error) },
    'a pin could not be brought to what is wanted; it is tried again later',
  );
  return undefined;
}

const dueAtOnce = 200;

/** Finds pins that are not as wanted: what failed, what waits for its message, what a lost job left. @returns how many */
export async function lookForPins(ctx: Pick<Context, 'db' | 'queue' | 'now'>): Promise<number> {
  return ctx.db.transaction().execute(async (trx) => {
    const due = await takeDuePins(trx, ctx.now(), dueAtOnce);
    await ctx.queue.sendAll(trx, bringPin, due);
    return due.length;
  });
}
