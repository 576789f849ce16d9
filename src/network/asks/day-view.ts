import type { AnyBlock, Button, ModalView } from '@slack/types';
import { type Day, sayDay } from '../../calendar.ts';
import type { Edition } from '../../content/editions.ts';
import { say } from '../../content/say.ts';
import type { Form } from '../../forms/form.ts';
import { dayInput } from '../../forms/inputs.ts';
import type { Told } from '../../pushes/kind.ts';
import { asking, button, buttons, context, modal, plainSection } from '../../slack/blocks.ts';
import { shorten } from '../../slack/mrkdwn.ts';
import { ids } from '../ids.ts';
import type { WholeMap } from '../whole-map.ts';
import type { AskRecord } from './ask.ts';
import { type AskWord, wordOf } from './day.ts';
import { namesIn, wayToSend } from './view.ts';

interface AskOnDay {
  edition: Edition;
  map: WholeMap;
  ask: AskRecord;
  today: Day;
  workspaceId: string;
}

/** A name, or her own need, as long as a line shows it. */
const nameLimit = 100;

/** An ask in the message of its day: what it is time for, in full and in a line. */
export function askTold(on: AskOnDay): Told {
  const { edition, ask, today } = on;
  const word = wordOf(ask, today);
  const line = lineOf(on, word);
  return {
    subject: ask.id,
    line,
    button: button(say(edition, 'seeWords'), ids.words, { value: ask.id }),
    blocks: [plainSection(line), ...cueOf(on, word), ...wordsOf(on, word), buttons(...buttonsOf(on, word))],
  };
}

const cueOf = ({ edition, ask: { cue } }: AskOnDay, { is }: AskWord): AnyBlock[] =>
  cue && (is === 'to send' || is === 'put off') ? [plainSection(say(edition, 'cueQuote', { cue }))] : [];

function wordsOf({ edition, ask: { text } }: AskOnDay, { is }: AskWord): AnyBlock[] {
  if (is !== 'to send') return [];
  const elements = [{ type: 'text' as const, text }];
  return [
    { type: 'rich_text', elements: [{ type: 'rich_text_preformatted', elements }] },
    context(say(edition, 'askCopy')),
  ];
}

function lineOf({ edition, map, ask, today }: AskOnDay, word: AskWord): string {
  const { name, need } = namesIn(edition, map, ask);
  const names = { name: shorten(name, nameLimit), need };
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
      return say(edition, 'askAnswered', names);
    case 'chase':
      return say(edition, 'askChase', names);
    case 'next person':
      return say(edition, 'askTimeForNext', names);
    case 'yes':
      return say(edition, 'askSaidYes', names);
    case 'no':
      return say(edition, 'askSaidNo', names);
  }
}

/** What she can say of it there; the first is the one it asks for. */
function buttonsOf({ edition, map, ask, workspaceId }: AskOnDay, { is }: AskWord): Button[] {
  const value = ask.id;
  const open = wayToSend(edition, map, ask, { workspaceId, label: say(edition, 'openChat'), primary: true });
  const sent = button(say(edition, 'sentIt'), ids.sentIt, { value });
  const yes = (primary = false) => button(say(edition, 'saidYes'), ids.saidYes, { value, primary });
  const no = button(say(edition, 'cantNow'), ids.cantNow, { value });
  const another = button(say(edition, 'anotherDay'), ids.anotherDay, { value });
  const next = (primary = false) => button(say(edition, 'theNextPerson'), ids.ask, { value: `${ask.need}:`, primary });
  switch (is) {
    case 'to send':
      return [open, sent, another, letGo(edition, value)];
    case 'put off':
      return [sent, another, letGo(edition, value)];
    case 'sent':
    case 'too soon':
      return [yes(), no, another];
    case 'answered?':
      return [yes(true), no, button(say(edition, 'noAnswerYet'), ids.noAnswerYet, { value }), another];
    case 'chase':
      return [open, button(say(edition, 'wroteAgain'), ids.wroteTwice, { value }), yes(), no, next()];
    case 'next person':
      return [next(true), yes(), no];
    case 'yes':
      return [button(say(edition, 'openMap'), ids.open)];
    case 'no':
      return [next(true)];
  }
}

const letGo = (edition: Edition, value: string): Button =>
  asking(button(say(edition, 'letItGo'), ids.letItGo, { value }), {
    title: say(edition, 'letItGoTitle'),
    text: say(edition, 'letItGoText'),
    confirm: say(edition, 'letItGo'),
    deny: say(edition, 'backButton'),
  });

const dayBlock = 'another-day';

/** The form of another day for an ask. */
export function anotherDayView({ edition, map, ask }: Pick<AskOnDay, 'edition' | 'map' | 'ask'>, day: Day): ModalView {
  const { name, need } = namesIn(edition, map, ask);
  return modal({
    callbackId: ids.keepAnotherDay,
    title: say(edition, 'dayTitle'),
    submit: say(edition, 'saveButton'),
    close: say(edition, 'closeButton'),
    metadata: JSON.stringify({ id: ask.id, page: 1, isNew: false }),
    blocks: [
      plainSection(say(edition, 'dayLine', { name: shorten(name, nameLimit), need })),
      dayInput({ blockId: dayBlock, actionId: ids.write, label: say(edition, 'dayLabel'), optional: false }, day),
    ],
  });
}

/** The day that the form says, '' for none; and the input, to say there what is to be mended. */
export const readAnotherDay = (form: Form): { day: string; block: string } => ({
  day: form.day(dayBlock) ?? '',
  block: dayBlock,
});
