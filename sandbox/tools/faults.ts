/** What the Web API does wrong on purpose. */
import type { FaultKind } from '../protocol.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** The fault that this call suffers, counted down where it was to hold for some calls only. */
export function takeFault(ws: Workspace, method: string): FaultKind {
  const { switches } = ws;
  if (switches.apiFault === 'none') return 'none';
  if (switches.faultMethods.length > 0 && !switches.faultMethods.includes(method)) return 'none';
  const fault = switches.apiFault;
  if (switches.faultTimes > 0) {
    switches.faultTimes -= 1;
    if (switches.faultTimes === 0) switches.apiFault = 'none';
  }
  return fault;
}
