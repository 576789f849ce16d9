import { expect, test } from 'vitest';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { openDatabase } from '../../src/db/client.ts';
import { type Running, runBot } from '../support/bot.ts';
import { migratedDatabase, wholeDatabase } from '../support/database.ts';
import { noteJobs } from '../support/jobs.ts';
import { quickCheck, textOf } from '../support/journey.ts';
import { yesFrom } from '../support/pairs.ts';
import { nextWorkday } from '../support/shares.ts';

const own = 'zebra-own-need';
const thought = 'zebra-reflection';
const helper = 'zebra-helper';
const asking = 'zebra-asking';
const goal = 'zebra-goal';
const mentor = 'zebra-mentor';
const terms = 'zebra-terms';

const texts = ['purpose', 'where', 'goals', 'mentee', 'mentor', 'reply', 'private', 'feedback', 'problems', 'ending'];

/** How two would work, in her words and changed in his, each left behind the × once; and an end with a line of his. */
async function agreed({ sandbox }: Running, maya: PersonDoor): Promise<void> {
  const amara = sandbox.person('amara');
  const day = sandbox.now().toISOString().slice(0, 10);
  await yesFrom(maya, 'Dr. Amara Lindqvist', day);
  await sandbox.clock({ do: 'jump', to: nextWorkday(sandbox.now()).toISOString() });
  await maya.openHome();
  await maya.press('We met', { in: 'home' });
  await maya.press("Propose how we'd work");
  const write = async (who: PersonDoor, words: string) => {
    await who.press('relationship:change');
    for (const field of texts) await who.type(field, `${words}-${field}`);
  };
  await write(maya, terms);
  await maya.submit();
  expect(textOf(maya.modal())).toContain(`${terms}-purpose`);
  await maya.submit();
  await maya.close({ all: true });
  await sandbox.settled();
  await write(amara, `${terms}-left`);
  await amara.close({ all: true });
  await write(amara, `${terms}-his`);
  await amara.submit();
  await amara.close({ all: true });
  await sandbox.settled();
  await amara.press('Take it back');
  await sandbox.settled();
  await amara.press("I can't after all");
  await amara.type('line', `${terms}-line`);
  await amara.submit();
  await amara.close({ all: true });
  await sandbox.settled();
  expect(maya.dm().map(textOf).join()).toContain(`${terms}-line`);
}

test('nothing typed or rated is logged at trace, or stands in clear in the database, job tables included', async () => {
  const { url, drop } = await migratedDatabase();
  const running = await runBot({ databaseUrl: url });
  const database = await openDatabase({ url, dataDir: '' });
  await noteJobs(database.db);
  await database.close();
  try {
    // A morning for the mentor.
    await running.sandbox.clock({ do: 'jump', to: nextWorkday(new Date()).toISOString() });
    const maya = running.sandbox.person('maya');
    await quickCheck(running, maya);
    await maya.press('Change my answers', { in: 'message' });
    await maya.type('own', own);
    await maya.submit();
    await maya.choose(own, 'nobody');
    await maya.submit();
    await maya.submit();
    await maya.close();
    await maya.press('A question to think about', { in: 'message' });
    await maya.type('question:R1', thought);
    await maya.submit();
    await maya.close();
    await maya.command('/mentoring network');
    await maya.press('network:add');
    await maya.type('Or a name, or initials', helper);
    await maya.submit();
    await maya.press('Write the ask');
    await maya.type('Your words', asking);
    await maya.submit();
    await maya.press('I have sent it');
    await maya.press('network:add');
    await maya.choose('Somebody in this Slack', 'Dr. Helen Zhou');
    await maya.submit();
    await maya.press('network:remind');
    await maya.submit();
    expect(textOf(maya.modal())).toContain('Put away until');
    await maya.press('Send me the picture');
    await running.sandbox.until(() => maya.dm().some((one) => textOf(one).includes(helper)));
    await maya.close();
    await maya.command('/mentoring goals');
    await maya.press('Add a goal');
    await maya.type('why', `${goal}-left-with-back`);
    await maya.press('Back');
    await maya.press('Go on with goal 1');
    for (const field of ['what', 'measure', 'step', 'asker']) await maya.type(field, `${goal}-${field}`);
    await maya.choose('due', '2031-01-01');
    await maya.choose('need', own);
    await maya.submit();
    await maya.press('Change this goal');
    await maya.type('step', `${goal}-changed`);
    await maya.choose('asker:user', 'priya');
    await maya.submit();
    await maya.press('Add a note');
    await maya.type('note', `${goal}-note`);
    // Faults on the way: errors must not bring words along either.
    running.sandbox.switches({ apiFault: 'status_500' });
    await maya.press('Back');
    running.sandbox.switches({ apiFault: 'none' });
    await maya.submit();
    expect(textOf(maya.modal())).toContain(`${goal}-note`);
    await maya.close({ all: true });
    await maya.command('/mentoring network');
    await maya.press('network:add');
    await maya.choose('Somebody in this Slack', 'Dr. Daniel Reyes');
    await maya.type('Or a name, or initials', mentor);
    await maya.submit();
    await maya.close({ all: true });
    await maya.command('/mentoring goals');
    await maya.press('Open goal 1');
    await maya.press('Share with a mentor');
    await maya.choose('With whom?', mentor);
    running.sandbox.switches({ apiFault: 'status_500', faultMethods: ['conversations.open'], faultTimes: 1 });
    await maya.submit();
    await running.sandbox.until(() => running.sandbox.person('daniel').dm().length > 0);
    await maya.press('I have done it');
    await running.bot.idle();
    await running.sandbox.person('daniel').press('Take this goal out', { in: 'message' });
    await maya.close({ all: true });
    await agreed(running, maya);
    await maya.command(`/mentoring ${own}`);
    // A fault on the way: errors must not bring words along either.
    running.sandbox.switches({ apiFault: 'status_500' });
    await maya.press('Change my answers', { in: 'message' });
    running.sandbox.switches({ apiFault: 'none' });
    await running.bot.idle();
    expect(maya.dm().map(textOf).join()).toContain(own);
  } finally {
    await running.stop();
  }
  const log = running.logged.join();
  expect(log).not.toMatch(/zebra/);
  expect(log).not.toMatch(/Helen|Advocacy|safe ear|importance|support|Priya Raman|2031/);

  const everything = await wholeDatabase(url);
  expect(everything).toContain('surfaces.bring');
  expect(everything).not.toMatch(/zebra|Helen|U0HELE|Priya Raman"|Advocacy|safe ear|"importance"|"support"/);
  expect(everything).not.toContain(Buffer.from(own).toString('hex'));
  expect(everything).not.toContain(Buffer.from(goal).toString('hex'));
  expect(everything).not.toContain(Buffer.from(terms).toString('hex'));
  // What she wants to be reminded of is a need of hers: only the day stands in clear.
  expect(everything).toMatch(
    /public\.network_reminder\n\([0-9a-f-]{36},[0-9a-f-]{36},"\\+x[0-9a-f]+",\d{4}-\d\d-\d\d,/,
  );
  expect(`${everything}${log}`).not.toMatch(/\bR\d+:[ABCX]\d|\bshort:[ABCX]\d/);
  expect(everything).toContain('network.map');
  // What stands in clear of a goal, and nothing more: its day, its state, and when.
  expect(everything).toMatch(
    /public\.goal\n\([0-9a-f-]{36},[0-9a-f-]{36},done,2031-01-01,"\\+x[0-9a-f]+",6,"[\d-]+ [\d:.+]+","[\d-]+ [\d:.+]+"\)/,
  );
  await drop();
}, 60_000);
