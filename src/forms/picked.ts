import type { Incoming } from '../feature.ts';
import { findMember } from '../slack/members.ts';
import { shorten } from '../slack/mrkdwn.ts';
import { textFingerprint } from './fingerprint.ts';
import type { Form } from './form.ts';

/** Why somebody who was picked cannot be taken: herself, an app or somebody who left; not told by Slack; two names. */
export type PickProblem = 'refused' | 'unknown' | 'two';

/** Two inputs that ask for one name: where it is typed, and where a Slack user is picked in its place. */
interface NameInputs {
  typed: string;
  picker: string;
  /** The longest name, in code points: a longer one of Slack's is cut. */
  limit: number;
}

/**
 * The name of the Slack user she picked. Only the name is kept: an id of somebody who never asked for it would have to be
 * found and taken out of what others wrote when they want to be forgotten. They hear nothing of it.
 *
 * @param shownName the fingerprint of the name that stood in the form when it was shown
 * @returns the name, nothing where nobody was picked, or why it cannot be taken
 */
export async function pickedName(
  { client, person }: Incoming,
  form: Form,
  { typed: typedAt, picker, limit }: NameInputs,
  shownName = '',
): Promise<{ name?: string; problem?: PickProblem }> {
  const slackUserId = form.user(picker);
  if (!slackUserId) return {};
  if (!/^[UW][A-Z0-9]{2,20}$/.test(slackUserId) || slackUserId === person.slack_user_id) return { problem: 'refused' };
  try {
    const member = await findMember(client, { workspaceId: person.workspace_id, slackUserId });
    if (!member) return { problem: 'unknown' };
    const name = shorten(member.name ?? '', limit);
    if (!name || member.hasLeft || member.isBot) return { problem: 'refused' };
    const typed = form.text(typedAt);
    const typedAnother = typed && typed !== name && textFingerprint(typed) !== shownName;
    return typedAnother ? { problem: 'two' } : { name };
  } catch {
    // Slack away, or its limit reached: typing the name is always there.
    return { problem: 'unknown' };
  }
}
