import type { ModalView } from '@slack/types';
import { calledBy } from '../../content/called.ts';
import { say } from '../../content/say.ts';
import { button, buttons, context, modal, preformatted } from '../../slack/blocks.ts';
import { shorten } from '../../slack/mrkdwn.ts';
import type { Goal } from '../goal.ts';
import { ids } from '../ids.ts';
import { type Place, placeIn } from '../metadata.ts';
import type { Viewer } from '../wording.ts';

/** To more people than these the words are alike. */
const mostThanked = 3;

export interface ThanksContent {
  goal: Goal;
  /** Who helped, as she calls them; nobody where that is not noted. */
  helpers: readonly string[];
  /** Her own name, as Slack gives it. */
  me?: string | undefined;
  place: Place;
}

/** A goal is done: words of thanks to copy, for each who helped with it. */
export function thanksView({ edition }: Viewer, { goal, helpers, me, place }: ThanksContent): ModalView {
  const what = shorten(goal.fields.what.replace(/\s+/g, ' '), 300);
  const words = { what, me: me ?? say(edition, 'gapMe') };
  const names = helpers.length > 0 ? helpers.slice(0, mostThanked) : [say(edition, 'gapName')];
  return modal({
    callbackId: ids.tell,
    title: say(edition, 'goalTell'),
    close: say(edition, 'closeButton'),
    metadata: JSON.stringify({ ...placeIn(place), goalId: goal.id }),
    blocks: [
      context(say(edition, 'askCopy')),
      ...names.map((name) => preformatted(say(edition, 'thanksDraft', { ...words, name: calledBy(name) ?? name }))),
      buttons(button(say(edition, 'goalBack'), ids.show, { value: goal.id })),
    ],
  });
}
