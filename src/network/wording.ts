import type { Edition } from '../content/editions.ts';
import type { Said } from '../content/say.ts';
import { needLabel } from '../needs/need.ts';
import type { Finding } from './findings/finding.ts';
import type { MapPerson } from './map.ts';
import type { Helpers } from './people/helpers.ts';

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

/** Who helps with a need, as a few words; two names at most, the rest is counted. */
export function helpersSaid(helpers: Helpers): Said {
  switch (helpers.is) {
    case 'nobody':
      return { key: 'needLineNobody', values: {} };
    case 'possible':
      return { key: 'needLinePossible', values: { name: helpers.person.name } };
    case 'yes':
    case 'asked':
    case 'planned':
      return { key: askedKeys[helpers.is], values: { name: helpers.ask.name } };
    case 'helped': {
      const [first = '', second = '', ...more] = helpers.people.map(({ name }) => name);
      if (second === '') return { key: 'needLineOne', values: { name: first } };
      if (more.length === 0) return { key: 'needLineTwo', values: { name: first, other: second } };
      return { key: 'needLineMore', values: { name: first, count: String(more.length + 1) } };
    }
  }
}

const askedKeys = { yes: 'needLineYes', asked: 'needLineAsked', planned: 'needLinePlanned' } as const;

/** A finding as the sentence that says it; each name written out, so that a search for it ends here. */
export function findingSaid(words: Wording, finding: Finding): Said {
  const need = 'need' in finding ? needLabel(words, finding.need) : '';
  const name = 'person' in finding ? personName(words, finding.person) : '';
  switch (finding.rule) {
    case 'R1':
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
