import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { type Running, runBot } from '../support/bot.ts';
import { chosenIn, quickCheck, step, textOf } from '../support/journey.ts';

let running: Running;
beforeAll(async () => {
  running = await runBot();
});
afterAll(() => running.stop());

/** Each test is somebody else, so that none depends on another. */
const as = (name: string): PersonDoor => running.sandbox.person(name);

test('the quick check', async () => {
  const maya = as('maya');

  await step('asks for one to five needs', async () => {
    await maya.command('/mentoring assess');
    await maya.submit();
    expect(await maya.submit()).toMatchObject({
      response: 'errors',
      errors: { 'tick:craft': 'Tick at least one need, or write one of your own.' },
    });
    await maya.choose('Craft', 'Clinical growth', 'Teaching', 'Projects');
    await maya.choose('Career', 'Direction', 'Advocacy', 'Connections');
    const outcome = await maya.submit();
    expect(outcome).toMatchObject({ response: 'errors' });
    expect(JSON.stringify(outcome)).toContain('You ticked 6. Keep the 5 that matter most now');
    await maya.choose('Career', 'Advocacy');
    await maya.choose('Craft', 'Clinical growth');
  });

  await step('takes a need in her own words, letter by letter, and calls nobody', async () => {
    const words = '<!channel> <@U123> *bold* :smile: مرحبا 🙂 & <b>';
    await maya.type('own', words);
    await maya.submit();
    expect(textOf(maya.modal())).toContain(words);
    await maya.choose(words, 'nobody');
    await maya.choose('Advocacy', 'fully');
    await maya.choose('Clinical growth', 'fully');
    await maya.submit();
    expect(chosenIn(maya.modal()).focus).toEqual(['X1']);
    await maya.submit();
    await maya.close();
    const result = await running.sandbox.until(() => maya.dm().find((one) => textOf(one).includes('Your focus')));
    // Set apart, since a part of it runs from right to left.
    expect(textOf(result)).toContain(`Your focus: \u2068${words}\u2069`);
    for (const block of JSON.stringify(result.blocks).match(/"type":"mrkdwn","text":"[^"]*/g) ?? [])
      expect(block).not.toContain('channel');
  });

  await step('goes back with everything kept, text too', async () => {
    await maya.command('/mentoring assess');
    await maya.press('Change my answers');
    await maya.type('own', 'Other words');
    await maya.submit();
    await maya.press('Back');
    expect(maya.modal()?.state?.values.own).toMatchObject({ 'assess:write': { value: 'Other words' } });
    expect(chosenIn(maya.modal())).toMatchObject({ 'tick:craft': ['A1'], 'tick:career': ['B2'] });
    await maya.close();
  });

  await step('shows who can see what over any page, and comes back to what was typed', async () => {
    await maya.command('/mentoring assess');
    await maya.type('own', 'half a thought');
    await maya.press('Who can see what');
    expect(textOf(maya.modal())).toContain('Workspace owners');
    await maya.close();
    expect(maya.modal()?.state?.values.own).toMatchObject({ 'assess:write': { value: 'half a thought' } });
    await maya.close();
  });
}, 60_000);

test('a page that was refused says nothing of other windows when its text is changed', async () => {
  const own = await runBot();
  try {
    const person = own.sandbox.person('maya');
    await person.command('/mentoring assess');
    await person.submit();
    await person.choose('Craft', 'Clinical growth', 'Teaching', 'Projects');
    await person.choose('Career', 'Direction', 'Advocacy', 'Connections');
    await person.type('own', 'my first words');
    expect(await person.submit()).toMatchObject({ response: 'errors' });
    await person.choose('Career', 'Advocacy');
    await person.type('own', 'my better words');
    await person.submit();
    expect(textOf(person.modal())).toContain('2 of 3');
    expect(textOf(person.modal())).toContain('my better words');
  } finally {
    await own.stop();
  }
});

test('after the quick check', async () => {
  const ines = as('daniel');
  await quickCheck(running, ines);

  await step('all twelve are rated a group to a page, and the message is brought up to date in place', async () => {
    await ines.press('Rate all twelve', { in: 'message' });
    expect(textOf(ines.modal())).toContain('1 of 4');
    expect(chosenIn(ines.modal())).toMatchObject({ 'importance:A1': ['3'], 'support:A1': ['3'] });
    await ines.choose('importance:A2', 'top priority');
    await ines.choose('support:A2', 'nobody');
    await ines.submit();
    await ines.submit();
    await ines.close();
    await ines.command('/mentoring assess');
    expect(textOf(ines.modal())).toContain('3 of 4');
    await ines.choose('importance:C1', 'not now');
    await ines.submit();
    expect(textOf(ines.modal())).toContain('Teaching');
    await ines.choose('focus', 'Teaching');
    await ines.submit();
    await ines.close();
    const results = await running.sandbox.until(() => {
      const found = ines.dm().filter((one) => textOf(one).includes('Your focus'));
      return found.some((one) => textOf(one).includes('Your focus: Teaching')) && found;
    });
    expect(results).toHaveLength(1);
    expect(textOf(results[0])).not.toContain('Balance');
  });

  await step('how I act brings the tips of the lowest, and stays out of messages', async () => {
    const before = ines.dm().length;
    await ines.press('How I act as a mentee', { in: 'message' });
    await ines.submit();
    expect(textOf(ines.modal())).toContain('You rated nothing this time');
    await ines.close();
    await ines.press('How I act as a mentee', { in: 'message' });
    await ines.choose('I reach out first.', 'almost always');
    await ines.choose('behaviour:M2', 'rarely');
    await ines.close();
    await ines.press('How I act as a mentee', { in: 'message' });
    expect(chosenIn(ines.modal())['behaviour:M2']).toEqual(['1']);
    await ines.submit();
    expect(textOf(ines.modal())).toContain('One thing to try');
    await ines.close();
    expect(ines.dm()).toHaveLength(before);
  });

  await step('questions to think about come two at a time, may be skipped, and are never in a message', async () => {
    const thought = 'the night I stayed with the family';
    await ines.press('A question to think about', { in: 'message' });
    expect(textOf(ines.modal())).toContain('1 of 4');
    await ines.type('question:R1', thought);
    await ines.submit();
    await ines.submit();
    await ines.press('Back');
    await ines.press('Back');
    expect(JSON.stringify(ines.modal()?.state?.values)).toContain(thought);
    for (let page = 0; page < 4; page++) await ines.submit();
    await ines.close();
    expect(ines.dm().map(textOf).join()).not.toContain(thought);
    expect(textOf(ines.home())).not.toContain(thought);
  });

  await step('starting again keeps what was, and shows what changed need by need', async () => {
    await ines.command('/mentoring assess');
    await ines.press('Start again', { confirm: false });
    expect(textOf(ines.modal())).toContain('Teaching');
    await ines.press('Start again');
    expect(chosenIn(ines.modal())).toMatchObject({ 'tick:craft': [] });
    await ines.choose('Craft', 'Clinical growth', 'Candid feedback');
    await ines.submit();
    await ines.choose('Clinical growth', 'barely');
    await ines.choose('Candid feedback', 'nobody');
    await ines.submit();
    await ines.submit();
    const text = textOf(ines.modal());
    expect(text).toContain('What changed since');
    expect(text).toMatch(/Clinical growth\n: barely covered \(before: mostly covered\)/);
    expect(text).toMatch(/Candid feedback\n: rated for the first time/);
    expect(text).toMatch(/Advocacy\n: not rated this time/);
    expect(text).not.toMatch(/better|worse|improve/i);
    await ines.close();
  });

  await step('the result leaves the chat when she says so, and stays with her', async () => {
    const shown = () => ines.dm().filter((one) => textOf(one).includes('Your focus'));
    const before = shown().length;
    await ines.press('Remove from chat', { in: shown().at(-1) ?? 'message' });
    expect(shown()).toHaveLength(before - 1);
    expect(ines.ephemerals().at(-1)?.text).toContain('Removed from the chat');
    await ines.command('/mentoring assess');
    expect(textOf(ines.modal())).toContain('Candid feedback');
    await ines.close();
  });
}, 60_000);

describe('what a locked phone shows', () => {
  test('says nothing private until she asks for the full text', async () => {
    const priya = as('amara');
    await quickCheck(running, priya);
    const shown = () => priya.notifications().map(({ text }) => text);
    expect(shown().join()).not.toMatch(/Advocacy|safe ear|Clinical/);
    expect(shown()).toContain('Your next step, 2 minutes');
    await priya.openHome();
    await priya.press('Show the full text', { in: 'home' });
    expect(textOf(priya.home())).toContain('Notifications show the whole text');
    await priya.command('/mentoring assess');
    await priya.press('Start again');
    await priya.choose('Craft', 'Teaching');
    await priya.submit();
    await priya.choose('Teaching', 'nobody');
    await priya.submit();
    await priya.submit();
    await running.sandbox.until(() => shown().includes('Your focus: Teaching'));
    await priya.close();
  });
});

describe('a workspace without charts', () => {
  test('gets the picture in plain blocks, and is remembered', async () => {
    const own = await runBot();
    try {
      own.sandbox.switches({ newBlocks: false });
      const person = own.sandbox.person('maya');
      await quickCheck(own, person);
      const result = person.dm().find((one) => textOf(one).includes('Your focus'));
      // What was only ticked is not said to matter a lot, and has no squares of its own.
      expect(textOf(result)).toContain('Clinical growth\n  ▰▰▰▱ Covered');
      expect(textOf(result)).toContain(': you ticked it, covered by nobody');
      expect(textOf(result)).not.toMatch(/Matters to me|matters a lot/);
      expect(JSON.stringify(result?.blocks)).not.toContain('data_visualization');
      const refused = () => own.sandbox.inspector.log().entries.filter((one) => one.error === 'invalid_blocks').length;
      expect(refused()).toBe(1);
      await person.command('/mentoring assess');
      await person.press('Change my answers');
      await person.submit();
      await person.submit();
      await person.submit();
      expect(refused()).toBe(1);
    } finally {
      await own.stop();
    }
  });
});

describe('two windows', () => {
  test('an old window takes back nothing, and text of both is kept', async () => {
    const own = await runBot();
    try {
      const person = own.sandbox.person('maya');
      await person.command('/mentoring assess');
      await person.submit();
      await person.command('/mentoring assess');
      const [older, newer] = [person.modals()[0], person.modals().at(-1)];
      expect(older?.id).not.toBe(newer?.id);
      await person.choose('Craft', 'Teaching');
      await person.type('own', 'from the new window');
      await person.submit();
      await person.close();
      // The older window is on top now; it was opened before anything was ticked.
      await person.type('own', 'from the old window');
      await person.submit();
      expect(textOf(person.modal())).toContain('from the new window');
      expect(person.modal()?.state?.values.own).toMatchObject({ 'assess:write': { value: 'from the old window' } });
      await person.submit();
      expect(textOf(person.modal())).toContain('from the old window');
      expect(textOf(person.modal())).toContain('Teaching');
    } finally {
      await own.stop();
    }
  });
});

test('starting again twice begins once, and what she wrote to the questions comes along', async () => {
  const own = await runBot();
  try {
    const person = own.sandbox.person('maya');
    await quickCheck(own, person);
    await person.press('A question to think about', { in: 'message' });
    await person.type('question:R1', 'what I wrote in spring');
    await person.submit();
    await person.close();
    await person.command('/mentoring assess');
    own.sandbox.switches({ deliveryFault: 'twice' });
    await person.press('Start again');
    own.sandbox.switches({ deliveryFault: 'none' });
    await person.choose('Craft', 'Teaching');
    await person.close();
    await person.command('/mentoring assess');
    expect(chosenIn(person.modal())['tick:craft']).toEqual(['A2']);
    await person.submit();
    await person.choose('Teaching', 'nobody');
    await person.submit();
    await person.submit();
    await person.press('A question to think about');
    expect(JSON.stringify(person.modal()?.state?.values)).toContain('what I wrote in spring');
    // The result before leads nowhere any more: what it offered stands at the newer one.
    const results = () =>
      person
        .dm()
        .flatMap((message) => (textOf(message).includes('and how well it is covered') ? [textOf(message)] : []));
    await own.sandbox.until(() => results().length === 2 && results()[0]?.includes('An earlier result.'));
    const [before = '', now = ''] = results();
    expect(before).not.toMatch(/Who could help\?|Open my map|Change my answers|Your focus/);
    expect(before).toContain('Remove from chat');
    for (const leads of ['Who could help?', 'Change my answers']) expect(now).toContain(leads);
  } finally {
    await own.stop();
  }
});

test('a result whose sending was never answered can be taken out of the chat, and later news is posted', async () => {
  const own = await runBot();
  try {
    const person = own.sandbox.person('maya');
    await person.command('/mentoring assess');
    await person.submit();
    await person.choose('Craft', 'Teaching');
    await person.submit();
    await person.choose('Teaching', 'nobody');
    await person.submit();
    own.sandbox.switches({ apiFault: 'lost', faultMethods: ['chat.postMessage'] });
    await person.submit();
    await own.bot.idle();
    own.sandbox.switches({ apiFault: 'none', faultMethods: [] });
    const results = () => person.dm().filter((one) => textOf(one).includes('Your focus'));
    expect(results()).toHaveLength(1);
    await person.close();
    await person.press('Remove from chat', { in: 'message' });
    expect(results()).toHaveLength(0);
    expect(person.ephemerals().at(-1)?.text).toContain('Removed from the chat');
    await person.command('/mentoring assess');
    await person.press('Change my answers');
    await person.submit();
    await person.submit();
    await person.submit();
    await own.sandbox.until(() => results().length === 1);
  } finally {
    await own.stop();
  }
});
