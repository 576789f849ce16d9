import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { features } from '../../src/app.ts';
import type { Database } from '../../src/db/client.ts';
import { keptBy } from '../../src/db/kept.ts';
import { migrate } from '../../src/db/migrate.ts';
import { countBefore } from '../../src/db/rotate.ts';
import { step, textOf } from '../support/journey.ts';
import { findPersonOf } from '../support/pairs.ts';
import { setGoal } from '../support/shares.ts';
import { type OnRowsBefore, openBefore, rowsBefore, sealBefore, wroteBefore } from './before-owners.ts';

const { sealed } = keptBy(features);

/** How many values are sealed for their row alone. */
const left = ({ db }: Database) => countBefore(db, sealed);

/** Everything of Maya's is there, opened. */
async function expectAll({ sandbox, cli }: OnRowsBefore): Promise<void> {
  const { code, out } = await cli('export', '--user', sandbox.person('maya').id);
  expect(code).toBe(0);
  expect(wroteBefore.filter((words) => !out.includes(words))).toEqual([]);
  expect(out).not.toContain('not_readable');
}

/** What makes it take long enough to be stopped in the middle. */
async function addGoals({ db }: Database, person_id: string, many: number): Promise<void> {
  const now = new Date('2026-11-30T15:00:00Z');
  for (let added = 0; added < many; added += 500) {
    const rows = Array.from({ length: 500 }, () => {
      const id = randomUUID();
      const words = sealBefore('{"what":"one of many"}', `goal:${id}:words`);
      return { id, person_id, state: 'let-go' as const, due_on: '2027-01-15', words, created_at: now, closed_at: now };
    });
    await db.insertInto('goal').values(rows).execute();
  }
}

const rotating = ({ environment }: OnRowsBefore): ChildProcess =>
  spawn(process.execPath, ['src/cli.ts', 'rotate-keys'], {
    env: { ...process.env, ...environment },
    stdio: 'ignore',
  });

/** Kills it at once. */
async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

describe('rows whose seals do not name their owners', () => {
  test('PostgreSQL: old and new beside each other, sealed anew while the bot runs, killed, gone on with', async () => {
    const before = await rowsBefore('postgres');
    const { sandbox } = before;
    const bot = await before.start();
    const maya = sandbox.person('maya');
    const newest = () =>
      before.withDatabase(({ db }) =>
        db.selectFrom('goal').selectAll().orderBy('created_at', 'desc').executeTakeFirstOrThrow(),
      );
    /** What a process of the release before does when somebody changes a goal. */
    const oldWrites = (id: string, what: string) =>
      before.withDatabase(({ db }) =>
        db
          .updateTable('goal')
          .set({ words: sealBefore(JSON.stringify({ what }), `goal:${id}:words`) })
          .where('id', '=', id)
          .execute(),
      );
    const goalsOf = async () => {
      await maya.command('/mentoring goals');
      const text = textOf(maya.modal());
      await maya.close({ all: true });
      return text;
    };
    const first = await newest();

    await step('it reads them, and writes so that the release before reads it', async () => {
      expect(bot.logged.join()).toContain('run rotate-keys');
      await expectAll(before);
      expect(await goalsOf()).toContain('The goal of before');
      await setGoal(maya, 'While both run');
      await maya.close({ all: true });
      const { id, words } = await newest();
      expect(openBefore(words, `goal:${id}:words`)).toContain('While both run');
      expect((await before.cli('doctor')).out).toMatch(/MEND {2}Seals: \d+ value.* 1\. Upgrade every process.* 2\./);
    });

    let many = 0;
    await step('rotate-keys is killed in the middle, beside the bot and a process of the release before', async () => {
      await before.withDatabase(async (database) => {
        await addGoals(database, (await findPersonOf(database.db, sandbox.person('helen').id)) ?? '', 4_000);
        many = await left(database);
        const child = rotating(before);
        await expect.poll(() => left(database), { timeout: 60_000, interval: 10 }).toBeLessThan(many - 200);
        await kill(child);
        expect(await left(database)).toBeGreaterThan(500);
      });
      // The bot that runs has seen it, and writes what the release before need not read any more.
      await setGoal(maya, 'While it is under way');
      await maya.close({ all: true });
      expect((await newest()).words[0]).toBe(2);
      await oldWrites(first.id, 'Written by the release before');
      const shown = await goalsOf();
      for (const words of ['While both run', 'While it is under way', 'Written by the release before'])
        expect(shown).toContain(words);
      expect((await before.cli('doctor')).out).toMatch(/MEND {2}Seals: .* \d+ are not yet\. Run again/);
      await oldWrites(first.id, 'The goal of before');
      await expectAll(before);
    });

    await step('it goes on, and then nothing is written nor read as before', async () => {
      const { code, told } = await before.cli('rotate-keys');
      expect({ code, told }).toEqual({ code: 0, told: expect.stringContaining('bound to whose it is') });
      expect(Number(told.match(/goal\.words: (\d+)/)?.[1])).toBeLessThan(many - 200);
      expect(await before.withDatabase(left)).toBe(0);
      await expectAll(before);
      await expect(oldWrites(first.id, 'Too late')).rejects.toThrow('this process is to be upgraded');
      expect(await goalsOf()).toContain('The goal of before');
      await before.withDatabase(async ({ db }) => {
        // Whoever can write into the database can do this.
        await sql`alter table goal disable trigger user`.execute(db);
        await db.updateTable('goal').set({ words: first.words }).where('id', '=', first.id).execute();
        await sql`alter table goal enable trigger user`.execute(db);
      });
      // The bot that runs has looked by then.
      await expect.poll(goalsOf, { timeout: 15_000, interval: 500 }).not.toContain('The goal of before');
      expect(await goalsOf()).toContain("Entries that can't be read just now, and so are not shown: 1.");
      expect(bot.logged.join()).toContain('an entry cannot be read');
      expect((await before.cli('doctor')).out).toMatch(/MEND {2}Seals: 1 value.* and refused/);
      expect(await before.cli('rotate-keys')).toMatchObject({ code: 1, told: expect.stringContaining(first.id) });
    });
    await bot.stop();
    await before.stop();
  });

  test('embedded: read, sealed anew, killed, gone on with', async () => {
    const before = await rowsBefore('embedded');
    const maya = before.sandbox.person('maya');
    const shown = async () => {
      const bot = await before.start();
      await maya.command('/mentoring goals');
      const text = textOf(maya.modal());
      await maya.close({ all: true });
      await bot.stop();
      return text;
    };
    expect(await shown()).toContain('The goal of before');
    await expectAll(before);
    const many = await before.withDatabase(async (database) => {
      await migrate(database);
      await addGoals(database, (await findPersonOf(database.db, before.sandbox.person('helen').id)) ?? '', 2_000);
      return left(database);
    });
    let now = many;
    for (let after = 1_000; now === many; after += 250) {
      const child = rotating(before);
      await new Promise((resolve) => setTimeout(resolve, after));
      await kill(child);
      now = await before.withDatabase(left);
    }
    expect(now).toBeGreaterThan(0);
    expect(await shown()).toContain('The goal of before');
    await expectAll(before);
    expect(await before.cli('rotate-keys')).toMatchObject({ code: 0 });
    expect(await before.withDatabase(left)).toBe(0);
    expect(await shown()).toContain('The goal of before');
    await expectAll(before);
    await before.stop();
  });
});
