import type { Day } from '../../calendar.ts';
import { asSeen } from '../../content/visible.ts';
import type { ClusterId, NeedId, Needs } from '../../needs/need.ts';
import type { SlackMember } from '../../slack/members.ts';
import type { MapPerson } from '../map.ts';

/** What is kept of somebody on a map, besides their id. */
export interface NotedPerson extends Omit<MapPerson, 'id'> {
  /** IANA name, for somebody of this Slack workspace. */
  timeZone?: string | undefined;
  /** Their account in this Slack was closed when we last asked. */
  deactivated?: boolean | undefined;
  /** They belong to another organization: nothing goes to them through the bot. */
  elsewhere?: boolean | undefined;
}

/** Somebody on a map, with what she noted of them opened. */
export interface PersonRecord extends NotedPerson, MapPerson {
  removed: boolean;
}

/** The longest name, in code points. */
export const nameLength = 300;

/** What the first page of the form says. */
export interface FirstPage {
  /** Empty when nobody of this Slack was picked. */
  slackUserId: string;
  name: string;
  needs: readonly NeedId[];
  status: MapPerson['status'];
}

/** What is in the way of keeping somebody; `who` and `name` say at which input it is told. */
export type PersonProblem =
  | { at: 'name'; kind: 'nobody' | 'too-long' }
  | { at: 'who'; kind: 'self' | 'bot' | 'unknown' }
  | { at: 'who' | 'name'; kind: 'twice'; name: string };

/** What is taken over of somebody who was picked. */
type PickedMember = Pick<SlackMember, 'name' | 'timeZone' | 'isBot' | 'hasLeft' | 'isElsewhere'>;

/**
 * Whether this page can be kept: somebody is named, it is not herself nor a bot, and nobody who stands on the map
 * already, as the same Slack user or by the same name.
 * @param member what Slack says of the picked user; undefined when nobody was picked, or Slack does not know them
 * @param others everybody else on the map
 */
export function personProblem(
  page: FirstPage,
  selfId: string,
  member: PickedMember | undefined,
  others: readonly MapPerson[],
): PersonProblem | undefined {
  const { slackUserId, name } = page;
  if (!slackUserId && !name) return { at: 'name', kind: 'nobody' };
  if ([...name].length > nameLength) return { at: 'name', kind: 'too-long' };
  if (!slackUserId) {
    const same = others.find((other) => sameName(other.name, name));
    return same && { at: 'name', kind: 'twice', name: same.name };
  }
  if (slackUserId === selfId) return { at: 'who', kind: 'self' };
  if (!member) return { at: 'who', kind: 'unknown' };
  if (member.isBot) return { at: 'who', kind: 'bot' };
  const same = others.find((other) => other.slackUserId === slackUserId);
  return same && { at: 'who', kind: 'twice', name: same.name };
}

const sameName = (a: string, b: string): boolean => folded(a) === folded(b);
const folded = (name: string): string => asSeen(name.normalize('NFKC')).toLowerCase();

/** Takes over the first page. A name she typed goes before the one Slack gives; what the page does not ask stays. */
export function withFirstPage(
  before: NotedPerson | undefined,
  page: FirstPage,
  member: PickedMember | undefined,
): NotedPerson {
  const { slackUserId: _, timeZone: __, deactivated: ___, elsewhere: ____, ...rest } = before ?? {};
  return {
    ...rest,
    name: page.name || member?.name || page.slackUserId,
    needs: page.needs,
    status: page.status,
    ...(page.slackUserId && { slackUserId: page.slackUserId, timeZone: member?.timeZone }),
    ...(member?.hasLeft && { deactivated: true }),
    ...(member?.isElsewhere && { elsewhere: true }),
  };
}

/** What the second page says; what was left open is not there. */
export type SecondPage = Pick<MapPerson, 'level' | 'place' | 'roles' | 'evaluates' | 'closeness' | 'lastContact'>;

/** Takes over the second page as it stands. */
export const withSecondPage = (before: NotedPerson, page: SecondPage): NotedPerson => ({ ...before, ...page });

/** Whether a day can be the last contact: a day that has come, within a lifetime. */
export const isPastDay = (day: Day, today: Day): boolean => day <= today && day >= '1900-01-01';

/** The needs to tick for somebody: those that matter to her first, ten at most, then the rest by cluster. */
export function needsToTick(
  { needs, ownNeed }: Needs,
  important: readonly NeedId[],
  listed: readonly { id: NeedId; cluster: ClusterId }[],
): { first: NeedId[]; rest: NeedId[] } {
  const first = important.slice(0, 10);
  const all = [
    ...listed.map(({ id }) => id),
    ...(ownNeed || needs.some(({ id }) => id === 'X1') ? ['X1' as const] : []),
  ];
  return { first, rest: all.filter((id) => !first.includes(id)) };
}
