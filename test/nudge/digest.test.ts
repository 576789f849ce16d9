import { afterAll, beforeAll, expect, test } from 'vitest';
import { quickCheck, step, textOf } from '../support/journey.ts';
import { type TwoOfThem, twoOfThem } from '../support/places.ts';
import { heading, type MentorWeeks, mentorWeeks } from './mentor-weeks.ts';

/* Weeks of a mentor in London, and the digests that came, counted by what a locked phone showed. */

let weeks: MentorWeeks;
beforeAll(async () => {
  weeks = await mentorWeeks();
});
afterAll(() => weeks.two.stop());

test('once a week what stands, for who has switched it on, and nothing with nothing due', async () => {
  const { cameOver, digests, last, meetOn, mentored, promised, said, two } = weeks;
  const { maya, helen, open, settled, jump } = two;

  await step('a meeting comes, and nobody has a digest who did not ask for it', async () => {
    await open(maya);
    await maya.press('Already arranged');
    await maya.choose('When', '2026-12-10T16:00:00Z');
    await maya.submit();
    await maya.press('Prepare the agenda');
    await maya.type('Add something', 'Mark-draft: how do I say no?');
    await maya.submit();
    await maya.close({ all: true });
    await settled();
    expect(await cameOver('2026-12-07T08:15:00Z', '2026-12-07T12:15:00Z')).toBe(0);
    await helen.openHome();
    expect(textOf(helen.home())).toContain('Your weekly digest is off.');
  });

  await step('switched on where the weekly word is, it comes in the next week, not before its hour', async () => {
    await helen.command('/mentoring nudges');
    expect(two.his()).toContain('Facts only, and nothing in a week with nothing due.');
    await helen.press('Send me a weekly digest');
    expect(two.his()).toContain('Once a week, Monday at 08:00, your time');
    await helen.close({ all: true });
    await meetOn('2026-12-17T16:00:00Z');
    expect(await cameOver('2026-12-07T20:00:00Z', '2026-12-11T12:00:00Z', '2026-12-14T07:59:00Z')).toBe(0);
    expect(await cameOver('2026-12-14T08:15:00Z')).toBe(1);
    expect(last()).toMatch(/Maya Okafor: <!date\^1797523200\^\{date_long\}, \{time\}\|.*16:00/);
    expect(last()).toContain('No agenda is shared yet.');
    expect(last()).toContain('You switched this on');
    const text = `${heading}. Meetings ahead: 1, with an agenda shared: 0. Things you said you would do: 0.`;
    expect(digests().at(-1)?.text).toBe(text);
    expect(await cameOver('2026-12-15T09:00:00Z', '2026-12-18T18:00:00Z')).toBe(0);
  });

  await step('a week with nothing due brings none, and he reads why', async () => {
    expect(await cameOver('2026-12-21T08:15:00Z', '2026-12-24T12:00:00Z')).toBe(0);
    await helen.command('/mentoring nudges');
    await helen.press('What came');
    expect(two.his()).toContain('Mon, Dec 14, 2026: your weekly digest as a mentor');
    expect(two.his()).toContain('Mon, Dec 21, 2026: no digest, because nothing was due');
    await helen.close({ all: true });
  });

  await step('of three, the soonest first; what is his to do; nothing of who is none of his or rests', async () => {
    const { sandbox } = two.running;
    const [jonas, priya, sofia] = (['jonas', 'priya', 'sofia'] as const).map((who) => sandbox.person(who));
    if (!jonas || !priya || !sofia) throw new Error('Somebody is missing.');
    const shared = { sharedAt: new Date('2026-12-27T12:00:00Z') };
    const withJonas = await mentored(jonas, '2026-12-29T10:00:00Z', shared);
    await mentored(priya, '2027-02-01T10:00:00Z');
    const resting = await mentored(sofia, '2026-12-30T10:00:00Z', { state: 'paused' });
    const own = { owner: 'mentee', text: 'Mark-hers', due: '2026-12-30' } as const;
    await promised(
      withJonas,
      { owner: 'mentor', text: 'Read *the* <draft>', due: '2027-01-02' },
      { owner: 'mentor', text: 'Ask the registrar', due: null },
      own,
    );
    await promised(resting, { owner: 'mentor', text: 'Mark-paused', due: '2026-12-30' });
    await quickCheck(two.running, jonas);
    await two.database.db.deleteFrom('push').where('side', '=', 'mentor').execute();
    expect(await cameOver('2026-12-28T08:15:00Z')).toBe(1);
    const lines = last();
    const order = ['Jonas Weber: <!date', 'The agenda is shared.', 'Priya', 'You said you would', 'Read *the* <draft>'];
    const places = order.map((one) => lines.indexOf(one));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(lines).toContain('Read *the* <draft>, by Sat, Jan 2 · with Jonas Weber');
    expect(lines).toContain('Ask the registrar · with Jonas Weber');
    expect(lines).not.toContain('No agenda is shared yet.');
    expect(lines).not.toContain('Sofía');
    // Nothing that anybody wrote for themselves, or to others, stands in any message of hers.
    expect(JSON.stringify(helen.dm())).not.toMatch(/Mark-|Advocacy/);
  });

  await step('the older is closed in place, and what is done goes from it, in place', async () => {
    expect(digests()).toHaveLength(1);
    expect(helen.dm().filter((one) => textOf(one).includes('A newer one has come'))).toHaveLength(1);
    const came = said();
    await helen.press('Done', { in: 'message' });
    await settled();
    expect(last()).not.toContain('Read *the* <draft>');
    expect(last()).toContain('Ask the registrar');
    expect(said()).toBe(came);
  });

  await step('what a pair had goes with its end', async () => {
    await jump('2026-12-28T12:00:00Z');
    await helen.press('Next meeting', { in: 'message' });
    await helen.close({ all: true });
    const jonas = two.running.sandbox.person('jonas');
    await jonas.openHome();
    await jonas.press('relationship:show', { in: 'home' });
    await jonas.press('End it');
    await jonas.submit();
    await jonas.close({ all: true });
    await settled();
    expect(last()).not.toContain('Jonas');
    expect(last()).toContain('Priya');
  });

  await step('off, in the digest itself: none in any week that follows, until it is on again', async () => {
    await helen.press('nudge:digest-off', { in: 'message' });
    await settled();
    expect(helen.ephemerals().at(-1)?.text).toContain('Your weekly digest is off.');
    expect(last()).toContain('Your weekly digest is off.');
    for (const day of ['2027-01-04', '2027-01-11']) {
      await meetOn(`${day}T16:00:00Z`);
      expect(await cameOver(`${day}T08:15:00Z`, `${day}T14:00:00Z`)).toBe(0);
    }
    await helen.press('Send me a weekly digest', { in: 'message' });
    await meetOn('2027-01-19T16:00:00Z');
    expect(await cameOver('2027-01-11T15:00:00Z', '2027-01-18T08:15:00Z')).toBe(1);
  });
}, 120_000);

test('it is offered once, below the answer to an agreement, and one tap switches it on', async () => {
  const them: TwoOfThem = await twoOfThem();
  try {
    const { helen, maya, running } = them;
    await them.propose();
    await maya.submit();
    await maya.close({ all: true });
    await them.helenAgrees();
    const offer = helen.ephemerals().at(-1);
    expect(textOf(offer)).toContain('Agreed.');
    expect(textOf(offer)).toContain('Facts only, and nothing in a week with nothing due.');
    await helen.press('Send me a weekly digest', { in: 'message' });
    expect(them.modal(helen)).toContain('Your weekly digest is on.');
    expect(them.modal(helen)).toContain('Once a week, Monday at 08:00, your time');
    await helen.close({ all: true });
    await helen.openHome();
    expect(textOf(helen.home())).toContain('Once a week, Monday at 08:00, your time');
    // Nor is it offered to who agrees to a change, having had it.
    const before = helen.ephemerals().length;
    await them.openPage();
    await maya.press('Propose a change');
    await maya.choose('How often', 'Every two weeks');
    await maya.submit();
    await maya.close({ all: true });
    await running.sandbox.settled();
    await running.sandbox.clock({ do: 'jump', to: '2026-12-04T15:00:00Z' });
    await them.helenAgrees();
    expect(helen.ephemerals().length).toBeGreaterThan(before);
    expect(textOf(helen.ephemerals().at(-1))).not.toContain('digest');
    expect(helen.ephemerals().at(-1)?.text).toContain('Agreed.');
  } finally {
    await them.running.stop();
  }
}, 60_000);
