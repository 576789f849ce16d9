import type { Profile } from './queries.ts';

/** A member as `users.info` and `user_change` tell of them; only the fields we use. */
export interface Member {
  name?: string | undefined;
  real_name?: string | undefined;
  tz?: string | null | undefined;
  is_admin?: boolean | undefined;
  is_restricted?: boolean | undefined;
  is_bot?: boolean | undefined;
  deleted?: boolean | undefined;
}

/** What we keep of a member. A guest is a member with `is_restricted`. */
export function profileOf(member: Member): Profile {
  return {
    name: member.real_name || member.name || null,
    timeZone: member.tz ?? null,
    isAdmin: member.is_admin === true,
    isGuest: member.is_restricted === true,
    isBot: member.is_bot === true,
    deactivated: member.deleted === true,
  };
}
