import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { InspectorEntry } from '../../../sandbox/protocol.ts';
import { putChannel } from '../../support/channels.ts';
import { textOf } from '../../support/journey.ts';
import { runTwo, type Two } from '../../support/meetings.ts';

/*
 * Whatever both do: what is one's own after a meeting goes to its writer's windows alone. It is in no message, Home, notification,
 * metadata, log or row, and in nobody else's window or export. Each text that is typed there holds a mark of its own.
 */

type Who = Two['maya'];

let two: Two;
let channel: string;
/** Marks by whose they are, by Slack id. */
const marks = new Map<string, string>();
const leaks: string[] = [];
let stop: () => void;

beforeAll(async () => {
  two = await runTwo();
  const put = await putChannel(two, { others: [two.running.sandbox.person('daniel').id] });
  ({ channel } = put);
  stop = two.running.sandbox.workspace.inspector.listen(look);
});
afterAll(async () => {
  stop();
  await two.stop();
});

/** The marks that stand in something. */
const marksIn = (what: unknown): string[] => JSON.stringify(what ?? null).match(/Mark[A-Z]{12}/g) ?? [];

/** What somebody is to carry back by a view, in its metadata and the values of its buttons; what stands in its inputs is none. */
function carried(what: unknown): string {
  if (typeof what !== 'object' || what === null) return '';
  const isCarried = (key: string): boolean => key === 'private_metadata' || key === 'value';
  return Object.entries(what)
    .map(([key, value]) => (isCarried(key) ? JSON.stringify(value) : carried(value)))
    .join();
}

/** Looks at what goes from the app to Slack: to whom, and whether a mark is in it that is not theirs to read. */
function look({ direction, name, request, response }: InspectorEntry): void {
  const isAnswer = direction === 'to_app';
  const sent = isAnswer ? response : request;
  for (const mark of marksIn(sent)) {
    const reader = isAnswer
      ? (request as { user?: { id?: string } }).user?.id
      : name.startsWith('views.') && name !== 'views.publish'
        ? viewer((response as { view?: { id?: string } }).view?.id)
        : undefined;
    if (marks.get(mark) !== reader) leaks.push(`${direction} ${name} to ${reader}: ${mark}`);
  }
  leaks.push(...marksIn(carried(parsed(sent))).map((mark) => `${name} carries ${mark}`));
}

/** A call with its view, where that was sent as a text of its own. */
function parsed(sent: unknown): unknown {
  const { view } = (sent ?? {}) as { view?: unknown };
  return typeof view === 'string' ? JSON.parse(view) : sent;
}

const viewer = (id: string | undefined): string | undefined =>
  two.running.sandbox.workspace.store.views.get(id ?? '')?.user;

let count = 0;
/** A text with a mark in it that is this person's. */
function marked(who: Who, around: string): string {
  count += 1;
  const letters = count.toString(2).padStart(12, '0').replaceAll('0', 'Q').replaceAll('1', 'Z');
  const mark = `Mark${letters}`;
  marks.set(mark, who.id);
  return `${around}${mark}${around}`;
}

const own = ['What surprised me?', 'What will I try within a week?', 'Notes', 'What I think about it'];

/** Opens the page of the two and presses there, if that can be pressed now. @returns whether it was */
async function page(who: Who, ...buttons: string[]): Promise<boolean> {
  await who.close({ all: true }).catch(() => undefined);
  await two.open(who);
  return pressed(who, ...buttons);
}

/** Presses the first of these that is there. */
async function pressed(who: Who, ...buttons: string[]): Promise<boolean> {
  for (const button of buttons) {
    const isThere = await who.press(button).then(
      () => true,
      (error: Error) => {
        if (!/sees no/.test(error.message)) throw error;
        return false;
      },
    );
    if (isThere) return true;
  }
  return false;
}

const end = ['left open', 'closed', 'previewed', 'changed', 'saved', 'more'] as const;

/** What is done with a form that is filled in. */
async function leave(who: Who, how: (typeof end)[number]): Promise<void> {
  if (how === 'left open') return;
  if (how === 'closed') return who.close({ all: true });
  await who.submit();
  if (how === 'changed') await pressed(who, 'Change it');
  if (how === 'more') await pressed(who, 'Save, and add more actions');
  if (how === 'saved' && textOf(who.modal()).includes('Change it')) await who.submit();
}

let day = 3;
/** They meet once more, on an agenda that is shared. */
async function meetAgain(): Promise<void> {
  const { maya, open, jump } = two;
  const date = `2026-12-${`${day}`.padStart(2, '0')}`;
  day += 2;
  await maya.close({ all: true }).catch(() => undefined);
  await open(maya);
  await maya.press('Already arranged');
  await maya.choose('When', `${date}T14:00:00Z`);
  await maya.submit();
  await maya.close({ all: true });
  await maya.command('/mentoring agenda');
  await maya.type('Add something', `To talk about on ${date}`);
  await maya.submit();
  if (textOf(maya.modal()).includes('Who reads it')) await maya.submit();
  await jump(`${date}T17:00:00Z`);
  await page(maya, 'We met');
}

/** What both may do, by name; `text` stands around each mark. */
const acts: Record<string, (text: string, how: (typeof end)[number]) => Promise<unknown>> = {
  async 'she writes'(text, how) {
    const { maya } = two;
    if (!(await page(maya, 'Write it up', 'Change what I wrote'))) return;
    for (const label of own) await maya.type(label, marked(maya, text));
    await maya.choose('Did I get what I asked for?', 'Partly');
    await maya.type('Action 1', 'Something to do');
    await maya.type('What did you two decide?', `Decided ${count}`);
    await leave(maya, how);
  },
  async 'she writes her own alone'(text, how) {
    const { maya } = two;
    if (!(await page(maya, 'Write it up', 'Change what I wrote'))) return;
    await maya.type('Notes', marked(maya, text));
    await leave(maya, how);
  },
  async 'he notes'(text, how) {
    const { helen } = two;
    if (!(await page(helen, 'My notes'))) return;
    await helen.type('Notes', marked(helen, text));
    await leave(helen, how);
  },
  async 'he writes'(_, how) {
    const { helen } = two;
    if (!(await page(helen, 'Add what we decided', 'Change what we decided'))) return;
    await helen.type('What did you two decide?', `He decided ${count}`);
    await helen.choose('Who does action 1?', 'Maya Okafor');
    await helen.type('Action 1', 'Something for her');
    await leave(helen, how);
  },
  async 'both look'() {
    for (const who of [two.maya, two.helen]) {
      for (const button of ['All our meetings', 'All actions', 'My notes']) await page(who, button);
      await who.close({ all: true }).catch(() => undefined);
      await who.command('/mentoring agenda');
      await who.close({ all: true });
      await who.openHome();
    }
  },
  async 'she copies'() {
    const { maya } = two;
    await page(maya, 'Say thank you');
    if (!(await page(maya, 'Copy as text'))) return;
    await maya.choose('What else?', 'My own notes, too');
    await maya.submit();
  },
  async 'one is ticked, one dropped'() {
    await two.helen.openHome();
    await two.maya.openHome();
    await two.maya.press('Done', { in: 'home' }).catch(() => undefined);
    if ((await page(two.helen, 'All actions')) && (await pressed(two.helen, 'Drop it'))) await two.helen.submit();
  },
  async 'a nudge'() {
    const { maya } = two;
    await maya.close({ all: true }).catch(() => undefined);
    await maya.command('/mentoring nudges');
    await pressed(maya, 'Send me one now');
  },
  'they meet again': meetAgain,
};

const around = fc.oneof(
  fc.constantFrom('', '<!channel> ', '*b* _i_ `c`', '"}', '\\', '• ', '<https://example.org|x>', '\n', '{"text":"'),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);

test('what is one’s own goes to its writer’s windows, and nowhere else', async () => {
  const { maya, helen, database, running, settled, cli } = two;
  const seed = Number(process.env.SEED ?? 20261127);
  await meetAgain();
  const acted = fc.tuple(fc.constantFrom(...Object.keys(acts)), around, fc.constantFrom(...end));
  const first = ['she writes', 'he notes', 'both look', 'she copies'].map((name) => [name, '"<', 'saved'] as const);
  for (const [name, text, how] of [...first, ...fc.sample(acted, { seed, numRuns: 40 })]) {
    await acts[name]?.(text, how);
    expect(leaks, `${name}, ${how}, around ${JSON.stringify(text)}`).toEqual([]);
  }
  for (const who of [maya, helen]) await who.close({ all: true }).catch(() => undefined);
  await settled();

  const { rows: tables } = await sql<{ name: string }>`
    select table_schema || '.' || table_name as name from information_schema.tables
    where table_schema not in ('pg_catalog', 'information_schema')`.execute(database.db);
  expect(tables.length).toBeGreaterThan(30);
  const kept: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(database.db);
    kept.push(...rows.map(({ row }) => row));
  }
  const { store } = running.sandbox.workspace;
  const everywhere = [
    kept.join('\n'),
    // As bytes, unsealed.
    Buffer.from(kept.join('').replaceAll(/[^0-9a-f]/g, ''), 'hex').toString('latin1'),
    ...[store.messagesIn(channel), maya.dm(), helen.dm(), maya.ephemerals(), helen.ephemerals()],
    ...[maya.home(), helen.home(), maya.notifications(), helen.notifications(), running.logged],
  ];
  expect(marksIn(everywhere)).toEqual([]);
  expect(marks.size).toBeGreaterThan(20);
  for (const who of [maya, helen]) {
    const found = new Set(marksIn(await cli('export', who)));
    expect(found.size).toBeGreaterThan(0);
    for (const mark of found) expect(marks.get(mark)).toBe(who.id);
  }
});
