import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import type { Sample } from '../feature.ts';
import { button, plainSection } from '../slack/blocks.ts';
import { farAhead } from '../surfaces/pause.ts';
import { hoursKeptView, hoursView } from './hours-view.ts';
import type { Told } from './kind.ts';
import type { HoursSet } from './own-hours.ts';
import { awayOverView, nightsKeptView, nightsOverView, nightsView, pushMessage } from './view.ts';

const subject = '00000000-0000-4000-8000-000000000000';
const long = '<!channel> & *b* 🙂é'.repeat(60);

const now = new Date('2026-12-01T08:00:00Z');

/** Everything that says when messages come, set. */
export const fullest: HoursSet = {
  ...{ from: 0, until: 24, days: [1, 2, 3, 5, 6, 7] },
  ...{ away: { from: '2026-12-24', until: '2027-01-06' }, nights: '2026-12-16', slackAway: '2026-12-09' },
};

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
    { name: 'pushes: hours', view: hoursView(edition, fullest) },
    {
      name: 'pushes: hours are kept',
      view: hoursKeptView(edition, 'UTC', { now, next: new Date('2027-12-01T08:00:00Z') }),
    },
    { name: 'pushes: hours are kept in a pause', view: hoursKeptView(edition, 'UTC', { now, next: farAhead }) },
    { name: 'pushes: hours are kept, within them', view: hoursKeptView(edition, 'UTC', { now, next: now }) },
    { name: 'pushes: nights', view: nightsView(edition, '2026-12-06') },
    { name: 'pushes: nights are kept', view: nightsKeptView(edition, '2026-12-06') },
    { name: 'pushes: back', view: awayOverView(edition, false) },
    { name: 'pushes: not away after all', view: awayOverView(edition, true) },
    { name: 'pushes: nights are over', view: nightsOverView(edition) },
  ];
}
