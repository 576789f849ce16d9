import type { AnyBlock, InputBlock, ModalView, PlainTextOption } from '@slack/types';
import type { Edition, Rating } from '../content.ts';
import { say } from '../say.ts';
import {
  button,
  buttons,
  context,
  divider,
  header,
  modal,
  plain,
  plainSection,
  richLines,
  richParagraph,
  section,
} from '../slack/blocks.ts';
import type { Form } from '../slack/form.ts';
import { shorten } from '../slack/mrkdwn.ts';
import {
  fingerprint,
  keepChoices,
  ownNeedLength,
  type PageMetadata,
  reflectionLength,
  tickList,
} from './answers-view.ts';
import type { Answers, NeedId } from './assessment.ts';
import {
  behavioursForTips,
  everythingIsTop,
  focusChoices,
  focusToOffer,
  maxFocus,
  needsToRate,
  noAnswers,
  scoredNeeds,
  suggestedNeeds,
  tickedNeeds,
} from './assessment.ts';
import { blocks, ids } from './ids.ts';
import { type PageId, pageBefore, placeOf } from './pages.ts';
import { needLabel, resultLines } from './result-view.ts';

/** What a page of the modal is made from. */
export interface PageContent {
  /** Empty on the opening page. */
  assessmentId: string;
  page: PageId;
  answers?: Answers;
  edition: Edition;
  /** A sentence on top, such as "Welcome back". */
  notice?: string | undefined;
  /**
   * What the person's window holds, when the page they are on is shown again: Slack keeps what is in its inputs and
   * ignores what we would put there.
   */
  kept?: Form;
}

export const askedBy = (edition: Edition): string => `${edition.id}@${edition.version}`;

/** One page of the assessment as a modal. */
export function pageView(content: PageContent): ModalView {
  const { page, edition } = content;
  const shown: Record<string, string> = {};
  const body = pageBody(content, shown);
  if (content.kept) keepChoices(shown, content.kept);
  const place = placeOf(page);
  const before = pageBefore(page);
  const metadata: PageMetadata = { assessmentId: content.assessmentId, page, asked: askedBy(edition), shown };
  const last = page.endsWith(':focus') || page === 'act:rate' || page === 'think:4';
  const submit = page === 'act:tips' ? undefined : page === 'quick:opening' ? 'start' : last ? 'done' : 'next';
  return modal({
    callbackId: ids.page,
    title: titleOf(page, edition),
    close: say(edition, 'close'),
    ...(submit && { submit: say(edition, submit) }),
    metadata: JSON.stringify(metadata),
    blocks: [
      ...(content.notice ? [plainSection(content.notice)] : []),
      ...(place ? [context(say(edition, 'pageOf', place))] : []),
      ...body,
      ...(before ? [buttons(button(say(edition, 'back'), ids.back, { value: before }))] : []),
      ...(hasText(page) ? [context(say(edition, 'textKept'))] : []),
    ],
  });
}

const hasText = (page: PageId): boolean => page === 'quick:needs' || page.startsWith('think:');

function titleOf(page: PageId, edition: Edition): string {
  if (page.startsWith('full:')) return say(edition, 'fullTitle');
  if (page.startsWith('act:')) return say(edition, 'actTitle');
  if (page.startsWith('think:')) return say(edition, 'reflectTitle');
  return say(edition, 'quickTitle');
}

function pageBody(content: PageContent, shown: Record<string, string>): AnyBlock[] {
  const { page, edition, answers = noAnswers() } = content;
  const whoSees = button(say(edition, 'whoCanSee'), ids.whoSees);
  switch (page) {
    case 'quick:opening':
      return [
        section(edition.opening.replace('{support}', edition.supportLine)),
        buttons(whoSees),
        context(`${edition.noticeOfRecords}\n${edition.unvalidated}`),
      ];
    case 'quick:needs':
      return [
        section(`*${say(edition, 'quickNeeds')}*\n${say(edition, 'quickNeedsHint')}`, whoSees),
        ...edition.clusters.map((cluster) => tickInput(edition, cluster.id, cluster.label, answers, shown)),
        ownInput(edition, answers, shown),
      ];
    case 'quick:support':
      return [
        section(`*${say(edition, 'quickSupport')}*\n${say(edition, 'quickSupportHint')}`, whoSees),
        ...needsToRate(answers).map((id) => supportRadio(edition, id, answers, shown)),
      ];
    case 'full:craft':
    case 'full:career':
    case 'full:person': {
      const cluster = edition.clusters.find(({ id }) => id === page.slice('full:'.length));
      return [
        section(`*${cluster?.label}*\n${say(edition, 'fullIntro')}`, whoSees),
        ...clusterNeeds(edition, page, answers).flatMap((id) => fullInputs(edition, id, answers, shown)),
      ];
    }
    case 'quick:focus':
    case 'full:focus':
      return focusBody(edition, answers, shown);
    case 'act:rate':
      return [
        section(say(edition, 'actIntro'), whoSees),
        ...edition.behaviours.map(({ id, text }) => {
          const options = edition.frequency.map((step) => option(step.label, String(step.value)));
          return choice(blocks.behaviour(id), text, options, answers.behaviours[id]?.value, shown);
        }),
      ];
    case 'act:tips':
      return tipsBody(edition, answers);
    default:
      return [section(say(edition, 'reflectIntro'), whoSees), ...questionInputs(edition, page, answers, shown)];
  }
}

/** A modal that says one thing, where nothing can be asked. */
export function noticeView(edition: Edition, sentence: string): ModalView {
  return modal({
    callbackId: ids.page,
    title: say(edition, 'quickTitle'),
    close: say(edition, 'close'),
    blocks: [plainSection(sentence)],
  });
}

/** The needs of a cluster's page; her own stands with the last one. */
function clusterNeeds(edition: Edition, page: PageId, answers: Answers): NeedId[] {
  const listed = edition.needs.filter(({ cluster }) => page === `full:${cluster}`).map(({ id }): NeedId => id);
  return page === 'full:person' && answers.own ? [...listed, 'X1'] : listed;
}

function option(label: string, value: string, description?: string): PlainTextOption {
  return {
    text: plain(shorten(label, 75)),
    value,
    ...(description && { description: plain(shorten(description, 75)) }),
  };
}

function tickInput(
  edition: Edition,
  cluster: string,
  label: string,
  answers: Answers,
  shown: Record<string, string>,
): InputBlock {
  const needs = edition.needs.filter((need) => need.cluster === cluster);
  const options = needs.map((need) => option(need.label, need.id, need.prompt));
  const ticked = tickedNeeds(answers);
  return ticks(blocks.tick(cluster), label, options, ticked, shown);
}

/** Checkboxes that are kept at each tap. `stored` is what is kept already, where more is ticked as a suggestion. */
function ticks(
  blockId: string,
  label: string,
  options: PlainTextOption[],
  ticked: readonly string[],
  shown: Record<string, string>,
  stored: readonly string[] = ticked,
): InputBlock {
  const initial = options.filter(({ value }) => ticked.includes(value ?? ''));
  shown[blockId] = tickList(options.flatMap(({ value }) => (value && stored.includes(value) ? [value] : [])));
  return {
    type: 'input',
    block_id: blockId,
    optional: true,
    dispatch_action: true,
    label: plain(label),
    element: {
      type: 'checkboxes',
      action_id: ids.keep,
      options,
      ...(initial.length > 0 && { initial_options: initial }),
    },
  };
}

function ownInput(edition: Edition, answers: Answers, shown: Record<string, string>): InputBlock {
  const { label, hint, placeholder } = edition.ownNeed;
  return textInput(blocks.own, label, { text: answers.own?.text, maxLength: ownNeedLength, hint, placeholder }, shown);
}

function textInput(
  blockId: string,
  label: string,
  parts: { text: string | undefined; maxLength: number; hint?: string; placeholder?: string; multiline?: boolean },
  shown: Record<string, string>,
): InputBlock {
  shown[blockId] = fingerprint(parts.text ?? '');
  return {
    type: 'input',
    block_id: blockId,
    optional: true,
    label: plain(label),
    ...(parts.hint && { hint: plain(parts.hint) }),
    element: {
      type: 'plain_text_input',
      action_id: ids.write,
      max_length: parts.maxLength,
      ...(parts.multiline && { multiline: true }),
      ...(parts.placeholder && { placeholder: plain(parts.placeholder) }),
      ...(parts.text && { initial_value: parts.text }),
    },
  };
}

/** One tap rates: all five answers are in sight. */
function supportRadio(edition: Edition, id: NeedId, answers: Answers, shown: Record<string, string>): InputBlock {
  const blockId = blocks.support(id);
  const options = edition.support.map((step) => option(step.label, String(step.value)));
  const initial = options.find(({ value }) => value === String(answers.needs[id]?.support));
  shown[blockId] = initial?.value ?? '';
  return {
    type: 'input',
    block_id: blockId,
    optional: true,
    dispatch_action: true,
    label: plain(needLabel(edition, answers, id)),
    element: { type: 'radio_buttons', action_id: ids.keep, options, ...(initial && { initial_option: initial }) },
  };
}

function fullInputs(edition: Edition, id: NeedId, answers: Answers, shown: Record<string, string>): AnyBlock[] {
  const need = edition.needs.find((one) => one.id === id);
  const scale = (steps: { value: Rating; label: string }[]) =>
    steps.map((step) => option(step.label, String(step.value)));
  const { importance, support } = answers.needs[id] ?? {};
  const label = needLabel(edition, answers, id);
  // Each label names its need, for those who hear the page.
  const importanceLabel = say(edition, 'fullImportance', { need: label });
  const supportLabel = say(edition, 'fullSupport', { need: label });
  return [
    divider(),
    richParagraph({ bold: label, text: need ? ` – ${need.prompt}` : '' }),
    choice(blocks.importance(id), importanceLabel, scale(edition.importance), importance, shown),
    choice(blocks.support(id), supportLabel, scale(edition.support), support, shown),
  ];
}

/** A select that is kept at each choice. */
function choice(
  blockId: string,
  label: string,
  options: PlainTextOption[],
  chosen: number | undefined,
  shown: Record<string, string>,
): InputBlock {
  const initial = options.find(({ value }) => value === String(chosen));
  shown[blockId] = initial?.value ?? '';
  return {
    type: 'input',
    block_id: blockId,
    optional: true,
    dispatch_action: true,
    label: plain(label),
    element: { type: 'static_select', action_id: ids.keep, options, ...(initial && { initial_option: initial }) },
  };
}

/** The last page: what comes out, in words, and which of it she will work on. */
function focusBody(edition: Edition, answers: Answers, shown: Record<string, string>): AnyBlock[] {
  const scored = scoredNeeds(answers);
  const allTop = everythingIsTop(scored);
  const nothing = suggestedNeeds(scored).length === 0;
  const lines = resultLines(edition, answers);
  const label = nothing ? 'resultNothing' : allTop ? 'resultAllTop' : 'focusQuestion';
  const offered = allTop && answers.focus.length === 0 ? [] : focusToOffer(answers);
  const options = focusChoices(answers).map((id) =>
    option(needLabel(edition, answers, id), id, edition.needs.find((need) => need.id === id)?.prompt),
  );
  // Slack allows ten checkboxes in a block.
  const first = ticks(blocks.focus, say(edition, label), options.slice(0, 10), offered, shown, answers.focus);
  const rest = options.slice(10);
  const whoSees = button(say(edition, 'whoCanSee'), ids.whoSees);
  return [
    ...(lines.length > 0 ? [header(say(edition, 'resultHeading')), richLines(lines)] : []),
    section(say(edition, nothing ? 'focusNone' : 'focusHint'), whoSees),
    { ...first, optional: rest.length > 0 },
    ...(rest.length > 0
      ? [ticks(blocks.moreFocus, say(edition, 'focusTooMany', { max: maxFocus }), rest, offered, shown, answers.focus)]
      : []),
    context(edition.unvalidated),
  ];
}

function tipsBody(edition: Edition, answers: Answers): AnyBlock[] {
  const tips = behavioursForTips(answers).flatMap((id) => edition.behaviours.filter((one) => one.id === id));
  if (tips.length === 0) return [section(say(edition, 'actDone')), section(say(edition, 'actNoTip'))];
  return [
    section(say(edition, 'actDone')),
    header(say(edition, 'actTips')),
    ...tips.map(({ text, tip }) => section(`*${text}*\n${tip}`)),
    context(edition.unvalidated),
  ];
}

function questionInputs(edition: Edition, page: PageId, answers: Answers, shown: Record<string, string>): InputBlock[] {
  const start = (Number(page.slice('think:'.length)) - 1) * 2;
  return edition.questions.slice(start, start + 2).map(({ id, text }) =>
    textInput(
      blocks.question(id),
      text,
      {
        text: answers.reflections[id]?.text,
        maxLength: reflectionLength,
        multiline: true,
        hint: say(edition, 'reflectHint'),
      },
      shown,
    ),
  );
}
