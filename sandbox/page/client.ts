import type {
  ChangeEvent,
  FailureEvent,
  InspectorLog,
  NotificationEvent,
  Snapshot,
  UploadOutcome,
} from '../protocol.ts';

/** What Slack's client says when it cannot get through. */
const NO_CONNECTION = 'We had some trouble connecting. Try again?';

/** Sentences that came back as an answer, and when. */
const told = new Map<string, number>();

/** Whether a failure heard of on the stream has just been answered to this very tab, which then shows it in its place. */
export const wasTold = (sentence: string): boolean =>
  performance.now() - (told.get(sentence) ?? Number.NEGATIVE_INFINITY) < 3000;

/** Sends JSON to one of the control doors; a failure on the way becomes a sentence like any other refusal. */
export async function post<T extends { ok: boolean }>(
  path: string,
  body: object,
): Promise<T | { ok: false; error: string }> {
  const answer = await sent<T>(path, body);
  if (!answer.ok && 'error' in answer) told.set(String(answer.error), performance.now());
  return answer;
}

async function sent<T extends { ok: boolean }>(path: string, body: object): Promise<T | { ok: false; error: string }> {
  try {
    const answer = await fetch(`/_control/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await answer.json()) as T;
  } catch {
    return { ok: false, error: NO_CONNECTION };
  }
}

/** Asks a control door that answers a state as it is (clock, switches), or undefined when it does not answer. */
export async function ask<T>(path: string, body?: object, method = body ? 'POST' : 'GET'): Promise<T | undefined> {
  try {
    const answer = await fetch(`/_control/${path}`, {
      method,
      ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
    });
    return answer.ok ? ((await answer.json()) as T) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * What one person sees now.
 *
 * @throws when the server does not answer; answers undefined when it does not know the person.
 */
export async function fetchSnapshot(
  as: string | undefined,
  channel: string | undefined,
): Promise<Snapshot | undefined> {
  const query = new URLSearchParams({ ...(as ? { as } : {}), ...(channel ? { channel } : {}) });
  const answer = await fetch(`/_control/state?${query}`);
  if (answer.status >= 500) throw new Error(`The sandbox answered ${answer.status}.`);
  return answer.ok ? ((await answer.json()) as Snapshot) : undefined;
}

/** Puts a file into the workspace in the person's name. */
export async function upload(as: string, file: File): Promise<UploadOutcome> {
  try {
    const query = new URLSearchParams({ as, filename: file.name });
    const answer = await fetch(`/_control/upload?${query}`, {
      method: 'POST',
      headers: { 'content-type': file.type || 'application/octet-stream' },
      body: file,
    });
    return (await answer.json()) as UploadOutcome;
  } catch {
    return { ok: false, error: NO_CONNECTION };
  }
}

/** The inspector's lines after line `since`. */
export const fetchLog = (since: number): Promise<InspectorLog | undefined> => ask(`inspector?since=${since}`);

/** What the page is told as it happens. */
export interface Listener {
  change(event: ChangeEvent): void;
  notification(event: NotificationEvent): void;
  failure(event: FailureEvent): void;
  /** True once the stream is open, false as soon as it breaks. */
  connected(open: boolean): void;
}

/** Listens to what happens to one person, for as long as the page is open; comes back by itself. Answers how to stop. */
export function listen(as: string, listener: Listener): () => void {
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    source = new EventSource(`/_control/events?as=${encodeURIComponent(as)}`);
    source.onopen = () => listener.connected(true);
    source.onerror = () => {
      listener.connected(false);
      source?.close();
      clearTimeout(retry);
      retry = setTimeout(open, 1000);
    };
    const on = <T>(name: string, take: (data: T) => void) =>
      source?.addEventListener(name, (event) => take(JSON.parse(event.data as string) as T));
    on<ChangeEvent>('change', (data) => listener.change(data));
    on<NotificationEvent>('notification', (data) => listener.notification(data));
    on<FailureEvent>('failure', (data) => listener.failure(data));
  };
  open();
  return () => {
    clearTimeout(retry);
    source?.close();
  };
}
