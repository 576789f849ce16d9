/** Keeps what went between the app and the sandbox, newest last. */
import type { InspectorEntry, InspectorLog } from '../protocol.ts';

export interface Inspector {
  add(entry: Omit<InspectorEntry, 'n' | 'at'>): void;
  /** Entries after number `since`. */
  log(since?: number): InspectorLog;
  clear(): void;
  /** Called with each new entry. Returns how to stop listening. */
  listen(listener: (entry: InspectorEntry) => void): () => void;
}

const KEPT = 1000;

export function makeInspector(): Inspector {
  let entries: InspectorEntry[] = [];
  let last = 0;
  const listeners = new Set<(entry: InspectorEntry) => void>();
  return {
    add(given) {
      last += 1;
      const entry = { n: last, at: new Date().toISOString(), ...given };
      entries.push(entry);
      if (entries.length > KEPT * 1.2) entries = entries.slice(-KEPT);
      for (const listener of listeners) listener(entry);
    },
    log: (since = 0) => ({ entries: entries.filter((entry) => entry.n > since), last }),
    clear() {
      entries = [];
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
