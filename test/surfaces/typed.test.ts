import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { type Database, openDatabase } from '../../src/db/client.ts';
import { identityIn, typedSealed } from '../../src/db/sealed.ts';
import { keyRing, parseKeys } from '../../src/keys.ts';
import { type Running, runBot, testKey } from '../support/bot.ts';
import { migratedDatabase } from '../support/database.ts';
import { quickCheck, textOf } from '../support/journey.ts';
import { findPersonOf, putPair } from '../support/pairs.ts';
import { putOnMap, setGoal } from '../support/shares.ts';
import { forged } from '../support/slack.ts';

let running: Running;
let database: Database;
let drop: () => Promise<void>;
let maya: PersonDoor;
beforeAll(async () => {
  let url: string;
  ({ url, drop } = await migratedDatabase());
  running = await runBot({ databaseUrl: url });
  database = await openDatabase({ url, dataDir: '' });
  await running.sandbox.clock({ do: 'jump', to: '2026-12-01T15:00:00Z' });
  maya = running.sandbox.person('maya');
  await quickCheck(running, maya);
  await setGoal(maya, 'The goal of the notes');
  const menteeId = (await findPersonOf(database.db, maya.id)) ?? '';
  await putPair(database.db, { menteeId, mentorId: null, withBot: false, state: 'talk' });
  await maya.close({ all: true });
});
afterAll(async () => {
  await running.stop();
  await database.close();
  await drop();
});

const text = () => textOf(maya.modal());
const back = 'Here is what you had typed before.';

/** What an input of the open modal holds, by the beginning of its block's id. */
const held = (block: string): unknown => {
  const values = maya.modal()?.state?.values ?? {};
  const found = Object.entries(values).find(([id]) => id.startsWith(block));
  const state = Object.values(found?.[1] ?? {})[0] as Record<string, unknown> | undefined;
  return (
    state?.value ?? state?.selected_date ?? (state?.selected_option as { value?: string } | undefined)?.value ?? ''
  );
};

/** How many texts wait to be sent; those that are only remembered as left are not counted. */
const waiting = async (): Promise<number> => {
  const { rows } = await sql<{ many: string }>`
    select count(*) as many from typed_text where gone_at > typed_at + interval '1 day'`.execute(database.db);
  return Number(rows[0]?.many);
};

interface Form {
  open(): Promise<void>;
  /** The block it is typed in, and what stands above that. */
  block: string;
  label: string;
  typed: string;
  /** What it held before anything was typed. */
  first: string | RegExp;
  /** Sends it, by its own button. */
  send(): Promise<void>;
}

const forms: Record<string, Form> = {
  'the words of an ask': {
    async open() {
      await maya.command('/mentoring network');
      await maya.press('Ask someone');
    },
    block: 'draft',
    label: 'Your words',
    typed: 'zebra, in my own words',
    first: /^Hi \[their name\]/,
    send: async () => void (await maya.submit()),
  },
  'a goal': {
    async open() {
      await maya.command('/mentoring goals');
      await maya.press('Add a goal');
    },
    block: 'what',
    label: 'What I want to reach',
    typed: 'zebra goal',
    first: '',
    async send() {
      await maya.choose('By when', '2027-01-15');
      await maya.submit();
    },
  },
  'a note': {
    async open() {
      await maya.command('/mentoring goals');
      await maya.press('Open goal 1');
      await maya.press('Add a note');
    },
    block: 'note',
    label: 'What has happened since?',
    typed: 'zebra note',
    first: '',
    send: async () => void (await maya.submit()),
  },
  'a need of her own': {
    async open() {
      await maya.command('/mentoring assess');
      if (text().includes('Change my answers')) await maya.press('Change my answers');
    },
    block: 'own',
    label: 'Something else, in your own words',
    typed: 'zebra need',
    first: '',
    send: async () => void (await maya.submit()),
  },
  'how two work': {
    async open() {
      await maya.openHome();
      await maya.press('relationship:show', { in: 'home' });
      await maya.press("Propose how we'd work");
      await maya.press('relationship:change');
    },
    block: 'purpose',
    label: 'What it is for',
    typed: 'zebra purpose',
    first: 'The talk at the congress',
    send: async () => void (await maya.submit()),
  },
  'a question to think about': {
    async open() {
      await maya.press('A question to think about', { in: 'message' });
    },
    block: 'question:R1',
    label: 'What work lately made you feel most like the doctor you hope to be?',
    typed: 'zebra thought',
    first: '',
    send: async () => void (await maya.submit()),
  },
};

test.each(Object.entries(forms))('%s waits behind the ×, and goes when it is sent', async (_, form) => {
  await form.open();
  expect(text()).toContain('keep it here for 7 days');
  expect(text()).not.toContain(back);
  const before = await waiting();
  await maya.type(form.label, form.typed);
  expect(await waiting()).toBe(before + 1);
  await maya.close({ all: true });

  await form.open();
  expect(text()).toContain(back);
  expect(held(form.block)).toBe(form.typed);
  await maya.press('Begin anew');
  expect(text()).not.toContain(back);
  expect(held(form.block)).toEqual(typeof form.first === 'string' ? form.first : expect.stringMatching(form.first));
  expect(await waiting()).toBe(before);
  // Its inputs have new ids now, and are kept and sent all the same.
  await maya.type(form.label, form.typed);
  await maya.close({ all: true });
  await form.open();
  expect(held(form.block)).toBe(form.typed);
  await form.send();
  expect(await waiting()).toBe(before);
  await maya.close({ all: true });
  await form.open();
  expect(text()).not.toContain(back);
  await maya.close({ all: true });
});

test('what is never sent is gone after seven days, and not before', async () => {
  await forms['a note']?.open();
  await maya.type('note', 'zebra for a week');
  await maya.close({ all: true });
  expect(await waiting()).toBe(1);
  await running.sandbox.clock({ do: 'advance', minutes: 7 * 24 * 60 - 1 });
  expect(await waiting()).toBe(1);
  await running.sandbox.clock({ do: 'advance', minutes: 1 });
  expect(await database.db.selectFrom('typed_text').select('id').execute()).toEqual([]);
  await forms['a note']?.open();
  expect(held('note')).toBe('');
  await maya.close({ all: true });
});

test('letters count in the order they were typed in, and none that comes after the form was sent', async () => {
  await forms['a note']?.open();
  const view = maya.modal();
  const tap = (value: string, at: string) =>
    forged(running, maya, {
      type: 'block_actions',
      view: { ...view, state: { values: { note: { 'goals:type': { type: 'plain_text_input', value } } } } },
      actions: [{ type: 'plain_text_input', action_id: 'goals:type', block_id: 'note', value, action_ts: at }],
    });
  const now = Math.floor(Date.now() / 1000);
  await Promise.all([tap('zebra', `${now}.000003`), tap('zeb', `${now}.000001`), tap('zebr', `${now}.000002`)]);
  await tap('z', `${now - 1}.999999`);
  await maya.close({ all: true });
  await forms['a note']?.open();
  expect(held('note')).toBe('zebra');
  await maya.submit();
  await maya.close({ all: true });
  // From the window that was sent; the one before it was closed, and its letters are older.
  await tap('zebra crossing', `${now}.000002`);
  const sent = maya.modal();
  expect(sent).toBeUndefined();
  await forms['a note']?.open();
  const opened = maya.modal();
  await maya.type('note', 'sent off');
  await maya.submit();
  await forged(running, maya, {
    type: 'block_actions',
    view: { ...opened, state: { values: { note: { 'goals:type': { type: 'plain_text_input', value: 'sent o' } } } } },
    actions: [{ type: 'plain_text_input', action_id: 'goals:type', block_id: 'note', value: 'sent o' }],
  });
  await maya.close({ all: true });
  await forms['a note']?.open();
  expect(held('note')).not.toContain('sent o');
  await maya.close({ all: true });
});

test('it is sealed for her alone: moved to somebody else it does not open', async () => {
  await forms['a goal']?.open();
  await maya.type('what', 'zebra sealed');
  await maya.close({ all: true });
  const row = await database.db
    .selectFrom('typed_text')
    .selectAll()
    .orderBy('typed_at', 'desc')
    .executeTakeFirstOrThrow();
  expect(Buffer.from(row.typed).toString('latin1')).not.toContain('zebra');
  const keys = keyRing(parseKeys(testKey));
  expect(keys.open(row.typed, identityIn(typedSealed, row))).toContain('zebra sealed');
  expect(() => keys.open(row.typed, identityIn(typedSealed, { ...row, person_id: randomUUID() }))).toThrow();
  expect(running.logged.join()).not.toContain('zebra');
});

test('a form is left without a question where nothing was changed, and what was typed is kept or deleted as she says', async () => {
  await maya.command('/mentoring network');
  await maya.press('Ask someone');
  await maya.press('Back to my map');
  expect(maya.modal()?.title?.text).toBe('Your network');
  for (const [choice, kept] of [
    ['Keep it here for 7 days', true],
    ['Delete it', false],
  ] as const) {
    await maya.press('Ask someone');
    await maya.type('Your words', `zebra: ${choice}`);
    await maya.press('Back to my map');
    expect(maya.modal()?.title?.text).toBe('Leave this form?');
    await maya.choose('What should happen to what you typed?', choice);
    await maya.submit();
    expect(maya.modal()?.title?.text).toBe('Your network');
    expect(maya.modals()).toHaveLength(1);
    await maya.press('Ask someone');
    expect(held('draft') === `zebra: ${choice}`).toBe(kept);
    await maya.press('Back to my map');
  }
  await maya.close({ all: true });
});

test('from an ask to putting somebody on the map, and back to the ask with what was typed', async () => {
  await putOnMap(maya, 'Dr. Helen Zhou');
  await maya.command('/mentoring network');
  await maya.press('Ask someone');
  await maya.choose('Which need?', 'A safe ear');
  await maya.type('Your words', 'zebra on a detour');
  await maya.choose('When will you ask?', '2026-12-24');
  await maya.press('Put someone on my map');
  await maya.choose('Somebody in this Slack', 'Priya Raman');
  await maya.submit();
  expect(text()).toContain('Whom will you ask?');
  expect(held('need')).toBe('C2');
  expect(held('draft')).toBe('zebra on a detour');
  expect(held('ask-on')).toBe('2026-12-24');
  expect(JSON.stringify(maya.modal()?.state?.values)).toContain('Priya Raman');
  await maya.press('Put someone on my map');
  await maya.press('Back');
  expect(held('draft')).toBe('zebra on a detour');
  await maya.submit();
  expect(text()).toContain('Priya Raman, about A safe ear');
  await maya.close({ all: true });
});
