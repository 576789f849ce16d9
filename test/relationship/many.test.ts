import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openDatabase } from '../../src/db/client.ts';
import { runBot } from '../support/bot.ts';
import { migratedDatabase } from '../support/database.ts';
import { textOf } from '../support/journey.ts';
import { findPersonOf, putPair } from '../support/pairs.ts';

test('of more pairs than Home shows, each side finds every one behind a button, what waits for them first', async () => {
  const { url, drop } = await migratedDatabase();
  const running = await runBot({ databaseUrl: url });
  const { db, close } = await openDatabase({ url, dataDir: '' });
  await running.sandbox.clock({ do: 'jump', to: '2026-12-01T15:00:00Z' });
  const [maya, daniel] = [running.sandbox.person('maya'), running.sandbox.person('daniel')];
  for (const who of [maya, daniel]) await who.command('/mentoring privacy');
  const menteeId = (await findPersonOf(db, maya.id)) ?? '';
  const mentorId = (await findPersonOf(db, daniel.id)) ?? '';
  const agreed = [{ sentBy: 'mentee', ended: 'agreed' }] as const;
  const waits = [{ sentBy: 'mentee', ended: null }] as const;
  const alone = { menteeId, mentorId: null, withBot: false } as const;
  for (let n = 1; n <= 12; n++) await putPair(db, { ...alone, state: 'active', name: `Mentor ${n}`, versions: agreed });
  await putPair(db, { ...alone, state: 'talk', name: 'Mentor 13' });
  const over = await putPair(db, { ...alone, state: 'closed', name: 'Mentor 14', versions: agreed });
  // What is over nobody opens for a Home: that it cannot be read is not noticed there.
  await db
    .updateTable('pair')
    .set({ noted: Buffer.from('damaged') })
    .where('id', '=', over.id)
    .execute();
  const { id: _, ...person } = await db
    .selectFrom('person')
    .selectAll()
    .where('id', '=', menteeId)
    .executeTakeFirstOrThrow();
  for (let n = 1; n <= 9; n++) {
    const other = { ...person, id: randomUUID(), slack_user_id: `U0OTHER${n}`, name: `Mentee ${n}` };
    await db.insertInto('person').values(other).execute();
    const isLast = n === 9;
    const state = isLast ? 'proposed' : 'active';
    await putPair(db, { menteeId: other.id, mentorId, state, versions: isLast ? waits : agreed });
  }

  await maya.openHome();
  await running.sandbox.settled();
  expect(textOf(maya.home())).toContain('And 7 more.');
  expect(textOf(maya.home())).toContain('What has ended');
  expect(textOf(maya.home())).not.toContain("can't be read");
  const shown = () => [...textOf(maya.modal()).matchAll(/Mentor (\d+):/g)].map(([, n]) => Number(n));
  await maya.press('Show all', { in: 'home' });
  expect(textOf(maya.modal())).toContain('1 to 10 of 13');
  const first10 = shown();
  expect(first10).toHaveLength(10);
  await maya.press('Further down the list');
  const all = [...first10, ...shown()];
  expect(all.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  await maya.press('Earlier in the list');
  expect(shown()).toEqual(first10);

  await daniel.openHome();
  await running.sandbox.settled();
  expect(textOf(daniel.home())).toContain('And 3 more.');
  await daniel.press('Show all', { in: 'home' });
  const [first = '', ...others] = textOf(daniel.modal())
    .split('\n')
    .filter((line) => line.startsWith('Mentee '));
  expect(first).toBe('Mentee 9: it is your turn to answer');
  expect(others).toHaveLength(8);
  expect(others.join()).not.toContain('it is your turn');

  await running.stop();
  await close();
  await drop();
});
