import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cohort, startCohort } from '../../demo/cohort.ts';
import type { Came, Player } from '../../demo/player.ts';
import { eachText, simulated, tableText } from '../../demo/text.ts';
import type { Snapshot } from '../../sandbox/protocol.ts';
import { listen } from '../../src/process/serve.ts';

/*
 * What `npm run demo` plays, as it plays it: what came to each of the cohort is written down in a file that a person reads and
 * can agree with; what may come at all is counted apart from it. `UPDATE=1` writes the file anew.
 */

const golden = join(import.meta.dirname, 'cohort.txt');

describe('the twelve weeks', () => {
  let folder: string;
  let cohort: Cohort;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'demo-'));
    cohort = await startCohort({ environment: { MENTORING_DATA_DIR: folder, PORT: '0' } });
  }, 1_200_000);
  afterAll(async () => {
    await cohort?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const playerOf = (name: string): Player => {
    const found = cohort.cast.players.find((one) => one.name === name);
    if (!found) throw new Error(`Nobody is called ${name}.`);
    return found;
  };
  /** What is told to the one concerned because the other of the two pressed, and is counted by no cap. */
  const uncounted = ['an answer to a proposal', 'a time is set', 'a time is off', 'an end'];
  const pushes = ({ came }: Player): Came[] => came.filter(({ about }) => !uncounted.includes(about));
  const local = ({ at, zone }: Came) => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
  const weeksOf = (name: string): number[] => pushes(playerOf(name)).map(({ week }) => week);

  test('every life could be lived as it is written, and nothing came that nobody can name', () => {
    expect(cohort.cast.faults).toEqual([]);
    for (const { door, came } of cohort.cast.players) {
      expect(door.failures()).toEqual([]);
      expect(came.filter(({ about }) => about.startsWith('other'))).toEqual([]);
    }
  });

  test('the table and each message are as a person has read them', async () => {
    const text = `${tableText(cohort.rows)}\n${eachText(cohort.rows)}`;
    if (process.env.UPDATE) await writeFile(golden, text);
    expect(text).toBe(await readFile(golden, 'utf8'));
  });

  test('no cap is passed by anybody, and nothing comes out of hours or on a day off that is not their own', () => {
    for (const player of cohort.cast.players) {
      const isMentee = player.life !== undefined;
      const mine = pushes(player);
      const most = (by: (one: Came) => string): number =>
        Math.max(0, ...[...Map.groupBy(mine, by).values()].map(({ length }) => length));
      expect(
        most((one) => local(one).toPlainDate().toString()),
        player.name,
      ).toBeLessThanOrEqual(isMentee ? 1 : 2);
      if (isMentee) expect(most((one) => `${local(one).yearOfWeek}-${local(one).weekOfYear}`)).toBeLessThanOrEqual(4);
      const weekly = mine.filter(({ about }) => about.startsWith('weekly'));
      expect(new Set(weekly.map((one) => local(one).weekOfYear)).size, player.name).toBe(weekly.length);
      for (const one of mine) {
        const { hour, dayOfWeek } = local(one);
        expect(hour, `${player.name}: ${one.about}`).toBeGreaterThanOrEqual(8);
        expect(hour, `${player.name}: ${one.about}`).toBeLessThan(19);
        if (one.about !== 'the day of an ask') expect(dayOfWeek, `${player.name}: ${one.about}`).toBeLessThanOrEqual(5);
      }
    }
  });

  test('each life is let be as it says', () => {
    expect(weeksOf('Ben Carter')).toEqual([]);
    // On nights, and on leave, from the Tuesday on which they say so.
    expect(weeksOf('Diego Alvarez').filter((week) => week === 4 || week === 5)).toEqual([]);
    expect(weeksOf('Emma Lind').filter((week) => week >= 6 && week <= 8)).toEqual([]);
    expect(Math.max(...weeksOf('Grace Kim'))).toBeLessThanOrEqual(6);
    expect(Math.max(...weeksOf('Julia Weiss'))).toBeLessThanOrEqual(3);
    for (const one of pushes(playerOf('Nadia Rahman')).filter(({ about }) => about.startsWith('weekly')))
      expect(`${local(one).dayOfWeek} ${local(one).hour}`).toBe('3 9');
    // Every other week, until the question; then rest.
    const marco = pushes(playerOf('Marco Rossi')).filter(({ about }) => about.startsWith('weekly'));
    marco.reduce((before, one) => {
      expect(one.week - before).toBeGreaterThanOrEqual(2);
      return one.week;
    }, -2);
  });

  test('afterwards the page has the table, the sandbox leads to it, and from it to each chat', async () => {
    const page = await (await fetch(cohort.address)).text();
    expect(page).toContain(simulated.slice(0, 40));
    for (const { name, user } of cohort.rows) {
      expect(page).toContain(name);
      expect(page).toContain(`/?as=${user}&amp;channel=`);
    }
    const state = await fetch(new URL('/_control/state?as=aisha', cohort.address));
    expect((await state.json()) as Snapshot).toMatchObject({
      pages: [{ path: '/cohort' }],
      clock: { mode: 'live' },
      switches: { limits: 'real' },
    });
    // The bot goes on as it does in the sandbox.
    const aisha = playerOf('Aisha Bello').door;
    await aisha.command('/mentoring nudges');
    await aisha.press('nudge:history');
    expect(JSON.stringify(aisha.modal())).toContain('a first name on your map');
  });
});

test('a port that is taken is said with the way to another one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'demo-'));
  const server = createServer();
  const port = await listen(server, 0, '127.0.0.1');
  const env = { ...process.env, MENTORING_DATA_DIR: folder };
  const child = spawn(process.execPath, ['start.js', 'demo', '--port', String(port)], { env });
  const heard: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => heard.push(chunk));
  const [code] = (await once(child, 'close')) as [number];
  server.close();
  await rm(folder, { recursive: true, force: true });
  expect(code).toBe(1);
  expect(Buffer.concat(heard).toString()).toContain(`Port ${port} is taken`);
  expect(Buffer.concat(heard).toString()).toContain('npm run demo -- --port');
});
