/** The HTTP side of `response_url`s: `/hooks/…`. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { respond } from '../actions/respond.ts';
import { Refusal } from '../api/refusal.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { readArguments } from './body.ts';
import { sendJson } from './json.ts';

/** An answer to a `response_url`. */
export async function serveHook(
  ws: Workspace,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const read = await readArguments(request, new URLSearchParams());
  const given = 'args' in read ? (typeof read.args.payload === 'string' ? parse(read.args.payload) : read.args) : {};
  const answer = (status: number, body: Record<string, unknown> | string) => {
    const error = typeof body === 'string' ? undefined : String(body.error);
    ws.inspector.add({
      direction: 'from_app',
      name: 'response_url',
      transport: 'http',
      status,
      ms: 0,
      ok: error === undefined,
      ...(error !== undefined && { error }),
      request: given,
      response: body,
    });
    if (typeof body === 'string') response.writeHead(status, { 'content-type': 'text/plain' }).end(body);
    else sendJson(response, status, body);
  };
  const hook = ws.hooks.use(path);
  if (typeof hook === 'string') return answer(404, { ok: false, error: hook });
  try {
    respond(ws, hook, given);
    answer(200, 'ok');
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    answer(error.code === 'message_not_found' ? 404 : 400, { ok: false, error: error.code, ...error.more });
  }
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
