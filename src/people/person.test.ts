import { expect, it } from 'vitest';
import type { Person } from '../db/schema.ts';
import { type Member, profileOf, tellsNothingNew } from './person.ts';

const set = new Date('2026-12-01T15:00:00Z');
const hours = (count: number): Date => new Date(set.getTime() + count * 3_600_000);
const told: Member = {
  ...{ workspaceId: 'T1', slackUserId: 'U1', isAdmin: false, isGuest: false, isBot: false, hasLeft: false },
  ...{ isElsewhere: false, changedAt: set },
};

it.each<[string, Partial<Member>, { kept: Date | null; heard: Date }, Date | null]>([
  ['ends in twenty hours', { statusEnds: hours(20) }, { kept: null, heard: set }, null],
  [
    'ends a second later',
    { statusEnds: new Date(+hours(20) + 1000) },
    { kept: null, heard: set },
    new Date(+hours(20) + 1000),
  ],
  ['has no end', { statusEnds: null }, { kept: null, heard: set }, null],
  ['is taken back', { statusEnds: null }, { kept: hours(72), heard: hours(1) }, null],
  ['is not told of', {}, { kept: hours(72), heard: hours(1) }, hours(72)],
  ['is heard of late, when it was long', { statusEnds: hours(72) }, { kept: null, heard: hours(60) }, hours(72)],
  ['is heard of when it is over', { statusEnds: hours(72) }, { kept: hours(72), heard: hours(72) }, null],
  // Something else changed, near its end.
  [
    'is the same as before',
    { statusEnds: hours(72), changedAt: hours(70) },
    { kept: hours(72), heard: hours(70) },
    hours(72),
  ],
  [
    'is another, and short',
    { statusEnds: hours(73), changedAt: hours(70) },
    { kept: hours(72), heard: hours(70) },
    null,
  ],
  ['is of who has left', { statusEnds: hours(72), hasLeft: true }, { kept: hours(72), heard: hours(1) }, null],
])('a status that %s', (_, status, { kept, heard }, until) => {
  const known = { name: 'Maya', time_zone: 'UTC', status_until: kept } as Person;
  expect(profileOf({ ...told, ...status }, known, heard).statusUntil).toEqual(until);
});

it('the workspace that somebody belongs to is kept, and stays where Slack does not tell it', () => {
  const known = { name: 'Maya', time_zone: 'UTC', home_team: 'T2' } as Person;
  expect(profileOf(told, known, set).homeTeam).toBe('T2');
  expect(profileOf({ ...told, homeTeam: 'T3' }, known, set).homeTeam).toBe('T3');
  const kept = {
    is_admin: false,
    is_guest: false,
    is_bot: false,
    deactivated_at: null,
    told_at: null,
    status_until: null,
  };
  expect(tellsNothingNew({ ...known, ...kept }, told, set)).toBe(true);
  expect(tellsNothingNew({ ...known, ...kept }, { ...told, homeTeam: 'T3' }, set)).toBe(false);
});
