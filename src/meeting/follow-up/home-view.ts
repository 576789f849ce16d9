import type { AnyBlock, Button } from '@slack/types';
import { type Day, sayNearDay } from '../../calendar.ts';
import type { Edition } from '../../content/editions.ts';
import { say } from '../../content/say.ts';
import type { HomePart } from '../../feature.ts';
import type { Candidate } from '../../next.ts';
import { button, buttons, header, plainSection } from '../../slack/blocks.ts';
import { shorten } from '../../slack/mrkdwn.ts';
import type { Side } from '../meeting.ts';
import type { Action } from './action.ts';
import { followIds } from './ids.ts';
import { actionBlock } from './page-view.ts';

/** An action between two, for whoever reads their Home. */
export interface HomeRow {
  action: Action;
  side: Side;
  pairId: string;
  /** How the other of the two is called for whoever reads. */
  name: string;
}

/** The next thing of a mentee's whose day has come: what she said she would do, the longest due first. */
export function dueNext(edition: Edition, rows: readonly HomeRow[], today: Day): Candidate[] {
  const [due] = rows
    .filter(({ action, side }) => side === 'mentee' && action.owner === 'mentee' && action.text !== '')
    .filter(({ action }) => action.due !== null && action.due <= today)
    .toSorted((a, b) => (a.action.due ?? '').localeCompare(b.action.due ?? '', 'en'));
  if (!due) return [];
  const { pairId, action } = due;
  const shortened = { ...action, text: shorten(action.text, 60) };
  return [
    {
      reason: 'action',
      sentence: homeWords(edition, { ...due, action: shortened, name: shorten(due.name, 30) }),
      typed: true,
      button: { label: say(edition, 'actionDone'), actionId: followIds.done, value: `${pairId} ${action.id}` },
      besides: { label: say(edition, 'allActions'), actionId: followIds.actions, value: pairId },
    },
  ];
}

/** More than these do not stand in Home at once. */
const mostShown = 5;

/** Home with what its reader has still to do: their own actions, the next due first; a mentor's apart from a mentee's. */
export function withActions(edition: Edition, part: HomePart, rows: readonly HomeRow[]): HomePart {
  const hers = listOf(edition, rows, 'mentee');
  const his = listOf(edition, rows, 'mentor');
  const { sections = [], asMentor } = part;
  return {
    ...part,
    sections: [...sections, hers],
    ...(his.length > 0 || asMentor
      ? { asMentor: { isAlone: false, ...asMentor, blocks: [...(asMentor?.blocks ?? []), ...his] } }
      : {}),
  };
}

/** What is to be done, by when, and with whom it was said. */
const homeWords = (edition: Edition, { action: { text, due }, name }: HomeRow): string =>
  due
    ? say(edition, 'homeActionBy', { text, date: sayNearDay(due, edition.spelling), name })
    : say(edition, 'homeAction', { text, name });

function listOf(edition: Edition, rows: readonly HomeRow[], side: Side): AnyBlock[] {
  const mine = rows
    .filter((row) => row.side === side && row.action.owner === side && row.action.text !== '')
    .toSorted((a, b) => (a.action.due ?? '9999').localeCompare(b.action.due ?? '9999', 'en'));
  if (mine.length === 0) return [];
  const more = mine.length - mostShown;
  return [
    header(say(edition, 'homeActions')),
    ...mine
      .slice(0, mostShown)
      .map((row) => actionBlock(edition, { words: homeWords(edition, row), pairId: row.pairId, id: row.action.id })),
    ...(more > 0 ? [plainSection(say(edition, 'actionsMore', { count: more }))] : []),
    // One block each: in one, two buttons of one action are refused.
    ...waysToAll(edition, mine).map((way) => buttons(way)),
  ];
}

/** With more people than these the way to the rest is the page of the two. */
const mostPairs = 3;

/** The way to all that was said, the other's part with it: for each with whom something is open. */
function waysToAll(edition: Edition, rows: readonly HomeRow[]): Button[] {
  const pairs = [...new Map(rows.map((row) => [row.pairId, row])).values()];
  return pairs
    .slice(0, mostPairs)
    .map(({ pairId, name }) =>
      button(
        pairs.length === 1 ? say(edition, 'allActions') : say(edition, 'allActionsWith', { name: shorten(name, 60) }),
        followIds.actions,
        { value: pairId },
      ),
    );
}
