import type { Context } from '../../context.ts';
import { describeError } from '../../process/log.ts';

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
