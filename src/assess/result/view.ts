import type { AnyBlock, Button, KnownBlock, ModalView } from '@slack/types';
import type { Edition } from '../../content/editions.ts';
import { say } from '../../content/say.ts';
import { coveredSaid, type NeedId, needIds, needLabel } from '../../needs/need.ts';
import type { NeedLine } from '../../needs/need-line.ts';
import { needLineBlocks } from '../../needs/need-line-view.ts';
import { nextThing } from '../../next.ts';
import type { ChartBlock } from '../../slack/blocks.ts';
import {
  asking,
  button,
  buttons,
  context,
  header,
  menu,
  modal,
  plainSection,
  type RichLine,
  richLines,
  richParagraph,
  section,
} from '../../slack/blocks.ts';
import { escapeMrkdwn, shorten, slackDate } from '../../slack/mrkdwn.ts';
import { unreadBlocks } from '../../slack/unread.ts';
import {
  type Answers,
  changesSince,
  isSuggested,
  type NeedChange,
  needWords,
  scoredNeeds,
  wereTicked,
} from '../assessment.ts';
import { ids } from '../ids.ts';
import { nextAfterResult } from '../next.ts';

/** An earlier assessment that a newer one is compared with. */
export interface Earlier {
  answers: Answers;
  finishedAt: Date;
}

export interface ResultContent {
  assessmentId: string;
  answers: Answers;
  edition: Edition;
  earlier?: Earlier | undefined;
  /** What follows from her focus needs. */
  needLines?: readonly NeedLine[];
  /** A newer one has taken its place: in the chat it stays as it was, and leads nowhere. */
  isOld?: boolean;
  /** How many entries cannot be read, and so are not shown. */
  unread?: number;
}

/** The result in words, most pressing first: a line for each need that has an importance. */
export function resultLines(edition: Edition, answers: Answers): RichLine[] {
  const scored = scoredNeeds(answers).map(({ id, importance, support }): RichLine => {
    const words = {
      importance: labelOf(edition.importance, importance),
      support: coveredSaid(edition.support, support),
    };
    return split(needLabel(needWords(edition, answers), id), (need) =>
      wereTicked(answers)
        ? say(edition, 'resultTicked', { need, support: words.support })
        : say(edition, 'resultNeed', { need, ...words }),
    );
  });
  const unscored = needIds
    .filter((id) => (answers.needs[id]?.importance ?? 0) > 0 && answers.needs[id]?.support === undefined)
    .map((id) =>
      split(needLabel(needWords(edition, answers), id), (need) => say(edition, 'resultNeedUnscored', { need })),
    );
  return [...scored, ...unscored];
}

/** Her focus in one plain sentence, or undefined while she has none. */
export function focusSentence(edition: Edition, answers: Answers): string | undefined {
  if (answers.focus.length === 0) return undefined;
  return say(edition, 'resultFocus', {
    needs: answers.focus.map((id) => needLabel(needWords(edition, answers), id)).join(', '),
  });
}

/** What it means, first of all: her focus, letter by letter, and why it is that. */
function meaning(edition: Edition, answers: Answers): AnyBlock[] {
  const focus = focusSentence(edition, answers);
  if (!focus) return scoredNeeds(answers).length === 0 ? [section(say(edition, 'resultNothing'))] : [];
  return [
    richParagraph({ bold: focus, text: '' }),
    section(say(edition, isSuggested(answers, answers.focus) ? 'resultMeans' : 'resultChosen')),
  ];
}

/** What the direct message says: with Slack's own chart, and with plain blocks where a workspace has no charts yet. */
export interface ResultMessage {
  text: string;
  blocks: (AnyBlock | ChartBlock)[];
  plainBlocks: AnyBlock[];
}

/**
 * The result as a message to herself. Its notification text and first block are neutral (a phone shows them on its
 * lock screen), unless she has asked for the full text.
 */
export function resultMessage(content: ResultContent, fullText: boolean): ResultMessage {
  const { edition, answers, assessmentId, earlier, needLines = [], isOld = false } = content;
  const neutral = say(edition, 'neutralNotice');
  const focus = focusSentence(edition, answers);
  const chart = resultChart(edition, answers);
  const lines = resultLines(edition, answers);
  const remove = button(say(edition, 'removeFromChat'), ids.remove, { value: assessmentId });
  const before: AnyBlock[] = [
    section(neutral),
    ...(isOld
      ? [section(say(edition, 'resultOld'))]
      : [...meaning(edition, answers), ...nextBlocks(edition, needLines)]),
    ...(lines.length > 0 ? [header(say(edition, 'resultHeading'))] : []),
  ];
  const after: AnyBlock[] = [
    ...(lines.length > 0 ? [richLines(lines)] : []),
    ...changeBlocks(edition, answers, earlier),
    isOld ? buttons(remove) : moreButtons(edition, assessmentId, [remove]),
    context(`${edition.unvalidated}\n${say(edition, 'resultKeptBySlack')}`),
  ];
  const words = chart ? [context(say(edition, 'pictureWords'))] : [];
  return {
    text: fullText && focus && !isOld ? escapeMrkdwn(focus) : neutral,
    blocks: [...before, ...(chart ? [chart] : []), ...words, ...after],
    plainBlocks: [...before, ...(chart ? [plainPicture(edition, answers)] : []), ...words, ...after],
  };
}

/** The result as a modal: after the last page, and whenever she comes back to a finished assessment. */
export function resultView(content: ResultContent, notice?: string): ModalView {
  const { edition, answers, assessmentId, earlier, needLines = [], unread } = content;
  const lines = resultLines(edition, answers);
  const again = startAgain(edition, assessmentId);
  return modal({
    callbackId: ids.page,
    title: say(edition, 'resultTitle'),
    close: say(edition, 'closeButton'),
    blocks: [
      ...(notice ? [plainSection(notice)] : []),
      ...unreadBlocks(edition, unread),
      ...meaning(edition, answers),
      ...nextBlocks(edition, needLines, button(say(edition, 'whoCanSee'), ids.whoSees)),
      ...needLines.flatMap((line) => needLineBlocks(edition, line)),
      ...(lines.length > 0 ? [header(say(edition, 'resultHeading')), richLines(lines)] : []),
      ...changeBlocks(edition, answers, earlier),
      moreButtons(edition, assessmentId, [again]),
      context(edition.unvalidated),
    ],
  });
}

/** Where the result, or the page she was on, cannot be read: that it is kept, and the way to begin anew. */
export const unreadView = (edition: Edition, assessmentId: string): ModalView =>
  modal({
    callbackId: ids.page,
    title: say(edition, 'resultTitle'),
    close: say(edition, 'closeButton'),
    blocks: [
      section(say(edition, 'entryUnread')),
      buttons(startAgain(edition, assessmentId), button(say(edition, 'whoCanSee'), ids.whoSees)),
    ],
  });

/** Begins anew, after a question. */
const startAgain = (edition: Edition, assessmentId: string): Button =>
  asking(button(say(edition, 'startAgain'), ids.again, { value: assessmentId }), {
    title: say(edition, 'startAgainTitle'),
    text: say(edition, 'startAgainWarning'),
    confirm: say(edition, 'startAgain'),
    deny: say(edition, 'backButton'),
  });

/** What comes next, with `beside` at its button; the rest is in the lines below. */
function nextBlocks(edition: Edition, needLines: readonly NeedLine[], beside?: Button): AnyBlock[] {
  const next = nextThing(nextAfterResult(edition, needLines));
  if (!next) return [];
  const { sentence, typed } = next;
  const { label, actionId, value } = next.button;
  const lead = button(label, actionId, { ...(value && { value }), primary: true });
  const said = sentence === undefined ? [] : [typed ? plainSection(sentence) : section(sentence)];
  return [...said, buttons(lead, ...(beside ? [beside] : []))];
}

/** Everything that can follow, what is rarer behind ⋯. */
function moreButtons(edition: Edition, assessmentId: string, last: ReturnType<typeof button>[]): KnownBlock {
  return buttons(
    button(say(edition, 'changeAnswers'), ids.edit, { value: assessmentId }),
    ...last,
    menu(
      button(say(edition, 'rateAllTwelve'), ids.full, { value: assessmentId }),
      button(say(edition, 'howIAct'), ids.act, { value: assessmentId }),
      button(say(edition, 'thinkAbout'), ids.think, { value: assessmentId }),
    ),
  );
}

/** Importance, where it was rated, against support for each need that has both, as a chart that Slack draws; none when nothing is scored. */
function resultChart(edition: Edition, answers: Answers): ChartBlock | undefined {
  const scored = scoredNeeds(answers);
  if (scored.length === 0) return undefined;
  const categories = scored.map(({ id }) => chartLabel(edition, answers, id));
  const series = (name: string, value: (need: (typeof scored)[number]) => number) => ({
    name,
    data: scored.map((need, index) => ({ label: categories[index] ?? need.id, value: value(need) })),
  });
  return {
    type: 'data_visualization',
    title: say(edition, wereTicked(answers) ? 'chartTicked' : 'chartTitle'),
    chart: {
      type: 'bar',
      series: [
        // What was only ticked matters alike: a bar for it would show nothing.
        ...(wereTicked(answers) ? [] : [series(say(edition, 'chartImportance'), ({ importance }) => importance)]),
        series(say(edition, 'chartSupport'), ({ support }) => support),
      ],
      axis_config: { categories, x_label: say(edition, 'chartNeedAxis'), y_label: say(edition, 'chartScaleAxis') },
    },
  };
}

/** At most 20 characters, and told apart from the listed labels if she chose the same words. */
function chartLabel(edition: Edition, answers: Answers, id: NeedId): string {
  const label = shorten(needLabel(needWords(edition, answers), id), 20);
  const taken = id === 'X1' && edition.needs.some((need) => need.label === label);
  return taken ? `${shorten(label, 18)} *` : label;
}

/** The same picture without Slack's charts: four squares for each of the two, or for the one that was rated. */
function plainPicture(edition: Edition, answers: Answers): KnownBlock {
  const squares = (value: number): string => '▰'.repeat(value) + '▱'.repeat(4 - value);
  const matters = (importance: number): string =>
    wereTicked(answers) ? '' : `  ${squares(importance)} ${say(edition, 'chartImportance')}`;
  return richLines(
    scoredNeeds(answers).map(({ id, importance, support }) => ({
      bold: needLabel(needWords(edition, answers), id),
      text: `${matters(importance)}  ${squares(support)} ${say(edition, 'chartSupport')}`,
    })),
  );
}

function changeBlocks(edition: Edition, answers: Answers, earlier: Earlier | undefined): AnyBlock[] {
  if (!earlier) return [];
  const changes = changesSince(earlier.answers, answers);
  const heading = section(`*${say(edition, 'changeHeading', { date: slackDate(earlier.finishedAt) })}*`);
  if (changes.length === 0) return [heading, section(say(edition, 'changeNone'))];
  return [heading, richLines(changes.map((change) => changeLine(edition, answers, earlier.answers, change)))];
}

function changeLine(edition: Edition, answers: Answers, before: Answers, change: NeedChange): RichLine {
  const label = needLabel(needWords(edition, answers.own || change.id !== 'X1' ? answers : before), change.id);
  const said = (value: number | undefined): string =>
    change.what === 'support' ? coveredSaid(edition.support, value) : labelOf(edition.importance, value);
  const words = { before: said(change.before), now: said(change.now) };
  return split(label, (need) => {
    if (change.what === 'importance') return say(edition, 'changeImportance', { need, ...words });
    if (change.what === 'support') return say(edition, 'changeSupport', { need, ...words });
    return say(edition, change.what === 'new' ? 'changeNew' : 'changeNotRated', { need });
  });
}

const labelOf = (steps: { value: number; label: string }[], value: number | undefined): string =>
  steps.find((step) => step.value === value)?.label ?? '';

/** A sentence with the need's name in bold where it begins with it. */
function split(label: string, sentence: (need: string) => string): RichLine {
  const whole = sentence(label);
  return whole.startsWith(label) ? { bold: label, text: whole.slice(label.length) } : { text: whole };
}
