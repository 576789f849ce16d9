import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import type { Sample } from '../feature.ts';
import { button, plainSection } from '../slack/blocks.ts';
import type { Told } from './kind.ts';
import { nightsKeptView, nightsOverView, nightsView, pushMessage } from './view.ts';

const subject = '00000000-0000-4000-8000-000000000000';
const long = '<!channel> & *b* 🙂é'.repeat(60);

/** Several things of one day at their largest, and the form of nights. */
export function samples(edition: Edition): Sample[] {
  const thing: Told = {
    subject,
    blocks: [plainSection(long.slice(0, 1000))],
    line: long,
    button: button(say(edition, 'seeWords'), 'network:words', { value: subject }),
  };
  const several = Array.from({ length: 12 }, () => thing);
  return [
    { name: 'pushes: several things of one day', message: pushMessage(edition, subject, several, true) },
    { name: 'pushes: nights', view: nightsView(edition, '2026-12-06') },
    { name: 'pushes: nights are kept', view: nightsKeptView(edition, '2026-12-06') },
    { name: 'pushes: nights are over', view: nightsOverView(edition) },
  ];
}
