import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { FailureEvent, NotificationEvent, Snapshot } from '../protocol.ts';
import { fetchSnapshot, listen } from './client.ts';

export type Connection = 'loading' | 'live' | 'reconnecting';

interface Hears {
  notification(event: NotificationEvent): void;
  failure(event: FailureEvent): void;
}

/**
 * The state as a person sees it in a channel, kept up to date: fetched at each change the server tells of, and again
 * whenever the connection comes back. One request is under way at a time; changes meanwhile lead to one more.
 *
 * @returns the newest state, and the channel it was `asked` for: not yet the one that somebody has just gone to
 */
export function useSnapshot(as: string | undefined, channel: string | undefined, hears: Hears) {
  const [got, setGot] = useState<{ snapshot: Snapshot; asked: string | undefined }>();
  const [connection, setConnection] = useState<Connection>('loading');
  const wanted = useRef({ as, channel });
  const running = useRef(false);
  const again = useRef(false);
  const retry = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(hears);
  wanted.current = { as, channel };
  latest.current = hears;

  const refresh = useCallback(async () => {
    if (running.current) {
      again.current = true;
      return;
    }
    running.current = true;
    clearTimeout(retry.current);
    do {
      again.current = false;
      const asked = wanted.current;
      try {
        const found = (await fetchSnapshot(asked.as, asked.channel)) ?? (await fetchSnapshot(undefined, undefined));
        const stale = asked.as !== wanted.current.as || asked.channel !== wanted.current.channel;
        if (stale) again.current = true;
        else if (found) setGot({ snapshot: found, asked: asked.channel });
        setConnection((was) => (was === 'loading' ? 'live' : was));
      } catch {
        setConnection('reconnecting');
        retry.current = setTimeout(refresh, 1000);
      }
    } while (again.current);
    running.current = false;
  }, []);

  useEffect(() => {
    void refresh();
  }, [as, channel, refresh]);

  const snapshot = got?.snapshot;
  const me = snapshot?.me.id;
  useEffect(() => {
    if (!me) return undefined;
    return listen(me, {
      change: () => void refresh(),
      notification: (event) => latest.current.notification(event),
      failure: (event) => latest.current.failure(event),
      connected: (open) => {
        setConnection(open ? 'live' : 'reconnecting');
        if (open) void refresh();
      },
    });
  }, [me, refresh]);

  return { snapshot, asked: got?.asked, connection, refresh };
}
