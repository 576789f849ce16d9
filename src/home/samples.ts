import type { Look, Sample } from '../feature.ts';
import { nextThing } from '../next.ts';
import { usual } from '../pushes/own-hours.ts';
import { fullest } from '../pushes/samples.ts';
import { type HomeContent, homeView } from './view.ts';

/** Every surface of this feature, for tests, the gallery and `doctor --blocks`. */
export function samples({ edition, command, features }: Look): Sample[] {
  const parts = features.flatMap(({ name, home }) => (home ? [{ name, looks: home.samples(edition) }] : []));
  /** @param looks which of a feature's looks stands there, where it is not its first */
  const home = (name: string, looks: Record<string, string>, more: Partial<HomeContent> = {}): Sample => {
    const chosen = parts.map((one) => {
      const look = one.looks[looks[one.name] ?? Object.keys(one.looks)[0] ?? ''];
      if (!look) throw new Error(`The part of Home of ${one.name} has no such look: ${looks[one.name]}.`);
      return look;
    });
    const next = nextThing(chosen.flatMap((look) => look.next ?? []));
    const base = { edition, command, name: 'Maya', fullNotificationText: false, hours: usual };
    const view = homeView({ ...base, next, parts: chosen.map(({ part }) => part), ...more });
    return { name: `home: ${name}`, view };
  };
  return [
    home('new', { assess: 'new' }),
    home('begun', { assess: 'begun' }),
    home('step 1 done', {}),
    home('all twelve, half done', { assess: 'half-done' }),
    home('an ask to send', { network: 'send' }),
    home('an ask to chase', { network: 'chase' }),
    home('an ask to next-person', { network: 'next-person' }),
    home('an ask that is late', { network: 'send-late' }),
    home('an ask that waits', { network: 'wait' }),
    home('a yes', { network: 'yes' }),
    home('a talk to come', { network: 'talk' }),
    home('a talk whose day has gone by', { network: 'met' }),
    home('a finding', { network: 'finding' }),
    home('nothing stands out', { network: 'quiet' }),
    home('goals', { goals: 'fullest' }),
    home('a goal whose day has gone by', { goals: 'passed' }),
    home('goals done', { goals: 'done' }),
    home('mentee and mentor, fullest', { goals: 'shared' }),
    home('a mentor, fullest', { assess: 'new', network: 'empty', goals: 'mentor' }),
    home('a mentor, nothing shared', { assess: 'new', network: 'empty', goals: 'nothing shared' }),
    home('a mentor who takes no messages', { assess: 'new', network: 'empty', goals: 'takes no messages' }),
    home('two who work together, fullest', { relationship: 'fullest' }),
    home('how to work, after the talk', { relationship: 'met' }),
    home('somebody who leads a program', { assess: 'new' }, { isLead: true }),
    home('entries that cannot be read', { assess: 'again' }, { unread: 3 }),
    home('nights', {}, { hours: { ...usual, nights: '2026-12-06' } }),
    home('hours of their own', {}, { hours: fullest }),
    home('full notifications', { assess: 'again' }, { fullNotificationText: true }),
  ];
}
