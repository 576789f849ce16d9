import type { AnyBlock, ModalView } from '@slack/types';
import { say } from '../../content/say.ts';
import type { PlainKey } from '../../content/sentences.ts';
import { button, buttons, context, modal, plainSection, section } from '../../slack/blocks.ts';
import { escapeMrkdwn } from '../../slack/mrkdwn.ts';
import { metadataOf } from '../agreement/preview-view.ts';
import { ids } from '../ids.ts';
import { otherName, type PairShown, type Viewer } from '../wording.ts';
import type { Trouble } from './place.ts';
import type { Reader, Readers } from './readers.ts';

/** A message as it stands in a channel; `text` is what a phone shows. */
interface Post {
  text: string;
  blocks: AnyBlock[];
}

/**
 * Who set the channel up, and what for: both read it, in words that hold for both.
 *
 * @param repeated Slack has not told whether the one before came
 */
export function firstPost(edition: Viewer['edition'], pair: PairShown, repeated: boolean): Post {
  const as = (side: Viewer['side']): string => otherName({ edition, timeZone: null, side }, pair);
  const [mentee, mentor] = [as('mentor'), as('mentee')];
  const lines = [
    ...(repeated ? [say(edition, 'placePostedTwice')] : []),
    say(edition, 'placePost', { mentee, mentor }),
    say(edition, 'placePostReaders'),
    say(edition, 'placePostYours'),
  ];
  return { text: escapeMrkdwn(lines.join(' ')), blocks: lines.map((line) => plainSection(line)) };
}

const troubles = {
  archived: 'placeArchived',
  'bot-out': 'placeBotOut',
  'mentee-out': 'placeYouOut',
  'mentor-out': 'placeThemOut',
  shared: 'placeShared',
  public: 'placePublic',
} as const satisfies Record<Trouble, string>;

const isTrouble = (problem: string): problem is Trouble => Object.hasOwn(troubles, problem);

const whys: Readonly<Record<string, PlainKey>> = {
  ...{ restricted_action: 'placeWhyWorkspace', cannot_create_channel: 'placeWhyWorkspace' },
  ...{ no_permission: 'placeWhyWorkspace', access_denied: 'placeWhyWorkspace' },
  ...{ missing_scope: 'placeWhyScope', not_allowed_token_type: 'placeWhyScope', name_taken: 'placeWhyNames' },
  ...{ cant_invite: 'placeWhyMember', user_is_restricted: 'placeWhyMember', ura_max_channels: 'placeWhyMember' },
  ...{ user_not_found: 'placeWhyMember', org_user_not_in_team: 'placeWhyMember' },
  ...{ invitee_cant_see_channel: 'placeWhyMember', no_external_invite_permission: 'placeWhyMember' },
};

/** What is said of a pair's channel on its page: that it comes, is there, or what has become of it; to her, what to press. */
export function placeBlocks(viewer: Viewer, pair: PairShown): AnyBlock[] {
  const { edition, side } = viewer;
  const { place } = pair;
  if (!place?.wanted || pair.state === 'closed') return [];
  const of = { value: pair.id };
  const acts = [
    button(say(edition, place.state === 'refused' ? 'placeAgain' : 'placeLook'), ids.placeAgain, of),
    button(say(edition, 'placeWithout'), ids.placeWithout, of),
  ];
  if (place.state === 'refused') {
    if (side === 'mentor') return [plainSection(say(edition, 'placeNotYet'))];
    const key = whys[place.problem ?? ''];
    const why = key
      ? say(edition, key as 'placeWhyScope')
      : say(edition, 'placeWhyOther', { code: place.problem ?? '' });
    return [plainSection(say(edition, 'placeRefused', { why })), buttons(...acts)];
  }
  if (place.state !== 'open' || !place.channelId) return [plainSection(say(edition, 'placeComes'))];
  const there = section(say(edition, 'placeThere', { channel: `<#${place.channelId}>` }));
  const readers = button(say(edition, 'placeReaders'), ids.readers, of);
  if (side === 'mentor' || !place.problem) return [there, buttons(readers)];
  return [there, plainSection(troubleWords(viewer, pair, place.problem)), buttons(...acts, readers)];
}

/** What has become of a channel, and what to press. */
function troubleWords(viewer: Viewer, pair: PairShown, problem: string): string {
  const trouble = isTrouble(problem) ? troubles[problem] : 'placeBotOut';
  return say(viewer.edition, trouble as 'placeThemOut', { name: otherName(viewer, pair) });
}

/** Who reads in the channel besides the two: by name, marked where that matters, the rest counted. */
export function readersView(
  viewer: Viewer,
  pair: PairShown,
  now: { readers: Readers; trouble: Trouble | undefined } | undefined,
): ModalView {
  const { edition } = viewer;
  const name = otherName(viewer, pair);
  const lines: AnyBlock[] = now
    ? [
        ...(now.trouble ? [plainSection(troubleWords(viewer, pair, now.trouble))] : []),
        ...(now.trouble?.endsWith('-out') ? [] : [plainSection(say(edition, 'readersTwo', { name }))]),
        ...now.readers.named.map((reader) => plainSection(readerLine(viewer, reader))),
        ...(now.readers.more > 0 ? [plainSection(say(edition, 'readersMore', { count: now.readers.more }))] : []),
        ...(now.readers.apps > 0 ? [plainSection(say(edition, 'readersApps', { count: now.readers.apps }))] : []),
        ...(now.readers.all.length === 0 ? [plainSection(say(edition, 'readersNobody'))] : []),
        context(say(edition, 'readersLater')),
      ]
    : [plainSection(say(edition, 'readersUnknown'))];
  return modal({
    callbackId: ids.page,
    title: say(edition, 'readersTitle'),
    close: say(edition, 'closeButton'),
    metadata: metadataOf({ pairId: pair.id, number: 0 }),
    blocks: [...lines, buttons(button(say(edition, 'pairOpen'), ids.show, { value: pair.id }))],
  });
}

function readerLine({ edition }: Viewer, reader: Reader): string {
  const { name } = reader;
  const marks = [
    ...(reader.isNew ? [say(edition, 'readerNew')] : []),
    ...(reader.isLead ? [say(edition, 'readerLead')] : []),
    ...(reader.isElsewhere ? [say(edition, 'readerElsewhere')] : []),
  ];
  return marks.length > 0 ? say(edition, 'readerMarked', { name, marks: marks.join(', ') }) : name;
}
