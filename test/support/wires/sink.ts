import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen } from '../../../src/process/serve.ts';

/** One call of the Web API, with its arguments as the client sent them. */
export interface SinkCall {
  method: string;
  args: Record<string, string>;
}

/** What becomes of the next call of a method. `lost` and `done_500` do the work first. */
export type SinkFault =
  | { answer: 'status_429' | 'status_500' | 'status_503' | 'silence' | 'lost' | 'done_500' }
  | { refuse: string; messages?: string[] };

/** A bare HTTP server in Slack's place: it keeps messages and Homes, and does as it is told. */
export interface Sink {
  apiUrl: string;
  calls: SinkCall[];
  /** What stands in the chats, in order; `pushes` counts every message that was ever posted. */
  messages: { channel: string; ts: string; text: string; metadata?: string }[];
  pushes: number;
  homes: Map<string, string>;
  /** Does something wrong with the next calls of a method. */
  fault(method: string, fault: SinkFault, times?: number): void;
  /** Is told of a call before it is worked; the call waits for it. */
  before(method: string, doing: () => Promise<void> | void): void;
  /** Stops answering: connections are refused until `start`. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

export async function startSink(): Promise<Sink> {
  const faults = new Map<string, { fault: SinkFault; times: number }>();
  const hooks = new Map<string, () => Promise<void> | void>();
  let serial = 0;
  let server = createServer(handle);
  const port = await listen(server, 0, '127.0.0.1');
  const sink: Sink = {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    calls: [],
    messages: [],
    pushes: 0,
    homes: new Map(),
    fault: (method, fault, times = 1) => void faults.set(method, { fault, times }),
    before: (method, doing) => void hooks.set(method, doing),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
    async start() {
      server = createServer(handle);
      await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    },
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.url?.split('/').at(-1) ?? '';
    let body = '';
    for await (const part of request) body += String(part);
    const args = Object.fromEntries(new URLSearchParams(body));
    sink.calls.push({ method, args });
    const hook = hooks.get(method);
    hooks.delete(method);
    await hook?.();
    const found = faults.get(method);
    if (found && --found.times <= 0) faults.delete(method);
    const fault = found?.fault;
    const answer = (status: number, value: object, headers = {}): void =>
      void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
    if (fault && 'refuse' in fault)
      return answer(200, { ok: false, error: fault.refuse, response_metadata: { messages: fault.messages ?? [] } });
    switch (fault?.answer) {
      case 'status_429':
        return answer(429, {}, { 'retry-after': '7' });
      case 'status_503':
        return answer(503, {}, { 'retry-after': '7' });
      case 'status_500':
        return answer(500, {});
      case 'silence':
        return;
      default:
    }
    const done = work(method, args);
    if (fault?.answer === 'lost') return void response.destroy();
    if (fault?.answer === 'done_500') return answer(500, {});
    answer(200, done);
  }

  function work(method: string, args: Record<string, string>): object {
    const { channel = '', ts = '', text = '', metadata } = args;
    const at = sink.messages.findIndex((one) => one.channel === channel && one.ts === ts);
    switch (method) {
      case 'conversations.open':
        return { ok: true, channel: { id: `D${args.users}` } };
      case 'chat.postMessage': {
        serial += 1;
        sink.pushes += 1;
        const message = { channel, ts: `${serial}.000`, text, ...(metadata && { metadata }) };
        sink.messages.push(message);
        return { ok: true, channel, ts: message.ts };
      }
      case 'chat.update':
        if (at < 0) return { ok: false, error: 'message_not_found' };
        Object.assign(sink.messages[at] ?? {}, { text });
        return { ok: true, channel, ts };
      case 'chat.delete':
        if (at < 0) return { ok: false, error: 'message_not_found' };
        sink.messages.splice(at, 1);
        return { ok: true };
      case 'conversations.history': {
        const messages = sink.messages
          .filter((one) => one.channel === channel)
          .map((one) => ({ ...one, metadata: one.metadata && JSON.parse(one.metadata) }));
        return { ok: true, messages };
      }
      case 'views.publish':
        sink.homes.set(args.user_id ?? '', args.view ?? '');
        return { ok: true };
      default:
        return { ok: true };
    }
  }
  return sink;
}
