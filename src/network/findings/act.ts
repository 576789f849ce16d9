import type { Edition } from '../../content/editions.ts';
import { say } from '../../content/say.ts';
import type { Candidate } from '../../next.ts';
import { ids } from '../ids.ts';
import type { NextStep } from './finding.ts';

/** What a finding leads to, as a button. */
export function nextAct(edition: Edition, next: NextStep): Candidate['button'] {
  switch (next.do) {
    case 'add':
      return { label: say(edition, 'addSomeone'), actionId: ids.add, value: next.need };
    case 'ask':
      return { label: say(edition, 'noteAsk'), actionId: ids.ask, value: `${next.need}:${next.people[0] ?? ''}` };
    case 'hello':
      return { label: say(edition, 'sayHello'), actionId: ids.hello, value: next.person };
  }
}
