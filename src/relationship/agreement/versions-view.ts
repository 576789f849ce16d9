import type { AnyBlock, ModalView } from '@slack/types';
import { say } from '../../content/say.ts';
import { button, buttons, context, divider, richLines, richParagraph } from '../../slack/blocks.ts';
import { unreadBlocks } from '../../slack/unread.ts';
import { backButton, framed } from '../frame-view.ts';
import { ids } from '../ids.ts';
import { basisOf, changeLines, dayOf, otherName, type PairShown, termsLines, type Viewer } from '../wording.ts';
import type { Version } from './terms.ts';

/** Everything that a version says: what waits, or else what is agreed. */
export function readAllView(
  viewer: Viewer,
  pair: PairShown,
  version: Pick<Version, 'terms'> & Partial<Pick<Version, 'id' | 'sentBy' | 'ended'>>,
): ModalView {
  const { edition, side } = viewer;
  const isTheirs = version.ended === null && version.sentBy !== side;
  return framed(viewer, pair, ids.page, [
    richLines(termsLines(viewer, version.terms, 'all')),
    context(say(edition, 'termsPassedOn')),
    buttons(
      ...(isTheirs && version.id
        ? [button(say(edition, 'agreeButton'), ids.agree, { value: version.id, primary: true })]
        : []),
      backButton(viewer, pair),
    ),
  ]);
}

/** More versions than these are not shown: the newest are. */
const historyAtMost = 15;

/** What was agreed when: each version, what it changed and what became of it, the newest first. */
export function historyView(viewer: Viewer, pair: PairShown, versions: readonly Version[], unread?: number): ModalView {
  const { edition } = viewer;
  const parts = versions
    .toReversed()
    .slice(0, historyAtMost)
    .flatMap((version): AnyBlock[] => {
      const basis = basisOf(versions, version);
      const lines = basis
        ? changeLines(viewer, basis.terms, version.terms)
        : termsLines(viewer, version.terms, 'in short');
      return [
        divider(),
        richParagraph({ bold: headOf(viewer, pair, version), text: `\n${endOf(viewer, version)}` }),
        ...(lines.length > 0 ? [richLines(lines)] : []),
      ];
    });
  const back = buttons(button(say(edition, 'backButton'), ids.show, { value: pair.id }));
  return framed(
    viewer,
    pair,
    ids.page,
    [back, ...unreadBlocks(edition, unread), ...parts],
    say(edition, 'historyTitlePair'),
  );
}

function headOf(viewer: Viewer, pair: PairShown, version: Version): string {
  const { edition, side } = viewer;
  const on = { number: version.number, date: dayOf(viewer, version.sentAt) };
  if (version.sentBy === side) return say(edition, 'versionByYou', on);
  return say(edition, 'versionLine', { ...on, name: otherName(viewer, pair) });
}

function endOf(viewer: Viewer, { ended, endedAt, sentAt }: Version): string {
  const { edition } = viewer;
  const date = dayOf(viewer, endedAt ?? sentAt);
  switch (ended) {
    case null:
      return say(edition, 'endedWaits');
    case 'agreed':
      return say(edition, 'endedAgreed', { date });
    case 'noted':
      return say(edition, 'endedNoted', { date });
    case 'without-bot':
      return say(edition, 'endedWithoutBot', { date });
    case 'changed':
      return say(edition, 'endedChanged');
    case 'taken-back':
      return say(edition, 'endedTakenBack');
    case 'declined':
      return say(edition, 'endedDeclined');
    case 'expired':
      return say(edition, 'endedExpired');
    case 'cannot':
      return say(edition, 'endedCannot');
    case 'not-remembered':
      return say(edition, 'endedNotRemembered');
    case 'closed':
      return say(edition, 'endedClosed');
  }
}
