import type { AnyBlock, ModalView } from '@slack/types';
import { say } from '../../content/say.ts';
import type { PlainKey } from '../../content/sentences.ts';
import { asking, button, buttons, context, modal, plainSection, section } from '../../slack/blocks.ts';
import { escapeMrkdwn } from '../../slack/mrkdwn.ts';
import { metadataOf } from '../agreement/preview-view.ts';
import { ids } from '../ids.ts';
import { calledThere, otherName, type PairShown, type Viewer } from '../wording.ts';
import type { News, Place, Trouble } from './place.ts';
import type { Readers } from './readers.ts';
import { readerWords, workspaceName } from './seen.ts';
import {
  firstLines,
  firstLinesThere,
  isUnfit,
  type There,
  troubleForMentor,
  troubleWords,
  unfitWords,
} from './words.ts';

/** A message as it stands in a channel; `text` is what a phone shows. */
interface Post {
  text: string;
  blocks: AnyBlock[];
}

/**
 * Who set the channel up, and what for: both read it, in words that hold for both. In a channel that was there before, who reads
 * there is told that the two talk here, and nothing of what about.
 *
 * @param repeated Slack has not told whether the one before came
 */
export function firstPost(
  edition: Viewer['edition'],
  pair: Pick<PairShown, 'called'>,
  { repeated, there }: { repeated: boolean; there?: There | undefined },
): Post {
  const names = calledThere(edition, pair);
  const lines = [
    ...(repeated ? [say(edition, 'placePostedTwice')] : []),
    ...(there ? firstLinesThere(edition, names, there) : firstLines(edition, names)),
  ];
  return { text: escapeMrkdwn(lines.join(' ')), blocks: lines.map((line) => plainSection(line)) };
}

type Edition = Viewer['edition'];

/** That the bot is done in a channel which it cannot leave by itself. */
export function doneMessage(edition: Edition, repeated: boolean): Post {
  const lines = [...(repeated ? [say(edition, 'placePostedTwice')] : []), say(edition, 'placeDone')];
  return { text: escapeMrkdwn(lines.join(' ')), blocks: lines.map((line) => plainSection(line)) };
}

const whys: Readonly<Record<string, PlainKey>> = {
  ...{ restricted_action: 'placeWhyWorkspace', cannot_create_channel: 'placeWhyWorkspace' },
  ...{ no_permission: 'placeWhyWorkspace', access_denied: 'placeWhyWorkspace' },
  ...{ missing_scope: 'placeWhyScope', not_allowed_token_type: 'placeWhyScope', name_taken: 'placeWhyNames' },
  ...{ cant_invite: 'placeWhyMember', user_is_restricted: 'placeWhyMember', ura_max_channels: 'placeWhyMember' },
  ...{ user_not_found: 'placeWhyMember', org_user_not_in_team: 'placeWhyMember' },
  ...{ invitee_cant_see_channel: 'placeWhyMember', no_external_invite_permission: 'placeWhyMember' },
};

/**
 * What is said of a pair's channel on its page: that it comes, is there, or what has become of it; to her, what to press.
 *
 * @param hasAgreed what holds between them names a place: without one, they can have it after all
 */
export function placeBlocks(viewer: Viewer, pair: PairShown, hasAgreed: boolean): AnyBlock[] {
  const { edition, side } = viewer;
  const { place } = pair;
  if (!place || pair.state === 'closed') return [];
  const of = { value: pair.id };
  const name = otherName(viewer, pair);
  if (!place.wanted) {
    if (!hasAgreed || !pair.withBot) return [];
    return side === 'mentee' ? afterAll(viewer, pair, place) : [plainSection(say(edition, 'placeNoneHis', { name }))];
  }
  const again = place.state === 'refused' ? 'placeAgain' : 'placeLook';
  const acts = [
    button(say(edition, again), ids.placeAgain, of),
    button(say(edition, 'placeWithout'), ids.placeWithout, of),
  ];
  const readers = button(say(edition, 'placeReaders'), ids.readers, of);
  if (place.state === 'refused') {
    if (side === 'mentor')
      return [plainSection(say(edition, place.isThere ? 'placeNotInHis' : 'placeNotYet', { name }))];
    const text = isUnfit(place.problem)
      ? unfitWords(edition, place.problem === 'not-seen' ? 'not-in' : place.problem)
      : say(edition, place.isThere ? 'placeNotBegun' : 'placeRefused', { why: whyNot(edition, place.problem) });
    return [plainSection(text), buttons(...acts)];
  }
  const there = section(say(edition, 'placeThere', { channel: `<#${place.channelId ?? ''}>` }));
  if (place.state === 'held' && place.problem) {
    const { problem } = place;
    if (side === 'mentor') return [there, plainSection(troubleForMentor(edition, problem, name))];
    const isOut = problem === 'mentee-out' || problem === 'mentor-out';
    const text =
      problem === 'public'
        ? say(edition, 'placePublicAnew')
        : isUnfit(problem) && !isOut
          ? unfitWords(edition, problem === 'not-seen' ? 'not-in' : problem)
          : troubleWords(edition, problem, name);
    const ways = problem === 'readers' ? [readers, acts[1] ?? readers] : [...acts, readers];
    return [there, plainSection(text), buttons(...ways)];
  }
  if (place.state !== 'open' || !place.channelId)
    return [plainSection(say(edition, place.isThere ? 'placeBegins' : 'placeComes'))];
  if (!place.problem) return [there, buttons(readers)];
  if (side === 'mentor') return [there, plainSection(troubleForMentor(edition, place.problem, name)), buttons(readers)];
  return [there, plainSection(troubleWords(edition, place.problem, name)), buttons(...acts, readers)];
}

function whyNot(edition: Edition, problem: string | null): string {
  const key = whys[problem ?? ''];
  return key ? say(edition, key as 'placeWhyScope') : say(edition, 'placeWhyOther', { code: problem ?? '' });
}

/** The way back from going on without a channel. */
function afterAll({ edition }: Viewer, { id }: PairShown, { isThere }: Place): AnyBlock[] {
  const act = asking(button(say(edition, 'placeAfterAll'), ids.placeAfterAll, { value: id }), {
    title: say(edition, 'placeAfterAllTitle'),
    text: say(edition, isThere ? 'placeAfterAllThere' : 'placeAfterAllNew'),
    confirm: say(edition, 'placeAfterAllYes'),
    deny: say(edition, 'backButton'),
  });
  return [plainSection(say(edition, 'placeNone2')), buttons(act)];
}

/** Who reads in a channel now, as a page shows it. */
export interface ReadersShown {
  readers: Readers;
  trouble: Trouble | undefined;
  news: News | undefined;
  isPublic: boolean;
  /** Nothing stands there yet. */
  isHeld: boolean;
  workspace: string;
  /** All of it as a fingerprint: what she says to have seen is what the page shows. */
  mark: string;
}

/** Who reads in the channel besides the two: by name, marked where that matters, the rest counted; and what is new of that. */
export function readersView(
  viewer: Viewer,
  pair: PairShown,
  now: ReadersShown | undefined,
  notice?: string,
): ModalView {
  const { edition, side } = viewer;
  const name = otherName(viewer, pair);
  const open = button(say(edition, 'pairOpen'), ids.show, { value: pair.id });
  const isHers = side === 'mentee' && now !== undefined;
  const isAnew = isHers && now.isHeld && now.news === 'public';
  const isMended = now?.trouble === undefined || now.trouble === 'public';
  const isAsked = isHers && now.news !== undefined && isMended && !isAnew;
  const seen = button(say(edition, 'placeSeen'), ids.placeSeen, { value: pair.id, primary: true });
  const ways = [
    button(say(edition, 'placeLook'), ids.placeAgain, { value: pair.id }),
    button(say(edition, 'placeWithout'), ids.placeWithout, { value: pair.id }),
  ];
  return modal({
    callbackId: ids.page,
    title: say(edition, 'readersTitle'),
    close: say(edition, 'closeButton'),
    metadata: metadataOf({ pairId: pair.id, number: 0, preview: now?.mark }),
    blocks: [
      ...(notice ? [plainSection(notice)] : []),
      ...(now ? readersLines(viewer, name, now) : [plainSection(say(edition, 'readersUnknown'))]),
      ...(isAsked ? [plainSection(say(edition, 'placeSeenFirst'))] : []),
      ...(isAnew ? [plainSection(say(edition, 'placePublicAnew'))] : []),
      buttons(...(isAsked ? [seen] : []), ...(isHers && (now.trouble || isAnew) ? ways : []), open),
    ],
  });
}

function readersLines(
  { edition, side }: Viewer,
  name: string,
  { readers, trouble, isPublic, workspace }: ReadersShown,
): AnyBlock[] {
  const words = side === 'mentee' ? troubleWords : troubleForMentor;
  // Who is in a channel that it is not in the bot does not know.
  if (trouble === 'bot-out') return [plainSection(words(edition, trouble, name))];
  // Whom she has not seen yet is hers to know.
  const named = side === 'mentee' ? readers.named : readers.named.map((one) => ({ ...one, isNew: false }));
  const lines = readerWords(edition, { ...readers, readers: named });
  return [
    ...(trouble && trouble !== 'public' ? [plainSection(words(edition, trouble, name))] : []),
    ...(isPublic
      ? [plainSection(say(edition, 'placeEveryone', { workspace: workspaceName(edition, { workspace }) }))]
      : []),
    ...(trouble?.endsWith('-out') ? [] : [plainSection(say(edition, 'readersTwo', { name }))]),
    ...lines.map((line) => plainSection(line)),
    ...(readers.all.length === 0 && !isPublic ? [plainSection(say(edition, 'readersNobody'))] : []),
    context(say(edition, 'readersLater')),
  ];
}
