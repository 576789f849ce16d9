/** The HTTP side of the Web API: `/api/<method>`, `/upload/v1/<ticket>`, `/hooks/…` and `/files/…`. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { call } from './api/index.ts';
import { Refusal } from './api/refusal.ts';
import { readArguments, readBytes, readMultipart } from './body.ts';
import { respond } from './doings/respond.ts';
import { takeFault } from './faults.ts';
import { takeBytes } from './files.ts';
import { secret } from './ids.ts';
import type { Workspace } from './workspace.ts';

/** Answers with JSON. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
}

/** One call of a method. */
export async function serveMethod(
  ws: Workspace,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const began = performance.now();
  const read = await readArguments(request, new URL(request.url ?? '/', 'http://sandbox').searchParams);
  const given = 'args' in read ? read.args : {};
  const record = (status: number, body: Record<string, unknown>, detail: string[] = []) => {
    const messages = (body.response_metadata as { messages?: string[] } | undefined)?.messages ?? [];
    ws.inspector.add({
      direction: 'from_app',
      name,
      transport: 'http',
      status,
      ms: Math.round(performance.now() - began),
      ok: body.ok === true,
      ...(typeof body.error === 'string' && { error: body.error }),
      ...(messages.length + detail.length > 0 && { detail: [...messages, ...detail] }),
      request: withoutSecrets(given),
      response: body,
    });
  };
  if ('error' in read) {
    const body = { ok: false, error: read.error };
    record(200, body);
    return sendJson(response, 200, body);
  }
  const fault = takeFault(ws, name);
  if (fault === 'silence') return record(0, { ok: false, error: 'fault: silence' });
  if (fault === 'status_429' || fault === 'status_500') {
    const status = fault === 'status_429' ? 429 : 500;
    const body = { ok: false, error: status === 429 ? 'ratelimited' : 'internal_error' };
    record(status, body, ['a fault that was switched on']);
    return sendJson(response, status, body, status === 429 ? { 'retry-after': '1' } : {});
  }
  const basic = basicAuthorization(request.headers.authorization);
  const answered = await call(ws, name, tokenOf(request, given), { ...basic, ...given });
  const { body } = answered;
  if (read.warnings.length > 0) {
    const metadata = body.response_metadata as { warnings?: string[] } | undefined;
    const warnings = [...(metadata?.warnings ?? []), ...read.warnings];
    Object.assign(body, { warning: warnings.join(','), response_metadata: { ...metadata, warnings } });
  }
  if (fault === 'lost') {
    record(0, { ok: false, error: 'fault: answer lost' }, ['the work was done']);
    return void request.socket.destroy();
  }
  record(answered.status, body, answered.notes);
  sendJson(response, answered.status, body, {
    'x-slack-req-id': secret(32),
    'x-oauth-scopes': answered.scopes.join(','),
    ...(answered.accepted.length > 0 && { 'x-accepted-oauth-scopes': answered.accepted.join(',') }),
    ...(answered.retryAfter !== undefined && { 'retry-after': String(answered.retryAfter) }),
  });
}

function tokenOf(request: IncomingMessage, args: Record<string, unknown>): string | undefined {
  const [, header] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
  return header ?? (typeof args.token === 'string' ? args.token : undefined);
}

function basicAuthorization(header: string | undefined): Record<string, string> {
  const [, encoded] = /^Basic (.+)$/i.exec(header ?? '') ?? [];
  if (encoded === undefined) return {};
  const [client_id = '', client_secret = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { client_id: decodeURIComponent(client_id), client_secret: decodeURIComponent(client_secret) };
}

function withoutSecrets(args: Record<string, unknown>): Record<string, unknown> {
  const { token: _token, client_secret: _secret, refresh_token: _refresh, ...shown } = args;
  return shown;
}

/** The second step of an upload. Answers text, as Slack does. */
export async function serveUpload(
  ws: Workspace,
  ticket: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBytes(request);
  const type = request.headers['content-type'] ?? '';
  const bytes = type.startsWith('multipart/form-data') ? (await readMultipart(type, body))?.files[0] : body;
  const wrong = bytes ? takeBytes(ws, ticket, bytes) : 'no file in the form';
  const status = wrong ? 400 : 200;
  const text = wrong ?? `OK - ${bytes?.length ?? 0}`;
  ws.inspector.add({
    direction: 'from_app',
    name: 'file upload',
    transport: 'http',
    status,
    ms: 0,
    ok: !wrong,
    ...(wrong && { error: wrong }),
    request: { bytes: body.length },
    response: text,
  });
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
}

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

/** The bytes of a file. */
export function serveFile(ws: Workspace, id: string, download: boolean, response: ServerResponse): void {
  const stored = ws.store.files.get(id);
  const bytes = stored?.uploaded ? ws.store.readBytes(id) : undefined;
  if (!stored || !bytes) return void response.writeHead(404).end();
  response.writeHead(200, {
    'content-type': stored.file.mimetype,
    'content-length': bytes.length,
    // What apps upload is shown, never run.
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'x-content-type-options': 'nosniff',
    ...(download && { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(stored.file.name)}` }),
  });
  response.end(bytes);
}
