/** What somebody trying or testing an app may change while it runs. */
import { Problem } from '../actions/problem.ts';
import type { Switches } from '../protocol.ts';
import type { Workspace } from '../workspace/workspace.ts';

const CHOICES = {
  limits: ['real', 'off'],
  apiFault: ['none', 'status_429', 'status_500', 'status_503', 'silence', 'done_500', 'lost'],
  filesShown: ['at_once', 'late', 'once_shared'],
  deliveryFault: ['none', 'late', 'twice', 'out_of_order'],
} as const;

/**
 * Takes over the switches given and answers all of them.
 * @throws Problem for a switch or a value that does not exist; nothing is changed then
 */
export function changeSwitches(ws: Workspace, given: Record<string, unknown>): Switches {
  for (const [name, value] of Object.entries(given)) {
    const bad = problem(name, value);
    if (bad) throw new Problem(bad);
  }
  if (given.limits === 'off') ws.limits.clear();
  Object.assign(ws.switches, given);
  ws.store.setOne('switches', ws.switches);
  ws.bus.changed();
  return ws.switches;
}

const isErrorCode = (value: unknown): boolean => typeof value === 'string' && /^[a-z_]+$/.test(value);

function problem(name: string, value: unknown): string | undefined {
  switch (name) {
    case 'limits':
    case 'apiFault':
    case 'filesShown':
    case 'deliveryFault': {
      const choices: readonly unknown[] = CHOICES[name];
      return choices.includes(value) ? undefined : `"${name}" is one of ${choices.join(', ')}.`;
    }
    case 'newBlocks':
      return typeof value === 'boolean' ? undefined : '"newBlocks" is true or false.';
    case 'faultMethods':
      return Array.isArray(value) && value.every((each) => typeof each === 'string')
        ? undefined
        : '"faultMethods" is a list of method names.';
    case 'faultTimes':
      return Number.isInteger(value) && Number(value) >= 0 ? undefined : '"faultTimes" is a whole number.';
    case 'refusals':
      return typeof value === 'object' && value !== null && Object.values(value).every(isErrorCode)
        ? undefined
        : '"refusals" is an object of method names, each with an error code.';
    default:
      return `There is no switch "${name}".`;
  }
}
