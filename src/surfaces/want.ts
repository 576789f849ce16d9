import type { Transaction } from 'kysely';
import type { Context } from '../context.ts';
import { ask } from '../db/client.ts';
import type { Schema, Surface } from '../db/schema.ts';
import { bringSurface } from './bring-job.ts';
import { listHeld, listWaiting } from './queries.ts';

/** How something is wanted. */
interface How {
  /**
   * Somebody asks for this message: one is posted, unless it stands there. Without it only what has been posted, or is to be, is
   * brought up to date. What is asked for is sent to Slack though it looks the same.
   */
  asked?: boolean;
  /** Its reader's own press brought it: it goes before what nobody waits for. So does all that is wanted for `ctx.presser`. */
  pressed?: boolean;
  /** The caller brings it at once itself; what it leaves undone is found by the tick. */
  atOnce?: boolean;
}

/** Notes what is wanted in Slack because of what this transaction changes. */
export interface Want {
  /** A message to a person about a subject. */
  message(kind: string, where: { to: string; about: string }, how?: How): void;
  /** A channel's message about a subject. */
  inChannel(kind: string, where: { workspace: string; channel: string; about: string }, how?: How): void;
  /** Everything that waits for somebody, or was refused because their account was closed: they are back. */
  allOf(person: string): void;
  /** What waits for somebody's hours: they are others now. */
  heldOf(person: string): void;
  /** Somebody's Home. */
  home(person: string, how?: How): void;
}

/** As it is written; one for each surface. */
interface Wanted {
  place: 'dm' | 'channel' | 'home';
  kind: string;
  subject: string;
  reader: string;
  person: string | null;
  channel: string | null;
  workspace: string | null;
  asked: boolean;
  /** The row is made where there is none. */
  begins: boolean;
  /** A job brings it. */
  queued: boolean;
  /** And before others. */
  pressed: boolean;
}

/** The kind of every Home, which is one for each person. */
export const homeKind = 'home';

/** The queue has so long before the tick looks, too. */
const graceMs = 60_000;

/**
 * Runs a transaction that changes what Slack shows. What is wanted is written once, at its end and in one order, so that
 * transactions that want the same surfaces wait for each other and never for ever; with it the job that brings it.
 *
 * @param run as with `ctx.db.transaction()`: only `trx`, and no call of Slack
 */
export function inTransaction<T>(
  ctx: Pick<Context, 'db' | 'queue' | 'now' | 'presser'>,
  run: (trx: Transaction<Schema>, want: Want) => Promise<T>,
): Promise<T> {
  return ctx.db.transaction().execute(async (trx) => {
    const wanted: All = { surfaces: new Map(), back: new Set(), held: new Set(), revived: new Set() };
    const result = await run(trx, collector(wanted));
    for (const person of wanted.held) addAgain(wanted, person, await listHeld(trx, person));
    for (const person of wanted.back) {
      const waiting = await listWaiting(trx, person);
      addAgain(wanted, person, waiting);
      for (const { id } of waiting) wanted.revived.add(id);
    }
    const isPressed = (one: Wanted) => one.pressed || one.person === ctx.presser;
    const only = onlyOne(wanted);
    if (only?.queued) {
      const made = { text: writeOneText, values: valuesOf(only, ctx.now()) };
      await ctx.queue.sendMade(trx, bringSurface, made, { pressed: isPressed(only) });
      return result;
    }
    const written = await writeAll(trx, wanted, ctx.now());
    for (const pressed of [true, false]) {
      const jobs = written.filter(({ one }) => one.queued && pressed === isPressed(one));
      const all = jobs.map(({ surface, workspace }) => ({ surface, workspace }));
      if (all.length > 0) await ctx.queue.sendAll(trx, bringSurface, all, { pressed });
    }
    return result;
  });
}

/** What one transaction wants. */
interface All {
  surfaces: Map<string, Wanted>;
  /** People who are back. */
  back: Set<string>;
  /** People whose hours are others. */
  held: Set<string>;
  /** Surfaces that are owed again although they were refused. */
  revived: Set<string>;
}

function collector({ surfaces: wanted, back, held }: All): Want {
  const note = (one: Wanted): void => {
    const key = keyOf(one);
    const before = wanted.get(key);
    wanted.set(key, {
      ...one,
      asked: one.asked || before?.asked === true,
      begins: one.begins || before?.begins === true,
      queued: one.queued || before?.queued === true,
      pressed: one.pressed || before?.pressed === true,
    });
  };
  const common = { channel: null, workspace: null, queued: true, pressed: false };
  return {
    message: (kind, { to, about }, { asked = false, pressed = false, atOnce = false } = {}) =>
      note({
        ...{ ...common, place: 'dm', kind, subject: about, reader: to, person: to },
        ...{ asked, begins: asked, pressed, queued: !atOnce },
      }),
    inChannel: (kind, { workspace, channel, about }, { asked = false } = {}) =>
      note({
        ...{ ...common, place: 'channel', kind, subject: about, reader: channel, person: null },
        ...{ channel, workspace, asked, begins: asked },
      }),
    allOf: (person) => void back.add(person),
    heldOf: (person) => void held.add(person),
    home: (person, { asked = false, pressed = false, atOnce = false } = {}) =>
      note({
        ...{ ...common, place: 'home', kind: homeKind, subject: person, reader: person, person },
        ...{ asked, begins: true, pressed, queued: !atOnce },
      }),
  };
}

/** Adds what waits for somebody already; with all the rest it is then written in one order. */
function addAgain({ surfaces }: All, person: string, rows: readonly Surface[]): void {
  for (const { kind, subject_id: subject, place } of rows) {
    const one = { place, kind, subject, reader: person, person, channel: null, workspace: null };
    const wanted = surfaces.get(keyOf(one)) ?? { ...one, asked: false, begins: false, queued: true, pressed: false };
    surfaces.set(keyOf(one), wanted);
  }
}

const keyOf = ({ reader, kind, subject }: Pick<Wanted, 'reader' | 'kind' | 'subject'>): string =>
  `${reader} ${kind} ${subject}`;

/** The same order as in `wakeUp`. */
const order = (a: Wanted, b: Wanted): number =>
  compare(a.reader, b.reader) || compare(a.kind, b.kind) || compare(a.subject, b.subject);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What was written of what is wanted. */
interface Written {
  one: Wanted;
  surface: string;
  workspace: string;
}

async function writeAll(trx: Transaction<Schema>, { surfaces, revived }: All, now: Date): Promise<Written[]> {
  const all = [...surfaces.values()].sort(order);
  const ofPeople = all.filter(({ person }) => person !== null);
  const inChannels = all.filter(({ person }) => person === null);
  return [...(await write(trx, ofPeople, revived, now)), ...(await write(trx, inChannels, revived, now))];
}

const lookAtAfter = (now: Date): Date => new Date(now.getTime() + graceMs);

/** What follows for a row that is there. @param isRevived whether it is owed again although it was refused, as an SQL text */
const wantedAnew = (isRevived: string) => `
  wanted_version = s.wanted_version + 1,
  owed = s.owed or excluded.owed or (s.state = 'failed' and ${isRevived}),
  repeated = s.repeated and not excluded.owed,
  asked_at = case when excluded.owed then excluded.asked_at else s.asked_at end,
  tries = case when excluded.owed or ${isRevived} then 0 else s.tries end,
  last_error = null,
  look_at = excluded.look_at`;

/**
 * Most transactions of a press want one thing, mostly Home, and somebody waits for their end: it is written by a plain
 * statement, which costs half, together with its job.
 *
 * @returns it, where it is a thing of a person that is made where there is none
 */
function onlyOne({ surfaces, revived }: All): Wanted | undefined {
  const [first, ...others] = surfaces.values();
  return first?.person && first.begins && others.length === 0 && revived.size === 0 ? first : undefined;
}

/** Of `writeOneText`. */
const valuesOf = ({ person, place, kind, subject, asked }: Wanted, now: Date) => [
  ...[person, place, kind, subject, asked],
  ...[now, lookAtAfter(now)],
];

const writeOneText = `
  insert into surface as s (workspace_id, place, person_id, kind, subject_id, state, owed, asked_at, shown_version, look_at,
                            created_at, updated_at)
  select workspace_id, $2, id, $3, $4, 'queued', $5, $6, 0, $7, $6, $6 from person where id = $1
  on conflict (person_id, kind, subject_id) do update set ${wantedAnew('false')}
  returning id as surface, workspace_id as workspace`;

/**
 * Writes what is wanted of people, or in channels, in one statement that takes its rows in order. Somebody who has been erased
 * meanwhile is left out; what nobody asked for is not begun.
 */
async function write(
  trx: Transaction<Schema>,
  wanted: readonly Wanted[],
  revived: ReadonlySet<string>,
  now: Date,
): Promise<Written[]> {
  if (wanted.length === 0) return [];
  const rows = await ask<{ id: string; workspace: string; reader: string; kind: string; subject: string }>(
    trx,
    wanted[0]?.person ? writeTexts.ofPeople : writeTexts.inChannels,
    ...[JSON.stringify(wanted.map((one, n) => ({ n, ...one }))), [...revived], now, lookAtAfter(now)],
  );
  const byKey = new Map(wanted.map((one) => [keyOf(one), one]));
  return rows.flatMap((row) => {
    const one = byKey.get(keyOf(row));
    return one ? [{ one, surface: row.id, workspace: row.workspace }] : [];
  });
}

const writeText = (its: string, unique: string) => `
  insert into surface as s (workspace_id, place, person_id, kind, subject_id, channel_id, state, owed, asked_at,
                            shown_version, look_at, created_at, updated_at)
  select coalesce(person.workspace_id, w.workspace), w.place, person.id, w.kind, w.subject, w.channel,
         case when w.begins then 'queued' else 'removed' end, w.asked, $3, 0, $4, $3, $3
  from jsonb_to_recordset($1::text::jsonb) as w(n int, place text, kind text, subject uuid, person uuid, channel text,
                                                workspace text, asked boolean, begins boolean)
  left join person on person.id = w.person
  where (w.person is null or person.id is not null)
    and (w.begins or exists (select from surface e where ${its} and e.kind = w.kind and e.subject_id = w.subject))
  order by w.n
  on conflict ${unique} do update set ${wantedAnew('s.id = any($2::uuid[])')}
  returning id, workspace_id as workspace, coalesce(person_id::text, channel_id) as reader, kind, subject_id as subject`;

const writeTexts = {
  ofPeople: writeText('e.person_id = w.person', '(person_id, kind, subject_id)'),
  inChannels: writeText('e.channel_id = w.channel', "(channel_id, kind, subject_id) where place = 'channel'"),
};
