import { slackErrorOf } from '../process/log.ts';

/** What a check of `doctor` found: fine, or a sentence with the mend. */
interface Finding {
  ok: boolean;
  sentence: string;
}

export type Report = (finding: Finding) => void;

/** Slack's error word (`invalid_auth`), or why Slack could not be asked. */
export function whyNot(error: unknown): string {
  return slackErrorOf(error) ?? (error instanceof Error ? error.message : String(error));
}
