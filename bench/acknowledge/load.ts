import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';

/** What came of one burst of requests. */
export interface Outcome {
  /** Milliseconds from when each was due to its whole answer, in the order they came. */
  times: number[];
  /** Answers that were not what the kind asks for. */
  wrong: number;
}

/**
 * Sends requests at a steady rate whatever the answers take (an open loop): one that has to wait makes its own time
 * longer, and not the next one later.
 *
 * @param bodyOf the body of the n-th request
 * @param isRight whether an answer is the one that was asked for
 */
export async function sendSteadily(
  url: string,
  secret: string,
  load: { perSecond: number; count: number },
  bodyOf: (n: number) => string,
  isRight: (answer: string) => boolean,
): Promise<Outcome> {
  const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
  const times: number[] = [];
  let wrong = 0;
  const answered: Promise<void>[] = [];
  const begun = performance.now();
  for (let n = 0; n < load.count; n++) {
    const due = begun + (n * 1000) / load.perSecond;
    for (let early = due - performance.now(); early > 0; early = due - performance.now())
      await new Promise((resolve) => setTimeout(resolve, early));
    answered.push(
      post(url, agent, secret, bodyOf(n)).then(({ status, text }) => {
        times.push(performance.now() - due);
        if (status !== 200 || !isRight(text)) wrong += 1;
      }),
    );
  }
  await Promise.all(answered);
  agent.destroy();
  return { times, wrong };
}

function post(
  url: string,
  agent: Agent,
  secret: string,
  body: string,
): Promise<{ status: number | undefined; text: string }> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return new Promise((resolve, reject) => {
    const sending = request(
      url,
      {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(body),
          'x-slack-request-timestamp': timestamp,
          'x-slack-signature': `v0=${digest}`,
        },
      },
      (response) => {
        let text = '';
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode, text }));
      },
    );
    sending.on('error', reject);
    sending.end(body);
  });
}
