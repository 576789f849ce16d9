import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runs } from '../test/support/runs.ts';
import { Problem } from './actions/problem.ts';
import { METHODS } from './api/index.ts';
import { openView } from './forms/views.ts';
import { type Sandbox, startSandbox } from './server.ts';
import { HOME, MODAL, makeFixture } from './testing/fixture.ts';
import { TRIAL_MANIFEST } from './testing/trial-app.ts';

const fixture = makeFixture();
const { ws } = fixture;

/** Values that mean something in the workspace, and values that mean nothing anywhere. */
const value = fc.oneof(
  fc.constantFrom(
    ...[fixture.joined.id, fixture.secret.id, fixture.archived.id, fixture.outside.id, fixture.direct.id, 'general'],
    ...[fixture.maya, fixture.ruth, ws.bot.userId, fixture.mine, fixture.hers, fixture.ephemeral, ''],
    ...['0', '-1', '1e9', 'true', '[]', '{}', '[{"type":"divider"}]', '{"type":"home","blocks":[]}', 'im,mpim'],
  ),
  fc.jsonValue(),
  fc.string(),
);

test.each(Object.keys(METHODS))('%s answers whatever it is asked', async (name) => {
  const method = METHODS[name];
  const args = fc.record(Object.fromEntries(Object.keys(method?.args ?? {}).map((arg) => [arg, value])), {
    requiredKeys: [],
  });
  await fc.assert(
    fc.asyncProperty(args, async (given) => {
      const answer = await fixture.api(name, given, method?.token === 'app' ? fixture.appToken : fixture.botToken);
      // Leaving what the app is not in is the one that is not ok without a code.
      const why = answer.error ?? (answer.not_in_channel === true && name === 'conversations.leave' && 'not in it');
      expect(answer.ok === true || (typeof why === 'string' && why !== '')).toBe(true);
      expect(() => JSON.stringify(answer)).not.toThrow();
      restore();
    }),
    { numRuns: runs(100) },
  );
});

/** What the methods may have changed about the app itself. */
function restore(): void {
  for (const token of [...ws.store.tokens.values()]) {
    const { revoked: _revoked, ...good } = token;
    ws.store.tokens.set(token.token, good);
  }
}

test('an app may answer a person with anything', async () => {
  let answer: unknown;
  const sandbox = await startSandbox({
    manifest: TRIAL_MANIFEST,
    page: false,
    limits: 'off',
    idle: async () => undefined,
    appListener: (request, response) => {
      request.resume();
      response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
    },
  });
  const maya = sandbox.person('maya');
  const state = sandbox.workspace;
  const part = fc.oneof(fc.jsonValue(), fc.constantFrom('update', 'push', 'errors', 'clear', MODAL, HOME, { b: 'No' }));
  const fields = ['response_action', 'view', 'errors', 'text', 'blocks', 'response_type', 'options', 'delete_original'];
  const body = fc.oneof(part, fc.record(Object.fromEntries(fields.map((name) => [name, part])), { requiredKeys: [] }));
  await fc.assert(
    fc.asyncProperty(body, async (given) => {
      answer = given;
      await maya.command('/trial').catch((error: unknown) => expect(error).toBeInstanceOf(Problem));
      openView(state, state.triggers.issue({ user: maya.id }), MODAL);
      await maya.type('b', 'typed');
      const outcome = await maya.submit();
      // Where the answer was none, what was typed is still there.
      if (!outcome.ok) expect(maya.modal()?.state.values.b?.a?.value).toBe('typed');
      while (maya.modal()) await maya.close({ all: true });
    }),
    { numRuns: runs(200) },
  );
  await sandbox.stop();
});

describe('the doors of people', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ manifest: TRIAL_MANIFEST, page: false, requestUrl: 'http://127.0.0.1:9/' });
  });
  afterAll(() => sandbox.stop());

  const doors = [
    'command',
    'message',
    'action',
    'submit',
    'close',
    'home',
    'options',
    'read',
    'dm',
    'people',
    'channel',
  ];
  const asked = fc.oneof(
    fc.constantFrom(
      'U0MAYA7K2Q',
      'C0GENERAL1',
      'U0FORM1Y6H',
      'join',
      'change',
      'create',
      'home',
      '/trial',
      'x',
      '1.000001',
    ),
    fc.jsonValue(),
  );
  const fields = [
    'as',
    'do',
    'user',
    'with',
    'channel',
    'text',
    'view_id',
    'tab',
    'ts',
    'block_id',
    'action_id',
    'name',
  ];

  test.each(doors)('%s answers whatever it is sent', async (door) => {
    const body = fc.record(Object.fromEntries(fields.map((field) => [field, asked])), { requiredKeys: [] });
    await fc.assert(
      fc.asyncProperty(body, async (given) => {
        const init = { method: 'POST', body: JSON.stringify(given) };
        const response = await fetch(`${sandbox.url}/_control/${door}`, init);
        const answer = (await response.json()) as { ok: boolean; error?: string };
        expect(response.status).toBeLessThan(500);
        if (!answer.ok) expect(answer.error).toMatch(/\w/);
      }),
      { numRuns: runs(60) },
    );
  });

  test.each([
    '/%',
    '/api/%zz',
    '/_control/state?as=%',
    '/files/../../etc/passwd',
    '//',
    '/upload/v1/x',
    '/hooks/x',
  ])('%s is only another address that leads nowhere', async (path) => {
    const response = await fetch(`${sandbox.url}${path}`, { method: 'POST' });
    expect(response.status).toBeLessThan(500);
  });
});
