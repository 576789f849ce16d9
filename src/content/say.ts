/** What a sentence of an edition must be: how many code points fit where it is shown, and which {names} it may hold. */
interface Rule {
  readonly max: number;
  readonly names: readonly string[];
}

/** Slack's limits, in code points, for the places a sentence goes to. */
const title = { max: 24, names: [] } as const;
const button = { max: 75, names: [] } as const;
const label = { max: 150, names: [] } as const;
const line = { max: 300, names: [] } as const;
const text = { max: 1000, names: [] } as const;
const chartName = { max: 20, names: [] } as const;
const chartTitle = { max: 50, names: [] } as const;

/**
 * Every named sentence of an edition, with its limit and its placeholders. An edition gives exactly these, and uses
 * no placeholder that is not named here; it must use each one that is named, so that nothing is silently left out.
 */
export const sentences = {
  // Messages on a locked phone, and what every surface shares
  neutralNotice: line,
  whoCanSee: button,
  start: title,
  next: title,
  back: title,
  done: title,
  close: title,
  pageOf: { max: 24, names: ['page', 'pages'] },
  textKept: line,
  resumed: line,

  // The quick check
  quickTitle: title,
  quickNeeds: label,
  quickNeedsHint: line,
  quickTooMany: { max: 150, names: ['count', 'max'] },
  quickNone: label,
  quickSupport: label,
  quickSupportHint: line,
  focusQuestion: label,
  focusHint: line,
  focusTooMany: { max: 150, names: ['max'] },
  focusNone: label,

  // The result, in words and as a picture
  resultTitle: title,
  resultPosted: line,
  resultHeading: label,
  resultNeed: { max: 300, names: ['need', 'importance', 'support'] },
  resultNeedUnscored: { max: 300, names: ['need'] },
  resultFocus: { max: 300, names: ['needs'] },
  resultNothing: line,
  resultAllTop: line,
  resultKeptBySlack: line,
  chartTitle,
  chartImportance: chartName,
  chartSupport: chartName,
  chartNeedAxis: chartTitle,
  chartScaleAxis: chartTitle,
  pictureWords: label,
  removeFromChat: button,
  removedFromChat: line,
  alreadyRemoved: line,
  rateAllTwelve: button,
  howIAct: button,
  thinkAbout: button,
  changeAnswers: button,
  startAgain: { max: 30, names: [] },
  startAgainTitle: title,
  startAgainWarning: line,
  openResult: button,

  // What changed since last time: need by need, never "better" or "worse"
  changeHeading: { max: 150, names: ['date'] },
  changeImportance: { max: 300, names: ['need', 'before', 'now'] },
  changeSupport: { max: 300, names: ['need', 'before', 'now'] },
  changeNew: { max: 300, names: ['need'] },
  changeNotRated: { max: 300, names: ['need'] },
  changeNone: line,

  // All twelve needs
  fullTitle: title,
  fullIntro: line,
  fullImportance: { max: 80, names: ['need'] },
  fullSupport: { max: 80, names: ['need'] },

  // How I act as a mentee
  actTitle: title,
  actIntro: line,
  actDone: line,
  actTips: label,
  actNothing: line,
  actNoTip: line,

  // Questions to think about
  reflectTitle: title,
  reflectIntro: line,
  reflectHint: label,
  reflectDone: line,

  // Goals: the list
  goalsTitle: title,
  goalsIntro: line,
  goalsNone: line,
  goalsAdd: button,
  goalsOpenHeading: label,
  goalsClosedHeading: label,
  goalsPlace: { max: 150, names: ['from', 'to', 'total'] },
  goalsEarlier: button,
  goalsLater: button,
  goalsBack: button,
  goalsResult: button,
  goalNumber: { max: 150, names: ['number', 'what'] },
  goalBy: { max: 150, names: ['date'] },
  goalByPassed: { max: 150, names: ['date'] },
  goalDoneOn: { max: 150, names: ['date'] },
  goalLetGoOn: { max: 150, names: ['date'] },
  goalUnfinished: label,
  goalUntitled: label,
  goalShow: { max: 60, names: ['number'] },
  goalGoOn: { max: 60, names: ['number'] },

  // One goal, and what she can do with it
  goalTitle: title,
  goalNoMeasure: line,
  goalPassed: line,
  goalMarkDone: button,
  goalLetGo: button,
  goalReopen: button,
  goalChange: button,
  goalAddNote: button,
  goalRemove: { max: 30, names: [] },
  goalRemoveTitle: { max: 100, names: [] },
  goalRemoveWarning: line,
  goalHistory: button,
  goalBack: button,
  goalKept: line,
  goalDoneWords: line,
  goalLetGoWords: line,
  goalReopenedWords: line,
  goalRemoved: line,

  // A goal shared with one mentor: on its page, in the list and in the form
  goalShare: button,
  goalSharedWith: { max: 300, names: ['name'] },
  goalListShared: { max: 60, names: ['name'] },
  goalFormShared: { max: 300, names: ['name'] },
  goalBackTitle: label,
  goalBackShared: { max: 150, names: ['name'] },
  goalBackStay: title,
  goalStopSharing: { max: 30, names: [] },
  goalStopSharingTitle: { max: 100, names: [] },
  goalStopSharingWarning: line,
  goalUnshared: { max: 300, names: ['name'] },

  // The page on which it is shared, and what is in the way
  shareTitle: title,
  shareWhom: label,
  shareWhomHint: line,
  sharePlaceholder: label,
  shareTerms: text,
  sharePreview: label,
  shareButtons: { max: 300, names: ['one', 'other'] },
  shareNotice: label,
  shareSend: title,
  shareNobody: line,
  shareAddToMap: button,
  shareDone: { max: 300, names: ['name'] },
  shareNobodyChosen: label,
  shareNotOnMap: label,
  shareSelf: label,
  shareUnknown: label,
  shareBot: label,
  shareLeft: label,
  shareUnsure: label,
  shareNotOpen: line,
  shareOther: { max: 300, names: ['name'] },
  sharePreviewChanged: line,

  // What the mentor gets
  sharedNotice: { max: 150, names: ['name', 'what'] },
  sharedHeading: { max: 150, names: ['name'] },
  sharedIntro: line,
  sharedMeasure: label,
  sharedTerms: line,
  sharedNoName: title,
  sharedStop: { max: 30, names: [] },
  sharedStopTitle: { max: 100, names: [] },
  sharedStopWarning: line,
  sharedStopped: line,
  sharedNotYours: line,

  // The form of a goal
  goalNewTitle: title,
  goalChangeTitle: title,
  goalFormIntro: line,
  goalWhat: label,
  goalWhatHint: line,
  goalDue: label,
  goalMeasure: label,
  goalMeasureHint: line,
  goalStep: label,
  goalStepHint: line,
  goalWhy: label,
  goalNeed: label,
  goalNeedPlaceholder: label,
  goalAsker: label,
  goalAskerHint: line,
  goalAskerUser: label,
  goalAskerUserHint: line,
  goalTextKept: line,
  goalDraftKept: line,
  save: title,

  // What keeps a goal from being saved, and what to do
  goalWhatMissing: label,
  goalDueMissing: label,
  goalDuePast: label,
  goalDueFar: { max: 150, names: ['date'] },
  goalAskerRefused: label,
  goalAskerUnknown: label,
  goalAskerTwo: label,
  goalOtherWindow: { max: 300, names: ['field', 'text'] },
  goalGone: line,
  goalGoneForm: line,
  goalGoneNote: label,
  goalNotYours: line,

  // Notes, and what happened when
  noteTitle: title,
  noteLabel: label,
  noteHint: line,
  noteMissing: label,
  noteKept: line,
  historyTitle: title,
  historyLately: label,
  historyMade: label,
  historyDone: label,
  historyLetGo: label,
  historyReopened: label,
  historyShared: { max: 150, names: ['name'] },
  historyUnshared: { max: 150, names: ['name'] },
  historyUnfollowed: { max: 150, names: ['name'] },
  historyNote: { max: 150, names: ['text'] },
  historyChanged: { max: 150, names: ['field', 'before', 'after'] },
  historyAdded: { max: 150, names: ['field', 'after'] },
  historyTaken: { max: 150, names: ['field', 'before'] },
  historyNewer: button,
  historyOlder: button,

  // The line need → person → goal, and a goal in it
  thread: { max: 30, names: ['line', 'next'] },
  needGoal: { max: 150, names: ['what', 'date'] },
  needGoals: { max: 150, names: ['what', 'date', 'more'] },
  needNoGoal: label,
  needShowGoal: { max: 60, names: ['need'] },
  needSetGoal: { max: 60, names: ['need'] },

  // Home
  homeGoals: label,
  homeGoalsNone: line,
  homeGoalsCount: { max: 150, names: ['open', 'done'] },
  homeGoalsNext: { max: 150, names: ['what', 'date'] },
  homeGoalsNextPassed: { max: 150, names: ['what', 'date'] },
  homeGoalsShow: button,
  homeShared: label,
  homeSharedGoal: { max: 150, names: ['name', 'what', 'date'] },
  homeSharedMore: { max: 150, names: ['count'] },
  homeHello: { max: 150, names: ['name'] },
  homeIntro: text,
  homeSteps: label,
  homeNext: label,
  stepDone: title,
  stepHere: title,
  stepLater: title,
  nextBegin: line,
  nextResume: line,
  nextMap: line,
  resume: button,
  homeFocus: label,
  homeMore: label,
  homeLastDone: { max: 150, names: ['date'] },
  notificationsHeading: label,
  notificationsNeutral: line,
  notificationsFull: line,
  notificationsTurnOn: button,
  notificationsTurnOff: button,
  homeHelp: { max: 300, names: ['command', 'support'] },

  // First contact, help, and words nobody knows
  welcomeNotice: line,
  helpHeading: { max: 150, names: ['command'] },
  helpNext: { max: 150, names: ['command'] },
  helpAssess: { max: 150, names: ['command'] },
  helpNetwork: { max: 150, names: ['command'] },
  helpGoals: { max: 150, names: ['command'] },
  helpPrivacy: { max: 150, names: ['command'] },
  helpHelp: { max: 150, names: ['command'] },
  helpHome: line,
  helpLater: line,
  unknownWord: { max: 300, names: ['word', 'command'] },
  otherCommand: { max: 300, names: ['command', 'typed'] },

  // When something is in the way: what happened, what is kept, what to do
  databaseDown: line,
  saveLate: line,
  slackFailed: line,
  wentWrong: { max: 300, names: ['reference'] },
  formOutOfDate: line,
  editionChanged: line,
  textTooLong: { max: 150, names: ['max'] },
  otherWindow: { max: 300, names: ['text'] },
  problemTitle: title,
  notYours: line,
} as const satisfies Record<string, Rule>;

/** The name of a sentence that every edition gives. */
export type SayKey = keyof typeof sentences;

type Names<K extends SayKey> = (typeof sentences)[K]['names'][number];
type Values<K extends SayKey> = [Names<K>] extends [never] ? [] : [values: Readonly<Record<Names<K>, string | number>>];

/** Anything that holds sentences: an edition. */
interface Speaker {
  readonly say: Readonly<Record<SayKey, string>>;
}

/**
 * The sentence `key` of an edition with its {names} filled in; the compiler asks for exactly the names it takes.
 * Values are put in as they stand: what a person typed must be escaped by the caller where the place is mrkdwn.
 */
export function say<K extends SayKey>(edition: Speaker, key: K, ...values: Values<K>): string {
  return fill(edition.say[key], values[0] ?? {});
}

/**
 * A template with each {name} replaced by its value, in one pass, so that braces inside a value stay as typed.
 * Throws when a name has no value: a person must never read "{need}".
 */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(placeholder, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`No value was given for {${name}} in a sentence of the content.`);
    return String(value);
  });
}

const placeholder = /\{([a-zA-Z]+)\}/g;

/** The {names} a template holds, each once, in order of appearance. */
export function placeholdersOf(template: string): string[] {
  return [...new Set([...template.matchAll(placeholder)].map((match) => match[1] ?? ''))];
}
