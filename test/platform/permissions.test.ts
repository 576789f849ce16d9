import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { features } from '../../src/app.ts';
import { type Database, openDatabase } from '../../src/db/client.ts';
import { keptBy } from '../../src/db/kept.ts';
import type { Schema } from '../../src/db/schema.ts';
import { type Running, runBot } from '../support/bot.ts';
import { migratedDatabase } from '../support/database.ts';
import { quickCheck, textOf } from '../support/journey.ts';
import { findPersonOf, putPair } from '../support/pairs.ts';
import { putOnMap, setGoal, sharedIn, shareWith } from '../support/shares.ts';
import { forged } from '../support/slack.ts';

/*
 * Who may do what, written down by hand and apart from the code, one row for everything that can be asked of the bot.
 * Each row is tried through a running bot by whoever comes nearest to being allowed, and is not: the mentor with whom
 * the goal is shared, with every id that is the mentee's.
 */

/** What of the mentee's the request names. */
type Hers =
  | 'nudge'
  | 'goal'
  | 'assessment'
  | 'person'
  | 'ask'
  | 'message'
  | 'finding'
  | 'need'
  | 'self'
  | 'pair'
  | 'version';

interface Row {
  /**
   * Whose it is: `anyone` does it with their own things, and an id of somebody else's in it is nothing; `owner` is told
   * when it names what is another's; `mentor` is the one with whom a goal is shared; `pair` the two who work together;
   * `reader` whoever is written to: it is their choice what they want to hear, and of others it changes nothing.
   */
  may: 'anyone' | 'owner' | 'mentor' | 'pair' | 'reader';
  /** In the button's value, or in what the modal carries. */
  by?: Hers;
  carried?: true;
  /** What is typed and chosen. */
  form?: object;
}

const anyone: Row = { may: 'anyone' };
const anyoneBy = (by: Hers): Row => ({ may: 'anyone', by });
const owner = (by: Hers): Row => ({ may: 'owner', by });
const pair = (by: Hers = 'pair'): Row => ({ may: 'pair', by });
const pairForm = (form: object = {}): Row => ({ may: 'pair', by: 'pair', carried: true, form });
const carried = (by: Hers, form: object = {}): Row => ({ may: 'owner', by, carried: true, form });

const typed = (value: string) => ({ a: { type: 'plain_text_input', value } });
const chosen = (value: string) => ({ a: { type: 'static_select', selected_option: { value } } });
const day = (selected_date: string) => ({ a: { type: 'datepicker', selected_date } });
const ticked = (...values: string[]) => ({
  a: { type: 'checkboxes', selected_options: values.map((value) => ({ value })) },
});
const time = { a: { type: 'datetimepicker', selected_date_time: 1_798_113_600 } };
const termsForm = { purpose: typed('Taken over'), review: day('2027-02-02') };
const goalForm = { what: typed('Taken over'), due: day('2027-02-02'), note: typed('Taken over') };

const words: Record<string, Row> = {
  ...{
    assess: anyone,
    network: anyone,
    meet: anyone,
    agenda: anyone,
    goals: anyone,
    nudges: anyone,
    privacy: anyone,
    help: anyone,
  },
};

const actions: Record<string, Row> = {
  'assess:open': anyone,
  'assess:keep': carried('assessment', { own: typed('Taken over') }),
  'assess:write': { ...carried('assessment', { own: typed('Taken over') }), may: 'anyone' },
  'assess:anew': carried('assessment', { own: typed('Taken over') }),
  'assess:back': carried('assessment', { own: typed('Taken over') }),
  'assess:edit': owner('assessment'),
  'assess:full': owner('assessment'),
  'assess:act': owner('assessment'),
  'assess:think': owner('assessment'),
  'assess:again': owner('assessment'),
  'assess:remove': anyoneBy('assessment'),

  'network:open': anyone,
  'network:earlier': anyone,
  'network:later': anyone,
  'network:add': anyoneBy('need'),
  'network:edit': owner('person'),
  'network:details': owner('person'),
  'network:remove': owner('person'),
  'network:undo': owner('person'),
  'network:hello': owner('person'),
  'network:said-hello': owner('person'),
  'network:why': anyoneBy('finding'),
  'network:dismiss': anyoneBy('finding'),
  'network:undismiss': anyoneBy('finding'),
  'network:dismissed': anyone,
  'network:remind': anyoneBy('finding'),
  'network:show-now': anyoneBy('finding'),
  'network:remove-reminder': anyoneBy('message'),
  'network:send-picture': anyone,
  'network:remove-picture': anyone,
  'network:ask': owner('ask'),
  'network:choose-need': { ...carried('ask', { need: chosen('B2') }), may: 'anyone' },
  'network:choose-person': { ...carried('ask', { need: chosen('B2') }), may: 'anyone' },
  'network:type': { ...carried('ask', { draft: typed('Taken over') }), may: 'anyone' },
  'network:anew': { ...carried('ask', { need: chosen('B2') }), may: 'anyone' },
  'network:leave': { ...carried('ask', { need: chosen('B2') }), may: 'anyone' },
  'network:words': owner('ask'),
  'network:open-message': anyone,
  'network:write-mail': anyone,
  'network:sent': owner('ask'),
  'network:chased': owner('ask'),
  'network:yes': owner('ask'),
  'network:not-now': owner('ask'),
  'network:no': owner('ask'),
  'network:not-sent': owner('ask'),
  'network:forget': anyoneBy('ask'),
  'network:sent-it': owner('ask'),
  'network:wrote-twice': owner('ask'),
  'network:said-yes': owner('ask'),
  'network:cant-now': owner('ask'),
  'network:no-answer-yet': owner('ask'),
  'network:let-it-go': anyoneBy('ask'),
  'network:another-day': owner('ask'),
  'network:talk': owner('ask'),
  'network:change-talk': owner('ask'),
  'network:met': owner('ask'),
  'network:not-met': owner('ask'),
  'network:helps': owner('ask'),
  'network:not-yet': owner('ask'),
  'network:more': anyone,

  'meeting:open': pair(),
  'meeting:offer': pair(),
  'meeting:arrange': pair(),
  'meeting:log': pair(),
  'meeting:none': pair(),
  'meeting:take': pair(),
  'meeting:withdraw': pair(),
  'meeting:cancel': pair(),
  'meeting:met': pair(),
  'meeting:not-yet': pair(),
  'meeting:fell-through': pair(),
  'meeting:file': pair(),
  'meeting:type': pairForm({ time1: time }),
  'meeting:agenda': pair(),
  'meeting:topic': pair(),
  'meeting:seen': pair(),
  'meeting:item-up': pair(),
  'meeting:item-main': pair(),
  'meeting:item-open': pair(),
  'meeting:item-later': pair(),
  'meeting:item-reached': pair(),
  'meeting:item-not-reached': pair(),
  'meeting:item-words': pair(),
  'meeting:item-out': pair(),
  'meeting:jot': pairForm({ add: typed('Taken over') }),
  'meeting:write-up': pair(),
  'meeting:notes': pair(),
  'meeting:thanks': pair(),
  'meeting:past': pair(),
  'meeting:actions': pair(),
  'meeting:copy': pair(),
  'meeting:done': pair(),
  'meeting:tick': pair(),
  'meeting:untick': pair(),
  'meeting:drop': pair(),
  'meeting:jot-after': pairForm({ decided: typed('Taken over') }),
  'meeting:change-after': pairForm(),
  'meeting:save-more': pairForm(),
  'meeting:google': anyone,
  'meeting:outlook': anyone,
  'meeting:mail': anyone,
  'meeting:chat': anyone,

  'goals:open': anyone,
  'goals:earlier': anyone,
  'goals:later': anyone,
  'goals:back': anyone,
  'goals:show': owner('goal'),
  'goals:add': anyoneBy('need'),
  'goals:edit': owner('goal'),
  'goals:type': { ...carried('goal', goalForm), may: 'anyone' },
  'goals:anew': { ...carried('goal', goalForm), may: 'anyone' },
  'goals:leave': carried('goal', goalForm),
  'goals:note': owner('goal'),
  'goals:leave-note': carried('goal', goalForm),
  'goals:done': owner('goal'),
  'goals:let-go': owner('goal'),
  'goals:reopen': owner('goal'),
  'goals:remove': owner('goal'),
  'goals:tell': owner('goal'),
  'goals:history': owner('goal'),
  'goals:newer': carried('goal'),
  'goals:older': carried('goal'),
  'goals:share': owner('goal'),
  'goals:stop-sharing': owner('goal'),
  'goals:no-more-from': { may: 'mentor', by: 'goal' },
  'goals:stop-following': { may: 'mentor', by: 'goal' },
  'goals:allow': { may: 'reader', by: 'self' },
  'goals:as-mentor': anyone,
  'goals:no-messages': { may: 'reader' },
  'goals:take-messages': { may: 'reader' },
  'goals:write-to-mentee': anyone,
  'goals:write-to-mentor': anyone,

  'relationship:begin': anyoneBy('ask'),
  'relationship:preview': pair(),
  'relationship:show': pair(),
  'relationship:read': pair(),
  'relationship:history': pair(),
  'relationship:past': anyone,
  'relationship:all': anyone,
  'relationship:all-earlier': anyone,
  'relationship:all-later': anyone,
  'relationship:unsafe': pair(),
  'relationship:words': pair(),
  'relationship:change': pair(),
  'relationship:type': { ...pairForm(termsForm), may: 'anyone' },
  'relationship:anew': pairForm(termsForm),
  'relationship:agree': pair('version'),
  'relationship:decline': pair('version'),
  'relationship:take-back': pair('version'),
  'relationship:without-bot': pair(),
  'relationship:cannot': pair(),
  'relationship:not-remembered': pair(),
  'relationship:note-agreed': pair(),
  'relationship:pause': pair(),
  'relationship:keep': pair(),
  'relationship:resume': pair(),
  'relationship:end': pair(),
  'relationship:mute': pair(),
  'relationship:unmute': pair(),
  'relationship:place-again': pair(),
  'relationship:place-without': pair(),
  'relationship:place-after-all': pair(),
  'relationship:place-seen': pair(),
  'relationship:readers': pair(),

  'pushes:take-out': anyoneBy('message'),
  'pushes:nights': anyone,
  'pushes:end-nights': anyone,
  'pushes:end-away': anyone,
  'pushes:hours': anyone,

  'nudge:open': anyone,
  'nudge:change': anyone,
  'nudge:history': anyone,
  'nudge:send-one': anyone,
  'nudge:not-this-week': anyoneBy('nudge'),
  'nudge:another-day': anyoneBy('nudge'),
  'nudge:why': anyoneBy('nudge'),
  'nudge:less-often': anyoneBy('nudge'),
  'nudge:pause': anyoneBy('nudge'),
  'nudge:off': anyoneBy('nudge'),
  'nudge:digest-on': anyone,
  'nudge:digest-off': anyone,
  'nudge:digest-change': anyone,

  'home:full-text': anyone,
  'home:neutral-text': anyone,
  'privacy:who-sees': anyone,
  'contacts:open': anyone,
  'contacts:hide': anyoneBy('person'),
  'contacts:show-again': anyone,
};

const submits: Record<string, Row> = {
  'assess:page': carried('assessment', { own: typed('Taken over') }),
  'network:save': carried('person', { name: typed('Taken over') }),
  'network:keep-details': carried('person'),
  'network:keep-ask': carried('ask', { need: chosen('B2'), draft: typed('Taken over'), 'ask-on': day('2026-12-24') }),
  'network:keep-talk': carried('ask', { 'talk-on': day('2026-12-24') }),
  'network:leave-anyway': { ...carried('ask'), may: 'anyone' },
  'network:keep-reminder': { ...carried('finding', { day: day('2026-12-24') }), may: 'anyone' },
  'network:keep-another-day': carried('ask', { 'another-day': day('2026-12-24') }),
  'pushes:keep-nights': { may: 'anyone', form: { 'nights-until': day('2026-12-24') } },
  'pushes:keep-hours': {
    may: 'anyone',
    form: { 'hours-from': chosen('9'), 'hours-until': chosen('17'), 'working-days': ticked('1', '2') },
  },
  'nudge:keep': {
    may: 'anyone',
    form: { 'nudge-day': chosen('2'), 'nudge-hour': chosen('9'), 'nudge-cadence': chosen('off') },
  },
  'nudge:digest-keep': { may: 'anyone', form: { 'digest-day': chosen('2'), 'digest-hour': chosen('9') } },
  'nudge:keep-day': { ...carried('nudge', { 'nudge-put-off': day('2026-12-24') }), may: 'anyone' },
  'goals:save': carried('goal', goalForm),
  'goals:keep-note': carried('goal', goalForm),
  'goals:send-share': carried('goal'),
  'meeting:send-times': pairForm({ time1: time, time2: time }),
  'meeting:preview-after': pairForm({ decided: typed('Taken over'), notes: typed('Taken over') }),
  'meeting:save-after': pairForm(),
  'meeting:keep-notes': pairForm({ notes: typed('Taken over') }),
  'meeting:drop-now': pairForm(),
  'meeting:make-text': pairForm(),
  'meeting:send-none': pairForm({ word: typed('Taken over') }),
  'meeting:keep-agenda': pairForm({ add: typed('Taken over') }),
  'meeting:share-agenda': pairForm(),
  'meeting:keep-words': pairForm({ words: typed('Taken over') }),
  'relationship:send': pairForm(),
  'relationship:keep-draft': pairForm(termsForm),
  'relationship:send-change': pairForm(termsForm),
  'relationship:answer': pairForm({ line: typed('Taken over') }),
  'relationship:keep-pause': pairForm({ until: day('2026-12-24') }),
  'relationship:send-end': pairForm(),
};

/** What who may not is told, by feature; of what is a mentor's, or a pair's, see below. */
const refusals: Record<string, string> = {
  assess: 'You can open only your own answers.',
  network: 'You can open only what is on your own map.',
  goals: 'You can open only your own goals.',
};
const refusedOfPair = 'This is between two others, or it is gone.';
const refusedAsMentor = 'You can stop only what is shared with you.';

let running: Running;
let database: Database;
let drop: () => Promise<void>;
let maya: PersonDoor;
let daniel: PersonDoor;
let jonas: PersonDoor;
let hers: Record<Hers, string>;
/** Whom Daniel has on his own map, so that he could share a goal. */
let onHisMap: string;

beforeAll(async () => {
  let url: string;
  ({ url, drop } = await migratedDatabase());
  running = await runBot({ databaseUrl: url });
  await running.sandbox.clock({ do: 'jump', to: '2026-12-01T12:00:00Z' });
  database = await openDatabase({ url, dataDir: '' });
  [maya, daniel, jonas] = ['maya', 'daniel', 'jonas'].map(running.sandbox.person) as [
    PersonDoor,
    PersonDoor,
    PersonDoor,
  ];
  await quickCheck(running, maya);
  await putOnMap(maya, 'Dr. Daniel Reyes');
  await maya.command('/mentoring network');
  await maya.press('network:add');
  await maya.type('Or a name, or initials', 'Secret helper');
  await maya.choose('What do they help you with, or could?', 'Advocacy');
  await maya.submit();
  await maya.press('Write the ask');
  await maya.type('Your words', 'Secret ask');
  await maya.submit();
  await maya.close({ all: true });
  await maya.command('/mentoring network');
  const [, finding = ''] = JSON.stringify(maya.modal()).match(/"network:remind ([^"]+)"/) ?? [];
  await maya.press('network:remind');
  await maya.choose('On which day?', '2026-12-02');
  await maya.submit();
  await maya.close({ all: true });
  const goal = await setGoal(maya, 'Shared with one', { why: 'Secret why' });
  await shareWith(maya, 'Dr. Daniel Reyes');
  await maya.close({ all: true });
  // Her reminder comes, so that there is a message about it.
  await running.sandbox.clock({ do: 'jump', to: '2026-12-02T18:00:00Z' });
  await running.sandbox.settled();

  await putOnMap(daniel, 'Dr. Helen Zhou');
  const one = (table: string, column: string, of: PersonDoor) =>
    sql<{ id: string }>`
      select t.${sql.ref(column)} as id from ${sql.table(table)} t join person on person.id = t.person_id
      where person.slack_user_id = ${of.id} order by 1 limit 1`
      .execute(database.db)
      .then(({ rows }) => rows[0]?.id ?? '');
  const nudge = randomUUID();
  await sql`insert into nudge (id, person_id, week, on_day, decided_at, kind, is_first)
    select ${nudge}, id, '2026-W48', '2026-11-23', now(), 'map', true from person
    where slack_user_id = ${maya.id}`.execute(database.db);
  hers = {
    nudge,
    goal,
    finding,
    need: 'X1',
    assessment: await one('assessment', 'id', maya),
    person: await one('network_person', 'id', maya),
    ask: await one('network_ask', 'id', maya),
    message: await one('push_thing', 'told_in', maya),
    self: await one('goal', 'person_id', maya),
    pair: '',
    version: '',
  };
  const helen = running.sandbox.person('helen');
  await helen.command('/mentoring privacy');
  await helen.close({ all: true });
  const withHelen = await putPair(database.db, {
    menteeId: hers.self,
    mentorId: (await findPersonOf(database.db, helen.id)) ?? '',
    state: 'active',
    versions: [{ sentBy: 'mentee', ended: 'agreed', terms: { purpose: 'Secret purpose' } }],
  });
  hers.pair = withHelen.id;
  hers.version = withHelen.versions[0] ?? '';
  onHisMap = await one('network_person', 'id', daniel);
  for (const id of Object.values(hers)) expect(id).not.toBe('');
});
afterAll(async () => {
  await running.stop();
  await database.close();
  await drop();
});

/** Everything that is kept of the mentee, as it lies in the database, and the messages to her and about her goals. */
async function ofMaya(db: Kysely<Schema>): Promise<unknown[]> {
  const tables = keptBy(features).rows.flatMap(({ tables = [] }) => tables);
  const kept: unknown[] = [sharedIn(daniel), maya.dm()];
  for (const table of ['person', ...tables]) {
    const id = table === 'person' ? 'id' : 'person_id';
    const { rows } = await sql`
      select to_jsonb(t)::text as row from ${sql.table(table)} t
      where ${sql.ref(id)} = (select id from person where slack_user_id = ${maya.id}) order by 1`.execute(db);
    kept.push(table, rows);
  }
  return kept;
}

/** Which of hers a request carries, where each feature's modals carry it. */
const carriedBy = (feature: string, by: Hers | undefined) =>
  ({
    assess: { assessmentId: by && hers[by], page: 'quick:needs', asked: 'x@1', shown: {} },
    network: { id: by && hers[by], page: 1, isNew: false },
    goals: { goalId: by && hers[by], page: 1, isNew: true, noteId: randomUUID(), shown: {} },
    relationship: { pairId: by && hers[by], number: 1, opened: 'x', answer: 'cannot' },
    nudge: { id: by && hers[by] },
    meeting: { pairId: by && hers[by], form: 'offer', formId: randomUUID(), sequence: 0 },
  })[feature];

/** Sends off what `who` would have to forge; what they are told, be it in the answer or in the modal they have open. */
async function ask(who: PersonDoor, kind: 'action' | 'submit', id: string, row: Row): Promise<string> {
  const [feature = ''] = id.split(':');
  const value = row.carried ? 'quick:needs' : row.by && hers[row.by];
  const form = { ...row.form, ...(id === 'goals:send-share' && { 'share:with': chosen(onHisMap) }) };
  const view = {
    id: who.modal()?.id ?? 'V1',
    type: 'modal',
    callback_id: kind === 'submit' ? id : 'privacy:table',
    private_metadata: JSON.stringify(row.carried ? carriedBy(feature, row.by) : {}),
    title: { type: 'plain_text', text: 'x' },
    blocks: [],
    state: { values: form },
  };
  const actions = [{ type: 'button', action_id: id, block_id: 'own', value }];
  const answer = await forged(
    running,
    who,
    kind === 'submit' ? { type: 'view_submission', view } : { type: 'block_actions', view, actions },
  );
  expect(answer.status).toBe(200);
  const body = await answer.text();
  await running.bot.idle();
  return `${body}\n${textOf(who.modal())}`;
}

/** Everything that somebody sees of the bot. */
const seenBy = (who: PersonDoor): string =>
  [who.home(), ...who.modals(), ...who.dm(), ...who.ephemerals()].map(textOf).join();

const rows = (table: Record<string, Row>, ...may: Row['may'][]) =>
  Object.entries(table).filter(([, row]) => may.includes(row.may));
const asked = (...may: Row['may'][]) => [
  ...rows(actions, ...may).map(([id, row]) => ['action', id, row] as const),
  ...rows(submits, ...may).map(([id, row]) => ['submit', id, row] as const),
];

test('everything that can be asked of the bot has its row, and nothing else', () => {
  const known = (kind: 'words' | 'actions' | 'submits') => features.flatMap((one) => Object.keys(one[kind] ?? {}));
  expect(Object.keys(actions).sort()).toEqual(known('actions').sort());
  expect(Object.keys(submits).sort()).toEqual(known('submits').sort());
  expect(Object.keys(words).sort()).toEqual([...known('words'), 'help'].sort());
});

test('the door asks for a role exactly where the table names one', () => {
  const behindRoles = features.flatMap(({ actions = {}, submits = {} }) =>
    [...Object.entries(actions), ...Object.entries(submits)].flatMap(([id, one]) =>
      typeof one === 'function' ? [] : [id],
    ),
  );
  expect(behindRoles.sort()).toEqual(
    asked('mentor', 'pair')
      .map(([, id]) => id)
      .sort(),
  );
});

describe('of what is the mentee’s, her mentor', () => {
  let before: unknown[];
  beforeEach(async () => {
    before = await ofMaya(database.db);
    await daniel.command('/mentoring privacy');
    running.logged.length = 0;
  });
  const untouched = async (who: PersonDoor) => {
    expect(seenBy(who)).not.toContain('Secret');
    expect(running.logged.join()).not.toMatch(/Secret|Taken over/);
    await who.close({ all: true });
    expect(await ofMaya(database.db)).toEqual(before);
  };

  test.each(asked('owner'))('is refused by a sentence and a line in the log: %s %s', async (kind, id, row) => {
    expect(await ask(daniel, kind, id, row)).toContain(refusals[id.split(':')[0] ?? '']);
    expect(running.logged.join()).toContain('it was refused');
    await untouched(daniel);
  });

  test.each(asked('pair'))('is refused what is between her and another: %s %s', async (kind, id, row) => {
    expect(await ask(daniel, kind, id, row)).toContain(refusedOfPair);
    expect(running.logged.join()).toContain('it was refused');
    await untouched(daniel);
  });

  test.each(asked('anyone'))('sees nothing and changes nothing: %s %s', async (kind, id, row) => {
    await ask(daniel, kind, id, row);
    await untouched(daniel);
  });

  test.each(Object.keys(words))('sees nothing and changes nothing: /mentoring %s', async (word) => {
    await daniel.command(`/mentoring ${word} ${Object.values(hers).join(' ')}`);
    await untouched(daniel);
  });
});

describe('what is a mentor’s alone is refused to all others, the mentee herself', () => {
  test.each(asked('mentor').flatMap((row) => [0, 1].map((at) => [...row, at] as const)))('%s %s', async (...given) => {
    const [kind, id, row, at] = given;
    const who = [maya, jonas][at] as PersonDoor;
    await who.command('/mentoring privacy');
    const before = await ofMaya(database.db);
    running.logged.length = 0;
    expect(await ask(who, kind, id, row)).toContain(refusedAsMentor);
    expect(running.logged.join()).toContain('it was refused');
    await who.close({ all: true });
    expect(await ofMaya(database.db)).toEqual(before);
  });

  test.each(asked('reader'))('of others nothing is changed by %s %s', async (kind, id, row) => {
    await jonas.command('/mentoring privacy');
    const before = await ofMaya(database.db);
    await ask(jonas, kind, id, row);
    await jonas.close({ all: true });
    expect(await ofMaya(database.db)).toEqual(before);
  });

  test('and not to the mentor', async () => {
    await daniel.command('/mentoring privacy');
    const row = actions['goals:stop-following'] as Row;
    expect(await ask(daniel, 'action', 'goals:stop-following', row)).toContain('Taken out.');
    expect(sharedIn(daniel)).toEqual([]);
  });
});
