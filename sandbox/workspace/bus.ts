/** Tells open pages and waiting tests that something a person can see has changed. */
import type { FailureEvent, NotificationEvent } from '../protocol.ts';

export type BusEvent =
  | { kind: 'change' }
  | { kind: 'notification'; notification: NotificationEvent }
  | { kind: 'failure'; failure: FailureEvent };

export interface Bus {
  revision(): number;
  /** Something changed for these people; without them, for everybody. */
  changed(people?: Iterable<string>): void;
  notify(person: string, notification: NotificationEvent): void;
  fail(person: string, failure: FailureEvent): void;
  /** Hears what concerns one person. Returns how to stop. */
  hear(person: string, listener: (event: BusEvent) => void): () => void;
  /** Every notification a person was sent since the sandbox started, oldest first. */
  notifications(person: string): NotificationEvent[];
  /** Every failure a person was told of since the sandbox started, oldest first. */
  failures(person: string): FailureEvent[];
}

export function makeBus(): Bus {
  let revision = 1;
  const listeners = new Map<string, Set<(event: BusEvent) => void>>();
  const notifications = new Map<string, NotificationEvent[]>();
  const failures = new Map<string, FailureEvent[]>();
  const tell = (person: string, event: BusEvent) => {
    for (const listener of listeners.get(person) ?? []) listener(event);
  };
  const keep = <T>(lists: Map<string, T[]>, person: string, item: T) => {
    lists.set(person, [...(lists.get(person) ?? []), item].slice(-500));
  };
  return {
    revision: () => revision,
    changed(people) {
      revision += 1;
      for (const person of new Set(people ?? listeners.keys())) tell(person, { kind: 'change' });
    },
    notify(person, notification) {
      keep(notifications, person, notification);
      tell(person, { kind: 'notification', notification });
    },
    fail(person, failure) {
      keep(failures, person, failure);
      tell(person, { kind: 'failure', failure });
    },
    hear(person, listener) {
      const set = listeners.get(person) ?? new Set();
      listeners.set(person, set.add(listener));
      return () => set.delete(listener);
    },
    notifications: (person) => notifications.get(person) ?? [],
    failures: (person) => failures.get(person) ?? [],
  };
}
