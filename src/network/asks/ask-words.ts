import { type Day, sayDay } from '../../calendar.ts';
import { say } from '../../content/say.ts';
import { needLabel } from '../../needs/need.ts';
import type { Candidate } from '../../next.ts';
import { ids } from '../ids.ts';
import { askName, type Wording } from '../wording.ts';
import type { NotedAsk } from './ask.ts';
import { wordOf } from './day.ts';
import { isDue, type OpenAsk } from './standing.ts';

/** Whom an ask is to, and about what. */
export const namesOf = (words: Wording, ask: NotedAsk): { name: string; need: string } => ({
  name: askName(words.edition, words.people, ask),
  need: needLabel(words, ask.need),
});

/** An ask in one sentence, wherever it stands: whom, about what, and what of it is due or waits; days in their tense. */
export function askSentence(words: Wording, { ask, next }: OpenAsk, today: Day): string {
  const { edition } = words;
  const names = namesOf(words, ask);
  const inWords = (day: Day): string => sayDay(day, edition.spelling);
  switch (next.do) {
    case 'send':
      if (ask.askOn === today) return say(edition, 'askToday', names);
      return say(edition, ask.askOn > today ? 'askPlanned' : 'askMeant', { ...names, day: inWords(ask.askOn) });
    case 'wait': {
      if (wordOf(ask, today).is === 'too soon')
        return say(edition, 'askChaseSoon', { ...names, day: inWords(next.until) });
      const days = { day: inWords(next.until), sent: inWords(ask.chasedOn ?? ask.sentOn ?? today) };
      return say(edition, ask.chasedOn ? 'askWaitsAgain' : 'askWaits', { ...names, ...days });
    }
    case 'chase':
      return say(edition, 'askChase', names);
    case 'next-person':
      return say(edition, 'askTimeForNext', names);
    case 'find-day':
      return say(edition, 'askYes', names);
    case 'talk':
      if (next.on === today) return say(edition, 'askTalkToday', names);
      return say(edition, 'askTalk', { ...names, day: inWords(next.on) });
    case 'met':
      return say(edition, 'askTalkPassed', { ...names, day: inWords(next.on) });
    case 'helps':
      return say(edition, 'askMetHelps', names);
    case 'nothing':
      return say(edition, 'askMet', { ...names, day: inWords(ask.metOn ?? today) });
  }
}

/** The one thing to do about an ask, which its sentence names. */
export function askAct(
  { edition }: Wording,
  { ask, next }: OpenAsk<NotedAsk & { id: string }>,
  today: Day,
): Candidate['button'] {
  const value = ask.id;
  switch (next.do) {
    case 'send':
      return { label: say(edition, ask.askOn > today ? 'seeWords' : 'askNow'), actionId: ids.words, value };
    case 'wait':
      return { label: say(edition, 'askAnswered'), actionId: ids.words, value };
    case 'chase':
      return { label: say(edition, 'askAgain'), actionId: ids.words, value };
    case 'next-person':
      return { label: say(edition, 'nextPerson'), actionId: ids.ask, value: `${ask.need}:` };
    case 'find-day':
      return { label: say(edition, 'findDay'), actionId: ids.talk, value };
    case 'talk':
      return { label: say(edition, 'prepareTalk'), actionId: ids.talk, value };
    case 'met':
      return { label: say(edition, 'weMet'), actionId: ids.met, value };
    case 'helps':
      return { label: say(edition, 'doTheyHelp'), actionId: ids.talk, value };
    case 'nothing':
      return { label: say(edition, 'helpsMeNow'), actionId: ids.helps, value };
  }
}

/** An open ask as something she could do next. */
export const askCandidate = (words: Wording, open: OpenAsk<NotedAsk & { id: string }>, today: Day): Candidate => ({
  reason: isDue(open, today) ? 'ask' : 'asked',
  sentence: askSentence(words, open, today),
  typed: true,
  button: askAct(words, open, today),
  // Her plan is for the sending: once it is sent, it says nothing of what is next.
  own: open.next.do === 'send' ? open.ask.cue : undefined,
});
