import type { Edition } from '../content/editions.ts';
import type { HomeLook, Sample } from '../feature.ts';
import { type Candidate, type NextReason, type NudgeKind, nudgeKinds } from '../next.ts';
import { pushMessage } from '../pushes/view.ts';
import { digestSamples, wanted as digestWanted } from './digest/samples.ts';
import { digestAtHome, digestSection } from './digest/view.ts';
import {
  dayView,
  formView,
  historyView,
  homePart,
  nowMessage,
  nudgeTold,
  type OwnWeek,
  sentenceView,
  settingsView,
  type Wanted,
} from './view.ts';
import { historyLine, silenceWords } from './wording.ts';

const subject = '00000000-0000-4000-8000-000000000000';
const long = '<!channel> & *b* 🙂é'.repeat(60);

/** A reason of each kind, as another feature would say it. */
const reasons: Readonly<Record<NudgeKind, NextReason>> = {
  ...{ assess: 'resume', schedule: 'schedule', ask: 'ask', prepare: 'agenda', actions: 'action', goal: 'goal' },
  ...{ propose: 'propose', review: 'review', map: 'no-people', gap: 'finding' },
};

const wanted: Wanted = {
  ...{ dayOfWeek: 1, hour: 12, cadence: 'weekly', kindsOff: [], pausedUntil: null, isLeftOut: false },
};
const ownWeek: OwnWeek = { from: 0, until: 24, days: [1, 3, 4, 5, 6, 7] };

/** How its part of Home looks. */
export const homeSamples = (edition: Edition): Record<string, HomeLook> => ({
  usual: { part: { ...homePart(edition, wanted), ...digestAtHome(edition, digestWanted) } },
});

/** A nudge of each kind, what it becomes, and the screens of when they come. */
export function samples(edition: Edition): Sample[] {
  const about = (kind: NudgeKind, own?: string): Candidate => ({
    ...{ reason: reasons[kind], sentence: long, typed: true, own },
    button: { label: '🙂'.repeat(37), actionId: 'network:words', value: subject },
    besides: { label: '🙂'.repeat(37), actionId: 'meeting:arrange', value: `${subject} 2` },
  });
  const shown = { id: subject, kind: 'ask', week: '2026-W50', is_first: false, put_off_until: null };
  const message = (change: Parameters<typeof nudgeTold>[1]) =>
    pushMessage(edition, subject, [nudgeTold(edition, change)], true);
  const fullest: Wanted = { ...wanted, kindsOff: nudgeKinds };
  const lines = Array.from({ length: 30 }, (_, at) =>
    historyLine(edition, {
      on: '2026-12-07',
      of: at % 2 ? 'push' : 'nudge',
      kind: at % 2 ? null : 'review',
      withheld: null,
    }),
  );
  return [
    ...nudgeKinds.map((kind) => ({
      name: `nudge: ${kind}`,
      message: message({ ...shown, kind, about: about(kind) }),
    })),
    {
      name: 'nudge: the first, in her own words',
      message: message({ ...shown, is_first: true, about: about('goal', long) }),
    },
    { name: 'nudge: after two without an answer', message: message({ ...shown, kind: 'question', about: 'question' }) },
    { name: 'nudge: closed', message: message({ ...shown, about: undefined }) },
    { name: 'nudge: one to see', message: nowMessage(edition, about('goal', long), { isFull: true, isOff: true }) },
    { name: 'nudge: none to see', message: nowMessage(edition, undefined, { isFull: false, isOff: false }) },
    {
      name: 'nudge: when they come',
      view: settingsView(edition, wanted, long.slice(0, 300), digestSection(edition, digestWanted)),
    },
    { name: 'nudge: every kind is off', view: settingsView(edition, fullest) },
    { name: 'nudge: her hours leave it out', view: settingsView(edition, { ...wanted, isLeftOut: true }) },
    { name: 'nudge: paused', view: settingsView(edition, { ...wanted, pausedUntil: '2027-01-15' }) },
    { name: 'nudge: off', view: settingsView(edition, { ...wanted, cadence: 'off' }) },
    { name: 'nudge: the form', view: formView(edition, { ...wanted, pausedUntil: '2027-01-15' }, ownWeek) },
    { name: 'nudge: another day', view: dayView(edition, subject, '2026-12-14') },
    { name: 'nudge: put off', view: sentenceView(edition, silenceWords(edition, 'hours')) },
    { name: 'nudge: what came', view: historyView(edition, lines) },
    { name: 'nudge: nothing came', view: historyView(edition, []) },
    ...digestSamples(edition),
  ];
}
