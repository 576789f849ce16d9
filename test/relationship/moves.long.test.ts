import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { loadEditions } from '../../src/content/editions.ts';
import { type Database, openDatabase } from '../../src/db/client.ts';
import { asMentor, previewOf } from '../../src/relationship/agreement/preview-view.ts';
import type { Ended, PairState, Side } from '../../src/relationship/pair.ts';
import { readTerms } from '../../src/relationship/reader.ts';
import { type Running, runBot } from '../support/bot.ts';
import { migratedDatabase } from '../support/database.ts';
import { textOf } from '../support/journey.ts';
import { tableUnder } from '../support/moves.ts';
import { findPersonOf, type PutPair, putPair, someTerms } from '../support/pairs.ts';
import { putOnMap } from '../support/shares.ts';
import { forged } from '../support/slack.ts';

/*
 * Every state × move × role of moves.md, through a running bot and signed requests: what comes of the pair, and that what
 * is refused changes nothing, reaches nobody, and is answered with a sentence.
 */

let running: Running;
let database: Database;
let drop: () => Promise<void>;
let maya: PersonDoor;
let daniel: PersonDoor;
let jonas: PersonDoor;
let amara: PersonDoor;
let mayaId: string;
let danielId: string;
let onMap: string;

beforeAll(async () => {
  let url: string;
  ({ url, drop } = await migratedDatabase());
  running = await runBot({ databaseUrl: url });
  await running.sandbox.clock({ do: 'jump', to: '2026-12-01T15:00:00Z' });
  database = await openDatabase({ url, dataDir: '' });
  [maya, daniel, jonas, amara] = ['maya', 'daniel', 'jonas', 'amara'].map(running.sandbox.person) as [
    PersonDoor,
    PersonDoor,
    PersonDoor,
    PersonDoor,
  ];
  await putOnMap(maya, 'Dr. Daniel Reyes');
  for (const who of [maya, daniel, jonas, amara]) await who.command('/mentoring privacy');
  mayaId = (await findPersonOf(database.db, maya.id)) ?? '';
  danielId = (await findPersonOf(database.db, daniel.id)) ?? '';
  const { default: edition } = await loadEditions('content');
  const sent = { terms: readTerms({ ...someTerms, where: 'By mentee' }), sentAt: new Date('2026-12-01T15:00:00Z') };
  sentPreview = previewOf(asMentor({ edition }, { timeZone: 'America/New_York' }), sent, '2026-12-07');
  const person = await database.db.selectFrom('network_person').select('id').executeTakeFirstOrThrow();
  onMap = person.id;
  // Somebody in another workspace with the id of each of the two.
  const at = running.sandbox.now();
  await database.db
    .insertInto('workspace')
    .values({ id: 'T0ANOTHER', name: null, installed_at: at, uninstalled_at: null })
    .execute();
});
afterAll(async () => {
  await running.stop();
  await database.close();
  await drop();
});

const moves = [
  ...['propose', 'agree', 'change', 'take-back', 'decline', 'without-bot', 'cannot', 'not-remembered'],
  ...['note-agreed', 'pause', 'resume', 'end', 'mute', 'unmute', 'read'],
] as const;
type Move = (typeof moves)[number];

interface Made {
  id: string;
  versions: { id: string; sentBy: Side; ended: Ended | null }[];
}

const until = '2026-12-20';

/** A pair in a state of the table, with versions of both sides behind it. */
function madeOf(state: string, withWhat: string): PutPair {
  const first = { sentBy: 'mentee', ended: 'changed' } as const;
  const agreed = { sentBy: 'mentee', ended: 'agreed' } as const;
  const old = ['mentee', 'mentor'].map((sentBy) => ({ sentBy: sentBy as Side, ended: 'taken-back' as const }));
  const waits = (sentBy: Side) => ({ sentBy, ended: null, terms: { where: `By ${sentBy}` } });
  const versions: Record<string, PutPair['versions']> = {
    talk: [...old, { sentBy: 'mentee', ended: 'expired' }],
    'proposed-by-mentee': [waits('mentee')],
    'proposed-by-mentor': [first, waits('mentor')],
    active: [...old, agreed].toSorted((a) => (a.ended === 'agreed' ? -1 : 1)),
    'active-change-by-mentee': [agreed, waits('mentee')],
    'active-change-by-mentor': [agreed, waits('mentor')],
    paused: [agreed, ...old],
    closing: [agreed, ...old],
    closed: [agreed, ...old],
  };
  const named = state.replace(/-(?:change-)?by-.*$/, '') as PairState;
  return {
    ...{ menteeId: mayaId, mentorId: danielId, onMap, state: named, withBot: withWhat === 'bot' },
    versions: withWhat === 'bot' || state !== 'talk' ? (versions[state] ?? []) : [],
    ...(state === 'paused' && { pausedUntil: until }),
  };
}

async function put(state: string, withWhat: string): Promise<Made> {
  await database.db.deleteFrom('pair').execute();
  return more(state, withWhat);
}
async function more(state: string, withWhat: string): Promise<Made> {
  const made = madeOf(state, withWhat);
  const { id, versions } = await putPair(database.db, made);
  return { id, versions: (made.versions ?? []).map((one, at) => ({ ...one, id: versions[at] ?? '' })) };
}

/** A pair as the table writes its state. */
async function stateOf(id: string): Promise<string> {
  const pair = await database.db.selectFrom('pair').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const waits = await database.db
    .selectFrom('agreement')
    .select('sent_by')
    .where('pair_id', '=', id)
    .where('ended', 'is', null)
    .executeTakeFirst();
  const change = pair.state === 'active' ? '-change' : '';
  return `${pair.state}${waits ? `${change}-by-${waits.sent_by}` : ''}${pair.with_bot ? '' : '/no bot'}`;
}

/** Everything that is kept of pairs, and of what is typed and sent. */
async function kept(): Promise<unknown> {
  const tables = ['pair', 'agreement', 'pair_mute', 'typed_text', 'push_thing'];
  const all = await Promise.all(
    tables.map((table) =>
      sql`select to_jsonb(t)::text as row from ${sql.table(table)} t order by 1`.execute(database.db),
    ),
  );
  return all.map(({ rows }) => rows);
}

/** The version that a press names: the one that waits; else the one in force, or the last that came to nothing. */
function namedBy(move: Move, side: Side, { versions }: Made): string {
  const waits = versions.find(({ ended }) => ended === null);
  if (waits) return waits.id;
  const own = move === 'take-back' ? side : side === 'mentee' ? 'mentor' : 'mentee';
  const last =
    move === 'agree'
      ? (versions.find(({ ended }) => ended === 'agreed') ?? versions.at(-1))
      : versions.findLast(({ sentBy, ended }) => sentBy === own && ended !== 'agreed');
  return last?.id ?? '';
}

const text = (value: string) => ({ a: { type: 'plain_text_input', value } });
const day = (selected_date: string) => ({ a: { type: 'datepicker', selected_date } });
const chosen = (value: string) => ({ a: { type: 'static_select', selected_option: { value } } });
const otherWords = {
  ...{ purpose: text('Other words'), rhythm: chosen('monthly'), length: chosen('30'), where: text('By phone') },
  ...{ review: day('2027-04-01') },
};

interface Press {
  id: string;
  value?: string;
  carried?: object;
  form?: object;
}

/** What is pressed or sent for a move: pages that only ask come before and change nothing. */
function pressOf(move: Move, side: Side, pair: Made, state: string, preview: string): Press {
  const on = (verb: string, value: string): Press => ({ id: `relationship:${verb}`, value });
  const form = (verb: string, form: object = {}, more: object = {}): Press => {
    const number = pair.versions.length;
    return { id: `relationship:${verb}`, carried: { pairId: pair.id, number, opened: 'x', shown: {}, ...more }, form };
  };
  switch (move) {
    case 'propose':
      return form('send', {}, { preview: state === 'talk' ? preview : sentPreview });
    case 'agree':
    case 'take-back':
    case 'decline':
      return on(move, namedBy(move, side, pair));
    case 'change':
      return form('send-change', otherWords);
    case 'without-bot':
    case 'cannot':
    case 'not-remembered':
      return form('answer', { line: text('') }, { answer: move });
    case 'note-agreed':
      return state === 'talk' ? on('note-agreed', pair.id) : form('keep-draft', otherWords);
    case 'pause':
      return form('keep-pause', { until: day('2026-12-22') });
    case 'resume':
      return on('resume', `${pair.id} ${until}`);
    case 'end':
      return form('send-end');
    default:
      return on(move, pair.id);
  }
}

/** Sends it off, and gives everything that is answered. */
async function send(who: PersonDoor, press: Press, from: object = {}): Promise<string> {
  const view = {
    ...{ id: who.modal()?.id ?? 'V1', type: 'modal', callback_id: press.carried ? press.id : 'privacy:table' },
    ...{ private_metadata: JSON.stringify(press.carried ?? {}), title: { type: 'plain_text', text: 'x' }, blocks: [] },
    state: { values: press.form ?? {} },
  };
  const actions = [{ type: 'button', action_id: press.id, block_id: 'b', value: press.value }];
  const payload = press.carried ? { type: 'view_submission', view } : { type: 'block_actions', view, actions };
  const answer = await forged(running, who, { ...payload, ...from });
  expect(answer.status).toBe(200);
  const body = await answer.text();
  await running.bot.idle();
  return press.carried ? body : textOf(who.modal());
}

/** What is said to whoever cannot do it, in place of doing it. */
const moved = /This has moved on meanwhile|This is between two others, or it is gone|This waits no more/;
/** Or how it stands: it is over, the words are hers to send, or it is not sent yet. */
const refusal = new RegExp(`${moved.source}|This ended on|Send the words yourself|hears nothing before you press Send`);

/** Messages that were posted, changed or taken out since. */
const written = (since: number) =>
  running.sandbox.inspector.log(since).entries.filter(({ name }) => name.startsWith('chat.'));
const looked = () => running.sandbox.inspector.log().last;

/** The fingerprint of the preview that she would see now, where nothing is sent yet. */
let preview = '';
/** Of the version that waits in the rows where she has sent one: what her page showed on the day she sent it. */
let sentPreview = '';
async function previewNow(): Promise<string> {
  const { id } = await put('talk', 'no bot');
  await database.db.updateTable('pair').set({ with_bot: true, mentor_id: null }).where('id', '=', id).execute();
  await send(maya, { id: 'relationship:preview', value: id });
  return (JSON.parse(maya.modal()?.private_metadata ?? '') as { preview: string }).preview;
}

describe.each(['mentee', 'mentor'] as const)('as the table says of a %s', (side) => {
  const rows = tableUnder(side === 'mentee' ? 'Mentee' : 'Mentor');

  test.each(rows)('$state, $with', async (row) => {
    const [state = '', withWhat = ''] = [row.state, row.with];
    preview ||= await previewNow();
    const who = side === 'mentee' ? maya : daniel;
    const found: Record<string, string> = {};
    const refused = moves.filter((move) => row[move] === 'no');
    const pair = await put(state, withWhat);
    await running.bot.idle();
    const before = await kept();
    const since = looked();
    for (const move of refused) {
      const said = await send(who, pressOf(move, side, pair, state, preview));
      found[move] = refusal.test(said) ? 'no' : `taken, and said ${said}`;
    }
    expect(await kept()).toEqual(before);
    expect(written(since)).toEqual([]);
    for (const move of moves) {
      if (refused.includes(move)) continue;
      const one = await put(state, withWhat);
      const was = await stateOf(one.id);
      const earlier = JSON.stringify(await versionsOf(one.id));
      const said = await send(who, pressOf(move, side, one, state, preview));
      const now = await stateOf(one.id);
      const isSame = now === was && JSON.stringify(await versionsOf(one.id)) === earlier;
      const isNew = move === 'pause' && (await pausedUntil(one.id)) === '2026-12-22';
      found[move] = moved.test(said) ? `no: ${said}` : isSame && !isNew ? 'same' : now;
      found[move] = withWhat === 'bot' ? found[move] : found[move].replace('/no bot', '');
    }
    expect(found).toEqual(Object.fromEntries(moves.map((move) => [move, row[move]])));
  });

  test('is written for every state', () => expect(rows).toHaveLength(13));
});

const versionsOf = (id: string) =>
  database.db.selectFrom('agreement').select(['id', 'ended']).where('pair_id', '=', id).orderBy('number').execute();
const pausedUntil = async (id: string) =>
  (await database.db.selectFrom('pair').select('paused_until').where('id', '=', id).executeTakeFirst())?.paused_until;

test('a former mentor moves nothing of a later pair, and reads the earlier agreement alone', async () => {
  for (const row of tableUnder('Former mentor').filter((one) => one.state !== 'closed')) {
    await database.db.deleteFrom('pair').execute();
    const earlier = await more('closed', 'bot');
    const later = await more(row.state ?? '', row.with ?? '');
    await database.db.deleteFrom('pair_mute').execute();
    await running.bot.idle();
    const before = await kept();
    const since = looked();
    for (const move of moves.filter((one) => one !== 'mute' && one !== 'unmute')) {
      const said = await send(daniel, pressOf(move, 'mentor', earlier, 'closed', ''));
      // Each of these is said on the page of what is over, whether it is done already or cannot be done.
      expect([row.state, move, said]).toEqual([
        row.state,
        move,
        expect.stringMatching(
          /This ended on|I have said so|has ended|The talk at the congress|This has moved on|between two others/,
        ),
      ]);
      expect(said).not.toContain('By mentee');
    }
    expect([row.state, await kept()]).toEqual([row.state, before]);
    expect(written(since)).toEqual([]);
    await send(daniel, { id: 'relationship:mute', value: earlier.id });
    expect(await database.db.selectFrom('pair_mute').select('pair_id').execute()).toEqual([{ pair_id: earlier.id }]);
    await send(daniel, { id: 'relationship:unmute', value: earlier.id });
    expect(await stateOf(later.id)).toBe(`${row.state}${row.with === 'bot' ? '' : '/no bot'}`);
  }
});

test.each([
  'Stranger',
  'Lead',
  'Other workspace',
])('%s is refused everything, with one and the same sentence', async (role) => {
  const sentence = 'This is between two others, or it is gone.';
  const elsewhere = { team: { id: 'T0ANOTHER', domain: 'another' } };
  const askers: [PersonDoor, object][] = {
    Stranger: [[jonas, {}]],
    Lead: [[amara, {}]],
    'Other workspace': [maya, daniel].map((who) => [who, elsewhere]),
  }[role] as [PersonDoor, object][];
  // Whom the bot meets for the first time it greets.
  for (const [who, from] of askers) await send(who, { id: 'privacy:who-sees' }, from);
  for (const row of tableUnder(role)) {
    const pair = await put(row.state ?? '', row.with ?? '');
    const before = await kept();
    const since = looked();
    for (const [who, from] of askers) {
      running.logged.length = 0;
      for (const move of moves) expect([row.state, move, row[move]]).toEqual([row.state, move, 'no']);
      const presses = moves.map((move) => pressOf(move, 'mentee', pair, row.state ?? '', ''));
      const said = await Promise.all(presses.map((press) => send(who, press, from)));
      for (const [at, { carried }] of presses.entries()) if (carried) expect(said[at]).toContain(sentence);
      expect(textOf(who.modal())).toContain(sentence);
      const warned = running.logged.filter((line) => line.includes('it was refused'));
      // A version that the state does not have is nobody's, too.
      expect([row.state, warned.length]).toEqual([row.state, moves.length]);
    }
    expect(await kept()).toEqual(before);
    expect(written(since)).toEqual([]);
  }
});

test('what never was is answered to one of the two as to a stranger', async () => {
  await put('active', 'bot');
  const never = { id: '00000000-0000-4000-8000-000000000009', versions: [] };
  for (const move of moves)
    expect(await send(maya, pressOf(move, 'mentee', never, 'active', ''))).toContain('This is between two others');
});

test('the clock ends what waited, and a pause, in every state, and tells nobody', async () => {
  for (const row of tableUnder('Clock')) {
    const name = `${row.state}, ${row.with}`;
    const pair = await put(row.state ?? '', row.with ?? '');
    const due = row.state === 'paused' ? row.resume : row.expire;
    await running.bot.idle();
    const since = looked();
    const was = await stateOf(pair.id);
    for (const _ of ['once', 'twice']) {
      await database.db
        .updateTable('pair')
        .set({ look_at: new Date('2026-12-01T14:00:00Z') })
        .execute();
      await running.bot.tick();
      await running.bot.idle();
      const now = await stateOf(pair.id);
      expect([name, now]).toEqual([name, due === 'same' ? was : `${due}${row.with === 'bot' ? '' : '/no bot'}`]);
    }
    expect([name, written(since).filter((entry) => entry.name === 'chat.postMessage')]).toEqual([name, []]);
  }
});

test('another form of a proposal, while one waits, is not sent, and says what holds', async () => {
  const pair = await put('proposed-by-mentee', 'bot');
  const before = await kept();
  const press = pressOf('propose', 'mentee', pair, 'talk', 'of other words');
  expect(await send(maya, press)).toMatch(/This has moved on meanwhile[\s\S]*relationship:change/);
  expect(await kept()).toEqual(before);
});
