import type { Button, ModalView } from '@slack/types';
import type { Edition } from '../../content/editions.ts';
import { say, sayChosen } from '../../content/say.ts';
import { coveredSaid, type NeedId, needLabel } from '../../needs/need.ts';
import { button, buttons, modal, plainSection } from '../../slack/blocks.ts';
import { ids } from '../ids.ts';
import type { RoleSuggestion } from '../map.ts';
import type { WholeMap } from '../whole-map.ts';
import { findingSaid, labelOf, personName, type Wording } from '../wording.ts';
import { nextAct } from './act.ts';
import type { Finding, NextStep, Short } from './finding.ts';

/** A finding in one neutral sentence. */
export function findingSentence(words: Wording, finding: Finding): string {
  return sayChosen(words.edition, findingSaid(words, finding));
}

/** "Why this?": the rule in a sentence, and that its numbers are a conversation starter. */
export function whyThis(words: Wording, finding: Finding): string {
  return `${reason(words, finding)} ${say(words.edition, 'whyStarter')}`;
}

function reason(words: Wording, finding: Finding): string {
  const { edition } = words;
  const need = 'need' in finding ? needLabel(words, finding.need) : '';
  const name = 'person' in finding ? personName(words, finding.person) : '';
  switch (finding.rule) {
    case 'R1':
      return finding.covered
        ? say(edition, 'findingR1CoveredWhy', { need, support: supportLabel(edition, finding.support) })
        : say(edition, 'findingR1Why', { need });
    case 'R9':
      return say(edition, 'findingR9Why', { need });
    case 'R3':
      return say(edition, 'findingR3Why', { name, carried: finding.carried, covered: finding.covered });
    case 'R7':
      return say(edition, 'findingR7Why', { need });
    case 'R4': {
      const cluster = labelOf(edition.clusters, finding.cluster);
      return say(edition, 'findingR4Why', { cluster, count: finding.needs.length });
    }
    case 'R8':
      return say(edition, 'findingR8Why', { name, need, days: finding.days });
    case 'R2':
      return say(edition, 'findingR2Why', { name, need, support: supportLabel(edition, finding.support) });
    case 'R5':
      return say(edition, 'findingR5Why', {
        count: finding.count,
        level: labelOf(edition.network.levels, finding.level),
      });
    case 'R6':
      return say(edition, 'findingR6Why', { count: finding.count });
    case 'R10':
      return say(edition, finding.close === 'all' ? 'findingR10AllWhy' : 'findingR10NoneWhy', { count: finding.count });
  }
}

/** "You named people but feel short": the remark and its reason. */
export function shortSentences(
  words: Wording,
  { need: id, count, support: rated }: Short,
): [said: string, why: string] {
  const { edition } = words;
  const need = needLabel(words, id);
  const why = say(edition, 'feelShortWhy', { need, count, support: supportLabel(edition, rated) });
  return [say(edition, 'feelShort', { need, count }), `${why} ${say(edition, 'whyStarter')}`];
}

/** What the map shows as one sentence: a finding, or that she feels short. */
export const shownSentence = (words: Wording, found: Finding | Short): string =>
  'rule' in found ? findingSentence(words, found) : shortSentences(words, found)[0];

/** The button of a finding's next step. */
export function nextButton(edition: Edition, next: NextStep, primary = false): Button {
  const { label, actionId, value } = nextAct(edition, next);
  return button(label, actionId, { ...(value && { value }), primary });
}

/** Who suits a need, in a sentence; undefined for her own need, of which nobody else can know. */
export function suitsSentence(words: Wording, need: NeedId, roles: readonly RoleSuggestion[]): string | undefined {
  if (roles.length === 0) return undefined;
  const names = roles.map((one) => roleName(words.edition, one));
  return say(words.edition, 'rolesThatSuit', { need: needLabel(words, need), roles: names.join(', ') });
}

function roleName(edition: Edition, { role: id, level, evaluates }: RoleSuggestion): string {
  const role = labelOf(edition.network.roles, id);
  // A peer of a level goes by the level alone.
  if (level && id === 'peer') return labelOf(edition.network.levels, level);
  if (level) return say(edition, 'roleOfLevel', { role, level: labelOf(edition.network.levels, level) });
  return evaluates === false ? say(edition, 'roleNotEvaluating', { role }) : role;
}

/** "Why this?": the rule in a sentence, who would suit, and that its numbers are a conversation starter. */
export function whyView(edition: Edition, map: WholeMap, found: Finding | Short | undefined): ModalView {
  const words = { edition, people: map.people, ownNeed: map.ownNeed };
  return modal({
    callbackId: ids.why,
    title: say(edition, 'mapTitle'),
    close: say(edition, 'backButton'),
    blocks: whySentences(words, found).map((sentence) => plainSection(sentence)),
  });
}

/** More than these are counted, so that the page stays within Slack's. */
const mostDismissed = 40;

/** Everything that was dismissed and would stand on the map otherwise, each with the way back. */
export function dismissedView(edition: Edition, map: WholeMap, page: number): ModalView {
  const left = map.gone.length - mostDismissed;
  return modal({
    callbackId: ids.dismissed,
    title: say(edition, 'dismissedTitle'),
    close: say(edition, 'closeButton'),
    metadata: JSON.stringify({ id: '', page, isNew: false }),
    blocks: [
      ...(map.gone.length === 0 ? [plainSection(say(edition, 'dismissedNone'))] : []),
      ...map.gone.slice(0, mostDismissed).map((found) => ({
        ...plainSection(shownSentence({ edition, ...map }, found)),
        accessory: button(say(edition, 'dismissedShow'), ids.undismiss, { value: found.key }),
      })),
      ...(left > 0 ? [plainSection(say(edition, 'dismissedMore', { count: left }))] : []),
      buttons(button(say(edition, 'backToMap'), ids.open, { value: String(page) })),
    ],
  });
}

function whySentences(words: Wording, found: Finding | Short | undefined): string[] {
  if (!found) return [say(words.edition, 'findingGone')];
  if (!('rule' in found)) return shortSentences(words, found);
  const suits = suitsOf(words, found);
  return [findingSentence(words, found), whyThis(words, found), ...(suits ? [suits] : [])];
}

function suitsOf(words: Wording, { next }: Finding): string | undefined {
  return next.do === 'add' && next.need && next.roles ? suitsSentence(words, next.need, next.roles) : undefined;
}

const supportLabel = (edition: Edition, value: number): string => coveredSaid(edition.support, value);
