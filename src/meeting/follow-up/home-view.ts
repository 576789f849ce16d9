import type { AnyBlock } from '@slack/types';
import type { Edition } from '../../content/editions.ts';
import { say } from '../../content/say.ts';
import type { HomePart } from '../../feature.ts';
import { button, buttons, header, plainSection } from '../../slack/blocks.ts';
import type { Side } from '../meeting.ts';
import type { Action } from './action.ts';
import { followIds } from './ids.ts';
import { actionBlock } from './page-view.ts';
import type { MeetingRecord } from './record-lines.ts';

/** An action between two, for whoever reads their Home. */
export interface HomeRow {
  action: Action;
  side: Side;
  pairId: string;
  names: MeetingRecord['names'];
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

function listOf(edition: Edition, rows: readonly HomeRow[], side: Side): AnyBlock[] {
  const mine = rows
    .filter((row) => row.side === side && row.action.owner === side)
    .toSorted((a, b) => (a.action.due ?? '9999').localeCompare(b.action.due ?? '9999', 'en'));
  const [first] = mine;
  if (!first) return [];
  const more = mine.length - mostShown;
  return [
    header(say(edition, 'homeActions')),
    ...mine.slice(0, mostShown).map(({ action, pairId, names }) => actionBlock({ edition, pairId, names }, action)),
    ...(more > 0 ? [plainSection(say(edition, 'actionsMore', { count: more }))] : []),
    buttons(button(say(edition, 'allActions'), followIds.actions, { value: first.pairId })),
  ];
}
