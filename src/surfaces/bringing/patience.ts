import type { Context } from '../../context.ts';
import { describeError } from '../../process/log.ts';
import type { Which } from '../kind.ts';
import { letGo } from '../queries.ts';

const longestPauseMs = 5_000;
const triesAtMost = 130;

/**
 * Keeps what Slack has answered, with retries of its own: the database may be away just then, and what is forgotten here is not
 * learnt again. About ten minutes, or until the bot stops.
 *
 * @param what is logged when it is given up: ids alone
 * @throws the last error of `keep`
 */
export async function patiently<T>(
  ctx: Pick<Context, 'log' | 'work'>,
  what: { id: string; kind: string; channel?: string; ts?: string | null },
  keep: () => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await keep();
    } catch (error) {
      const { id: surface, kind, channel, ts } = what;
      if (ctx.work.stopping || tries === triesAtMost) {
        ctx.log.error(
          { surface, kind, channel, ts, error: describeError(error) },
          'what Slack answered could not be kept; the message counts as sent',
        );
        throw error;
      }
      if (tries === 1)
        ctx.log.warn({ surface, kind, error: describeError(error) }, 'what Slack answered cannot be kept just now');
      await new Promise((resolve) => setTimeout(resolve, Math.min(100 * 2 ** (tries - 1), longestPauseMs)));
    }
  }
}

/**
 * Lets a surface go as soon as the database is back, which has gone away: whoever comes next must not wait until the hold ends
 * by itself.
 * @param mine who has it in hand
 */
export function letGoSoon(ctx: Pick<Context, 'db' | 'work'>, which: string | Which, mine: string): void {
  const trying = async (): Promise<void> => {
    for (let pause = 100; pause < 10_000 && !ctx.work.stopping; pause *= 2) {
      await new Promise((resolve) => setTimeout(resolve, pause));
      const done = await letGo(ctx.db, which, mine).then(
        () => true,
        () => false,
      );
      if (done) return;
    }
  };
  void trying();
}
