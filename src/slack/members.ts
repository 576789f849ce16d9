import type { WebClient } from '@slack/web-api';
import { asSeen } from '../content/visible.ts';
import type { Person, SlackIdentity } from '../db/schema.ts';
import { slackErrorOf } from '../process/log.ts';

/** A member as `users.info` and `user_change` tell of them: only the keys we use, any of which may be missing. */
export interface MemberTold {
  team_id?: string | undefined;
  enterprise_user?: { enterprise_id?: string | undefined } | undefined;
  name?: string | undefined;
  real_name?: string | undefined;
  /** Somebody whose account was closed has their name here alone. */
  profile?: { real_name?: string | undefined; status_expiration?: number | undefined } | undefined;
  tz?: string | null | undefined;
  /** Seconds ahead of UTC now. */
  tz_offset?: number | undefined;
  is_admin?: boolean | undefined;
  is_restricted?: boolean | undefined;
  is_bot?: boolean | undefined;
  is_stranger?: boolean | undefined;
  deleted?: boolean | undefined;
  /** When Slack last changed what it tells, in seconds. */
  updated?: number | undefined;
}

/** Who somebody of Slack is, read in one place for every feature. */
export interface SlackMember extends SlackIdentity {
  /**
   * What to call them: their full name (`real_name`), or else the name of their account; undefined where Slack tells neither.
   * Never the display name, which others may not know them by. docs/privacy.md says so.
   */
  name?: string | undefined;
  realName?: string | undefined;
  /** The workspace that they belong to: of an organization one of several. */
  homeTeam?: string | undefined;
  /** IANA name; undefined where Slack does not say, as of a closed account: what was known then stays true. */
  timeZone?: string | undefined;
  isAdmin: boolean;
  /** A member with `is_restricted`: Slack's guest. */
  isGuest: boolean;
  isBot: boolean;
  /** Their account in this Slack is closed. */
  hasLeft: boolean;
  /** Of another organisation, met in a channel that is shared with it. */
  isElsewhere: boolean;
  /**
   * When their status ends; null where they have none, or one without an end. Undefined where Slack does not say. Of what
   * the status is nothing is read.
   */
  statusEnds?: Date | null | undefined;
  /** When Slack last changed what it tells of them. */
  changedAt?: Date | undefined;
}

/** Slack's own bot is not marked as one. */
const slackbot = 'USLACKBOT';

/**
 * What Slack tells of a member, as we use it. Of a closed account it leaves out the zone and the name on top; the name
 * in `profile` stays. https://docs.slack.dev/reference/objects/user-object
 */
export function readMember(told: MemberTold, { workspaceId, slackUserId }: SlackIdentity): SlackMember {
  const realName = named(told.real_name) ?? named(told.profile?.real_name);
  const homes = [told.team_id, told.enterprise_user?.enterprise_id].filter((id) => id !== undefined);
  return {
    workspaceId,
    slackUserId,
    name: realName ?? named(told.name),
    realName,
    homeTeam: told.team_id,
    timeZone: zoneOf(told),
    isAdmin: told.is_admin === true,
    isGuest: told.is_restricted === true,
    isBot: told.is_bot === true || slackUserId === slackbot,
    hasLeft: told.deleted === true,
    isElsewhere: told.is_stranger === true || (homes.length > 0 && !homes.includes(workspaceId)),
    statusEnds: statusEnd(told.profile?.status_expiration),
    changedAt: told.updated === undefined ? undefined : new Date(told.updated * 1000),
  };
}

/** In seconds, 0 for none: https://docs.slack.dev/apis/web-api/user-presence-and-status */
function statusEnd(seconds: number | undefined): Date | null | undefined {
  if (typeof seconds !== 'number') return undefined;
  const end = new Date(seconds * 1000);
  return seconds > 0 && !Number.isNaN(end.getTime()) ? end : null;
}

/** A name as it is seen; undefined where nothing is to be seen of it. */
const named = (text: string | undefined): string | undefined => asSeen(text ?? '') || undefined;

const zones = new Map<string, boolean>();

/** The zone that Slack tells of; one that this Node does not know, as a new or misspelt one, by how far it is ahead now. */
function zoneOf({ tz, tz_offset: seconds }: Pick<MemberTold, 'tz' | 'tz_offset'>): string | undefined {
  if (!tz) return undefined;
  const isKnown = zones.get(tz) ?? isZone(tz);
  zones.set(tz, isKnown);
  if (isKnown || seconds === undefined || Math.abs(seconds) >= 24 * 3600) return tz;
  const minutes = Math.round(Math.abs(seconds) / 60);
  const two = (count: number) => String(count).padStart(2, '0');
  return `${seconds < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function isZone(name: string): boolean {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name) !== undefined;
  } catch {
    return false;
  }
}

/** The member that an event tells of; undefined where it names nobody. */
export function memberIn(value: unknown, workspaceId: string): SlackMember | undefined {
  if (typeof value !== 'object' || value === null || !('id' in value) || typeof value.id !== 'string') return undefined;
  return readMember(value as MemberTold, { workspaceId, slackUserId: value.id });
}

/**
 * Asks Slack who somebody is; undefined for somebody whom it does not show to us, whom we cannot write to either.
 *
 * @throws the error of the network or of Slack when it does not answer
 */
export async function findMember(client: WebClient, identity: SlackIdentity): Promise<SlackMember | undefined> {
  try {
    const { user } = await client.users.info({ user: identity.slackUserId });
    return user && readMember(user, identity);
  } catch (error) {
    if (['user_not_found', 'user_not_visible'].includes(slackErrorOf(error) ?? '')) return undefined;
    throw error;
  }
}

/** The workspace that a link into Slack names for somebody. https://docs.slack.dev/interactivity/deep-linking */
export const teamOf = (person: Pick<Person, 'home_team' | 'workspace_id'>): string =>
  person.home_team ?? person.workspace_id;

/** What was pressed or sent, as far as it tells whose it is. */
interface Pressed {
  user: { team_id?: string | undefined };
  view?: { app_installed_team_id?: string | undefined } | undefined;
  message?: Record<string, unknown> | undefined;
}

/**
 * Whether it was a member of another organization who pressed or sent something, in a channel that is shared with theirs.
 * Their own team stands at them; ours stands in the view, or in the message, which is the bot's. Where Slack tells neither,
 * as of a message that one person alone sees, nobody is taken for a stranger.
 * https://docs.slack.dev/apis/slack-connect
 */
export function isFromElsewhere({ user, view, message }: Pressed): boolean {
  const ours = view?.app_installed_team_id ?? message?.team;
  return typeof ours === 'string' && user.team_id !== undefined && user.team_id !== ours;
}
