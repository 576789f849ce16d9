import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from '../config.ts';

export type Log = Logger;

/**
 * The product's log: one JSON line each to standard output, or to `destination` in tests.
 * Nothing a person typed or rated may be handed to it, at any level; errors go through `describeError`.
 */
export function createLog(level: LogLevel, destination?: DestinationStream): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
}

/** What may be said of an error in a log. */
export interface ErrorReport {
  name: string;
  code?: string;
  slackError?: string;
  at: string[];
}

/**
 * An error without its message: messages of databases, parsers and HTTP clients quote values, and values are what
 * people wrote. Name, code and the places in the code are enough to find the cause.
 */
export function describeError(error: unknown): ErrorReport {
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  const report: ErrorReport = { name: error.name, at: placesIn(error) };
  if ('code' in error && typeof error.code === 'string') report.code = error.code;
  const slackError = slackErrorOf(error);
  if (slackError) report.slackError = slackError;
  return report;
}

/** Slack's error word (such as `invalid_blocks`) when the error is a refusal of its Web API. */
export function slackErrorOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('data' in error)) return undefined;
  const data = error.data;
  if (typeof data !== 'object' || data === null || !('error' in data)) return undefined;
  return typeof data.error === 'string' ? data.error : undefined;
}

/** Says in the log which entry could not be read, and why: never what stands in it. */
export const unreadInto =
  (log: Log) =>
  (entry: string, error: unknown): void =>
    log.warn({ entry, error: describeError(error) }, 'an entry cannot be read, and is left out');

function placesIn(error: Error): string[] {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim().replace(/\(?(file:\/\/)?\/\S*?\/((src|sandbox|node_modules)\/)/, '($2'));
}
