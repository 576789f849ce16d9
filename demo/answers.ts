import type { StoredMessage } from '../sandbox/workspace/records.ts';
import type { Habit, Mentor } from './lives.ts';
import { act, type Came, type Cast, idsIn, type Player } from './player.ts';
import { goThrough } from './windows.ts';

const hourMs = 3_600_000;

/** How many hours somebody lets a message lie; undefined: for good. */
const waits: Readonly<Record<Habit | Mentor['answers'], number | undefined>> = {
  'within the hour': 1,
  'the next day': 24,
  'three days later': 72,
  'not this week': 1,
  'only the question': 1,
  never: undefined,
  'cancels once': 1,
  'without the bot': 24,
};

/** What a message asks, and what they press then: the first of these that is in it. */
const presses = [
  ...['nudge:less-often', 'network:sent-it', 'network:said-yes', 'network:talk', 'network:met'],
  ...['network:helps', 'relationship:agree', 'meeting:take', 'meeting:met', 'meeting:write-up', 'meeting:agenda'],
  ...['relationship:begin', 'meeting:offer', 'meeting:arrange', 'network:open', 'network:words', 'network:ask'],
  ...['network:add', 'assess:open', 'goals:show'],
];

/** What is only noted in the message, which then asks what follows from it. */
const leadsOn: ReadonlySet<string> = new Set(['network:said-yes', 'network:no-answer-yet']);

/** Somebody will answer a message, or not, as is their habit. */
export function willAnswer(cast: Cast, to: Player, came: Came, message: StoredMessage): void {
  const wait = waits[to.life?.answers ?? to.mentor?.answers ?? 'never'];
  if (wait === undefined || !came.asks) return;
  to.later.push({ at: came.at.getTime() + wait * hourMs, act: () => answer(cast, to, came, message) });
}

async function answer(cast: Cast, player: Player, came: Came, { channel, ts }: StoredMessage): Promise<void> {
  const now = () => player.door.messages(channel).find((one) => one.ts === ts);
  const first = toPress(player, now());
  if (!first || player.hasLeft) return;
  await act(cast, player, `presses ${first}`, async () => {
    const pressed = new Set<string>();
    for (let id: string | undefined = first; id && !pressed.has(id); id = toPress(player, now())) {
      const message = now();
      if (!message) return;
      pressed.add(id);
      if (id === 'meeting:met') player.met.push({ at: cast.sandbox.now(), hasAgenda: hasAgenda(cast, player) });
      await player.door.press(id, { in: message });
      came.isAnswered = true;
      if (id === 'meeting:met') await writeUp(player);
      await goThrough(player, cast);
      // What is edited in place leads on, where it was a press that only noted something.
      if (!leadsOn.has(id)) return;
    }
  });
  if (first === 'meeting:take' && player.mentor?.answers === 'cancels once') cancelOnce(cast, player);
}

const withoutBot = 'Yes, but without this bot';

/** What somebody presses in a message, by their habits. */
function toPress({ life, mentor }: Player, message: StoredMessage | undefined): string | undefined {
  const there = message ? idsIn(message) : [];
  if (life?.answers === 'only the question') return there.find((id) => id === 'nudge:less-often');
  const text = JSON.stringify(message?.blocks ?? []);
  const isOfSilent = life?.silent !== undefined && text.includes(life.silent);
  // Behind a ⋯, whose options have no ids of their own.
  if (mentor?.answers === 'without the bot' && text.includes(withoutBot)) return withoutBot;
  const wanted = [
    ...(life?.answers === 'not this week' ? ['nudge:not-this-week'] : []),
    ...(isOfSilent ? ['network:wrote-twice', 'network:no-answer-yet'] : []),
    ...presses,
  ];
  return wanted.find((id) => there.includes(id));
}

/** Follows the line that only she sees after "We met": the record, while both remember. */
async function writeUp({ door }: Player): Promise<void> {
  const line = door.ephemerals().at(-1);
  if (line && idsIn(line).includes('meeting:write-up')) await door.press('meeting:write-up', { in: line });
}

/** Whether an agenda has stood anywhere that they can see since they last met. */
function hasAgenda({ sandbox }: Cast, { door, met }: Player): boolean {
  const since = met.at(-1)?.at.getTime() ?? 0;
  return [...sandbox.workspace.store.conversations.values()]
    .filter(({ members }) => members.includes(door.id))
    .flatMap(({ id }) => door.messages(id))
    .some(
      (one) =>
        Number(one.ts) * 1000 > since && idsIn(one).some((id) => id === 'meeting:topic' || id === 'meeting:seen'),
    );
}

/** The morning after a time was taken, the first time that one was. */
function cancelOnce(cast: Cast, player: Player): void {
  if (player.did.some(({ what }) => what === 'cancels')) return;
  const cancel = () =>
    act(cast, player, 'cancels', async () => {
      await player.door.command('/mentoring meet');
      await player.door.press('meeting:cancel');
    });
  player.later.push({ at: cast.sandbox.now().getTime() + 20 * hourMs, act: cancel });
}
