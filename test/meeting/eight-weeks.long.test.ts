import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { quickCheck, textOf } from '../support/journey.ts';
import { runTwo, type Two } from '../support/meetings.ts';
import { putOnMap } from '../support/shares.ts';

/*
 * A bad eight weeks: a mentor who is silent and cancels twice, a mentee who works nights and has set reminders. Everything that
 * comes to either is written down as they read it, in a file that a person reads; the caps are counted apart from it.
 * `UPDATE=1` writes the file anew.
 */

const golden = join(import.meta.dirname, 'eight-weeks.txt');

interface Came {
  to: 'Maya' | 'Dr. Zhou';
  at: Date;
  phone: string;
  words: string;
  /** Slack was asked to post it while its reader pressed nothing. */
  isPush: boolean;
}

let two: Two;
const came: Came[] = [];
const story: string[] = [];
let pressing = false;

beforeAll(async () => {
  two = await runTwo();
  const { sandbox } = two.running;
  await quickCheck(two.running, two.maya);
  await putOnMap(two.maya, 'Dr. Helen Zhou');
  await two.maya.close({ all: true }).catch(() => undefined);
  sandbox.inspector.listen(({ name, ok, request }) => {
    if (name !== 'chat.postMessage' || !ok) return;
    const { channel, text, blocks } = request as { channel: string; text: string; blocks: string };
    const where = sandbox.workspace.store.conversations.get(channel);
    const to = [two.maya, two.helen].find(({ id }) => where?.members.includes(id));
    if (!to) return;
    const words = textOf({ blocks: JSON.parse(blocks) });
    const who = to === two.maya ? 'Maya' : 'Dr. Zhou';
    came.push({ to: who, at: sandbox.now(), phone: text.replace(/\s+/g, ' '), words, isPush: !pressing });
    story.push(`    ${pressing ? 'at once' : clock()} to ${who} (phone: ${text.replace(/\s+/g, ' ').slice(0, 90)})`);
    story.push(
      ...words
        .split('\n')
        .filter((line) => !line.startsWith('Slack keeps this'))
        .map((line) => `      | ${line.replace(/<!date\^\d+\^[^|]*\|([^>]*)>/g, '$1')}`),
    );
  });
});
afterAll(() => two.stop());

const zoned = (zone: string, at = two.running.sandbox.now()) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
const clock = (): string => {
  const [hers, his] = [zoned('America/Chicago'), zoned('Europe/London')];
  return `${hers.toPlainTime().toString({ smallestUnit: 'minute' })} (${his.toPlainTime().toString({ smallestUnit: 'minute' })} in London)`;
};

/** Lets the hours go by until an instant, so that everything comes in its own. */
async function until(to: string): Promise<void> {
  const { sandbox } = two.running;
  for (let at = sandbox.now().getTime() + 3_600_000; at < Date.parse(to); at += 3_600_000) {
    const { dayOfWeek, hour } = zoned('America/Chicago', new Date(at));
    const day = zoned('America/Chicago', new Date(at)).toPlainDate().toString();
    if (hour === 1 && days.at(-1) !== day) {
      days.push(day);
      if (dayOfWeek === 1) story.push('', `Week of ${day}`);
    }
    await sandbox.clock({ do: 'jump', to: new Date(at).toISOString() });
    await sandbox.settled();
  }
  await sandbox.clock({ do: 'jump', to });
  await sandbox.settled();
}
const days: string[] = [];

async function does(who: 'maya' | 'helen', what: string, doing: () => Promise<unknown>): Promise<void> {
  const name = who === 'maya' ? 'Maya' : 'Dr. Zhou';
  story.push(`  ${zoned('America/Chicago').toPlainDate().toString()} ${clock()}: ${name} ${what}`);
  pressing = true;
  await doing();
  if (two[who].modal()) await two[who].close({ all: true });
  await two.settled();
  pressing = false;
}

/** Writes down the window that she has before her. */
const reads = (): void =>
  void story.push(
    ...two
      .hers()
      .split('\n')
      .map((line) => `      : ${line}`),
  );

const offer = async (): Promise<void> => {
  await two.open(two.maya);
  await two.maya.press('meeting:offer');
  await two.maya.submit();
};

test('a mentor who is silent and cancels twice, a mentee on nights with reminders', { timeout: 300_000 }, async () => {
  const { maya, helen } = two;
  story.push('Week of 2026-11-30');
  await does('maya', 'writes an ask for December 14', async () => {
    await maya.command('/mentoring network');
    await maya.press('network:ask');
    await maya.choose('ask-on', '2026-12-14');
    expect(await maya.submit()).toMatchObject({ response: 'updated' });
  });
  await does('maya', 'offers three times', offer);
  await until('2026-12-01T10:00:00Z');
  await does('helen', 'takes one', () => helen.press('meeting:take'));
  await until('2026-12-01T22:00:00Z');
  await does('helen', 'cancels it', async () => {
    await two.open(helen);
    await helen.press('meeting:cancel', { confirm: true });
  });
  await until('2026-12-07T16:00:00Z');
  await does('maya', 'offers three times', offer);
  // He is silent; they pass one after the other.
  await until('2026-12-16T16:00:00Z');
  await does('maya', 'works nights until December 27', async () => {
    await maya.openHome();
    await maya.press('pushes:nights', { in: 'home' });
    await maya.choose('nights-until', '2026-12-27');
    await maya.submit();
  });
  await does('maya', 'offers three times', offer);
  await until('2026-12-18T09:30:00Z');
  await does('helen', 'takes one', () => helen.press('meeting:take'));
  await until('2026-12-28T18:00:00Z');
  await does('maya', 'looks at their meetings', async () => {
    await two.open(maya);
    reads();
  });
  await until('2027-01-04T16:00:00Z');
  await does('maya', 'offers three times', offer);
  await until('2027-01-05T11:00:00Z');
  await does('helen', 'takes one', () => helen.press('meeting:take'));
  await until('2027-01-06T20:00:00Z');
  await does('helen', 'cancels it', async () => {
    await two.open(helen);
    await helen.press('meeting:cancel', { confirm: true });
  });
  await until('2027-01-13T16:00:00Z');
  await does('maya', 'looks at the page of the two', async () => {
    await maya.openHome();
    await maya.press('relationship:show', { in: 'home' });
    reads();
  });
  await does('maya', 'looks at their meetings', async () => {
    await two.open(maya);
    reads();
    await maya.press('What you can do');
    reads();
  });
  await until('2027-01-25T15:00:00Z');

  const text = `${story.join('\n')}\n`;
  if (process.env.UPDATE) await writeFile(golden, text);
  expect(text).toBe(await readFile(golden, 'utf8'));

  // The caps, counted apart: what is told at once because the other pressed is uncounted.
  const pushes = came.filter(({ isPush }) => isPush);
  for (const to of ['Maya', 'Dr. Zhou'] as const) {
    const zone = to === 'Maya' ? 'America/Chicago' : 'Europe/London';
    const mine = pushes.filter((one) => one.to === to).map(({ at }) => zoned(zone, at));
    const perDay = Map.groupBy(mine, (at) => at.toPlainDate().toString());
    const perWeek = Map.groupBy(mine, (at) => `${at.yearOfWeek}-${at.weekOfYear}`);
    for (const [day, of] of perDay) expect(of.length, `${to} on ${day}`).toBeLessThanOrEqual(to === 'Maya' ? 1 : 2);
    if (to === 'Maya') for (const [week, of] of perWeek) expect(of.length, `in ${week}`).toBeLessThanOrEqual(4);
    for (const at of mine) {
      expect(at.hour, at.toString()).toBeGreaterThanOrEqual(8);
      expect(at.hour, at.toString()).toBeLessThan(19);
    }
  }
  // A locked phone tells of nothing private.
  for (const { phone } of came) expect(phone).not.toMatch(/Zhou|Maya|cancel|Dec|Jan/);
});
