import { button, chartName, chartTitle, confirmButton, label, line, type Rule, title, upTo } from '../rules.ts';

/** Step 1: the checks, the result, how she acts, questions to think about. */
export const assess = {
  // The quick check
  quickTitle: title(),
  quickNeeds: label(),
  quickNeedsHint: line(),
  quickTooMany: label('count', 'max'),
  quickNone: label(),
  quickSupport: label(),
  quickSupportHint: line(),
  focusQuestion: label(),
  focusHint: line(),
  focusYours: line(),
  focusTooMany: label('max'),
  focusNone: label(),

  // The result, in words and as a picture
  resultTitle: title(),
  resultPosted: line(),
  resultHeading: label(),
  resultNeed: line('need', 'importance', 'support'),
  resultTicked: line('need', 'support'),
  resultNeedUnscored: line('need'),
  resultFocus: line('needs'),
  resultMeans: line(),
  resultOld: line(),
  resultChosen: line(),
  resultNothing: line(),
  resultAllTop: line(),
  resultKeptBySlack: line(),
  chartTitle: chartTitle(),
  chartTicked: chartTitle(),
  chartImportance: chartName(),
  chartSupport: chartName(),
  chartNeedAxis: chartTitle(),
  chartScaleAxis: chartTitle(),
  pictureWords: label(),
  removeFromChat: button(),
  removedFromChat: line(),
  alreadyRemoved: line(),
  rateAllTwelve: button(),
  howIAct: button(),
  thinkAbout: button(),
  changeAnswers: button(),
  startAgain: confirmButton(),
  startAgainTitle: title(),
  startAgainWarning: line(),
  openResult: button(),

  // What changed since last time: need by need, never "better" or "worse"
  changeHeading: label('date'),
  changeImportance: line('need', 'before', 'now'),
  changeSupport: line('need', 'before', 'now'),
  changeNew: line('need'),
  changeNotRated: line('need'),
  changeNone: line(),

  // All twelve needs
  fullTitle: title(),
  fullIntro: line(),
  fullImportance: upTo(80, 'need'),
  fullSupport: upTo(80, 'need'),

  // How I act as a mentee
  actTitle: title(),
  actIntro: line(),
  actDone: line(),
  actTips: label(),
  actNothing: line(),
  actNoTip: line(),

  // Questions to think about
  reflectTitle: title(),
  reflectIntro: line(),
  reflectHint: label(),
  reflectDone: line(),
} as const satisfies Record<string, Rule>;
