import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../server.ts';

/** What Slack sends to an app, as far as the page's tests look at it. */
export interface Delivery {
  type?: string;
  command?: string;
  text?: string;
  trigger_id?: string;
  user?: { id: string };
  event?: { type: string; user: string; tab?: string };
  actions?: { action_id: string; type: string; [key: string]: unknown }[];
  view?: {
    id: string;
    callback_id: string;
    hash: string;
    state: { values: Record<string, Record<string, Record<string, unknown>>> };
  };
  value?: string;
  [key: string]: unknown;
}

/** A sandbox with an app in it that a test answers for, and the page at `url`. */
export interface PageTrial {
  sandbox: Sandbox;
  url: string;
  /** Everything the app was told, in order. */
  heard: Delivery[];
  /** Calls a Web API method as the app. Throws with Slack's error and its reasons. */
  call(method: string, args: Record<string, unknown>): Promise<Record<string, unknown>>;
  /** The id of a person by first name, and of the app's direct conversation with them. */
  person(name: string): string;
  direct(name: string): Promise<string>;
  stop(): Promise<void>;
}

/** The app's side of a delivery: what it answers. `undefined` is an empty acknowledgement, a promise may never come. */
export type Answer = (delivery: Delivery, trial: PageTrial) => unknown;

const MANIFEST = {
  display_information: { name: 'Trial' },
  features: {
    bot_user: { display_name: 'Trial' },
    app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
    slash_commands: [
      { command: '/trial', description: 'Try things', usage_hint: '[form | say]' },
      { command: '/mute', description: 'Never answers' },
    ],
  },
  oauth_config: {
    scopes: { bot: ['chat:write', 'commands', 'im:write', 'users:read', 'channels:read', 'files:write', 'pins:write'] },
  },
  settings: {
    interactivity: { is_enabled: true },
    event_subscriptions: { bot_events: ['app_home_opened'] },
  },
};

async function read(request: IncomingMessage): Promise<Delivery> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  if (request.headers['content-type']?.includes('json')) return JSON.parse(text) as Delivery;
  const form = new URLSearchParams(text);
  const payload = form.get('payload');
  return (payload ? JSON.parse(payload) : Object.fromEntries(form)) as Delivery;
}

/** Starts the sandbox with its page, and an app whose answers the test gives. */
export async function startPageTrial(answer: Answer, options: Partial<SandboxOptions> = {}): Promise<PageTrial> {
  const heard: Delivery[] = [];
  const listener = async (request: IncomingMessage, response: ServerResponse) => {
    const delivery = await read(request);
    heard.push(delivery);
    const body = await answer(delivery, trial);
    response.writeHead(200, { 'content-type': 'application/json' }).end(body === undefined ? '' : JSON.stringify(body));
  };
  const sandbox = await startSandbox({
    manifest: MANIFEST,
    limits: 'off',
    appListener: (request, response) => void listener(request, response),
    ...options,
  });
  const trial: PageTrial = {
    sandbox,
    url: sandbox.url,
    heard,
    async call(method, args) {
      const response = await fetch(`${sandbox.apiUrl}${method}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8', authorization: `Bearer ${sandbox.botToken}` },
        body: JSON.stringify(args),
      });
      const result = (await response.json()) as Record<string, unknown>;
      if (result.ok !== true) throw new Error(`${method}: ${JSON.stringify(result)}`);
      return result;
    },
    person: (name) => sandbox.person(name).id,
    async direct(name) {
      const { channel } = await trial.call('conversations.open', { users: sandbox.person(name).id });
      return (channel as { id: string }).id;
    },
    stop: () => sandbox.stop(),
  };
  return trial;
}
