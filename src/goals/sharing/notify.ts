import type { Want } from '../../surfaces/want.ts';
import type { Share } from '../goal.ts';
import { sharedKind } from './share.ts';

/**
 * Wants the mentor's message about a goal, and their Home, to follow a change of it. Does nothing for a goal that is not
 * shared.
 *
 * @param how `asked`: it is shared now, so that one message is posted; a change posts none
 */
export function tellMentor(
  want: Want,
  goalId: string,
  share: Pick<Share, 'mentorId'> | undefined,
  how: { asked?: boolean } = {},
): void {
  if (!share) return;
  want.message(sharedKind, { to: share.mentorId, about: goalId }, how);
  want.home(share.mentorId);
}
