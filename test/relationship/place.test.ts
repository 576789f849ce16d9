import { afterEach, expect, test } from 'vitest';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import type { Conversation } from '../../sandbox/workspace/records.ts';
import { manifest, type Running, type RunOptions } from '../support/bot.ts';
import { step } from '../support/journey.ts';
import { flat, type TwoOfThem, twoOfThem } from '../support/places.ts';

/*
 * The channel of two: suggested, read and changed by both before anything happens, made once, and left to them. Whatever
 * becomes of it, the pair goes on and she reads what to press.
 */

let two: TwoOfThem;
let running: Running;
let maya: PersonDoor;
let helen: PersonDoor;
let bot: string;
const modal = () => two.modal();
const openPage = (person?: PersonDoor) => two.openPage(person);
const happens = (request: object) => two.happens(request);
const propose = () => two.propose();

/** The channels that the bot has made, archived ones too. */
const made = (): Conversation[] =>
  [...running.sandbox.workspace.store.conversations.values()].filter(
    ({ kind, creator }) => (kind === 'private' || kind === 'channel') && creator === bot,
  );
const theirs = (name: string): Conversation => {
  const found = made().find((one) => one.name === name);
  if (!found) throw new Error(`There is no channel ${name}: ${made().map((one) => one.name)}.`);
  return found;
};
const say = (channel: string, person: PersonDoor) => person.messages(channel).map(flat);

async function start(options: RunOptions = {}): Promise<void> {
  two = await twoOfThem(options);
  ({ running, maya, helen, bot } = two);
}
afterEach(() => running.stop());

test('both read that there is to be a channel and how it is called; it is made once both agree, and left at the end', async () => {
  await start();
  await step('she reads the suggestion in the preview, with the truth about who reads there', async () => {
    await propose();
    expect(modal()).toContain(
      'A channel for the two of you: A new private channel, which I make once both have agreed.',
    );
    expect(modal()).toContain('Whoever is added later reads what stands there.');
    expect(modal()).toContain('What the channel is called: maya-zhou');
    await maya.press('Change the words');
    await maya.choose('A channel for the two of you', 'None: each reads what is agreed in their own messages');
    await maya.submit();
    expect(modal()).not.toContain('channel');
    await maya.submit();
    await maya.close({ all: true });
    await running.sandbox.settled();
    expect(made()).toEqual([]);
  });

  await step('he would rather have one, by a name that Slack could not take as he typed it', async () => {
    await helen.press('Change');
    await helen.choose('A channel for the two of you', 'A new private channel, made for the two of you');
    await helen.type('What the channel is called', 'Café Größe & Co');
    await helen.submit();
    await helen.close({ all: true });
    await running.sandbox.settled();
    expect(maya.dm().map(flat).join()).toContain('What the channel is called: nothing → cafe-grosse-co');
    expect(made()).toEqual([]);
  });

  await step('she agrees: both are let in, and one post says who set it up', async () => {
    await maya.press('Agree');
    await running.sandbox.settled();
    const channel = theirs('cafe-grosse-co');
    expect(made()).toHaveLength(1);
    expect(channel.kind).toBe('private');
    expect([...channel.members].sort()).toEqual([bot, helen.id, maya.id].sort());
    expect(say(channel.id, maya)).toHaveLength(1);
    expect(say(channel.id, maya)[0]).toContain('This channel is for Maya Okafor and Dr. Helen Zhou.');
    expect(await openPage()).toContain('Your channel:');
    expect(await openPage(helen)).toContain('Your channel:');
  });

  await step('a change of something else leaves the channel as it is', async () => {
    await openPage();
    await maya.press('Propose a change');
    await maya.choose('How long', 'An hour');
    await maya.submit();
    await maya.close({ all: true });
    await running.sandbox.settled();
    await helen.close({ all: true });
    await helen.press('Agree');
    await running.sandbox.settled();
    expect(made()).toHaveLength(1);
    expect(say(theirs('cafe-grosse-co').id, maya)).toHaveLength(1);
  });

  await step('at the end the bot goes and says nothing; the channel is theirs', async () => {
    await openPage();
    await maya.press('End it');
    await maya.submit();
    await running.sandbox.settled();
    const channel = theirs('cafe-grosse-co');
    expect([...channel.members].sort()).toEqual([helen.id, maya.id].sort());
    expect(channel.is_archived).toBe(false);
    expect(say(channel.id, maya)).toHaveLength(1);
  });
});

test('where what it needs was declined, no channel is offered', async () => {
  const copy = structuredClone(manifest) as { oauth_config: { scopes: { bot_optional: string[] } } };
  const { scopes } = copy.oauth_config;
  scopes.bot_optional = scopes.bot_optional.filter((scope) => !['groups:read', 'channels:read'].includes(scope));
  await start({ sandbox: { manifest: copy } });
  await propose();
  expect(modal()).not.toContain('channel');
  await maya.press('Change the words');
  expect(JSON.stringify(maya.modal()?.blocks)).not.toContain('channel');
});

test('whatever keeps a channel from being made, or becomes of it, she reads what to press and the pair goes on', async () => {
  await start();
  const { store } = running.sandbox.workspace;
  const granted = new Map([...store.tokens.values()].map((token) => [token, token.scopes]));
  await happens({ as: helen.id, do: 'create', name: 'maya-zhou', is_private: true });
  await propose();
  await maya.submit();
  await running.sandbox.settled();

  await step('the scope is taken back before he agrees: she reads so, in Home too', async () => {
    for (const token of granted.keys()) token.scopes = token.scopes.filter((scope) => scope !== 'groups:write');
    await helen.press('Agree');
    await running.sandbox.settled();
    expect(made()).toEqual([]);
    expect(await openPage()).toContain('The channel could not be made: I was not granted that here.');
    expect(flat(maya.home())).toContain('Dr. Helen Zhou: something is to be done about your channel');
    expect(await openPage(helen)).toContain('There is no channel for you two yet.');
  });

  await step('granted again, she has it tried again; its name is taken, and another is free', async () => {
    for (const [token, scopes] of granted) token.scopes = scopes;
    await openPage();
    await maya.press('Try again');
    await running.sandbox.settled();
    expect(made().map(({ name }) => name)).toEqual(['maya-zhou-2']);
    const page = await openPage();
    expect(page).toContain('Your channel:');
    expect(page).not.toContain('Try again');
  });

  const channel = theirs('maya-zhou-2').id;
  await step(
    'somebody is added: she finds them named, as new and as who may run programs, and then as known',
    async () => {
      await happens({ do: 'invite', channel, user: running.sandbox.person('amara').id });
      await openPage();
      await maya.press('Who reads there');
      expect(modal()).toContain('You, Dr. Helen Zhou, and this app.');
      expect(modal()).toContain('new here, may run programs here');
      await openPage();
      await maya.press('Who reads there');
      // To have been shown them is not to have said that it may be.
      expect(modal()).toContain('new here');
      await maya.press('I have seen who reads there');
      expect(modal()).toContain('Noted.');
      await maya.press('Who reads there');
      expect(modal()).not.toContain('new here');
      expect(modal()).toContain('may run programs here');
    },
  );

  await step('archived, left by the mentor, shared: each is said until it is mended', async () => {
    const ways: [object, string, object][] = [
      [{ do: 'archive' }, 'Your channel was archived', { do: 'unarchive' }],
      [{ as: helen.id, do: 'leave' }, 'Dr. Helen Zhou is not in your channel', { do: 'invite', user: helen.id }],
      [{ do: 'share' }, 'shared with another organization now', { do: 'unshare' }],
    ];
    for (const [request, words, back] of ways) {
      await happens({ channel, ...request });
      expect(await openPage()).toContain(words);
      expect(flat(maya.home())).toContain('something is to be done about your channel');
      await happens({ channel, ...back });
      expect(await openPage()).not.toContain('Look again');
      expect(flat(maya.home())).not.toContain('something is to be done');
    }
  });

  await step('made public, of which Slack tells nothing, it is found as soon as somebody looks', async () => {
    await happens({ channel, do: 'make_public' });
    // Also where the bot may not look into public channels.
    for (const [token, scopes] of granted) token.scopes = scopes.filter((scope) => scope !== 'channels:read');
    await openPage();
    await maya.press('Who reads there');
    expect(modal()).toContain('Everyone in Riverside Residency can find, read and search this.');
    for (const [token, scopes] of granted) token.scopes = scopes;
    expect(await openPage()).toContain('Your channel is public now.');
    await maya.press('Look again');
    await running.sandbox.settled();
    expect(await openPage()).toContain('Your channel is public now.');
  });

  await step('taken out of it, the bot says so; without a channel the pair goes on', async () => {
    await happens({ channel, do: 'remove', user: bot });
    expect(await openPage()).toContain('I am not in your channel any more');
    await maya.press('Go on without a channel');
    await running.sandbox.settled();
    const page = await openPage();
    expect(page).toContain('You and Dr. Helen Zhou agreed');
    expect(page).not.toContain('Your channel');
    expect(store.conversations.get(channel)?.is_archived).toBe(false);
    await maya.press('Propose a change');
    await maya.choose('How long', 'An hour');
    await maya.submit();
    await running.sandbox.settled();
    await helen.close({ all: true }).catch(() => undefined);
    await helen.press('Agree');
    await running.sandbox.settled();
    expect(await openPage()).toContain('How long: An hour');
    expect(made()).toHaveLength(1);
  });
});
