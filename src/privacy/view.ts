import type { AnyBlock, ModalView } from '@slack/types';
import { askForHelpButton } from '../contacts/view.ts';
import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import type { Sample } from '../feature.ts';
import { buttons, context, divider, modal, section } from '../slack/blocks.ts';

export const ids = { whoSees: 'privacy:who-sees' } as const;

/**
 * Who can see what, row by row: a table would not fit a phone.
 *
 * @param isMentor what a mentor sees, and who sees what of them, comes first; else after the rows
 */
export function whoSeesView(edition: Edition, isMentor = false): ModalView {
  const { title, columns, rows, notes } = edition.whoSees;
  const people = Object.keys(columns) as (keyof typeof columns)[];
  return modal({
    callbackId: 'privacy:table',
    title,
    close: say(edition, 'backButton'),
    blocks: [
      ...(isMentor ? [asMentor(edition), divider()] : []),
      ...rows.flatMap((row): AnyBlock[] => [
        section(`*${row.what}*\n${people.map((who) => `${columns[who]}: ${row[who]}`).join('\n')}`),
        divider(),
      ]),
      ...(isMentor ? [] : [asMentor(edition), divider()]),
      context(edition.noticeOfRecords),
      ...notes.map(({ text }) => context(text)),
      buttons(askForHelpButton(edition)),
    ],
  });
}

/** The same for whom somebody shares a goal with. */
const asMentor = (edition: Edition): AnyBlock =>
  section(
    [
      `*${say(edition, 'seenAsMentor')}*`,
      ...(['seenByYou', 'seenByThem', 'seenByOthers'] as const).map((key) => say(edition, key)),
    ].join('\n'),
  );

/** Every surface of this feature, for tests, the gallery and `doctor --blocks`. */
export const samples = (edition: Edition): Sample[] => [
  { name: 'privacy: who sees what', view: whoSeesView(edition) },
  { name: 'privacy: who sees what, of a mentor', view: whoSeesView(edition, true) },
];
