/** What is being done just now, so that an orderly stop can wait for it. */
export interface Work {
  /** Set when the bot stops: no new requests are taken. */
  stopping: boolean;
  /** Whether anything is being done. */
  readonly busy: boolean;
  /** How much has been begun so far: whoever looks twice sees whether anything came in between. */
  readonly begun: number;
  /** Counts a request in until it settles; gives it back. */
  track<T>(promise: Promise<T>): Promise<T>;
  /** Resolves when nothing is being done any more, or when `deadline` ends. */
  settled(deadline: AbortSignal): Promise<void>;
}

/** Keeps count of the requests that are being worked on. */
export function createWork(): Work {
  const open = new Set<Promise<unknown>>();
  let begun = 0;
  return {
    stopping: false,
    get busy() {
      return open.size > 0;
    },
    get begun() {
      return begun;
    },
    track(promise) {
      begun += 1;
      const done: Promise<unknown> = promise.then(
        () => open.delete(done),
        () => open.delete(done),
      );
      open.add(done);
      return promise;
    },
    async settled(deadline) {
      const timeUp = new Promise((resolve) => deadline.addEventListener('abort', resolve, { once: true }));
      while (open.size > 0 && !deadline.aborted) await Promise.race([Promise.all(open), timeUp]);
    },
  };
}
