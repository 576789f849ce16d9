import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { createEdge, listen } from '../../src/process/serve.ts';

test('whoever takes longer than ten seconds for a request, be it for its first line, is cut off', async () => {
  const server = createEdge((_, response) => response.end('ok'));
  const port = await listen(server, 0, '127.0.0.1');
  const begun = performance.now();
  const said = (text: string) =>
    new Promise<string>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      let heard = '';
      socket.on('data', (data) => {
        heard += String(data);
      });
      socket.on('close', () => resolve(heard));
      socket.write(text);
    });
  const answers = await Promise.all([said('POST / HT'), said('POST / HTTP/1.1\r\nhost: x\r\nx-slow: ')]);
  for (const answer of answers) expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(performance.now() - begun).toBeLessThan(20_000);
  server.close();
});
