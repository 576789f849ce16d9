import { calledBy } from '../../content/called.ts';

/**
 * How far a channel for two has come in Slack: not begun; Slack was asked to make it, and nobody knows yet what came of that;
 * it is there, with the bot alone in it or one of the two; both are in it; it cannot be made; the bot has left it to them.
 */
export type PlaceState = 'none' | 'making' | 'made' | 'open' | 'refused' | 'left';

/** What has become of a channel that both were in, by which the mentee is told what to press. */
export type Trouble = 'archived' | 'bot-out' | 'mentee-out' | 'mentor-out' | 'shared' | 'public';

/** A pair's channel, as far as it decides what is done and said. */
export interface Place {
  state: PlaceState;
  /** Whether the two want it still. */
  wanted: boolean;
  channelId: string | null;
  /** Slack's code of why it cannot be made, or a `Trouble`. */
  problem: string | null;
}

/**
 * What is to be done next about it in Slack. Whatever Slack was asked to make is found before it is given up, so that no
 * channel stays behind that nobody knows of.
 */
export function nextStep({ state, wanted }: Pick<Place, 'state' | 'wanted'>): PlaceStep {
  switch (state) {
    case 'none':
      return wanted ? 'create' : 'rest';
    case 'making':
      return 'create';
    case 'made':
      return wanted ? 'invite' : 'archive';
    case 'open':
      return wanted ? 'rest' : 'leave';
    case 'refused':
    case 'left':
      return 'rest';
  }
}

export type PlaceStep = 'create' | 'invite' | 'archive' | 'leave' | 'rest';

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
  place?.wanted === true && (place.state === 'refused' || (place.state === 'open' && place.problem !== null));

/** What `conversations.info` tells of a channel, as far as it matters to the two. */
export interface Told {
  is_archived?: boolean | undefined;
  is_private?: boolean | undefined;
  is_ext_shared?: boolean | undefined;
  is_pending_ext_shared?: boolean | undefined;
}

/**
 * What has become of a channel; the worst first.
 *
 * @param told undefined where Slack does not show it to the bot any more
 * @param members who is in it, by Slack ids
 */
export function troubleOf(
  told: Told | undefined,
  members: readonly string[],
  pair: { mentee: string; mentor: string | undefined },
): Trouble | undefined {
  if (!told) return 'bot-out';
  if (told.is_archived) return 'archived';
  if (told.is_ext_shared || told.is_pending_ext_shared) return 'shared';
  if (told.is_private === false) return 'public';
  if (!members.includes(pair.mentee)) return 'mentee-out';
  return pair.mentor && !members.includes(pair.mentor) ? 'mentor-out' : undefined;
}
