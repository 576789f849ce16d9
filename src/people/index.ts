import type { AppContext, Feature } from '../feature.ts';
import { worker } from '../jobs/job.ts';
import type { SlackEvent } from '../slack/events.ts';
import { memberIn } from '../slack/members.ts';
import { isFirst } from '../slack/repeats.ts';
import { inTransaction } from '../surfaces/want.ts';
import { takeOver } from './facts.ts';
import { askAgain, passOnThatBack, passOnThatLeft, wantWelcome, welcome, welcomeSurface } from './job.ts';
import { askWho, tellBack, tellLeft, welcomePerson } from './jobs.ts';
import { actsAnew, askAgainMs, asksAgain, sameActMs, tellsNothingNew } from './person.ts';
import { addPerson, findPerson, markActed, markAsked } from './queries.ts';
import { samples } from './view.ts';

/** Who somebody is: whoever asks is met here, before anything else is done for them. */
export const people: Feature = {
  name: 'people',
  /**
   * Somebody new is added, and greeted once. Of somebody known Slack is asked again now and then: what it
   * told while the bot was away is found so. That somebody does something is noted, and features hear of it.
   */
  async meet(who, ctx) {
    const now = ctx.now();
    const known = await findPerson(ctx.db, who);
    if (known && !asksAgain(known.asked_at, now) && !actsAnew(known.acted_at, now)) return known;
    return inTransaction(ctx, async (trx, want) => {
      const { person, isNew } = await addPerson(trx, who, now);
      const isAsked = await markAsked(trx, person.id, new Date(now.getTime() - askAgainMs), now);
      if (isNew) await wantWelcome(trx, want, person.id, now);
      if (await markActed(trx, person.id, new Date(now.getTime() - sameActMs), now))
        for (const { acted } of ctx.features) await acted?.(trx, person.id, now);
      if (!isNew && isAsked) await ctx.queue.send(trx, askWho, { person: person.id });
      return isNew ? { ...person, welcomed_at: now } : person;
    });
  },
  told: { user_change: memberChanged },
  surfaces: [welcomeSurface],
  jobs: [
    worker(welcomePerson, welcome),
    worker(askWho, askAgain),
    worker(tellLeft, passOnThatLeft),
    worker(tellBack, passOnThatBack),
  ],
  samples: ({ edition }) => samples(edition),
};

/**
 * Takes over what `user_change` says of somebody the bot has met; of others only that they left matters, to those who
 * have them on a map. It comes at every change of anybody's status, and mostly changes nothing.
 */
async function memberChanged(told: SlackEvent, ctx: AppContext): Promise<void> {
  const member = memberIn(told.event.user, told.workspaceId);
  if (!member) return;
  const { workspaceId, slackUserId, hasLeft } = member;
  const person = await findPerson(ctx.db, { workspaceId, slackUserId });
  if (person ? tellsNothingNew(person, member, told.happened) : !hasLeft) return;
  await inTransaction(ctx, async (trx, want) => {
    if (!(await isFirst(trx, told, ctx.now()))) return;
    if (person) await takeOver(ctx, trx, want, { id: person.id, member, happened: told.happened });
    else await ctx.queue.send(trx, tellLeft, { workspace: workspaceId, user: slackUserId });
  });
}
