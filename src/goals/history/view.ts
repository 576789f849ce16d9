import type { ModalView } from '@slack/types';
import type { Edition } from '../../content/editions.ts';
import { say } from '../../content/say.ts';
import type { FieldChange } from '../../forms/merge.ts';
import type { Page } from '../../forms/paging.ts';
import { fieldName, fieldWords } from '../../forms/table.ts';
import { button, buttons, modal, type RichLine, richLines, richParagraph } from '../../slack/blocks.ts';
import { shorten } from '../../slack/mrkdwn.ts';
import { unreadBlocks } from '../../slack/unread.ts';
import type { GoalTable } from '../fields.ts';
import type { DatedEntry, Goal, GoalEntry } from '../goal.ts';
import { ids } from '../ids.ts';
import type { Metadata, Place } from '../metadata.ts';
import { nameOf } from '../sharing/message-view.ts';
import { dayWords, type Viewer } from '../wording.ts';

/** Entries on a page of the history. */
export const historyPageSize = 10;

/** How much of a changed text is shown, twice: a page must stay below Slack's 250 kB. */
const shownOfChange = 200;

export interface HistoryContent {
  goal: Goal;
  /** Newest first. */
  entries: readonly DatedEntry[];
  page: Page;
  place: Place;
  /** How many entries cannot be read, and so are not shown. */
  unread?: number;
}

/** Every note and change of a goal, and when. */
export function historyView(viewer: Viewer, { goal, entries, page, place, unread }: HistoryContent): ModalView {
  const { edition } = viewer;
  const metadata: Metadata = { ...place, goalId: goal.id, at: page.page };
  return modal({
    callbackId: ids.list,
    title: say(edition, 'historyTitle'),
    close: say(edition, 'closeButton'),
    metadata: JSON.stringify(metadata),
    blocks: [
      richParagraph({ bold: goal.fields.what, text: '' }),
      ...unreadBlocks(edition, unread),
      ...(entries.length > 0 ? [richLines(entries.map((entry) => entryLine(viewer, entry)))] : []),
      buttons(
        button(say(edition, 'goalBack'), ids.show, { value: goal.id }),
        ...(page.page > 1 ? [button(say(edition, 'historyNewer'), ids.newer, { value: String(page.page - 1) })] : []),
        ...(page.page < page.pages
          ? [button(say(edition, 'historyOlder'), ids.older, { value: String(page.page + 1) })]
          : []),
      ),
    ],
  });
}

/** One entry as a line that begins with its day, letter by letter. */
export function entryLine(viewer: Viewer, entry: DatedEntry): RichLine {
  return { bold: `${dayWords(viewer, entry.at)}  `, text: entryWords(viewer, entry) };
}

function entryWords({ edition, table }: Viewer, entry: GoalEntry): string {
  switch (entry.kind) {
    case 'made':
      return say(edition, 'historyMade');
    case 'done':
      return say(edition, 'historyDone');
    case 'let-go':
      return say(edition, 'historyLetGo');
    case 'reopened':
      return say(edition, 'historyReopened');
    case 'shared':
      return say(edition, 'historyShared', { name: nameOf(edition, entry.name) });
    case 'unshared':
      return say(edition, 'historyUnshared', { name: nameOf(edition, entry.name) });
    case 'unfollowed':
      return say(edition, entry.quiet ? 'historyTakesNone' : 'historyUnfollowed', {
        name: nameOf(edition, entry.name),
      });
    case 'stays':
      return say(edition, 'historyStays', { name: nameOf(edition, entry.name) });
    case 'note':
      return say(edition, 'historyNote', { text: entry.text });
    case 'changed':
      return entry.changes.map((change) => changeWords(edition, table, change)).join('\n');
  }
}

function changeWords(edition: Edition, table: GoalTable, change: FieldChange): string {
  const field = fieldName(edition, table, change.field);
  const [before, after] = [change.before, change.after].map((value) =>
    shorten(fieldWords(edition, table, change.field, value), shownOfChange),
  ) as [string, string];
  if (before === '') return say(edition, 'historyAdded', { field, after });
  if (after === '') return say(edition, 'historyTaken', { field, before });
  return say(edition, 'historyChanged', { field, before, after });
}
