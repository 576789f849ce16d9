import { calledBy } from '../../content/called.ts';
import type { ChannelTold as Told } from '../../slack/channels.ts';

/**
 * How far a channel for two has come in Slack: not begun; Slack was asked to make it, and nobody knows yet what came of that;
 * it is there, with the bot alone in it or one of the two; the bot is in a channel that was there before, and posts nothing
 * until she has done something; both are in it, and the bot may post; it cannot be; the bot has left it to them.
 */
export type PlaceState = 'none' | 'making' | 'made' | 'held' | 'open' | 'refused' | 'left';

/** What has become of a channel that both were in, by which the mentee is told what to press. */
export type Trouble = 'archived' | 'bot-out' | 'mentee-out' | 'mentor-out' | 'shared' | 'public';

/** Why a channel that is there cannot be where two talk; `not-seen`: the bot is not shown it, or not who is in it. */
export type Unfit = 'not-seen' | 'archived' | 'general' | 'large' | 'shared' | 'mentee-out' | 'mentor-out' | 'not-in';

/** What a mentee has to see before anything is posted: somebody new reads there, or everyone in the workspace does. */
export type News = 'readers' | 'public';

/** A pair's channel, as far as it decides what is done and said. */
export interface Place {
  state: PlaceState;
  /** Whether the two want it still. */
  wanted: boolean;
  channelId: string | null;
  /** Slack's code of why it cannot be made, a `Trouble`, or of a channel that was there an `Unfit` or `News`. */
  problem: string | null;
  /** Both agreed to a channel that was there before. */
  isThere: boolean;
  /** It is public, as she knows. */
  isPublic: boolean;
}

/**
 * What is to be done next about it in Slack. Whatever Slack was asked to make is found before it is given up, so that no
 * channel stays behind that nobody knows of.
 *
 * @param isThere they want a channel that was there before
 * @param isMoved they want another than the one that they have
 */
export function nextStep({
  state,
  wanted,
  isThere,
  isMoved,
}: Pick<Place, 'state' | 'wanted' | 'isThere'> & { isMoved: boolean }): PlaceStep {
  switch (state) {
    case 'none':
      return wanted ? (isThere ? 'join' : 'create') : 'rest';
    case 'making':
      return 'create';
    case 'made':
      return wanted && !isThere ? 'invite' : 'archive';
    case 'held':
      return wanted && !isMoved ? 'join' : 'leave';
    case 'open':
      return wanted && !isMoved ? 'rest' : 'leave';
    case 'refused':
    case 'left':
      return 'rest';
  }
}

export type PlaceStep = 'create' | 'join' | 'invite' | 'archive' | 'leave' | 'rest';

/** Slack's limit is 80; what is left is for a number: https://docs.slack.dev/reference/methods/conversations.create */
export const nameLimit = 60;

/** What a channel is called where nothing that was typed can stand in a name. */
const noName = 'two-of-us';

/**
 * A name that Slack takes for a channel, as near as may be to what was typed: small letters of ASCII, digits, `-` and `_`.
 */
export function channelName(typed: string): string {
  const ascii = typed
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/æ/gi, 'ae')
    .replace(/ø/gi, 'o')
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, '-')
    .slice(0, nameLimit)
    .replace(/^[-_]+|[-_]+$/g, '');
  return ascii === '' ? noName : ascii;
}

/** What a channel for two is called unless they want it otherwise: by their names, and never by what they do there. */
export function suggestedName(mentee: string, mentor: string): string {
  const words = [mentee, mentor].map(shortest).filter((word) => word !== noName);
  return words.length === 0 ? noName : channelName(words.join('-'));
}

/** A first name, or what stands for it: behind a title the last. */
function shortest(name: string): string {
  const words = (calledBy(name) ?? '').split(/\s+/).filter((word) => !word.endsWith('.'));
  return channelName(words.join('-')).slice(0, 25);
}

/** The name that is tried after so many that were taken. */
export const nameTried = (name: string, attempt: number): string => (attempt === 0 ? name : `${name}-${attempt + 1}`);

/** So many names are tried. */
export const namesAtMost = 20;

/** A channel as Slack lists it. */
export interface Listed {
  id?: string | undefined;
  name?: string | undefined;
  creator?: string | undefined;
  num_members?: number | undefined;
  is_archived?: boolean | undefined;
}

/**
 * Which channel of this name the bot made itself and nobody was let into yet: what an answer that was lost would have told.
 * Whether another pair has it, the database knows.
 */
export const oursAmong = (listed: readonly Listed[], name: string, bot: string): string | undefined =>
  listed.find(
    (one) =>
      one.name === name && one.creator === bot && one.is_archived !== true && (one.num_members ?? 1) <= 1 && one.id,
  )?.id;

/** Slack's answers after which asking again gains nothing, as long as nobody changes anything there. */
const final = new Set([
  ...['cannot_create_channel', 'invalid_name', 'invalid_name_maxlength', 'invalid_name_punctuation', 'no_channel'],
  ...['invalid_name_required', 'invalid_name_specials', 'restricted_action', 'canvas_disabled_user_team'],
  ...['missing_argument', 'missing_scope', 'not_allowed_token_type', 'no_permission', 'access_denied', 'name_taken'],
  ...['app_cannot_join_channel', 'cant_invite', 'channel_not_found', 'invitee_cant_see_channel', 'is_archived'],
  ...['org_user_not_in_team', 'method_not_supported_for_channel_type', 'no_external_invite_permission', 'no_user'],
  ...['not_in_channel', 'ura_max_channels', 'user_is_restricted', 'user_not_found', 'external_channel_migrating'],
]);

/**
 * Whether Slack says no for good to making a channel, or to letting somebody in.
 * https://docs.slack.dev/reference/methods/conversations.create and conversations.invite
 */
export const isRefusal = (code: string | undefined): code is string => code !== undefined && final.has(code);

/** Whether the mentee has something to do about their channel. */
export const isInTrouble = (place: Place | undefined): boolean =>
  place?.wanted === true && ['refused', 'held', 'open'].includes(place.state) && place.problem !== null;

/** The two, by Slack ids. */
interface Two {
  mentee: string;
  mentor: string | undefined;
}

/** Whether it is read in another organization, or is going to be. https://docs.slack.dev/reference/objects/conversation-object */
export const isShared = (told: Told): boolean =>
  Boolean(told.is_shared || told.is_ext_shared || told.is_org_shared || told.is_pending_ext_shared);

/**
 * What has become of a channel; the worst first.
 *
 * @param told undefined where Slack does not show it to the bot any more
 * @param members who is in it, by Slack ids
 * @param seenPublic she has read that everyone in the workspace can read there
 */
export function troubleOf(
  told: Told | undefined,
  members: readonly string[],
  pair: Two,
  seenPublic: boolean,
): Trouble | undefined {
  if (!told || told.is_member === false) return 'bot-out';
  if (told.is_archived) return 'archived';
  if (isShared(told)) return 'shared';
  if (told.is_private === false && !seenPublic) return 'public';
  if (told.isBlind) return undefined;
  return whoIsOut(members, pair);
}

function whoIsOut(members: readonly string[], { mentee, mentor }: Two): 'mentee-out' | 'mentor-out' | undefined {
  if (!members.includes(mentee)) return 'mentee-out';
  return mentor && !members.includes(mentor) ? 'mentor-out' : undefined;
}

/** With more people in it a channel is a public square, whatever it is called. */
export const mostReaders = 50;

/**
 * Why two cannot talk in a channel that is there: what is plain from the channel first.
 *
 * @param told undefined where Slack does not show it to the bot
 * @param members who is in it, by Slack ids
 * @returns undefined where they can; `not-in` where all that is missing is the bot
 */
export function unfitOf(told: Told | undefined, members: readonly string[], pair: Two): Unfit | undefined {
  if (!told) return 'not-seen';
  if (told.is_archived) return 'archived';
  if (told.is_general) return 'general';
  if (isShared(told)) return 'shared';
  if (told.isBlind) return 'not-seen';
  const out = whoIsOut(members, pair);
  if (members.length > mostReaders) return 'large';
  return out ?? (told.is_member === true ? undefined : 'not-in');
}
