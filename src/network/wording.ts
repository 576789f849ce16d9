import { calledBy } from '../content/called.ts';
import type { Edition } from '../content/editions.ts';
import { type Said, say } from '../content/say.ts';
import { needLabel } from '../needs/need.ts';
import type { NotedAsk } from './asks/ask.ts';
import type { Standing } from './asks/standing.ts';
import type { Finding } from './findings/finding.ts';
import type { MapPerson } from './map.ts';

/** What sentences about a map are made from. Everything typed goes into them as it stands: escape where it is mrkdwn. */
export interface Wording {
  edition: Edition;
  people: readonly MapPerson[];
  /** Her own need X1 in her words. */
  ownNeed?: string | undefined;
}

/** The label of an entry of a list of the content. */
export const labelOf = (entries: readonly { id: string; label: string }[], id: string): string =>
  entries.find((entry) => entry.id === id)?.label ?? id;

/** Whom a person is called on the map; empty for somebody who is not on it. */
export const personName = ({ people }: Pick<Wording, 'people'>, id: string): string =>
  people.find((person) => person.id === id)?.name ?? '';

/** Whom an ask is to, as they stand on the map now, else as they were called; or that she knows nobody yet. */
export const askName = (edition: Edition, people: readonly MapPerson[], { person, name }: NotedAsk): string =>
  personName({ people }, person) || name || say(edition, 'askNobodyName');

/** How a letter to whom an ask is to greets them; a gap to be filled in where she knew nobody yet. */
export function greetingOf(edition: Edition, people: readonly MapPerson[], { person, name }: NotedAsk): string {
  const known = personName({ people }, person) || name;
  return known ? (calledBy(known) ?? known) : say(edition, 'gapName');
}

/** Who stands beside a need, as a few words: an open ask first, then who helps; two names at most, the rest counted. */
export function standingWords(edition: Edition, people: readonly MapPerson[], standing: Standing): string {
  switch (standing.is) {
    case 'nobody':
      return say(edition, 'needLineNobody');
    case 'possible':
      return say(edition, 'needLinePossible', { name: standing.person.name });
    case 'yes':
    case 'met':
    case 'asked':
    case 'planned': {
      const name = askName(edition, people, standing.ask);
      const ask = say(edition, askedKeys[standing.is], { name });
      if (standing.helping.length === 0) return ask;
      return say(edition, 'needLineBoth', { ask, helpers: helpersWords(edition, standing.helping) });
    }
    case 'helped':
      return helpersWords(edition, standing.people);
  }
}

const askedKeys = {
  yes: 'needLineYes',
  met: 'needLineMet',
  asked: 'needLineAsked',
  planned: 'needLinePlanned',
} as const;

function helpersWords(edition: Edition, people: readonly MapPerson[]): string {
  const [name = '', other = '', ...more] = people.map((person) => person.name);
  if (other === '') return say(edition, 'needLineOne', { name });
  if (more.length === 0) return say(edition, 'needLineTwo', { name, other });
  return say(edition, 'needLineMore', { name, count: String(more.length + 1) });
}

/** A finding as the sentence that says it; each name written out, so that a search for it ends here. */
export function findingSaid(words: Wording, finding: Finding): Said {
  const need = 'need' in finding ? needLabel(words, finding.need) : '';
  const name = 'person' in finding ? personName(words, finding.person) : '';
  switch (finding.rule) {
    case 'R1':
      if (!finding.covered && finding.next.do === 'ask')
        return { key: 'findingR1Named', values: { need, name: personName(words, finding.next.people[0] ?? '') } };
      return { key: finding.covered ? 'findingR1Covered' : 'findingR1', values: { need } };
    case 'R9':
      return { key: 'findingR9', values: { need } };
    case 'R3':
      return { key: 'findingR3', values: { name } };
    case 'R7':
      return { key: 'findingR7', values: {} };
    case 'R4':
      return { key: 'findingR4', values: { cluster: labelOf(words.edition.clusters, finding.cluster) } };
    case 'R8':
      return { key: 'findingR8', values: { name } };
    case 'R2':
      return { key: 'findingR2', values: { need } };
    case 'R5':
      return { key: 'findingR5', values: {} };
    case 'R6':
      return { key: 'findingR6', values: {} };
    case 'R10':
      return { key: 'findingR10', values: {} };
  }
}
