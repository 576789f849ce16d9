import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../log.ts';

/**
 * Gives Slack's libraries a logger of their own that never goes below warnings: at debug level they log whole
 * request bodies, which hold what people wrote (see the measured facts in docs/decisions/0004-logs-without-content.md).
 */
export function slackLogger(log: Log): Logger {
  const child = log.child({ part: 'slack-library' });
  return {
    debug: () => {},
    info: () => {},
    warn: (...words) => child.warn(plain(words)),
    error: (...words) => child.error(plain(words)),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}

/** Objects are named, not printed. */
function plain(words: unknown[]): string {
  return words
    .map((word) => (typeof word === 'string' ? word : word instanceof Error ? word.name : typeof word))
    .join(' ')
    .slice(0, 500);
}
