import { type Day, localDay, localHour } from '../../calendar.ts';
import type { Person } from '../../db/schema.ts';
import type { FieldChange } from '../../forms/merge.ts';
import { sharedFields, sharedValues } from '../../forms/table.ts';
import type { PersonInSlack } from '../../network/facts.ts';
import type { SlackMember } from '../../slack/members.ts';
import { allowedAt, type HoursOf } from '../../surfaces/allowed.ts';
import type { GoalFields, GoalTable } from '../fields.ts';
import type { GoalState, OwnGoal } from '../goal.ts';

/** What the mentor sees of a goal: those fields that are shared, of which these are always there. */
export type SharedFields = Readonly<Record<string, string>> & Pick<GoalFields, 'what' | 'due'>;

/** The kind of the one message to a mentor about a goal. */
export const sharedKind = 'goals.shared';

/** A goal as its mentor sees it. */
export interface SharedGoal {
  goalId: string;
  /** The mentee's name as Slack calls her; null until it has told. */
  mentee: string | null;
  /** By which she is written to in Slack. */
  writeTo: { teamId: string; slackUserId: string };
  /** The mentee's: days are hers. */
  timeZone: string | null;
  state: GoalState;
  shown: SharedFields;
  closedAt: Date | null;
}

/** A goal by its id and the mentor who sees it: no query for a shared goal goes without the mentor. */
export interface SeenGoal {
  goalId: string;
  mentorId: string;
}

/** A shared goal, with what decides whether its message is still kept up to date. */
export interface SharedRecord {
  goal: SharedGoal;
  sharedAt: Date;
  /** The mentee has left this Slack. */
  menteeLeft: boolean;
}

/** On which terms a mentee may share with a mentor: they take nothing from the bot; nothing of hers until they allow it. */
export type Terms = 'open' | 'stopped' | 'takes-none';

/** A mentee of whom a mentor wants to see no more. */
export interface Stopped {
  menteeId: string;
  /** As Slack calls her; null until it has told. */
  name: string | null;
  /** How many goals she would share, if they allowed it. */
  wishes: number;
}

/** A goal whose mentor leaves it: what is needed to tell its mentee in its history. */
export interface LeftGoal extends OwnGoal {
  entries: number;
}

/** Whose goal it is. */
export interface Mentee {
  name: string | null;
  timeZone: string | null;
  teamId: string;
  slackUserId: string;
}

/** The part of a goal that goes along: the preview and the message are both made of it. */
export function asShared(
  table: GoalTable,
  goal: { id: string; state: GoalState; fields: GoalFields; closedAt: Date | null },
  mentee: Mentee,
): SharedGoal {
  const { what, due } = goal.fields;
  return {
    goalId: goal.id,
    mentee: mentee.name,
    writeTo: { teamId: mentee.teamId, slackUserId: mentee.slackUserId },
    timeZone: mentee.timeZone,
    state: goal.state,
    shown: { ...sharedValues(table, goal.fields), what, due },
    closedAt: goal.closedAt,
  };
}

/** A mentee, as what she shares tells of her. */
export const menteeOf = (
  person: Pick<Person, 'name' | 'time_zone' | 'home_team' | 'workspace_id' | 'slack_user_id'>,
): Mentee => ({
  name: person.name,
  timeZone: person.time_zone,
  teamId: person.home_team ?? person.workspace_id,
  slackUserId: person.slack_user_id,
});

/** Whether a change is one that the mentor sees. */
export const isShownChange = (table: GoalTable, changes: readonly FieldChange[]): boolean =>
  changes.some((change) => sharedFields(table).some(({ field }) => field === change.field));

/** Messages to a mentor in one day of theirs, over all pairs: see `src/pushes`. */
const mostADay = 2;

/**
 * Why a goal's message waits, as far as that is its mentee's to know, and the mentor's day on whose morning it comes:
 * it is outside of their hours now; her own goals have filled their day; or anything else, of which she reads neither
 * what it is nor a day, since both would tell of their own hours or of other mentees.
 */
export type Wait = { why: 'hours' | 'hers'; day: Day } | { why: 'later' };

/**
 * @param mentor with how many goals wait before this one, and how many messages of hers they had today
 */
export function waitOf(
  { ahead, hersToday, ...mentor }: HoursOf & { ahead: number; hersToday: number },
  now: Date,
): Wait {
  const { time_zone, holidays } = mentor;
  const from = (instant: Date): Date => allowedAt({ time_zone, holidays }, { hours: 'day' }, instant);
  // By the ordinary day alone: hours, days and nights of their own are theirs.
  const isByTheirs = (instant: Date): boolean =>
    allowedAt(mentor, { hours: 'day' }, instant).getTime() !== from(instant).getTime();
  const hours = from(now);
  if (isByTheirs(now) || ahead >= mostADay) return { why: 'later' };
  if (hours > now) return { why: 'hours', day: localDay(time_zone, hours) };
  if (hersToday < mostADay) return { why: 'later' };
  const tomorrow = Temporal.PlainDate.from(localDay(time_zone, now)).add({ days: 1 }).toString();
  const midnight = localHour(time_zone, tomorrow, 0);
  return isByTheirs(midnight) ? { why: 'later' } : { why: 'hers', day: localDay(time_zone, from(midnight)) };
}

/** Slack's limit for the options of a select. */
const mostOptions = 100;

/**
 * Whom she can choose, best first: those who said yes to an ask of hers, then those who help her now, then the rest, each
 * in the order of her map. Who is noted to have left this Slack is left out.
 */
export function peopleToChoose(people: readonly PersonInSlack[]): PersonInSlack[] {
  const rank = ({ saidYes, helpsNow }: PersonInSlack): number => (saidYes ? 0 : helpsNow ? 1 : 2);
  return people
    .filter(({ left }) => !left)
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, mostOptions);
}

/** Why somebody cannot be shown a goal. */
export type ShareProblem = 'self' | 'unknown' | 'bot' | 'left' | 'elsewhere';

/**
 * Whether Slack says that this is a person of this organization who can be written to, and not the mentee herself: what
 * is hers stays under the rules of one Slack.
 *
 * @param member what Slack says of them; undefined for somebody whom it does not show
 */
export function shareProblem(
  slackUserId: string,
  selfId: string,
  member: Pick<SlackMember, 'isBot' | 'hasLeft' | 'isElsewhere'> | undefined,
): ShareProblem | undefined {
  if (slackUserId === selfId) return 'self';
  if (!member) return 'unknown';
  if (member.isBot) return 'bot';
  if (member.hasLeft) return 'left';
  return member.isElsewhere ? 'elsewhere' : undefined;
}
