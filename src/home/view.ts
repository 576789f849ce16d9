import type { AnyBlock, HomeView } from '@slack/types';
import type { StepOne } from '../assess/facts.ts';
import { type Day, sayDay } from '../calendar.ts';
import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import type { GoalsOf, SharedWith } from '../goals/facts.ts';
import { type NeedLine, needLineText } from '../needs/need-line.ts';
import type { StepTwo } from '../network/facts.ts';
import type { Candidate } from '../next.ts';
import { button, buttons, context, divider, header, plainSection, richLines, section } from '../slack/blocks.ts';
import { shorten, slackDate } from '../slack/mrkdwn.ts';
import { unreadBlocks } from '../slack/unread.ts';
import { sharedWithMeBlocks } from './shared-view.ts';

export const ids = { fullText: 'home:full-text', neutralText: 'home:neutral-text' } as const;

export interface HomeContent {
  edition: Edition;
  command: string;
  /** First name, or undefined until Slack has told it. */
  name: string | undefined;
  fullNotificationText: boolean;
  /** The one next thing. */
  next: Candidate | undefined;
  stepOne: StepOne;
  stepTwo: StepTwo;
  goals: GoalsOf;
  /** What follows from the needs she works on. */
  focus: readonly NeedLine[];
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

/** The one next thing, with the button that does it, and once step 1 is done the way back to the result. */
function nextBlocks({ edition, stepOne, next }: HomeContent): AnyBlock[] {
  if (!next) return [];
  const { sentence, typed, button: lead } = next;
  return [
    ...(sentence === undefined ? [] : [typed ? plainSection(sentence) : section(sentence)]),
    buttons(
      button(lead.label, lead.actionId, { primary: true }),
      ...(stepOne.state === 'done' ? [button(say(edition, 'openResult'), 'assess:open')] : []),
    ),
  ];
}

/** What stands open once step 1 has been done. */
function afterBlocks({ edition, stepOne, stepTwo, focus }: HomeContent): AnyBlock[] {
  if (!stepOne.finishedAt) return [];
  const lines = focus.map(({ need, parts: { person, goal } }) => ({
    text: needLineText(edition, { need: need.label, person: person?.text, goal: goal?.text }),
  }));
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
