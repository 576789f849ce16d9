import type { Person } from '../db/schema.ts';
import type { SlackMember } from '../slack/members.ts';

/** What Slack says of a member. */
export interface Profile {
  name: string | null;
  timeZone: string | null;
  isAdmin: boolean;
  isGuest: boolean;
  isBot: boolean;
  deactivated: boolean;
}

/** A member of Slack, for those who never see Slack. */
export type Member = SlackMember;

/**
 * What we keep of a member. Of somebody whose account was closed Slack tells neither zone nor, at the top, a name: what was
 * known stays.
 *
 * @param known what is kept of them so far
 */
export const profileOf = (member: Member, known?: Pick<Profile, 'name' | 'timeZone'>): Profile => ({
  name: member.realName || known?.name || member.name || null,
  timeZone: member.timeZone ?? known?.timeZone ?? null,
  isAdmin: member.isAdmin,
  isGuest: member.isGuest,
  isBot: member.isBot,
  deactivated: member.hasLeft,
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
    name: person.name,
    timeZone: person.time_zone,
    isAdmin: person.is_admin,
    isGuest: person.is_guest,
    isBot: person.is_bot,
    deactivated: person.deactivated_at !== null,
  };
  const told = profileOf(member, kept);
  return (Object.keys(kept) as (keyof Profile)[]).every((field) => kept[field] === told[field]);
}

/** Acts so near to each other are noted as one. */
export const sameActMs = 10 * 60 * 1000;

/** Whether it is to be noted that somebody has done something here. */
export const actsAnew = (actedAt: Date | null, now: Date): boolean =>
  actedAt === null || now.getTime() - actedAt.getTime() >= sameActMs;
