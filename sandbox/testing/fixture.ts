/** A workspace in memory without a server, and calls into it, for tests of single methods. */
import { call } from '../api/index.ts';
import { addMember, archive, createChannel } from '../conversations/channels.ts';
import { openDirect } from '../conversations/conversations.ts';
import { post } from '../conversations/messages.ts';
import { makeWorkspace } from '../workspace/make-workspace.ts';
import { readManifest } from '../workspace/manifest.ts';
import type { Conversation } from '../workspace/records.ts';
import { openStore } from '../workspace/store.ts';
import type { Workspace } from '../workspace/workspace.ts';

const EVERY_SCOPE = [
  ...['chat:write', 'commands', 'users:read', 'users:read.email', 'team:read', 'dnd:read', 'pins:write', 'pins:read'],
  ...['files:write', 'files:read', 'reactions:write', 'channels:join', 'channels:manage', 'groups:write', 'im:write'],
  ...['mpim:write', 'channels:read', 'groups:read', 'im:read', 'mpim:read', 'channels:history', 'groups:history'],
  ...['im:history', 'mpim:history'],
];

export interface Fixture {
  ws: Workspace;
  /** The events that the app was sent, in their order. */
  sent: Record<string, unknown>[];
  /** The bot is a member of these: a public and a private channel, an archived one, and Maya's direct conversation. */
  joined: Conversation;
  secret: Conversation;
  archived: Conversation;
  direct: Conversation;
  /** A public channel without the bot, and a private one. */
  outside: Conversation;
  hidden: Conversation;
  /** In `joined`: a message of the bot, one of Maya, and one only Maya sees. */
  mine: string;
  hers: string;
  ephemeral: string;
  maya: string;
  daniel: string;
  /** Deactivated. */
  ruth: string;
  /** Of another organization, in `shared`, where the bot is not. */
  ingrid: string;
  shared: Conversation;
  /** Calls a method with the bot's token, or another one. */
  api(method: string, args?: Record<string, unknown>, token?: string): Promise<Record<string, unknown>>;
  botToken: string;
  appToken: string;
}

/** `scopes`: what the bot's token has; default everything. `events`: what the manifest subscribes to. */
export function makeFixture(scopes: string[] = EVERY_SCOPE, events: string[] = []): Fixture {
  const ws = makeWorkspace({
    store: openStore(),
    app: readManifest({
      display_information: { name: 'Fixture' },
      features: {
        bot_user: { display_name: 'Fixture' },
        app_home: { home_tab_enabled: true, messages_tab_enabled: true },
      },
      oauth_config: { scopes: { bot: scopes }, redirect_urls: ['https://app.example/'] },
      settings: { interactivity: { is_enabled: true }, event_subscriptions: { bot_events: events } },
    }),
    now: () => new Date(),
    limits: 'off',
    installed: true,
    retryDelays: [],
    samples: () => [],
    pages: [],
  });
  const sent: Fixture['sent'] = [];
  ws.delivery = { ...ws.delivery, event: (_name, payload) => void sent.push(payload.event as Record<string, unknown>) };
  const byName = (name: string) => [...ws.store.people.values()].find((person) => person.name === name)?.id ?? '';
  const channel = (id: string) => ws.store.conversations.get(id) as Conversation;
  const [maya, daniel, ruth, ingrid] = ['maya', 'daniel', 'ruth', 'ingrid'].map(byName) as [
    string,
    string,
    string,
    string,
  ];
  const joined = channel('C0RESID026');
  addMember(ws, joined, ws.bot.userId);
  const secret = createChannel(ws, 'pair-maya-daniel', ws.bot.userId, true);
  addMember(ws, secret, maya);
  const archived = createChannel(ws, 'old-things', ws.bot.userId, false);
  addMember(ws, archived, maya);
  archive(ws, archived, maya, true);
  const token = (kind: 'bot' | 'app') => [...ws.store.tokens.values()].find((each) => each.kind === kind)?.token ?? '';
  const [botToken, appToken] = [token('bot'), token('app')];
  return {
    ws,
    sent,
    joined,
    secret,
    archived,
    direct: openDirect(ws, [maya, ws.bot.userId]),
    outside: channel('C0JOURNAL7'),
    hidden: channel('C0FACULTY3'),
    mine: post(ws, joined, { by: 'bot', text: 'mine' }).ts,
    hers: post(ws, joined, { by: { user: maya }, text: 'hers' }).ts,
    ephemeral: post(ws, joined, { by: 'bot', text: 'psst', ephemeralTo: maya }).ts,
    maya,
    daniel,
    ruth,
    ingrid,
    shared: channel('C0SHARED08'),
    botToken,
    appToken,
    api: async (method, args = {}, used = botToken) => (await call(ws, method, used, args)).body,
  };
}

/** A view that Slack takes. */
export const MODAL = {
  type: 'modal',
  title: { type: 'plain_text', text: 'A modal' },
  submit: { type: 'plain_text', text: 'Send' },
  blocks: [
    {
      type: 'input',
      block_id: 'b',
      label: { type: 'plain_text', text: 'Say' },
      element: { type: 'plain_text_input', action_id: 'a' },
    },
  ],
};

/** A Home view that Slack takes. */
export const HOME = { type: 'home', blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Home' } }] };
