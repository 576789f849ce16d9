/** Somebody who reads in a channel of two, besides the two. */
export interface Reader {
  slackUserId: string;
  name: string;
  /** May start programmes, by the operator's setting; or else an admin of the workspace. */
  isLead: boolean;
  isApp: boolean;
  /** Of another organisation. */
  isElsewhere: boolean;
  /** Not there when the mentee was last told who reads. */
  isNew: boolean;
}

/** Who reads in a channel, as it is said before words are added. */
export interface Readers {
  named: Reader[];
  /** How many people more there are. */
  more: number;
  /** Who of those may start programmes. */
  leads: string[];
  /** How many apps, besides this one. */
  apps: number;
  /** How many of all were not there when she was last told who reads. */
  newcomers: number;
  /** Everybody, to be compared with later. */
  all: string[];
}

/** A member of a channel, as far as Slack tells who they are. */
export interface KnownMember {
  slackUserId: string;
  name?: string | undefined;
  isAdmin: boolean;
  isBot: boolean;
  isElsewhere: boolean;
}

/** So many are named; the rest are counted. */
export const namedAtMost = 10;

/**
 * Who reads in a channel besides the two and this bot: who is new comes first, then leads, then the others.
 *
 * @param members everybody in it, by Slack id
 * @param known those of them of whom Slack told who they are
 * @param seen whom the mentee was named before, by Slack id
 * @param leads by Slack id; where none are named, the admins of the workspace
 */
export function readersOf(
  members: readonly string[],
  known: readonly KnownMember[],
  { two, bot, seen, leads }: { two: readonly string[]; bot: string; seen: readonly string[]; leads: readonly string[] },
): Readers {
  const others = members.filter((id) => id !== bot && !two.includes(id));
  const fresh = newSince(others, seen);
  const readers = others.map((id): Reader => {
    const member = known.find(({ slackUserId }) => slackUserId === id);
    return {
      slackUserId: id,
      name: member?.name ?? '',
      isLead: leads.length > 0 ? leads.includes(id) : member?.isAdmin === true,
      isApp: member?.isBot === true,
      isElsewhere: member?.isElsewhere === true,
      isNew: fresh.includes(id),
    };
  });
  const rank = ({ isNew, isLead }: Reader): number => 2 * Number(!isNew) + Number(!isLead);
  const people = readers.filter(({ isApp }) => !isApp).toSorted((a, b) => rank(a) - rank(b));
  const named = people.filter(({ name }) => name !== '').slice(0, namedAtMost);
  const counted = people.filter((one) => !named.includes(one));
  return {
    named,
    more: counted.length,
    leads: counted.filter(({ name, isLead }) => isLead && name !== '').map(({ name }) => name),
    apps: readers.length - people.length,
    newcomers: fresh.length,
    all: others,
  };
}

/**
 * Who reads there now and was not named to the mentee when she last saw who does: before words of hers are added, they are
 * named and she says yes.
 */
export const newSince = (now: readonly string[], seen: readonly string[]): string[] =>
  now.filter((id) => !seen.includes(id));
