import type { AnyBlock, InputBlock, ModalView } from '@slack/types';
import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import { textFingerprint } from '../forms/fingerprint.ts';
import type { Form } from '../forms/form.ts';
import { type Asked, checks, oneOf, option, radios, textInput } from '../forms/inputs.ts';
import { type TypedValues, typedKeptDays } from '../forms/typed/typed.ts';
import { typedBlocks } from '../forms/typed/view.ts';
import { type NeedId, needLabel, type Rating } from '../needs/need.ts';
import {
  button,
  buttons,
  context,
  divider,
  header,
  modal,
  plainSection,
  richLines,
  richParagraph,
  section,
} from '../slack/blocks.ts';
import { keepChoices, ownNeedLength, type PageMetadata, reflectionLength, shownIn, storedText } from './answers.ts';
import type { Answers } from './assessment.ts';
import {
  behavioursForTips,
  everythingIsTop,
  focusChoices,
  focusToOffer,
  maxFocus,
  needsToRate,
  needWords,
  noAnswers,
  scoredNeeds,
  suggestedNeeds,
  tickedNeeds,
} from './assessment.ts';
import { blocks, ids } from './ids.ts';
import { type PageId, pageBefore, placeInFlow } from './pages.ts';
import { resultLines } from './result/view.ts';

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
  /** What she typed in it before and never left it with, by input. */
  typed?: TypedValues;
  /** Which opening of the page it is. */
  opened?: string;
}

export const askedBy = (edition: Edition): string => `${edition.id}@${edition.version}`;

/** One page of the assessment as a modal. */
export function pageView(content: PageContent): ModalView {
  const { page, edition } = content;
  const body = pageBody(content);
  const shown = shownIn(body, page.endsWith(':focus') ? content.answers?.focus : undefined);
  // What was only typed counts as changed here, against what is kept.
  const typed = Object.keys(content.typed ?? {}).filter((blockId) => Object.hasOwn(shown, blockId));
  for (const blockId of typed) shown[blockId] = textFingerprint(storedText(content.answers ?? noAnswers(), blockId));
  if (content.kept) keepChoices(shown, content.kept);
  const place = placeInFlow(page);
  const before = pageBefore(page);
  const { assessmentId, opened } = content;
  const metadata: PageMetadata = { assessmentId, page, asked: askedBy(edition), shown, opened };
  const last = page.endsWith(':focus') || page === 'act:rate' || page === 'think:4';
  const submit =
    page === 'act:tips' ? undefined : page === 'quick:opening' ? 'startButton' : last ? 'doneButton' : 'nextPage';
  return modal({
    callbackId: ids.page,
    title: titleOf(page, edition),
    close: say(edition, 'closeButton'),
    ...(submit && { submit: say(edition, submit) }),
    metadata: JSON.stringify(metadata),
    blocks: [
      ...(place ? [context(say(edition, 'pageNumber', place))] : []),
      ...(typed.length > 0 ? typedBlocks(edition, ids.anew) : []),
      ...withWords(body, content, hasText(page) ? say(edition, 'textKept', { days: typedKeptDays }) : undefined),
      buttons(
        ...(before ? [button(say(edition, 'backButton'), ids.back, { value: before })] : []),
        button(say(edition, 'whoCanSee'), ids.whoSees),
      ),
    ],
  });
}

/**
 * The page with its notice on top, and where text is typed what becomes of it. A notice about the text itself stands
 * beside it: of a page that is shown again she sees the part that she was at.
 */
function withWords(body: AnyBlock[], { notice, kept }: PageContent, textKept: string | undefined): AnyBlock[] {
  const notices = notice ? [plainSection(notice)] : [];
  const at = body.findIndex((block) => 'element' in block && block.element.type === 'plain_text_input');
  if (at < 0) return [...notices, ...body];
  const aboutText = textKept ? [context(textKept)] : [];
  return kept
    ? [...body.slice(0, at), ...aboutText, ...notices, ...body.slice(at)]
    : [...notices, ...body.slice(0, at), ...aboutText, ...body.slice(at)];
}

/** Whether something is typed on a page. */
export const hasText = (page: PageId): boolean => page === 'quick:needs' || page.startsWith('think:');

function titleOf(page: PageId, edition: Edition): string {
  if (page.startsWith('full:')) return say(edition, 'fullTitle');
  if (page.startsWith('act:')) return say(edition, 'actTitle');
  if (page.startsWith('think:')) return say(edition, 'reflectTitle');
  return say(edition, 'quickTitle');
}

function pageBody(content: PageContent): AnyBlock[] {
  const { page, edition, answers = noAnswers() } = content;
  switch (page) {
    case 'quick:opening':
      // What is kept by whom stands on the page of who sees what, a press away; that it is no test, with each result.
      return [section(edition.opening.replace('{support}', edition.supportLine))];
    case 'quick:needs':
      return [
        section(`*${say(edition, 'quickNeeds')}*\n${say(edition, 'quickNeedsHint')}`),
        ...edition.clusters.map((cluster) => tickInput(edition, cluster.id, cluster.label, answers)),
        ownInput(edition, answers, content.typed),
      ];
    case 'quick:support':
      return [
        section(`*${say(edition, 'quickSupport')}*\n${say(edition, 'quickSupportHint')}`),
        ...needsToRate(answers).map((id) => supportRadio(edition, id, answers)),
      ];
    case 'full:craft':
    case 'full:career':
    case 'full:person': {
      const cluster = edition.clusters.find(({ id }) => id === page.slice('full:'.length));
      return [
        section(`*${cluster?.label}*\n${say(edition, 'fullIntro')}`),
        ...clusterNeeds(edition, page, answers).flatMap((id) => fullInputs(edition, id, answers)),
      ];
    }
    case 'quick:focus':
    case 'full:focus':
      return focusBody(edition, answers);
    case 'act:rate':
      return [
        section(say(edition, 'actIntro')),
        ...edition.behaviours.map(({ id, text }) => {
          const options = edition.frequency.map((step) => option(step.label, String(step.value)));
          return oneOf(tapped(blocks.behaviour(id), text), options, rated(answers.behaviours[id]?.value));
        }),
      ];
    case 'act:tips':
      return tipsBody(edition, answers);
    default:
      return [section(say(edition, 'reflectIntro')), ...questionInputs(edition, page, answers, content.typed)];
  }
}

/** A choice that is kept at each tap. */
const tapped = (blockId: string, label: string): Asked => ({ blockId, actionId: ids.keep, label, toldAtOnce: true });

/** A text that is told as it is typed, and taken over when its page is left. */
const written = (blockId: string, label: string, hint: string): Asked => ({
  ...{ blockId, label, hint },
  actionId: ids.write,
  toldAsTyped: true,
});

/** A rating as the option that stands for it. */
const rated = (rating: number | undefined): string | undefined => rating?.toString();

/** A modal that says one thing, where nothing can be asked. */
export function noticeView(edition: Edition, sentence: string): ModalView {
  return modal({
    callbackId: ids.page,
    title: say(edition, 'quickTitle'),
    close: say(edition, 'closeButton'),
    blocks: [plainSection(sentence)],
  });
}

/** The needs of a cluster's page; her own stands with the last one. */
function clusterNeeds(edition: Edition, page: PageId, answers: Answers): NeedId[] {
  const listed = edition.needs.filter(({ cluster }) => page === `full:${cluster}`).map(({ id }): NeedId => id);
  return page === 'full:person' && answers.own ? [...listed, 'X1'] : listed;
}

function tickInput(edition: Edition, cluster: string, label: string, answers: Answers): InputBlock {
  const needs = edition.needs.filter((need) => need.cluster === cluster);
  const options = needs.map((need) => option(need.label, need.id, need.prompt));
  const ticked = tickedNeeds(answers);
  return checks(tapped(blocks.tick(cluster), label), options, ticked);
}

function ownInput(edition: Edition, answers: Answers, typed: TypedValues = {}): InputBlock {
  const { label, hint, placeholder } = edition.ownNeed;
  const text = typed[blocks.own] ?? answers.own?.text;
  return textInput(written(blocks.own, label, hint), { text, max: ownNeedLength, placeholder });
}

/** One tap rates: all five answers are in sight. */
function supportRadio(edition: Edition, id: NeedId, answers: Answers): InputBlock {
  const options = edition.support.map((step) => option(step.label, String(step.value)));
  const label = needLabel(needWords(edition, answers), id);
  return radios(tapped(blocks.support(id), label), options, rated(answers.needs[id]?.support));
}

function fullInputs(edition: Edition, id: NeedId, answers: Answers): AnyBlock[] {
  const need = edition.needs.find((one) => one.id === id);
  const scale = (steps: { value: Rating; label: string }[]) =>
    steps.map((step) => option(step.label, String(step.value)));
  const { importance, support } = answers.needs[id] ?? {};
  const label = needLabel(needWords(edition, answers), id);
  // Each label names its need, for those who hear the page.
  const importanceLabel = say(edition, 'fullImportance', { need: label });
  const supportLabel = say(edition, 'fullSupport', { need: label });
  return [
    divider(),
    richParagraph({ bold: label, text: need ? ` – ${need.prompt}` : '' }),
    oneOf(tapped(blocks.importance(id), importanceLabel), scale(edition.importance), rated(importance)),
    oneOf(tapped(blocks.support(id), supportLabel), scale(edition.support), rated(support)),
  ];
}

/** The last page: what comes out, in words, and which of it she will work on. */
function focusBody(edition: Edition, answers: Answers): AnyBlock[] {
  const scored = scoredNeeds(answers);
  const allTop = everythingIsTop(scored);
  const nothing = suggestedNeeds(scored).length === 0;
  const lines = resultLines(edition, answers);
  const label = nothing ? 'resultNothing' : allTop ? 'resultAllTop' : 'focusQuestion';
  const offered = allTop && answers.focus.length === 0 ? [] : focusToOffer(answers);
  const options = focusChoices(answers).map((id) =>
    option(needLabel(needWords(edition, answers), id), id, edition.needs.find((need) => need.id === id)?.prompt),
  );
  // Slack allows ten checkboxes in a block.
  const first = checks(tapped(blocks.focus, say(edition, label)), options.slice(0, 10), offered);
  const rest = options.slice(10);
  return [
    ...(lines.length > 0 ? [header(say(edition, 'resultHeading')), richLines(lines)] : []),
    section(say(edition, nothing ? 'focusNone' : 'focusHint')),
    { ...first, optional: rest.length > 0 },
    ...(rest.length > 0
      ? [checks(tapped(blocks.moreFocus, say(edition, 'focusTooMany', { max: maxFocus })), rest, offered)]
      : []),
    context(edition.unvalidated),
  ];
}

function tipsBody(edition: Edition, answers: Answers): AnyBlock[] {
  const tips = behavioursForTips(answers).flatMap((id) => edition.behaviours.filter((one) => one.id === id));
  if (Object.keys(answers.behaviours).length === 0) return [section(say(edition, 'actNothing'))];
  if (tips.length === 0) return [section(say(edition, 'actDone')), section(say(edition, 'actNoTip'))];
  return [
    section(say(edition, 'actDone')),
    header(say(edition, 'actTips')),
    ...tips.map(({ text, tip }) => section(`*${text}*\n${tip}`)),
    context(edition.unvalidated),
  ];
}

function questionInputs(edition: Edition, page: PageId, answers: Answers, typed: TypedValues = {}): InputBlock[] {
  const start = (Number(page.slice('think:'.length)) - 1) * 2;
  return edition.questions.slice(start, start + 2).map(({ id, text }) =>
    textInput(written(blocks.question(id), text, say(edition, 'reflectHint')), {
      text: typed[blocks.question(id)] ?? answers.reflections[id]?.text,
      max: reflectionLength,
      multiline: true,
    }),
  );
}
