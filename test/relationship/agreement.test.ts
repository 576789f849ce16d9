import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { type Running, runBot } from '../support/bot.ts';
import { quickCheck, step, textOf } from '../support/journey.ts';
import { yesFrom } from '../support/pairs.ts';

/** From a yes to how the two work: she sees every word before he does, he needs a tap, and both accept the same version. */

let running: Running;
let maya: PersonDoor;
let helen: PersonDoor;
beforeAll(async () => {
  running = await runBot();
  maya = running.sandbox.person('maya');
  helen = running.sandbox.person('helen');
  await running.sandbox.clock({ do: 'jump', to: '2026-12-01T15:00:00Z' });
  await quickCheck(running, maya);
  await yesFrom(maya, 'Dr. Helen Zhou', '2026-12-01');
});
afterAll(() => running.stop());

/** A line's name and its words stand in one line. */
const flat = (surface: unknown) => textOf(surface as never).replaceAll(': \n', ': ');
const modal = () => flat(maya.modal());
const hers = () => flat(helen.modal());
const jump = (to: string) => running.sandbox.clock({ do: 'jump', to }).then(running.sandbox.settled);
const toHelen = () => helen.dm().map(flat);
const toMaya = () => maya.dm().map(flat);

test('from the talk to an agreement that both have read', async () => {
  await step(
    'four taps from [We met]: she reads word for word what goes to Helen, who has heard nothing yet',
    async () => {
      // 22:30 where she is.
      await jump('2026-12-03T04:30:00Z');
      await maya.openHome();
      await maya.press('We met', { in: 'home' });
      await maya.press("Propose how we'd work");
      expect(modal()).toContain('What Dr. Helen Zhou will get, word for word');
      expect(modal()).toContain('Maya Okafor notes that you said yes to a talk, and proposes how you two could work');
      expect(modal()).toContain('What it is for: being considered for the right opportunities');
      expect(modal()).toContain('How often: Once a month for three months');
      expect(modal()).toContain('On Tue, Dec 8, 2026, if there is no answer by then');
      expect(toHelen().join()).not.toContain('Maya');
    },
  );

  await step(
    'in the morning, with words of her own and the page still open, its days have moved on: she reads them first',
    async () => {
      await maya.press('Change the words');
      await maya.submit();
      expect(modal()).toContain('It waits until Wed, Dec 16, 2026');
      await jump('2026-12-03T15:00:00Z');
      await maya.submit();
      expect(modal()).toContain('This has changed since you opened the page');
      expect(modal()).toContain('It waits until Thu, Dec 17, 2026');
      expect(modal()).toContain('On Wed, Dec 9, 2026, if there is no answer by then');
      await running.sandbox.settled();
      expect(toHelen().join()).not.toContain('Maya');
      await maya.submit();
      expect(modal()).toContain('Sent to Dr. Helen Zhou');
      await maya.close({ all: true });
      await running.sandbox.settled();
    },
  );

  await step('she gets one message, says it is neutral of needs, and changes the rhythm', async () => {
    const [message = ''] = toHelen().filter((one) => one.includes('Maya Okafor notes'));
    expect(toHelen().filter((one) => one.includes('Maya Okafor notes'))).toHaveLength(1);
    expect(message).toContain('It waits until Thu, Dec 17, 2026');
    await helen.press('Change');
    await helen.choose('How often', 'Every two weeks');
    await helen.submit();
    expect(hers()).toContain('Sent to Maya Okafor on Thu, Dec 3, 2026. It waits for their answer');
    await helen.close({ all: true });
    await running.sandbox.settled();
  });

  await step('Maya reads what is changed, and accepts; both read the same', async () => {
    expect(toMaya().join()).toContain('Dr. Helen Zhou would like to change how you two work');
    expect(toMaya().join()).toContain(
      'How often: Once a month for three months, then at least once a quarter → Every two weeks',
    );
    await maya.press('Agree');
    await running.sandbox.settled();
    expect(toHelen().join()).toContain('You and Maya Okafor agreed on Thu, Dec 3, 2026 how you work');
    expect(toHelen().join()).toContain('How often: Every two weeks');
    expect(toHelen().filter((one) => one.includes('agreed on'))).toHaveLength(1);
    await maya.openHome();
    expect(textOf(maya.home())).toContain('Dr. Helen Zhou: you agreed how you work');
    // Also where she never pressed "They help me now".
    expect(textOf(maya.home())).toContain('Advocacy → Dr. Helen Zhou → no goal yet');
    await helen.openHome();
    expect(textOf(helen.home())).toContain('Maya Okafor: you agreed how you work');
  });

  await step('the reminder never comes, since there was an answer', async () => {
    const before = toHelen().length;
    await jump('2026-12-09T15:00:00Z');
    expect(toHelen()).toHaveLength(before);
  });

  await step('a later change waits, and holds nothing up: declined, what was agreed stays', async () => {
    await maya.openHome();
    await maya.press('relationship:show', { in: 'home' });
    await maya.press('Propose a change');
    await maya.choose('How long', 'An hour');
    await maya.submit();
    expect(modal()).toContain('What you had agreed holds until Dr. Helen Zhou accepts the change');
    await maya.close({ all: true });
    await running.sandbox.settled();
    expect(toHelen().join()).toContain('How long: 30 minutes → An hour');
    await helen.press('Keep it as it was');
    await running.sandbox.settled();
    expect(toMaya().join()).toContain('Dr. Helen Zhou would rather keep what you two agreed before.');
    expect(toHelen().filter((one) => one.includes('You and Maya Okafor agreed on'))).toHaveLength(1);
  });

  await step('an end says one sentence, which she has seen', async () => {
    await maya.openHome();
    await maya.press('relationship:show', { in: 'home' });
    await maya.press('End it');
    expect(modal()).toContain('Maya Okafor has ended what you two agreed here. No reason is asked or given.');
    await maya.submit();
    await maya.close({ all: true });
    await running.sandbox.settled();
    expect(toHelen().filter((one) => one.includes('has ended what you two agreed'))).toHaveLength(1);
    await helen.openHome();
    expect(textOf(helen.home())).toContain('What was agreed before, and is over.');
    expect(textOf(helen.home())).not.toContain('you agreed how you work');
  });
});
