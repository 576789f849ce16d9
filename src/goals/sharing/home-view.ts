import type { AnyBlock } from '@slack/types';
import { sayDay } from '../../calendar.ts';
import type { Edition } from '../../content/editions.ts';
import { say } from '../../content/say.ts';
import { context, header, richLines } from '../../slack/blocks.ts';
import { shorten } from '../../slack/mrkdwn.ts';
import type { SharedWith } from '../facts.ts';

/** What mentees share with this person, who need not be a mentee; nothing where there is nothing. */
export function sharedWithMeBlocks(edition: Edition, { nextDue, total }: SharedWith): AnyBlock[] {
  if (nextDue.length === 0) return [];
  const more = total - nextDue.length;
  const lines = nextDue.map(({ mentee, what, due }) => ({
    text: say(edition, 'homeSharedGoal', {
      name: shorten(mentee || say(edition, 'sharedNoName'), 100),
      what: shorten(what, 150),
      date: sayDay(due, edition.spelling),
    }),
  }));
  return [
    header(say(edition, 'homeShared')),
    richLines(lines),
    ...(more > 0 ? [context(say(edition, 'homeSharedMore', { count: more }))] : []),
  ];
}
