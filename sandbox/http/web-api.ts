/** The HTTP side of the Web API: `/api/<method>`. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { call } from '../api/index.ts';
import { takeFault } from '../tools/faults.ts';
import { secret } from '../workspace/ids.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { readArguments } from './body.ts';
import { sendJson } from './json.ts';

/** The faults that answer at once and do nothing. */
const REFUSALS = {
  status_429: { status: 429, error: 'ratelimited', again: true },
  status_500: { status: 500, error: 'internal_error', again: false },
  status_503: { status: 503, error: 'service_unavailable', again: true },
};

/**
 * The older methods, mostly those that look: Slack drops the arguments of a JSON body, which their pages do not name among
 * what they take. https://docs.slack.dev/apis/web-api
 */
const WITHOUT_JSON = new Set([
  ...['auth.revoke', 'apps.uninstall', 'bots.info', 'chat.getPermalink', 'oauth.v2.access'],
  ...['conversations.info', 'conversations.list', 'conversations.members', 'conversations.replies'],
  ...['users.conversations', 'users.info', 'users.list', 'users.lookupByEmail', 'dnd.info', 'dnd.teamInfo'],
  ...['files.getUploadURLExternal', 'files.info'],
]);

/** One call of a method. */
export async function serveMethod(
  ws: Workspace,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const began = performance.now();
  const query = new URL(request.url ?? '/', 'http://sandbox').searchParams;
  const takesJson = !WITHOUT_JSON.has(name);
  const read = await readArguments(request, query, takesJson);
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
      response: withoutSecrets(body),
    });
  };
  if ('error' in read) {
    const body = { ok: false, error: read.error };
    record(200, body);
    return sendJson(response, 200, body);
  }
  const fault = takeFault(ws, name);
  if (fault === 'silence') return record(0, { ok: false, error: 'fault: silence' });
  if (fault !== 'none' && fault in REFUSALS) {
    const { status, error, again } = REFUSALS[fault as keyof typeof REFUSALS];
    record(status, { ok: false, error }, ['a fault that was switched on']);
    return sendJson(response, status, { ok: false, error }, again ? { 'retry-after': '1' } : {});
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
  if (fault === 'done_500') {
    const failed = { ok: false, error: 'internal_error' };
    record(500, failed, ['a fault that was switched on', 'the work was done']);
    return sendJson(response, 500, failed);
  }
  const isJson = request.headers['content-type']?.startsWith('application/json') === true;
  const ignored = isJson && !takesJson ? ['Slack ignores a JSON body here: send a form'] : [];
  record(answered.status, body, [...answered.notes, ...ignored]);
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
  try {
    return { client_id: decodeURIComponent(client_id), client_secret: decodeURIComponent(client_secret) };
  } catch {
    // A header that cannot be read counts as none: the method then misses its client.
    return {};
  }
}

const SECRETS = new Set(['token', 'client_secret', 'refresh_token', 'access_token', 'code']);

function withoutSecrets(args: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(args).filter(([name]) => !SECRETS.has(name)));
}
