import { afterEach, expect, test } from 'vitest';
import { changePeople } from '../../sandbox/actions/roster.ts';
import { textOf } from '../support/journey.ts';
import { runTwo, type Two } from '../support/meetings.ts';
import type { PutPair } from '../support/pairs.ts';

/* What comes between the two: presses that cross, times that pass, a pause, an end, a mute, and a mentor without the bot. */

let two: Two;
afterEach(() => two.stop());
const run = async (put: Partial<PutPair> = {}): Promise<Two> => {
  two = await runTwo(put);
  return two;
};

/** She offers the three times that are suggested. */
async function offered({ maya, open, settled }: Two): Promise<void> {
  await open(maya);
  await maya.press('Offer times');
  await maya.submit();
  await maya.close({ all: true });
  await settled();
}

test('two taps on two times at once set one, and both offers at once leave one', async () => {
  const { maya, helen, hers, toMaya, toHelen, open, settled, database } = await run();
  await offered(two);
  await Promise.all([helen.press('Take Thu, Dec 3, 14:00 (London)'), helen.press('Take Fri, Dec 4, 16:00 (London)')]);
  await settled();
  expect(toMaya().filter((one) => one.includes('It is set'))).toHaveLength(1);
  const set = await database.db.selectFrom('meeting').selectAll().execute();
  expect(set.map(({ state, sequence }) => [state, sequence])).toEqual([['set', 1]]);

  // Both have the form open. His goes first: hers keeps its times and shows his.
  await open(maya);
  await maya.press('Move it');
  await open(helen);
  await helen.press('Move it');
  await helen.submit();
  await helen.close({ all: true });
  await maya.submit();
  expect(hers()).toContain('This has changed since you looked');
  expect(hers()).toContain('Dr. Zhou would rather meet at another time');
  expect(hers()).toContain('Time 3');
  const before = toHelen().length;
  await maya.submit();
  await maya.close({ all: true });
  await settled();
  expect(toHelen()).toHaveLength(before + 1);
  const offers = await database.db.selectFrom('meeting_offer').select('ended').orderBy('number').execute();
  expect(offers.map(({ ended }) => ended)).toEqual(['taken', 'overtaken', null]);
});

test('a window that is old names what it was: nothing happens that its presser has not read', async () => {
  const { maya, helen, hers, his, open, settled, toMaya } = await run();
  await offered(two);
  await open(helen);
  await open(maya);
  await maya.press('Take my times back');
  expect(hers()).toContain('Your times are taken back.');
  await maya.close({ all: true });
  await helen.press('Take this', { in: 'modal' });
  expect(his()).toContain('These times are no longer on offer.');
  expect(his()).toContain('You have no meeting set with Maya Okafor.');
  await helen.close({ all: true });

  // She cancels Tuesday in an old window, while it was moved to Friday.
  await open(helen);
  await helen.press('Already arranged');
  await helen.choose('When', '2026-12-08T16:00:00Z');
  await helen.submit();
  await open(maya);
  await helen.press('Already arranged');
  await helen.choose('When', '2026-12-11T16:00:00Z');
  await helen.submit();
  await maya.press('Cancel it');
  expect(hers()).toContain('This has changed since you looked');
  expect(hers()).toContain('You meet Dr. Zhou: Fri, Dec 11');
  // What she reads now she can cancel; twice is once.
  await maya.press('Cancel it');
  await maya.close({ all: true });
  await helen.close({ all: true });
  await settled();
  expect(toMaya().at(-1)).toContain('instead of Tue, Dec 8');
  await open(helen);
  expect(his()).toContain('You have no meeting set with');
  await helen.close({ all: true });
});

test('each time ends as it passes, and the offer with the last; nobody is told', async () => {
  const { maya, helen, toMaya, toHelen, jump, hers, open } = await run();
  await offered(two);
  await jump('2026-12-03T14:01:00Z');
  expect(toHelen().at(-1)).not.toContain('Take Thu');
  expect(toHelen().at(-1)).toContain('Take Fri');
  await jump('2026-12-07T18:01:00Z');
  expect(toHelen()).toHaveLength(1);
  expect(toHelen()[0]).toContain('The times that Maya Okafor offered here have passed.');
  expect(toMaya()).toEqual([]);
  await open(maya);
  expect(hers()).toContain('You have no meeting set with');
  await maya.close({ all: true });
  await helen.openHome();
  expect(textOf(helen.home())).not.toContain('Next meetings');
});

test('a pause sets times aside and keeps a time that stands; the end lets all of it go', async () => {
  const { maya, helen, toHelen, hers, open, settled } = await run();
  await offered(two);
  await maya.openHome();
  await maya.press('relationship:show', { in: 'home' });
  await maya.press('Next meeting');
  expect(hers()).toContain('They wait for an answer');
  await maya.close({ all: true });
  await maya.press('relationship:show', { in: 'home' });
  await maya.press('relationship:pause');
  await maya.submit();
  await maya.close({ all: true });
  await settled();
  expect(toHelen().join()).toContain('Maya Okafor no longer offers these times.');
  await open(maya);
  expect(hers()).toContain('No new times are offered');
  expect(hers()).not.toContain('Offer times');
  await maya.close({ all: true });
  await maya.openHome();
  await maya.press('relationship:show', { in: 'home' });
  await maya.press('relationship:resume');
  await maya.close({ all: true });
  await open(maya);
  await maya.press('Already arranged');
  await maya.choose('When', '2026-12-08T16:00:00Z');
  await maya.submit();
  await maya.close({ all: true });
  await settled();
  expect(toHelen().at(-1)).toContain('noted that you two meet');
  const before = toHelen().length;
  await maya.openHome();
  await maya.press('relationship:show', { in: 'home' });
  await maya.press('relationship:end');
  await maya.submit();
  await maya.close({ all: true });
  await settled();
  // The one sentence of the end, and the message about the time without its buttons.
  expect(toHelen()).toHaveLength(before + 1);
  expect(toHelen().join()).not.toContain('Cancel it');
  await helen.press('meeting:open');
  expect(textOf(helen.modal())).toContain('do not work together any more');
  await helen.close({ all: true });
});

test('whoever has muted the two is not written to, and reads it all the same', async () => {
  const { maya, helen, toHelen, his, open, settled } = await run();
  await helen.openHome();
  await helen.press('relationship:show', { in: 'home' });
  await helen.press('relationship:mute');
  await helen.close({ all: true });
  await open(maya);
  await maya.press('Already arranged');
  await maya.choose('When', '2026-12-08T16:00:00Z');
  await maya.submit();
  await maya.press('Move it');
  await maya.submit();
  await maya.close({ all: true });
  await settled();
  expect(toHelen()).toEqual([]);
  await open(helen);
  expect(his()).toContain('Maya Okafor would rather meet at another time');
  expect(his()).toContain('You meet Maya Okafor: Tue, Dec 8, 16:00 (London) · 10:00 (Chicago)');
  await helen.close({ all: true });
});

test('without the bot the times are a text, a time is noted, and a mail says it', async () => {
  const { maya, helen, hers, toHelen, open, settled } = await run({ withBot: false });
  await open(maya);
  expect(hers()).toContain('what you note here is for you alone');
  await maya.press('Offer times');
  await maya.submit();
  expect(hers()).toContain('Hi Dr. Zhou, would one of these suit you for our next meeting, for 50 minutes?');
  expect(hers()).toContain('- Thu, Dec 3, 08:00 (Chicago) · 14:00 (London)');
  await maya.press('Already arranged');
  await maya.choose('When', '2026-12-08T16:00:00Z');
  await maya.submit();
  expect(hers()).toContain('Tue, Dec 8, 10:00 (Chicago) · 16:00 (London) is noted.');
  const links = JSON.stringify(maya.modal());
  expect(links).toContain('dates=20261208T160000Z/20261208T165000Z');
  expect(links).toContain('mailto:');
  expect(hers()).toContain('Hi Dr. Zhou, noted: we meet Tue, Dec 8, 10:00 (Chicago) · 16:00 (London).');
  await maya.press('Already arranged');
  await maya.choose('When', '2026-12-09T16:00:00Z');
  await maya.submit();
  expect(hers()).toContain(', instead of Tue, Dec 8, 10:00 (Chicago) · 16:00 (London). Maya Okafor');
  await maya.press('Cancel it');
  expect(hers()).toContain('Hi Dr. Zhou, I have to cancel our meeting of Wed, Dec 9, 10:00 (Chicago)');
  await maya.close({ all: true });
  await settled();
  await helen.command('/mentoring meet');
  expect(textOf(helen.modal())).toContain('No agreement is in force just now.');
  expect(toHelen()).toEqual([]);
});

test('a mentor whose account is closed: what waits ends, and a set time stays until she says', async () => {
  const { running, maya, helen, hers, open, settled, database } = await run();
  await offered(two);
  changePeople(running.sandbox.workspace, { do: 'change', user: helen.id, deleted: true });
  await settled();
  await running.bot.idle();
  await open(maya);
  expect(hers()).toContain('You have no meeting set with');
  expect(hers()).not.toContain('They wait for an answer');
  await maya.close({ all: true });
  const offers = await database.db.selectFrom('meeting_offer').select('ended').execute();
  expect(offers.map(({ ended }) => ended)).toEqual(['withdrawn']);
});

test('every press delivered twice is done once', async () => {
  const { running, maya, helen, toMaya, toHelen, open, settled, database } = await run();
  running.sandbox.switches({ deliveryFault: 'twice' });
  await offered(two);
  expect(toHelen()).toHaveLength(1);
  await helen.press('Take Fri, Dec 4, 16:00 (London)');
  await settled();
  expect(toMaya().filter((one) => one.includes('It is set'))).toHaveLength(1);
  await maya.press('Cancel it');
  await settled();
  expect(toHelen().filter((one) => one.includes('cancelled Fri'))).toHaveLength(1);
  await open(maya);
  await maya.press('We met already');
  await maya.choose('When', '2026-11-27T16:00:00Z');
  await maya.submit();
  await maya.close({ all: true });
  const all = await database.db.selectFrom('meeting').select(['state', 'sequence']).orderBy('number').execute();
  expect(all).toEqual([
    { state: 'cancelled', sequence: 2 },
    { state: 'met', sequence: 0 },
  ]);
});

test('each has their meetings in their export, and what is sealed opened; erased, hers go, and what he was told is named', async () => {
  const { maya, helen, settled, database, cli } = await run();
  await offered(two);
  await helen.press('None of these');
  await helen.type('A line to go with it', 'Mornings are better');
  await helen.submit();
  await helen.close({ all: true });
  await settled();
  const times = ['2026-12-03T14:00:00.000Z', '2026-12-04T16:00:00.000Z', '2026-12-07T18:00:00.000Z'];
  const hers = await cli('export', maya);
  expect(hers.meeting_offer).toMatchObject([{ times, ended: 'none', word: { text: 'Mornings are better' } }]);
  expect(hers.meetings_with_me).toEqual([]);
  const his = await cli('export', helen);
  expect(his.meeting_offer).toEqual([]);
  expect(his.meetings_with_me).toMatchObject([
    { mentee: 'Maya Okafor', times: [{ sent_by: 'mentee', times, word: 'Mornings are better' }] },
  ]);
  const { person_id: menteeId } = await database.db.selectFrom('meeting').select('person_id').executeTakeFirstOrThrow();
  const erased = await cli('erase', maya);
  expect(erased.erased).toMatchObject({ meeting: 1, meeting_offer: 1, meeting_news: 1 });
  expect(await database.db.selectFrom('meeting').selectAll().where('person_id', '=', menteeId).execute()).toEqual([]);
  expect(JSON.stringify(erased)).toContain('meeting.times');
});
