import { randomUUID } from 'node:crypto';
import { WebClient } from '@slack/web-api';
import { type Kysely, sql } from 'kysely';
import type { Context } from '../../src/context.ts';
import { ask, type Database } from '../../src/db/client.ts';
import type { Schema } from '../../src/db/schema.ts';
import type { Made } from '../../src/jobs/statements.ts';
import { keyRing } from '../../src/keys.ts';
import { createLog } from '../../src/process/log.ts';
import { createWork } from '../../src/process/work.ts';
import { clientOptions } from '../../src/slack/installed/workspaces.ts';
import { bring } from '../../src/surfaces/bringing/bring.ts';
import { lookForSurfaces } from '../../src/surfaces/bringing/look.ts';
import { type HomeKind, type Kinds, kindsOf, type MessageKind, type Rendered } from '../../src/surfaces/kind.ts';
import { inTransaction, type Want } from '../../src/surfaces/want.ts';
import { type Sink, startSink } from './wires/sink.ts';

/** What a made-up subject says; `gone` and `not now` as a feature says them. */
type Said = Rendered<{ text: string }>;

/** Surfaces of made-up kinds on a database, before a sink in Slack's place. Jobs run when told to. */
export interface Rig {
  ctx: Context;
  kinds: Kinds;
  sink: Sink;
  /** A day at noon, moved by tests. */
  now: Date;
  /** What each subject says now; in a Home, `{name}` is its reader's. */
  says: Map<string, Said>;
  /** Every end that a feature has heard of. */
  endings: { subject: string; code: string }[];
  lines: string[];
  /** The jobs that wait. */
  jobs: string[];
  /** Every job that was to go first. */
  pressed: string[];
  /** Clears the way to Slack: no token when false. */
  installed: boolean;
  /** Runs once, right before the token is asked for. */
  onToken: (() => Promise<void> | void) | undefined;
  newPerson(timeZone?: string): Promise<string>;
  /** Changes what a subject says, and wants it. */
  say(subject: string, said: Said, want: (want: Want) => void): Promise<void>;
  /** Runs the jobs that wait, once each; a job that fails waits again. @returns whether any failed */
  work(): Promise<boolean>;
  /** Moves the clock and looks for what is due, with the jobs of it. */
  after(minutes: number): Promise<void>;
  row(subject: string): Promise<Record<string, unknown> | undefined>;
  close(): Promise<void>;
}

export const kindNames = { note: 'test.note', agenda: 'test.agenda' };

export async function makeRig(database: Database): Promise<Rig> {
  const sink = await startSink();
  const log = createLog('trace', { write: (line: string) => void rig.lines.push(line) });
  const render: MessageKind['render'] = async (_, { subject, repeated }) => {
    const said = rig.says.get(subject) ?? 'gone';
    return typeof said === 'string' ? said : { text: `${repeated ? 'Again: ' : ''}${said.text}`, blocks: [] };
  };
  const note: MessageKind = {
    name: kindNames.note,
    place: 'dm',
    hours: 'day',
    tooLateAfterHours: 48,
    afterUnknown: 'leave',
    render,
    onFinal: async (_, { subject, code }) => void rig.endings.push({ subject, code }),
  };
  const agenda: MessageKind = { ...note, name: kindNames.agenda, place: 'channel', afterUnknown: 'look once' };
  const home: HomeKind = {
    name: 'home',
    place: 'home',
    async render(_, { subject, person }) {
      const said = rig.says.get(subject) ?? 'gone';
      if (typeof said === 'string') return said;
      const text = said.text.replace('{name}', person?.name ?? '?');
      return { type: 'home', blocks: [{ type: 'section', text: { type: 'plain_text', text } }] };
    },
  };
  const kinds = kindsOf<Context>([{ surfaces: [note, agenda, home] }]);
  const client = new WebClient('xoxb-test', { ...clientOptions(sink.apiUrl, log), timeout: 1_000 });
  const ctx = {
    database,
    db: database.db,
    keys: keyRing([Buffer.alloc(32, 7)]),
    log,
    unread: new Set(),
    now: () => rig.now,
    work: createWork(),
    queue: {
      async sendAll(_: unknown, __: unknown, all: { surface: string }[], how?: { pressed: boolean }) {
        const ids = all.map(({ surface }) => surface);
        rig.jobs.push(...ids);
        if (how?.pressed) rig.pressed.push(...ids);
      },
      async sendMade(trx: Kysely<Schema>, job: unknown, made: Made, how?: { pressed: boolean }) {
        const rows = await ask<{ surface: string }>(trx, made.text, ...made.values);
        await this.sendAll(trx, job, rows, how);
        return rows;
      },
    },
    workspaces: {
      async clientFor() {
        const doing = rig.onToken;
        rig.onToken = undefined;
        await doing?.();
        if (!rig.installed) throw new Error('The bot is not installed in this workspace.');
        return client;
      },
    },
  } as unknown as Context;
  const rig: Rig = {
    ctx,
    kinds,
    sink,
    now: new Date('2026-12-07T18:00:00Z'),
    says: new Map(),
    endings: [],
    lines: [],
    jobs: [],
    pressed: [],
    installed: true,
    onToken: undefined,
    async newPerson(timeZone = 'America/Chicago') {
      const { db } = database;
      await db
        .insertInto('workspace')
        .values({ id: 'T1', name: null, installed_at: rig.now, uninstalled_at: null })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      const { id } = await db
        .insertInto('person')
        .values({
          workspace_id: 'T1',
          slack_user_id: `U${randomUUID().slice(0, 8)}`,
          time_zone: timeZone,
          created_at: rig.now,
          updated_at: rig.now,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      return id;
    },
    say: (subject, said, wanting) =>
      inTransaction(ctx, async (_, want) => {
        rig.says.set(subject, said);
        wanting(want);
      }),
    async work() {
      const jobs = rig.jobs.splice(0);
      let failed = false;
      for (const job of jobs)
        await bring(ctx, kinds, job).catch(() => {
          rig.jobs.push(job);
          failed = true;
        });
      return failed;
    },
    async after(minutes) {
      rig.now = new Date(rig.now.getTime() + minutes * 60_000);
      await lookForSurfaces(ctx);
      await rig.work();
    },
    row: (subject) =>
      database.db.selectFrom('surface').selectAll().where('subject_id', '=', subject).executeTakeFirst(),
    async close() {
      await sink.stop().catch(() => undefined);
    },
  };
  return rig;
}

/** As time would: whoever had a surface in hand and died holds it no longer. */
export const endHolds = ({ ctx }: Rig) =>
  sql`update surface set held_until = now() - interval '1 second'`.execute(ctx.db);
