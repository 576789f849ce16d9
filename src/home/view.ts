import type { AnyBlock, HomeView } from '@slack/types';
import type { StepOne } from '../assess/facts.ts';
import { type Day, sayDay } from '../calendar.ts';
import type { Edition } from '../content/editions.ts';
import { say, sayChosen } from '../content/say.ts';
import type { GoalsOf, SharedWith } from '../goals/facts.ts';
import { needLineText } from '../needs/need-line.ts';
import type { StepTwo } from '../network/facts.ts';
import {
  button,
  buttons,
  context,
  divider,
  header,
  plainSection,
  type RichLine,
  richLines,
  section,
} from '../slack/blocks.ts';
import { shorten, slackDate } from '../slack/mrkdwn.ts';
import { unreadBlocks } from '../slack/unread.ts';
import { sharedWithMeBlocks } from './shared-view.ts';

export const ids = { fullText: 'home:full-text', neutralText: 'home:neutral-text' } as const;

/** A need that she works on: who helps with it, the next goal for it and how many more there are. */
export interface FocusLine {
  label: string;
  person?: StepTwo['finding'];
  /** 'unknown' where she has more goals than were looked at, and none of those is for this need. */
  goal?: { what: string; due: Day; more: number } | 'unknown' | undefined;
}

export interface HomeContent {
  edition: Edition;
  command: string;
  /** First name, or undefined until Slack has told it. */
  name: string | undefined;
  fullNotificationText: boolean;
  stepOne: StepOne;
  stepTwo: StepTwo;
  goals: GoalsOf;
  /** The needs she works on. */
  focus: readonly FocusLine[];
  /** What mentees share with this person. */
  shared: SharedWith;
  /** The day it is for her. */
  today: Day;
  /** How many entries cannot be read, and so are not shown. */
  unread?: number;
}

/** Home: the three steps, where she is, the one next thing; then settings, privacy and help. */
export function homeView(content: HomeContent): HomeView {
  const { edition } = content;
  const marks = marksOf(content);
  return {
    type: 'home',
    blocks: [
      ...(content.name ? [header(say(edition, 'homeHello', { name: content.name }))] : []),
      section(say(edition, 'homeIntro')),
      ...unreadBlocks(edition, content.unread),
      header(say(edition, 'homeNext')),
      ...nextBlocks(content),
      divider(),
      header(say(edition, 'homeSteps')),
      ...edition.steps.map((step, index) => {
        const mark = marks[index] ?? 'stepLater';
        const icon = { stepDone: ':white_check_mark:', stepHere: ':point_right:', stepLater: ':white_circle:' }[mark];
        return section(`${icon} *${index + 1}. ${step.title}* (${say(edition, mark)})\n${step.line}`);
      }),
      ...afterBlocks(content),
      divider(),
      header(say(edition, 'homeGoals')),
      ...goalBlocks(content),
      ...sharedWithMeBlocks(edition, content.shared),
      divider(),
      header(say(edition, 'notificationsHeading')),
      ...notificationBlocks(content),
      divider(),
      section(say(edition, 'homeHelp', { command: content.command, support: edition.supportLine })),
      buttons(button(say(edition, 'whoCanSee'), 'privacy:who-sees')),
      context(edition.noticeOfRecords),
      context(edition.unvalidated),
    ],
  };
}

/** How each step is marked: done, here, or later. Step 3 is not there yet. */
function marksOf({ stepOne, stepTwo }: HomeContent): ('stepDone' | 'stepHere' | 'stepLater')[] {
  if (stepOne.state !== 'done') return ['stepHere', stepTwo.done ? 'stepDone' : 'stepLater'];
  return ['stepDone', stepTwo.done ? 'stepDone' : 'stepHere'];
}

/** The one next thing, with the button that does it. */
function nextBlocks({ edition, stepOne, stepTwo }: HomeContent): AnyBlock[] {
  if (stepOne.state === 'new')
    return [
      section(say(edition, 'nextBegin')),
      buttons(button(say(edition, 'startButton'), 'assess:open', { primary: true })),
    ];
  if (stepOne.state === 'begun')
    return [
      section(say(edition, 'nextResume')),
      buttons(button(say(edition, 'homeGoOn'), 'assess:open', { primary: true })),
    ];
  const label = stepTwo.people === 0 ? 'whoCouldHelpButton' : 'openMap';
  return [
    nextOnMap(edition, stepTwo),
    buttons(
      button(say(edition, label), 'network:open', { primary: true }),
      button(say(edition, 'openResult'), 'assess:open'),
    ),
  ];
}

/** What step 2 wants next: an ask that is due, somebody to begin with, or what the map shows first. */
function nextOnMap(edition: Edition, { due, people, finding }: StepTwo): AnyBlock {
  if (due) {
    const { name, need, askOn } = due;
    if (due.step === 'send')
      return plainSection(say(edition, 'askPlanned', { name, need, day: sayDay(askOn, edition.spelling) }));
    return plainSection(say(edition, due.step === 'chase' ? 'askChase' : 'askTimeForNext', { name, need }));
  }
  if (people === 0) return section(say(edition, 'nextMap'));
  if (finding) return plainSection(sayChosen(edition, finding));
  return section(say(edition, 'findingsNone'));
}

/** What stands open once step 1 has been done. */
function afterBlocks({ edition, stepOne, stepTwo, focus }: HomeContent): AnyBlock[] {
  if (!stepOne.finishedAt) return [];
  const lines = focus.map((one) => focusLine(edition, one));
  return [
    divider(),
    ...(lines.length > 0 ? [section(`*${say(edition, 'homeFocus')}*`), richLines(lines)] : []),
    ...(stepTwo.people > 0 ? [context(say(edition, 'homeMap', { count: stepTwo.people }))] : []),
    context(say(edition, 'homeLastDone', { date: slackDate(stepOne.finishedAt) })),
    header(say(edition, 'homeMore')),
    buttons(
      button(say(edition, 'rateAllTwelve'), 'assess:full'),
      button(say(edition, 'howIAct'), 'assess:act'),
      button(say(edition, 'thinkAbout'), 'assess:think'),
    ),
  ];
}

/** Need → person → goal, letter by letter. */
function focusLine(edition: Edition, { label, person, goal }: FocusLine): RichLine {
  const words = goal &&
    goal !== 'unknown' && { what: shorten(goal.what, 150), date: sayDay(goal.due, edition.spelling), more: goal.more };
  const goalWords = words && say(edition, words.more > 0 ? 'needGoals' : 'needGoal', words);
  const text = needLineText(edition, {
    need: label,
    person: person && sayChosen(edition, person),
    goal: goal === 'unknown' ? undefined : goalWords || say(edition, 'needNoGoal'),
  });
  return { text };
}

/** How many goals she has, and the next due; or the way to the first. */
function goalBlocks({ edition, goals, today }: HomeContent): AnyBlock[] {
  const { open, done, letGo, nextDue } = goals;
  const all = button(say(edition, 'goalsTitle'), 'goals:open');
  if (open + done + letGo === 0)
    return [section(say(edition, 'homeGoalsNone')), buttons(button(say(edition, 'goalsAdd'), 'goals:add'), all)];
  const [next] = nextDue;
  const key = next && next.due < today ? 'homeGoalsNextPassed' : 'homeGoalsNext';
  return [
    ...(next
      ? [plainSection(say(edition, key, { what: shorten(next.what, 150), date: sayDay(next.due, edition.spelling) }))]
      : []),
    buttons(...(next ? [button(say(edition, 'homeGoalsShow'), 'goals:show', { value: next.id })] : []), all),
    context(say(edition, 'homeGoalsCount', { open, done })),
  ];
}

/** What a locked phone shows, and the switch for it. */
function notificationBlocks({ edition, fullNotificationText: full }: HomeContent): AnyBlock[] {
  return [
    section(say(edition, full ? 'notificationsFull' : 'notificationsNeutral')),
    buttons(
      full
        ? button(say(edition, 'notificationsTurnOff'), ids.neutralText)
        : button(say(edition, 'notificationsTurnOn'), ids.fullText),
    ),
  ];
}
