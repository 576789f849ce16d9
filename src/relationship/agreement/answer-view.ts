import type { ModalView } from '@slack/types';
import { say } from '../../content/say.ts';
import { textInput } from '../../forms/inputs.ts';
import { closeLoses } from '../../forms/typed/view.ts';
import { modal, plainSection } from '../../slack/blocks.ts';
import { blocks, ids } from '../ids.ts';
import { otherName, type PairShown, type Viewer } from '../wording.ts';
import { metadataOf } from './preview-view.ts';

/** How long a line can be that goes with an answer, in code points. */
export const lineLimit = 200;

/** One of the mentor's three other answers: what follows from it, and for a no a line to go with it. */
export function answerView(
  viewer: Viewer,
  pair: PairShown,
  answer: 'without-bot' | 'cannot' | 'not-remembered',
): ModalView {
  const { edition } = viewer;
  const name = otherName(viewer, pair);
  const what = {
    'without-bot': 'answerWithoutBot',
    cannot: 'answerCannot',
    'not-remembered': 'answerNotRemembered',
  } as const;
  const asked = {
    ...{ blockId: blocks.line, actionId: ids.write },
    ...{ label: say(edition, 'answerLine'), hint: say(edition, 'answerLineHint', { name }) },
  };
  return modal({
    callbackId: ids.answer,
    title: say(edition, 'answerTitle'),
    submit: say(edition, 'answerSend'),
    close: say(edition, 'closeButton'),
    metadata: metadataOf({ pairId: pair.id, number: 0, answer }),
    blocks: [
      plainSection(say(edition, what[answer], { name })),
      ...(answer === 'cannot' ? [closeLoses(edition), textInput(asked, { max: lineLimit, multiline: true })] : []),
    ],
  });
}
