/** Knows when an app has nothing more to do, as far as that can be seen from outside. */
import type { Workspace } from '../workspace/workspace.ts';

/** Without word from the app: no call and no delivery for this long counts as done. */
const QUIET_MS = 30;
const LONGEST_MS = 5000;

export interface Settling {
  /** Counts a call of the app while it lasts. */
  track<T>(work: Promise<T>): Promise<T>;
  settled(): Promise<void>;
}

/** `idle`: an app in the same process can say itself when it is done. */
export function makeSettling(ws: Workspace, idle?: () => Promise<void>): Settling {
  let calls = 0;
  let last = performance.now();
  return {
    async track(work) {
      calls += 1;
      try {
        return await work;
      } finally {
        calls -= 1;
        last = performance.now();
      }
    },
    async settled() {
      const began = performance.now();
      const busy = () => calls + ws.delivery.pending() > 0;
      while (performance.now() - began < LONGEST_MS) {
        if (busy()) {
          await new Promise((resolve) => setTimeout(resolve, 2));
        } else if (idle) {
          await idle();
          // What the app did last may have made the sandbox send it something.
          if (!busy()) return;
        } else {
          const since = performance.now() - Math.max(last, began);
          if (since >= QUIET_MS) return;
          await new Promise((resolve) => setTimeout(resolve, QUIET_MS - since));
        }
      }
    },
  };
}
