import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { type Database, openDatabase } from '../../src/db/client.ts';
import { type Running, runBot, startBot } from '../support/bot.ts';
import { migratedDatabase } from '../support/database.ts';
import { textOf } from '../support/journey.ts';
import { findPersonOf, putPair } from '../support/pairs.ts';
import { putOnMap } from '../support/shares.ts';

/*
 * Who is posted what and because of what, counted by hand: with every request delivered twice, and two replicas on one
 * database.
 */

let running: Running;
let other: Omit<Running, 'sandbox'>;
let database: Database;
let leave: () => Promise<void>;
let maya: PersonDoor;
let helen: PersonDoor;
/** What was posted since the last look: to whom, what a locked phone shows, and the first line that they read in the chat. */
let posted: string[] = [];

beforeAll(async () => {
  const { url, drop } = await migratedDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'mentoring-counts-'));
  running = await runBot({ databaseUrl: url });
  other = await startBot(running.sandbox, { databaseUrl: url, dataDir });
  database = await openDatabase({ url, dataDir: '' });
  leave = async () => {
    await other.stop();
    await running.stop();
    await database.close();
    await drop();
    await rm(dataDir, { recursive: true, force: true });
  };
  const { sandbox } = running;
  sandbox.setRequestUrl(`${running.botUrl}/slack/events`);
  await sandbox.clock({ do: 'jump', to: '2026-12-01T15:00:00Z' });
  [maya, helen] = [sandbox.person('maya'), sandbox.person('helen')];
  await putOnMap(maya, 'Dr. Helen Zhou');
  await helen.command('/mentoring privacy');
  await helen.close({ all: true });
  await settled();
  const { conversations } = sandbox.workspace.store;
  sandbox.inspector.listen(({ name, ok, request }) => {
    if (name !== 'chat.postMessage' || !ok) return;
    const { channel, text, blocks } = request as { channel: string; text: string; blocks: string };
    // A press that comes twice opens its page with a trigger that has been used: that is said, as an answer.
    if (text.startsWith('Slack did not take my answer')) return;
    const where = conversations.get(channel);
    // What is posted in their own channel is the place's, and counted there.
    if (where?.kind !== 'im') return;
    const to = [maya, helen].find(({ id }) => where.members.includes(id));
    posted.push(`${to?.name ?? 'somebody else'} (${text}): ${textOf({ blocks: JSON.parse(blocks) }).split('\n')[0]}`);
  });
  sandbox.switches({ deliveryFault: 'twice' });
});
afterAll(() => leave());

async function settled(): Promise<void> {
  for (const _ of ['once', 'and what that brought'])
    await Promise.all([running.bot.idle(), other.bot.idle(), running.sandbox.settled()]);
}
/** Does it, and gives what was posted because of it. */
async function because(doing: () => Promise<unknown>): Promise<string[]> {
  posted = [];
  await doing();
  await settled();
  for (const who of [maya, helen]) if (who.modal()) await who.close({ all: true });
  return posted;
}
const jump = (to: string) => running.sandbox.clock({ do: 'jump', to });
const page = async (who: PersonDoor) => {
  await who.openHome();
  await settled();
  await who.press('relationship:show', { in: 'home' });
};
const change = async (who: PersonDoor, how: string) => {
  await page(who);
  await who.press('relationship:change');
  await who.choose('How often', how);
  await who.submit();
};
/** Helen and Maya, as far as a yes. */
async function talking(): Promise<void> {
  await database.db.deleteFrom('pair').execute();
  const menteeId = (await findPersonOf(database.db, maya.id)) ?? '';
  const person = await database.db.selectFrom('network_person').select('id').executeTakeFirstOrThrow();
  const pair = { menteeId, mentorId: null, onMap: person.id, state: 'talk', name: 'Dr. Helen Zhou' } as const;
  await putPair(database.db, pair);
}
const propose = async () => {
  await page(maya);
  await maya.press("Propose how we'd work");
  await maya.submit();
};

/** What a locked phone shows of what somebody has to answer, and of all else: no name, and nothing of what it is about. */
const [waits, news] = ['(Somebody waits for your answer)', '(There is news from somebody you work with)'];
const proposal = `helen ${waits}: Maya Okafor notes that you said yes to a talk, and proposes how you two could work`;
const changed = `helen ${waits}: Maya Okafor would like to change how you two work`;
const agreed = `maya ${news}: Dr. Helen Zhou agreed to how you two work.`;

test('nothing before she sends, each message once, two a day at most, and nothing but answers after an end', async () => {
  await talking();
  const look = async () => {
    await page(maya);
    await maya.press("Propose how we'd work");
    await maya.press('relationship:change');
    await maya.submit();
  };
  expect(await because(look)).toEqual([]);
  expect(await because(propose)).toEqual([proposal]);
  expect(await because(() => change(helen, 'Every two weeks'))).toEqual([
    `maya ${waits}: Dr. Helen Zhou would like to change how you two work`,
  ]);
  expect(await because(() => change(maya, 'Every two months'))).toEqual([changed]);
  const agree = async () => {
    await page(helen);
    await helen.press('Agree');
  };
  expect(await because(agree)).toEqual([agreed]);
  // Two have come to Helen today: the third waits for her next working day.
  expect(await because(() => change(maya, 'Once a quarter'))).toEqual([]);
  expect(await because(() => jump('2026-12-01T20:00:00Z'))).toEqual([]);
  expect(await because(() => jump('2026-12-02T15:00:00Z'))).toEqual([changed]);
  const decline = async () => {
    await page(helen);
    await helen.press('Keep it as it was');
  };
  expect(await because(decline)).toEqual([
    `maya ${news}: Dr. Helen Zhou would rather keep what you two agreed before.`,
  ]);
  const rest = async () => {
    await page(helen);
    await helen.press('Pause');
    await helen.submit();
  };
  expect(await because(rest)).toEqual([]);
  const end = async () => {
    await page(maya);
    await maya.press('End it');
    await maya.submit();
  };
  expect(await because(end)).toEqual([
    `helen ${news}: Maya Okafor has ended what you two agreed here. No reason is asked or given.`,
  ]);
  // The sentence of the end is all that stands of it in her chat.
  const stands = helen.dm().filter((one) => textOf(one).includes('Maya Okafor'));
  expect(stands.map((one) => textOf(one).split('\n')[0])).toEqual([
    'Maya Okafor has ended what you two agreed here. No reason is asked or given.',
  ]);
  expect(await because(() => jump('2027-01-20T15:00:00Z'))).toEqual([]);
});

test('the reminder comes once, on its day, and what runs out tells nobody', async () => {
  await talking();
  expect(await because(propose)).toEqual([proposal]);
  expect(await because(() => jump('2027-01-25T15:00:00Z'))).toEqual([]);
  const days = ['2027-01-26T15:00:00Z', '2027-01-27T15:00:00Z', '2027-02-01T15:00:00Z', '2027-02-05T15:00:00Z'];
  const all: string[] = [];
  for (const day of days) all.push(...(await because(() => jump(day))));
  expect(all).toEqual([`helen ${waits}: What Maya Okafor proposed waits for your answer until Wed, Feb 3, 2027.`]);
});

test('a proposal that nights have held beyond the day of its reminder is reminded of on a later day than it comes', async () => {
  await jump('2027-02-08T15:00:00Z');
  await helen.openHome();
  await settled();
  await helen.press('pushes:nights', { in: 'home' });
  await helen.choose('nights-until', '2027-02-17');
  await helen.submit();
  await talking();
  expect(await because(propose)).toEqual([]);
  expect(await because(() => jump('2027-02-16T15:00:00Z'))).toEqual([]);
  const days = ['2027-02-18T15:00:00Z', '2027-02-18T20:00:00Z', '2027-02-19T15:00:00Z', '2027-02-20T15:00:00Z'];
  const all: string[][] = [];
  for (const day of days) all.push(await because(() => jump(day)));
  const reminder = `helen ${waits}: What Maya Okafor proposed waits for your answer until Mon, Feb 22, 2027.`;
  expect(all).toEqual([[proposal], [], [reminder], []]);
});

test('the phone of whoever asked for the full text shows it', async () => {
  const fullText = async (verb: string) => {
    for (const who of [maya, helen]) {
      await who.openHome();
      await settled();
      await who.press(`home:${verb}`, { in: 'home' });
    }
  };
  await jump('2027-02-23T15:00:00Z');
  await talking();
  await fullText('full-text');
  expect(await because(propose)).toEqual([
    'helen (Maya Okafor notes that you said yes to a talk, and proposes how you two could work.): ' +
      'Maya Okafor notes that you said yes to a talk, and proposes how you two could work',
  ]);
  const decline = async () => {
    await page(helen);
    await helen.press("I can't after all");
    await helen.submit();
  };
  const cannot = "Dr. Helen Zhou can't after all. That happens, and it is no verdict on you. Who could be next?";
  expect(await because(decline)).toEqual([`maya (${cannot}): ${cannot}`]);
  await fullText('neutral-text');
});

describe('once she wants nothing', () => {
  /** Behind the ⋯ of the message nothing can ask first: it opens the question. */
  const noMessages = async () => {
    const message = helen.dm().findLast((one) => textOf(one).includes('You and Maya Okafor agreed'));
    await helen.press('No messages from this bot', { in: message ?? 'message' });
    await helen.press('goals:no-messages', { in: 'modal' });
  };
  beforeEach(async () => {
    const menteeId = (await findPersonOf(database.db, maya.id)) ?? '';
    const mentorId = (await findPersonOf(database.db, helen.id)) ?? '';
    await database.db.deleteFrom('mentor_stop').execute();
    await database.db.updateTable('person').set({ takes_messages: true }).execute();
    await talking();
    await database.db
      .updateTable('pair')
      .set({ mentor_id: mentorId, state: 'talk' })
      .where('person_id', '=', menteeId)
      .execute();
  });

  test.each([
    ['from this bot', 'takes-none'],
    ['from this mentee', 'stopped'],
  ])('%s, no change and no end is posted to her, and her own presses are answered', async (_, how) => {
    await jump(how === 'stopped' ? '2027-02-16T15:00:00Z' : '2027-02-15T15:00:00Z');
    expect(await because(propose)).toEqual([proposal]);
    const agree = async () => {
      await page(helen);
      await helen.press('Agree');
    };
    expect(await because(agree)).toHaveLength(1);
    if (how === 'takes-none') expect(await because(noMessages)).toEqual([]);
    else
      await database.db
        .insertInto('mentor_stop')
        .values({
          person_id: (await findPersonOf(database.db, helen.id)) ?? '',
          mentee_id: (await findPersonOf(database.db, maya.id)) ?? '',
          stopped_at: running.sandbox.now(),
        })
        .execute();
    expect(await because(() => change(maya, 'Every two months'))).toEqual([]);
    await page(maya);
    expect(textOf(maya.modal())).toContain('I could not deliver it to Dr. Helen Zhou.');
    await maya.close({ all: true });
    expect(await because(() => jump(how === 'stopped' ? '2027-02-18T15:00:00Z' : '2027-02-17T15:00:00Z'))).toEqual([]);
    // In Home it waits for her, and her press is answered there.
    const agreeInHome = async () => {
      await page(helen);
      await helen.press('Agree');
      expect(textOf(helen.modal())).toContain('Agreed.');
    };
    expect(await because(agreeInHome)).toEqual([agreed]);
    const end = async () => {
      await page(maya);
      await maya.press('End it');
      await maya.submit();
    };
    expect(await because(end)).toEqual([]);
  });
});
