import type { AppContext, Feature } from '../feature.ts';
import { worker } from '../jobs/job.ts';
import type { SlackEvent } from '../slack/events.ts';
import { memberIn } from '../slack/members.ts';
import { isFirst } from '../slack/repeats.ts';
import { askAgain, passOnThatLeft, takeOver, welcome } from './job.ts';
import { askWho, tellLeft, welcomePerson } from './jobs.ts';
import { askAgainMs, asksAgain, tellsNothingNew } from './person.ts';
import { addPerson, findPerson, markAsked } from './queries.ts';
import { samples } from './view.ts';

/** Who somebody is: whoever asks is met here, before anything else is done for them. */
export const people: Feature = {
  name: 'people',
  /**
   * Somebody new is added, and greeted once by queued work. Of somebody known Slack is asked again now and then: what it
   * told while the bot was away is found so.
   */
  async meet(who, ctx) {
    const now = ctx.now();
    const known = await findPerson(ctx.db, who);
    if (known && !asksAgain(known.asked_at, now)) return known;
    return ctx.db.transaction().execute(async (trx) => {
      const { person, isNew } = await addPerson(trx, who, now);
      if (await markAsked(trx, person.id, new Date(now.getTime() - askAgainMs), now))
        await ctx.queue.send(trx, isNew ? welcomePerson : askWho, { person: person.id });
      return person;
    });
  },
  told: { user_change: memberChanged },
  jobs: [worker(welcomePerson, welcome), worker(askWho, askAgain), worker(tellLeft, passOnThatLeft)],
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
  await ctx.db.transaction().execute(async (trx) => {
    if (!(await isFirst(trx, told, ctx.now()))) return;
    if (person) await takeOver(trx, ctx, person.id, member, told.happened);
    if (hasLeft) await ctx.queue.send(trx, tellLeft, { workspace: workspaceId, user: slackUserId });
  });
}
