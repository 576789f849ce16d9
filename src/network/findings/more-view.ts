import type { AnyBlock, ModalView } from '@slack/types';
import type { Edition } from '../../content/editions.ts';
import { say } from '../../content/say.ts';
import { button, buttons, menu, modal, plainSection, section } from '../../slack/blocks.ts';
import { ids } from '../ids.ts';
import { aboutFinding, laterBlocks } from '../reminders/view.ts';
import type { WholeMap } from '../whole-map.ts';
import type { Finding, Short } from './finding.ts';
import { nextButton, shownSentence } from './view.ts';

/** Everything that stands out on a map, each with its next step, and what is put away. */
export function moreView(edition: Edition, map: WholeMap, page: number): ModalView {
  const { findings, short } = map.outcome;
  const found = [...findings, ...(short ? [short] : [])];
  return modal({
    callbackId: ids.more,
    title: say(edition, 'mapFindings'),
    close: say(edition, 'closeButton'),
    metadata: JSON.stringify({ id: '', page, isNew: false }),
    blocks: [
      ...(found.length > 0
        ? found.flatMap((one) => foundRow(edition, map, one))
        : [section(say(edition, 'findingsNone'))]),
      ...laterBlocks(edition, map),
      buttons(button(say(edition, 'backToMap'), ids.open, { value: String(page) })),
    ],
  });
}

/** Something that stands out: its sentence, its next step, and the rest behind ⋯. */
export function foundRow(edition: Edition, map: WholeMap, found: Finding | Short, primary = false): AnyBlock[] {
  const sentence = shownSentence({ edition, people: map.people, ownNeed: map.ownNeed }, found);
  const next = 'next' in found ? [nextButton(edition, found.next, primary)] : [];
  return [plainSection(sentence), buttons(...next, menu(...aboutFinding(edition, found.key)))];
}
