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

export function makeHooks(): Hooks {
  const issued = new Map<string, Hook & { at: number; uses: number }>();
  return {
    issue(kind, team, hook) {
      const path = `/${kind}/${team}/${Math.floor(Math.random() * 1e13)}/${secret(24)}`;
      issued.set(path, { ...hook, at: Date.now(), uses: 0 });
      return path;
    },
    use(path) {
      const hook = issued.get(path);
      if (!hook) return 'no_such_url';
      if (Date.now() - hook.at > LIFE_MS) return 'expired_url';
      if (hook.uses >= USES) return 'used_url';
      hook.uses += 1;
      return hook;
    },
  };
}
