import type { AnyBlock, Button, ModalView } from '@slack/types';
import { type Day, sayDay } from '../../calendar.ts';
import { say } from '../../content/say.ts';
import type { Form } from '../../forms/form.ts';
import { dayInput } from '../../forms/inputs.ts';
import { closeLoses } from '../../forms/typed/view.ts';
import type { Told } from '../../pushes/kind.ts';
import { button, buttons, context, modal, plainSection, preformatted } from '../../slack/blocks.ts';
import { ids } from '../ids.ts';
import { coverOf } from '../map.ts';
import type { WholeMap } from '../whole-map.ts';
import { type AskRecord, nextForAsk } from './ask.ts';
import { askAct, askSentence, namesOf } from './ask-words.ts';
import { type AskWord, wordOf } from './day.ts';
import {
  type AskPage,
  answersTo,
  chaseWords,
  gapsBlocks,
  helpAnswers,
  letGo,
  notSent,
  sentButton,
  wayTo,
} from './page-view.ts';

/** An ask on a day, to her who reads of it. */
type AskOnDay = Pick<AskPage, 'edition' | 'map' | 'ask' | 'today' | 'teamId' | 'me'>;

/** An ask in the message of its day: what it is time for, in full and in a line. */
export function askTold(on: AskOnDay): Told {
  const { edition, ask, today } = on;
  const word = wordOf(ask, today);
  const line = lineOf(on, word);
  const acts = buttonsOf(on, word);
  return {
    subject: ask.id,
    line,
    button: button(say(edition, 'seeWords'), ids.words, { value: ask.id }),
    blocks: [
      plainSection(line),
      ...cueOf(on, word),
      ...wordsOf(on, word),
      ...(acts.length > 0 ? [buttons(...acts)] : []),
    ],
  };
}

const cueOf = ({ edition, ask: { cue } }: AskOnDay, { is }: AskWord): AnyBlock[] =>
  cue && (is === 'to send' || is === 'put off') ? [plainSection(say(edition, 'cueQuote', { cue }))] : [];

/** The words to copy: her own on the day she asks, and for the one chase a short second message. */
function wordsOf(on: AskOnDay, { is }: AskWord): AnyBlock[] {
  if (is !== 'to send' && is !== 'chase') return [];
  const text = textOf(on, is);
  return [...gapsBlocks(on.edition, text), preformatted(text), context(say(on.edition, 'askCopy'))];
}

const textOf = (on: AskOnDay, is: AskWord['is']): string => (is === 'chase' ? chaseWords(on) : on.ask.text);

function lineOf({ edition, map, ask, today }: AskOnDay, word: AskWord): string {
  const words = { edition, people: map.people, ownNeed: map.ownNeed };
  const names = namesOf(words, ask);
  const day = (on: Day) => sayDay(on, edition.spelling);
  switch (word.is) {
    case 'to send':
      return word.on < today
        ? say(edition, 'askMeant', { ...names, day: day(word.on) })
        : say(edition, 'askToday', names);
    case 'put off':
      return say(edition, 'askPutOff', { ...names, day: day(word.until) });
    case 'sent':
      return say(edition, 'askSentOn', { ...names, day: day(word.until) });
    case 'too soon':
      return say(edition, 'askChaseSoon', { ...names, day: day(word.until) });
    case 'answered?':
      return say(edition, 'askHasAnswered', names);
    case 'chase':
      return say(edition, 'askChase', names);
    case 'next person':
      return say(edition, 'askTimeForNext', names);
    case 'yes':
      return askSentence(words, { ask, next: nextForAsk(ask, today) }, today);
    case 'no':
      return say(edition, 'askSaidNo', names);
  }
}

/**
 * What she can say of it there. Where a press edits the message in place, what stands at that place then notes nothing: a
 * slow double tap would say something she has not.
 */
function buttonsOf(on: AskOnDay, { is }: AskWord): Button[] {
  const { edition, map, ask, today, teamId } = on;
  const value = ask.id;
  const open: Button = { ...wayTo(edition, map, ask, { teamId, text: textOf(on, is) }), style: 'primary' };
  const sent = sentButton(edition, { label: 'sentIt', actionId: ids.sentIt }, value, ask.text);
  const answers = answersTo(on, { yes: ids.saidYes, cannot: ids.cantNow });
  const another = button(say(edition, 'anotherDay'), ids.anotherDay, { value });
  const next = (primary = false) => button(say(edition, 'theNextPerson'), ids.ask, { value: `${ask.need}:`, primary });
  const yesAct = () => {
    const words = { edition, people: map.people, ownNeed: map.ownNeed };
    const act = askAct(words, { ask, next: nextForAsk(ask, today) }, today);
    return button(act.label, act.actionId, { ...(act.value && { value: act.value }), primary: true });
  };
  switch (is) {
    case 'to send':
      return [open, sent, another, letGo(edition, ids.letItGo, value)];
    case 'put off':
      return [another, sent, letGo(edition, ids.letItGo, value)];
    case 'sent':
      return [...answers, notSent(edition, value)];
    case 'too soon':
    case 'answered?':
      return answers;
    case 'chase':
      return [
        open,
        sentButton(edition, { label: 'wroteAgain', actionId: ids.wroteTwice }, value, chaseWords(on)),
        ...answers,
        next(),
      ];
    case 'next person':
      return [...answers, next(true)];
    case 'yes':
      if (ask.metOn) return ask.helps || helps(map, ask) ? [] : helpAnswers(edition, ask);
      return [yesAct()];
    case 'no':
      return [next(true)];
  }
}

/** Whether whom she asked helps her with it now. */
const helps = ({ people }: WholeMap, { person, need }: AskRecord): boolean =>
  coverOf(people, need).some(({ id }) => id === person);

const dayBlock = 'another-day';

/** The form of another day for an ask. */
export function anotherDayView({ edition, map, ask }: Pick<AskOnDay, 'edition' | 'map' | 'ask'>, day: Day): ModalView {
  return modal({
    callbackId: ids.keepAnotherDay,
    title: say(edition, 'dayTitle'),
    submit: say(edition, 'saveButton'),
    close: say(edition, 'closeButton'),
    metadata: JSON.stringify({ id: ask.id, page: 1, isNew: false }),
    blocks: [
      plainSection(say(edition, 'dayLine', namesOf({ edition, people: map.people, ownNeed: map.ownNeed }, ask))),
      closeLoses(edition),
      dayInput({ blockId: dayBlock, actionId: ids.write, label: say(edition, 'dayLabel'), optional: false }, day),
    ],
  });
}

/** The day that the form says, '' for none; and the input, to say there what is to be mended. */
export const readAnotherDay = (form: Form): { day: string; block: string } => ({
  day: form.day(dayBlock) ?? '',
  block: dayBlock,
});
