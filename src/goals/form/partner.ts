import type { Incoming } from '../../feature.ts';
import { textFingerprint } from '../../forms/fingerprint.ts';
import type { Form } from '../../forms/form.ts';
import { shorten } from '../../slack/mrkdwn.ts';
import { goalLimits } from '../goal.ts';
import { blocks } from '../ids.ts';

/** Who will ask her about a goal, as far as she chose somebody in Slack. */
export interface Asker {
  /** Their name; undefined when she chose nobody. */
  picked?: string | undefined;
  /** Why the choice cannot be taken, as a sentence of the content. */
  refused?: 'goalAskerRefused' | 'goalAskerUnknown' | 'goalAskerTwo';
}

/**
 * The name of the Slack user she chose. Only the name is kept: an id of somebody who never asked for it would have to be
 * found and taken out of what others wrote when they want to be forgotten. They hear nothing of it.
 *
 * @param shownName the fingerprint of the name that stood in the form when it was shown
 */
export async function askerIn({ client, person }: Incoming, form: Form, shownName = ''): Promise<Asker> {
  const user = form.user(blocks.askerUser);
  if (!user) return {};
  if (!/^[UW][A-Z0-9]{2,20}$/.test(user) || user === person.slack_user_id || user === 'USLACKBOT')
    return { refused: 'goalAskerRefused' };
  try {
    const { user: member } = await client.users.info({ user });
    const picked = shorten(member?.real_name || member?.name || '', goalLimits.asker);
    if (!picked || member?.deleted || member?.is_bot) return { refused: 'goalAskerRefused' };
    const typed = form.text('asker');
    const typedAnother = typed && typed !== picked && textFingerprint(typed) !== shownName;
    return typedAnother ? { refused: 'goalAskerTwo' } : { picked };
  } catch {
    // Slack away, its limit reached, or somebody it does not show: typing the name is always there.
    return { refused: 'goalAskerUnknown' };
  }
}
