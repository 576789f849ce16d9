import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FaultKind } from '../../sandbox/protocol.ts';
import { type Running, startBot } from '../support/bot.ts';
import { putChannel } from '../support/channels.ts';
import { textOf } from '../support/journey.ts';
import { runTwo, type Two } from '../support/meetings.ts';
import { forged } from '../support/slack.ts';

/*
 * An agenda that both change at once, at two replicas on one PostgreSQL, while Slack fails in every way: one post, and nobody's
 * words lost.
 */

let two: Two;
let other: Omit<Running, 'sandbox'>;
let dataDir: string;
let channel: string;
let meetingId: string;
beforeAll(async () => {
  two = await runTwo();
  ({ channel } = await putChannel(two));
  dataDir = await mkdtemp(join(tmpdir(), 'mentoring-agenda-'));
  other = await startBot(two.running.sandbox, { databaseUrl: two.url, dataDir });
  two.running.sandbox.setRequestUrl(`${two.running.botUrl}/slack/events`);
  await two.maya.command('/mentoring agenda');
  meetingId = (await two.database.db.selectFrom('meeting').select('id').executeTakeFirstOrThrow()).id;
  await two.helen.command('/mentoring privacy');
});
afterAll(async () => {
  await other.stop();
  await two.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const posts = (): string[] => {
  const { store, bot } = two.running.sandbox.workspace;
  return store
    .messagesIn(channel)
    .filter(({ user, blocks }) => user === bot.userId && blocks !== undefined)
    .map((one) => textOf(one as never));
};

/** Somebody adds a line, in a form of their own, at one of the replicas. */
async function adds(at: Pick<Running, 'botUrl'>, who: Two['maya'], text: string): Promise<void> {
  const carried = { pairId: two.pairId, meetingId, formId: randomUUID() };
  const view = {
    ...{ id: who.modal()?.id, type: 'modal', callback_id: 'meeting:keep-agenda' },
    ...{ private_metadata: JSON.stringify(carried), title: { type: 'plain_text', text: 'x' }, blocks: [] },
    state: { values: { add: { x: { type: 'plain_text_input', value: text } } } },
  };
  const answer = await forged({ botUrl: at.botUrl, sandbox: two.running.sandbox }, who, {
    type: 'view_submission',
    view,
  });
  expect(answer.status).toBe(200);
  expect(await answer.text()).not.toContain('went wrong');
}

const quiet = async (): Promise<void> => {
  await Promise.all([two.running.bot.idle(), other.bot.idle()]);
  await two.settled();
};

test('twenty changes by both at two replicas, while edits fail in every way: one post with all of it', async () => {
  const { maya, helen, running } = two;
  await maya.submit();
  await maya.submit();
  await quiet();
  expect(posts()).toHaveLength(1);
  const faults: FaultKind[] = ['status_500', 'status_503', 'lost', 'done_500', 'status_429'];
  const said: string[] = [];
  for (let round = 0; round < 5; round += 1) {
    running.sandbox.switches({ apiFault: faults[round] ?? 'none', faultMethods: ['chat.update'], faultTimes: 1 });
    const lines = [0, 1, 2, 3].map((n) => `round ${round} line ${n}`);
    said.push(...lines);
    await Promise.all(lines.map((line, n) => adds(n % 2 === 0 ? running : other, n < 2 ? maya : helen, line)));
    await quiet();
  }
  await expect
    .poll(
      async () => {
        await running.sandbox.clock({ do: 'advance', minutes: 2 }).catch(() => undefined);
        await quiet();
        return posts().at(-1)?.includes('8 for another time');
      },
      { timeout: 30_000 },
    )
    .toBe(true);
  expect(posts()).toHaveLength(1);
  const { db } = two.database;
  const places = await db
    .selectFrom('agenda_place')
    .select(['part', 'rank'])
    .where('meeting_id', '=', meetingId)
    .execute();
  expect(places).toHaveLength(said.length);
  expect(places.filter(({ part }) => part !== 'later')).toHaveLength(12);
  // No two stand at one place of a part.
  expect(new Set(places.map(({ part, rank }) => `${part} ${rank}`)).size).toBe(said.length);
  await maya.close({ all: true });
  await maya.command('/mentoring agenda');
  for (const line of said) expect(two.hers()).toContain(line);
});

test('the first post, where nobody knows whether it came, is one; without history at most one more, which says so', async () => {
  const { maya, running, jump } = two;
  for (const fault of ['lost', 'done_500', 'status_503'] as const) {
    await two.database.db
      .updateTable('meeting')
      .set({ state: 'met', ended_at: new Date() })
      .where('state', '!=', 'met')
      .execute();
    const before = posts().length;
    await maya.close({ all: true });
    await maya.command('/mentoring agenda');
    await maya.submit();
    running.sandbox.switches({ apiFault: fault, faultMethods: ['chat.postMessage'], faultTimes: 1 });
    await maya.submit();
    await quiet();
    await jump(new Date(running.sandbox.now().getTime() + 20 * 60_000).toISOString());
    await quiet();
    const fresh = posts().slice(before);
    expect(fresh.length).toBeGreaterThanOrEqual(1);
    expect(fresh.length).toBeLessThanOrEqual(2);
    if (fresh.length === 2) expect(fresh[1]).toContain('Posted once more');
  }
});
