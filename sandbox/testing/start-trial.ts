/** Starts the sandbox with the trial app beside it, over HTTP or Socket Mode. */
import type { App } from '@slack/bolt';
import { type Sandbox, type SandboxOptions, startSandbox } from '../server.ts';
import { type Heard, TRIAL_MANIFEST, trialApp } from './trial-app.ts';

export interface Trial {
  sandbox: Sandbox;
  app: App;
  heard: Heard[];
  stop(): Promise<void>;
}

export async function startTrial(mode: 'http' | 'socket', options: Partial<SandboxOptions> = {}): Promise<Trial> {
  let idle = async (): Promise<void> => undefined;
  const sandbox = await startSandbox({
    manifest: TRIAL_MANIFEST,
    limits: 'off',
    retryDelays: [0, 20, 20],
    page: false,
    idle: () => idle(),
    ...options,
  });
  const { botToken: token, apiUrl, signingSecret, appToken } = sandbox;
  const trial = trialApp({ token, apiUrl, ...(mode === 'http' ? { signingSecret } : { appToken }) });
  idle = trial.idle;
  const { app, heard } = trial;
  if (mode === 'http') {
    const server = await app.start(0);
    const address = (server as { address(): { port: number } }).address();
    sandbox.setRequestUrl(`http://127.0.0.1:${address.port}/slack/events`);
  } else {
    await app.start();
    await sandbox.until(() => sandbox.workspace.sockets.count() > 0);
  }
  return {
    sandbox,
    app,
    heard,
    async stop() {
      await app.stop();
      await sandbox.stop();
    },
  };
}
