import { expect, test } from 'vitest';
import { startSandbox } from '../server.ts';
import { connect } from '../testing/socket-client.ts';
import { startTrial } from '../testing/start-trial.ts';
import { TRIAL_MANIFEST } from '../testing/trial-app.ts';

test('an event that nobody acknowledges comes again, with its number and reason', async () => {
  const sandbox = await startSandbox({ manifest: TRIAL_MANIFEST, page: false, retryDelays: [0, 20, 20] });
  const { messages } = await connect(sandbox, () => undefined);
  sandbox.workspace.delivery.event('test', { type: 'event_callback' });
  await sandbox.until(() => messages.length === 3, 8000);
  expect(messages.slice(1).map(({ type, retry_attempt, retry_reason }) => [type, retry_attempt, retry_reason])).toEqual(
    [
      ['events_api', 0, ''],
      ['events_api', 1, 'http_timeout'],
    ],
  );
  await sandbox.stop();
});

test('Bolt comes back by itself after it was asked to refresh', async () => {
  const trial = await startTrial('socket');
  trial.sandbox.workspace.sockets.disconnect('refresh_requested');
  await trial.sandbox.until(() => trial.sandbox.workspace.sockets.count() === 0);
  await trial.sandbox.until(() => trial.sandbox.workspace.sockets.count() === 1, 10_000);
  await trial.sandbox.person('maya').command('/trial form');
  expect(trial.sandbox.person('maya').modal()?.title?.text).toBe('1 of 2');
  await trial.stop();
});
