/** Puts the sandbox's workspace together from its store: seeded when it is new, taken up as it was otherwise. */
import { newConversation } from '../conversations/new-conversation.ts';
import { makeDelivery } from '../delivery/deliver.ts';
import { makeSockets } from '../delivery/socket.ts';
import { makeForms } from '../forms/forms.ts';
import type { Switches } from '../protocol.ts';
import { makeClock } from '../tools/clock.ts';
import { makeInspector } from '../tools/inspector.ts';
import { makeBus } from './bus.ts';
import { makeHooks } from './hooks.ts';
import { objectId, secret, tokenText } from './ids.ts';
import { makeLimits } from './limits.ts';
import type { AppDefinition } from './manifest.ts';
import type { OwnPage, Person, Sample, Singletons, Team, Token } from './records.ts';
import { seedConversations, seedPeople } from './seed.ts';
import type { Store } from './store.ts';
import { makeTriggers } from './triggers.ts';
import { type Delivery, micros, type Sockets, type Workspace } from './workspace.ts';

/** While the clock runs fast, open pages hear of it this often. */
const CLOCK_TOLD_MS = 200;

export interface WorkspaceOptions {
  store: Store;
  app: AppDefinition;
  now: () => Date;
  limits: 'real' | 'off';
  installed: boolean;
  /** Milliseconds before each retry of an event. */
  retryDelays: number[];
  samples: () => readonly Sample[];
  pages: readonly OwnPage[];
}

/** Takes up the workspace that the store holds, or seeds a new one. */
export function makeWorkspace(options: WorkspaceOptions): Workspace {
  const { store, app } = options;
  const clock = makeClock(options.now, store.one('clock'), (state) => store.setOne('clock', state));
  const switches: Switches = {
    limits: options.limits,
    newBlocks: store.one('switches')?.newBlocks ?? true,
    apiFault: 'none',
    faultMethods: [],
    faultTimes: 0,
    filesShown: 'at_once',
    deliveryFault: 'none',
    refusals: {},
  };
  let lastTs = 0;
  for (const { ts } of store.messages.values()) lastTs = Math.max(lastTs, micros(ts));
  const nextTs = () => {
    lastTs = Math.max(lastTs + 1, clock.now().getTime() * 1000);
    return `${Math.floor(lastTs / 1e6)}.${String(lastTs % 1e6).padStart(6, '0')}`;
  };
  const seconds = () => Math.floor(clock.now().getTime() / 1000);
  if (!store.one('team')) seed(store, app, seconds(), options.installed);
  const ws: Workspace = {
    store,
    app,
    team: store.one('team') as Team,
    secrets: store.one('secrets') as Singletons['secrets'],
    bot: store.one('bot') as Singletons['bot'],
    switches,
    clock,
    bus: makeBus(),
    inspector: makeInspector(),
    limits: makeLimits(),
    forms: makeForms(),
    triggers: makeTriggers(),
    hooks: makeHooks(),
    url: '',
    requestUrl: undefined,
    seconds,
    nextTs,
    samples: options.samples,
    pages: options.pages,
    sockets: undefined as unknown as Sockets,
    delivery: undefined as unknown as Delivery,
  };
  let told = 0;
  clock.listen(() => {
    if (performance.now() - told < CLOCK_TOLD_MS) return;
    told = performance.now();
    ws.bus.changed();
  });
  ws.sockets = makeSockets(ws);
  ws.delivery = makeDelivery(ws, options.retryDelays);
  // The manifest may have changed since the store was written: tokens follow it, as after a reinstall.
  const botPerson = store.people.get(ws.bot.userId);
  if (botPerson && botPerson.real_name !== app.botName) {
    store.people.set(botPerson.id, { ...botPerson, real_name: app.botName });
  }
  for (const token of store.tokens.values()) {
    if (token.kind === 'bot' && !token.revoked && token.expires === undefined)
      store.tokens.set(token.token, { ...token, scopes: app.scopes });
  }
  return ws;
}

function seed(store: Store, app: AppDefinition, at: number, installed: boolean): void {
  store.setOne('team', { id: 'T0RIVERSID', name: 'Riverside Residency', domain: 'riverside-residency' });
  store.setOne('secrets', {
    signingSecret: secret(32),
    clientId: `${Date.now()}.${Math.floor(Math.random() * 1e12)}`,
    clientSecret: secret(32),
    verificationToken: secret(24),
    appId: objectId('A'),
  });
  const bot = { userId: objectId('U'), botId: objectId('B'), installed };
  store.setOne('bot', bot);
  for (const person of seedPeople(at)) store.people.set(person.id, person);
  const ids = (name: string) => [...store.people.values()].find((person) => person.name === name)?.id ?? '';
  for (const conversation of seedConversations(at, ids)) store.conversations.set(conversation.id, conversation);
  store.people.set(bot.userId, botPerson(bot.userId, app, at));
  for (const person of [...store.people.values()]) {
    if (person.deleted || person.is_bot || person.team) continue;
    const made = newConversation({ id: objectId('D'), kind: 'im', members: [person.id, bot.userId] }, at);
    store.conversations.set(made.id, made);
  }
  for (const token of [
    { token: tokenText('xapp-1'), kind: 'app', scopes: ['connections:write'] },
    ...(installed ? [{ token: tokenText('xoxb'), kind: 'bot', scopes: app.scopes }] : []),
  ] as Token[]) {
    store.tokens.set(token.token, token);
  }
}

function botPerson(id: string, app: AppDefinition, at: number): Person {
  return {
    id,
    name: app.botName.toLowerCase().replaceAll(/[^a-z0-9]+/g, '') || 'app',
    real_name: app.botName,
    title: '',
    email: '',
    tz: 'America/Los_Angeles',
    colour: '2f5d50',
    is_admin: false,
    is_owner: false,
    is_restricted: false,
    deleted: false,
    is_bot: true,
    persona: 'bot',
    updated: at,
  };
}
