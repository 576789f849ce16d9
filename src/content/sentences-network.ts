import { fill } from './say.ts';

/**
 * The sentences of an edition about the network of step 2, in its section `network.say`: how many code points fit
 * where each is shown, and which {names} it holds. The same rules as for `say`: exactly these, each name used.
 */
export const networkSentences = {
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
  short: line('need', 'count'),
  shortWhy: line('need', 'count', 'support'),
  whyStarter: line(),

  // What a finding leads to
  addSomeone: button(),
  noteAsk: button(),
  sayHello: button(),
  dismiss: button(),
  whyThis: button(),

  // A finding that is put away until a day
  later: button(),
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

  // Who stands beside a need, in the line need → person → goal
  besideOne: phrase('name'),
  besideTwo: phrase('name', 'other'),
  besideMore: phrase('name', 'count'),
  besideYes: phrase('name'),
  besideAsked: phrase('name'),
  besidePlanned: phrase('name'),
  besidePossible: phrase('name'),
  besideNobody: phrase(),
  besideOpen: phrase('need'),
  besideWords: phrase('need'),
  besideAsk: phrase('need'),
  besideFind: phrase('need'),

  // Roles that suit a need
  suits: line('need', 'roles'),
  roleOfLevel: phrase('role', 'level'),
  roleNotEvaluating: phrase('role'),

  // The picture, and the same in words
  you: phrase(),
  legendNear: phrase(),
  legendEmpty: phrase(),
  legendMore: phrase('count'),
  altNobody: line(),
  altOne: line(),
  altMany: line('count'),
  altSector: line('cluster', 'people'),
  altEmpty: line('needs'),
  altWords: line(),
  peopleNone: phrase(),
  peopleOne: phrase(),
  peopleMany: phrase('count'),
  listNumber: phrase('number', 'name'),
  listPerson: line('name', 'status', 'closeness', 'where'),
  listWhere: phrase('cluster', 'needs'),
  listEmpty: line('cluster', 'need'),
  closenessNotNoted: phrase(),
  noNeedNoted: phrase(),

  // The ask: what is not known yet stands in brackets, for her to fill in
  ask: { max: 1000, names: ['name', 'me', 'goal', 'reason', 'minutes', 'question'] },
  askMe: phrase('me', 'stage'),
  askMinutes: phrase('least', 'most'),
  gapName: phrase(),
  gapMe: phrase(),
  gapStage: phrase(),
  gapGoal: phrase(),
  gapReason: phrase(),
  gapQuestion: phrase(),

  // The map as a modal
  mapTitle: title(),
  mapThink: line(),
  neverContacts: line(),
  mapFindings: phrase(),
  mapAsks: phrase(),
  mapPeople: phrase('count'),
  editPerson: button(),
  askSomeone: button(),
  sendPicture: button(),
  pictureComing: line(),
  earlier: button(),
  more: button(),
  backToMap: button(),
  leaveTitle: phrase(),
  leaveText: line(),
  leave: title(),
  stay: title(),
  leftSlack: phrase('person'),
  findingGone: line(),
  notOnMap: line(),

  // Somebody on the map
  addTitle: title(),
  editTitle: title(),
  whoSlack: phrase(),
  whoName: phrase(),
  whoNameHint: phrase(),
  needsAsked: phrase(),
  needsOther: phrase(),
  statusAsked: phrase(),
  personKept: line('name'),
  addAnother: button(),
  askThem: button(),
  moreAboutThem: button(),
  removePerson: button(),
  personRemoved: line('name'),
  removedElsewhere: line('name'),
  undo: button(),
  whoNobody: phrase(),
  whoSelf: phrase(),
  whoBot: phrase(),
  whoUnknown: phrase(),
  whoTwice: line('name'),
  detailsTitle: title(),
  detailsIntro: line(),
  levelAsked: phrase(),
  placeAsked: phrase(),
  rolesAsked: phrase(),
  closenessAsked: phrase(),
  lastContactAsked: phrase(),
  dayNotPast: phrase(),
  helloTitle: title(),
  helloLine: line('name'),
  saidHello: button(),
  helloKept: line('name'),

  // The ask, from the words to the answer
  askTitle: title(),
  askNeed: phrase(),
  askPerson: phrase(),
  askNobody: button(),
  askNobodyLine: line(),
  askText: phrase(),
  askTextHint: phrase(),
  askDay: phrase(),
  askEmpty: phrase(),
  askDayWrong: phrase(),
  askSave: title(),
  askPlanned: line('name', 'need', 'day'),
  askCopy: line(),
  openMessage: button(),
  writeMail: button(),
  mailSubject: phrase(),
  haveSent: button(),
  changeWords: button(),
  seeWords: button(),
  askWaits: line('name', 'need', 'day'),
  askChase: line('name', 'need'),
  askNext: line('name', 'need'),
  askYes: line('name', 'need'),
  wroteAgain: button(),
  answerYes: button(),
  answerNotNow: button(),
  answerNo: button(),
  nextPerson: button(),
  forgetAsk: button(),
  askForgotten: line(),
  askKept: line(),
  askNobodyName: phrase(),

  // The picture in the chat, and Home
  pictureHeading: phrase(),
  pictureMissing: line(),
  pictureFailed: line(),
  pictureKept: line(),
  pictureMore: phrase('count'),
  whoCouldHelp: button(),
  openMap: button(),
  homeMap: phrase('count'),
} as const satisfies Record<string, { max: number; names: readonly string[] }>;

function line<const N extends readonly string[]>(...names: N) {
  return { max: 300, names } as const;
}
function phrase<const N extends readonly string[]>(...names: N) {
  return { max: 100, names } as const;
}
function title() {
  return { max: 24, names: [] } as const;
}
function button() {
  return { max: 75, names: [] } as const;
}

/** The name of a sentence about the network that every edition gives. */
export type NetworkKey = keyof typeof networkSentences;

type Names<K extends NetworkKey> = (typeof networkSentences)[K]['names'][number];
type Values<K extends NetworkKey> = [Names<K>] extends [never]
  ? []
  : [values: Readonly<Record<Names<K>, string | number>>];

/** Anything that holds these sentences: an edition. */
interface Speaker {
  readonly network: { readonly say: Readonly<Record<NetworkKey, string>> };
}

/**
 * The sentence `key` about the network with its {names} filled in. Values are put in as they stand: what a person
 * typed must be escaped by the caller where the place is mrkdwn.
 */
export function sayNetwork<K extends NetworkKey>(edition: Speaker, key: K, ...values: Values<K>): string {
  return fill(edition.network.say[key], values[0] ?? {});
}
