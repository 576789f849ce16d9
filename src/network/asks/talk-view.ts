import type { Button, ModalView } from '@slack/types';
import { type Day, sayNearDay } from '../../calendar.ts';
import type { Edition } from '../../content/editions.ts';
import { say } from '../../content/say.ts';
import type { Form } from '../../forms/form.ts';
import { dayInput } from '../../forms/inputs.ts';
import { closeLoses } from '../../forms/typed/view.ts';
import { button, buttons, context, menu, modal, plainSection, preformatted } from '../../slack/blocks.ts';
import { ids } from '../ids.ts';
import type { WholeMap } from '../whole-map.ts';
import { greetingOf } from '../wording.ts';
import { type AskRecord, nextForAsk, withNotMet } from './ask.ts';
import { askSentence, namesOf } from './ask-words.ts';
import { aboutNeed } from './draft.ts';
import { gapsBlocks, helpAnswers, proposeButton, wayTo } from './page-view.ts';

const dayBlock = 'talk-on';

export interface TalkContent {
  edition: Edition;
  map: WholeMap;
  ask: AskRecord;
  /** Her local day. */
  today: Day;
  teamId: string;
  /** The page of people she came from. */
  page: number;
}

const wordsFor = ({ edition, map }: TalkContent) => ({ edition, people: map.people, ownNeed: map.ownNeed });
const sentenceOf = (content: TalkContent): string =>
  askSentence(wordsFor(content), { ask: content.ask, next: nextForAsk(content.ask, content.today) }, content.today);

const framed = (
  { edition, ask, page }: TalkContent,
  parts: { callbackId: string; submit?: string; blocks: ModalView['blocks'] },
): ModalView =>
  modal({
    ...parts,
    title: say(edition, 'talkTitle'),
    close: say(edition, 'closeButton'),
    metadata: JSON.stringify({ id: ask.id, page, isNew: false }),
  });

const backButton = ({ edition, page }: TalkContent): Button =>
  button(say(edition, 'backToMap'), ids.open, { value: String(page) });

/*
 * A window that comes in place of another, after a press that noted something, has a harmless button where that one was: a
 * second tap of a slow double tap notes nothing more.
 */

/** A yes, and the one thing that follows from it: a day for the talk. */
export function talkDayView(content: TalkContent): ModalView {
  const { edition, today } = content;
  // Whoever looks for a day has not met: the window says nothing else above it.
  const ask = withNotMet(content.ask, today);
  return framed(content, {
    callbackId: ids.keepTalk,
    submit: say(edition, 'talkSave'),
    blocks: [
      plainSection(sentenceOf(content.ask.metOn ? { ...content, ask } : content)),
      closeLoses(edition),
      dayInput({ blockId: dayBlock, actionId: ids.write, label: say(edition, 'talkDay'), optional: false }, ask.talkOn),
      context(say(edition, 'talkHint')),
      buttons(
        backButton(content),
        menu(button(say(edition, 'weMetAlready'), ids.met, { value: ask.id }), cannot(edition, ask)),
      ),
    ],
  });
}

/** The day that the form says, '' for none; and the input, to say there what is to be mended. */
export const readTalk = (form: Form): { day: Day; block: string } => ({
  day: form.day(dayBlock) ?? '',
  block: dayBlock,
});

const cannot = (edition: Edition, { id }: AskRecord): Button =>
  button(say(edition, 'cannotAfterAll'), ids.notNow, { value: id });

/** A talk that has its day: what it could be about, to copy; and once the day has gone by, whether they met. */
export function talkView(content: TalkContent): ModalView {
  const { edition, map, ask, today, teamId } = content;
  const { talkOn = today } = ask;
  const hasPassed = talkOn < today;
  const met = button(say(edition, 'weMet'), ids.met, { value: ask.id, primary: hasPassed });
  const otherDay = button(say(edition, 'anotherDay'), ids.changeTalk, { value: ask.id });
  const words = talkWords(content, talkOn);
  const way: Button = { ...wayTo(edition, map, ask, { teamId, text: words }), style: 'primary' };
  return framed(content, {
    callbackId: ids.talk,
    blocks: [
      plainSection(sentenceOf(content)),
      ...(hasPassed
        ? []
        : [...gapsBlocks(edition, words), context(say(edition, 'talkCopy', { minutes: whole })), preformatted(words)]),
      buttons(
        ...(hasPassed ? [met, otherDay] : [...(talkOn === today ? [met] : []), way, otherDay]),
        cannot(edition, ask),
        proposeButton(edition, ask),
        backButton(content),
      ),
    ],
  });
}

/** How the minutes of a first talk are used: together as many as she asked for. */
const outline = { hello: 5, toward: 5, question: 10, step: 5 } as const;
const whole = Object.values(outline).reduce((sum, minutes) => sum + minutes, 0);

/** An outline of the talk, as words to whom she meets: what it is about, and the question she asked for. */
function talkWords(content: TalkContent, talkOn: Day): string {
  const { edition, ask, map } = content;
  const { goal, question } = aboutNeed(edition, ask.need, map.ownNeed);
  const steps = [
    say(edition, 'talkHello', { minutes: outline.hello }),
    say(edition, 'talkToward', { goal, minutes: outline.toward }),
    say(edition, 'talkQuestion', { question, minutes: outline.question }),
    say(edition, 'talkStep', { minutes: outline.step }),
  ];
  return [
    say(edition, 'talkThanks', {
      name: greetingOf(edition, map.people, ask),
      day: sayNearDay(talkOn, edition.spelling),
    }),
    ...steps.map((step, at) => `${at + 1}. ${step}`),
    say(edition, 'talkChange'),
  ].join('\n');
}

/** They have met: whether this is help now. */
export function metView(content: TalkContent): ModalView {
  const { edition, ask } = content;
  const names = namesOf(wordsFor(content), ask);
  return framed(content, {
    callbackId: ids.met,
    blocks: [
      plainSection(say(edition, 'metLine', names)),
      plainSection(say(edition, 'metQuestion', names)),
      buttons(
        backButton(content),
        ...helpAnswers(edition, ask),
        menu(proposeButton(edition, ask), button(say(edition, 'notMetYet'), ids.notMet, { value: ask.id })),
      ),
    ],
  });
}

/** Whom she met helps her now: what is noted, and what follows from it, how the two would work. */
export function helpedView(content: TalkContent): ModalView {
  const { edition, ask } = content;
  return framed(content, {
    callbackId: ids.helps,
    blocks: [
      plainSection(say(edition, 'helpsKept', namesOf(wordsFor(content), ask))),
      buttons({ ...proposeButton(edition, ask), style: 'primary' }, backButton(content)),
    ],
  });
}

/** Whom she met does not help her with it yet: what is noted, who could be next, and the way back from it. */
export function notYetView(content: TalkContent): ModalView {
  const { edition, ask } = content;
  return framed(content, {
    callbackId: ids.notYet,
    blocks: [
      plainSection(say(edition, 'helpsNotYet', namesOf(wordsFor(content), ask))),
      buttons(
        button(say(edition, 'nextPerson'), ids.ask, { value: `${ask.need}:`, primary: true }),
        button(say(edition, 'helpsAfterAll'), ids.helps, { value: ask.id }),
        backButton(content),
      ),
    ],
  });
}
