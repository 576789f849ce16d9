import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** As much of Slack as the two apps call: it says yes to everything, at once. */
export interface FakeSlack {
  apiUrl: string;
  /** How many views it was asked to open. */
  opened(): number;
  stop(): void;
}

/** Starts it on a free port. */
export async function startSlack(): Promise<FakeSlack> {
  let opened = 0;
  const identity = { ok: true, team_id: 'T0BENCH', team: 'Bench', user_id: 'U0BOT', bot_id: 'B0BENCH' };
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      if (request.url?.endsWith('views.open')) opened += 1;
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(identity));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    opened: () => opened,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
