import { afterEach, beforeEach, expect, test } from 'vitest';
import { putChannel } from '../../support/channels.ts';
import { step, textOf } from '../../support/journey.ts';
import { runTwo, type Two } from '../../support/meetings.ts';

/*
 * What follows a meeting while something else happens: the other presses, readers come, Slack is silent, a channel is archived,
 * the two end, a row does not open. What was to come of each was written down before it was tried.
 */

let two: Two;
let channel: string;
let happens: Awaited<ReturnType<typeof putChannel>>['happens'];
beforeEach(async () => {
  two = await runTwo();
  ({ channel, happens } = await putChannel(two));
});
afterEach(() => two.stop());

const decided = 'What did you two decide?';
const gotTo = 'What did you get to? The rest goes on the next agenda.';

const posts = (): string[] => {
  const { store, bot } = two.running.sandbox.workspace;
  return store
    .messagesIn(channel)
    .filter(({ user, blocks }) => user === bot.userId && blocks !== undefined)
    .map((one) => textOf(one as never));
};

/** They meet on an agenda in the channel, and it is over. */
async function meet(at: string, lines: string): Promise<void> {
  const { maya, open, settled, jump } = two;
  await open(maya);
  await maya.press('Already arranged');
  await maya.choose('When', at);
  await maya.submit();
  await maya.press('Prepare the agenda');
  await maya.type('Add something', lines);
  await maya.submit();
  await maya.submit();
  await maya.close({ all: true });
  await settled();
  await jump(at.replace(/T.*/, 'T17:00:00Z'));
  await open(maya);
  await maya.press('We met');
  await maya.close({ all: true });
  await settled();
}

const page = async (who: Two['maya'], button: string): Promise<void> => {
  await who.close({ all: true }).catch(() => undefined);
  await two.open(who);
  await who.press(button);
};

const reachedRows = async (): Promise<unknown[]> =>
  (await two.database.db.selectFrom('agenda_place').select('reached').orderBy('rank').execute()).map(
    ({ reached }) => reached,
  );

test('while the other presses, and readers come', async () => {
  const { maya, helen, hers, his, settled, running, database } = two;
  await meet('2026-12-03T14:00:00Z', 'Should I apply?\nThe grant\nWhom to meet');

  await step('what he marked after her form was drawn stays marked', async () => {
    await page(maya, 'Write it up');
    await maya.choose(gotTo, 'The grant');
    await page(helen, 'Add what we decided');
    await helen.choose(gotTo, 'Should I apply?');
    await helen.submit();
    await helen.submit();
    await maya.type(decided, 'Apply in May.');
    await maya.submit();
    expect(hers()).toContain('Should I apply?');
    await maya.submit();
    expect(hers()).toContain('Saved.');
    expect(await reachedRows()).toEqual([true, true, false]);
  });

  await step('nor does what she left typed in another window take it off', async () => {
    await page(maya, 'Change what I wrote');
    await maya.choose(gotTo, 'Should I apply?', 'The grant', 'Whom to meet');
    await page(helen, 'Change what we decided');
    await helen.choose(gotTo, 'The grant');
    await helen.submit();
    await helen.submit();
    expect(await reachedRows()).toEqual([false, true, false]);
    await page(maya, 'Change what I wrote');
    await maya.submit();
    await maya.submit();
    expect(await reachedRows()).toEqual([false, true, true]);
  });

  await step('who has come to the channel is named to both before their words go there', async () => {
    happens({ do: 'invite', channel, user: running.sandbox.person('daniel').id });
    await settled();
    for (const [who, reads] of [
      [maya, hers],
      [helen, his],
    ] as const) {
      await page(who, who === maya ? 'Change what I wrote' : 'Change what we decided');
      expect(reads()).toContain('and who else reads in your channel');
      await who.type(decided, `New words of ${who.name}`);
      await who.submit();
      expect(reads()).toContain('Daniel Reyes');
      expect(posts().join()).not.toContain(`New words of ${who.name}`);
      await who.submit();
      await settled();
      expect(posts().join()).toContain(`New words of ${who.name}`);
    }
  });

  await step('while Slack does not say who reads there, nothing goes there, and what was typed waits', async () => {
    running.sandbox.switches({ apiFault: 'status_500', faultMethods: ['conversations.members'], faultTimes: 0 });
    await page(maya, 'Change what I wrote');
    await maya.type(decided, 'In the dark');
    await maya.type('Notes', 'Kept in the dark');
    await maya.submit();
    expect(hers()).toContain('Slack did not say just now who reads in your channel.');
    expect(hers()).toContain('Into the post: Dr. Zhou, you, and who else reads in your channel');
    expect(hers()).toContain('What is yours alone is kept already.');
    await maya.submit();
    await settled();
    expect(posts().join()).not.toContain('In the dark');
    running.sandbox.switches({ apiFault: 'none' });
    await maya.submit();
    await maya.submit();
    await settled();
    expect(posts().join()).toContain('In the dark');
  });

  await step('in an archived channel what is written stands on their pages, and says so', async () => {
    happens({ do: 'archive', channel });
    await settled();
    await page(maya, 'Change what I wrote');
    await maya.type(decided, 'After the archive');
    await maya.submit();
    expect(hers()).toContain(
      'The post about this meeting can’t be changed any more, and stays as it is.'.replace('’', "'"),
    );
    await maya.submit();
    await settled();
    expect(hers()).toContain('Saved.');
    expect(hers()).not.toContain('stands in the post now');
    await page(helen, 'All our meetings');
    expect(his()).toContain('After the archive');
  });

  await step('where the two end while she writes, what is hers alone is kept', async () => {
    await page(helen, 'My notes');
    await helen.type('Notes', 'His before the end');
    await page(maya, 'Change what I wrote');
    await maya.type('What I think about it', 'Before the end');
    await maya.type(decided, 'Too late');
    await database.db
      .updateTable('pair')
      .set({ state: 'closed', ended_by: 'mentor', closed_at: new Date('2026-12-03T18:00:00Z') })
      .execute();
    await maya.submit();
    expect(hers()).toContain('That cannot be done any more.');
    expect(hers()).toContain('What is yours alone is kept already.');
    await maya.press('Copy as text');
    await maya.choose('What else?', 'My own notes, too');
    await maya.submit();
    expect(hers()).toContain('Before the end');
    expect(hers()).not.toContain('Too late');
    await helen.submit();
    expect(his()).toContain('Your notes are kept for you alone: your export has them.');
    expect(JSON.stringify((await two.cli('export', helen)).meeting_note)).toContain('His before the end');
  });
});

test('what is said at a second meeting is nothing of the first one’s record, and what is dropped stands on neither', async () => {
  const { maya, helen, settled } = two;
  await meet('2026-12-03T14:00:00Z', 'Should I apply?');
  await page(maya, 'Write it up');
  await maya.type('Action 1', 'Said at the first');
  await maya.submit();
  await maya.submit();
  await maya.close({ all: true });
  await meet('2026-12-10T14:00:00Z', 'How did it go?');
  await page(maya, 'Write it up');
  await maya.type('Action 1', 'Said at the second');
  await maya.submit();
  await maya.submit();
  await maya.close({ all: true });
  await page(helen, 'Add what we decided');
  await helen.type(decided, 'Seen later');
  await helen.submit();
  await helen.submit();
  await settled();
  const [, second = ''] = posts();
  expect(second).toContain('Still open*\nMaya Okafor: Said at the first');
  // The first is drawn anew.
  await maya.openHome();
  await maya.press('Done', { in: 'home' });
  await settled();
  const [first = ''] = posts();
  expect(first).toContain('✓ Maya Okafor: Said at the first');
  expect(first).not.toContain('Said at the second');
  expect(first).toContain('Next time*\nThu, Dec 10');
  await page(maya, 'All actions');
  await maya.press('Not done after all');
  await maya.press('Drop it');
  await maya.submit();
  await settled();
  expect(posts().join()).not.toContain('Said at the first');
  expect(posts()).toHaveLength(2);
});

test('with a key that is missing: each screen counts what it cannot show, nothing is written over it or taken out', async () => {
  const { maya, helen, hers, his, settled, database, jump, open, cli } = two;
  const { db } = database;
  await meet('2026-12-03T14:00:00Z', 'Should I apply?\nThe grant');
  await page(maya, 'Write it up');
  await maya.type(decided, 'Apply in May.');
  await maya.type('Action 1', 'Write to the registrar');
  await maya.type('Notes', 'Hers alone');
  await maya.submit();
  await maya.submit();
  await page(helen, 'My notes');
  await helen.type('Notes', 'His alone');
  await helen.submit();
  await maya.close({ all: true });
  await helen.close({ all: true });
  await maya.command('/mentoring agenda');
  await maya.type('Add something', 'In her draft');
  await maya.submit();
  await maya.close({ all: true });
  await settled();
  const stood = posts();

  const tables = ['agenda_item', 'meeting_action', 'meeting_decided', 'meeting_note'] as const;
  const kept = () =>
    Promise.all(
      tables.map(async (table) => (await db.selectFrom(table).select('words').orderBy('id').execute()).map(String)),
    );
  for (const table of tables)
    await db
      .updateTable(table)
      .set({ words: new Uint8Array(Buffer.from('of a key that is not here')) })
      .execute();
  const before = await kept();
  const unread = (count: number) => `Entries that can't be read just now, and so are not shown: ${count}.`;

  await step('hers', async () => {
    // Two items and a draft's, an action, what was decided; her own notes where they are asked.
    const screens = { 'Change what I wrote': 6, 'All our meetings': 5, 'Say thank you': 5, 'Copy as text': 5 };
    await open(maya);
    expect(hers()).toContain(unread(2));
    for (const [button, count] of Object.entries(screens)) {
      await page(maya, button);
      expect(hers(), button).toContain(unread(count));
      expect(hers(), button).not.toContain('Maya Okafor: ');
    }
    await maya.choose('What else?', 'My own notes, too');
    await maya.submit();
    expect(hers()).toContain(unread(6));
    await maya.close({ all: true });
    await maya.command('/mentoring agenda');
    expect(hers()).toContain(unread(5));
    await maya.close({ all: true });
    await maya.openHome();
    expect(textOf(maya.home())).toContain(unread(1));
    expect(textOf(maya.home())).not.toContain('with Dr. Zhou\nDone');
  });

  await step('his, who is not told how much is in her draft', async () => {
    await open(helen);
    expect(his()).toContain(unread(2));
    await page(helen, 'All our meetings');
    expect(his()).toContain(unread(2));
    await page(helen, 'My notes');
    expect(his()).toContain(unread(1));
    await helen.close({ all: true });
    await helen.command('/mentoring agenda');
    expect(his()).toContain(unread(2));
    await helen.close({ all: true });
  });

  await step('what is typed then takes the place of nothing, and waits', async () => {
    await page(maya, 'Change what I wrote');
    await maya.type(decided, 'Instead');
    await maya.submit();
    await maya.submit();
    expect(hers()).toContain("What you wrote there before can't be read just now, and nothing is written over it.");
    await maya.type('Notes', 'Instead of mine');
    await maya.submit();
    expect(hers()).toContain("What you wrote there before can't be read just now");
    await page(maya, 'Change what I wrote');
    expect(JSON.stringify(maya.modal())).toContain('Instead of mine');
    await page(helen, 'My notes');
    await helen.type('Notes', 'Instead of his');
    await helen.submit();
    expect(his()).toContain("What you wrote there before can't be read just now");
    await page(helen, 'Add what we decided');
    await helen.type(decided, 'He can write his own.');
    await helen.submit();
    await helen.submit();
    await settled();
    await jump('2026-12-04T15:00:00Z');
    const after = await kept();
    expect([after[0], after[1], after[3]]).toEqual([before[0], before[1], before[3]]);
    expect(after[2]).toEqual(expect.arrayContaining(before[2] ?? []));
  });

  await step('nothing is edited out of the post, and an export says so', async () => {
    expect(posts()).toEqual(stood);
    const ofHis = await cli('export', helen);
    const notReadable = { not_readable: true };
    expect(ofHis.follow_up_with_me).toEqual([
      expect.objectContaining({ decided: notReadable }),
      expect.objectContaining({ decided: 'He can write his own.' }),
      expect.objectContaining({ action: notReadable }),
    ]);
  });
});
