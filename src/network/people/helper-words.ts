import type { Day } from '../../calendar.ts';
import type { Edition } from '../../content/editions.ts';
import { say } from '../../content/say.ts';
import type { NeedName } from '../../needs/need.ts';
import type { NeedLinePart } from '../../needs/need-line.ts';
import { shorten } from '../../slack/mrkdwn.ts';
import type { AskRecord } from '../asks/ask.ts';
import { askCandidate } from '../asks/ask-words.ts';
import { type Standing, standingOf } from '../asks/standing.ts';
import { ids } from '../ids.ts';
import { standingWords } from '../wording.ts';
import type { PersonRecord } from './person.ts';

/** For each need: how far she has come with it, the way on, and where an ask is open what it wants of her. */
export function helperParts(
  edition: Edition,
  needs: readonly NeedName[],
  map: { people: readonly PersonRecord[]; asks: readonly AskRecord[] },
  today: Day,
): NeedLinePart[] {
  return needs.map((need): NeedLinePart => {
    const standing = standingOf(need.id, map, today);
    const ownNeed = need.id === 'X1' ? need.label : undefined;
    return {
      needId: need.id,
      step: 'person',
      text: standingWords(edition, map.people, standing),
      isSet: standing.is !== 'nobody',
      button: wayOn(edition, need, standing),
      ...('ask' in standing && { next: askCandidate({ edition, people: map.people, ownNeed }, standing, today) }),
    };
  });
}

function wayOn(edition: Edition, { id, label }: NeedName, standing: Standing<AskRecord>): NeedLinePart['button'] {
  const words = { need: shorten(label, 40) };
  switch (standing.is) {
    case 'helped':
      return { label: say(edition, 'needLineOpen', words), actionId: ids.open, value: '1' };
    case 'yes':
    case 'met':
      return { label: say(edition, 'needLineTalk', words), actionId: ids.talk, value: standing.ask.id };
    case 'asked':
    case 'planned':
      return { label: say(edition, 'needLineWords', words), actionId: ids.words, value: standing.ask.id };
    case 'possible':
      return { label: say(edition, 'needLineAsk', words), actionId: ids.ask, value: `${id}:${standing.person.id}` };
    case 'nobody':
      return { label: say(edition, 'needLineFind', words), actionId: ids.add, value: id };
  }
}
