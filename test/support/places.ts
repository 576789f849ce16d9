import { changeChannel } from '../../sandbox/actions/channels.ts';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import type { Conversation } from '../../sandbox/workspace/records.ts';
import { type Running, type RunOptions, runBot } from './bot.ts';
import { quickCheck, textOf } from './journey.ts';
import { yesFrom } from './pairs.ts';

/** All that stands in something, its lines joined as they are read. */
export const flat = (surface: unknown): string => textOf(surface as never).replaceAll(': \n', ': ');

/** A mentee and a mentor in a workspace where channels are made and change. */
export interface TwoOfThem {
  running: Running;
  maya: PersonDoor;
  helen: PersonDoor;
  /** The bot's user. */
  bot: string;
  /** All that stands in the modal on top; hers unless it is asked of another. */
  modal(person?: PersonDoor): string;
  /** Somebody changes a channel in Slack; she does unless `as` says who. @returns the channel's id */
  happens(request: object): Promise<string>;
  /** The page of the pair, opened from Home. */
  openPage(person?: PersonDoor): Promise<string>;
  /** She opens the preview of a proposal on the day after the talk. */
  propose(): Promise<void>;
  /** What the bot has posted in a channel, the oldest first. */
  posts(channel: string): string[];
  channel(id: string): Conversation;
  /** A channel that she has made, with these people in it. @returns its id */
  channelWith(name: string, people: readonly string[], isPublic?: boolean): Promise<string>;
  /** He agrees to what waits for him. */
  helenAgrees(): Promise<void>;
}

/** What is asked of the place where two talk, and the answer that it is one where both are. */
export const placeFields = {
  where: 'A channel for the two of you',
  there: 'A channel where you both are already; choose it below',
  which: 'The channel you are both in',
};

/** A bot whose mentee Maya has a yes to one talk from Dr. Helen Zhou; it is the day after that talk. */
export async function twoOfThem(options: RunOptions = {}): Promise<TwoOfThem> {
  const running = await runBot(options);
  const { sandbox } = running;
  const [maya, helen] = [sandbox.person('maya'), sandbox.person('helen')];
  const bot = sandbox.workspace.bot.userId;
  await sandbox.clock({ do: 'jump', to: '2026-12-01T15:00:00Z' });
  await quickCheck(running, maya);
  await yesFrom(maya, 'Dr. Helen Zhou');
  await sandbox.clock({ do: 'jump', to: '2026-12-03T15:00:00Z' });
  await sandbox.settled();
  const channel = (id: string): Conversation => {
    const found = sandbox.workspace.store.conversations.get(id);
    if (!found) throw new Error(`There is no channel ${id}.`);
    return found;
  };
  const happens = async (request: object): Promise<string> => {
    const id = changeChannel(sandbox.workspace, { as: maya.id, ...request } as never);
    await sandbox.settled();
    return id;
  };
  return {
    ...{ running, maya, helen, bot, channel, happens },
    modal: (person = maya) => flat(person.modal()),
    async channelWith(name, people, isPublic = false) {
      const id = await happens({ do: 'create', name, is_private: !isPublic });
      for (const user of people) await happens({ do: 'invite', channel: id, user });
      return id;
    },
    async helenAgrees() {
      await sandbox.settled();
      await helen.close({ all: true }).catch(() => undefined);
      await helen.press('Agree');
      await sandbox.settled();
    },
    async openPage(person = maya) {
      await person.close({ all: true }).catch(() => undefined);
      await person.openHome();
      await person.press('relationship:show', { in: 'home' });
      return flat(person.modal());
    },
    async propose() {
      await maya.openHome();
      await maya.press('We met', { in: 'home' });
      await maya.press("Propose how we'd work");
    },
    posts: (id) =>
      sandbox.workspace.store
        .messagesIn(id)
        .filter(({ user, subtype }) => user === bot && (subtype ?? 'bot_message') === 'bot_message')
        .map(flat),
  };
}
