import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import type { View } from '../../sandbox/protocol.ts';
import { type Running, runBot } from '../support/bot.ts';
import { chosenIn } from '../support/journey.ts';
import { interactionBody, signed } from '../support/slack.ts';

let running: Running;
beforeAll(async () => {
  running = await runBot();
});
afterAll(() => running.stop());

const people = ['maya', 'daniel', 'jonas', 'sofia', 'priya'];
let maya: PersonDoor;
let view: View;
beforeEach(async () => {
  maya = running.sandbox.person(people.shift() ?? '');
  await maya.command('/mentoring assess');
  await maya.submit();
  view = shownNow();
});

function shownNow(): View {
  const modal = maya.modal();
  if (!modal) throw new Error('No modal is open.');
  return structuredClone(modal);
}

/** Seconds from now as `action_ts` has them. */
const at = (seconds: number): string => (Date.now() / 1000 + seconds).toFixed(6);

/** Delivers ticks of a group as Slack does, whenever they were made. */
async function deliver(ticked: string[], actionTs: unknown, on = view): Promise<void> {
  const state = { type: 'checkboxes', selected_options: ticked.map((value) => ({ value })) };
  const { teamId } = running.sandbox;
  const body = interactionBody({
    type: 'block_actions',
    team: { id: teamId, domain: 'sandbox' },
    user: { id: maya.id, username: 'someone', team_id: teamId },
    trigger_id: '1.2.3',
    view: { ...on, state: { values: { ...on.state?.values, 'tick:craft': { 'assess:keep': state } } } },
    actions: [{ ...state, action_id: 'assess:keep', block_id: 'tick:craft', action_ts: actionTs }],
  });
  const url = `${running.botUrl}/slack/events`;
  expect((await signed(url, running.sandbox.signingSecret, body)).status).toBe(200);
}

/** What stands in the group when the page is shown anew. */
async function stands(): Promise<string[] | undefined> {
  await maya.close({ all: true });
  await maya.command('/mentoring assess');
  return chosenIn(maya.modal())['tick:craft'];
}

test('two taps that arrive in the wrong order: the one made last stands', async () => {
  await deliver(['A1', 'A2'], at(-1));
  await deliver(['A1'], at(-2));
  expect(await stands()).toEqual(['A1', 'A2']);
});

test('a tap that arrives after its page was sent does not undo the page', async () => {
  await maya.choose('Craft', 'Clinical growth', 'Teaching');
  const madeBefore = at(0);
  await maya.submit();
  await deliver([], madeBefore);
  await maya.press('Back');
  expect(chosenIn(maya.modal())['tick:craft']).toEqual(['A1', 'A2']);
  // A tap in the page that came back is newer than the page that was sent, however soon.
  await deliver(['A3'], at(0), shownNow());
  expect(await stands()).toEqual(['A3']);
});

test('a tap from before Back was pressed does not undo what the page held', async () => {
  await maya.choose('Craft', 'Clinical growth');
  await maya.submit();
  await maya.press('Back');
  const again = shownNow();
  await maya.choose('Craft', 'Teaching');
  const madeBefore = at(0);
  await maya.submit();
  await maya.press('Back');
  await deliver(['A4'], madeBefore, again);
  expect(await stands()).toEqual(['A2']);
});

test('a tap of the far future freezes nothing', async () => {
  await deliver(['A1'], at(86_400));
  await deliver(['A2'], at(0));
  expect(await stands()).toEqual(['A2']);
});

test('a tap whose time is missing or none is taken as it arrives', async () => {
  await deliver(['A1'], at(0));
  const odd = [undefined, 'now', 1, { $gt: '' }, null, '1'.repeat(40), '-1.5', ''];
  for (const [index, actionTs] of odd.entries()) await deliver([`A${(index % 3) + 2}`], actionTs);
  expect(await stands()).toEqual(['A3']);
});
