import type { AnyBlock, Button, ModalView } from '@slack/types';
import { sayDay } from '../../calendar.ts';
import type { Edition } from '../../content/editions.ts';
import { say } from '../../content/say.ts';
import type { Form } from '../../forms/form.ts';
import { dayInput } from '../../forms/inputs.ts';
import { closeLoses } from '../../forms/typed/view.ts';
import type { Told } from '../../pushes/kind.ts';
import { button, buttons, context, menu, modal, plainSection, section } from '../../slack/blocks.ts';
import { escapeMrkdwn } from '../../slack/mrkdwn.ts';
import type { Finding, Short } from '../findings/finding.ts';
import { nextButton, shownSentence } from '../findings/view.ts';
import { ids, type Metadata } from '../ids.ts';
import { leaveForm } from '../leaving/view.ts';
import type { Later, WholeMap } from '../whole-map.ts';
import { isPutAway, type Reminder, usualReminder } from './reminder.ts';

const dayBlock = 'remind-on';
/** More of what is put away, or to be reminded of, than this is counted. */
const mostShown = 5;

export interface ReminderForm {
  edition: Edition;
  map: WholeMap;
  /** What she wants to be reminded of. */
  found: Finding | Short;
  /** Her local day. */
  today: string;
  /** The page of people she came from. */
  page: number;
}

/** The form of a reminder: what it is about, and on which day. */
export function reminderView({ edition, map, found, today, page }: ReminderForm): ModalView {
  const { key } = found;
  const kept = map.reminders.find((one) => one.key === key && isPutAway(one, today));
  const metadata: Metadata = { id: key, page, isNew: !kept };
  return modal({
    callbackId: ids.keepReminder,
    title: say(edition, 'laterTitle'),
    submit: say(edition, 'laterSave'),
    close: say(edition, 'closeButton'),
    metadata: JSON.stringify(metadata),
    blocks: [
      plainSection(shownSentence({ edition, ...map }, found)),
      closeLoses(edition),
      dayInput(
        { blockId: dayBlock, actionId: ids.write, label: say(edition, 'laterDay'), optional: false },
        kept?.day ?? usualReminder(today),
      ),
      context(say(edition, 'laterLine', { notice: say(edition, 'neutralNotice') })),
      buttons(
        leaveForm(edition, metadata),
        ...(kept ? [button(say(edition, 'laterNow'), ids.showNow, { value: key })] : []),
      ),
    ],
  });
}

/** The day that the form says, '' for none; and the input, to say there what is to be mended. */
export const readReminder = (form: Form): { day: string; block: string } => ({
  day: form.day(dayBlock) ?? '',
  block: dayBlock,
});

/** What is put away, each with its day and the way to change it. */
export function laterBlocks(edition: Edition, map: WholeMap): AnyBlock[] {
  const left = map.later.length - mostShown;
  return [
    ...map.later.slice(0, mostShown).map((one) => laterRow(edition, map, one)),
    ...(left > 0 ? [context(say(edition, 'laterMore', { count: left }))] : []),
    ...dismissedRow(edition, map),
  ];
}

/** How much is dismissed, and the way to its list. */
function dismissedRow(edition: Edition, { gone }: WholeMap): AnyBlock[] {
  if (gone.length === 0) return [];
  const see = button(say(edition, 'dismissedSee'), ids.dismissed);
  return [{ ...plainSection(say(edition, 'dismissedCount', { count: gone.length })), accessory: see }];
}

function laterRow(edition: Edition, map: WholeMap, { reminder, found }: Later): AnyBlock {
  const words = { day: sayDay(reminder.day, edition.spelling), said: shownSentence({ edition, ...map }, found) };
  const change = button(say(edition, 'laterChange'), ids.remind, { value: found.key });
  return { ...plainSection(say(edition, 'laterUntil', words)), accessory: change };
}

/** What she can do with something her map shows besides its next step. */
export const aboutFinding = (edition: Edition, key: string): Button[] => [
  button(say(edition, 'whyThisButton'), ids.why, { value: key }),
  button(say(edition, 'laterButton'), ids.remind, { value: key }),
  button(say(edition, 'dismissFinding'), ids.dismiss, { value: key }),
];

/** One reminder on the day she chose, as one thing of that day's message. */
export function reminderTold(
  {
    edition,
    map,
    reminder,
    askedFor,
  }: Pick<ReminderContent, 'edition' | 'map' | 'askedFor'> & { reminder: Pick<Reminder, 'id'> },
  found: Finding | Short,
): Told {
  const line = shownSentence({ edition, ...map }, found);
  const lead = 'next' in found ? [nextButton(edition, found.next)] : [];
  return {
    subject: reminder.id,
    line,
    notice: `${askedLine(edition, askedFor)} ${line}`,
    button: button(say(edition, 'openMap'), ids.open),
    blocks: [
      section(askedLine(edition, askedFor)),
      plainSection(line),
      buttons(...lead, menu(...aboutFinding(edition, found.key))),
    ],
  };
}

const askedLine = (edition: Edition, askedFor: string | undefined): string =>
  askedFor ? say(edition, 'laterAskedFor', { day: sayDay(askedFor, edition.spelling) }) : say(edition, 'laterAsked');

export interface ReminderContent {
  edition: Edition;
  map: Pick<WholeMap, 'people' | 'ownNeed'>;
  /** The id of the message, by which it is taken out of the chat. */
  message: string;
  /** The day she chose, where that is not today. */
  askedFor?: string | undefined;
}

/**
 * The message on the day she chose. Its notification text and first block are neutral, as a phone shows them on its lock
 * screen, unless she has asked for the full text.
 */
export function reminderMessage(
  { edition, map, message, askedFor }: ReminderContent,
  found: readonly (Finding | Short)[],
  fullText: boolean,
): { text: string; blocks: AnyBlock[] } {
  const neutral = say(edition, 'neutralNotice');
  const shown = found.slice(0, mostShown);
  const left = found.length - shown.length;
  const sentences = shown.map((one) => shownSentence({ edition, ...map }, one));
  const asked = askedLine(edition, askedFor);
  return {
    text: fullText ? escapeMrkdwn([asked, ...sentences].join(' ')) : neutral,
    blocks: [
      section(neutral),
      section(asked),
      ...shown.flatMap((one, at) => [
        plainSection(sentences[at] ?? ''),
        buttons(...('next' in one ? [nextButton(edition, one.next)] : []), menu(...aboutFinding(edition, one.key))),
      ]),
      ...(left > 0 ? [context(say(edition, 'pictureMore', { count: left }))] : []),
      buttons(
        button(say(edition, 'openMap'), ids.open),
        button(say(edition, 'removeFromChat'), ids.removeReminder, { value: message }),
      ),
      context(say(edition, 'pictureKept')),
    ],
  };
}
