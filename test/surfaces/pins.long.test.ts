import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeApp } from '../../sandbox/actions/app.ts';
import { changeChannel } from '../../sandbox/actions/channels.ts';
import { features } from '../../src/app.ts';
import type { AppContext } from '../../src/feature.ts';
import { runPin } from '../../src/surfaces/pins/bring-pin.ts';
import { faults, startTrial, type Trial } from '../faults/calls.ts';
import { type Running, runBot, startBot } from '../support/bot.ts';
import { install } from '../support/install.ts';
import { type Board, makeBoard, type Note } from './board.ts';

/*
 * Pins, wherever something fails: what stands is pinned where that is wanted, once, and nothing else is; nothing is asked for
 * ever.
 */

type Slack = Pick<Running, 'sandbox'>;

const pinsIn = ({ sandbox }: Slack, channel: string) =>
  (sandbox.workspace.store.conversations.get(channel)?.pins ?? []).map(({ ts }) => ts);

/** A channel of Maya's, whom the bot has met, with the bot in it. */
async function channelOf({ sandbox }: Slack): Promise<string> {
  const maya = sandbox.person('maya');
  await maya.openHome();
  const channel = changeChannel(sandbox.workspace, { do: 'create', as: maya.id, name: 'two', is_private: true });
  changeChannel(sandbox.workspace, { do: 'invite', as: maya.id, channel, user: sandbox.workspace.bot.userId });
  await sandbox.clock({ do: 'advance', minutes: 1 });
  await sandbox.settled();
  return channel;
}

describe('on two replicas', () => {
  let board: Board;
  let trial: Trial;
  let other: Omit<Running, 'sandbox'>;
  let contexts: AppContext[];
  let channel: string;
  let dataDir: string;
  beforeAll(async () => {
    board = makeBoard();
    trial = await startTrial({ features: [...features, board.feature] });
    channel = await channelOf(trial);
    const first = board.ctx();
    dataDir = await mkdtemp(join(tmpdir(), 'mentoring-pins-'));
    const { databaseUrl = '' } = trial.settings;
    other = await startBot(trial.sandbox, { databaseUrl, dataDir, features: [...features, board.feature] });
    await other.bot.tick();
    contexts = [first, board.ctx()];
    expect(contexts[0]?.db).not.toBe(contexts[1]?.db);
  });
  afterAll(async () => {
    await other.stop();
    await trial.stop();
    await rm(dataDir, { recursive: true });
  });

  const settled = () => trial.sandbox.settled();
  /** Minutes go by, in which whoever died holds nothing any more. */
  const later = async (minutes: number) => {
    await sql`update surface_pin set held_until = now() - interval '1 second' where held_until is not null`.execute(
      board.ctx().db,
    );
    await trial.sandbox.clock({ do: 'advance', minutes });
    await settled();
  };
  const standing = async (note: Note): Promise<Note> => {
    await note.say('Agenda');
    await settled();
    return note;
  };
  const newNote = () => board.note(trial, channel, trial.sandbox.person('maya').id);
  const isPinned = async (note: Note) => pinsIn(trial, channel).includes((await note.ts()) ?? '');

  test.each(faults)('$fault on the way to a pin and off it: it comes and goes all the same', async ({ fault }) => {
    const note = await standing(newNote());
    await trial.failing(fault, 'pins.add', () => note.pin(true));
    await later(10);
    expect([await isPinned(note), await note.state()]).toEqual([true, { is: 'there' }]);
    await trial.failing(fault, 'pins.remove', () => note.pin(false));
    await later(10);
    expect([await isPinned(note), await note.rows()]).toEqual([false, []]);
  });

  /** A context whose process dies at a call of `method`: before it reached Slack, or before its answer was kept. */
  const dying = (method: 'add' | 'remove', when: 'before' | 'after', died: () => void): AppContext => {
    const ctx = board.ctx();
    const dies = async (call: () => Promise<unknown>) => {
      if (when === 'after') await call();
      died();
      return new Promise(() => undefined);
    };
    return {
      ...ctx,
      queue: { ...ctx.queue, send: async () => undefined },
      workspaces: {
        ...ctx.workspaces,
        async clientFor(workspace) {
          const { pins } = await ctx.workspaces.clientFor(workspace);
          const dead = {
            ...pins,
            [method]: (args: { channel: string; timestamp: string }) => dies(() => pins[method](args)),
          };
          return { pins: dead } as never;
        },
      },
    };
  };

  test.each(
    (['before', 'after'] as const).flatMap((when) => [
      { when, method: 'add' as const, next: 'goes on' as const },
      { when, method: 'add' as const, next: 'is otherwise' as const },
      { when, method: 'remove' as const, next: 'goes on' as const },
      { when, method: 'remove' as const, next: 'is otherwise' as const },
    ]),
  )('killed $when pins.$method has done its work, and what is wanted $next: it heals', async ({
    when,
    method,
    next,
  }) => {
    const note = await standing(newNote());
    const wanted = method === 'add';
    if (!wanted) {
      await note.pin(true);
      await settled();
    }
    await new Promise<void>((died) => {
      const ctx = dying(method, when, died);
      void note
        .pin(wanted, ctx)
        .then(() => note.rows())
        .then(([row]) => runPin({ pin: String(row?.id) }, ctx));
    });
    expect(await isPinned(note)).toBe(wanted === (when === 'after'));
    const ends = next === 'goes on' ? wanted : !wanted;
    if (ends !== wanted) await note.pin(ends);
    await later(10);
    expect(await isPinned(note)).toBe(ends);
    expect(await note.rows()).toMatchObject(ends ? [{ pinned: true, look_at: null, held_by: null }] : []);
  });

  test('killed between the post and its pin: a minute later it is pinned', async () => {
    const note = newNote();
    await note.pin(true);
    await settled();
    await note.say('Agenda');
    await settled();
    // As if the job had been lost with the process that had posted it.
    const { db, now } = board.ctx();
    await note.letGo();
    const lookAt = new Date(now().getTime() + 60_000);
    await db.deleteFrom('job').execute();
    await db
      .updateTable('surface_pin')
      .set({ message_ts: null, pinned: false, look_at: lookAt })
      .where('subject_id', '=', note.subject)
      .execute();
    await db.updateTable('surface').set({ state: 'sent' }).where('subject_id', '=', note.subject).execute();
    await later(1);
    expect(await note.state()).toEqual({ is: 'there' });
  });

  test('wanted, not wanted, posted anew, faults and both at once, in any order: pinned is what stands and is wanted', async () => {
    const move = fc.oneof(
      fc.record({ do: fc.constant('pin' as const), wanted: fc.boolean(), by: fc.nat(1) }),
      fc.record({ do: fc.constantFrom('say' as const, 'letGo' as const, 'wait' as const, 'both' as const) }),
      fc.record({
        do: fc.constant('fault' as const),
        fault: fc.constantFrom('status_429' as const, 'status_500' as const, 'done_500' as const),
        method: fc.constantFrom('pins.add', 'pins.remove'),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 3, maxLength: 12 }), async (moves) => {
        const note = newNote();
        let wanted = false;
        for (const one of moves) {
          if (one.do === 'pin') {
            await note.pin(one.wanted, contexts[one.by]);
            wanted = one.wanted;
          } else if (one.do === 'say') await note.say('Agenda');
          else if (one.do === 'letGo') await note.letGo();
          else if (one.do === 'wait') await settled();
          else if (one.do === 'fault')
            trial.sandbox.switches({ apiFault: one.fault, faultMethods: [one.method], faultTimes: 1 });
          else {
            const [row] = await note.rows();
            const pin = String(row?.id);
            if (row) await Promise.all(contexts.map((ctx) => runPin({ pin }, ctx).catch(() => undefined)));
          }
        }
        trial.sandbox.switches({ apiFault: 'none' });
        await note.say('Agenda');
        await settled();
        await later(10);
        await later(10);
        const messages = trial.sandbox.person('maya').messages(channel);
        const stands = await note.ts();
        expect(messages.some(({ ts }) => ts === stands)).toBe(true);
        expect(pinsIn(trial, channel).includes(stands ?? '')).toBe(wanted);
        expect(await note.rows()).toMatchObject(wanted ? [{ pinned: true, look_at: null, message_ts: stands }] : []);
        // Nothing older of it is pinned: what is pinned is what rows say.
        const rows = await board.ctx().db.selectFrom('surface_pin').select('message_ts').execute();
        expect(pinsIn(trial, channel).sort()).toEqual(rows.flatMap(({ message_ts: ts }) => ts ?? []).sort());
        await note.pin(false);
        await settled();
      }),
      { numRuns: 25 },
    );
  });
});

test('without the scope nothing is pinned; granted, or installed again, it is; and nobody asks while there is no token', async () => {
  const board = makeBoard();
  const running = await runBot({ mode: 'oauth', features: [...features, board.feature] });
  const { sandbox } = running;
  const channels = ['groups:read', 'groups:history'];
  await install(running, channels);
  const channel = await channelOf(running);
  const note = board.note(running, channel, sandbox.person('maya').id);
  const minutes = async (count: number) => {
    await sandbox.clock({ do: 'advance', minutes: count });
    await sandbox.settled();
  };
  await note.pin(true);
  await note.say('Agenda');
  await sandbox.settled();
  expect(await note.state()).toEqual({ is: 'refused', code: 'missing_scope' });
  await install(running, [...channels, 'pins:write']);
  await minutes(1);
  expect([await note.state(), pinsIn(running, channel)]).toEqual([{ is: 'there' }, [await note.ts()]]);

  const other = board.note(running, channel, sandbox.person('maya').id);
  await other.say('Another');
  await sandbox.settled();
  removeApp(sandbox.workspace);
  await sandbox.settled();
  await other.pin(true);
  await note.pin(false);
  await sandbox.settled();
  expect(await other.state()).toEqual({ is: 'refused', code: 'not_installed' });
  expect([...(await note.rows()), ...(await other.rows())].map(({ look_at }) => look_at)).toEqual([null, null]);
  await install(running, [...channels, 'pins:write']);
  const members = sandbox.workspace.store.conversations.get(channel)?.members;
  if (!members?.includes(sandbox.workspace.bot.userId))
    changeChannel(sandbox.workspace, { do: 'invite', as: 'maya', channel, user: sandbox.workspace.bot.userId });
  await minutes(1);
  expect([await other.state(), await note.rows()]).toEqual([{ is: 'there' }, []]);
  expect(pinsIn(running, channel)).toEqual([await other.ts()]);
  await running.stop();
});
