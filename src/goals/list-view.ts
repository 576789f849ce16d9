import type { AnyBlock, ModalView } from '@slack/types';
import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import type { Page } from '../forms/paging.ts';
import { keptNeedLabel } from '../needs/need.ts';
import { button, buttons, context, header, modal, plainSection, section } from '../slack/blocks.ts';
import { shorten } from '../slack/mrkdwn.ts';
import { unreadBlocks } from '../slack/unread.ts';
import type { Goal } from './goal.ts';
import { ids } from './ids.ts';
import type { Metadata, Place } from './metadata.ts';
import { sharedMark } from './sharing/view.ts';
import { stateLine, type Viewer } from './wording.ts';

export interface ListContent {
  goals: readonly Goal[];
  page: Page;
  /** How many goals there are in all. */
  total: number;
  from?: Place['from'];
  /** A sentence on top: what has just happened. */
  notice?: string | undefined;
  /** How many entries cannot be read, and so are not shown. */
  unread?: number;
}

/** Ten goals a page in their order, with the next due first; what can be done with one is on its own page. */
export function listView(viewer: Viewer, content: ListContent): ModalView {
  const { edition } = viewer;
  const { goals, page, total, from, notice, unread } = content;
  const metadata: Metadata = { page: page.page, goalId: '', ...(from && { from }) };
  return modal({
    callbackId: ids.list,
    title: say(edition, 'goalsTitle'),
    close: say(edition, 'closeButton'),
    metadata: JSON.stringify(metadata),
    blocks: [
      ...(notice ? [plainSection(notice)] : []),
      section(say(edition, 'goalsIntro'), button(say(edition, 'whoCanSee'), ids.whoSees)),
      ...unreadBlocks(edition, unread),
      ...(total === 0 ? [section(say(edition, 'goalsNone'))] : []),
      buttons(
        button(say(edition, 'goalsAdd'), ids.add, { primary: true }),
        ...(from === 'result' ? [button(say(edition, 'goalsResult'), ids.result)] : []),
      ),
      ...goals.flatMap((goal, index) => [
        ...headingBefore(edition, goal, goals[index - 1]),
        row(viewer, goal, page.offset + index + 1),
      ]),
      ...pagingBlocks(edition, page, total),
    ],
  });
}

const isClosed = ({ state }: Goal): boolean => state === 'done' || state === 'let-go';

/** Open and closed goals have a heading each, on every page where they begin or go on. */
function headingBefore(edition: Edition, goal: Goal, before: Goal | undefined): AnyBlock[] {
  if (before && isClosed(before) === isClosed(goal)) return [];
  return [header(say(edition, isClosed(goal) ? 'goalsClosedHeading' : 'goalsOpenHeading'))];
}

function row(viewer: Viewer, goal: Goal, number: number): AnyBlock {
  const { edition } = viewer;
  const what = shorten(goal.fields.what.replace(/\s+/g, ' '), 150) || say(edition, 'goalUntitled');
  const need = keptNeedLabel(edition, goal.fields.need);
  const label = say(edition, goal.state === 'draft' ? 'goalGoOn' : 'goalShow', { number });
  const lines = [
    say(edition, 'goalNumber', { number, what }),
    [stateLine(viewer, goal), need, sharedMark(edition, goal.share)].filter(Boolean).join(' · '),
  ];
  return { ...plainSection(lines.join('\n')), accessory: button(label, ids.show, { value: goal.id }) };
}

/** Which stretch of the list this is, and the ways to the others. */
function pagingBlocks(edition: Edition, { page, pages, offset, limit }: Page, total: number): AnyBlock[] {
  if (pages === 1) return [];
  const ways = [
    ...(page > 1 ? [button(say(edition, 'goalsEarlier'), ids.earlier, { value: String(page - 1) })] : []),
    ...(page < pages ? [button(say(edition, 'goalsLater'), ids.later, { value: String(page + 1) })] : []),
  ];
  const place = { from: offset + 1, to: Math.min(offset + limit, total), total };
  return [context(say(edition, 'goalsPlace', place)), buttons(...ways)];
}
