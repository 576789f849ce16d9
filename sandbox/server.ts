/** The sandbox: a strict local Slack in one process. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TooBig } from './http/body.ts';
import { serveControl } from './http/control.ts';
import { isRebound, pageCookie } from './http/guard.ts';
import { serveInstall } from './http/install-page.ts';
import { sendJson } from './http/json.ts';
import { serveMethod } from './http/web-api.ts';
import { serveAvatar, serveFile, serveUpload } from './http/web-files.ts';
import { serveHook } from './http/web-hooks.ts';
import { type PersonDoor, personDoor } from './person-door.ts';
import type { ClockRequest, Switches } from './protocol.ts';
import type { Inspector } from './tools/inspector.ts';
import { makeSettling } from './tools/settle.ts';
import { changeSwitches } from './tools/switches.ts';
import { makeWorkspace } from './workspace/make-workspace.ts';
import { readManifest } from './workspace/manifest.ts';
import type { OwnPage, Sample } from './workspace/records.ts';
import { openStore } from './workspace/store.ts';
import type { Workspace } from './workspace/workspace.ts';

export interface SandboxOptions {
  /** A parsed app manifest. */
  manifest: unknown;
  /** 0, the default: any free one. */
  port?: number;
  /** Default 127.0.0.1: the sandbox is open to whoever reaches it. */
  host?: string;
  /** Where everything is kept; without it, in memory. */
  dataDir?: string;
  /** Where the app listens for HTTP; default, with an `appListener`: `/slack/events` on the sandbox's own port. */
  requestUrl?: string;
  /** The app, when it lives in this process: gets `/slack/*`, `/healthz`, `/readyz`, `/metrics`. */
  appListener?: (request: IncomingMessage, response: ServerResponse) => void;
  /** Slack's rates (default), or none. */
  limits?: 'real' | 'off';
  /** The clock that the sandbox's own is shifted against; default the machine's. */
  now?: () => Date;
  /** False: the app is not in the workspace until somebody adds it by OAuth. */
  installed?: boolean;
  /** Milliseconds before each retry of an event; default as Slack: at once, 1 minute, 5 minutes. */
  retryDelays?: number[];
  /** For the doors of people: resolves when the app has nothing more to do. Without it they wait for a quiet moment. */
  idle?: () => Promise<void>;
  /** Views and messages that the app can send, for the page's gallery: asked for when somebody opens it. */
  samples?: () => readonly Sample[];
  /** Serves the page at `/`; default true. */
  page?: boolean;
  /** Pages besides, of whoever starts it, to which the list of conversations leads. */
  pages?: readonly OwnPage[];
}

export interface Sandbox {
  /** Without a slash at the end. */
  url: string;
  /** Ends with `/api/`. */
  apiUrl: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
  clientId: string;
  clientSecret: string;
  appId: string;
  teamId: string;
  botUserId: string;
  /** A person by handle, first name, whole name or id. Throws when there is none. */
  person(name: string): PersonDoor;
  inspector: Inspector;
  /** The sandbox's clock. */
  now(): Date;
  clock(request: ClockRequest): Promise<void>;
  /** Called after each jump and step of the clock; a fast run waits for it. Returns how to stop listening. */
  onTime(listener: (now: Date) => void | Promise<void>): () => void;
  switches(change?: Partial<Switches>): Switches;
  /** Polls until `look` gives something other than undefined or false, and answers that. Throws after `within` ms (20,000). */
  until<T>(look: () => T | undefined | false, within?: number): Promise<T>;
  /** Resolves when no delivery and no call has been under way for a moment. */
  settled(): Promise<void>;
  /** Where the app listens may become known only after it was given the sandbox's address. */
  setRequestUrl(url: string): void;
  /** What the doors of people and tests look into. */
  workspace: Workspace;
  /** Ends everything within a second, open pages and sockets included. */
  stop(): Promise<void>;
}

/** Said when the port is taken. */
export class PortTaken extends Error {}

const HOST = '127.0.0.1';

/**
 * Starts the sandbox.
 * @throws PortTaken, StoreInUse, or Error for a manifest that is none; each with a sentence
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const app = readManifest(options.manifest);
  const host = options.host ?? HOST;
  const store = openStore(options.dataDir);
  const ws = makeWorkspace({
    store,
    app,
    now: options.now ?? (() => new Date()),
    limits: options.limits ?? 'real',
    installed: options.installed ?? true,
    retryDelays: options.retryDelays ?? [0, 60_000, 300_000],
    samples: options.samples ?? (() => []),
    pages: options.pages ?? [],
  });
  const settling = makeSettling(ws, options.idle);
  let stopped = false;
  const server = createServer((request, response) => {
    route(ws, options, settling.track, request, response).catch((error: unknown) => {
      if (stopped) return void response.destroy();
      if (error instanceof TooBig) return sendJson(response, 413, { ok: false, error: 'request_too_large' });
      process.stderr.write(
        `The sandbox failed at ${request.method} ${request.url}: ${String((error as Error)?.stack)}\n`,
      );
      if (!response.headersSent) sendJson(response, 500, { ok: false, error: 'fatal_error' });
      else response.destroy();
    });
  });
  // Whoever calls ends an idle connection: were it ended from here, the next call could be sent into its end and be lost.
  server.keepAliveTimeout = 0;
  server.on('upgrade', (request, socket, head) => ws.sockets.upgrade(request, socket, head));
  try {
    await listen(server, options.port ?? 0, host);
  } catch (error) {
    await ws.sockets.stop();
    store.close();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  ws.url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  ws.requestUrl = options.requestUrl ?? (options.appListener && `${ws.url}/slack/events`);
  const tokenOf = (kind: 'bot' | 'app') =>
    [...store.tokens.values()].findLast((token) => token.kind === kind && !token.revoked)?.token ?? '';

  return {
    url: ws.url,
    apiUrl: `${ws.url}/api/`,
    get botToken() {
      return tokenOf('bot');
    },
    appToken: tokenOf('app'),
    signingSecret: ws.secrets.signingSecret,
    clientId: ws.secrets.clientId,
    clientSecret: ws.secrets.clientSecret,
    appId: ws.secrets.appId,
    teamId: ws.team.id,
    botUserId: ws.bot.userId,
    person: (name) => personDoor(ws, name, settling.settled),
    inspector: ws.inspector,
    now: () => ws.clock.now(),
    async clock(request) {
      await ws.clock.do(request);
      ws.bus.changed();
    },
    onTime: (listener) => ws.clock.listen(listener),
    switches: (change) => (change ? changeSwitches(ws, change) : ws.switches),
    until,
    settled: settling.settled,
    setRequestUrl(url) {
      ws.requestUrl = url;
    },
    workspace: ws,
    async stop() {
      stopped = true;
      ws.clock.stop();
      ws.delivery.stop();
      await ws.sockets.stop();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      store.close();
    },
  };
}

async function until<T>(look: () => T | undefined | false, within = 20_000): Promise<T> {
  const end = performance.now() + within;
  for (;;) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > end) throw new Error(`Nothing came of it within ${within} ms: ${look.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new PortTaken(
              `Port ${port} is taken by another program. Choose another one: PORT=${port + 1}, or --port ${port + 1}.`,
            )
          : error,
      );
    });
    server.listen(port, host, resolve);
  });
}

const APP_PATHS = /^\/(?:slack\/|healthz$|readyz$|metrics$)/;

async function route(
  ws: Workspace,
  options: SandboxOptions,
  track: <T>(work: Promise<T>) => Promise<T>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  const [, first = '', second = '', third = ''] = path.split('/');
  if (first === 'api') return track(serveMethod(ws, second, request, response));
  if (first === 'upload') return track(serveUpload(ws, third, request, response));
  if (first === 'hooks') return track(serveHook(ws, path.slice('/hooks'.length), request, response));
  if (APP_PATHS.test(path) && options.appListener) return options.appListener(request, response);
  if (isRebound(options.host ?? HOST, request)) {
    return sendJson(response, 403, { ok: false, error: 'The sandbox answers only to localhost and its own address.' });
  }
  if (first === '_control') return serveControl(ws, second, request, response);
  if (path === '/oauth/v2/authorize') return serveInstall(ws, request, response);
  if (first === 'avatar') return serveAvatar(ws, second, response);
  if (first === 'files') return serveFile(ws, second, request, response);
  const own = ws.pages.find((page) => page.path === path);
  if (own && request.method === 'GET') return serveOwn(ws, own, response);
  if (first === 'archives' || (options.page !== false && request.method === 'GET'))
    return servePage(ws, path, response);
  sendJson(response, 404, { ok: false, error: `There is nothing at ${path}.` });
}

function serveOwn(ws: Workspace, { body }: OwnPage, response: ServerResponse): void {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'x-content-type-options': 'nosniff' };
  response.writeHead(200, { ...headers, 'cache-control': 'no-store', 'set-cookie': pageCookie(ws) });
  response.end(body());
}

/** The page's files; addresses of conversations and messages lead to the page itself. */
async function servePage(ws: Workspace, path: string, response: ServerResponse): Promise<void> {
  const { pageAssets } = await import('./page/serve.ts');
  const assets = await pageAssets();
  const asset = assets.get(path.startsWith('/archives/') ? '/' : path);
  if (!asset) return sendJson(response, 404, { ok: false, error: `There is nothing at ${path}.` });
  response.writeHead(200, {
    'content-type': asset.type,
    'x-content-type-options': 'nosniff',
    ...(asset.type.startsWith('text/html') && { 'set-cookie': pageCookie(ws) }),
  });
  response.end(asset.body);
}
