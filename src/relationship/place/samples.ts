import type { Edition } from '../../content/editions.ts';
import { say } from '../../content/say.ts';
import type { Sample } from '../../feature.ts';
import type { Version } from '../agreement/terms.ts';
import { pairView } from '../page-view.ts';
import type { PairShown, Viewer } from '../wording.ts';
import type { Place, Trouble } from './place.ts';
import { namedAtMost, type Readers } from './readers.ts';
import { doneMessage, firstPost, readersView } from './view.ts';

const open: Place = {
  state: 'open',
  wanted: true,
  channelId: 'C0SANDBOX',
  problem: null,
  isThere: false,
  isPublic: false,
};
const troubles: readonly Trouble[] = ['archived', 'bot-out', 'mentee-out', 'mentor-out', 'shared', 'public'];
const codes = ['restricted_action', 'missing_scope', 'name_taken', 'cant_invite', 'x'.repeat(80)];

/** Everything about a channel of two, at its fullest. */
export function placeSamples(
  edition: Edition,
  pair: PairShown,
  agreed: Version,
  upTo: (limit: number) => string,
): Sample[] {
  const viewer = (side: Viewer['side']): Viewer => ({ edition, timeZone: 'America/Chicago', side });
  const page = (name: string, place: Place, side: Viewer['side'] = 'mentee'): Sample => ({
    name: `relationship: page, channel ${name}`,
    view: pairView(viewer(side), { pair: { ...pair, place }, versions: [agreed], isMuted: false, today: '2026-12-01' }),
  });
  const readers: Readers = {
    named: Array.from({ length: namedAtMost }, (_, n) => ({
      ...{ slackUserId: `U${n}`, name: upTo(200), isLead: true, isApp: false, isElsewhere: true, isNew: true },
    })),
    ...{ more: 1_000, apps: 20, all: ['U1'], newcomers: 1, leads: [upTo(200)] },
  };
  const readersPage = (name: string, shown: Readers | undefined, isHeld = false): Sample => ({
    name: `relationship: readers, ${name}`,
    view: readersView(
      viewer('mentee'),
      pair,
      shown && {
        ...{ readers: shown, trouble: 'public', news: 'public', isPublic: true, workspace: upTo(100), isHeld },
        mark: '0'.repeat(20),
      },
      say(edition, 'placeSeenMoved'),
    ),
  });
  return [
    page('not wanted', { ...open, state: 'left', wanted: false, channelId: null }),
    page('not wanted, that was there', { ...open, state: 'left', wanted: false, channelId: null, isThere: true }),
    page('begins', { ...open, state: 'held', isThere: true }),
    page('comes', { ...open, state: 'making', channelId: null }),
    page('is there', open),
    page('is there, to him', open, 'mentor'),
    page('held for readers', { ...open, state: 'held', problem: 'readers', isThere: true }),
    page('held, to him', { ...open, state: 'held', problem: 'readers', isThere: true }, 'mentor'),
    page('archived, to him', { ...open, problem: 'archived' }, 'mentor'),
    page('cannot begin', { ...open, state: 'refused', problem: 'user_not_found', isThere: true }),
    page('not in', { ...open, state: 'refused', problem: 'not-in', isThere: true }),
    page('refused, to him', { ...open, state: 'refused', problem: 'restricted_action' }, 'mentor'),
    ...codes.map((problem) => page(`refused, ${problem.slice(0, 20)}`, { ...open, state: 'refused', problem })),
    ...troubles.map((problem) => page(problem, { ...open, problem })),
    { name: 'relationship: first post', message: firstPost(edition, pair, { repeated: true }) },
    {
      name: 'relationship: first post in a channel that was there',
      message: firstPost(edition, pair, { repeated: true, there: { isPublic: true, workspace: upTo(100) } }),
    },
    { name: 'relationship: done in a public channel', message: doneMessage(edition, true) },
    readersPage('fullest', readers),
    readersPage('made public', readers, true),
    readersPage('nobody', { named: [], more: 0, apps: 0, all: [], newcomers: 0, leads: [] }),
    readersPage('unknown', undefined),
  ];
}
