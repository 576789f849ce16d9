/**
 * Makes text literal for a place that Slack reads as mrkdwn: no mention, link or channel call comes out of it.
 * The three characters are the ones Slack names in "Formatting text for app surfaces".
 */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** An instant as Slack shows it in the reader's own zone, "Nov 23, 2026"; the fallback is the UTC date. */
export function slackDate(instant: Date): string {
  const seconds = Math.floor(instant.getTime() / 1000);
  return `<!date^${seconds}^{date_short}|${instant.toISOString().slice(0, 10)}>`;
}

/**
 * An instant as Slack shows it in the reader's own zone, "Tuesday, December 8th, 2026, 10:00 AM": each reads their own.
 * https://docs.slack.dev/messaging/formatting-message-text#date-formatting
 *
 * @param fallback what stands there where Slack shows no dates: it names the zones
 */
export function slackTime(instant: Date, fallback: string): string {
  const seconds = Math.floor(instant.getTime() / 1000);
  return `<!date^${seconds}^{date_long}, {time}|${escapeMrkdwn(fallback).replaceAll('|', '')}>`;
}

/** Cuts text to `max` code points, as Slack counts, with an ellipsis as the last of them. */
export function shorten(text: string, max: number): string {
  const points = [...text];
  return points.length <= max ? text : `${points.slice(0, max - 1).join('')}…`;
}
