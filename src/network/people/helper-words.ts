import type { Edition } from '../../content/editions.ts';
import { say, sayChosen } from '../../content/say.ts';
import type { NeedName } from '../../needs/need.ts';
import type { NeedLinePart } from '../../needs/need-line.ts';
import { shorten } from '../../slack/mrkdwn.ts';
import type { AskRecord } from '../asks/ask.ts';
import { ids } from '../ids.ts';
import { helpersSaid } from '../wording.ts';
import { type Helpers, helpersFor } from './helpers.ts';
import type { PersonRecord } from './person.ts';

/** For each need: who helps with it, or how far she has come, and the way on. */
export function helperParts(
  edition: Edition,
  needs: readonly NeedName[],
  map: { people: readonly PersonRecord[]; asks: readonly AskRecord[] },
): NeedLinePart[] {
  return needs.map((need) => {
    const helpers = helpersFor(need.id, map);
    const text = sayChosen(edition, helpersSaid(helpers));
    return {
      needId: need.id,
      step: 'person',
      text,
      isSet: helpers.is !== 'nobody',
      button: wayOn(edition, need, helpers),
    };
  });
}

function wayOn(edition: Edition, { id, label }: NeedName, helpers: Helpers<AskRecord>): NeedLinePart['button'] {
  const words = { need: shorten(label, 40) };
  switch (helpers.is) {
    case 'helped':
      return { label: say(edition, 'needLineOpen', words), actionId: ids.open, value: '1' };
    case 'yes':
    case 'asked':
    case 'planned':
      return { label: say(edition, 'needLineWords', words), actionId: ids.words, value: helpers.ask.id };
    case 'possible':
      return { label: say(edition, 'needLineAsk', words), actionId: ids.ask, value: `${id}:${helpers.person.id}` };
    case 'nobody':
      return { label: say(edition, 'needLineFind', words), actionId: ids.add, value: id };
  }
}
