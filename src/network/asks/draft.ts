import { calledBy } from '../../content/called.ts';
import type { Edition } from '../../content/editions.ts';
import { say, withoutStop } from '../../content/say.ts';
import type { SayKey } from '../../content/sentences.ts';
import type { NeedId } from '../../needs/need.ts';
import type { Role } from '../map.ts';

/** What is known for the draft of an ask. What is missing becomes a gap in brackets, never an invention. */
export interface AskFacts {
  edition: Edition;
  /** Whom she asks, as she calls them; the gap is for "I don't know anyone". */
  name?: string | undefined;
  /** Her own name. */
  me?: string | undefined;
  stage?: string | undefined;
  need?: NeedId | undefined;
  /** Her own need X1 in her words. */
  ownNeed?: string | undefined;
  /** What she works on, in her words; without it the content says it for the need. */
  goal?: string | undefined;
  /** Why this person, in her words; without it the content says it for the first role noted of them. */
  reason?: string | undefined;
  roles?: readonly Role[] | undefined;
  /** Without it the content says one for the need. */
  question?: string | undefined;
}

/** Words to ask with. */
export interface Draft {
  text: string;
  /** The brackets that are still in it, in the order of the text. */
  gaps: string[];
}

/** How long the one talk is that she asks for. */
const minutes = { least: 20, most: 30 } as const;

/** What she works on with a need, and the question of the talk, as the content says them; in brackets where it does not. */
export function aboutNeed(
  edition: Edition,
  need: NeedId,
  ownNeed: string | undefined,
): { goal: string; question: string } {
  const asks = edition.network.asks.find(({ id }) => id === need);
  const own = need === 'X1' && ownNeed ? withoutStop(ownNeed) : undefined;
  return {
    goal: asks?.goal ?? own ?? say(edition, 'gapGoal'),
    question: asks?.question ?? say(edition, 'gapQuestion'),
  };
}

/**
 * The message she sends as herself, with everything known filled in. Plain text as typed: it goes into an input, a
 * link or a mail, each of which encodes it in its own way.
 */
export function draftAsk(facts: AskFacts): Draft {
  const { edition } = facts;
  const asks = edition.network.asks.find(({ id }) => id === facts.need);
  const role = edition.network.roles.find(({ id }) => id === facts.roles?.[0]);
  const gaps: string[] = [];
  const known = (value: string | undefined, gap: SayKey & `gap${string}`): string => {
    const typed = value && withoutStop(value);
    if (typed) return typed;
    gaps.push(say(edition, gap));
    return say(edition, gap);
  };
  const name = known(calledBy(facts.name), 'gapName');
  const me = say(edition, 'askMe', { me: known(facts.me, 'gapMe'), stage: known(facts.stage, 'gapStage') });
  const goal = known(facts.goal ?? asks?.goal ?? (facts.need === 'X1' ? facts.ownNeed : undefined), 'gapGoal');
  const reason = known(facts.reason ?? role?.reason, 'gapReason');
  const question = known(facts.question ?? asks?.question, 'gapQuestion');
  const text = say(edition, 'askDraft', {
    name,
    me,
    goal,
    reason,
    minutes: say(edition, 'askMinutes', minutes),
    question,
  });
  return { text, gaps };
}

/** What still stands in brackets in some words, in their order. */
export const gapsIn = (text: string): string[] => [...new Set(text.match(/\[[^[\]\n]{1,100}\]/gu) ?? [])];

/**
 * Words that greet somebody else now: only the greeting changes, and only where it stands as it was drafted. The rest is
 * hers.
 *
 * @param from whom they greet, as the map calls them; undefined for nobody in particular
 */
export function greeting(edition: Edition, text: string, from: string | undefined, to: string | undefined): string {
  const [before = ''] = edition.say.askDraft.split('{name}');
  const opening = (name: string | undefined): string => `${before}${calledBy(name) ?? say(edition, 'gapName')}`;
  return text.startsWith(opening(from)) ? `${opening(to)}${text.slice(opening(from).length)}` : text;
}

/**
 * What an ask says that she works on, read out of her words: what stands where the draft has it, whether she changed it or
 * not.
 *
 * @returns '' where she wrote it in another way, or left the gap open
 */
export function topicOf(edition: Edition, text: string): string {
  const [before = '', after = ''] = edition.say.askDraft.split('{goal}');
  const opening = before.slice(before.lastIndexOf('}') + 1);
  const closing = after.slice(0, Math.max(0, after.indexOf('{')));
  const from = text.indexOf(opening);
  const until = from < 0 ? -1 : text.indexOf(closing, from + opening.length);
  const topic = until < 0 ? '' : text.slice(from + opening.length, until).trim();
  return gapsIn(topic).length > 0 ? '' : topic;
}
