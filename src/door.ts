import { randomBytes } from 'node:crypto';
import { SlackError } from '@slack/web-api';
import { editionOf } from './content/edition-of.ts';
import type { Edition } from './content/editions.ts';
import { say } from './content/say.ts';
import type { Context } from './context.ts';
import { codeOf, isDatabaseDown } from './db/errors.ts';
import { NotRead } from './db/reading.ts';
import type { Person } from './db/schema.ts';
import { describeError, slackErrorOf } from './process/log.ts';

/** Slack waits three seconds; by then the person has an answer, whatever the handler does. */
const answerWithinMs = 2_500;

/** The handler was still at work when its time was up; what it saves after that stays saved. */
class TooLate extends Error {
  override name = 'TooLate';
}

/** Who asks, once the handler has found out; a person who is not known yet is spoken to as everybody. */
export interface Asker {
  person?: Person;
}

/**
 * The one error door. Runs a handler and gives its value; when it fails, or is late while Slack still waits for an
 * answer (`owed`), logs the cause without what the person wrote and lets `tell` give them a sentence of their edition
 * that says what to do.
 */
export async function atTheDoor<T>(
  ctx: Context,
  what: string,
  handler: (asker: Asker) => Promise<T>,
  tell: (sentence: string, edition: Edition) => Promise<T>,
  owed: () => boolean,
): Promise<T | undefined> {
  const asker: Asker = {};
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => owed() && reject(new TooLate()), answerWithinMs);
  });
  try {
    return await Promise.race([ctx.work.track(handler(asker)), late]);
  } catch (error) {
    const reference = randomBytes(3).toString('hex');
    ctx.log.error({ what, reference, error: describeError(error) }, 'a request failed; the person is told');
    const edition = editionOf(asker.person, ctx);
    return await ctx.work.track(tell(sentenceFor(edition, error, reference), edition)).catch((silent: unknown) => {
      ctx.log.error({ what, reference, error: describeError(silent) }, 'the person could not be told');
      return undefined;
    });
  } finally {
    clearTimeout(timer);
  }
}

/** PostgreSQL gave up a statement, or waiting for a lock. */
const slowDatabase = ['57014', '55P03'];

function sentenceFor(edition: Edition, error: unknown, reference: string): string {
  if (isDatabaseDown(error)) return say(edition, 'databaseDown');
  if (error instanceof NotRead) return say(edition, 'entryUnread');
  if (error instanceof TooLate || slowDatabase.includes(codeOf(error) ?? '')) return say(edition, 'saveLate');
  if (slackErrorOf(error) || error instanceof SlackError) return say(edition, 'slackFailed');
  return say(edition, 'wentWrong', { reference });
}
