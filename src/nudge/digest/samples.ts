import type { Edition } from '../../content/editions.ts';
import type { Sample } from '../../feature.ts';
import type { Digest } from './digest.ts';
import { closedMessage, type DigestWanted, digestForm, digestMessage } from './view.ts';

const long = '<!channel> & *b* 🙂é'.repeat(60);
const press = { actionId: 'meeting:open', value: '00000000-0000-4000-8000-000000000000' };
const startsAt = new Date('2026-11-01T06:30:00Z');
const name = 'ظ'.repeat(100);

/** More of everything than is shown, each at its longest. */
const fullest: Digest = {
  meetings: Array.from({ length: 9 }, (_, at) => ({
    ...{ name, startsAt, when: 'Sun, Nov 1, 01:30 (UTC−5) (Chicago) · 06:30 (London)', isTwice: true },
    ...{ isSoon: true, isShared: at % 2 === 0, open: press, agenda: { ...press, actionId: 'meeting:agenda' } },
  })),
  promises: Array.from({ length: 7 }, (_, at) => ({
    ...{ name, text: long.slice(0, 200), due: at % 2 ? '2026-12-31' : null },
    done: { actionId: 'meeting:done', value: `${press.value} ${press.value}` },
  })),
  isDue: true,
};

/** A mentor who has it. */
export const wanted: DigestWanted = { isOn: true, dayOfWeek: 1, hour: 8, takesMessages: true };

/** A digest at its fullest, what it becomes, and the form of when it comes. */
export function digestSamples(edition: Edition): Sample[] {
  const shown = { digest: fullest, isOn: true, fullText: true, command: '/mentoring' };
  return [
    { name: 'nudge: digest', message: digestMessage(edition, shown) },
    {
      name: 'nudge: digest, switched off',
      message: digestMessage(edition, { ...shown, isOn: false, fullText: false }),
    },
    { name: 'nudge: digest, closed', message: closedMessage(edition, 'newer') },
    { name: 'nudge: digest, over', message: closedMessage(edition, 'over') },
    { name: 'nudge: when the digest comes', view: digestForm(edition, wanted) },
  ];
}
