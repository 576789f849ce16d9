import { expect, test } from 'vitest';
import { type KnownMember, namedAtMost, newSince, readersOf } from './readers.ts';

const known = (slackUserId: string, change: Partial<KnownMember> = {}): KnownMember => ({
  ...{ slackUserId, name: `Name of ${slackUserId}`, isAdmin: false, isBot: false, isElsewhere: false },
  ...change,
});
const common = { two: ['UM', 'UH'], bot: 'UBOT', seen: [] as string[], leads: [] as string[] };
const two = ['UM', 'UH', 'UBOT'];

test('the two and this bot are no readers', () => {
  expect(readersOf(two, [], common)).toEqual({ named: [], more: 0, leads: [], apps: 0, newcomers: 0, all: [] });
});

test('who is new comes first, then leads; apps are counted, and so is whom Slack does not name', () => {
  const members = [...two, 'U1', 'U2', 'U3', 'UAPP', 'U4'];
  const about = [known('U1'), known('U2', { isAdmin: true }), known('U3'), known('UAPP', { isBot: true })];
  const { named, ...rest } = readersOf(members, about, { ...common, seen: ['U1', 'U2'] });
  expect(named.map(({ slackUserId, isNew, isLead }) => [slackUserId, isNew, isLead])).toEqual([
    ['U3', true, false],
    ['U2', false, true],
    ['U1', false, false],
  ]);
  expect(rest).toEqual({ more: 1, leads: [], apps: 1, newcomers: 3, all: ['U1', 'U2', 'U3', 'UAPP', 'U4'] });
});

test('where leads are named, an admin is none by that alone', () => {
  const about = [known('U1', { isAdmin: true }), known('U2')];
  const { named } = readersOf([...two, 'U1', 'U2'], about, { ...common, leads: ['U2'] });
  expect(named.map(({ slackUserId, isLead }) => [slackUserId, isLead])).toEqual([
    ['U2', true],
    ['U1', false],
  ]);
});

test('who may run programs is named also among the counted', () => {
  const many = Array.from({ length: 12 }, (_, n) => `U${n}`);
  // New people come first, so those who lead and were there before are among the counted.
  const about = [...many, 'ULEAD'].map((id) => known(id));
  const { more, leads } = readersOf([...two, 'ULEAD', ...many], about, {
    ...common,
    seen: ['ULEAD'],
    leads: ['ULEAD'],
  });
  expect([more, leads]).toEqual([3, ['Name of ULEAD']]);
});

test('ten are named, the rest are counted, and all of them are compared later', () => {
  const many = Array.from({ length: 25 }, (_, n) => `U${n}`);
  const { named, more, all } = readersOf(
    [...two, ...many],
    many.map((id) => known(id)),
    common,
  );
  expect([named.length, more, all.length]).toEqual([namedAtMost, 25 - namedAtMost, 25]);
  expect(newSince(['U1', 'U2'], all)).toEqual([]);
  expect(newSince([...all, 'UNEW'], all)).toEqual(['UNEW']);
  // Who has gone is no news.
  expect(newSince([], all)).toEqual([]);
});
