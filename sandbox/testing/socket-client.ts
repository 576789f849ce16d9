/** A bare Socket Mode client, which acknowledges as a test wants it to. */
import { WebSocket } from 'ws';
import type { Sandbox } from '../server.ts';

export type Message = Record<string, unknown>;

export interface Client {
  socket: WebSocket;
  messages: Message[];
  closed: Promise<number>;
}

/** The address to connect to. */
export async function openUrl(sandbox: Sandbox): Promise<string> {
  const headers = { authorization: `Bearer ${sandbox.appToken}` };
  const response = await fetch(`${sandbox.apiUrl}apps.connections.open`, { method: 'POST', headers });
  return ((await response.json()) as { url: string }).url;
}

/** Connects; `answer` gives the acknowledgement's payload, or undefined for no acknowledgement at all. */
export async function connect(sandbox: Sandbox, answer: (message: Message) => unknown = () => ({})): Promise<Client> {
  const socket = new WebSocket(await openUrl(sandbox));
  const messages: Message[] = [];
  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as Message;
    messages.push(message);
    const payload = message.envelope_id === undefined ? undefined : answer(message);
    if (payload !== undefined) socket.send(JSON.stringify({ envelope_id: message.envelope_id, payload }));
  });
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  await sandbox.until(() => messages.length > 0);
  return { socket, messages, closed };
}
