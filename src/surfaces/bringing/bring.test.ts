import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { endHolds, kindNames, makeRig, type Rig } from '../../../test/support/surfaces.ts';
import { wakeUp } from '../wake-up.ts';
import { homeKind, inTransaction, type Want } from '../want.ts';
import { bring } from './bring.ts';
import { learnPlace, takeOut } from './take-out.ts';

describe('a surface', () => {
  let close: () => Promise<void>;
  let database: Awaited<ReturnType<typeof testDatabase>>['database'];
  let rig: Rig;
  let to: string;
  let about: string;
  beforeAll(async () => {
    ({ database, close } = await testDatabase());
  });
  afterAll(async () => {
    await rig.close();
    await close();
  });
  beforeEach(async () => {
    await rig?.close();
    rig = await makeRig(database);
    to = await rig.newPerson();
    about = randomUUID();
  });

  const asked = (want: Want) => want.message(kindNames.note, { to, about }, { asked: true });
  const changed = (want: Want) => want.message(kindNames.note, { to, about });
  const texts = () => rig.sink.messages.map(({ text }) => text);
  const calls = (method: string) => rig.sink.calls.filter((one) => one.method === method).length;
  const state = async () => (await rig.row(about))?.state;

  it('is posted once, edited in place, and taken out; then nothing is left of it', async () => {
    await rig.say(about, { text: 'one' }, asked);
    rig.jobs.push(...rig.jobs);
    await rig.work();
    expect([texts(), calls('chat.postMessage'), calls('chat.update')]).toEqual([['one'], 1, 0]);
    expect(await rig.row(about)).toMatchObject({ state: 'sent', look_at: null, tries: 0, held_by: null });
    await rig.say(about, { text: 'two' }, changed);
    await rig.say(about, { text: 'three' }, changed);
    await rig.work();
    expect([texts(), calls('chat.update')]).toEqual([['three'], 1]);
    await rig.say(about, 'gone', changed);
    await rig.work();
    expect([texts(), rig.sink.pushes, await rig.row(about)]).toEqual([[], 1, undefined]);
  });

  it('is begun by nobody who does not ask', async () => {
    await rig.say(about, { text: 'one' }, changed);
    await rig.work();
    expect([rig.jobs, texts(), await rig.row(about)]).toEqual([[], [], undefined]);
  });

  it('what changes while it is posted is seen by looking again, and a withdrawal before that keeps it from being sent', async () => {
    await rig.say(about, { text: 'one' }, asked);
    rig.sink.before('chat.postMessage', () => rig.say(about, { text: 'two' }, changed));
    await rig.work();
    expect([texts(), rig.sink.pushes]).toEqual([['two'], 1]);
    const other = randomUUID();
    await rig.say(other, { text: 'never' }, (want) =>
      want.message(kindNames.note, { to, about: other }, { asked: true }),
    );
    rig.onToken = () => rig.say(other, 'gone', (want) => want.message(kindNames.note, { to, about: other }));
    await rig.work();
    expect(rig.sink.pushes).toBe(1);
  });

  it('withdrawn while its conversation is opened, it is not posted', async () => {
    await rig.say(about, { text: 'never' }, asked);
    rig.sink.before('conversations.open', () => rig.say(about, 'gone', changed));
    await rig.work();
    expect([rig.sink.pushes, await rig.row(about)]).toEqual([0, undefined]);
  });

  it('the conversation is asked for once, and anew where an earlier installation had another', async () => {
    const other = randomUUID();
    await rig.say(about, { text: 'one' }, asked);
    await rig.work();
    await rig.say(other, { text: 'two' }, (want) =>
      want.message(kindNames.note, { to, about: other }, { asked: true }),
    );
    rig.sink.fault('chat.postMessage', { refuse: 'channel_not_found' });
    await rig.work();
    expect([texts(), calls('conversations.open'), calls('chat.postMessage')]).toEqual([['one', 'two'], 2, 3]);
  });

  it('what somebody deleted is not posted again by a change, and is when it is asked for', async () => {
    await rig.say(about, { text: 'one' }, asked);
    await rig.work();
    rig.sink.messages.length = 0;
    await rig.say(about, { text: 'two' }, changed);
    await rig.work();
    expect([texts(), await state()]).toEqual([[], 'removed']);
    await rig.say(about, { text: 'three' }, asked);
    await rig.work();
    expect([texts(), rig.sink.pushes]).toEqual([['three'], 2]);
  });

  it('an unknown outcome ends the posting; what is asked for later is posted, and a change is not', async () => {
    rig.sink.fault('chat.postMessage', { answer: 'lost' });
    await rig.say(about, { text: 'one' }, asked);
    expect(await rig.work()).toBe(false);
    await rig.say(about, { text: 'two' }, changed);
    await rig.work();
    expect([texts(), await state()]).toEqual([['one'], 'unknown']);
    expect(rig.lines.join()).toContain('counts as sent');
    expect(rig.lines.join()).not.toContain('one');
    await rig.say(about, { text: 'three' }, asked);
    await rig.work();
    expect([texts(), await state()]).toEqual([['one', 'three'], 'sent']);
  });

  it('asked for again while an unknown one is on its way, it is posted once more', async () => {
    rig.sink.fault('chat.postMessage', { answer: 'status_500' });
    rig.sink.before('chat.postMessage', () => rig.say(about, { text: 'two' }, asked));
    await rig.say(about, { text: 'one' }, asked);
    await rig.work();
    expect([texts(), await state()]).toEqual([['two'], 'sent']);
  });

  it('in a channel, an unknown one is found by its metadata, or else posted once more and says so', async () => {
    const channel = `C${randomUUID()}`;
    const where = { workspace: 'T1', channel, about };
    rig.sink.fault('chat.postMessage', { answer: 'lost' });
    await rig.say(about, { text: 'agenda' }, (want) => want.inChannel(kindNames.agenda, where, { asked: true }));
    await rig.work();
    expect([texts(), await state()]).toEqual([['agenda'], 'sent']);
    await rig.say(about, { text: 'agenda, changed' }, (want) => want.inChannel(kindNames.agenda, where));
    await rig.work();
    expect(texts()).toEqual(['agenda, changed']);

    const second = randomUUID();
    const there = { workspace: 'T1', channel, about: second };
    rig.sink.fault('chat.postMessage', { answer: 'silence' }, 1);
    rig.sink.fault('conversations.history', { refuse: 'missing_scope' });
    await rig.say(second, { text: 'second' }, (want) => want.inChannel(kindNames.agenda, there, { asked: true }));
    await rig.work();
    expect(texts()).toEqual(['agenda, changed', 'Again: second']);

    const third = { workspace: 'T1', channel, about: randomUUID() };
    rig.sink.fault('chat.postMessage', { answer: 'silence' }, 9);
    await rig.say(third.about, { text: 'third' }, (want) => want.inChannel(kindNames.agenda, third, { asked: true }));
    const before = calls('chat.postMessage');
    await rig.work();
    await rig.after(600);
    expect(calls('chat.postMessage') - before).toBe(2);
    expect((await rig.row(third.about))?.state).toBe('unknown');
  });

  it('waits for the day of its reader, where something else may have changed by then', async () => {
    rig.now = new Date('2026-12-08T03:00:00Z');
    await rig.say(about, { text: 'one' }, asked);
    await rig.work();
    expect([rig.sink.calls, (await rig.row(about))?.look_at]).toEqual([[], new Date('2026-12-08T14:00:00Z')]);
    await rig.say(about, { text: 'two' }, changed);
    await rig.work();
    await rig.after(10 * 60);
    expect(texts()).toEqual([]);
    await rig.after(60);
    expect(texts()).toEqual(['two']);
  });

  it('a fault that passes is tried by the queue, then by the tick, for as long as it lasts; then it heals', async () => {
    rig.sink.fault('conversations.open', { answer: 'status_500' }, 1000);
    await rig.say(about, { text: 'one' }, asked);
    for (let tries = 1; tries <= 6; tries++) expect(await rig.work()).toBe(true);
    expect(await rig.work()).toBe(false);
    for (let hours = 0; hours < 20; hours++) await rig.after(60);
    expect(calls('conversations.open')).toBeLessThan(30);
    rig.sink.fault('conversations.open', { answer: 'status_429' });
    await rig.after(121);
    await rig.after(1);
    expect([texts(), await rig.row(about)]).toEqual([['one'], expect.objectContaining({ tries: 0, last_error: null })]);
  });

  it('what nobody waits for any more is not sent, and its feature hears of it', async () => {
    await rig.sink.stop();
    await rig.say(about, { text: 'stale' }, asked);
    await rig.work();
    rig.now = new Date(rig.now.getTime() + 48 * 3_600_000);
    await rig.sink.start();
    await rig.after(0);
    expect([texts(), await state(), rig.endings]).toEqual([[], 'failed', [{ subject: about, code: 'too_late' }]]);
  });

  it.each(['user_disabled', 'cannot_dm_bot', 'user_not_found'])('%s ends it at the first call', async (code) => {
    rig.sink.fault('conversations.open', { refuse: code }, 99);
    await rig.say(about, { text: 'one' }, asked);
    expect(await rig.work()).toBe(false);
    await rig.after(60 * 24);
    expect([calls('conversations.open'), await state(), rig.endings]).toEqual([
      1,
      'failed',
      [{ subject: about, code }],
    ]);
    expect(rig.lines.filter((line) => line.includes(code))).toHaveLength(1);
    // Reactivated: what waits for them goes.
    if (code === 'cannot_dm_bot') return;
    rig.sink.fault('conversations.open', { answer: 'status_503' });
    await inTransaction(rig.ctx, async (_, want) => want.allOf(to));
    rig.now = new Date(rig.now.getTime() - 60 * 24 * 60_000);
    await rig.after(60 * 24);
    await rig.after(1);
    expect(texts()).toEqual(['one']);
  });

  it.each([
    ['messages_tab_disabled', 'warn'],
    ['restricted_action', 'warn'],
    ['is_archived', 'warn'],
    ['invalid_arguments', 'error'],
  ])('%s at the posting ends it at once', async (code, level) => {
    rig.sink.fault('chat.postMessage', { refuse: code }, 99);
    await rig.say(about, { text: 'one' }, asked);
    await rig.work();
    await rig.after(600);
    expect([calls('chat.postMessage'), await state(), rig.endings]).toEqual([1, 'failed', [{ subject: about, code }]]);
    const [line] = rig.lines.filter((one) => one.includes(code));
    expect(JSON.parse(line ?? '{}').level).toBe({ warn: 40, error: 50 }[level]);
  });

  it('an edit that is refused for good ends, and what is wanted next is tried', async () => {
    await rig.say(about, { text: 'one' }, asked);
    await rig.work();
    rig.sink.fault('chat.update', { refuse: 'edit_window_closed' });
    await rig.say(about, { text: 'two' }, changed);
    await rig.work();
    await rig.after(600);
    expect([calls('chat.update'), texts(), rig.endings.length]).toEqual([1, ['one'], 1]);
    await rig.say(about, 'gone', changed);
    await rig.work();
    expect(texts()).toEqual([]);
  });

  it('without a token nothing is lost, and a new installation wakes it up', async () => {
    rig.installed = false;
    await rig.say(about, { text: 'one' }, asked);
    while (await rig.work());
    for (let hours = 0; hours < 5; hours++) await rig.after(60);
    expect([rig.sink.calls, await state()]).toEqual([[], 'queued']);
    rig.installed = true;
    await wakeUp(rig.ctx.db, 'T1', rig.now);
    await rig.after(0);
    expect(texts()).toEqual(['one']);
  });

  it('somebody whose account is closed gets nothing more, and what waits when it is opened', async () => {
    const closed = (at: Date | null) =>
      rig.ctx.db.updateTable('person').set({ deactivated_at: at }).where('id', '=', to).execute();
    await closed(rig.now);
    await rig.say(about, { text: 'one' }, asked);
    await rig.work();
    await rig.after(60);
    expect(rig.sink.calls).toEqual([]);
    await closed(null);
    await inTransaction(rig.ctx, async (_, want) => want.allOf(to));
    await rig.after(0);
    expect(texts()).toEqual(['one']);
  });

  it('a process that died before the claim is made up for; one that died while sending counts as having sent', async () => {
    await rig.say(about, { text: 'one' }, asked);
    rig.onToken = () => new Promise<void>(() => undefined);
    void rig.work();
    await expect.poll(async () => (await rig.row(about))?.held_by).toBeTruthy();
    // While it is in hand nobody else does anything.
    await rig.after(10);
    expect(rig.sink.calls).toEqual([]);
    // The job that is tried again finds it held, and has the tick look as soon as the hold is over.
    await bring(rig.ctx, rig.kinds, { kind: kindNames.note, to, about });
    const [soon, row] = [new Date(rig.now.getTime() + 31_000), await rig.row(about)];
    expect(row?.look_at && row.look_at < soon).toBe(true);
    await endHolds(rig);
    await rig.after(1);
    expect(texts()).toEqual(['one']);

    const second = randomUUID();
    await rig.say(second, { text: 'two' }, (want) =>
      want.message(kindNames.note, { to, about: second }, { asked: true }),
    );
    await rig.ctx.db
      .updateTable('surface')
      .set({ state: 'sending', owed: false })
      .where('subject_id', '=', second)
      .execute();
    await rig.after(10);
    expect([texts(), (await rig.row(second))?.state]).toEqual([['one'], 'unknown']);
  });

  it('Home is published when it is wanted, and not where it is the same', async () => {
    await rig.say(to, { text: 'Hi' }, (want) => want.home(to));
    await rig.say(to, { text: 'Hi' }, (want) => want.home(to));
    await rig.work();
    await rig.say(to, { text: 'Hi' }, (want) => want.home(to));
    await rig.work();
    expect([calls('views.publish'), [...rig.sink.homes.values()].join()]).toEqual([1, expect.stringContaining('Hi')]);
    // Opened, it is published also as it is; by whoever opened it, at once.
    const opened = () => inTransaction(rig.ctx, async (_, want) => want.home(to, { asked: true, atOnce: true }));
    await opened();
    expect(rig.jobs).toEqual([]);
    await bring(rig.ctx, rig.kinds, { kind: homeKind, to, about: to });
    await bring(rig.ctx, rig.kinds, { kind: homeKind, to, about: to });
    expect(calls('views.publish')).toBe(2);
    // Whoever opened it has died: the tick does it.
    await opened();
    await rig.after(2);
    expect(calls('views.publish')).toBe(3);
    rig.sink.fault('views.publish', { refuse: 'hash_conflict' });
    await rig.say(to, { text: 'Hello' }, (want) => want.home(to));
    await rig.work();
    await rig.work();
    expect([...rig.sink.homes.values()].join()).toContain('Hello');
  });

  it('what changes of its reader while it is shown is shown, too', async () => {
    const called = (name: string) =>
      inTransaction(rig.ctx, async (trx, want) => {
        await trx.updateTable('person').set({ name }).where('id', '=', to).execute();
        want.home(to);
      });
    rig.sink.before('views.publish', () => called('Maya'));
    await rig.say(to, { text: 'Hello {name}' }, (want) => want.home(to));
    await rig.work();
    expect([calls('views.publish'), [...rig.sink.homes.values()].join()]).toEqual([
      2,
      expect.stringContaining('Hello Maya'),
    ]);
  });

  it('an error of the feature itself keeps neither others nor itself from being tried', async () => {
    await rig.say(about, { text: 'one' }, asked);
    rig.onToken = () => {
      throw new TypeError('broken');
    };
    expect(await rig.work()).toBe(true);
    expect(await rig.row(about)).toMatchObject({ state: 'queued', tries: 1, last_error: 'TypeError' });
    await rig.work();
    expect(texts()).toEqual(['one']);
  });

  describe('is taken out by its reader', () => {
    const which = () => ({ kind: kindNames.note, to, about });
    const remove = async (pressed?: { channel: string; ts: string }) =>
      takeOut(rig.ctx, await rig.ctx.workspaces.clientFor('T1'), which(), pressed);

    it('at once, and told apart from what was gone already', async () => {
      expect(await remove()).toBe('was gone');
      await rig.say(about, { text: 'one' }, asked);
      await rig.work();
      expect([await remove(), texts(), await state()]).toEqual(['removed', [], 'removed']);
      expect(await remove()).toBe('was gone');
      await rig.say(about, { text: 'two' }, changed);
      await rig.work();
      expect(texts()).toEqual([]);
      await rig.say(about, { text: 'three' }, asked);
      await rig.work();
      rig.sink.messages.length = 0;
      expect([await remove(), await state()]).toEqual(['was gone', 'removed']);
    });

    it('where nobody knew it, by the message that was pressed, which is brought up to date from then on', async () => {
      rig.sink.fault('chat.postMessage', { answer: 'lost' });
      await rig.say(about, { text: 'one' }, asked);
      await rig.work();
      await rig.say(about, { text: 'two' }, changed);
      await rig.work();
      expect([await remove(), texts()]).toEqual(['nobody knows', ['one']]);
      const [{ channel, ts } = { channel: '', ts: '' }] = rig.sink.messages;
      await learnPlace(rig.ctx, which(), { channel, ts });
      await rig.after(1);
      expect(texts()).toEqual(['two']);
      expect([await remove({ channel, ts }), texts()]).toEqual(['removed', []]);
    });
  });
});
