/** The answers Slack's methods give for what the validator found. Each takes at least one violation. */
import type { Violation } from './place.ts';

interface Refusal {
  ok: false;
  error: string;
  response_metadata: { messages: string[] };
}

const lines = (violations: readonly Violation[]) => violations.map(({ slackMessage }) => slackMessage);

/** The answer of chat.postMessage, chat.update and chat.postEphemeral to blocks that do not validate. */
export function refuseBlocks(violations: readonly Violation[]): Refusal & { errors: string[] } {
  const messages = lines(violations);
  const errors = messages.map((line) => line.replace('[ERROR] ', ''));
  return { ok: false, error: 'invalid_blocks', errors, response_metadata: { messages } };
}

/** The answer of views.open, push, update and publish to a view that does not validate. */
export function refuseView(violations: readonly Violation[]): Refusal {
  const tooLarge = violations.some(({ code }) => code === 'view_too_large');
  const error = tooLarge ? 'view_too_large' : 'invalid_arguments';
  return { ok: false, error, response_metadata: { messages: lines(violations) } };
}

/** The answer of blocks.validate: the violations by their pointers. `what` names the argument that was validated. */
export function refuseValidation(
  what: 'blocks' | 'message' | 'view',
  violations: readonly Violation[],
): { ok: false; error: string; errors: Omit<Violation, 'slackMessage'>[] } {
  return { ok: false, error: `invalid_${what}`, errors: violations.map(({ slackMessage: _, ...error }) => error) };
}
