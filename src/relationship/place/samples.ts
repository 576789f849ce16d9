import type { Edition } from '../../content/editions.ts';
import type { Sample } from '../../feature.ts';
import { pairView } from '../page-view.ts';
import type { PairShown, Viewer } from '../wording.ts';
import type { Place, Trouble } from './place.ts';
import { namedAtMost, type Readers } from './readers.ts';
import { firstPost, readersView } from './view.ts';

const open: Place = { state: 'open', wanted: true, channelId: 'C0SANDBOX', problem: null };
const troubles: readonly Trouble[] = ['archived', 'bot-out', 'mentee-out', 'mentor-out', 'shared', 'public'];
const codes = ['restricted_action', 'missing_scope', 'name_taken', 'cant_invite', 'x'.repeat(80)];

/** Everything about a channel of two, at its fullest. */
export function placeSamples(edition: Edition, pair: PairShown, upTo: (limit: number) => string): Sample[] {
  const viewer = (side: Viewer['side']): Viewer => ({ edition, timeZone: 'America/Chicago', side });
  const page = (name: string, place: Place, side: Viewer['side'] = 'mentee'): Sample => ({
    name: `relationship: page, channel ${name}`,
    view: pairView(viewer(side), { pair: { ...pair, place }, versions: [], isMuted: false }),
  });
  const readers: Readers = {
    named: Array.from({ length: namedAtMost }, (_, n) => ({
      ...{ slackUserId: `U${n}`, name: upTo(200), isLead: true, isApp: false, isElsewhere: true, isNew: true },
    })),
    ...{ more: 1_000, apps: 20, all: ['U1'] },
  };
  const readersPage = (name: string, shown: Readers | undefined): Sample => ({
    name: `relationship: readers, ${name}`,
    view: readersView(viewer('mentee'), pair, shown && { readers: shown, trouble: 'public' }),
  });
  return [
    page('comes', { ...open, state: 'making', channelId: null }),
    page('is there', open),
    page('is there, to him', open, 'mentor'),
    page('refused, to him', { ...open, state: 'refused', problem: 'restricted_action' }, 'mentor'),
    ...codes.map((problem) => page(`refused, ${problem.slice(0, 20)}`, { ...open, state: 'refused', problem })),
    ...troubles.map((problem) => page(problem, { ...open, problem })),
    { name: 'relationship: first post', message: firstPost(edition, pair, true) },
    readersPage('fullest', readers),
    readersPage('nobody', { named: [], more: 0, apps: 0, all: [] }),
    readersPage('unknown', undefined),
  ];
}
