import { createServer, type ServerResponse } from 'node:http';
import { listen } from '../../../src/process/serve.ts';

/** What a gate may do with calls: before Slack has heard of them, or after it has done its work. */
export type GateFault =
  | { refuse: string }
  | { status: 429 | 500 | 503 | 'silence' | 'lost'; done: boolean; comeAgain?: boolean };

/** A call that is held back until it is told to go on. */
export interface Held {
  /** Resolves when it has come. */
  arrived: Promise<void>;
  open(): void;
}

/** Stands between bot and Slack: holds calls back, answers in Slack's place, or loses its answers. */
export interface Gate {
  apiUrl: string;
  /** Where Slack is. */
  leadTo(url: string): void;
  /** Holds the next call of a method back: before Slack hears of it, or, with `after`, its answer. @param but so many go through */
  hold(method: string, at?: 'before' | 'after', but?: number): Held;
  /** Does this with every call of a method, but for the first few, until it is mended. */
  fault(method: string, fault: GateFault, but?: number): void;
  /** Answers every call of a method with this error, until mended. */
  refuse(method: string, error: string): void;
  mend(): void;
  /** How often a method was called. */
  called(method: string): number;
  /** How many calls went wrong since the last `fault`. */
  readonly hits: number;
  /** Until when tokens hold that are given from now on: a bot renews one of an hour before each use. */
  tokenSeconds: number | undefined;
  stop(): void;
}

/** Starts a gate that leads nowhere yet. */
export async function startGate(): Promise<Gate> {
  let target = '';
  let held: { method: string; at: string; but: number; reached(): void; opened: Promise<void> } | undefined;
  const faults = new Map<string, { fault: GateFault; but: number }>();
  const calls: string[] = [];
  let hits = 0;
  const json = { 'content-type': 'application/json' };

  async function stopAt(method: string, at: 'before' | 'after'): Promise<void> {
    if (held?.method !== method || held.at !== at || held.but-- > 0) return;
    const { reached, opened } = held;
    held = undefined;
    reached();
    await opened;
  }
  function faultOf(method: string): GateFault | undefined {
    const found = faults.get(method);
    if (!found || found.but-- > 0) return undefined;
    hits++;
    return found.fault;
  }
  /** What the bot hears instead. */
  function fail(response: ServerResponse, fault: GateFault): void {
    if ('refuse' in fault)
      return void response.writeHead(200, json).end(JSON.stringify({ ok: false, error: fault.refuse }));
    const { status, comeAgain = true } = fault;
    if (status === 'silence') return;
    if (status === 'lost') return void response.destroy();
    const again = status !== 500 && comeAgain && { 'retry-after': '1' };
    response.writeHead(status, { ...json, ...again }).end(JSON.stringify({ ok: false, error: 'a fault' }));
  }

  const server = createServer(async (request, response) => {
    const method = request.url?.split('/').at(-1) ?? '';
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    calls.push(method);
    const fault = faultOf(method);
    if (fault && !('done' in fault && fault.done)) return fail(response, fault);
    await stopAt(method, 'before');
    const { authorization = '', 'content-type': type = '' } = request.headers;
    const headers = { authorization, 'content-type': type };
    try {
      const answer = await fetch(`${target}${method}`, { method: 'POST', headers, body: Buffer.concat(parts) });
      const body = await answer.text();
      await stopAt(method, 'after');
      if (fault) return fail(response, fault);
      const wait = answer.headers.get('retry-after');
      response.writeHead(answer.status, { ...json, ...(wait && { 'retry-after': wait }) });
      response.end(gate.tokenSeconds ? body.replace(/"expires_in":\d+/, `"expires_in":${gate.tokenSeconds}`) : body);
    } catch {
      // Slack was not there, or closed without an answer: so does the gate.
      response.destroy();
    }
  });
  const port = await listen(server, 0, '127.0.0.1');
  const gate: Gate = {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    leadTo(url) {
      target = url;
    },
    hold(method, at = 'before', but = 0) {
      const [reached, opened] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      held = { method, at, but, reached: reached.resolve, opened: opened.promise };
      return { arrived: reached.promise, open: opened.resolve };
    },
    fault(method, fault, but = 0) {
      hits = 0;
      faults.set(method, { fault, but });
    },
    refuse: (method, error) => gate.fault(method, { refuse: error }),
    mend() {
      faults.clear();
      held = undefined;
    },
    called: (method) => calls.filter((one) => one === method).length,
    get hits() {
      return hits;
    },
    tokenSeconds: undefined,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
  return gate;
}
