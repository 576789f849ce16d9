import type { Want } from '../../surfaces/want.ts';
import type { Share } from '../goal.ts';
import { sharedKind } from './share.ts';

/**
 * Wants the mentor's message about a goal, and their Home, to follow a change of it. Does nothing for a goal that is not
 * shared. A change posts none: the one message goes by the ledger of pushes.
 */
export function tellMentor(want: Want, goalId: string, share: Pick<Share, 'mentorId'> | undefined): void {
  if (!share) return;
  want.message(sharedKind, { to: share.mentorId, about: goalId });
  want.home(share.mentorId);
}
