import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keyRing, parseKeys } from '../../src/keys.ts';
import { readMarks } from '../../src/meeting/agenda/queries.ts';
import { enterActions } from '../../src/meeting/follow-up/action.ts';
import { saveActions } from '../../src/meeting/follow-up/queries.ts';
import { testKey } from '../support/bot.ts';
import { putChannel } from '../support/channels.ts';
import { step, textOf } from '../support/journey.ts';
import { runTwo, type Two } from '../support/meetings.ts';

/*
 * What follows a meeting: written up in two parts, each kept by itself and read by whom its title says; what each has to do, until
 * it is done or dropped; and that nothing of what is one's own is anywhere else.
 */

/** A mark in each field that is one's own. */
const marks = {
  'What surprised me?': 'Mark-surprised',
  'What will I try within a week?': 'Mark-trying',
  Notes: 'Mark-notes',
  'What I think about it': 'Mark-reflection',
};
const isMark = /Mark-(surprised|trying|notes|reflection)/;

/** What stands in the inputs of the window on top, too. */
const standing = (who: Two['maya']): string => JSON.stringify(who.modal());

/** Everything that is kept, as it lies in the database. */
async function allRows({ database }: Two): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public'`.execute(database.db);
  const whole = [];
  for (const { name } of rows) {
    const found = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(database.db);
    whole.push(...found.rows.map(({ row }) => row));
  }
  return whole.join('\n');
}

describe('of a meeting with an agenda in the channel', () => {
  let two: Two;
  let channel: string;
  beforeAll(async () => {
    two = await runTwo();
    ({ channel } = await putChannel(two));
  });
  afterAll(() => two.stop());

  const isWrittenUp = async () =>
    [...(await readMarks(two.database.db, two.pairId)).values()].map((one) => one.isWrittenUp);
  const posts = (): string => {
    const { store } = two.running.sandbox.workspace;
    return store
      .messagesIn(channel)
      .map((one) => textOf(one as never))
      .join('\n');
  };

  test('she writes it up in one form, he adds his own, and both tick what is done', async () => {
    const { maya, helen, hers, his, open, settled, jump, cli, running } = two;

    await step('they meet, and what asks her whether leads to the form', async () => {
      await open(maya);
      await maya.press('Already arranged');
      await maya.choose('When', '2026-12-03T14:00:00Z');
      await maya.submit();
      await maya.press('Prepare the agenda');
      await maya.type('Add something', 'Should I apply?\nThe grant');
      await maya.submit();
      await maya.submit();
      await maya.close({ all: true });
      await settled();
      await jump('2026-12-03T17:00:00Z');
      expect(two.toMaya().at(-1)).toContain('Did you and Dr. Zhou meet?');
      await maya.press('We met');
      expect(textOf(maya.ephemerals().at(-1) as never)).toContain('Write it up');
      await maya.press('Write it up');
    });

    await step('its two parts are titled by who reads them, and closing it loses nothing that was typed', async () => {
      const form = hers();
      const [post = '', own = ''] = form.split('Yours alone');
      expect(post).toContain('Into the post: Dr. Zhou and you read it');
      expect(post).toContain('What did you two decide?');
      expect(own).toContain('Dr. Zhou never reads this, and nothing of it goes into a post.');
      await maya.type('What did you two decide?', 'Apply in May.\nAsk the registrar first.');
      await maya.type('Notes', 'Half a note');
      await maya.close({ all: true });
      await open(maya);
      await maya.press('Write it up');
      expect(standing(maya)).toContain('Ask the registrar first.');
      expect(standing(maya)).toContain('Half a note');
    });

    await step('what is to be mended is said at its field', async () => {
      await maya.type('Action 1', 'Write to the registrar');
      await maya.choose('By when, if there is a day for action 1', '2026-12-02');
      await maya.choose('By when, if there is a day for action 2', '2026-12-09');
      const sent = await maya.submit();
      expect(JSON.stringify(sent)).toContain('That day has gone by.');
      expect(JSON.stringify(sent)).toContain('What is to be done? Write it, or leave the day out.');
      await maya.choose('By when, if there is a day for action 1', '2026-12-10');
      await maya.type('Action 2', 'Send last year’s form');
      await maya.choose('Who does action 2?', 'Dr. Zhou');
      await maya.choose('What did you get to? The rest goes on the next agenda.', 'Should I apply?');
      for (const [label, mark] of Object.entries(marks)) await maya.type(label, mark);
      await maya.choose('Did I get what I asked for?', 'Partly');
    });

    await step('what others will read is shown as it will stand, and is not kept before she says so', async () => {
      await maya.submit();
      const preview = hers();
      expect(preview).toContain('This is what it adds to the post about your meeting.');
      expect(preview).toContain('What is yours alone is kept already.');
      expect(preview).toContain('Should I apply?');
      expect(preview).toContain('Decided, as Maya Okafor notes it');
      expect(preview).toContain('Maya Okafor: Write to the registrar (by Thu, Dec 10)');
      expect(preview).toContain('Dr. Helen Zhou: Send last year’s form (by Wed, Dec 9)');
      expect(preview).not.toMatch(isMark);
      expect(await two.database.db.selectFrom('meeting_action').select('id').execute()).toEqual([]);
      expect(await isWrittenUp()).toEqual([false]);
      await maya.press('Change it');
      expect(standing(maya)).toContain('Send last year’s form');
      expect(standing(maya)).toContain('Mark-reflection');
      await maya.submit();
      await maya.submit();
      await settled();
      expect(hers()).toContain('Saved. It stands in the post now.');
      expect(await isWrittenUp()).toEqual([true]);
      // Letter by letter as it was shown.
      const added = preview.slice(preview.indexOf('*Decided, as'), preview.indexOf('Change it')).trim();
      expect(added).toContain('Write to the registrar');
      expect(posts()).toContain(added);
      expect(hers()).toContain('Change what I wrote');
      await maya.close({ all: true });
    });

    await step('he reads what was decided, adds his own lines and notes, and is asked for nothing', async () => {
      await open(helen);
      expect(his()).toContain('Add what we decided');
      await helen.press('All our meetings');
      expect(his()).toContain('Apply in May.');
      expect(his()).toContain('Dr. Helen Zhou: Send last year’s form');
      // How she calls him is hers.
      expect(his()).not.toMatch(/Mark-|Dr\. Zhou/);
      await helen.press('Next meeting');
      await helen.press('My notes');
      await helen.type('Notes', 'His-notes');
      await helen.submit();
      expect(his()).toContain('Saved, for you alone.');
      await helen.press('Add what we decided');
      expect(standing(helen)).not.toContain('Apply in May.');
      await helen.type('What did you two decide?', 'I look at the draft.');
      await helen.submit();
      expect(his()).toContain('Decided, as Dr. Helen Zhou notes it');
      await helen.press('Save, and add more actions');
      expect(his()).toContain('Here is room for three more.');
      await helen.type('Action 1', 'Read the draft');
      await helen.submit();
      await helen.submit();
      await helen.close({ all: true });
      await settled();
    });

    await step(
      'in Home each has their own to tick, and both may tick all; the other’s is not theirs to drop',
      async () => {
        await maya.openHome();
        const home = textOf(maya.home());
        expect(home).toContain('Write to the registrar, by Thu, Dec 10 · with Dr. Zhou');
        expect(home).not.toContain('Read the draft');
        await helen.openHome();
        expect(textOf(helen.home())).toContain('Read the draft · with Maya Okafor');
        await maya.press('All actions', { in: 'home' });
        expect(hers().match(/Drop it/g)).toHaveLength(2);
        await maya.close({ all: true });
        await open(helen);
        await helen.press('All actions');
        expect(his().match(/Drop it/g)).toHaveLength(2);
        expect(his()).not.toContain('Dr. Zhou');
        await helen.close({ all: true });
        await maya.openHome();
        await maya.press('Done', { in: 'home' });
        await settled();
        await maya.openHome();
        expect(textOf(maya.home())).not.toContain('Write to the registrar');
        await open(maya);
        await maya.press('All actions');
        expect(hers()).toContain('✓ Maya Okafor: Write to the registrar');
        await maya.press('Not done after all');
        expect(hers()).toContain('It is open again.');
        await maya.press('Drop it');
        expect(hers()).toContain('“Send last year’s form”');
        await maya.submit();
        expect(hers()).toContain('Dropped. It stands on no agenda any more.');
        await maya.close({ all: true });
        await settled();
      },
    );

    await step('a thank-you and a text are hers to send, her own notes in it only where she ticks them', async () => {
      await open(maya);
      await maya.press('Say thank you');
      expect(hers()).toContain('Nothing goes from here.');
      expect(hers()).toContain('Thank you for our talk on Thu, Dec 3.');
      expect(hers()).not.toMatch(isMark);
      await maya.close({ all: true });
      await open(maya);
      await maya.press('Copy as text');
      expect(hers()).toContain('Ask the registrar first.');
      expect(hers()).toContain('I look at the draft.');
      expect(hers()).not.toMatch(/Mark-|His-notes/);
      await maya.choose('What else?', 'My own notes, too');
      await maya.submit();
      expect(hers()).toContain('With my own notes, which nobody else has read.');
      expect(hers()).toContain('Mark-surprised');
      expect(hers()).not.toContain('His-notes');
      await maya.close({ all: true });
    });

    await step(
      'nothing of what is one’s own is in a message, a notification, the log, a table or the other’s export',
      async () => {
        const toBoth = [...maya.dm(), ...helen.dm(), ...maya.ephemerals(), ...helen.ephemerals()];
        const seen = [
          ...[posts(), textOf(maya.home()), textOf(helen.home()), ...toBoth.map((one) => textOf(one as never))],
          ...[...maya.notifications(), ...helen.notifications()].map(({ text }) => text),
          ...running.logged,
          await allRows(two),
        ].join('\n');
        expect(seen).not.toMatch(/Mark-|His-notes/);
        const ofHers = await cli('export', maya);
        const ofHis = await cli('export', helen);
        expect(JSON.stringify(ofHers)).toMatch(isMark);
        expect(JSON.stringify(ofHers)).not.toContain('His-notes');
        expect(JSON.stringify(ofHis)).not.toMatch(isMark);
        expect(JSON.stringify(ofHis.meeting_note)).toContain('His-notes');
        expect(ofHis.follow_up_with_me).toEqual([
          expect.objectContaining({ by: 'mentee', decided: 'Apply in May.\nAsk the registrar first.', meeting: 1 }),
          expect.objectContaining({ by: 'mentor', decided: 'I look at the draft.' }),
          expect.objectContaining({
            action: 'Write to the registrar',
            owner: 'mentee',
            due: '2026-12-10',
            state: 'open',
          }),
          expect.objectContaining({ action: 'Read the draft', by: 'mentor' }),
        ]);
        expect(JSON.stringify([ofHers, ofHis])).not.toContain('last year’s form');
      },
    );
  });
});

describe('in two windows, at the limits and without the bot', () => {
  let two: Two;
  beforeAll(async () => {
    two = await runTwo({ mentorId: null, withBot: false });
  });
  afterAll(() => two.stop());

  test('what another window saved is read before it is written over; what is written is for her and to copy', async () => {
    const { maya, hers, open, cli } = two;
    await open(maya);
    await maya.press('We met already');
    await maya.choose('When', '2026-11-27T16:00:00Z');
    await maya.submit();
    await maya.press('Write it up');
    expect(hers()).toContain('For you, and to copy');
    await maya.type('What did you two decide?', 'First window');
    await maya.type('Notes', 'First notes');
    // Her phone has the form open, too.
    await open(maya);
    await maya.press('Write it up');
    await maya.type('What did you two decide?', 'Second window');
    await maya.type('Notes', 'Second notes');
    await maya.submit();
    expect(hers()).toContain('This is what you keep of it, and can copy.');
    await maya.submit();
    await maya.close();
    await maya.submit();
    expect(hers()).toContain('You saved other words in another window meanwhile.');
    expect(hers()).toContain('Notes Second notes');
    expect(hers()).toContain('You saved other words in another window meanwhile: “Second window”.');
    expect(standing(maya)).toContain('First window');
    await maya.submit();
    expect(hers()).toContain('First window');
    // What was shown as it will stand is what is saved: another window typed over it meanwhile.
    await open(maya);
    await maya.press('Change what I wrote');
    await maya.type('What did you two decide?', 'Third window');
    await maya.close();
    await maya.submit();
    expect(hers()).toContain('You typed something else in another window meanwhile. It would stand like this.');
    expect(hers()).toContain('Third window');
    await maya.submit();
    expect(hers()).toContain('Saved for you.');
    await maya.close({ all: true });

    const { db } = two.database;
    const meeting = await db.selectFrom('meeting').select(['id', 'person_id']).executeTakeFirstOrThrow();
    const full = Array.from({ length: 24 }, (_, at) => ({ id: randomUUID(), text: `Open ${at + 1}`, due: null }));
    const { actions } = enterActions(
      [],
      meeting.id,
      full.map((one) => ({ ...one, owner: 'mentee' })),
      'mentee',
    );
    const pair = { id: two.pairId, menteeId: meeting.person_id };
    await db
      .transaction()
      .execute((trx) =>
        saveActions(trx, keyRing(parseKeys(testKey)), pair, [], actions, new Date('2026-11-30T15:00:00Z')),
      );
    await open(maya);
    await maya.press('Change what I wrote');
    await maya.type('Action 1', 'One more');
    expect(JSON.stringify(await maya.submit())).toContain('The oldest: “Open 1”. Is it done, or dropped?');
    await maya.close({ all: true });

    const { meeting_decided: decided, meeting_note: notes } = await cli('export', maya);
    expect(decided).toEqual([expect.objectContaining({ words: { text: 'Third window' }, version: 2 })]);
    expect(notes).toEqual([expect.objectContaining({ words: expect.objectContaining({ notes: 'First notes' }) })]);
    const { erased } = await cli('erase', maya);
    expect(erased).toMatchObject({ meeting_note: 1, meeting_decided: 1, meeting_action: 24 });
  });
});
