import { button, line, phrase, type Rule, title } from '../rules.ts';

/** What the map shows first, why, and putting it away until a day. */
export const findings = {
  // The findings: what is said, and "Why this?"
  startWithOneName: line(),
  findingsNone: line(),
  R1: line('need'),
  R1Covered: line('need'),
  R1Why: line('need'),
  R1CoveredWhy: line('need', 'support'),
  R9: line('need'),
  R9Why: line('need'),
  R3: line('name'),
  R3Why: line('name', 'carried', 'covered'),
  R7: line(),
  R7Why: line('need'),
  R4: line('cluster'),
  R4Why: line('cluster', 'count'),
  R8: line('name'),
  R8Why: line('name', 'need', 'days'),
  R2: line('need'),
  R2Why: line('name', 'need', 'support'),
  R5: line(),
  R5Why: line('count', 'level'),
  R6: line(),
  R6Why: line('count'),
  R10: line(),
  R10NoneWhy: line('count'),
  R10AllWhy: line('count'),
  feelShort: line('need', 'count'),
  feelShortWhy: line('need', 'count', 'support'),
  whyStarter: line(),

  // What a finding leads to
  addSomeone: button(),
  noteAsk: button(),
  sayHello: button(),
  dismissFinding: button(),
  whyThis: button(),

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

  // Roles that suit a need
  rolesThatSuit: line('need', 'roles'),
  roleOfLevel: phrase('role', 'level'),
  roleNotEvaluating: phrase('role'),
} as const satisfies Record<string, Rule>;
