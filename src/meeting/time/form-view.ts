import type { ModalView } from '@slack/types';
import { calledBy } from '../../content/called.ts';
import { mailLink } from '../../content/mail-link.ts';
import { say } from '../../content/say.ts';
import { checks, oneOf, option, textInput, timeInput } from '../../forms/inputs.ts';
import { closeLoses } from '../../forms/typed/view.ts';
import { button, buttons, modal, plainSection, preformatted } from '../../slack/blocks.ts';
import { blocks, type FormKind, ids, type Metadata } from '../ids.ts';
import { metadataOf } from '../page-view.ts';
import { type Busy, busyLine, type Viewer, whenOf, whenToSend } from '../wording.ts';
import { outsideTheirDay } from './clocks.ts';
import { firstMinutes } from './limits.ts';

export interface FormContent {
  metadata: Metadata & { form: FormKind };
  /** As many as there are inputs: undefined for an empty one. */
  times: readonly (Date | undefined)[];
  /** The time that stands ahead. */
  stands?: Date | undefined;
  /** The time that stood, of which nobody has said whether they met. */
  passed?: Date | undefined;
  /** What whoever reads has at other times. */
  busy: readonly Busy[];
  minutes: number;
  /** What the two agreed on, where this is their first time. */
  agreed: number | undefined;
  /** What can be chosen for it. */
  lengths: readonly number[];
  /** Times that she has sent as a text, to note one of. */
  written?: readonly Date[];
  /** Nothing goes to the other from the bot: the times become a text to copy. */
  isText: boolean;
  notice?: string | undefined;
  /** It is ticked that the coming meeting took place earlier. */
  isOpenOne?: boolean | undefined;
  /** When the two are noted to have met on the day that is chosen; and it is ticked that this was another meeting. */
  metThen?: Date | undefined;
  isAnother?: boolean | undefined;
}

const titles = { offer: 'offerTitle', arrange: 'arrangeTitle', log: 'logTitle' } as const;

/** Why the first time is suggested longer than what they agreed on. */
const lengthHint = ({ edition }: Viewer, { agreed }: FormContent): { hint?: string } =>
  agreed !== undefined && agreed < firstMinutes ? { hint: say(edition, 'meetLengthFirst', { minutes: agreed }) } : {};

/** The form of times: two or three to offer, one that was agreed elsewhere, or one at which they met. */
export function timesView(viewer: Viewer, content: FormContent): ModalView {
  const { edition, name } = viewer;
  const { metadata, times, stands, passed, notice, written = [] } = content;
  const isOffer = metadata.form === 'offer';
  const intro = {
    offer: content.isText ? say(edition, 'offerTextIntro', { name }) : say(edition, 'offerIntro', { name }),
    arrange: content.isText ? say(edition, 'arrangeAlone', { name }) : say(edition, 'arrangeIntro', { name }),
    log: say(edition, 'logIntro'),
  }[metadata.form];
  return modal({
    callbackId: ids.sendTimes,
    title: say(edition, titles[metadata.form]),
    submit: say(edition, isOffer ? (content.isText ? 'offerAsText' : 'offerSend') : 'timeKeep'),
    close: say(edition, 'closeButton'),
    metadata: metadataOf(metadata),
    blocks: [
      ...(notice ? [plainSection(notice)] : []),
      ...(passed && metadata.form !== 'log'
        ? [plainSection(say(edition, 'offerSaysNotYet', { when: whenOf(viewer, passed) }))]
        : []),
      plainSection(intro),
      ...(written.length > 0
        ? [
            plainSection(
              [say(edition, 'arrangeWritten', { name }), ...written.map((at) => `• ${whenOf(viewer, at)}`)].join('\n'),
            ),
          ]
        : []),
      ...(stands && isOffer ? [plainSection(say(edition, 'offerStands', { when: whenOf(viewer, stands) }))] : []),
      ...times.map((time, at) =>
        timeInput(
          {
            blockId: blocks.times[at] ?? '',
            actionId: ids.type,
            label: isOffer ? say(edition, 'timeNumber', { number: at + 1 }) : say(edition, 'timeOne'),
            hint: time && besideTime(viewer, content, time),
            optional: isOffer && at > 1,
            toldAtOnce: true,
          },
          time,
        ),
      ),
      ...(metadata.form === 'log'
        ? []
        : [
            oneOf(
              {
                ...{ blockId: blocks.length, actionId: ids.type, label: say(edition, 'meetLength') },
                ...{ optional: false, toldAtOnce: true },
                ...lengthHint(viewer, content),
              },
              content.lengths.map((minutes) => option(say(edition, 'meetMinutes', { minutes }), `${minutes}`)),
              `${content.minutes}`,
            ),
          ]),
      ...(metadata.form === 'log' && stands
        ? [
            checks(
              { blockId: blocks.isOpenOne, actionId: ids.type, label: say(edition, 'logWhich'), toldAtOnce: true },
              [option(say(edition, 'logThisOne'), 'yes', whenOf(viewer, stands))],
              content.isOpenOne ? ['yes'] : [],
            ),
          ]
        : []),
      ...(metadata.form === 'log' && content.metThen
        ? [
            checks(
              { blockId: blocks.isAnother, actionId: ids.type, label: say(edition, 'logMetThen'), toldAtOnce: true },
              [option(say(edition, 'logAnother'), 'yes', whenOf(viewer, content.metThen))],
              content.isAnother ? ['yes'] : [],
            ),
          ]
        : []),
    ],
  });
}

/** What both read at that instant, whether it lies outside the other's day, and what the reader has then. */
function besideTime(viewer: Viewer, { busy, minutes }: FormContent, time: Date): string {
  const { edition, zones, name } = viewer;
  const outside = outsideTheirDay(edition, zones, time, name);
  const other = busyLine(viewer, busy, time, minutes);
  return [whenOf(viewer, time), ...(outside ? [outside] : []), ...(other ? [other] : [])]
    .join('. ')
    .replaceAll('..', '.');
}

/** As much as a word with "none of these" may hold. */
export const wordLimit = 200;

/** None of the times suits: with a word, if there is one. */
export function noneView({ edition, name }: Viewer, metadata: Metadata): ModalView {
  return modal({
    callbackId: ids.sendNone,
    title: say(edition, 'noneTitle'),
    submit: say(edition, 'offerSend'),
    close: say(edition, 'closeButton'),
    metadata: metadataOf(metadata),
    blocks: [
      plainSection(say(edition, 'noneIntro', { name })),
      closeLoses(edition),
      textInput(
        { blockId: blocks.word, actionId: ids.write, label: say(edition, 'noneWord'), hint: say(edition, 'noneHint') },
        { max: wordLimit, multiline: true },
      ),
    ],
  });
}

/** The times as a text to send oneself, where nothing can go from the bot. */
export function textView(
  viewer: Viewer,
  { pairId, times, minutes, me }: { pairId: string; times: readonly Date[]; minutes: number; me: string },
): ModalView {
  const { edition, name } = viewer;
  const text = [
    say(edition, 'timesTextOpening', { name: calledBy(name) ?? name, minutes }),
    ...times.map((time) => `- ${whenToSend(viewer, time)}`),
    say(edition, 'timesTextClosing', { me }),
  ].join('\n');
  return modal({
    callbackId: ids.page,
    title: say(edition, 'offerTitle'),
    close: say(edition, 'closeButton'),
    metadata: metadataOf({ pairId, sequence: 0 }),
    blocks: [
      plainSection(say(edition, 'timesTextIntro', { name })),
      preformatted(text),
      buttons(button(say(edition, 'meetArrange'), ids.arrange, { value: pairId }), {
        ...button(say(edition, 'mailButton'), ids.mail),
        url: mailLink(say(edition, 'meetingMailSubject'), text),
      }),
    ],
  });
}
