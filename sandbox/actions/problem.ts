/** Thrown when a person cannot do what was asked of them; the message is a sentence. */
export class Problem extends Error {}

/** Slack's sentence in a modal whose app did not answer as it should. */
export const TROUBLE = 'We had some trouble connecting. Try again?';
