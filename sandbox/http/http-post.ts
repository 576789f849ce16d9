/** One POST with a deadline, over connections that can all be closed at once. */
import { Agent as HttpAgent, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

export type Posted =
  | { status: number; headers: IncomingHttpHeaders; body: string }
  | { failed: 'timeout' | 'connection'; reason: string };

export interface Poster {
  /** Never throws. `deadline` in milliseconds, for the whole answer. */
  post(url: string, body: string, headers: Record<string, string>, deadline: number): Promise<Posted>;
  close(): void;
}

export function makePoster(): Poster {
  const agents = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) };
  return {
    post: (url, body, headers, deadline) =>
      new Promise((resolve) => {
        const secure = url.startsWith('https:');
        const send = secure ? httpsRequest : httpRequest;
        const options = {
          method: 'POST',
          agent: secure ? agents.https : agents.http,
          headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        };
        const request = send(url, options, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', (error) => fail('connection', error.message));
          response.on('end', () => {
            clearTimeout(timer);
            const text = Buffer.concat(chunks).toString('utf8');
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
          });
        });
        const fail = (failed: 'timeout' | 'connection', reason: string) => {
          clearTimeout(timer);
          resolve({ failed, reason });
          request.destroy();
        };
        const timer = setTimeout(() => fail('timeout', `no answer within ${deadline} ms`), deadline);
        request.on('error', (error: NodeJS.ErrnoException) => fail('connection', error.code ?? error.message));
        request.end(body);
      }),
    close() {
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}
