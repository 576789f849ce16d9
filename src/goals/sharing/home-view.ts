import type { AnyBlock } from '@slack/types';
import { sayDay } from '../../calendar.ts';
import type { Edition } from '../../content/editions.ts';
import { say } from '../../content/say.ts';
import { asking, button, buttons, context, plainSection, richLines, section } from '../../slack/blocks.ts';
import { shorten } from '../../slack/mrkdwn.ts';
import type { SharedFact, SharedWith } from '../facts.ts';
import { ids } from '../ids.ts';
import { takeOutButton } from './message-view.ts';
import type { Stopped } from './share.ts';

/** More of those who were stopped than these do not stand in Home at once; the next comes up when one is allowed. */
const mostStops = 5;

/** What is shared with somebody, and whether they take messages of it. */
export type SharedContent = SharedWith & { takesMessages: boolean };

/** What mentees share with somebody, who need not be a mentee, what they want of it, and whether it may come at all. */
export function sharedWithMeBlocks(edition: Edition, shared: SharedContent): AnyBlock[] {
  const { nextDue, total, stops, takesMessages } = shared;
  if (!takesMessages)
    return [
      section(say(edition, 'homeNoMessages')),
      buttons(button(say(edition, 'homeTakeMessages'), ids.takeMessages)),
    ];
  const more = total - nextDue.length;
  const lines = nextDue.filter(({ closed }) => !closed).map((goal) => ({ text: goalLine(edition, goal) }));
  const closed = nextDue.filter((goal) => goal.closed);
  return [
    ...(total === 0 ? [section(say(edition, 'homeSharedNone'))] : []),
    ...(lines.length > 0 ? [richLines(lines)] : []),
    ...closed.map((goal) => ({
      ...plainSection(goalLine(edition, goal)),
      accessory: takeOutButton(edition, goal, say(edition, 'homeRemove')),
    })),
    ...(more > 0 ? [context(say(edition, 'homeSharedMore', { count: more }))] : []),
    ...stops.slice(0, mostStops).map((one) => stopRow(edition, one)),
    buttons(
      asking(button(say(edition, 'noMessages'), ids.noMessages), {
        title: say(edition, 'noMessagesTitle'),
        text: say(edition, 'noMessagesWarning'),
        confirm: say(edition, 'noMessages'),
        deny: say(edition, 'backButton'),
      }),
    ),
  ];
}

/** A goal in a line; one that is done or let go stands until its mentor takes it away. */
function goalLine(edition: Edition, { mentee, what, due, closed }: SharedFact): string {
  const key = { open: 'homeSharedGoal', done: 'homeSharedDone', 'let-go': 'homeSharedLetGo' } as const;
  return say(edition, key[closed?.how ?? 'open'], {
    name: shorten(mentee || say(edition, 'sharedNoName'), 100),
    what: shorten(what, 150),
    date: sayDay(closed?.on ?? due, edition.spelling),
  });
}

/** A mentee who was stopped, what she would share, and the way to allow it. */
function stopRow(edition: Edition, { menteeId, name, wishes }: Stopped): AnyBlock {
  const called = shorten(name || say(edition, 'sharedNoName'), 100);
  return {
    ...plainSection(say(edition, wishes > 0 ? 'homeWish' : 'homeStopped', { name: called })),
    accessory: button(say(edition, 'homeAllow'), ids.allow, { value: menteeId }),
  };
}

/** As much as can be shared with somebody, for samples. */
export function fullestShared(): SharedContent {
  const mentee = 'ظ'.repeat(300);
  const menteeId = '00000000-0000-4000-8000-000000000000';
  const goal = { goalId: menteeId, mentee, what: '🙂'.repeat(300), due: '2026-12-07' };
  const closed = (how: 'done' | 'let-go'): SharedFact => ({ ...goal, closed: { how, on: '2026-11-23' } });
  const stops = [2, 0, 0, 0, 0, 0].map((wishes) => ({ menteeId, name: mentee, wishes }));
  return { nextDue: [goal, goal, goal, closed('done'), closed('let-go')], total: 2000, stops, takesMessages: true };
}
