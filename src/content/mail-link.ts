/**
 * As long as a link to a mail may be, encoded: mail programs of Windows take no more than some 2,000 characters. Slack
 * itself takes 3,000: https://docs.slack.dev/reference/block-kit/block-elements/button-element
 */
export const mailLimit = 1800;

/**
 * A link that opens a new mail with its words in it, to nobody yet: https://www.rfc-editor.org/rfc/rfc6068
 *
 * @param body left out, the mail is empty
 */
export const mailLink = (subject: string, body?: string): string =>
  `mailto:?subject=${encode(subject)}${body === undefined ? '' : `&body=${encode(body)}`}`;

/** Text that was cut inside of a character could not be encoded. */
const encode = (text: string): string => encodeURIComponent(text.toWellFormed());
