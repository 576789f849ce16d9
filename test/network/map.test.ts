import { afterAll, beforeAll, expect, test } from 'vitest';
import { changePeople } from '../../sandbox/actions/roster.ts';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { type Running, runBot } from '../support/bot.ts';
import { chosenIn, quickCheck, step, textOf } from '../support/journey.ts';

let running: Running;
beforeAll(async () => {
  running = await runBot();
});
afterAll(() => running.stop());

const as = (name: string): PersonDoor => running.sandbox.person(name);
const text = (who: PersonDoor): string => textOf(who.modal());

/** Puts somebody on the map by name; the map, or the form with what is in the way, is shown afterwards. */
async function add(who: PersonDoor, name: string, needs: string[] = [], how?: string) {
  if (text(who).includes('Add another')) await who.press('Add another');
  else await who.press('network:add');
  await who.type('Or a name, or initials', name);
  if (needs.length > 0) await who.choose('What do they help you with, or could?', ...needs);
  if (how) await who.choose('How is it now?', how);
  return who.submit();
}

test('from the end of the quick check', async () => {
  const maya = as('maya');
  await quickCheck(running, maya);

  await step('to a draft in hand', async () => {
    await maya.press('Who could help?', { in: 'message' });
    expect(text(maya)).toContain('Start with one name: who helped you last week?');
    expect(text(maya)).toContain('Naming someone here never contacts them.');
    await maya.press('Add someone');
    await maya.choose('Somebody in this Slack', 'Dr. Helen Zhou');
    // The first gap is what somebody could help with.
    expect(JSON.stringify(maya.modal()?.state?.values)).toMatch(/"value":"B2".*"value":"potential"/);
    await maya.submit();
    expect(text(maya)).toContain('Dr. Helen Zhou is on your map.');
    await maya.press('Write the ask');
    const draft = Object.values(maya.modal()?.state?.values ?? {}).flatMap((one) => Object.values(one));
    expect(JSON.stringify(draft)).toContain("Hi Dr. Zhou, I'm Maya Okafor");
    await maya.submit();
    expect(text(maya)).toContain('Dr. Helen Zhou, about Advocacy: you ask today.');
    expect(text(maya)).toContain(
      'Still to fill in before you send it: [your stage, such as second-year resident], [why',
    );
    const link = JSON.stringify(maya.modal()?.blocks);
    expect(link).toContain(`slack://user?team=${running.sandbox.teamId}&id=${as('helen').id}`);
    await maya.press('I have sent it');
    expect(text(maya)).toContain('Dr. Helen Zhou, about Advocacy: asked on ');
    expect(text(maya)).toContain('Dr. Helen Zhou: asked, no answer yet, ');
    await maya.close();
    expect(as('helen').dm().map(textOf).join()).not.toContain('Maya');
  });

  await step('words of her own stay when she chooses anew; a draft that she left as it was gives way', async () => {
    const words = () => JSON.stringify(maya.modal()?.state?.values);
    await maya.command('/mentoring network');
    await maya.press('Ask someone');
    await maya.choose('Which need?', 'A safe ear');
    expect(words()).toContain('being more open about doubts');
    await maya.choose('Whom will you ask?', 'Dr. Helen Zhou');
    expect(words()).toContain('Hi Dr. Zhou');
    await maya.type('Your words', 'In my own words');
    await maya.choose('Whom will you ask?', "I don't know anyone");
    expect(textOf(maya.modal())).toContain('it is not here yet');
    expect(words()).toContain('In my own words');
    // Her words stay, and the greeting goes with the person.
    await maya.type('Your words', 'Hi [their name], in my own words');
    await maya.choose('Whom will you ask?', 'Dr. Helen Zhou');
    expect(words()).toContain('Hi Dr. Zhou, in my own words');
    await maya.choose('When will you ask?', '9999-12-31');
    expect(JSON.stringify(await maya.submit())).toContain('Choose today or a day within a year.');
    await maya.close();
  });

  await step('the map shows what stands out, with why, and a dismissal never comes back', async () => {
    await maya.command('/mentoring network');
    await add(maya, 'J. B.', ['A safe ear'], 'helps me now');
    // One finding on the map, the rest a press away.
    expect(text(maya)).toContain('You said Clinical growth is covered. Who covers it?');
    expect(text(maya)).not.toContain('One person carries A safe ear');
    await maya.press('More to look at (1)');
    expect(text(maya)).toContain('One person carries A safe ear; a second view may help.');
    await maya.press('Why this?');
    expect(text(maya)).toContain('a conversation starter and no test');
    await maya.close();
    await maya.press('Back to my map');
    const standsOut = () => JSON.stringify(maya.modal()).includes('"network:dismiss ');
    for (let at = 0; at < 5 && standsOut(); at++) await maya.press('Dismiss');
    expect(text(maya)).not.toContain('One person carries A safe ear');
    await maya.close();
    await maya.command('/mentoring network');
    expect(text(maya)).not.toContain('One person carries A safe ear');
    expect(text(maya)).toContain('Nothing on your map stands out just now.');
    await maya.close();
  });

  await step('what was dismissed comes back at once, and from a list', async () => {
    await maya.command('/mentoring network');
    await maya.press('See what I dismissed');
    const rows = (maya.modal()?.blocks ?? []).filter((one) => JSON.stringify(one).includes('network:undismiss'));
    expect(rows).toHaveLength(2);
    const first = textOf({ blocks: [rows[0]] }).split('\n')[0] ?? 'nothing';
    await maya.press('Show it again');
    expect(text(maya)).toContain('It is no longer dismissed.');
    expect(text(maya)).toContain(first);
    await maya.press('Dismiss');
    expect(text(maya)).not.toContain(first);
    await maya.press('Undo');
    expect(text(maya)).toContain(first);
    await maya.press('Dismiss');
    await maya.close();
  });

  await step('an ask is followed once after a week, and a no leads to the next person', async () => {
    await running.sandbox.clock({ do: 'advance', minutes: 11 * 24 * 60 });
    await maya.openHome();
    expect(textOf(maya.home())).toContain('no answer yet. One friendly second message is fine.');
    await maya.command('/mentoring network');
    await maya.press('Write once more');
    expect(text(maya)).toContain('Hi Dr. Zhou, I wrote to you on ');
    await maya.press('I wrote again');
    expect(text(maya)).toContain('you wrote again on ');
    await maya.press('What did they say?');
    await maya.press("They can't now");
    await maya.press('Ask someone else');
    expect(chosenIn(maya.modal()).need).toEqual(['B2']);
    await maya.close();
  });

  await step('the command alone does what Home names, which marks the steps', async () => {
    await maya.openHome();
    expect(textOf(maya.home())).toContain('Who could mention your name or make an introduction?\nAdd someone');
    await maya.command('/mentoring');
    expect(text(maya)).toContain('What do they help you with, or could?');
    await maya.close();
    expect(textOf(maya.home())).toContain('2. Map your network* (done)');
  });
}, 60_000);

test('somebody who leaves this Slack is marked at once, and written to by mail', async () => {
  const maya = as('maya');
  await maya.command('/mentoring network');
  await maya.press('network:add');
  await maya.choose('Somebody in this Slack', 'Priya Raman');
  await maya.choose('What do they help you with, or could?', 'A safe ear');
  await maya.submit();
  await maya.press('Write the ask');
  await maya.submit();
  expect(JSON.stringify(maya.modal()?.blocks)).toContain(`slack://user?team=${running.sandbox.teamId}`);
  await maya.close();
  const change = (deleted: boolean) =>
    changePeople(running.sandbox.workspace, { do: 'change', user: as('priya').id, deleted });
  change(true);
  await running.sandbox.settled();
  await maya.command('/mentoring network');
  expect(text(maya)).toMatch(/Priya Raman: .*\(has left this Slack\)/);
  await maya.press('Ask now');
  expect(JSON.stringify(maya.modal()?.blocks)).not.toContain('slack://user');
  expect(JSON.stringify(maya.modal()?.blocks)).toContain('mailto:');
  await maya.close();
  change(false);
});

test('odd or wrong input is told or kept, and nothing is lost', async () => {
  const jonas = as('jonas');
  await jonas.command('/mentoring network');

  await step('nobody, somebody twice, herself: told at the input, nothing lost', async () => {
    expect(await add(jonas, '')).toMatchObject({ response: 'errors' });
    await jonas.choose('Somebody in this Slack', 'Jonas Weber');
    expect(JSON.stringify(await jonas.submit())).toContain('This is you.');
    await jonas.choose('Somebody in this Slack', 'Priya Raman');
    await jonas.submit();
    await jonas.press('Add another');
    await jonas.choose('Somebody in this Slack', 'Priya Raman');
    await jonas.type('Or a name, or initials', 'somebody else');
    expect(JSON.stringify(await jonas.submit())).toContain('Priya Raman is on your map already.');
    expect(JSON.stringify(jonas.modal()?.state?.values)).toContain('somebody else');
    await jonas.press('Back to my map');
    expect(jonas.modal()?.title?.text).toBe('Leave this form?');
    await jonas.close();
    expect(JSON.stringify(jonas.modal()?.state?.values)).toContain('somebody else');
    await jonas.press('Back to my map');
    await jonas.submit();
    expect(text(jonas)).toContain('On your map: 1');
    expect(jonas.modals()).toHaveLength(1);
    expect(JSON.stringify(await add(jonas, '  priya   RAMAN '))).toContain('Priya Raman is on your map already.');
    await jonas.press('Back to my map');
    await jonas.submit();
    await jonas.press('network:add');
    await jonas.press('Back to my map');
    expect(text(jonas)).toContain('On your map: 1');
  });

  await step('a guest is fine; names of 300 characters, emoji and mrkdwn stand letter by letter', async () => {
    await jonas.press('network:add');
    await jonas.choose('Somebody in this Slack', 'Tomáš Novák');
    await jonas.submit();
    expect(text(jonas)).toContain('Tomáš Novák is on your map.');
    const odd = '<!channel> *b* :smile: 🙂 & <@U1>';
    await add(jonas, odd);
    expect(text(jonas)).toContain(odd);
    await add(jonas, 'ж'.repeat(300));
    expect(text(jonas)).toContain('ж'.repeat(300));
  });

  await step('a last contact in the future or in 9999 is told at its input', async () => {
    await jonas.press('More about them');
    await jonas.choose('Last contact', '9999-12-31');
    expect(JSON.stringify(await jonas.submit())).toContain('Choose today or a day before');
    await jonas.choose('Last contact', '2020-02-29');
    await jonas.choose('How close you are', 'close');
    await jonas.submit();
    expect(text(jonas)).toContain(': helps me now, close.');
  });

  await step('a removal can be undone, also after a change in another window', async () => {
    const before = text(jonas).match(/On your map: \d+/)?.[0];
    await jonas.press('Change');
    const name = JSON.stringify(jonas.modal()?.state?.values).match(/"value":"([^"]+)/)?.[1] ?? '';
    await jonas.command('/mentoring network');
    await jonas.press('Change');
    await jonas.press('Remove from my map');
    expect(text(jonas)).toContain('is off your map.');
    await jonas.close();
    await jonas.type('Or a name, or initials', `${name.slice(0, 20)} anew`);
    await jonas.submit();
    expect(text(jonas)).toContain('was removed in another window. What you typed is kept');
    await jonas.press('Undo');
    expect(text(jonas)).toContain(`${name.slice(0, 20)} anew`);
    expect(text(jonas)).toContain(before);
  });

  await step('a long list is paged', async () => {
    for (let at = 0; at < 12; at++) await add(jonas, `Person ${at}`);
    expect(text(jonas)).toContain('1 of 2');
    await jonas.press('More');
    expect(text(jonas)).toContain('2 of 2');
    await jonas.close();
  });
}, 60_000);
