import { isTable, type Placed } from './merge.ts';
import type { SayKey } from './sentences.ts';

/** What a sentence was called in an edition that was written before, and is called now. */
const presentNames: Readonly<Record<string, SayKey>> = {
  ask: 'askDraft',
  askNext: 'askTimeForNext',
  back: 'backButton',
  needLineAsk: 'needLineAsk',
  needLineAsked: 'needLineAsked',
  needLineFind: 'needLineFind',
  needLineMore: 'needLineMore',
  needLineNobody: 'needLineNobody',
  needLineOne: 'needLineOne',
  needLineOpen: 'needLineOpen',
  needLinePlanned: 'needLinePlanned',
  needLinePossible: 'needLinePossible',
  needLineTwo: 'needLineTwo',
  needLineWords: 'needLineWords',
  needLineYes: 'needLineYes',
  close: 'closeButton',
  dismiss: 'dismissFinding',
  done: 'doneButton',
  earlier: 'mapEarlier',
  goalOtherWindow: 'fieldOtherWindow',
  later: 'laterButton',
  leave: 'leaveGo',
  more: 'mapMore',
  next: 'nextPage',
  notYours: 'answersNotYours',
  otherWindow: 'inOtherWindow',
  pageOf: 'pageNumber',
  resume: 'homeGoOn',
  resumed: 'welcomeBack',
  save: 'saveButton',
  short: 'feelShort',
  shortWhy: 'feelShortWhy',
  start: 'startButton',
  stay: 'leaveStay',
  suits: 'rolesThatSuit',
  thread: 'needLineJoined',
  threadJoined: 'needLineJoined',
  undo: 'undoRemoval',
  whoCouldHelp: 'whoCouldHelpButton',
  whyThis: 'whyThisButton',
  you: 'pictureYou',
  R1: 'findingR1',
  R1Covered: 'findingR1Covered',
  R1CoveredWhy: 'findingR1CoveredWhy',
  R1Why: 'findingR1Why',
  R2: 'findingR2',
  R2Why: 'findingR2Why',
  R3: 'findingR3',
  R3Why: 'findingR3Why',
  R4: 'findingR4',
  R4Why: 'findingR4Why',
  R5: 'findingR5',
  R5Why: 'findingR5Why',
  R6: 'findingR6',
  R6Why: 'findingR6Why',
  R7: 'findingR7',
  R7Why: 'findingR7Why',
  R8: 'findingR8',
  R8Why: 'findingR8Why',
  R9: 'findingR9',
  R9Why: 'findingR9Why',
  R10: 'findingR10',
  R10AllWhy: 'findingR10AllWhy',
  R10NoneWhy: 'findingR10NoneWhy',
};

/**
 * A file with each sentence under its present name and in its present place, so that an edition that a program wrote
 * before goes on working. The sentences of the map stood under `network.say`.
 * @returns also the former names that were found, such as `say.next`
 */
export function underPresentNames(root: Placed): { root: Placed; formerNames: string[] } {
  const [network, now] = [entryOf(root, 'network'), entryOf(root, 'say')];
  const before = entryOf(network, 'say');
  const formerNames: string[] = [];
  const said = new Map<string, Placed>();
  const take = (section: Placed | undefined, path: string): void => {
    for (const [name, sentence] of section && isTable(section) ? section.holds : []) {
      const present = presentNames[name] ?? name;
      // Where both stand, the former one is left as it is, for the check to name it.
      const free = !said.has(present) && (present === name || !entryOf(now, present));
      if (free && (path !== 'say' || present !== name)) formerNames.push(`${path}.${name}`);
      said.set(free ? present : name, sentence);
    }
  };
  take(now, 'say');
  take(before, 'network.say');
  if (formerNames.length === 0) return { root, formerNames };

  const entries = new Map(isTable(root) ? root.holds : []);
  entries.set('say', { at: (now ?? before ?? root).at, holds: said });
  if (network && isTable(network) && before) {
    const rest = new Map(network.holds);
    rest.delete('say');
    entries.set('network', { ...network, holds: rest });
  }
  return { root: { ...root, holds: entries }, formerNames };
}

const entryOf = (one: Placed | undefined, key: string): Placed | undefined =>
  one && isTable(one) ? one.holds.get(key) : undefined;
