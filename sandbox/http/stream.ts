/** The stream of events that an open page listens to. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Workspace } from '../workspace/workspace.ts';

const GATHER_MS = 10;
const KEEP_ALIVE_MS = 15_000;

/** Answers with server-sent events until the page goes away. Changes close together become one. */
export function streamEvents(ws: Workspace, person: string, request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    connection: 'keep-alive',
  });
  const send = (event: string, data: unknown) => response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  let waiting: NodeJS.Timeout | undefined;
  const sendChange = () => {
    waiting = undefined;
    send('change', { revision: ws.bus.revision() });
  };
  sendChange();
  const stop = ws.bus.hear(person, (event) => {
    if (event.kind === 'change') waiting ??= setTimeout(sendChange, GATHER_MS);
    else if (event.kind === 'notification') send('notification', event.notification);
    else send('failure', event.failure);
  });
  const alive = setInterval(() => response.write(': still here\n\n'), KEEP_ALIVE_MS);
  request.on('close', () => {
    stop();
    clearTimeout(waiting);
    clearInterval(alive);
  });
}
