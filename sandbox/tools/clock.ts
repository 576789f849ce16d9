/**
 * The sandbox's clock: live (the machine's time, shifted), standing still, or running fast in steps. Whoever keeps a
 * schedule listens, and a fast run waits for each listener before it takes the next step.
 */
import type { ClockRequest, ClockState } from '../protocol.ts';

type Listener = (now: Date) => void | Promise<void>;

export interface Clock {
  now(): Date;
  state(): ClockState;
  /**
   * Carries out a request; `run` answers when the run is over.
   * @throws RangeError with a sentence for an instant that is none.
   */
  do(request: ClockRequest): Promise<void>;
  /** Called after each jump and each step of a run. Returns how to stop listening. */
  listen(listener: Listener): () => void;
  stop(): void;
}

interface Saved {
  offset: number;
  stoppedAt: number | null;
}

/** A run is cut into this many steps at most, none under a minute of sandbox time. */
const STEPS = 700;

/**
 * @param base the machine's clock
 * @param saved where the clock stood when the sandbox was last stopped
 * @param save called after each change
 */
export function makeClock(base: () => Date, saved: Saved | undefined, save: (state: Saved) => void): Clock {
  let offset = saved?.offset ?? 0;
  let stoppedAt = saved?.stoppedAt ?? null;
  let run: { speed: number; until: number; standing: boolean } | undefined;
  let ended = false;
  const listeners = new Set<Listener>();

  const now = () => new Date(stoppedAt ?? base().getTime() + offset);
  const tell = async () => {
    for (const listener of listeners) await listener(now());
  };
  const changed = async () => {
    save({ offset, stoppedAt });
    await tell();
  };
  const moveTo = (instant: number) => {
    if (stoppedAt === null) offset = instant - base().getTime();
    else stoppedAt = instant;
  };

  async function runFast(minutes: number, seconds: number): Promise<void> {
    const start = now().getTime();
    const until = start + minutes * 60_000;
    const step = Math.max(60_000, (minutes * 60_000) / STEPS);
    const pause = (seconds * 1000 * step) / (minutes * 60_000);
    const mine = { speed: (minutes * 60) / seconds, until, standing: stoppedAt !== null };
    run = mine;
    stoppedAt = start;
    const began = performance.now();
    for (let at = start + step, n = 1; !ended && run === mine; at += step, n += 1) {
      stoppedAt = Math.min(at, until);
      await tell();
      if (at >= until) break;
      const rest = began + n * pause - performance.now();
      if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
    }
    if (run !== mine) return;
    endRun();
    save({ offset, stoppedAt });
  }

  /** Goes back to what the clock did before a run, from where the run has come to. */
  function endRun(): void {
    if (run && !run.standing) {
      offset = now().getTime() - base().getTime();
      stoppedAt = null;
    }
    run = undefined;
  }

  return {
    now,
    state: () => ({
      now: now().toISOString(),
      mode: run ? 'fast' : stoppedAt === null ? 'live' : 'still',
      speed: run?.speed ?? (stoppedAt === null ? 1 : 0),
      until: run ? new Date(run.until).toISOString() : null,
    }),
    async do(request) {
      const at = now().getTime();
      if (request.do !== 'run') endRun();
      switch (request.do) {
        case 'live':
          stoppedAt = null;
          moveTo(at);
          return changed();
        case 'real':
          stoppedAt = null;
          offset = 0;
          return changed();
        case 'stop':
          stoppedAt = at;
          return changed();
        case 'jump': {
          const to = Date.parse(request.to);
          if (Number.isNaN(to)) throw new RangeError(`"${request.to}" is not an instant such as 2026-12-07T14:00:00Z.`);
          moveTo(to);
          return changed();
        }
        case 'advance':
          positive(request.minutes, 'minutes');
          moveTo(at + request.minutes * 60_000);
          return changed();
        case 'run':
          positive(request.minutes, 'minutes');
          positive(request.seconds, 'seconds');
          if (run) throw new RangeError('The clock is already running fast.');
          return runFast(request.minutes, request.seconds);
      }
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      ended = true;
      listeners.clear();
    },
  };
}

function positive(value: number, name: string): void {
  if (!(Number.isFinite(value) && value > 0)) throw new RangeError(`"${name}" has to be a number above 0.`);
}
