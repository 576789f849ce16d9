import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { putChannel } from '../support/channels.ts';
import { step, textOf } from '../support/journey.ts';
import { runTwo, type Two } from '../support/meetings.ts';
import { forged } from '../support/slack.ts';

/*
 * What two want to talk about: prepared, shown as it will stand, shared, changed by both, and what is left over. What each of
 * them reads of it is looked at where they read it.
 */

const add = async (who: Two['maya'], text: string, isMain = false): Promise<unknown> => {
  await who.type('Add something', text);
  if (isMain) await who.choose('Is it a main question?', 'Yes, one of up to three');
  return who.submit();
};

describe('in the channel of the two', () => {
  let two: Two;
  let channel: string;
  let happens: (request: object) => string;
  beforeAll(async () => {
    two = await runTwo();
    ({ channel, happens } = await putChannel(two));
  });
  afterAll(() => two.stop());

  const stored = () => {
    const { store, bot } = two.running.sandbox.workspace;
    return store
      .messagesIn(channel)
      .filter(({ user, blocks, ephemeral_to: to }) => user === bot.userId && blocks !== undefined && to === undefined);
  };
  const pins = (): string[] =>
    two.running.sandbox.workspace.store.conversations.get(channel)?.pins.map(({ ts }) => ts) ?? [];
  const posts = (): string[] => stored().map((one) => textOf(one as never));

  test('an agenda is shared in three taps from Home, changed by both, met, and what is left over goes on', async () => {
    const { maya, helen, hers, his, jump, settled } = two;

    await step('a time is set, and what tells her of it leads to the agenda', async () => {
      await two.open(maya);
      await maya.press('Offer times');
      await maya.submit();
      await maya.close({ all: true });
      await settled();
      await helen.press('Take Thu, Dec 3, 14:00 (London)');
      await settled();
      expect(two.toMaya().at(-1)).toContain('Prepare the agenda');
    });

    await step('three taps: prepare, look at it, share', async () => {
      await maya.openHome();
      expect(textOf(maya.home())).toContain('You meet Dr. Zhou: Thu, Dec 3');
      await maya.press('Prepare the agenda', { in: 'home' });
      expect(hers()).toContain('How the time goes: Hello, and how our paths crossed (10 min)');
      await maya.submit();
      expect(hers()).toContain('This is how it will stand in your channel');
      expect(hers()).toContain('You, Dr. Helen Zhou, and this app.');
      expect(hers()).toContain('Nobody else.');
      await maya.submit();
      expect(hers()).toContain('It stands in your channel now.');
      await settled();
      expect(posts()).toHaveLength(1);
      expect(pins()).toEqual([stored()[0]?.ts]);
      expect(posts()[0]).toContain('Agenda: Maya Okafor and Dr. Helen Zhou');
      expect(posts()[0]).toContain(
        '<!date^1796306400^{date_long}, {time}|Thu, Dec 3, 08:00 (Chicago) · 14:00 (London)>',
      );
    });

    await step('what she adds and what he adds stand in the one post, and it says who changed it last', async () => {
      await add(maya, 'How do I say no to a project?\nWhom should I meet in ethics?', true);
      await settled();
      expect(posts()[0]).toContain('Main questions*\nHow do I say no to a project?\nWhom should I meet in ethics?');
      await helen.press('Add a topic', { in: 'message' });
      expect(his()).not.toContain('Is it a main question?');
      await add(helen, 'Your teaching day');
      await helen.close({ all: true });
      await helen.press('Seen', { in: 'message' });
      await settled();
      expect(posts()).toHaveLength(1);
      expect(posts()[0]).toContain('Your teaching day (from Dr. Helen Zhou)');
      expect(posts()[0]).toContain('Changed by Dr. Helen Zhou');
      expect(posts()[0]).toContain('Seen by Dr. Helen Zhou');
    });

    await step('she orders; his words she can move, and not change', async () => {
      await maya.close({ all: true });
      await maya.command('/mentoring agenda');
      await maya.press('meeting:item-up');
      await settled();
      expect(posts()[0]).toContain('Main questions*\nWhom should I meet in ethics?\nHow do I say no to a project?');
      const [, his = ''] = hers().split('Your teaching day (from Dr. Helen Zhou)');
      expect(his.split('Add something')[0]).toBe('\nMake it a main question\nFor another time\n');
      await maya.close({ all: true });
    });

    await step('somebody who comes to the channel is shown to her before her next words go there', async () => {
      for (const name of ['daniel', 'amara'])
        happens({ do: 'invite', channel, user: two.running.sandbox.person(name).id });
      await settled();
      await maya.command('/mentoring agenda');
      await add(maya, 'What a good abstract needs');
      expect(hers()).toContain('Who reads there has changed since you looked.');
      expect(hers()).toContain('Daniel Reyes');
      await settled();
      expect(posts()[0]).not.toContain('abstract');
      await maya.submit();
      // What she typed waits in the form.
      expect(JSON.stringify(maya.modal())).toContain('What a good abstract needs');
      await maya.submit();
      await settled();
      expect(posts()[0]).toContain('What a good abstract needs');
      await maya.close({ all: true });
    });

    await step('a stranger who presses on the post is told whose it is, and nothing changes', async () => {
      const daniel = two.running.sandbox.person('daniel');
      await daniel.press('Add a topic', { in: 'message' });
      expect(
        daniel
          .ephemerals()
          .map((one) => one.text)
          .join(),
      ).toContain('This is between two others');
      expect(daniel.modal()).toBeUndefined();
    });

    await step(
      'as the meeting begins the post offers one tap, and after it is the record without a word of who',
      async () => {
        expect(posts()[0]).not.toContain('We met');
        await jump('2026-12-03T14:01:00Z');
        expect(posts()[0]).toContain('We met');
        await maya.command('/mentoring agenda');
        await maya.press('meeting:item-reached');
        await maya.close({ all: true });
        await helen.press('We met', { in: 'message' });
        await settled();
        expect(posts()).toHaveLength(1);
        expect(posts()[0]).toContain('This meeting is over.');
        expect(posts()[0]).not.toContain('Add a topic');
        expect(pins()).toEqual([]);
      },
    );

    await step('the next agenda begins with what was not reached', async () => {
      await maya.command('/mentoring agenda');
      expect(hers()).toContain('How the time goes: Check-in (3 min)');
      expect(hers()).toContain('1. How do I say no to a project? (from Thu, Dec 3)');
      expect(hers()).toContain('Your teaching day (from Dr. Helen Zhou, from Thu, Dec 3)');
      expect(hers()).not.toContain('ethics');
      // Others read there by now: what was written before is a heading.
      await maya.submit();
      expect(hers()).toContain('Others read there, too');
      expect(hers()).toContain('And what was left over from last time.');
      expect(hers()).not.toContain('How do I say no');
    });
  });

  test('one that was deleted by hand is posted once more, and says so', async () => {
    const { maya, settled, running } = two;
    await maya.submit();
    await settled();
    expect(posts()).toHaveLength(2);
    happens({ do: 'delete_message', as: running.sandbox.person('amara').id, channel, ts: stored().at(-1)?.ts });
    expect(posts()).toHaveLength(1);
    await add(maya, 'A word on rotations');
    await settled();
    expect(posts().at(-1)).toContain('Posted once more');
    expect(posts().at(-1)).toContain('A word on rotations');
    expect(pins()).toEqual([stored().at(-1)?.ts]);
  });
});

describe('with no channel', () => {
  let two: Two;
  beforeAll(async () => {
    two = await runTwo();
  });
  afterAll(() => two.stop());

  test('his topic waits on her draft and shows him nothing of hers; her preview shows it; both get a copy of one agenda', async () => {
    const { maya, helen, hers, his, toMaya, toHelen, settled } = two;
    await maya.command('/mentoring agenda');
    await add(maya, 'How do I say no?');
    expect(hers()).toContain('a message to you, and one to Dr. Zhou');
    await maya.close({ all: true });
    await helen.command('/mentoring agenda');
    expect(his()).toContain('What Maya Okafor has prepared is shown once it is shared.');
    expect(his()).not.toContain('How do I say no?');
    await add(helen, 'Your poster');
    expect(his()).toContain('Your poster');
    expect(his()).not.toContain('How do I say no?');
    await settled();
    expect([toMaya(), toHelen()]).toEqual([[], []]);
    await maya.command('/mentoring agenda');
    await maya.submit();
    expect(hers()).toContain('Your poster (from Dr. Helen Zhou)');
    await maya.submit();
    await settled();
    expect(toHelen()).toHaveLength(1);
    expect(toHelen()[0]).toContain('How do I say no?\nYour poster (from Dr. Helen Zhou)');
    expect(toMaya()[0]?.split('\n').slice(0, 5)).toEqual(toHelen()[0]?.split('\n').slice(0, 5));
    // What a locked phone shows names neither of them, nor what it is about.
    expect(maya.dm().at(-1)?.text).not.toMatch(/Zhou|say no/);
  });

  test('thirty lines, one too long, four main questions: nothing is lost, and each is told what to do', async () => {
    const { maya, hers, toHelen, settled } = two;
    const long = 'x'.repeat(201);
    expect(await add(maya, `Short\n${long}`)).toMatchObject({ response: 'errors' });
    expect(await add(maya, 'One\nTwo\nThree\nFour', true)).toMatchObject({
      errors: expect.objectContaining({ [blockOf(maya, 'main')]: expect.stringContaining('Three main questions') }),
    });
    await maya.choose('Is it a main question?');
    await add(maya, Array.from({ length: 30 }, (_, at) => `Line ${at + 1}`).join('\n'));
    expect(hers()).toContain('An agenda has room for twelve. Now under “For another time”: 20.');
    await settled();
    expect(toHelen()[0]).toContain('20 for another time');
    expect(toHelen()[0]?.match(/Line \d+/g)).toHaveLength(12);
    expect(hers().match(/Line \d+/g)).toHaveLength(30);
    // What waits for another time he reads as a number.
    await two.helen.close({ all: true });
    await two.helen.command('/mentoring agenda');
    expect(two.his().match(/Line \d+/g)).toHaveLength(12);
    await two.helen.close({ all: true });
    await maya.close({ all: true });
  });

  test('words changed in two windows: the second reads both, and what it typed stays', async () => {
    const { maya, hers, database, pairId } = two;
    await maya.command('/mentoring agenda');
    await maya.press('meeting:item-words');
    const item = await database.db.selectFrom('agenda_item').selectAll().where('pair_id', '=', pairId).execute();
    const [edited] = item.filter(({ id }) => String(maya.modal()?.private_metadata).includes(id));
    await maya.type('In your words', 'My own words');
    // The other window was sent first.
    await database.db
      .updateTable('agenda_item')
      .set({ version: (edited?.version ?? 0) + 1 })
      .where('id', '=', edited?.id ?? '')
      .execute();
    await maya.submit();
    expect(hers()).toContain('The words were changed in another window.');
    expect(JSON.stringify(maya.modal())).toContain('My own words');
    await maya.submit();
    expect(hers()).toContain('My own words');
    await maya.close({ all: true });
  });

  test('an item that is taken out of a record goes from the next agenda too, where it was carried', async () => {
    const { maya, database, pairId, toHelen, settled } = two;
    await database.db.updateTable('meeting').set({ state: 'met', ended_at: new Date() }).execute();
    await maya.command('/mentoring agenda');
    await maya.submit();
    await maya.submit();
    await settled();
    expect(toHelen().at(-1)).toContain('My own words');
    await maya.close({ all: true });
    const first = await database.db.selectFrom('meeting').select('id').orderBy('number').executeTakeFirstOrThrow();
    const item = await database.db
      .selectFrom('agenda_item')
      .select('id')
      .where('pair_id', '=', pairId)
      .where('version', '>', 1)
      .executeTakeFirstOrThrow();
    await changeAgenda(two, first.id, item.id);
    await settled();
    expect(toHelen().join()).not.toContain('My own words');
  });

  test('one that was never shared he does not read after its time either', async () => {
    const { maya, helen, his, database } = two;
    const { db } = database;
    await db.updateTable('meeting').set({ state: 'met', ended_at: new Date() }).execute();
    await maya.command('/mentoring agenda');
    await maya.close({ all: true });
    const open = db.updateTable('meeting').where('state', '=', 'wanted');
    await open.set({ state: 'set', starts_at: new Date('2026-11-30T14:50:00Z') }).execute();
    await helen.command('/mentoring agenda');
    expect(his()).toContain('What Maya Okafor has prepared is shown once it is shared.');
    expect(his()).not.toContain('Line ');
    await helen.close({ all: true });
    await db.updateTable('meeting').set({ state: 'met', ended_at: new Date() }).execute();
    await db.updateTable('pair').set({ state: 'paused', paused_until: '2026-12-02' }).execute();
    await maya.command('/mentoring agenda');
    expect(two.hers()).toContain('You and Dr. Zhou pause.');
    await maya.close({ all: true });
    await db.updateTable('pair').set({ state: 'active', paused_until: null }).execute();
  });

  test('in a pause it is kept and posted after it, and she reads so', async () => {
    const { maya, hers, database, pairId, toMaya, toHelen, jump, settled } = two;
    const pair = database.db.updateTable('pair').where('id', '=', pairId);
    await database.db.updateTable('meeting').set({ state: 'met', ended_at: new Date() }).execute();
    const before = [toMaya().length, toHelen().length];
    await maya.command('/mentoring agenda');
    await maya.close({ all: true });
    await pair.set({ state: 'paused', paused_until: '2026-12-02' }).execute();
    await maya.command('/mentoring agenda');
    await maya.submit();
    await maya.submit();
    expect(hers()).toContain('posted once the pause is over');
    await settled();
    expect([toMaya().length, toHelen().length]).toEqual(before);
    await maya.close({ all: true });
    await maya.openHome();
    await maya.press('relationship:show', { in: 'home' });
    await maya.press('Go on now');
    await maya.close({ all: true });
    await settled();
    await jump('2026-12-01T16:00:00Z');
    expect([toMaya().length, toHelen().length]).toEqual(before.map((count) => count + 1));
  });

  test('a mentor who takes no messages gets none: she gets the text, and a mail', async () => {
    const { maya, helen, hers, database, toHelen, settled } = two;
    const his = database.db.updateTable('person').where('slack_user_id', '=', helen.id);
    await his.set({ takes_messages: false }).execute();
    const before = toHelen();
    await maya.command('/mentoring agenda');
    await maya.submit();
    expect(hers()).toContain('gets no messages from this app');
    expect(hers()).toContain('Hi Dr. Zhou, here is what I would like to talk about');
    expect(hers()).not.toMatch(/bot|mentoring/i);
    await settled();
    expect(toHelen()).toEqual(before);
  });
});

/** She takes an item out of the agenda of an earlier meeting, as its ⋯ does. */
async function changeAgenda({ running, maya, pairId }: Two, meetingId: string, itemId: string): Promise<void> {
  await maya.command('/mentoring meet');
  const view = { ...maya.modal(), type: 'modal' };
  const value = `${pairId} ${meetingId} ${itemId}`;
  const actions = [{ type: 'button', action_id: 'meeting:item-out', block_id: 'own', value }];
  await forged(running, maya, { type: 'block_actions', view, actions });
  await maya.close({ all: true });
}

const blockOf = (who: Two['maya'], name: string): string =>
  who.modal()?.blocks.find(({ block_id }) => block_id?.startsWith(`${name}~`))?.block_id ?? '';
