import type { Person } from '../db/schema.ts';
import type { SlackMember } from '../slack/members.ts';

/** What Slack says of a member. */
export interface Profile {
  homeTeam: string | null;
  name: string | null;
  timeZone: string | null;
  isAdmin: boolean;
  isGuest: boolean;
  isBot: boolean;
  deactivated: boolean;
  /** The end of a status that counts as away. */
  statusUntil: Date | null;
}

/** A member of Slack, for those who never see Slack. */
export type Member = SlackMember;

/** A status that ends so long after it was set counts as away. */
const awayMs = 20 * 60 * 60 * 1000;

/**
 * Until when a member's status counts as away: one that was set to end more than 20 hours later, which is no lunch and no
 * meeting. One without an end is none.
 *
 * @param kept of the status as it was known before, which stays what it was while it lasts
 */
function statusUntil(member: Member, kept: Date | null, happened: Date): Date | null {
  const { statusEnds: ends = kept, hasLeft } = member;
  if (!ends || hasLeft || ends <= happened) return null;
  const isKnown = ends.getTime() === kept?.getTime();
  return isKnown || ends.getTime() - toldAt(member, happened).getTime() > awayMs ? ends : null;
}

/**
 * What we keep of a member. Of somebody whose account was closed Slack tells neither zone nor, at the top, a name: what was
 * known stays.
 *
 * @param known what is kept of them so far
 * @param happened when Slack told it
 */
export const profileOf = (member: Member, known: Person, happened: Date): Profile => ({
  homeTeam: member.homeTeam ?? known.home_team,
  name: member.realName || known.name || member.name || null,
  timeZone: member.timeZone ?? known.time_zone,
  isAdmin: member.isAdmin,
  isGuest: member.isGuest,
  isBot: member.isBot,
  deactivated: member.hasLeft,
  statusUntil: statusUntil(member, known.status_until, happened),
});

/** How long what Slack has told of somebody is taken for true without asking. */
export const askAgainMs = 24 * 60 * 60 * 1000;

/** Whether Slack is to be asked again who somebody is, at something that they do. */
export const asksAgain = (askedAt: Date | null, now: Date): boolean =>
  askedAt === null || now.getTime() - askedAt.getTime() >= askAgainMs;

/** When what Slack tells of a member became so; events come in any order. */
export const toldAt = ({ changedAt }: Member, happened: Date): Date => changedAt ?? happened;

/** Whether what Slack tells of a member is older than what is kept of them, or the same. */
export function tellsNothingNew(person: Person, member: Member, happened: Date): boolean {
  if (person.told_at && toldAt(member, happened) < person.told_at) return true;
  const kept: Profile = {
    homeTeam: person.home_team,
    name: person.name,
    timeZone: person.time_zone,
    isAdmin: person.is_admin,
    isGuest: person.is_guest,
    isBot: person.is_bot,
    deactivated: person.deactivated_at !== null,
    statusUntil: person.status_until,
  };
  const told = profileOf(member, person, happened);
  // Instants compare by what they say.
  return (Object.keys(kept) as (keyof Profile)[]).every((field) => asCompared(kept[field]) === asCompared(told[field]));
}

const asCompared = (kept: Profile[keyof Profile]): unknown => (kept instanceof Date ? kept.getTime() : kept);

/** Acts so near to each other are noted as one; `noteNextAct` has the next one noted all the same. */
export const sameActMs = 10 * 60 * 1000;

/** Whether it is to be noted that somebody has done something here. */
export const actsAnew = (actedAt: Date | null, now: Date): boolean =>
  actedAt === null || now.getTime() - actedAt.getTime() >= sameActMs;
