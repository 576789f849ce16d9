import type { ModalView } from '@slack/types';
import type { Day } from '../calendar.ts';
import { say } from '../content/say.ts';
import type { OffWithPair } from '../feature.ts';
import { dayInput } from '../forms/inputs.ts';
import { closeLoses } from '../forms/typed/view.ts';
import { button, modal, plainSection, richParagraph } from '../slack/blocks.ts';
import { metadataOf } from './agreement/preview-view.ts';
import { blocks, ids } from './ids.ts';
import { dayOf, otherName, type PairShown, type Viewer } from './wording.ts';

/** More that has ended does not stand in one window: the newest does. */
const pastAtMost = 20;

/** What somebody has had with others and is over, the newest first, each with the way to what was agreed. */
export function pastView(viewer: Viewer, pairs: readonly PairShown[]): ModalView {
  const { edition } = viewer;
  const rows = pairs
    .toSorted((a, b) => (b.closedAt?.getTime() ?? 0) - (a.closedAt?.getTime() ?? 0))
    .slice(0, pastAtMost)
    .map((pair) => {
      const on = { name: otherName(viewer, pair), date: pair.closedAt ? dayOf(viewer, pair.closedAt) : '' };
      const open = button(say(edition, 'pairOpen'), ids.show, { value: pair.id });
      return { ...plainSection(say(edition, 'pairClosed', on)), accessory: open };
    });
  return modal({
    callbackId: ids.page,
    title: say(edition, 'homePairsOver'),
    close: say(edition, 'closeButton'),
    blocks: rows.length > 0 ? rows : [plainSection(say(edition, 'pairsPastNone'))],
  });
}

/** A pause has a day on which it ends by itself. */
export function pauseView(viewer: Viewer, pair: PairShown, until: Day): ModalView {
  const { edition } = viewer;
  return modal({
    callbackId: ids.keepPause,
    title: say(edition, 'pauseTitle'),
    submit: say(edition, 'pauseSend'),
    close: say(edition, 'closeButton'),
    metadata: metadataOf({ pairId: pair.id, number: 0 }),
    blocks: [
      plainSection(
        pair.withBot ? say(edition, 'pauseLine', { name: otherName(viewer, pair) }) : say(edition, 'pauseAlone'),
      ),
      closeLoses(edition),
      dayInput(
        { blockId: blocks.until, actionId: ids.write, label: say(edition, 'pauseUntil'), optional: false },
        until,
      ),
    ],
  });
}

/** The one sentence that the other side reads, before it is sent; and what ends with it, which they read as well. */
export function endView(
  viewer: Viewer,
  pair: PairShown,
  isTold: boolean,
  off: readonly Pick<OffWithPair, 'line'>[],
): ModalView {
  const { edition, side } = viewer;
  const name = otherName(viewer, pair);
  const theirs: Viewer = { ...viewer, side: side === 'mentee' ? 'mentor' : 'mentee' };
  const sentence = say(edition, pair.hasAgreed ? 'toldEnded' : 'toldEndedEarly', { name: otherName(theirs, pair) });
  return modal({
    callbackId: ids.sendEnd,
    title: say(edition, 'endTitle'),
    submit: say(edition, 'endSend'),
    close: say(edition, 'closeButton'),
    metadata: metadataOf({ pairId: pair.id, number: 0 }),
    blocks: [
      ...(isTold
        ? [
            plainSection(say(edition, 'endLine', { name })),
            richParagraph({ bold: sentence, text: pair.hasAgreed ? `\n${say(edition, 'toldKept')}` : '' }),
            ...(side === 'mentee' ? [plainSection(say(edition, 'endGoals'))] : []),
          ]
        : [plainSection(say(edition, 'endAlone', { name }))]),
      ...off.map(({ line }) => plainSection(line)),
      plainSection(say(edition, 'endKeeps')),
      ...(pair.place?.state === 'open' && pair.place.isPublic
        ? [plainSection(say(edition, 'endPublicPlace', { text: say(edition, 'placeDone') }))]
        : []),
    ],
  });
}
