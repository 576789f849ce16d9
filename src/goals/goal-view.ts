import type { AnyBlock, Button, ModalView, Overflow } from '@slack/types';
import { localDay } from '../calendar.ts';
import type { Edition } from '../content/editions.ts';
import { say, withoutStop } from '../content/say.ts';
import { fieldLines } from '../forms/view.ts';
import { keptNeedLabel } from '../needs/need.ts';
import { needLineText } from '../needs/need-line.ts';
import {
  asking,
  button,
  buttons,
  context,
  divider,
  header,
  menu,
  modal,
  plainSection,
  type RichLine,
  richLines,
  richParagraph,
  section,
} from '../slack/blocks.ts';
import { unreadBlocks } from '../slack/unread.ts';
import type { Delivery } from '../surfaces/delivery.ts';
import { hasPassed } from './due.ts';
import type { DatedEntry, Goal } from './goal.ts';
import { entryLine } from './history/view.ts';
import { ids } from './ids.ts';
import type { Metadata, Place } from './metadata.ts';
import { goalsWords } from './need-words.ts';
import { type MessageState, sharedLine } from './sharing/view.ts';
import { closedLine, type Viewer } from './wording.ts';

/** How many entries a goal's own page shows; the rest is a button away. */
export const latelyShown = 3;

export interface GoalContent {
  goal: Goal;
  /** The newest entries, newest first. */
  lately: readonly DatedEntry[];
  /** Who helps with the need it belongs to, in a few words; undefined where it has none, or nothing is known. */
  person?: string | undefined;
  /** What has become of the message to its mentor; undefined where it is not shared. */
  message?: MessageState | undefined;
  /** The notice says that already. */
  isMessageSaid?: boolean;
  place: Place;
  notice?: string | undefined;
  /** How many entries cannot be read, and so are not shown. */
  unread?: number;
}

/** One goal, whole, and everything that can be done with it. */
export function goalView(viewer: Viewer, content: GoalContent): ModalView {
  const { goal, lately, person, message, isMessageSaid, place, notice, unread } = content;
  const { edition } = viewer;
  const metadata: Metadata = { ...place, goalId: goal.id };
  const isOpen = goal.state === 'open';
  return modal({
    callbackId: ids.list,
    title: say(edition, 'goalTitle'),
    close: say(edition, 'closeButton'),
    metadata: JSON.stringify(metadata),
    blocks: [
      ...(notice ? [plainSection(notice)] : []),
      ...unreadBlocks(edition, unread),
      richParagraph({ bold: goal.fields.what, text: '' }),
      // What stands above is left out; once it is closed, the day of that is what counts.
      richLines([
        ...closedLines(viewer, goal),
        ...fieldLines(viewer, goal.fields, { what: '', ...(!isOpen && { due: '' }) }),
      ]),
      ...needLineOf(viewer, goal, person),
      ...(isOpen && goal.fields.measure === '' ? [context(say(edition, 'goalNoMeasure'))] : []),
      ...(isOpen && hasPassed(goal.fields.due, viewer.today) ? [section(say(edition, 'goalPassed'))] : []),
      buttons(...moves(viewer, goal)),
      ...sharedLine(edition, goal, message, isMessageSaid),
      ...latelyBlocks(viewer, goal, lately),
      divider(),
      buttons(
        button(say(edition, 'goalsBack'), ids.back, { value: String(place.page) }),
        button(say(edition, 'whoCanSee'), ids.whoSees),
        removeButton(edition, goal.id, message?.delivery),
      ),
    ],
  });
}

const closedLines = ({ edition, timeZone }: Viewer, { state, closedAt }: Goal): RichLine[] =>
  closedAt ? [closedLine(edition, state, localDay(timeZone, closedAt))] : [];

/** Need → person → goal, in one line. */
function needLineOf({ edition }: Viewer, { fields }: Goal, person: string | undefined): AnyBlock[] {
  if (person === undefined) return [];
  const goal = goalsWords(edition, { what: withoutStop(fields.what.replace(/\s+/g, ' ')), due: fields.due }, 0);
  return [plainSection(needLineText(edition, { need: keptNeedLabel(edition, fields.need), person, goal }))];
}

/** What can be done with it: what its state asks for in sight, the rest behind ⋯. */
function moves({ edition, today }: Viewer, { id, state, share, wish, fields }: Goal): (Button | Overflow)[] {
  const value = id;
  const note = button(say(edition, 'goalAddNote'), ids.note, { value });
  const reopen = button(say(edition, 'goalReopen'), ids.reopen, { value });
  if (state === 'done')
    return [button(say(edition, 'goalTell'), ids.tell, { value, primary: true }), reopen, menu(note)];
  if (state !== 'open') return [{ ...reopen, style: 'primary' }, note];
  const letGo = button(say(edition, 'goalLetGo'), ids.letGo, { value });
  const sharing = share || wish ? [] : [button(say(edition, 'goalShare'), ids.share, { value })];
  // Once its day has gone by, it is asked which of the three it shall be.
  const [shown, behind] = hasPassed(fields.due, today) ? [[letGo], [...sharing, note]] : [sharing, [letGo, note]];
  return [
    button(say(edition, 'goalMarkDone'), ids.done, { value, primary: true }),
    button(say(edition, 'goalChange'), ids.edit, { value }),
    ...shown,
    menu(...behind),
  ];
}

function latelyBlocks(viewer: Viewer, { id, entries }: Goal, lately: readonly DatedEntry[]): AnyBlock[] {
  const { edition } = viewer;
  if (lately.length === 0) return [];
  return [
    header(say(edition, 'historyLately')),
    richLines(lately.map((entry) => entryLine(viewer, entry))),
    ...(entries > lately.length ? [buttons(button(say(edition, 'goalHistory'), ids.history, { value: id }))] : []),
  ];
}

/** Where nobody can promise that the message goes. */
const notSure: ReadonlySet<Delivery> = new Set(['comes', 'sending', 'unsure', 'stuck']);

/** Removes a goal for good, after a question. */
export function removeButton(edition: Edition, goalId: string, delivery?: Delivery): ReturnType<typeof button> {
  return asking(button(say(edition, 'goalRemove'), ids.remove, { value: goalId }), {
    title: say(edition, 'goalRemoveTitle'),
    text: say(edition, delivery && notSure.has(delivery) ? 'goalRemoveUnsure' : 'goalRemoveWarning'),
    confirm: say(edition, 'goalRemove'),
    deny: say(edition, 'backButton'),
    danger: true,
  });
}
