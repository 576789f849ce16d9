import type { AnyBlock, HomeView } from '@slack/types';
import type { StepOne } from '../assess/facts.ts';
import type { Edition } from '../content.ts';
import type { Sample } from '../feature.ts';
import { say } from '../say.ts';
import { button, buttons, context, divider, header, plainSection, section } from '../slack/blocks.ts';
import { slackDate } from '../slack/mrkdwn.ts';

export const ids = { fullText: 'home:full-text', neutralText: 'home:neutral-text' } as const;

export interface HomeContent {
  edition: Edition;
  command: string;
  /** First name, or undefined until Slack has told it. */
  name: string | undefined;
  fullNotificationText: boolean;
  stepOne: StepOne;
}

/** Home: the three steps, where she is, the one next thing; then settings, privacy and help. */
export function homeView(content: HomeContent): HomeView {
  const { edition, stepOne } = content;
  const done = stepOne.state === 'done';
  return {
    type: 'home',
    blocks: [
      ...(content.name ? [header(say(edition, 'homeHello', { name: content.name }))] : []),
      section(say(edition, 'homeIntro')),
      header(say(edition, 'homeNext')),
      ...nextBlocks(content),
      divider(),
      header(say(edition, 'homeSteps')),
      ...edition.steps.map((step, index) => {
        const mark = index > 0 ? 'stepLater' : done ? 'stepDone' : 'stepHere';
        const icon = { stepDone: ':white_check_mark:', stepHere: ':point_right:', stepLater: ':white_circle:' }[mark];
        return section(`${icon} *${index + 1}. ${step.title}* (${say(edition, mark)})\n${step.line}`);
      }),
      ...afterBlocks(content),
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

/** The one next thing, with the button that does it. */
function nextBlocks({ edition, stepOne }: HomeContent): AnyBlock[] {
  if (stepOne.state === 'new')
    return [
      section(say(edition, 'nextBegin')),
      buttons(button(say(edition, 'start'), 'assess:open', { primary: true })),
    ];
  if (stepOne.state === 'begun')
    return [
      section(say(edition, 'nextResume')),
      buttons(button(say(edition, 'resume'), 'assess:open', { primary: true })),
    ];
  return [
    section(say(edition, 'nextMap')),
    buttons(button(say(edition, 'openResult'), 'assess:open', { primary: true })),
  ];
}

/** What stands open once step 1 has been done. */
function afterBlocks({ edition, stepOne }: HomeContent): AnyBlock[] {
  if (!stepOne.finishedAt) return [];
  const names = stepOne.focus.map(({ id, ownWords }) => ownWords ?? labelOf(edition, id));
  return [
    divider(),
    ...(names.length > 0 ? [plainSection(say(edition, 'homeFocus', { needs: names.join(', ') }))] : []),
    context(say(edition, 'homeLastDone', { date: slackDate(stepOne.finishedAt) })),
    header(say(edition, 'homeMore')),
    buttons(
      button(say(edition, 'rateAllTwelve'), 'assess:full'),
      button(say(edition, 'howIAct'), 'assess:act'),
      button(say(edition, 'thinkAbout'), 'assess:think'),
    ),
  ];
}

const labelOf = (edition: Edition, id: string): string => edition.needs.find((need) => need.id === id)?.label ?? id;

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

/** Every surface of this feature, for tests, the gallery and `doctor --blocks`. */
export function samples(edition: Edition, command: string): Sample[] {
  const base = { edition, command, name: 'Maya', fullNotificationText: false };
  const finishedAt = new Date('2026-11-23T15:00:00Z');
  const focus: StepOne['focus'] = [{ id: 'B2' }, { id: 'X1', ownWords: 'ظ'.repeat(60) }, { id: 'C2' }];
  return [
    { name: 'home: new', view: homeView({ ...base, stepOne: { state: 'new', finishedAt: null, focus: [] } }) },
    { name: 'home: begun', view: homeView({ ...base, stepOne: { state: 'begun', finishedAt: null, focus: [] } }) },
    { name: 'home: step 1 done', view: homeView({ ...base, stepOne: { state: 'done', finishedAt, focus } }) },
    {
      name: 'home: full notifications',
      view: homeView({ ...base, fullNotificationText: true, stepOne: { state: 'begun', finishedAt, focus } }),
    },
  ];
}
