import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { firstDay } from '../../demo/lives.ts';
import { playCohort } from '../../demo/play.ts';
import type { Came, Cast, Player } from '../../demo/player.ts';
import { type Row, tableOf } from '../../demo/table.ts';
import { eachText, tableText } from '../../demo/text.ts';
import { listen } from '../../src/process/serve.ts';
import { type Running, runBot } from '../support/bot.ts';

/*
 * What `npm run demo` plays, here on PostgreSQL: what came to each of the cohort is written down in a file that a person reads and
 * can agree with; what may come at all is counted apart from it. `UPDATE=1` writes the file anew.
 */

const golden = join(import.meta.dirname, 'cohort.txt');

describe('the twelve weeks', () => {
  let running: Running;
  let cast: Cast;
  let rows: readonly Row[];
  beforeAll(async () => {
    // The clock stands at the first day from the beginning on.
    running = await runBot({ nudges: true, sandbox: { now: () => new Date(`${firstDay}T00:00:00Z`) } });
    cast = await playCohort(running.sandbox, {
      onWeek({ week }) {
        if (process.env.UPDATE) process.stderr.write(`week ${week}\n`);
      },
    });
    rows = tableOf(cast, () => undefined);
  }, 1_800_000);
  afterAll(() => running.stop());

  const playerOf = (name: string): Player => {
    const found = cast.players.find((one) => one.name === name);
    if (!found) throw new Error(`Nobody is called ${name}.`);
    return found;
  };
  /** What is told to the one concerned because the other of the two pressed, and is counted by no cap. */
  const uncounted = ['an answer to a proposal', 'a time is set', 'a time is off', 'an end'];
  const pushes = ({ came }: Player): Came[] => came.filter(({ about }) => !uncounted.includes(about));
  const local = ({ at, zone }: Came) => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
  const weeksOf = (name: string): number[] => pushes(playerOf(name)).map(({ week }) => week);

  test('every life could be lived as it is written, and nothing came that nobody can name', () => {
    expect(cast.faults).toEqual([]);
    for (const { door, came } of cast.players) {
      expect(door.failures()).toEqual([]);
      expect(came.filter(({ about }) => about.startsWith('other'))).toEqual([]);
    }
  });

  test('the table and each message are as a person has read them', async () => {
    const text = `${tableText(rows)}\n${eachText(rows)}`;
    if (process.env.UPDATE) await writeFile(golden, text);
    expect(text).toBe(await readFile(golden, 'utf8'));
  });

  test('no cap is passed by anybody, and nothing comes out of hours or on a day off that is not their own', () => {
    for (const player of cast.players) {
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
      expect(['3 9', '3 10']).toContain(`${local(one).dayOfWeek} ${local(one).hour}`);
    // Every other week, until the question; then rest.
    const marco = pushes(playerOf('Marco Rossi')).filter(({ about }) => about.startsWith('weekly'));
    marco.reduce((before, one) => {
      expect(one.week - before).toBeGreaterThanOrEqual(2);
      return one.week;
    }, -2);
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
