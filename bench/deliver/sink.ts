/**
 * What stands in Slack's place: a bare HTTP server in a process of its own, that counts. It answers at once, or after a
 * while, and lets each workspace post by a bucket of its own, if it is told so.
 */
import { createServer } from 'node:http';
import { listen } from '../../src/process/serve.ts';
import { answerParent } from './child.ts';

/** How it behaves from now on; it forgets what it counted. */
export interface Behaviour {
  afterMs?: number;
  /** Workspaces that answer after another while. */
  slow?: Record<string, number>;
  /** What each workspace lets through by itself: so many a second, and so many at once after a rest. */
  bucket?: { perSecond: number; burst: number };
}

/** What it has counted. */
export interface Counted {
  posted: number;
  /** Messages to people who had one already. */
  twice: number;
  /** 429s, by workspace. */
  refused: Record<string, number>;
  /** Of each workspace: how many came, and when the last did, in milliseconds since the behaviour began. */
  came: Record<string, { messages: number; last: number }>;
}

let behaviour: Behaviour = {};
let begun = performance.now();
let readers = new Set<string>();
let counted: Counted = { posted: 0, twice: 0, refused: {}, came: {} };
const levels = new Map<string, { level: number; at: number }>();

/** Seconds until the workspace may post again; 0 when it may now. */
function waitOf(workspace: string): number {
  const { bucket } = behaviour;
  if (!bucket) return 0;
  const now = performance.now();
  const { level, at } = levels.get(workspace) ?? { level: bucket.burst, at: now };
  const full = Math.min(bucket.burst, level + ((now - at) / 1000) * bucket.perSecond);
  levels.set(workspace, { level: full >= 1 ? full - 1 : full, at: now });
  return full >= 1 ? 0 : Math.max(1, Math.ceil((1 - full) / bucket.perSecond));
}

function post(workspace: string, channel: string): { status: number; headers?: Record<string, string>; body: object } {
  const wait = waitOf(workspace);
  if (wait > 0) {
    counted.refused[workspace] = (counted.refused[workspace] ?? 0) + 1;
    return { status: 429, headers: { 'retry-after': String(wait) }, body: { ok: false, error: 'ratelimited' } };
  }
  if (readers.has(channel)) counted.twice++;
  readers.add(channel);
  counted.posted++;
  const messages = (counted.came[workspace]?.messages ?? 0) + 1;
  counted.came[workspace] = { messages, last: performance.now() - begun };
  return { status: 200, body: { ok: true, channel, ts: `${counted.posted}.000001` } };
}

const server = createServer((request, response) => {
  let text = '';
  request.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  request.on('end', () => {
    const form = new URLSearchParams(text);
    const workspace = (request.headers.authorization ?? '').replace('Bearer xoxb-', '');
    const { status, headers, body } = request.url?.endsWith('/conversations.open')
      ? { status: 200, headers: {}, body: { ok: true, channel: { id: `D${form.get('users')?.slice(1)}` } } }
      : post(workspace, form.get('channel') ?? '');
    const answer = () =>
      response.writeHead(status, { ...headers, 'content-type': 'application/json' }).end(JSON.stringify(body));
    const after = behaviour.slow?.[workspace] ?? behaviour.afterMs ?? 0;
    if (after > 0) setTimeout(answer, after);
    else answer();
  });
});
server.keepAliveTimeout = 120_000;
const port = await listen(server, 0, '127.0.0.1');
answerParent(
  {
    behave(next: Behaviour) {
      behaviour = next;
      begun = performance.now();
      readers = new Set();
      levels.clear();
      counted = { posted: 0, twice: 0, refused: {}, came: {} };
    },
    counted: () => counted,
  },
  `http://127.0.0.1:${port}/api/`,
);
