import { expect, it } from 'vitest';
import { isFromElsewhere, type MemberTold, memberIn, readMember, type SlackMember, teamOf } from './members.ts';

const reyes: MemberTold = {
  team_id: 'T1',
  name: 'daniel',
  real_name: 'Dr. Daniel Reyes',
  profile: { real_name: 'Dr. Daniel Reyes' },
  tz: 'America/Chicago',
};

it.each<[string, MemberTold, Partial<SlackMember>]>([
  ['a member', reyes, { name: 'Dr. Daniel Reyes', timeZone: 'America/Chicago', hasLeft: false, isElsewhere: false }],
  [
    'a closed account, of which Slack leaves out name and zone on top',
    { team_id: 'T1', name: 'daniel', profile: { real_name: 'Dr. Daniel Reyes' }, deleted: true },
    { name: 'Dr. Daniel Reyes', timeZone: undefined, hasLeft: true },
  ],
  ['somebody with a user name alone', { name: 'sam' }, { name: 'sam', realName: undefined }],
  [
    'somebody who goes by another name in Slack',
    {
      name: 'sam',
      real_name: 'Samuel Legalname',
      profile: { real_name: 'Samuel Legalname', display_name: 'Sam R.' },
    } as MemberTold,
    { name: 'Samuel Legalname', realName: 'Samuel Legalname' },
  ],
  ['nobody at all', { real_name: '', name: '' }, { name: undefined, isElsewhere: false }],
  [
    'a name with signs that nobody sees',
    { ...reyes, real_name: 'Dr.\u200b Daniel\u202e Reyes' },
    { name: 'Dr. Daniel Reyes' },
  ],
  [
    'a name of such signs alone',
    { ...reyes, real_name: '\u3164\u200b', profile: {} },
    { name: 'daniel', realName: undefined },
  ],
  ['a zone that nobody knows', { ...reyes, tz: 'Asia/Nowhere', tz_offset: 19_800 }, { timeZone: '+05:30' }],
  ['one in the west', { ...reyes, tz: 'America/Nowhere', tz_offset: -12_600 }, { timeZone: '-03:30' }],
  ['one of which Slack tells no more', { ...reyes, tz: 'Asia/Nowhere' }, { timeZone: 'Asia/Nowhere' }],
  [
    'a status that ends',
    { ...reyes, profile: { status_expiration: 1_796_000_000 } },
    { statusEnds: new Date(1_796_000_000_000) },
  ],
  ['one without an end, or none', { ...reyes, profile: { status_expiration: 0 } }, { statusEnds: null }],
  ['an end that is no instant', { ...reyes, profile: { status_expiration: 9e15 } }, { statusEnds: null }],
  ['a guest', { ...reyes, is_restricted: true }, { isGuest: true, isAdmin: false }],
  ['an admin', { ...reyes, is_admin: true }, { isGuest: false, isAdmin: true }],
  ['an app', { ...reyes, is_bot: true }, { isBot: true }],
  ['a stranger', { ...reyes, is_stranger: true }, { isElsewhere: true }],
  ['somebody of another workspace', { ...reyes, team_id: 'T2' }, { isElsewhere: true }],
  [
    'somebody of another organisation',
    { ...reyes, team_id: 'T2', enterprise_user: { enterprise_id: 'E2' } },
    { isElsewhere: true },
  ],
])('Slack tells of %s', (_, told, expected) => {
  expect(readMember(told, { workspaceId: 'T1', slackUserId: 'U1' })).toMatchObject(expected);
});

it('a workspace of the organisation that installed the bot is not elsewhere', () => {
  const told = { ...reyes, team_id: 'T2', enterprise_user: { enterprise_id: 'E1' } };
  expect(readMember(told, { workspaceId: 'E1', slackUserId: 'U1' }).isElsewhere).toBe(false);
});

it('a link into Slack names the workspace that somebody belongs to, and no organization', () => {
  const told = { ...reyes, team_id: 'T2', enterprise_user: { enterprise_id: 'E1' } };
  expect(readMember(told, { workspaceId: 'E1', slackUserId: 'U1' }).homeTeam).toBe('T2');
  expect(teamOf({ home_team: 'T2', workspace_id: 'E1' })).toBe('T2');
  expect(teamOf({ home_team: null, workspace_id: 'T1' })).toBe('T1');
});

it('Slack’s own bot, which is not marked as one, is one', () => {
  expect(readMember({ name: 'slackbot' }, { workspaceId: 'T1', slackUserId: 'USLACKBOT' }).isBot).toBe(true);
});

it.each([[undefined], [null], ['U1'], [{}], [{ id: 7 }]])('an event that tells %j tells of no member', (user) => {
  expect(memberIn(user, 'T1')).toBeUndefined();
});

it('an event tells of a member, and since when it is so', () => {
  const member = memberIn({ ...reyes, id: 'U1', updated: 1_764_108_000 }, 'T1');
  expect(member).toMatchObject({ workspaceId: 'T1', slackUserId: 'U1', changedAt: new Date(1_764_108_000_000) });
});

it.each([
  [{ user: { team_id: 'T2' }, view: { app_installed_team_id: 'T1' } }, true],
  [{ user: { team_id: 'T1' }, view: { app_installed_team_id: 'T1' } }, false],
  [{ user: { team_id: 'T2' }, message: { team: 'T1' } }, true],
  [{ user: { team_id: 'T1' }, message: { team: 'T1' } }, false],
  [{ user: { team_id: 'T2' } }, false],
  [{ user: {}, message: { team: 'T1' } }, false],
])('%j comes from another organization: %s', (pressed, expected) => {
  expect(isFromElsewhere(pressed)).toBe(expected);
});
