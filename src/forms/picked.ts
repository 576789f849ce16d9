import type { Incoming } from '../feature.ts';
import { findMember } from '../slack/members.ts';
import { shorten } from '../slack/mrkdwn.ts';
import { textFingerprint } from './fingerprint.ts';
import type { Form } from './form.ts';
import type { Shown } from './read.ts';
import { type FormTable, fieldsOf, type PickProblem, pickerOf, wordsIn } from './table.ts';

/** Who was picked in a form. */
export interface Picks {
  /** Their names, by field. */
  picked: Readonly<Record<string, string>>;
  /** Why somebody cannot be taken, by the input they were picked in. */
  refused: Readonly<Record<string, string>>;
}

/** Looks up everybody who was picked in a form. */
export async function picksIn(who: Incoming, form: Form, table: FormTable, shown: Shown = {}): Promise<Picks> {
  const picked: Record<string, string> = {};
  const refused: Record<string, string> = {};
  for (const field of fieldsOf(table)) {
    const row = table[field];
    if (row?.kind !== 'person') continue;
    const inputs = { typed: field, picker: pickerOf(field), limit: row.limit };
    const { name, problem } = await pickedName(who, form, inputs, shown[field]);
    if (name !== undefined) picked[field] = name;
    if (problem) refused[inputs.picker] = wordsIn(who.edition, row.pickProblems[problem]);
  }
  return { picked, refused };
}

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
async function pickedName(
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
