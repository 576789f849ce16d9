import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { type Running, startBot } from '../support/bot.ts';
import { runTwo, type Two } from '../support/meetings.ts';
import { putPair } from '../support/pairs.ts';
import { forged } from '../support/slack.ts';

/*
 * Two presses at once, at two replicas on one PostgreSQL: what the races of moves.md say of each order, and nothing else. Each
 * is run in both orders, and a few times.
 */

let two: Two;
let other: Omit<Running, 'sandbox'>;
let dataDir: string;
let ids: { menteeId: string; mentorId: string };
beforeAll(async () => {
  two = await runTwo();
  dataDir = await mkdtemp(join(tmpdir(), 'mentoring-times-'));
  other = await startBot(two.running.sandbox, { databaseUrl: two.url, dataDir });
  two.running.sandbox.setRequestUrl(`${two.running.botUrl}/slack/events`);
  const { person_id, mentor_id } = await two.database.db.selectFrom('pair').selectAll().executeTakeFirstOrThrow();
  ids = { menteeId: person_id, mentorId: mentor_id ?? '' };
  for (const who of [two.maya, two.helen]) await who.command('/mentoring privacy');
});
afterAll(async () => {
  await other.stop();
  await two.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const hour = (hours: number): Date => new Date(Date.parse('2026-11-30T15:00:00Z') + hours * 3_600_000);
const second = (time: Date): number => time.getTime() / 1000;
const times = [hour(48), hour(72)];

/** A pair with a meeting, and with times that wait. */
interface Put {
  pairId: string;
  meeting: string;
  offer: string;
}
async function put({ startsAt, sentBy }: { startsAt?: Date; sentBy?: 'mentee' | 'mentor' }): Promise<Put> {
  const { db } = two.database;
  await db.deleteFrom('pair').execute();
  const versions = [{ sentBy: 'mentee', ended: 'agreed' }] as const;
  const { id: pairId } = await putPair(db, { ...ids, state: 'active', versions });
  const [meeting, offer] = [randomUUID(), randomUUID()];
  const of = { pair_id: pairId, person_id: ids.menteeId, number: 1 };
  const state = startsAt ? ('set' as const) : ('wanted' as const);
  const kept = {
    minutes: 30,
    sequence: startsAt ? 1 : 0,
    how: null,
    opened_at: hour(-9),
    ended_at: null,
    ended_by: null,
  };
  const row = { ...of, ...kept, id: meeting, state, starts_at: startsAt ?? null, look_at: null };
  await db.insertInto('meeting').values(row).execute();
  if (sentBy) {
    const sent = {
      sent_by: sentBy,
      times: times.map((time) => time.toISOString()),
      form_id: randomUUID(),
      sent_at: hour(-1),
    };
    const rest = { ended: null, ended_at: null, taken: null, word: null };
    await db
      .insertInto('meeting_offer')
      .values({ ...of, ...sent, ...rest, id: offer, meeting_id: meeting })
      .execute();
  }
  return { pairId, meeting, offer };
}

type Act = (at: Pick<Running, 'botUrl'>, put: Put) => Promise<void>;

const send = async (at: Pick<Running, 'botUrl'>, who: PersonDoor, payload: object): Promise<void> => {
  const answer = await forged({ botUrl: at.botUrl, sandbox: two.running.sandbox }, who, payload);
  expect(answer.status).toBe(200);
  expect(await answer.text()).not.toContain('went wrong');
};
const view = (who: PersonDoor, callback_id: string, carried: object, values: object) => ({
  ...{ id: who.modal()?.id, type: 'modal', callback_id, private_metadata: JSON.stringify(carried) },
  ...{ title: { type: 'plain_text', text: 'x' }, blocks: [], state: { values } },
});
const press =
  (who: () => PersonDoor, action: string, value: (of: Put) => string): Act =>
  (at, of) =>
    send(at, who(), {
      ...{ type: 'block_actions', view: view(who(), 'privacy:table', {}, {}) },
      actions: [
        { type: 'button', action_id: `meeting:${action}`, block_id: 'own', value: `${of.pairId} ${value(of)}` },
      ],
    });
const form =
  (who: () => PersonDoor, kind: 'offer' | 'arrange', chosen: Date[], seen: (of: Put) => object): Act =>
  (at, of) => {
    const carried = { pairId: of.pairId, form: kind, formId: randomUUID(), sequence: 0, ...seen(of) };
    const values = Object.fromEntries(
      chosen.map((time, n) => [`time${n + 1}`, { x: { type: 'datetimepicker', selected_date_time: second(time) } }]),
    );
    return send(at, who(), { type: 'view_submission', view: view(who(), 'meeting:send-times', carried, values) });
  };
const maya = () => two.maya;
const helen = () => two.helen;
const take = (who: () => PersonDoor, time: Date) => press(who, 'take', ({ offer }) => `${offer} ${second(time)}`);
const ofMeeting = (who: () => PersonDoor, action: string) => press(who, action, ({ meeting }) => `${meeting} 1`);
const waits = ({ meeting, offer }: Put) => ({ meetingId: meeting, offerId: offer });

/** How a pair's meetings and times may stand after both, whichever was first: state, hour of the time that is set, ends. */
const races: { name: string; put: Parameters<typeof put>[0]; acts: [Act, Act]; ends: string[] }[] = [
  {
    ...{ name: 'two taps on two times', put: { sentBy: 'mentee' } },
    acts: [take(helen, hour(48)), take(helen, hour(72))],
    ends: ['set@48 taken', 'set@72 taken'],
  },
  {
    ...{ name: 'both offer', put: {} },
    acts: [
      form(maya, 'offer', times, ({ meeting }) => ({ meetingId: meeting })),
      form(helen, 'offer', times, ({ meeting }) => ({ meetingId: meeting })),
    ],
    ends: ['wanted waits'],
  },
  {
    ...{ name: 'he taps while she takes them back', put: { sentBy: 'mentee' } },
    acts: [take(helen, hour(48)), press(maya, 'withdraw', ({ offer }) => offer)],
    ends: ['set@48 taken', 'wanted withdrawn'],
  },
  {
    ...{ name: 'he taps while she sends new times', put: { sentBy: 'mentee' } },
    acts: [take(helen, hour(48)), form(maya, 'offer', [hour(96), hour(120)], waits)],
    ends: ['set@48 taken', 'wanted overtaken waits'],
  },
  {
    ...{ name: 'she cancels while he takes another of her move', put: { startsAt: hour(24), sentBy: 'mentee' } },
    acts: [ofMeeting(maya, 'cancel'), take(helen, hour(72))],
    ends: ['cancelled@24 closed', 'set@72 taken'],
  },
  {
    ...{ name: 'one says met, the other that it fell through', put: { startsAt: hour(-5) } },
    acts: [ofMeeting(maya, 'met'), ofMeeting(helen, 'fell-through')],
    ends: ['met@-5', 'fell-through@-5'],
  },
  {
    ...{ name: 'both cancel', put: { startsAt: hour(24) } },
    acts: [ofMeeting(maya, 'cancel'), ofMeeting(helen, 'cancel')],
    ends: ['cancelled@24'],
  },
  {
    ...{ name: 'both arrange', put: {} },
    acts: [
      form(maya, 'arrange', [hour(30)], ({ meeting }) => ({ meetingId: meeting })),
      form(helen, 'arrange', [hour(40)], ({ meeting }) => ({ meetingId: meeting })),
    ],
    ends: ['set@30', 'set@40'],
  },
  {
    ...{ name: 'an arrange of hers crosses his tap', put: { sentBy: 'mentee' } },
    acts: [form(maya, 'arrange', [hour(30)], waits), take(helen, hour(48))],
    ends: ['set@30 overtaken', 'set@48 taken'],
  },
];

async function standing({ pairId }: Put): Promise<string> {
  const { db } = two.database;
  const meetings = await db.selectFrom('meeting').selectAll().where('pair_id', '=', pairId).execute();
  const offers = await db
    .selectFrom('meeting_offer')
    .select('ended')
    .where('pair_id', '=', pairId)
    .orderBy('number')
    .execute();
  const hours = (at: Date | null) => (at ? `@${(at.getTime() - hour(0).getTime()) / 3_600_000}` : '');
  return [
    ...meetings.map(({ state, starts_at }) => `${state}${hours(starts_at)}`),
    ...offers.map(({ ended }) => ended ?? 'waits'),
  ].join(' ');
}

test.each(races)('$name: one counts, at two replicas in either order', async ({ put: of, acts, ends }) => {
  for (let round = 0; round < 6; round += 1) {
    const made = await put(of);
    const [first, second] = round % 2 === 0 ? acts : acts.toReversed();
    await Promise.all([first?.(two.running, made), second?.(other, made)]);
    await Promise.all([two.running.bot.idle(), other.bot.idle()]);
    expect(ends).toContain(await standing(made));
  }
});

test('one press at both replicas is done once, and told once', async () => {
  const made = await put({ sentBy: 'mentee' });
  const before = two.toMaya().length;
  await Promise.all([take(helen, hour(48))(two.running, made), take(helen, hour(48))(other, made)]);
  await Promise.all([two.running.bot.idle(), other.bot.idle(), two.settled()]);
  expect(await standing(made)).toBe('set@48 taken');
  expect(two.toMaya()).toHaveLength(before + 1);
});
