import type { AnyBlock, Button, ModalView } from '@slack/types';
import { type Day, sayDay, sayNearDay } from '../../calendar.ts';
import type { Edition } from '../../content/editions.ts';
import { mailLink } from '../../content/mail-link.ts';
import { say } from '../../content/say.ts';
import { asking, button, buttons, context, modal, plainSection, preformatted } from '../../slack/blocks.ts';
import { shorten } from '../../slack/mrkdwn.ts';
import { ids } from '../ids.ts';
import type { WholeMap } from '../whole-map.ts';
import { greetingOf } from '../wording.ts';
import { type AskRecord, type AskStep, nextForAsk } from './ask.ts';
import { askAct, askSentence } from './ask-words.ts';
import { wordOf } from './day.ts';
import { gapsIn } from './draft.ts';

/** Where a page stands that belongs to the map. */
export interface Where {
  teamId: string;
  /** The page of people she came from. */
  page: number;
}

export interface AskPage extends Where {
  edition: Edition;
  map: WholeMap;
  ask: AskRecord;
  /** Her local day. */
  today: Day;
  /** Her own name, as Slack gives it. */
  me?: string | undefined;
}

/** One ask as it stands: the words to copy, the ways to send them herself, and what became of it. */
export function askPage(content: AskPage): ModalView {
  const { edition, map, ask, today, page } = content;
  const words = { edition, people: map.people, ownNeed: map.ownNeed };
  const open = { ask, next: nextForAsk(ask, today) };
  const back = button(say(edition, 'backToMap'), ids.open, { value: String(page) });
  const acts = [...deeds(content, open.next), letGo(edition, ids.forget, ask.id)];
  return modal({
    callbackId: ids.words,
    title: say(edition, 'askTitle'),
    close: say(edition, 'closeButton'),
    metadata: JSON.stringify({ id: ask.id, page, isNew: false }),
    blocks: [
      plainSection(askSentence(words, open, today)),
      ...copyBlocks(content, open.next),
      // What is said of help stands here where it stands on the page after a talk.
      buttons(...(open.next.do === 'helps' ? [back, ...acts] : [...acts, back])),
    ],
  });
}

/** The words to copy: her own before they are sent, and for the one chase a short second message. */
function copyBlocks(content: AskPage, { do: next }: AskStep): AnyBlock[] {
  const { edition, ask, today } = content;
  const text = next === 'chase' ? chaseWords(content) : ask.text;
  if (next !== 'send' && next !== 'chase') return [preformatted(text)];
  const later = next === 'send' && ask.askOn > today;
  return [
    ...gapsBlocks(edition, text),
    context(say(edition, 'askCopy')),
    preformatted(text),
    ...(later ? [plainSection(say(edition, 'askBrings', { day: sayDay(ask.askOn, edition.spelling) }))] : []),
  ];
}

/** What still stands in brackets in words to copy, named before they are. */
export function gapsBlocks(edition: Edition, text: string): AnyBlock[] {
  const gaps = gapsIn(text);
  return gaps.length > 0 ? [plainSection(say(edition, 'askGaps', { gaps: shorten(gaps.join(', '), 400) }))] : [];
}

/** The one second message, short and friendly. */
export function chaseWords({
  edition,
  map,
  ask,
  today,
  me,
}: Pick<AskPage, 'edition' | 'map' | 'ask' | 'today' | 'me'>): string {
  const day = sayNearDay(ask.sentOn ?? today, edition.spelling);
  return say(edition, 'chaseDraft', {
    name: greetingOf(edition, map.people, ask),
    day,
    me: me ?? say(edition, 'gapMe'),
  });
}

/** What can be done or told; of these one at most is what the sentence above asks for. */
function deeds(content: AskPage, next: AskStep): Button[] {
  const { edition, map, ask, today } = content;
  const value = ask.id;
  const way = (text: string): Button => ({ ...wayTo(edition, map, ask, { ...content, text }), style: 'primary' });
  const act = (): Button => {
    const words = { edition, people: map.people, ownNeed: map.ownNeed };
    const { label, actionId, value: of } = askAct(words, { ask, next }, today);
    return button(label, actionId, { ...(of && { value: of }), primary: true });
  };
  const answers = answersTo(content, { yes: ids.yes, cannot: ids.notNow });
  switch (next.do) {
    case 'send': {
      const sent = sentButton(edition, { label: 'haveSent', actionId: ids.sent }, value, ask.text);
      // What is not filled in yet comes before sending it.
      if (gapsIn(ask.text).length > 0)
        return [
          button(say(edition, 'askFill'), ids.ask, { value, primary: true }),
          wayTo(edition, map, ask, { ...content, text: ask.text }),
          sent,
        ];
      return [way(ask.text), sent, button(say(edition, 'changeWords'), ids.ask, { value })];
    }
    case 'wait':
      return [...answers, notSent(edition, value)];
    case 'chase':
      return [
        way(chaseWords(content)),
        sentButton(edition, { label: 'wroteAgain', actionId: ids.chased }, value, chaseWords(content)),
        ...answers,
      ];
    case 'next-person':
      return [act(), ...(ask.answer ? answers.slice(0, 1) : answers)];
    case 'helps':
      return [...helpAnswers(edition, ask), proposeButton(edition, ask)];
    case 'find-day':
    case 'talk':
    case 'met':
      return [act(), proposeButton(edition, ask), button(say(edition, 'cannotAfterAll'), ids.notNow, { value })];
    case 'nothing': {
      const propose = proposeButton(edition, ask);
      const cannot = button(say(edition, 'cannotAfterAll'), ids.notNow, { value });
      if (ask.helps === 'now') return [{ ...propose, style: 'primary' }, cannot];
      return [propose, button(say(edition, 'helpsAfterAll'), ids.helps, { value, primary: true }), cannot];
    }
  }
}

/**
 * What she can say of an answer, in the same words and order wherever it is asked: in a window and in the message of its
 * day. That there is none yet is not asked of her again until it would say something new.
 *
 * @param says what the first two do there
 */
export function answersTo(
  { edition, ask, today }: Pick<AskPage, 'edition' | 'ask' | 'today'>,
  says: { yes: string; cannot: string },
): Button[] {
  const value = ask.id;
  const { is } = wordOf(ask, today);
  return [
    button(say(edition, 'saidYes'), says.yes, { value, primary: is === 'answered?' && says.yes === ids.saidYes }),
    // Where "I have sent it" stood in the message before: a second tap there notes nothing.
    button(say(edition, 'anotherDay'), ids.anotherDay, { value }),
    button(say(edition, 'cantNow'), says.cannot, { value }),
    ...(is === 'sent' || is === 'answered?' ? [button(say(edition, 'noAnswerYet'), ids.noAnswerYet, { value })] : []),
  ];
}

/** That she has sent words. Where brackets are still open in them she is asked first: they may be filled in elsewhere. */
export function sentButton(
  edition: Edition,
  { label, actionId }: { label: 'haveSent' | 'sentIt' | 'wroteAgain'; actionId: string },
  value: string,
  text: string,
): Button {
  const said = button(say(edition, label), actionId, { value });
  const gaps = gapsIn(text);
  if (gaps.length === 0) return said;
  return asking(said, {
    title: say(edition, 'sentGapsTitle'),
    text: say(edition, 'sentGapsText', { gaps: shorten(gaps.join(', '), 200) }),
    confirm: say(edition, 'sentGapsYes'),
    deny: say(edition, 'backButton'),
  });
}

/** It was not sent after all, nor the second message. */
export const notSent = (edition: Edition, value: string): Button =>
  button(say(edition, 'notSentAfterAll'), ids.notSent, { value });

/** Lets an ask go, after a question: it is gone for good then. */
export const letGo = (edition: Edition, actionId: string, value: string): Button =>
  asking(button(say(edition, 'letItGo'), actionId, { value }), {
    title: say(edition, 'letItGoTitle'),
    text: say(edition, 'letItGoText'),
    confirm: say(edition, 'letItGo'),
    deny: say(edition, 'backButton'),
  });

/** From a yes: how the two would work, word for word, before anybody hears of it. */
export const proposeButton = (edition: Edition, { id: value }: AskRecord): Button =>
  button(say(edition, 'pairPropose'), ids.propose, { value });

/** After a talk: whether this is help now. The first is the one button that leads on. */
export const helpAnswers = (edition: Edition, { id: value }: AskRecord): Button[] => [
  button(say(edition, 'helpsMeNow'), ids.helps, { value, primary: true }),
  button(say(edition, 'notYet'), ids.notYet, { value }),
];

/** The way to send words herself: to somebody of this Slack their conversation, to all others a mail with them. */
export function wayTo(
  edition: Edition,
  map: WholeMap,
  ask: AskRecord,
  { teamId, text }: { teamId: string; text: string },
): Button {
  const { slackUserId, deactivated } = map.people.find(({ id }) => id === ask.person) ?? {};
  return slackUserId && !deactivated
    ? {
        ...button(say(edition, 'openMessage'), ids.openMessage),
        url: `slack://user?team=${teamId}&id=${slackUserId}`,
      }
    : { ...button(say(edition, 'writeMail'), ids.writeMail), url: mailTo(edition, text) };
}

/** A mail with the words in it; Slack's links end at 3,000 characters, and longer words are copied instead. */
function mailTo(edition: Edition, text: string): string {
  const subject = say(edition, 'mailSubject');
  const whole = mailLink(subject, text);
  return whole.length <= 3000 ? whole : mailLink(subject);
}
