/** An app for tests: it keeps what it was sent, and answers as it is told. */
import type { IncomingMessage, ServerResponse } from 'node:http';

type Json = Record<string, unknown>;

export interface Ear {
  /** Every payload, parsed, the newest last. */
  sent: Json[];
  listener(request: IncomingMessage, response: ServerResponse): void;
}

/** `answer` gives what goes back as JSON, or undefined for an empty acknowledgement. */
export function makeEar(answer: (payload: Json) => unknown = () => undefined): Ear {
  const sent: Json[] = [];
  const hear = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    const form = Object.fromEntries(new URLSearchParams(text));
    const isJson = request.headers['content-type'] === 'application/json';
    const payload = (isJson ? JSON.parse(text) : form.payload ? JSON.parse(form.payload) : form) as Json;
    sent.push(payload);
    const body = await answer(payload);
    if (body === undefined) response.end();
    else response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  };
  return { sent, listener: (request, response) => void hear(request, response) };
}
