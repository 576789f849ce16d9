import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { textOf } from '../support/journey.ts';
import { runTwo, type Two } from '../support/meetings.ts';

/* What waits for its reader's morning, and says nothing by then, or concerns somebody who wants no more of it. */

let two: Two;
/** A Tuesday; each test has the next day. */
let day = Temporal.PlainDate.from('2026-12-01');
const at = (time: string): Promise<void> => two.jump(`${day}T${time}:00Z`);

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
    expect(came()).toEqual([expect.stringContaining('Share what you want to talk about')]);
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

test('a mentor who wants no messages any more gets nothing of what waited for his morning', async () => {
  const { maya, helen, open, settled, toHelen, database } = two;
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
  expect(paused()[0]).not.toContain('Other times');

  await maya.openHome();
  await maya.press('relationship:show', { in: 'home' });
  await maya.press('relationship:resume');
  await maya.close({ all: true });
  await settled();
  expect(paused()[0]).toContain('Other times');
  const ended = await arranged();
  await maya.press('relationship:end');
  await maya.submit();
  await maya.close({ all: true });
  await settled();
  do day = day.add({ days: 1 });
  while (day.dayOfWeek > 5);
  await at('09:00');
  expect(ended()).toHaveLength(1);
  expect(ended()[0]).toContain('has ended what you two agreed here');
});
