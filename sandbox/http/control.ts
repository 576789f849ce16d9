/** `/_control/*`: the page's and every script's way to be a person. See README.md. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import { act, loadOptions } from '../actions/action.ts';
import { installApp, removeApp, revokeToken } from '../actions/app.ts';
import { changeChannel } from '../actions/channels.ts';
import { runCommand, sendMessage } from '../actions/command.ts';
import { openHome } from '../actions/home.ts';
import { closeModal, submit } from '../actions/modal.ts';
import { Problem } from '../actions/problem.ts';
import { changePeople } from '../actions/roster.ts';
import { actor, visible } from '../actions/who.ts';
import { markRead, openDirect } from '../conversations/conversations.ts';
import { makeFile, takeBytes } from '../conversations/files.ts';
import { BadForm } from '../forms/element-values.ts';
import type { AppRequest, UploadOutcome } from '../protocol.ts';
import { gallery } from '../tools/gallery.ts';
import { changeSwitches } from '../tools/switches.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { readBytes, TooBig } from './body.ts';
import { isFromElsewhere } from './guard.ts';
import { sendJson } from './json.ts';
import { type Requests, readRequest } from './requests.ts';
import { snapshot } from './snapshot.ts';
import { streamEvents } from './stream.ts';

/** POST doors: each takes the checked body and answers what goes beside `ok: true`, or a whole answer. */
const DOORS: { [D in keyof Requests]: (ws: Workspace, body: Requests[D]) => unknown } = {
  command: runCommand,
  message: sendMessage,
  action: act,
  submit,
  close: closeModal,
  home: (ws, body) => ({ channel: openHome(ws, body) }),
  options: loadOptions,
  read: (ws, body) => {
    const person = actor(ws, body.as);
    markRead(ws, visible(ws, person, body.channel), person.id, body.ts);
  },
  dm: (ws, body) => {
    const person = actor(ws, body.as);
    if (!ws.store.people.get(body.with)) throw new Problem(`There is no person ${body.with}.`);
    return { channel: openDirect(ws, [person.id, body.with]).id };
  },
  people: (ws, body) => ({ user: changePeople(ws, body) }),
  channel: (ws, body) => ({ channel: changeChannel(ws, body) }),
  app: changeApp,
  clock: async (ws, body) => {
    const done = ws.clock.do(body);
    // A run is answered when it has begun; refusals come before that.
    await (body.do === 'run' ? Promise.race([done, setImmediate()]) : done);
    ws.bus.changed();
    return ws.clock.state();
  },
};

const isDoor = (name: string): name is keyof Requests => Object.hasOwn(DOORS, name);

function open<D extends keyof Requests>(ws: Workspace, door: D, body: unknown): unknown {
  return DOORS[door](ws, readRequest(door, body));
}

async function changeApp(ws: Workspace, request: AppRequest): Promise<unknown> {
  switch (request.do) {
    case 'install':
      if (!actor(ws, request.as).is_admin) throw new Problem('Only an admin installs apps.');
      return { token: installApp(ws, ws.app.scopes).token };
    case 'uninstall':
      if (!actor(ws, request.as).is_admin) throw new Problem('Only an admin removes apps.');
      return removeApp(ws);
    case 'revoke': {
      const token = [...ws.store.tokens.values()].find((each) => each.kind === 'bot' && !each.revoked);
      if (token) revokeToken(ws, token);
      return undefined;
    }
    case 'verify': {
      const wrong = await ws.delivery.verify();
      if (wrong) throw new Problem(wrong);
      return undefined;
    }
    case 'disconnect':
      return ws.sockets.disconnect(request.reason);
  }
}

/** @param name the path after `/_control/` */
export async function serveControl(
  ws: Workspace,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const query = new URL(request.url ?? '/', 'http://sandbox').searchParams;
  try {
    if (isFromElsewhere(request)) {
      return sendJson(response, 403, { ok: false, error: 'Another site may not use the sandbox.' });
    }
    if (request.method === 'GET' || request.method === 'DELETE') return look(ws, name, request, query, response);
    if (request.method !== 'POST') return sendJson(response, 405, { ok: false, error: 'Use GET or POST.' });
    if (name === 'upload') return sendJson(response, 200, await upload(ws, request, query));
    const body = parseBody(await readBytes(request));
    if (name === 'switches') return sendJson(response, 200, changeSwitches(ws, body));
    if (!isDoor(name)) return sendJson(response, 404, { ok: false, error: `There is no /_control/${name}.` });
    sendJson(response, 200, { ok: true, ...((await open(ws, name, body)) as object | undefined) });
  } catch (error) {
    const isTheirs = [Problem, BadForm, RangeError, SyntaxError].some((kind) => error instanceof kind);
    if (error instanceof TooBig) return sendJson(response, 413, { ok: false, error: 'That is more than 20 MB.' });
    if (!isTheirs) throw error;
    sendJson(response, 400, { ok: false, error: (error as Error).message });
  }
}

function look(
  ws: Workspace,
  name: string,
  request: IncomingMessage,
  query: URLSearchParams,
  response: ServerResponse,
): void {
  if (name === 'events') {
    streamEvents(ws, viewer(ws, query).id, request, response);
    return;
  }
  if (name === 'inspector' && request.method === 'DELETE') ws.inspector.clear();
  const looks: Record<string, () => unknown> = {
    state: () => snapshot(ws, viewer(ws, query), query.get('channel') ?? undefined),
    gallery: () => ({ items: gallery(ws, ws.samples()) }),
    clock: () => ws.clock.state(),
    switches: () => ws.switches,
    inspector: () => ws.inspector.log(Number(query.get('since') ?? 0)),
  };
  const found = Object.hasOwn(looks, name) ? looks[name] : undefined;
  if (found) sendJson(response, 200, found());
  else sendJson(response, 404, { ok: false, error: `There is no /_control/${name} to get.` });
}

/** Whoever looks may be deactivated: their page then says so. Without `as`, the first person. */
function viewer(ws: Workspace, query: URLSearchParams) {
  const as = query.get('as');
  const people = [...ws.store.people.values()];
  const person = as === null ? people[0] : people.find((each) => each.id === as || each.name === as);
  if (!person || person.is_bot) throw new Problem(`There is no person ${as} in this workspace.`);
  return person;
}

function parseBody(bytes: Buffer): Record<string, unknown> {
  const body = JSON.parse(bytes.length === 0 ? '{}' : bytes.toString('utf8')) as unknown;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new SyntaxError('Send a JSON object.');
  return body as Record<string, unknown>;
}

async function upload(ws: Workspace, request: IncomingMessage, query: URLSearchParams): Promise<UploadOutcome> {
  const person = actor(ws, query.get('as') ?? '');
  const bytes = await readBytes(request);
  if (bytes.length === 0) throw new Problem('The file is empty.');
  const stored = makeFile(ws, { name: query.get('filename') ?? 'file', length: bytes.length, user: person.id });
  takeBytes(ws, stored.ticket, bytes);
  stored.completed = true;
  ws.store.files.set(stored.file.id, stored);
  return { ok: true, file: stored.file };
}
