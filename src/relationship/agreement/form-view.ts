import type { ModalView } from '@slack/types';
import { say } from '../../content/say.ts';
import { typedBlocks, typedLine } from '../../forms/typed/view.ts';
import { fieldInputs } from '../../forms/view.ts';
import { context, modal, plainSection } from '../../slack/blocks.ts';
import { ids, type Metadata } from '../ids.ts';
import { otherName, type PairShown, type Viewer } from '../wording.ts';
import { metadataOf } from './preview-view.ts';
import { askedTerms, inChannel, type PlaceWays, type Terms } from './terms.ts';

export interface FormContent {
  pair: PairShown;
  metadata: Metadata;
  terms: Terms;
  /** It is sent to the other side at once; otherwise the message is looked at first, or it is hers alone. */
  how: 'draft' | 'change' | 'alone';
  /** What the bot can do about a place for the two. */
  ways: PlaceWays;
  notice?: string | undefined;
  /** It holds what was typed before and not sent. */
  isBack?: boolean;
}

/** The form of how two work: what both will read. */
export function termsView(
  viewer: Viewer,
  { pair, metadata, terms, how, ways, notice, isBack }: FormContent,
): ModalView {
  const { edition, side } = viewer;
  const name = otherName(viewer, pair);
  const isMade = pair.place?.wanted === true && pair.place.state === 'open' && !pair.place.isThere;
  const table = askedTerms(ways, isMade && terms.place === inChannel);
  const intro = { draft: 'termsIntro', change: 'termsIntroMentor', alone: 'termsIntroAlone' } as const;
  return modal({
    callbackId: how === 'change' ? ids.sendChange : ids.keepDraft,
    title: say(edition, 'termsTitle'),
    submit: say(edition, { draft: 'termsKeep', change: 'termsSend', alone: 'saveButton' }[how] as 'termsKeep'),
    close: say(edition, 'closeButton'),
    metadata: metadataOf(metadata),
    blocks: [
      ...(notice ? [plainSection(notice)] : []),
      plainSection(say(edition, intro[how], { name })),
      ...(isBack ? typedBlocks(edition, ids.anew) : []),
      typedLine(edition),
      ...fieldInputs({
        ...{ edition, table, values: terms, mine: { focus: [] } },
        ...{ typeId: ids.type, actionId: ids.write },
      }),
      context(say(edition, 'termsPassedOn')),
      ...(side === 'mentor' ? [context(edition.noticeOfRecords)] : []),
    ],
  });
}
