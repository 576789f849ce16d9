import type { AnyBlock, Button, ModalView } from '@slack/types';
import { type Day, sayDay } from '../../calendar.ts';
import { calledBy } from '../../content/called.ts';
import type { Edition } from '../../content/editions.ts';
import { say } from '../../content/say.ts';
import { button, buttons, context, modal, plainSection, preformatted } from '../../slack/blocks.ts';
import { shorten } from '../../slack/mrkdwn.ts';
import { ids } from '../ids.ts';
import type { WholeMap } from '../whole-map.ts';
import { type AskRecord, type AskStep, nextForAsk } from './ask.ts';
import { askAct, askSentence, namesOf } from './ask-words.ts';
import { gapsIn } from './draft.ts';

/** Where a page stands that belongs to the map. */
export interface Where {
  workspaceId: string;
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
  return modal({
    callbackId: ids.words,
    title: say(edition, 'askTitle'),
    close: say(edition, 'closeButton'),
    metadata: JSON.stringify({ id: ask.id, page, isNew: false }),
    blocks: [
      plainSection(askSentence(words, open, today)),
      ...copyBlocks(content, open.next),
      buttons(
        ...deeds(content, open.next),
        button(say(edition, 'forgetAsk'), ids.forget, { value: ask.id }),
        button(say(edition, 'backToMap'), ids.open, { value: String(page) }),
      ),
    ],
  });
}

/** The words to copy: her own before they are sent, and for the one chase a short second message. */
function copyBlocks(content: AskPage, { do: next }: AskStep): AnyBlock[] {
  const { edition, ask } = content;
  const text = next === 'chase' ? chaseWords(content) : ask.text;
  if (next !== 'send' && next !== 'chase') return [preformatted(text)];
  return [...gapsBlocks(edition, text), context(say(edition, 'askCopy')), preformatted(text)];
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
  const { name } = namesOf({ edition, people: map.people, ownNeed: map.ownNeed }, ask);
  const day = sayDay(ask.sentOn ?? today, edition.spelling);
  return say(edition, 'chaseDraft', { name: calledBy(name) ?? name, day, me: me ?? say(edition, 'gapMe') });
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
  const yes = button(say(edition, 'answerYes'), ids.yes, { value });
  const answers = [
    yes,
    button(say(edition, 'answerNotNow'), ids.notNow, { value }),
    button(say(edition, 'answerNo'), ids.no, { value }),
  ];
  switch (next.do) {
    case 'send': {
      const sent = button(say(edition, 'haveSent'), ids.sent, { value });
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
      return answers;
    case 'chase':
      return [way(chaseWords(content)), button(say(edition, 'wroteAgain'), ids.chased, { value }), ...answers];
    case 'next-person':
      return [act(), ...(ask.answer ? [yes] : answers)];
    case 'helps':
      return helpAnswers(edition, ask);
    case 'find-day':
    case 'talk':
    case 'met':
    case 'nothing':
      return [act(), button(say(edition, 'cannotAfterAll'), ids.notNow, { value })];
  }
}

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
  { workspaceId, text }: { workspaceId: string; text: string },
): Button {
  const { slackUserId, deactivated } = map.people.find(({ id }) => id === ask.person) ?? {};
  return slackUserId && !deactivated
    ? {
        ...button(say(edition, 'openMessage'), ids.openMessage),
        url: `slack://user?team=${workspaceId}&id=${slackUserId}`,
      }
    : { ...button(say(edition, 'writeMail'), ids.writeMail), url: mailTo(edition, text) };
}

/** A mail with the words in it; Slack's links end at 3,000 characters, and longer words are copied instead. */
function mailTo(edition: Edition, text: string): string {
  const subject = `mailto:?subject=${encodeURIComponent(say(edition, 'mailSubject'))}`;
  const whole = `${subject}&body=${encodeURIComponent(text)}`;
  return whole.length <= 3000 ? whole : subject;
}
