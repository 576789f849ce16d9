import { button, line, type Rule, title } from '../rules.ts';

/** What every surface shares. */
export const shared = {
  // Messages on a locked phone, and what every surface shares
  neutralNotice: line(),
  whoCanSee: button(),
  startButton: title(),
  nextPage: title(),
  backButton: title(),
  doneButton: title(),
  closeButton: title(),
  pageNumber: title('page', 'pages'),
  textKept: line('days'),
  typedKept: line('days'),
  typedBack: line(),
  typedAnew: button(),
  closeLoses: line(),
  welcomeBack: line(),
} as const satisfies Record<string, Rule>;
