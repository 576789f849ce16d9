/** The sandbox by itself, for any Slack app: `npm run sandbox -- --help`. */
import { accessSync, constants, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { startSandbox } from './server.ts';

const HELP = `A strict local Slack, for trying and testing a Slack app. It is not Slack.

  npm run sandbox -- [options]

  --port <number>         where to listen (default: PORT of the environment, else 4000; 0 = any free port)
  --host <address>        default 127.0.0.1; whoever reaches it can be anyone in it
  --request-url <url>     where your app takes Slack's requests; not needed for Socket Mode
  --manifest <file>       your app's manifest, YAML or JSON (default ./manifest.yml of this project)
  --env <file>            write what your app has to know into this file, for node --env-file
  --data <folder>         keep everything here (default: in memory)
  --no-limits             let calls through faster than Slack would
  --not-installed         wait until somebody adds the app by OAuth
  --help                  this text

When ready it prints one line of JSON: url, apiUrl, botToken, appToken, signingSecret, clientId, clientSecret.
`;

/** Exit codes: 0 stopped, 1 could not start, 2 misused. */
async function main(): Promise<void> {
  const values = readOptions();
  if (values.help) return void process.stdout.write(HELP);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    misused(`--port has to be a number up to 65535, not "${values.port}".`);
  const requestUrl = values['request-url'];
  if (requestUrl !== undefined && !URL.canParse(requestUrl)) {
    misused(`--request-url has to be an address such as http://127.0.0.1:3001/slack/events, not "${requestUrl}".`);
  }
  if (values.env !== undefined) checkFolder(values.env);
  const sandbox = await startSandbox({
    port,
    host: values.host,
    manifest: readManifestFile(values.manifest),
    limits: values['no-limits'] ? 'off' : 'real',
    installed: values['not-installed'] !== true,
    ...(requestUrl !== undefined && { requestUrl }),
    ...(values.data !== undefined && { dataDir: values.data }),
  });
  const { url, apiUrl, botToken, appToken, signingSecret, clientId, clientSecret } = sandbox;
  const ready = { url, apiUrl, botToken, appToken, signingSecret, clientId, clientSecret };
  if (values.env !== undefined) writeFileSync(values.env, environmentOf(ready), { mode: 0o600 });
  const stop = () => void sandbox.stop().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.stdout.write(`${JSON.stringify(ready)}\n`);
}

/** The names that Slack's own examples use. */
function environmentOf(ready: Record<string, string>): string {
  const names = {
    SLACK_API_URL: ready.apiUrl,
    SLACK_BOT_TOKEN: ready.botToken,
    SLACK_APP_TOKEN: ready.appToken,
    SLACK_SIGNING_SECRET: ready.signingSecret,
    SLACK_CLIENT_ID: ready.clientId,
    SLACK_CLIENT_SECRET: ready.clientSecret,
  };
  return Object.entries(names)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        port: { type: 'string', default: process.env.PORT || '4000' },
        host: { type: 'string', default: '127.0.0.1' },
        'request-url': { type: 'string' },
        manifest: { type: 'string', default: fileURLToPath(new URL('../manifest.yml', import.meta.url)) },
        data: { type: 'string' },
        env: { type: 'string' },
        'no-limits': { type: 'boolean', default: false },
        'not-installed': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    return misused((error as Error).message);
  }
}

/** Better said before anything has started. */
function checkFolder(file: string): void {
  try {
    accessSync(dirname(resolve(file)), constants.W_OK);
  } catch {
    misused(`--env: there is no folder for ${file} that can be written to.`);
  }
}

function readManifestFile(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return misused(`The manifest ${file} cannot be read: ${(error as Error).message}`);
  }
}

function misused(sentence: string): never {
  process.stderr.write(`${sentence}\nSee: npm run sandbox -- --help\n`);
  process.exit(2);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
