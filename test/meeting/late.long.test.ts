import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { textOf } from '../support/journey.ts';
import { runTwo, type Two } from '../support/meetings.ts';
import { putPair } from '../support/pairs.ts';

/* What waits for its reader's morning, and says nothing by then, or concerns somebody who wants no more of it. */

let two: Two;
/** A Tuesday; each test has the next day. */
let day = Temporal.PlainDate.from('2026-12-01');
const at = (time: string): Promise<void> => two.jump(`${day}T${time}:00Z`);

const personOf = (slackUserId: string) =>
  two.database.db.selectFrom('person').select('id').where('slack_user_id', '=', slackUserId).executeTakeFirst();

beforeAll(async () => {
  two = await runTwo();
});
afterAll(() => two.stop());
beforeEach(async () => {
  await two.database.db.deleteFrom('meeting').execute();
  await two.database.db.deleteFrom('pair_mute').execute();
  do day = day.add({ days: 1 });
  while (day.dayOfWeek > 4);
});

/** What has come to her since. */
function newToHer(): () => string[] {
  const before = two.toMaya().length;
  return () => two.toMaya().slice(before);
}

describe('times that he offers in his morning, which is her night', () => {
  let came: () => string[];
  beforeEach(async () => {
    const { helen, open, settled } = two;
    await at('09:00');
    came = newToHer();
    await open(helen);
    await helen.press('Offer times');
    await helen.submit();
    await helen.close({ all: true });
    await settled();
    expect(came()).toEqual([]);
  });

  test('are told to nobody where he takes them back before hers', async () => {
    await two.open(two.helen);
    await two.helen.press('meeting:withdraw');
    await two.helen.close({ all: true });
    await at('15:00');
    expect(came()).toEqual([]);
  });

  test('are one message where others have overtaken them, the newest', async () => {
    await two.open(two.helen);
    await two.helen.press('meeting:offer');
    await two.helen.submit();
    await two.helen.close({ all: true });
    await at('15:00');
    expect(came()).toHaveLength(1);
    expect(came()[0]).toContain('Take ');
  });

  test('are not told to her who has taken one on the page', async () => {
    await two.open(two.maya);
    await two.maya.press('meeting:take');
    await two.maya.close({ all: true });
    await at('15:00');
    // Only what the time that she took brings: to prepare what to talk about has its day.
    expect(came()).toEqual([expect.stringContaining('Two minutes to look over the agenda')]);
  });

  test('are overtaken by her own, and she reads whose they were', async () => {
    await at('15:00');
    await two.open(two.maya);
    await two.maya.press('meeting:offer');
    await two.maya.submit();
    await two.maya.close({ all: true });
    await two.settled();
    expect(came()).toHaveLength(1);
    expect(came()[0]).toContain('You have offered times of your own instead of those that Dr. Zhou offered here.');
  });

  test('are not told to her who has muted the two before her morning, and who stands to be asked then is not', async () => {
    const { maya, open } = two;
    await maya.openHome();
    await maya.press('relationship:show', { in: 'home' });
    await maya.press('relationship:mute');
    await maya.close({ all: true });
    await at('15:00');
    expect(came()).toEqual([]);
    await open(maya);
    await maya.press('meeting:take');
    await maya.close({ all: true });
    day = day.add({ days: 14 - day.dayOfWeek + 3 });
    await at('16:00');
    expect(came()).toEqual([]);
    await maya.openHome();
    expect(textOf(maya.home())).toContain('Did you');
  });
});

test('what he has seen before its message went is cancelled with a word to him; what he has not, without', async () => {
  const { maya, helen, open, settled, toHelen } = two;
  const page = () => open(helen).then(() => helen.close({ all: true }));
  for (const look of [page, () => helen.openHome(), undefined]) {
    await at('20:00');
    const before = toHelen().length;
    await open(maya);
    await maya.press('Already arranged');
    await maya.choose('When', `${day.add({ days: 7 })}T16:00:00Z`);
    await maya.submit();
    await settled();
    await look?.();
    await maya.press('Cancel it');
    await maya.close({ all: true });
    do day = day.add({ days: 1 });
    while (day.dayOfWeek > 5);
    await at('09:00');
    const said = toHelen().slice(before);
    expect(said).toHaveLength(look ? 1 : 0);
    for (const one of said) expect(one).toContain('Maya Okafor cancelled');
  }
});

test('times that were over before his hours are said to have never reached him', async () => {
  const { maya, open, settled, toHelen, hers } = two;
  await at('20:00');
  const before = toHelen().length;
  await open(maya);
  await maya.press('Offer times');
  await maya.choose('Time 1', `${day}T23:00:00Z`);
  await maya.choose('Time 2', `${day.add({ days: 1 })}T01:00:00Z`);
  await maya.choose('Time 3', `${day.add({ days: 1 })}T02:00:00Z`);
  await maya.submit();
  await maya.close({ all: true });
  await settled();
  day = day.add({ days: 1 });
  await at('09:00');
  expect(toHelen()).toHaveLength(before);
  await maya.openHome();
  const unheard = 'passed before my message could go to Dr. Zhou.';
  expect(textOf(maya.home())).toContain(unheard);
  await open(maya);
  expect(hers()).toContain(unheard);
  await maya.close({ all: true });
});

test('she is asked whether they met while a move waits, and his times outlast that it fell through', async () => {
  const { maya, helen, hers, toMaya, open, settled } = two;
  await at('15:00');
  await open(maya);
  await maya.press('Already arranged');
  await maya.choose('When', `${day}T17:00:00Z`);
  await maya.submit();
  await maya.close({ all: true });
  await open(helen);
  await helen.press('Move it');
  await helen.submit();
  await helen.close({ all: true });
  await settled();
  await at('20:30');
  expect(toMaya().at(-1)).toContain('Did you and Dr. Zhou meet?');
  await maya.openHome();
  expect(textOf(maya.home())).toContain('You meant to meet Dr. Zhou');
  expect(textOf(maya.home())).toContain('Dr. Zhou offers times');
  await open(maya);
  await maya.press('It fell through');
  expect(hers()).toContain('Noted that it fell through.');
  expect(hers()).toContain('Dr. Zhou offers these times, for 50 minutes:');
  await maya.press('Take this');
  expect(hers()).toContain('is set.');

  // Not yet, in its turn, leaves the meeting to come; and a day is logged once.
  await maya.press('Already arranged');
  await maya.choose('When', `${day}T21:00:00Z`);
  await maya.submit();
  day = day.add({ days: 1 });
  await at('15:00');
  await open(maya);
  await maya.press('Not yet');
  expect(hers()).toContain('Your meeting with Dr. Zhou waits for a new time.');
  await maya.openHome();
  expect(textOf(maya.home())).toContain('Your meeting with Dr. Zhou waits for a new time.');
  for (const [hour, isNew] of [
    ['08', true],
    ['10', false],
  ] as const) {
    await open(maya);
    await maya.press('We met already');
    await maya.choose('When', `${day}T${hour}:00:00Z`);
    const said = 'It is noted already that you two met that day';
    await maya.submit();
    expect(hers().includes(said)).toBe(!isNew);
    if (!isNew) {
      // Nor is it when she sends it once more; that it was another meeting is hers to say.
      await maya.submit();
      expect(hers()).toContain(said);
      await maya.choose('You two are noted to have met that day', 'This was another meeting');
      await maya.submit();
      expect(hers()).toContain('Noted');
    }
    await maya.close({ all: true });
  }
  await maya.openHome();
  expect(textOf(maya.home())).not.toContain('waits for a new time');
});

test('a mentor who wants no messages any more gets nothing of what waited for his morning', async () => {
  const { maya, helen, hers, open, settled, toHelen, database } = two;
  await at('20:00');
  const before = toHelen().length;
  await open(maya);
  await maya.press('Already arranged');
  await maya.choose('When', `${day.add({ days: 7 })}T16:00:00Z`);
  await maya.submit();
  await maya.close({ all: true });
  await settled();
  expect(toHelen()).toHaveLength(before);
  const his = database.db.updateTable('person').where('slack_user_id', '=', helen.id);
  await his.set({ takes_messages: false }).execute();
  day = day.add({ days: 1 });
  await at('09:00');
  expect(toHelen()).toHaveLength(before);
  await open(maya);
  await maya.press('Cancel it');
  expect(hers()).toContain('Dr. Zhou hears nothing of this from me.');
  expect(hers()).toContain('Hi Dr. Zhou, I have to cancel our meeting of');
  await maya.close({ all: true });
  await his.set({ takes_messages: true }).execute();
});

test('in a pause a time comes as it stands, with nothing to offer; after the end it is told to nobody', async () => {
  const { maya, open, settled, toHelen } = two;
  const arranged = async (): Promise<() => string[]> => {
    await at('20:00');
    const before = toHelen().length;
    await open(maya);
    await maya.press('Already arranged');
    await maya.choose('When', `${day.add({ days: 7 })}T16:00:00Z`);
    await maya.submit();
    await maya.close({ all: true });
    await maya.openHome();
    await maya.press('relationship:show', { in: 'home' });
    return () => toHelen().slice(before);
  };
  const paused = await arranged();
  await maya.press('relationship:pause');
  await maya.submit();
  await maya.close({ all: true });
  await settled();
  day = day.add({ days: 1 });
  await at('09:00');
  expect(paused()).toHaveLength(1);
  expect(paused()[0]).toContain('Cancel it');
  expect(paused()[0]).not.toContain('Offer other times');

  await maya.openHome();
  await maya.press('relationship:show', { in: 'home' });
  await maya.press('relationship:resume');
  await maya.close({ all: true });
  await settled();
  expect(paused()[0]).toContain('Offer other times');
  const ended = await arranged();
  await maya.press('relationship:end');
  const date = `${day.add({ days: 7 }).toLocaleString('en-US', { weekday: 'short', month: 'short', day: 'numeric' })}`;
  expect(two.hers()).toContain(`This also calls off your meeting of ${date}, 10:00 (Chicago) · 16:00 (London).`);
  await maya.submit();
  await maya.close({ all: true });
  await settled();
  do day = day.add({ days: 1 });
  while (day.dayOfWeek > 5);
  await at('09:00');
  expect(ended()).toHaveLength(1);
  expect(ended()[0]).toContain('has ended what you two agreed here');
  expect(ended()[0]).toContain(`This also calls off your meeting of ${date}, 16:00 (London) · 10:00 (Chicago).`);
  const files = () => two.helen.dm().flatMap((one) => (one as { files?: unknown[] }).files ?? []);
  const before = files().length;
  await two.helen.press('Calendar file that cancels it');
  await settled();
  expect(files()).toHaveLength(before + 1);
});

test('an end comes at any hour where the meeting that is off with it would come before the morning', async () => {
  const { maya, helen, open, settled, toHelen } = two;
  await two.database.db.deleteFrom('pair').execute();
  const { id: menteeId = '' } = (await personOf(maya.id)) ?? {};
  const { id: mentorId = '' } = (await personOf(helen.id)) ?? {};
  const versions = [{ sentBy: 'mentee', ended: 'agreed' }] as const;
  await putPair(two.database.db, { menteeId, mentorId, state: 'active', name: 'Dr. Zhou', versions });
  await at('20:00');
  await open(maya);
  await maya.press('Already arranged');
  await maya.choose('When', `${day.add({ days: 1 })}T07:30:00Z`);
  await maya.submit();
  await maya.close({ all: true });
  await settled();
  expect(toHelen().at(-1)).toContain('noted that you two meet');
  await maya.openHome();
  await maya.press('relationship:show', { in: 'home' });
  await maya.press('relationship:end');
  await maya.submit();
  await maya.close({ all: true });
  await settled();
  expect(toHelen().at(-1)).toContain('This also calls off your meeting of ');
});
