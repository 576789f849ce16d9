import type { Person } from '../db/schema.ts';

/** What Slack says of a member. */
export interface Profile {
  name: string | null;
  timeZone: string | null;
  isAdmin: boolean;
  isGuest: boolean;
  isBot: boolean;
  deactivated: boolean;
}

/** A member as `users.info` and `user_change` tell of them; only the fields we use. */
export interface Member {
  name?: string | undefined;
  real_name?: string | undefined;
  tz?: string | null | undefined;
  is_admin?: boolean | undefined;
  is_restricted?: boolean | undefined;
  is_bot?: boolean | undefined;
  deleted?: boolean | undefined;
  /** Somebody whose account was closed has their name here alone. */
  profile?: { real_name?: string | undefined } | undefined;
  /** When Slack last changed what it tells, in seconds. */
  updated?: number | undefined;
}

/**
 * What we keep of a member. A guest is a member with `is_restricted`. Of somebody whose account was closed Slack tells
 * neither zone nor name at the top: what was known stays.
 *
 * @param known what is kept of them so far
 */
export function profileOf(member: Member, known?: Pick<Profile, 'name' | 'timeZone'>): Profile {
  return {
    name: member.real_name || member.profile?.real_name || known?.name || member.name || null,
    timeZone: member.tz ?? known?.timeZone ?? null,
    isAdmin: member.is_admin === true,
    isGuest: member.is_restricted === true,
    isBot: member.is_bot === true,
    deactivated: member.deleted === true,
  };
}

/** How long what Slack has told of somebody is taken for true without asking. */
export const askAgainMs = 24 * 60 * 60 * 1000;

/** Whether Slack is to be asked again who somebody is, at something that they do. */
export const asksAgain = (askedAt: Date | null, now: Date): boolean =>
  askedAt === null || now.getTime() - askedAt.getTime() >= askAgainMs;

/** When what Slack tells of a member became so; events come in any order. */
export const toldAt = ({ updated }: Member, happened: Date): Date =>
  updated === undefined ? happened : new Date(updated * 1000);

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

/** A member as an event tells of them; undefined where it names nobody. */
export function memberIn(value: unknown): (Member & { id: string }) | undefined {
  if (typeof value !== 'object' || value === null || !('id' in value) || typeof value.id !== 'string') return undefined;
  return value as Member & { id: string };
}
