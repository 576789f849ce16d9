import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { type Running, runBot } from '../support/bot.ts';
import { textOf } from '../support/journey.ts';
import { interactionBody, signed } from '../support/slack.ts';

const refused = 'You can open only your own goals.';

let running: Running;
let url: string;
let secret: string;
let maya: PersonDoor;
let daniel: PersonDoor;
/** A goal of Maya's, and one of Daniel's. */
let victim: string;
let own: string;
beforeAll(async () => {
  running = await runBot({ now: () => new Date('2026-11-23T15:00:00Z') });
  url = `${running.botUrl}/slack/events`;
  secret = running.sandbox.signingSecret;
  maya = running.sandbox.person('maya');
  daniel = running.sandbox.person('daniel');
  victim = await setGoal(maya, 'Secret of Maya');
  own = await setGoal(daniel, 'Goal of Daniel');
});
afterAll(() => running.stop());

async function setGoal(person: PersonDoor, what: string): Promise<string> {
  await person.command('/mentoring goals');
  await person.press('Add a goal');
  await person.type('what', what);
  await person.choose('due', '2027-01-01');
  await person.submit();
  const { goalId } = JSON.parse(person.modal()?.private_metadata ?? '') as { goalId: string };
  await person.close({ all: true });
  return goalId;
}

/** What Maya sees of her goals, and what she wrote of the first one. */
async function ofMaya(): Promise<string> {
  await maya.command('/mentoring goals');
  const list = textOf(maya.modal());
  await maya.press('Open goal 1');
  const goal = textOf(maya.modal());
  await maya.close({ all: true });
  return `${list}\n${goal}`;
}

const from = () => ({
  team: { id: running.sandbox.teamId, domain: 'sandbox' },
  user: { id: daniel.id, username: 'daniel', name: 'daniel', team_id: running.sandbox.teamId },
  trigger_id: '1.2.3',
});
const view = (metadata: unknown, callback_id: string, values: object) => ({
  id: daniel.modal()?.id ?? 'V1',
  type: 'modal',
  callback_id,
  private_metadata: typeof metadata === 'string' ? metadata : JSON.stringify(metadata),
  title: { type: 'plain_text', text: 'x' },
  blocks: [],
  state: { values },
});
/** What Daniel would send, forged; the body of the answer. */
async function submission(callback: string, metadata: unknown, values: object): Promise<string> {
  const body = interactionBody({ type: 'view_submission', ...from(), view: view(metadata, callback, values) });
  const answer = await signed(url, secret, body);
  expect(answer.status).toBe(200);
  return answer.text();
}
/** What Daniel would press, forged, in the modal he has open. */
async function press(action_id: string, value: string, metadata: unknown = {}, values: object = {}): Promise<void> {
  const action = { type: 'button', action_id, block_id: 'b', value };
  const press = { type: 'block_actions', ...from(), view: view(metadata, 'goals:list', values), actions: [action] };
  expect((await signed(url, secret, interactionBody(press))).status).toBe(200);
  await running.bot.idle();
}
const text = (value: string) => ({ 'goals:write': { type: 'plain_text_input', value } });
const day = (selected_date: string) => ({ 'goals:write': { type: 'datepicker', selected_date } });
const goalForm = (what: string) => ({ what: text(what), due: day('2027-02-02') });

describe('the id of another person’s goal', () => {
  let before: string;
  beforeEach(async () => {
    before = await ofMaya();
    await daniel.command('/mentoring goals');
    running.logged.length = 0;
  });

  test.each([
    'goals:show',
    'goals:edit',
    'goals:note',
    'goals:history',
    'goals:done',
    'goals:let-go',
    'goals:reopen',
    'goals:remove',
  ])('pressed as %s: refused, nothing shown, nothing changed, logged without content', async (action) => {
    await press(action, victim);
    expect(textOf(daniel.modal())).toContain(refused);
    expect(textOf(daniel.modal())).not.toContain('Secret');
    await daniel.close({ all: true });
    expect(running.logged.join()).toContain('not its sender');
    expect(running.logged.join()).not.toContain('Secret');
    expect(await ofMaya()).toBe(before);
  });

  test.each([
    ['goals:newer', '1'],
    ['goals:older', '2'],
    ['goals:leave', ''],
    ['goals:leave-note', ''],
  ])('carried by a modal and pressed as %s: refused', async (action, value) => {
    const values = action === 'goals:leave-note' ? { note: text('taken over') } : goalForm('taken over');
    await press(action, value, { page: 1, goalId: victim, noteId: randomUUID(), isNew: true, shown: {} }, values);
    expect(textOf(daniel.modal())).not.toContain('Secret');
    await daniel.close({ all: true });
    expect(running.logged.join()).toContain('not its sender');
    expect(running.logged.join()).not.toContain('taken over');
    expect(await ofMaya()).toBe(before);
  });

  test.each([
    ['goals:save', false],
    ['goals:save', true],
    ['goals:keep-note', false],
  ])('sent with %s, as new: %s: refused', async (callback, isNew) => {
    const values = { ...goalForm('taken over'), note: text('taken over') };
    const answer = await submission(callback, { page: 1, goalId: victim, isNew, noteId: randomUUID() }, values);
    expect(answer).toContain(refused);
    expect(answer).not.toContain('Secret');
    await daniel.close({ all: true });
    expect(running.logged.join()).toContain('not its sender');
    expect(running.logged.join()).not.toContain('taken over');
    expect(await ofMaya()).toBe(before);
  });
});

describe('a form that is not as we made it', () => {
  test.each([
    ['no metadata', ''],
    ['no JSON', '{'],
    ['null', 'null'],
    ['an id that is none', { goalId: "'; drop table goal; --", isNew: true }],
    ['numbers for names', { goalId: 7, page: 'x', shown: 7, from: 7, at: 'x', noteId: 7 }],
    ['an id of nobody', { goalId: randomUUID() }],
  ])('with %s keeps what was typed, in a form for a new goal', async (_, metadata) => {
    const answer = JSON.parse(await submission('goals:save', metadata, goalForm('typed for an hour')));
    expect(answer).toMatchObject({ response_action: 'update', view: { callback_id: 'goals:save' } });
    expect(JSON.stringify(answer)).toContain('typed for an hour');
    expect(await submission('goals:keep-note', metadata, { note: text('a note') })).toContain(
      'Your note is still here',
    );
  });

  test.each([
    ['text over its limit', { what: text('🙂'.repeat(301)) }, 'what', 'Keep it to 300 characters'],
    ['no day', { due: day('') }, 'due', 'Choose a day.'],
    ['a day that is none', { due: day('2027-02-30') }, 'due', 'Choose a day.'],
    ['a day that is no text', { due: { 'goals:write': { selected_date: { toString: 'x' } } } }, 'due', 'Choose a day.'],
    ['no words', { what: text('   ') }, 'what', 'Say in a few words'],
  ])('with %s is told at its place', async (_, values, block, sentence) => {
    const metadata = { page: 1, goalId: randomUUID(), isNew: true, shown: {} };
    const answer = JSON.parse(await submission('goals:save', metadata, { ...goalForm('x'), ...values }));
    expect(answer).toMatchObject({ response_action: 'errors', errors: { [block]: expect.stringContaining(sentence) } });
  });

  test.each([
    ['a need that is none', { need: { 'goals:write': { selected_option: { value: 'Z9' } } } }],
    ['a need of her own that she does not have', { need: { 'goals:write': { selected_option: { value: 'X1' } } } }],
    ['a field that is none', { constructor: text('x'), __proto__: text('x') }],
  ])('with %s is kept without it', async (_, values) => {
    const metadata = { page: 1, goalId: randomUUID(), isNew: true, shown: {} };
    const answer = await submission('goals:save', metadata, { ...goalForm('Kept all the same'), ...values });
    expect(answer).toContain('Kept all the same');
    expect(answer).toContain('You set this goal.');
    expect(answer).not.toContain('serves');
  });

  test('with somebody chosen who is no id of Slack’s is told, and Slack is not asked', async () => {
    const values = { ...goalForm('x'), 'asker:user': { 'goals:write': { selected_user: '<!channel>' } } };
    const asked = () => running.sandbox.inspector.log().entries.filter(({ name }) => name === 'users.info').length;
    const before = asked();
    const answer = await submission('goals:save', { goalId: own, shown: {} }, values);
    expect(answer).toContain('not yourself and not an app');
    expect(asked()).toBe(before);
  });

  test.each(['x', '-1', '1e9', '1.5', ''])('a page of the list that is %s shows one there is', async (page) => {
    await daniel.command('/mentoring goals');
    await press('goals:later', page);
    expect(textOf(daniel.modal())).toContain('1. Goal of Daniel');
    await daniel.close({ all: true });
  });
});

describe('the same sent twice', () => {
  test('a new goal: one goal, one beginning of its history', async () => {
    const goalId = randomUUID();
    const send = () => submission('goals:save', { page: 1, goalId, isNew: true, shown: {} }, goalForm('Sent twice'));
    const answers = await Promise.all([send(), send(), send()]);
    for (const answer of answers) expect(answer).toContain('Sent twice');
    expect((answers.at(-1)?.match(/You set this goal/g) ?? []).length).toBe(1);
    await daniel.command('/mentoring goals');
    expect(textOf(daniel.modal()).match(/Sent twice/g)).toHaveLength(1);
    await daniel.close({ all: true });
  });

  test('a note: one note', async () => {
    const noteId = randomUUID();
    const send = () => submission('goals:keep-note', { page: 1, goalId: own, noteId }, { note: text('noted twice') });
    const answers = await Promise.all([send(), send()]);
    expect(answers.at(-1)?.match(/noted twice/g)).toHaveLength(1);
  });

  test('done: done once', async () => {
    await daniel.command('/mentoring goals');
    await Promise.all([press('goals:done', own), press('goals:done', own)]);
    await press('goals:history', own);
    expect(textOf(daniel.modal()).match(/You did it\./g)).toHaveLength(1);
    await daniel.close({ all: true });
  });
});
