/** Trigger ids: three seconds of the machine's clock and one use, as in Slack. */
import { Refusal } from '../api/refusal.ts';
import { secret } from './ids.ts';

/** What a person did that lets the app open a modal for them. */
export interface Trigger {
  user: string;
  /** The modal view it was done in. */
  view?: string;
  /** The conversation it was done in. */
  channel?: string;
}

export interface Triggers {
  /** A new trigger id, good for 3 s. */
  issue(trigger: Trigger): string;
  /** @throws Refusal invalid_trigger_id, expired_trigger_id or exchanged_trigger_id */
  look(id: string): Trigger;
  /** Marks it used. */
  spend(id: string): void;
}

const LIFE_MS = 3000;
const KEPT_MS = 600_000;

export function makeTriggers(): Triggers {
  const issued = new Map<string, Trigger & { at: number; used: boolean }>();
  return {
    issue(trigger) {
      const at = Date.now();
      for (const [id, old] of issued) {
        if (at - old.at < KEPT_MS) break;
        issued.delete(id);
      }
      const id = `${Math.floor(Math.random() * 1e13)}.${Math.floor(Math.random() * 1e12)}.${secret(32)}`;
      issued.set(id, { ...trigger, at, used: false });
      return id;
    },
    look(id) {
      const trigger = issued.get(id);
      if (!trigger) throw new Refusal('invalid_trigger_id');
      if (trigger.used) throw new Refusal('exchanged_trigger_id');
      if (Date.now() - trigger.at > LIFE_MS) throw new Refusal('expired_trigger_id');
      return trigger;
    },
    spend(id) {
      const trigger = issued.get(id);
      if (trigger) trigger.used = true;
    },
  };
}
