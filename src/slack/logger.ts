import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../process/log.ts';

/**
 * Gives Slack's libraries a logger of their own that never goes below warnings: at debug level they log whole
 * request bodies, which hold what people wrote. Of what is left only the beginning is kept: after a colon, a quote or a
 * bracket the libraries repeat what they were given.
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

/** Objects are named, not printed; a sentence ends where it begins to quote. */
function plain(words: unknown[]): string {
  return words
    .map((word) =>
      typeof word === 'string' ? (word.split(/[:"'`({[]/)[0] ?? '') : word instanceof Error ? word.name : typeof word,
    )
    .join(' ')
    .slice(0, 500);
}
