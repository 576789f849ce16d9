import type { Day } from '../calendar.ts';
import type { Needs } from '../needs/need.ts';
import type { AskRecord } from './asks/ask.ts';
import type { Finding, Outcome, Short } from './findings/finding.ts';
import { allFindings, findings, inRuleOrder } from './findings/findings.ts';
import type { PersonRecord } from './people/person.ts';
import { isPutAway, type Reminder } from './reminders/reminder.ts';

/** Something that is put away until a day, and would stand on the map otherwise. */
export interface Later {
  reminder: Reminder;
  found: Finding | Short;
}

/** Everything about a person's map. */
export interface WholeMap extends Needs {
  people: PersonRecord[];
  asks: AskRecord[];
  dismissed: string[];
  reminders: Reminder[];
  outcome: Outcome;
  /** The next day first. */
  later: Later[];
  /** What is dismissed, and would stand on the map otherwise. */
  gone: (Finding | Short)[];
}

/** What a map shows on a day, from everything that is kept of it: what is dismissed, or put away still, is left out. */
export function mapOn(today: Day, kept: Omit<WholeMap, 'outcome' | 'later' | 'gone'>): WholeMap {
  const putAway = kept.reminders.filter((one) => isPutAway(one, today));
  const hidden = hiddenOn(today, kept);
  const notShown = putAway.length + kept.dismissed.length;
  const all: ReturnType<typeof allFindings> =
    notShown > 0 ? allFindings(kept.people, kept.needs, today, hidden, kept.asks) : new Map();
  const later = putAway.flatMap((reminder): Later[] => {
    const found = all.get(reminder.key);
    return found ? [{ reminder, found }] : [];
  });
  return {
    ...kept,
    outcome: findings(kept.people, kept.needs, today, hidden, kept.asks),
    later: later.toSorted((a, b) => compare(a.reminder.day, b.reminder.day) || inRuleOrder(a.found, b.found)),
    gone: kept.dismissed.flatMap((key) => all.get(key) ?? []).toSorted(inRuleOrder),
  };
}

/** The keys of what a map does not show on a day. */
export const hiddenOn = (today: Day, { dismissed, reminders }: Pick<WholeMap, 'dismissed' | 'reminders'>): string[] => [
  ...dismissed,
  ...reminders.filter((one) => isPutAway(one, today)).map(({ key }) => key),
];

// Days in ISO form compare as text.
const compare = (a: Day, b: Day): number => (a < b ? -1 : a > b ? 1 : 0);
