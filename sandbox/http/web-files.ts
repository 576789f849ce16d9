/** Bytes over HTTP: uploads to `/upload/v1/<ticket>`, files at `/files/<id>/<name>`, pictures of people at `/avatar/<id>`. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { takeBytes } from '../conversations/files.ts';
import { initials } from '../conversations/text.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { readBytes, readMultipart } from './body.ts';
import { mayReadFiles } from './guard.ts';

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

/** The bytes of a file, for the page and for tokens that may read files. Anybody else is sent to the page, as Slack does. */
export function serveFile(ws: Workspace, id: string, request: IncomingMessage, response: ServerResponse): void {
  const { pathname, searchParams } = new URL(request.url ?? '/', ws.url);
  if (!mayReadFiles(ws, request)) {
    return void response.writeHead(302, { location: `${ws.url}/?redir=${encodeURIComponent(pathname)}` }).end();
  }
  const stored = ws.store.files.get(id);
  const bytes = stored?.uploaded ? ws.store.readBytes(id) : undefined;
  if (!stored || !bytes) return void response.writeHead(404).end();
  response.writeHead(200, {
    'content-type': stored.file.mimetype,
    'content-length': bytes.length,
    // What apps upload is shown, never run.
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'x-content-type-options': 'nosniff',
    ...(searchParams.get('download') === '1' && {
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(stored.file.name)}`,
    }),
  });
  response.end(bytes);
}

/** A person's initials on their colour. */
export function serveAvatar(ws: Workspace, id: string, response: ServerResponse): void {
  const person = ws.store.people.get(id);
  if (!person) {
    response.writeHead(404).end();
    return;
  }
  const letters = initials(person.real_name).replaceAll(/[<>&]/g, '');
  response.writeHead(200, { 'content-type': 'image/svg+xml', 'cache-control': 'max-age=60' });
  response.end(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 72"><rect width="72" height="72" rx="12" fill="#${person.colour}"/>
    <text x="36" y="46" font-family="sans-serif" font-size="28" text-anchor="middle" fill="#fff">${letters}</text></svg>`);
}
