import type { AnyBlock } from '@slack/types';
import { localDay, sayDay } from '../../calendar.ts';
import type { Edition } from '../../content/editions.ts';
import { say } from '../../content/say.ts';
import { fieldWords, held, sharedFields, wordsIn } from '../../forms/table.ts';
import { nightsButton } from '../../pushes/view.ts';
import {
  asking,
  button,
  buttons,
  context,
  menu,
  plainSection,
  type RichLine,
  richLines,
  richParagraph,
} from '../../slack/blocks.ts';
import { escapeMrkdwn, shorten } from '../../slack/mrkdwn.ts';
import type { GoalTable } from '../fields.ts';
import { ids } from '../ids.ts';
import type { SharedGoal } from './share.ts';

/** As much of a name as is shown in one place. */
const nameLimit = 100;
/** As much of a field as the notification says: escaped, all of them stay below what `chat.update` takes. */
const noticeLimit = 150;

/** Who reads it: the mentor, or the mentee in the preview. */
interface Reader {
  edition: Edition;
  table: GoalTable;
}

/** How somebody is called whom Slack has told of, or not yet. */
export const nameOf = (edition: Edition, name: string | null): string =>
  shorten(name ?? '', nameLimit) || say(edition, 'sharedNoName');

/**
 * The one message to the mentor of a goal. Its `text` says everything in short: it is what a locked phone shows and a
 * screen reader reads, and holds what the mentee chose to show this person.
 */
export function sharedMessage(reader: Reader, shared: SharedGoal): { text: string; blocks: AnyBlock[] } {
  return {
    text: sharedNotice(reader, shared),
    blocks: [...sharedBlocks(reader, shared), sharedButtons(reader.edition, shared)],
  };
}

/** What the mentor's phone shows, as mrkdwn. */
export function sharedNotice(reader: Reader, shared: SharedGoal): string {
  const { edition } = reader;
  const said = (text: string): string => escapeMrkdwn(shorten(text.replace(/\s+/g, ' '), noticeLimit));
  const lines = linesOf(reader, shared).map(({ bold, text }) => `${bold ?? ''}${said(text)}`);
  const name = escapeMrkdwn(nameOf(edition, shared.mentee));
  return [say(edition, 'sharedNotice', { name, what: said(shared.shown.what) }), ...lines].join('\n');
}

/** What the message says, without its buttons: the mentee's preview shows these same blocks. */
export function sharedBlocks(reader: Reader, shared: SharedGoal): AnyBlock[] {
  const { edition } = reader;
  return [
    richParagraph({ bold: say(edition, 'sharedHeading', { name: nameOf(edition, shared.mentee) }), text: '' }),
    plainSection(say(edition, 'sharedIntro')),
    richParagraph({ bold: shared.shown.what, text: '' }),
    richLines(linesOf(reader, shared)),
    context(say(edition, 'sharedTerms')),
    context(edition.noticeOfRecords),
  ];
}

function linesOf({ edition, table }: Reader, { state, shown, closedAt, timeZone }: SharedGoal): RichLine[] {
  const closed = closedAt && sayDay(localDay(timeZone, closedAt), edition.spelling);
  const said = (field: string): string => {
    if (field !== 'due' || !closed) return fieldWords(edition, table, field, held(shown, field));
    return say(edition, state === 'done' ? 'goalDoneOn' : 'goalLetGoOn', { date: closed });
  };
  return sharedFields(table)
    .filter(({ field }) => field !== 'what' && said(field) !== '')
    .map(({ field, label }) => ({ bold: `${wordsIn(edition, label)}: `, text: said(field) }));
}

function sharedButtons(edition: Edition, { goalId }: SharedGoal): AnyBlock {
  const stop = asking(button(say(edition, 'sharedStop'), ids.stopFollowing, { value: goalId }), {
    title: say(edition, 'sharedStopTitle'),
    text: say(edition, 'sharedStopWarning'),
    confirm: say(edition, 'sharedStop'),
    deny: say(edition, 'backButton'),
  });
  return buttons(button(say(edition, 'whoCanSee'), ids.whoSees), stop, menu(nightsButton(edition)));
}
