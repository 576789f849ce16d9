import { expect, test } from 'vitest';
import { removeApp } from '../../sandbox/actions/app.ts';
import { changePeople } from '../../sandbox/actions/roster.ts';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { runCommand } from '../../src/cli/run.ts';
import { commands } from '../../src/cli.ts';
import { type Running, runBot, testKey } from '../support/bot.ts';
import { migratedDatabase } from '../support/database.ts';
import { install } from '../support/install.ts';
import { jumpTo, quickCheck } from '../support/journey.ts';

/*
 * Ten weeks of people who have each set something else, or for whom something else is so, and every message that came to
 * them by itself: on which day of theirs, and in which hour of their clock. In those weeks clocks change, the operator
 * pauses everything, and the bot is taken out of the workspace and let in again.
 */

/** What somebody does, or what becomes of them. */
interface Doing {
  /** On a day in the afternoon of Chicago; two days before the first Monday unless said otherwise. */
  on?: string;
  do(who: PersonDoor): Promise<void>;
}

interface Case {
  doings: Doing[];
  /** Month and day, and the hour, where they are by then. */
  came: string[];
}

const begin = '2027-02-20';
const [firstDay, lastDay] = ['2027-02-21', '2027-04-30'];
const pause = { on: '2027-03-28', until: '2027-04-06T10:00:00Z' };
const out = { on: '2027-04-11', in: '2027-04-21' };
/** Past each hour of Chicago and Tokyo at which one may come, in winter and in summer, and past some at which none may. */
const looks = ['03', '13', '14', '16', '17', '18', '19', '20', '21', '23'].map((hour) => `${hour}:20:00Z`);

/** After that of a day people do what they do. */
const doAfter = '21:20:00Z';

/** Both after the pause and the time without the bot. */
const afterwards = ['04-06 08h', '04-26 12h'];

let running: Running;
const change = (who: PersonDoor, tell: object): Promise<void> => {
  changePeople(running.sandbox.workspace, { do: 'change', user: who.id, ...tell });
  return running.sandbox.settled();
};

const settings =
  (...chosen: [label: string, what: string][]) =>
  async (who: PersonDoor): Promise<void> => {
    await who.command('/mentoring nudges');
    await who.press('Change');
    for (const [label, what] of chosen) await who.choose(label, what);
    await who.submit();
    await who.close({ all: true });
  };

const hours =
  (...chosen: [label: string, ...what: string[]][]) =>
  async (who: PersonDoor): Promise<void> => {
    await who.openHome();
    await who.press('My hours', { in: 'home' });
    for (const [label, ...what] of chosen) await who.choose(label, ...what);
    await who.submit();
    await who.close({ all: true });
  };

const nightsUntil = (day: string) => async (who: PersonDoor) => {
  await who.openHome();
  await who.press('Nights until…', { in: 'home' });
  await who.choose('Your last day of nights', day);
  await who.submit();
  await who.close({ all: true });
};

const statusUntil = (ends: string) => (who: PersonDoor) =>
  change(who, { status: { text: 'Away', emoji: ':palm_tree:', expiration: Date.parse(ends) / 1000 } });

const putOffUntil = (day: string) => async (who: PersonDoor) => {
  await who.press('Another day', { in: 'message' });
  await who.choose('On which day?', day);
  await who.submit();
  await who.close({ all: true });
};

const cases: Record<string, Case> = {
  'As Usual': {
    doings: [],
    came: ['02-22 12h', '03-01 12h', '03-08 12h', '03-15 12h', '03-22 12h', ...afterwards],
  },
  'Put Off': {
    doings: [{ on: '2027-02-22', do: putOffUntil('2027-03-04') }],
    came: ['02-22 12h', '03-04 08h', '03-08 12h', '03-15 12h', '03-22 12h', ...afterwards],
  },
  'Resting Until': {
    doings: [{ do: settings(['None before this day', '2027-03-15']) }],
    came: ['03-15 12h', '03-22 12h', ...afterwards],
  },
  'Every Other': {
    doings: [{ do: settings(['How often at most?', 'Every other week']) }],
    came: ['02-22 12h', '03-08 12h', '03-22 12h', ...afterwards],
  },
  'Every Fourth': {
    doings: [{ do: settings(['How often at most?', 'Every four weeks']) }],
    came: ['02-22 12h', '03-22 12h', '04-26 12h'],
  },
  'Switched Off': {
    doings: [{ do: settings(['How often at most?', 'Never']) }],
    came: [],
  },
  'Friday Afternoon': {
    doings: [{ do: settings(['On which day?', 'Friday'], ['At what time, where you are?', '15:00']) }],
    came: ['02-26 15h', '03-05 15h', '03-12 15h', '03-19 15h', '03-26 15h', '04-09 15h', '04-23 15h', '04-30 15h'],
  },
  'Short Hours': {
    doings: [{ do: hours(['Messages come from', '14:00'], ['Until', '16:00'], ['My working days', 'Tuesday']) }],
    came: ['02-23 14h', '03-02 14h', '03-09 14h', '03-16 14h', '03-23 14h', '04-06 14h', '04-27 14h'],
  },
  'On Nights': {
    doings: [{ do: nightsUntil('2027-02-24') }, { on: '2027-03-03', do: nightsUntil('2027-03-14') }],
    came: ['02-25 08h', '03-01 12h', '03-15 12h', '03-22 12h', ...afterwards],
  },
  'On Leave': {
    doings: [{ do: hours(['Away from', '2027-03-01'], ['Away until', '2027-03-07']) }],
    came: ['02-22 12h', '03-08 12h', '03-15 12h', '03-22 12h', ...afterwards],
  },
  'Away Status': {
    doings: [
      { do: statusUntil('2027-02-24T16:00:00Z') },
      { on: '2027-03-06', do: statusUntil('2027-03-14T16:00:00Z') },
    ],
    came: ['02-24 10h', '03-01 12h', '03-15 12h', '03-22 12h', ...afterwards],
  },
  'Left Here': {
    doings: [
      { on: '2027-02-27', do: (who) => change(who, { deleted: true }) },
      { on: '2027-03-17', do: (who) => change(who, { deleted: false }) },
    ],
    came: ['02-22 12h', '03-22 12h', ...afterwards],
  },
  'Moved East': {
    doings: [{ on: '2027-02-27', do: (who) => change(who, { tz: 'Asia/Tokyo' }) }],
    came: ['02-22 12h', '03-01 12h', '03-08 12h', '03-15 12h', '03-22 12h', '04-07 08h', '04-26 12h'],
  },
};

const daysBetween = (from: string, to: string): string[] => {
  const days: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
};

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(day).getUTCDay());

/** Month, day and hour of a message, where its reader is. */
function whenIn(tz: string, ts: string): string {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: tz, dateStyle: 'short', timeStyle: 'short' });
  return `${clock.format(Number(ts) * 1000).slice(5, 13)}h`;
}

test('over ten weeks, to each what they have set, what is so of them, and what the operator holds', async () => {
  const { url, drop } = await migratedDatabase();
  running = await runBot({ mode: 'oauth', databaseUrl: url, nudges: true });
  const { sandbox } = running;
  await jumpTo(running, `${begin}T15:00:00Z`);
  expect((await install(running)).status).toBe(200);
  const people = new Map<string, PersonDoor>();
  for (const name of Object.keys(cases)) {
    changePeople(sandbox.workspace, { do: 'join', real_name: name, name: name.replace(' ', '').toLowerCase() });
    await sandbox.settled();
    const who = sandbox.person(name);
    await quickCheck(running, who);
    // There are two things to do, so that no kind comes three weeks running.
    await who.press('Rate all twelve', { in: 'message' });
    await who.close();
    people.set(name, who);
  }

  const came = new Map<string, string[]>(Object.keys(cases).map((name) => [name, []]));
  const seen = new Map([...people].map(([name, who]) => [name, who.notifications().length]));
  function note(): void {
    for (const [name, who] of people) {
      const tz = sandbox.workspace.store.people.get(who.id)?.tz ?? '';
      const news = who.notifications().slice(seen.get(name));
      seen.set(name, who.notifications().length);
      came.get(name)?.push(...news.map(({ ts }) => whenIn(tz, ts)));
    }
  }

  for (const day of daysBetween(begin, lastDay)) {
    const isIn = day < out.on || day >= out.in;
    if (day >= firstDay)
      for (const look of isWeekend(day) ? [looks[1] ?? '', doAfter] : looks) {
        await sandbox.clock({ do: 'jump', to: `${day}T${look}` });
        await running.bot.idle();
        note();
        if (look !== doAfter) continue;
        await doingsOf(day);
        const weekday = new Date(day).getUTCDay();
        // What they do here is an answer to what came.
        if (weekday === 3 && isIn) for (const who of present()) await who.openHome();
      }
    else await doingsOf(day);
  }
  expect(Object.fromEntries(came)).toEqual(
    Object.fromEntries(Object.entries(cases).map(([name, { came: days }]) => [name, days])),
  );
  await running.stop();
  await drop();

  function present(): PersonDoor[] {
    return [...people.values()].filter(({ id }) => !sandbox.workspace.store.people.get(id)?.deleted);
  }

  async function doingsOf(day: string): Promise<void> {
    for (const [name, { doings }] of Object.entries(cases))
      for (const { on = begin, do: doing } of doings) if (on === day) await doing(people.get(name) as PersonDoor);
    if (day === pause.on) {
      const environment = { DATABASE_URL: url, MENTORING_ENCRYPTION_KEYS: testKey };
      const told = { environment, out: () => undefined, tell: () => undefined, now: () => sandbox.now() };
      expect(await runCommand(commands, ['pause', '--until', pause.until], told)).toBe(0);
    }
    if (day === out.on) {
      removeApp(sandbox.workspace);
      await sandbox.settled();
    }
    if (day === out.in) expect((await install(running)).status).toBe(200);
  }
}, 900_000);
