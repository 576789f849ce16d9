/** Socket Mode: what `apps.connections.open` leads to. */
import { type WebSocket, WebSocketServer } from 'ws';
import type { Json } from '../forms/elements.ts';
import { secret } from '../workspace/ids.ts';
import type { Sent, Sockets, Workspace } from '../workspace/workspace.ts';

const LIMIT = 10;
const TICKET_MS = 30_000;
const PING_MS = 5_000;
const WARNING_MS = 10_000;
const GOODBYE_MS = 300;

/** Why nothing reaches the app, for whoever wonders. */
function noSocket(ws: Workspace): string {
  if (ws.app.socketMode) return 'No socket is open, and the manifest asks for Socket Mode.';
  return ws.requestUrl === undefined ? 'No socket is open, and no request URL was given.' : 'Every socket is closing.';
}

export function makeSockets(ws: Workspace): Sockets {
  const server = new WebSocketServer({ noServer: true, maxPayload: 5_000_000 });
  const open: WebSocket[] = [];
  /** Sockets whose end has been announced. */
  const leaving = new Map<WebSocket, string>();
  const tickets = new Map<string, number>();
  const waiting = new Map<string, (answer: Sent) => void>();
  let next = 0;

  const pings = setInterval(() => {
    for (const socket of open) socket.ping(`Ping from sandbox ${Date.now()}`);
  }, PING_MS);
  pings.unref();

  const say = (socket: WebSocket, message: Json) => socket.send(JSON.stringify(message));

  function welcome(socket: WebSocket): void {
    if (open.length >= LIMIT) {
      say(socket, { type: 'disconnect', reason: 'too_many_websockets', debug_info: { host: 'sandbox' } });
      socket.close();
      return;
    }
    open.push(socket);
    const mine = new Set<string>();
    owned.set(socket, mine);
    socket.on('message', (data) => take(data.toString(), mine));
    socket.on('close', () => {
      open.splice(open.indexOf(socket), 1);
      leaving.delete(socket);
      for (const id of mine) {
        waiting.get(id)?.({
          ok: false,
          reason: 'failed',
          detail: 'The socket closed before it acknowledged.',
          status: 0,
        });
      }
    });
    socket.on('error', () => socket.terminate());
    say(socket, {
      type: 'hello',
      num_connections: open.length,
      debug_info: { host: 'sandbox', build_number: 1, approximate_connection_time: 18_060 },
      connection_info: { app_id: ws.secrets.appId },
    });
  }

  const owned = new Map<WebSocket, Set<string>>();

  function take(text: string, mine: Set<string>): void {
    let message: { envelope_id?: unknown; payload?: unknown } | null;
    try {
      message = JSON.parse(text) as typeof message;
    } catch {
      return;
    }
    const id = message?.envelope_id;
    if (typeof id !== 'string' || !mine.has(id)) return;
    const payload = message?.payload;
    const isEmpty = typeof payload === 'object' && payload !== null && Object.keys(payload).length === 0;
    waiting.get(id)?.({ ok: true, body: isEmpty || payload === null ? undefined : payload, status: 200 });
  }

  /** Those that payloads may go to: none that is about to close, save one that was only warned and is the last. */
  function usable(): WebSocket[] {
    const staying = open.filter((socket) => !leaving.has(socket));
    return staying.length > 0 ? staying : open.filter((socket) => leaving.get(socket) === 'warning');
  }

  return {
    count: () => open.length,
    ticket() {
      const ticket = secret(32);
      tickets.set(ticket, Date.now() + TICKET_MS);
      return `${ws.url.replace(/^http/, 'ws')}/link/?ticket=${ticket}&app_id=${ws.secrets.appId}`;
    },
    upgrade(request, socket, head) {
      const address = new URL(request.url ?? '/', 'http://sandbox');
      const ticket = address.searchParams.get('ticket') ?? '';
      const until = tickets.get(ticket) ?? 0;
      tickets.delete(ticket);
      if (address.pathname !== '/link/' || until < Date.now()) {
        socket.end('HTTP/1.1 408 Request Timeout\r\nconnection: close\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, welcome);
    },
    send(type, payload, deadline, retry) {
      next += 1;
      const sockets = usable();
      const socket = sockets[next % sockets.length];
      if (!socket) return Promise.resolve({ ok: false, reason: 'failed', detail: noSocket(ws), status: 0 });
      const id = `${secret(8)}-${secret(4)}-${secret(4)}-${secret(12)}`;
      const mine = owned.get(socket) ?? new Set();
      mine.add(id);
      return new Promise<Sent>((resolve) => {
        const finish = (answer: Sent) => {
          clearTimeout(timer);
          waiting.delete(id);
          mine.delete(id);
          resolve(answer);
        };
        const timer = setTimeout(
          () => finish({ ok: false, reason: 'timeout', detail: `no answer within ${deadline} ms`, status: 0 }),
          deadline,
        );
        waiting.set(id, finish);
        say(socket, {
          envelope_id: id,
          payload,
          type,
          accepts_response_payload: type !== 'events_api' && payload.type !== 'block_actions',
          ...(type === 'events_api' && { retry_attempt: retry?.number ?? 0, retry_reason: retry?.reason ?? '' }),
        });
      });
    },
    disconnect(reason) {
      const going = reason === 'link_disabled' ? [...open] : open.filter((socket) => !leaving.has(socket)).slice(0, 1);
      for (const socket of going) {
        leaving.set(socket, reason);
        say(socket, { type: 'disconnect', reason, debug_info: { host: 'sandbox' } });
        const end = setTimeout(() => socket.close(), reason === 'warning' ? WARNING_MS : 100);
        end.unref();
      }
    },
    async stop() {
      clearInterval(pings);
      for (const socket of server.clients) socket.close(1001);
      const end = performance.now() + GOODBYE_MS;
      while (server.clients.size > 0 && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 5));
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };
}
