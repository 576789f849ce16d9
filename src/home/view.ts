import type { AnyBlock, HomeView } from '@slack/types';
import { askForHelpButton } from '../contacts/view.ts';
import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import type { HomePart } from '../feature.ts';
import type { Candidate } from '../next.ts';
import { hoursBlocks } from '../pushes/hours-view.ts';
import type { HoursSet } from '../pushes/own-hours.ts';
import { button, buttons, context, divider, header, plainSection, section } from '../slack/blocks.ts';
import { unreadBlocks } from '../slack/unread.ts';

export const ids = { fullText: 'home:full-text', neutralText: 'home:neutral-text' } as const;

export interface HomeContent {
  edition: Edition;
  command: string;
  /** First name, or undefined until Slack has told it. */
  name: string | undefined;
  fullNotificationText: boolean;
  /** When messages come to them. */
  hours: HoursSet;
  /** The one next thing. */
  next: Candidate | undefined;
  /** What the features show, in the order of their list. */
  parts: readonly HomePart[];
  /** How many entries cannot be read, and so are not shown. */
  unread?: number;
  /** They may lead a program: what this is for it, and what they would not see. */
  isLead?: boolean;
}

/**
 * Home: the one next thing; what others share with them; the three steps and where she is, the needs she works on, the
 * features' sections; then settings, privacy and help. For somebody who is here as a mentor alone it is what others
 * share, and one line that offers to begin.
 */
export function homeView(content: HomeContent): HomeView {
  const { edition, parts } = content;
  const asMentor = parts.flatMap((part) => part.asMentor ?? []);
  const isAlone = asMentor.some((part) => part.isAlone);
  const shared = asMentor.flatMap(({ blocks }, at) => [...(at > 0 ? [divider()] : []), ...blocks]);
  return {
    type: 'home',
    blocks: [
      ...(content.name ? [header(say(edition, 'homeHello', { name: content.name }))] : []),
      ...(isAlone ? mentorBlocks(content, shared) : menteeBlocks(content, shared)),
      ...(content.isLead ? leadBlocks(edition) : []),
      divider(),
      section(say(edition, 'homeHelp', { command: content.command, support: edition.supportLine })),
      section(say(edition, 'contactsLine')),
      buttons(askForHelpButton(edition), button(say(edition, 'whoCanSee'), 'privacy:who-sees')),
      context(edition.noticeOfRecords),
      ...(isAlone ? [] : [context(edition.unvalidated)]),
    ],
  };
}

/** What there will be for somebody who leads a program, and what they will never see of anybody. */
const leadBlocks = (edition: Edition): AnyBlock[] => [
  divider(),
  header(say(edition, 'homeLead')),
  section(say(edition, 'homeLeadFor')),
  section(say(edition, 'homeLeadSees')),
];

/** What others share leads, then the settings; to begin for themselves is one quiet line. */
const mentorBlocks = (content: HomeContent, shared: AnyBlock[]): AnyBlock[] => [
  section(say(content.edition, 'homeMentorIntro')),
  ...unreadBlocks(content.edition, content.unread),
  ...shared,
  ...settingBlocks(content),
  divider(),
  section(say(content.edition, 'homeMentorBegin'), button(say(content.edition, 'homeMentorStart'), 'assess:open')),
];

/** The mentee's own next step leads; what others share, if anything, stands apart from all that is hers. */
function menteeBlocks(content: HomeContent, shared: AnyBlock[]): AnyBlock[] {
  const { edition, parts } = content;
  const needs = [...parts.flatMap((part) => part.needs ?? []), ...parts.flatMap((part) => part.more ?? [])];
  const sections = [needs, ...parts.flatMap((part) => part.sections ?? [])].filter((blocks) => blocks.length > 0);
  return [
    section(say(edition, 'homeIntro')),
    ...unreadBlocks(edition, content.unread),
    header(say(edition, 'homeNext')),
    ...nextBlocks(content),
    ...(shared.length > 0 ? [divider(), ...shared] : []),
    divider(),
    header(say(edition, 'homeSteps')),
    ...edition.steps.map((step, index) => {
      const mark = markOf(index + 1, parts);
      const icon = { stepDone: ':white_check_mark:', stepHere: ':point_right:', stepLater: ':white_circle:' }[mark];
      return section(`${icon} *${index + 1}. ${step.title}* (${say(edition, mark)})\n${step.line}`);
    }),
    ...sections.flatMap((blocks) => [divider(), ...blocks]),
    ...settingBlocks(content),
  ];
}

/** What a phone shows, and when messages come. */
const settingBlocks = (content: HomeContent): AnyBlock[] => [
  divider(),
  header(say(content.edition, 'notificationsHeading')),
  ...notificationBlocks(content),
  ...hoursBlocks(content.edition, content.hours),
];

/** How a step is marked: done, or where she is: the first that is not. What no feature is yet comes later. */
function markOf(number: number, parts: readonly HomePart[]): 'stepDone' | 'stepHere' | 'stepLater' {
  const steps = parts.flatMap(({ step }) => step ?? []);
  if (steps.some((step) => step.number === number && step.isDone)) return 'stepDone';
  const here = Math.min(...steps.filter(({ isDone }) => !isDone).map((step) => step.number));
  return number === here ? 'stepHere' : 'stepLater';
}

/** The one next thing with the button that does just that: the one primary button of Home. */
function nextBlocks({ next }: HomeContent): AnyBlock[] {
  if (!next) return [];
  const { sentence, typed } = next;
  const { label, actionId, value } = next.button;
  return [
    ...(sentence === undefined ? [] : [typed ? plainSection(sentence) : section(sentence)]),
    buttons(button(label, actionId, { ...(value && { value }), primary: true })),
  ];
}

/** What a locked phone shows, with the switch for it at its side: a row of the settings. */
function notificationBlocks({ edition, fullNotificationText: full }: HomeContent): AnyBlock[] {
  const change = full
    ? button(say(edition, 'notificationsTurnOff'), ids.neutralText)
    : button(say(edition, 'notificationsTurnOn'), ids.fullText);
  return [section(say(edition, full ? 'notificationsFull' : 'notificationsNeutral'), change)];
}
