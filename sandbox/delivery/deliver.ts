/**
 * Brings what people do to the app: over a socket where the app has one open, else by signed HTTP. An interaction has to
 * be acknowledged in 3 s and is sent once; an event is sent again up to three times.
 */
import { createHmac } from 'node:crypto';
import type { Json } from '../forms/elements.ts';
import { makePoster } from '../http/http-post.ts';
import { secret } from '../workspace/ids.ts';
import type { Ack, Delivery, Workspace } from '../workspace/workspace.ts';

const DEADLINE_MS = 3000;
const LATE_MS = 4000;
const HELD_MS = 2000;

type Attempt = Ack & { retry?: boolean; status: number };

export function makeDelivery(ws: Workspace, retryDelays: number[]): Delivery {
  const poster = makePoster();
  const timers = new Set<NodeJS.Timeout>();
  let underway = 0;
  let stopped = false;
  let held: (() => void) | undefined;

  const later = (ms: number, work: () => void) => {
    if (stopped) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, ms);
    timers.add(timer);
  };

  async function attempt(
    type: 'slash_commands' | 'interactive' | 'events_api',
    name: string,
    payload: Json,
    retry?: { number: number; reason: string },
  ): Promise<Attempt> {
    underway += 1;
    const began = performance.now();
    // An app that has lost its sockets is not reached by another way all of a sudden, unless it has given one.
    const bySocket = ws.sockets.count() > 0 || ws.app.socketMode;
    const url = bySocket ? undefined : ws.requestUrl;
    const transport = url === undefined ? 'socket' : 'http';
    try {
      const result =
        url === undefined
          ? await ws.sockets.send(type, payload, DEADLINE_MS, retry)
          : await overHttp(url, type, payload, retry);
      ws.inspector.add({
        direction: 'to_app',
        name,
        transport,
        status: result.status,
        ms: Math.round(performance.now() - began),
        ok: result.ok,
        ...(!result.ok && { error: result.reason, detail: [result.detail] }),
        request: payload,
        response: result.ok ? (result.body ?? null) : null,
      });
      return result;
    } finally {
      underway -= 1;
    }
  }

  async function overHttp(
    url: string,
    type: string,
    payload: Json,
    retry?: { number: number; reason: string },
  ): Promise<Attempt> {
    const form =
      type === 'slash_commands'
        ? new URLSearchParams(payload as Record<string, string>)
        : new URLSearchParams({ payload: JSON.stringify(payload) });
    const body = type === 'events_api' ? JSON.stringify(payload) : form.toString();
    const headers = {
      'content-type': type === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded',
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      accept: 'application/json,*/*',
      ...signature(ws.secrets.signingSecret, body),
      ...(retry && { 'x-slack-retry-num': String(retry.number), 'x-slack-retry-reason': retry.reason }),
    };
    const answer = await poster.post(url, body, headers, DEADLINE_MS);
    if ('failed' in answer) {
      return answer.failed === 'timeout'
        ? { ok: false, reason: 'timeout', detail: answer.reason, status: 0 }
        : { ok: false, reason: 'failed', detail: `${url}: ${answer.reason}`, status: 0 };
    }
    if (answer.status < 200 || answer.status > 299) {
      const retryAllowed = answer.headers['x-slack-no-retry'] !== '1';
      return {
        ok: false,
        reason: 'failed',
        detail: `HTTP ${answer.status}`,
        status: answer.status,
        retry: retryAllowed,
      };
    }
    return { ok: true, body: parsed(answer.body), status: answer.status };
  }

  async function eventWithRetries(name: string, payload: Json): Promise<void> {
    let result = await attempt('events_api', name, payload);
    for (
      let number = 1;
      !result.ok && result.retry !== false && number <= retryDelays.length && !stopped;
      number += 1
    ) {
      const reason =
        result.reason === 'timeout' ? 'http_timeout' : result.status > 0 ? 'http_error' : 'connection_failed';
      await new Promise<void>((resolve) => later(retryDelays[number - 1] ?? 0, resolve));
      result = await attempt('events_api', name, payload, { number, reason });
    }
  }

  return {
    async interact(kind, name, payload) {
      const type = kind === 'command' ? 'slash_commands' : 'interactive';
      if (ws.switches.deliveryFault === 'late') await new Promise<void>((resolve) => later(LATE_MS, resolve));
      const first = attempt(type, name, payload);
      if (ws.switches.deliveryFault === 'twice') void attempt(type, name, payload);
      return first;
    },
    event(name, payload) {
      if (stopped) return;
      const send = () => void eventWithRetries(name, payload);
      switch (ws.switches.deliveryFault) {
        case 'late':
          return later(LATE_MS, send);
        case 'twice':
          send();
          return void attempt('events_api', name, payload, { number: 1, reason: 'http_timeout' });
        case 'out_of_order': {
          if (held) {
            const before = held;
            held = undefined;
            send();
            return before();
          }
          held = send;
          return later(HELD_MS, () => {
            held?.();
            held = undefined;
          });
        }
        default:
          return send();
      }
    },
    async verify() {
      const challenge = secret(50);
      const payload = { token: ws.secrets.verificationToken, challenge, type: 'url_verification' };
      if (ws.requestUrl === undefined) return 'There is no request URL to verify.';
      const result = await attempt('events_api', 'url_verification', payload);
      if (!result.ok) return `The request URL did not answer: ${result.detail}.`;
      const { body } = result;
      const given = typeof body === 'object' && body !== null ? (body as Json).challenge : body;
      // Slack takes the challenge as plain text, as a form, or as JSON.
      const isRight = given === challenge || given === `challenge=${challenge}`;
      return isRight ? undefined : 'The request URL did not answer with the challenge.';
    },
    pending: () => underway,
    stop() {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
      poster.close();
    },
  };
}

/** Slack's v0 signature over the raw body, by the machine's clock. */
function signature(secret: string, body: string): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${digest}` };
}

function parsed(body: string): unknown {
  if (body.trim() === '') return undefined;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return body;
  }
}
