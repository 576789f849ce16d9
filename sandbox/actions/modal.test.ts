import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openView } from '../forms/views.ts';
import { type Sandbox, startSandbox } from '../server.ts';
import { MODAL } from '../testing/fixture.ts';
import { makeEar } from '../testing/listener.ts';
import { TRIAL_MANIFEST } from '../testing/trial-app.ts';
import { closeModal } from './modal.ts';

let sandbox: Sandbox;
/** What the app answers to a form that was sent, and what happens before it does. */
let answer: unknown;
let meanwhile: () => Promise<void>;

beforeEach(async () => {
  const { listener } = makeEar(async ({ type }) => {
    if (type !== 'view_submission') return undefined;
    await meanwhile();
    return answer;
  });
  sandbox = await startSandbox({ manifest: TRIAL_MANIFEST, page: false, limits: 'off', appListener: listener });
});
afterEach(() => sandbox.stop());

describe('a modal that is closed while the app is still answering', () => {
  test.each([
    ['update', { response_action: 'update', view: MODAL }],
    ['push', { response_action: 'push', view: MODAL }],
    ['errors', { response_action: 'errors', errors: { b: 'No.' } }],
    ['clear', { response_action: 'clear' }],
  ])('stays closed after %s', async (_how, given) => {
    const maya = sandbox.person('maya');
    openView(sandbox.workspace, sandbox.workspace.triggers.issue({ user: maya.id }), MODAL);
    await maya.type('b', 'typed');
    answer = given;
    meanwhile = () => closeModal(sandbox.workspace, { as: maya.id, view_id: maya.modal()?.id ?? '' });
    expect(await maya.submit()).toEqual({ ok: true, response: 'closed' });
    expect(maya.modals()).toEqual([]);
    expect(maya.failures()).toEqual([]);
  });
});
