import type { AnyBlock, Button, ModalView } from '@slack/types';
import { say } from '../content/say.ts';
import { button, modal } from '../slack/blocks.ts';
import { metadataOf } from './agreement/preview-view.ts';
import { ids } from './ids.ts';
import type { PairShown, Viewer } from './wording.ts';

/** A page about a pair where nothing is sent off; without a title of its own it has the pair's. */
export const framed = (
  viewer: Viewer,
  pair: PairShown,
  callbackId: string,
  parts: AnyBlock[],
  title?: string,
): ModalView =>
  modal({
    callbackId,
    title: title ?? say(viewer.edition, 'pairTitle'),
    close: say(viewer.edition, 'closeButton'),
    metadata: metadataOf({ pairId: pair.id, number: 0 }),
    blocks: parts,
  });

/** Back to where such a page was opened: before anything is sent, the message as it would go. */
export const backButton = ({ edition, side }: Viewer, { id, state }: PairShown): Button =>
  button(say(edition, 'backButton'), side === 'mentee' && state === 'talk' ? ids.preview : ids.show, { value: id });
