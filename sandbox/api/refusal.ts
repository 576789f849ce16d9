/** Slack's "no": an error code, with what else stands in the answer. */
export class Refusal extends Error {
  readonly code: string;
  readonly more: Record<string, unknown>;

  constructor(code: string, more: Record<string, unknown> = {}) {
    super(code);
    this.code = code;
    this.more = more;
  }
}

/** A refusal out of an answer that the Block Kit validator has made. */
export function refusalOf(answer: { ok: false; error: string }): Refusal {
  const { ok: _ok, error, ...more } = answer;
  return new Refusal(error, more);
}

/** `invalid_arguments` with the reasons that Slack gives in `response_metadata.messages`. */
export function invalidArguments(...messages: string[]): Refusal {
  return new Refusal('invalid_arguments', {
    response_metadata: { messages: messages.map((text) => `[ERROR] ${text}`) },
  });
}
