/**
 * The other organization, with which channels can be shared, and its members as this workspace knows them: what Slack
 * calls Slack Connect. https://docs.slack.dev/apis/slack-connect
 */
import type { Person, Team } from './records.ts';
import type { Store } from './store.ts';

/** There is one besides the sandbox's own. */
export const LAKESIDE: Team = { id: 'T0LAKESIDE', name: 'Lakeside Medical Center', domain: 'lakeside-medical' };

/** The team somebody is a member of: another organization's, or else this one. */
export const teamOf = (ws: { team: Team }, person: Person | undefined): Team => person?.team ?? ws.team;

/**
 * Whether the app may not write to somebody of another organization: no channel shared with it holds both. Slack then
 * marks them as `is_stranger`. https://docs.slack.dev/reference/objects/user-object
 */
export function isStranger(ws: { store: Store; bot: { userId: string } }, { id, team }: Person): boolean {
  if (!team) return false;
  const both = [...ws.store.conversations.values()].filter(
    ({ members }) => members.includes(id) && members.includes(ws.bot.userId),
  );
  return !both.some((each) => each.is_ext_shared);
}
