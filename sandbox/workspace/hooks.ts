/** `response_url`s: five uses within thirty minutes of the machine's clock. */
import { secret } from './ids.ts';

/** Where an answer by `response_url` goes. */
export interface Hook {
  channel: string;
  user: string;
  /** The message the person pressed something in. */
  source?: { ts: string; ephemeral: boolean };
}

export interface Hooks {
  /** Path of a new response_url, such as `/actions/T…/…`. */
  issue(kind: 'commands' | 'actions', team: string, hook: Hook): string;
  /** Counts one use; a string is the reason Slack gives for refusing. */
  use(path: string): Hook | 'used_url' | 'expired_url' | 'no_such_url';
}

const USES = 5;
const LIFE_MS = 30 * 60_000;

/** How long it is known that an address was one; after that it is as if it had never been. */
const KEPT_MS = 4 * LIFE_MS;

export function makeHooks(clock: () => number = Date.now): Hooks {
  const issued = new Map<string, Hook & { at: number; uses: number }>();
  return {
    issue(kind, team, hook) {
      const at = clock();
      for (const [old, { at: then }] of issued) {
        if (at - then < KEPT_MS) break;
        issued.delete(old);
      }
      const path = `/${kind}/${team}/${Math.floor(Math.random() * 1e13)}/${secret(24)}`;
      issued.set(path, { ...hook, at, uses: 0 });
      return path;
    },
    use(path) {
      const hook = issued.get(path);
      if (!hook) return 'no_such_url';
      if (clock() - hook.at > LIFE_MS) return 'expired_url';
      if (hook.uses >= USES) return 'used_url';
      hook.uses += 1;
      return hook;
    },
  };
}
