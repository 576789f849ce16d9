import type { AnyBlock, Button } from '@slack/types';
import { localDay } from '../../calendar.ts';
import { calledBy } from '../../content/called.ts';
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
import { closedLine } from '../wording.ts';
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
 * The one message to the mentor of a goal. Its `text` is what a locked phone shows: neutral, unless they asked for the full
 * text, which says everything in short.
 */
export function sharedMessage(
  reader: Reader,
  shared: SharedGoal,
  fullText: boolean,
): { text: string; blocks: AnyBlock[] } {
  return {
    text: fullText ? sharedNotice(reader, shared) : say(reader.edition, 'sharedNeutral'),
    blocks: [...sharedBlocks(reader, shared), sharedButtons(reader.edition, shared)],
  };
}

/** What the mentor's phone shows where they asked for the full text, as mrkdwn. */
export function sharedNotice(reader: Reader, shared: SharedGoal): string {
  const said = (text: string): string => escapeMrkdwn(shorten(text.replace(/\s+/g, ' '), noticeLimit));
  const lines = linesOf(reader, shared).map(({ bold, text }) => `${bold ?? ''}${said(text)}`);
  return [escapeMrkdwn(headline(reader.edition, shared)), said(shared.shown.what), ...lines].join('\n');
}

/** Who shows what, or that it is done or let go. */
function headline(edition: Edition, { mentee, state }: SharedGoal): string {
  const name = nameOf(edition, mentee);
  if (state === 'done') return say(edition, 'sharedHeadingDone', { name });
  return say(edition, state === 'let-go' ? 'sharedHeadingLetGo' : 'sharedHeading', { name });
}

/** What the message says, without its buttons: the mentee's preview shows these same blocks. */
export function sharedBlocks(reader: Reader, shared: SharedGoal): AnyBlock[] {
  const { edition } = reader;
  return [
    richParagraph({ bold: headline(edition, shared), text: '' }),
    plainSection(say(edition, 'sharedIntro')),
    richParagraph({ bold: shared.shown.what, text: '' }),
    richLines(linesOf(reader, shared)),
    context(say(edition, 'sharedTerms')),
    context(edition.noticeOfRecords),
  ];
}

function linesOf({ edition, table }: Reader, { state, shown, closedAt, timeZone }: SharedGoal): RichLine[] {
  const closed = closedAt ? [closedLine(edition, state, localDay(timeZone, closedAt))] : [];
  const said = (field: string): string =>
    field === 'what' || (field === 'due' && closedAt) ? '' : fieldWords(edition, table, field, held(shown, field));
  const lines = sharedFields(table)
    .filter(({ field }) => said(field) !== '')
    .map(({ field, label }) => ({ bold: `${wordsIn(edition, label)}: `, text: said(field) }));
  return [...closed, ...lines];
}

/** One warm act, the way out of this goal beside it, and what is seldom wanted behind ⋯. */
function sharedButtons(edition: Edition, { goalId, mentee, writeTo }: SharedGoal): AnyBlock {
  return buttons(
    linkTo(writeButton(edition, mentee), writeTo),
    takeOutButton(edition, { goalId, mentee }, say(edition, 'sharedStop')),
    menu(
      noMoreButton(edition, { goalId, mentee }),
      button(say(edition, 'sharedAll'), ids.asMentor),
      button(say(edition, 'whoCanSee'), ids.whoSees),
      nightsButton(edition),
      button(say(edition, 'noMessages'), ids.noMessages),
    ),
  );
}

/** Takes one goal out of the mentor's chat and Home, after a question. */
export const takeOutButton = (
  edition: Edition,
  { goalId, mentee }: Pick<SharedGoal, 'goalId' | 'mentee'>,
  label: string,
): Button =>
  asking(button(label, ids.stopFollowing, { value: goalId }), {
    title: say(edition, 'sharedStopTitle'),
    text: say(edition, 'sharedStopWarning', { name: calledInButton(edition, mentee) }),
    confirm: say(edition, 'sharedStop'),
    deny: say(edition, 'backButton'),
  });

/** Behind ⋯, and below the question it opens: no more goals of this mentee. */
export const noMoreButton = (edition: Edition, { goalId, mentee }: Pick<SharedGoal, 'goalId' | 'mentee'>): Button =>
  button(say(edition, 'noMoreFrom', { name: calledInButton(edition, mentee) }), ids.noMoreFrom, { value: goalId });

const calledInButton = (edition: Edition, mentee: string | null): string =>
  shorten(calledBy(mentee) ?? say(edition, 'sharedNoName'), 40);

const writeButton = (edition: Edition, mentee: string | null): Button =>
  button(say(edition, 'sharedWrite', { name: calledInButton(edition, mentee) }), ids.writeToMentee, {
    primary: true,
  });

/** A button that opens the conversation with somebody. https://docs.slack.dev/interactivity/deep-linking */
export const linkTo = (one: Button, { teamId, slackUserId }: SharedGoal['writeTo']): Button => ({
  ...one,
  url: `slack://user?team=${teamId}&id=${slackUserId}`,
});
