import { button, line, phrase, type Rule, title } from '../rules.ts';

/** What the map shows first, why, and putting it away until a day. */
export const findings = {
  // The findings: what is said, and "Why this?"
  startWithOneName: line(),
  findingsNone: line(),
  findingsNoneInFocus: line(),
  findingR1: line('need'),
  findingR1Named: line('need', 'name'),
  findingR1Covered: line('need'),
  findingR1Why: line('need'),
  findingR1CoveredWhy: line('need', 'support'),
  findingR9: line('need'),
  findingR9Why: line('need'),
  findingR3: line('name'),
  findingR3Why: line('name', 'carried', 'covered'),
  findingR7: line(),
  findingR7Why: line('need'),
  findingR4: line('cluster'),
  findingR4Why: line('cluster', 'count'),
  findingR8: line('name'),
  findingR8Why: line('name', 'need', 'days'),
  findingR2: line('need'),
  findingR2Why: line('name', 'need', 'support'),
  findingR5: line(),
  findingR5Why: line('count', 'level'),
  findingR6: line(),
  findingR6Why: line('count'),
  findingR10: line(),
  findingR10NoneWhy: line('count'),
  findingR10AllWhy: line('count'),
  feelShort: line('need', 'count'),
  feelShortWhy: line('need', 'count', 'support'),
  whyStarter: line(),

  // What a finding leads to
  addSomeone: button(),
  noteAsk: button(),
  sayHello: button(),
  dismissFinding: button(),
  whyThisButton: button(),

  // What was dismissed, and back again
  dismissedNow: line(),
  dismissedBack: line(),
  dismissedCount: line('count'),
  dismissedSee: button(),
  dismissedTitle: title(),
  dismissedNone: line(),
  dismissedShow: button(),
  dismissedMore: line('count'),

  // A finding that is put away until a day
  laterButton: button(),
  laterTitle: title(),
  laterDay: phrase(),
  laterLine: line('notice'),
  laterSave: title(),
  laterKept: line('day'),
  laterDayWrong: phrase(),
  laterUntil: line('day', 'said'),
  laterMore: line('count'),
  laterChange: button(),
  laterNow: button(),
  laterShown: line(),
  laterAsked: line(),
  laterAskedFor: line('day'),

  // Roles that suit a need
  rolesThatSuit: line('need', 'roles'),
  roleOfLevel: phrase('role', 'level'),
  roleNotEvaluating: phrase('role'),
} as const satisfies Record<string, Rule>;
