import { button, line, type Rule, title } from '../rules.ts';

/** What every surface shares. */
export const shared = {
  // Messages on a locked phone, and what every surface shares
  neutralNotice: line(),
  whoCanSee: button(),
  start: title(),
  next: title(),
  back: title(),
  done: title(),
  close: title(),
  pageOf: title('page', 'pages'),
  textKept: line(),
  resumed: line(),
} as const satisfies Record<string, Rule>;
