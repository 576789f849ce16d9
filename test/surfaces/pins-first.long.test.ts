import { afterAll, beforeAll, expect, test } from 'vitest';
import { find, remove } from '../../sandbox/conversations/messages.ts';
import { features } from '../../src/app.ts';
import { keptBy } from '../../src/db/kept.ts';
import { erasePersonal } from '../../src/db/personal.ts';
import { step } from '../support/journey.ts';
import { type TwoOfThem, twoOfThem } from '../support/places.ts';
import { type Board, makeBoard } from './board.ts';

/*
 * A message where two talk is pinned wherever it comes to stand, one at a time; its pin goes with what it was for, before the bot
 * leaves, and with whoever it was of.
 */

let two: TwoOfThem;
let board: Board;
beforeAll(async () => {
  board = makeBoard();
  two = await twoOfThem({ features: [...features, board.feature] });
});
afterAll(() => two.running.stop());

const settled = () => two.running.sandbox.settled();
const pinsIn = (channel: string) => two.channel(channel).pins.map(({ ts }) => ts);
/** What the bot has asked of Slack about pins, and that it left, since this was asked last. */
let heard = 0;
function calls(): string[] {
  const { entries, last } = two.running.sandbox.inspector.log(heard);
  heard = last;
  return entries.flatMap(({ name }) => (/^pins\.|^conversations\.leave$/.test(name ?? '') ? [name ?? ''] : []));
}

test('a message is pinned once it stands and let go with what it was for; what Slack refuses is not asked again', async () => {
  const { running, maya, helen } = two;
  const { sandbox } = running;
  await two.propose();
  await maya.submit();
  await two.helenAgrees();
  const made = [...sandbox.workspace.store.conversations.values()].find(({ name }) => name === 'maya-zhou');
  const channel = made?.id ?? '';
  const note = board.note(running, channel, maya.id);

  await step('wanted before its message is there, it comes with it; repeats ask Slack nothing', async () => {
    await note.pin(true);
    await settled();
    expect([pinsIn(channel), await note.state(), calls()]).toEqual([[], { is: 'comes' }, []]);
    await note.say('Agenda');
    await settled();
    expect([pinsIn(channel), await note.state()]).toEqual([[await note.ts()], { is: 'there' }]);
    await note.pin(true);
    await note.say('Agenda, with a topic');
    await sandbox.clock({ do: 'advance', minutes: 200 });
    await settled();
    expect([pinsIn(channel), calls()]).toEqual([[await note.ts()], ['pins.add']]);
    expect(await note.rows()).toMatchObject([{ look_at: null, held_by: null, tries: 0 }]);
  });

  await step('posted anew, the new message is pinned and the older one, which stands on, is not', async () => {
    const before = await note.ts();
    await note.letGo();
    await note.say('Agenda, once more');
    await settled();
    expect(await note.ts()).not.toBe(before);
    expect([pinsIn(channel), calls()]).toEqual([[await note.ts()], ['pins.remove', 'pins.add']]);
    const deleted = find(sandbox.workspace, channel, (await note.ts()) ?? '');
    if (deleted) remove(sandbox.workspace, deleted);
    expect(pinsIn(channel)).toEqual([]);
    await note.say('Agenda, after somebody deleted it');
    await settled();
    expect([pinsIn(channel), await note.state()]).toEqual([[await note.ts()], { is: 'there' }]);
    calls();
  });

  await step('a pin that somebody took off by hand stays off', async () => {
    await two.happens({ do: 'unpin', channel, ts: await note.ts() });
    await note.pin(true);
    await note.say('Agenda, changed');
    await settled();
    expect([pinsIn(channel), calls()]).toEqual([[], []]);
    await note.pin(false);
    await settled();
    expect([calls(), await note.rows()]).toEqual([['pins.remove'], []]);
    await note.pin(true);
    await settled();
    expect([pinsIn(channel), calls()]).toEqual([[await note.ts()], ['pins.add']]);
  });

  await step('what Slack refuses for good can be read, pushes nobody and is asked once', async () => {
    const other = board.note(running, channel, maya.id);
    const told = () => [maya.dm().length, helen.dm().length, two.posts(channel).length];
    await other.say('Another');
    await settled();
    const before = told();
    sandbox.switches({ refusals: { 'pins.add': 'too_many_pins' } });
    await other.pin(true);
    await sandbox.clock({ do: 'advance', minutes: 200 });
    await other.pin(true);
    await settled();
    sandbox.switches({ refusals: {} });
    expect([await other.state(), calls()]).toEqual([{ is: 'refused', code: 'too_many_pins' }, ['pins.add']]);
    expect(told()).toEqual(before);
    expect(running.logged.filter((line) => line.includes('too_many_pins'))).toHaveLength(1);
    await other.letGo();
    await other.say('Another, once more');
    await settled();
    expect(pinsIn(channel)).toContain(await other.ts());
    calls();
  });

  await step('in an archived channel nothing is pinned until it is back', async () => {
    const third = board.note(running, channel, maya.id);
    await third.say('A third');
    await settled();
    await two.happens({ do: 'archive', channel });
    await third.pin(true);
    await settled();
    expect(await third.state()).toEqual({ is: 'refused', code: 'is_archived' });
    await two.happens({ do: 'unarchive', channel });
    await sandbox.clock({ do: 'advance', minutes: 2 });
    await settled();
    expect(await third.state()).toEqual({ is: 'there' });
    expect(pinsIn(channel)).toHaveLength(3);
    calls();
  });

  await step('before the bot leaves, it takes all its pins off', async () => {
    await two.openPage();
    await maya.press('End it');
    await maya.submit();
    await settled();
    expect(calls()).toEqual(['pins.remove', 'pins.remove', 'pins.remove', 'conversations.leave']);
    expect([pinsIn(channel), await note.rows()]).toEqual([[], []]);
    expect(two.channel(channel).members).not.toContain(two.bot);
  });

  await step('whoever is erased leaves no pin and no row', async () => {
    const place = await two.channelWith('elsewhere', [two.bot]);
    const last = board.note(running, place, maya.id);
    await last.pin(true);
    await last.say('Hers');
    await settled();
    expect(pinsIn(place)).toHaveLength(1);
    const { db } = board.ctx();
    const { id } = await db
      .selectFrom('person')
      .select('id')
      .where('slack_user_id', '=', maya.id)
      .executeTakeFirstOrThrow();
    await db.transaction().execute((trx) => erasePersonal(trx, keptBy(features), id));
    expect(await last.rows()).toMatchObject([{ person_id: null, wanted: false }]);
    await sandbox.clock({ do: 'advance', minutes: 1 });
    await settled();
    expect([pinsIn(place), await last.rows()]).toEqual([[], []]);
  });
});
