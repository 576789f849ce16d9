import type { AnyBlock, Button, ModalView } from '@slack/types';
import { type Day, sayDay } from '../calendar.ts';
import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import type { Form } from '../forms/form.ts';
import { dayInput } from '../forms/inputs.ts';
import { closeLoses } from '../forms/typed/view.ts';
import { button, context, menu, modal, plainSection, section } from '../slack/blocks.ts';
import { escapeMrkdwn, shorten } from '../slack/mrkdwn.ts';
import { ids } from './ids.ts';
import type { Told } from './kind.ts';

/** More than this is counted. */
const mostLines = 5;
/** As much of a line as is shown, and of each in a notification: escaped, all stay below what `chat.update` takes. */
const lineLimit = 500;
const noticeLimit = 130;

/**
 * One message of some things: the first in full, the others a line each. Its notification text and first block are
 * neutral, as a phone shows them on its lock screen, unless its reader has asked for the full text.
 *
 * @param push its id, by which it is taken out
 */
export function pushMessage(
  edition: Edition,
  push: string,
  [first, ...others]: readonly Told[],
  fullText: boolean,
): { text: string; blocks: AnyBlock[] } {
  const neutral = say(edition, 'neutralNotice');
  const shown = others.slice(0, mostLines);
  const left = others.length - shown.length;
  const said = [first?.notice ?? first?.line ?? '', ...shown.map(({ line }) => line)];
  return {
    text: fullText ? escapeMrkdwn(said.map((one) => shorten(one, noticeLimit)).join(' ')) : neutral,
    blocks: [
      section(
        neutral,
        menu(...whenButtons(edition), button(say(edition, 'removeFromChat'), ids.takeOut, { value: push })),
      ),
      ...(first?.blocks ?? []),
      ...(shown.length > 0 ? [section(say(edition, 'pushAlso'))] : []),
      ...shown.map((one) => ({
        ...plainSection(shorten(one.line, lineLimit)),
        ...(one.button && { accessory: one.button }),
      })),
      ...(left > 0 ? [context(say(edition, 'pushMore', { count: left }))] : []),
      context(say(edition, 'pushKept')),
    ],
  };
}

/** Nights, under the ⋯ of every push, also of one that is a message of its own. */
export const nightsButton = (edition: Edition): Button => button(say(edition, 'nightsUntil'), ids.nights);

/** The way to the form of all hours, wherever there is room for it. */
export const hoursButton = (edition: Edition): Button => button(say(edition, 'hoursButton'), ids.hours);

/** Both, as they stand under a ⋯. */
export const whenButtons = (edition: Edition): Button[] => [nightsButton(edition), hoursButton(edition)];

const dayBlock = 'nights-until';

/** The form of nights: their last day. */
export const nightsView = (edition: Edition, until: Day): ModalView =>
  modal({
    callbackId: ids.keepNights,
    title: say(edition, 'nightsTitle'),
    submit: say(edition, 'saveButton'),
    close: say(edition, 'closeButton'),
    blocks: [
      section(say(edition, 'nightsLine')),
      closeLoses(edition),
      dayInput({ blockId: dayBlock, actionId: ids.day, label: say(edition, 'nightsDay'), optional: false }, until),
      section(say(edition, 'nightsElse'), hoursButton(edition)),
    ],
  });

/** The day that the form says, '' for none; and the input, to say there what is to be mended. */
export const readNights = (form: Form): { day: string; block: string } => ({
  day: form.day(dayBlock) ?? '',
  block: dayBlock,
});

/** That it is so now, and what comes meanwhile. */
export const nightsKeptView = (edition: Edition, until: Day): ModalView =>
  modal({
    callbackId: ids.keepNights,
    title: say(edition, 'nightsTitle'),
    close: say(edition, 'closeButton'),
    blocks: [section(say(edition, 'nightsOn', { day: sayDay(until, edition.spelling) }))],
  });

/** That nights are over, and what becomes of what has waited. */
export const nightsOverView = (edition: Edition): ModalView => overView(edition, 'nightsTitle', 'nightsOver');

/** That somebody is back, likewise; or that they will not be away after all. */
export const awayOverView = (edition: Edition, isAhead: boolean): ModalView =>
  overView(edition, 'hoursTitle', isAhead ? 'awayOff' : 'awayOver');

const overView = (
  edition: Edition,
  title: 'nightsTitle' | 'hoursTitle',
  words: 'nightsOver' | 'awayOver' | 'awayOff',
): ModalView =>
  modal({
    callbackId: ids.keepNights,
    title: say(edition, title),
    close: say(edition, 'closeButton'),
    blocks: [section(say(edition, words))],
  });
