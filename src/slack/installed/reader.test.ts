import { expect, it } from 'vitest';
import { readInstallation } from './reader.ts';

const bot = { token: 'xoxb-test', id: 'B1', userId: 'U1', scopes: ['chat:write'] };
const kept = {
  team: { id: 'T1', name: 'Clinic' },
  user: { id: 'U2' },
  bot,
  isEnterpriseInstall: false,
  authVersion: 'v2',
};

it.each<[string, object, object]>([
  ['of one workspace', kept, kept],
  ['of a whole organisation', { ...kept, team: undefined, enterprise: { id: 'E1' }, isEnterpriseInstall: true }, {}],
  ['with tokens that end', { ...kept, bot: { ...bot, refreshToken: 'xoxe', expiresAt: 1 } }, { bot: { expiresAt: 1 } }],
  [
    'that does not name its scopes',
    { ...kept, bot: { token: 'xoxb-test' } },
    { bot: { token: 'xoxb-test', scopes: [] } },
  ],
])('an installation %s is read', (_, text, expected) => {
  expect(readInstallation(JSON.parse(JSON.stringify(text)))).toMatchObject(expected);
});

it.each([[null], ['x'], [{}], [{ ...kept, bot: {} }], [{ ...kept, team: 'T1' }]])('%j is none', (wrong) => {
  expect(() => readInstallation(wrong)).toThrow();
});
