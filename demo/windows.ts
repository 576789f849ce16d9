import { type Cast, type Player, send, workdayOf } from './player.ts';

/**
 * What somebody does in each window that opens, until none is left: the same whether a message, a button in Home or the
 * command led there. Windows are known by their `callback_id`.
 */

/** Does what the window is for; false: nothing in it is for them, or it was the last one, and they close it. */
type Act = (player: Player, cast: Cast) => Promise<boolean>;

/** Whether the window on top has something to press, choose or fill that goes by this id. */
const has = ({ door }: Player, id: string): boolean => JSON.stringify(door.modal()?.blocks ?? []).includes(`"${id}"`);

/** Presses the first of these that is there. */
const press =
  (...ids: readonly string[]): Act =>
  async (player) => {
    const id = ids.find((one) => has(player, one));
    if (id) await player.door.press(id, { in: 'modal' });
    return id !== undefined;
  };

/** Sends the window as it is filled in. */
const submit: Act = async ({ door }) => {
  await send(door);
  return true;
};

/** The same, and what comes then is only read. */
const submitLast: Act = async (player, cast) => {
  await submit(player, cast);
  return false;
};

const acts: Readonly<Record<string, Act>> = {
  async 'assess:page'(player, cast) {
    const { door } = player;
    if (has(player, 'tick:craft')) {
      await door.choose('tick:craft', 'Clinical growth');
      await door.choose('tick:career', 'Advocacy');
      await door.choose('tick:person', 'A safe ear');
    } else if (has(player, 'support:B2')) {
      await door.choose('support:A1', 'mostly');
      await door.choose('support:B2', 'nobody');
      if (has(player, 'support:C2')) await door.choose('support:C2', 'barely');
    }
    return door.modal()?.submit ? submit(player, cast) : false;
  },
  async 'network:map'(player, cast) {
    if (player.toAsk.length === 0) return false;
    return press(player.isOnMap ? 'Write the ask' : 'network:add')(player, cast);
  },
  async 'network:save'(player, cast) {
    const { door } = player;
    const name = player.isOnMap ? undefined : player.toAsk[0];
    const friend = name ? undefined : player.friends.shift();
    if (!name && !friend) return false;
    if (name && cast.players.some((one) => one.name === name)) await door.choose('Somebody in this Slack', name);
    else await door.type('Or a name, or initials', name ?? friend?.name ?? '');
    await door.choose('What do they help you with, or could?', name ? 'Advocacy' : (friend?.with ?? ''));
    await door.choose('How is it now?', name ? 'could help' : 'helps me now');
    await submit(player, cast);
    player.isOnMap ||= name !== undefined;
    return name !== undefined;
  },
  async 'network:keep-ask'(player, cast) {
    if (player.askOn) await player.door.choose('ask-on', player.askOn);
    return submit(player, cast);
  },
  async 'network:words'(player, cast) {
    if (!has(player, 'network:sent')) return press('network:chased')(player, cast);
    if (!player.askOn) await player.door.press('network:sent', { in: 'modal' });
    player.askOn = undefined;
    player.toAsk.shift();
    player.isOnMap = false;
    return false;
  },
  async 'network:keep-talk'(player, cast) {
    await player.door.choose('talk-on', workdayOf(cast, player, 2));
    return submitLast(player, cast);
  },
  'network:talk': press('network:met'),
  'network:met': press('network:helps'),
  'network:helps': press('relationship:begin'),
  'relationship:send': submitLast,
  /** Of a mentor who is not in this Slack: the words went by mail, and both agreed. */
  'relationship:page': press('relationship:note-agreed'),
  async 'meeting:send-times'(player, cast) {
    // Times to offer are filled in; one that was arranged elsewhere is not.
    if (!has(player, 'time2')) await player.door.choose('time1', `${workdayOf(cast, player, 2)}T15:00:00Z`);
    return submitLast(player, cast);
  },
  async 'meeting:keep-agenda'(player) {
    await send(player.door);
    // Without a time that stands there is nobody to show it to yet.
    return player.door.modal()?.callback_id === 'meeting:share-agenda';
  },
  'meeting:share-agenda': submitLast,
  async 'meeting:preview-after'(player, cast) {
    await player.door.type('What did you two decide?', 'We try it for a month.');
    await player.door.type('Action 1', 'Write one page');
    return submit(player, cast);
  },
  'meeting:save-after': submitLast,
  /** A mentor who would rather do it without the bot reads what follows from it, and sends it. */
  'relationship:answer': submitLast,
};

const mostWindows = 12;

/** Goes through the windows that are open, and closes what is left of them. */
export async function goThrough(player: Player, cast: Cast): Promise<void> {
  const seen: string[] = [];
  for (;;) {
    const id = player.door.modal()?.callback_id;
    if (!id) return;
    seen.push(id);
    if (seen.length > mostWindows) throw new Error(`there is no way out of ${seen.join(', ')}`);
    if (!(await acts[id]?.(player, cast))) break;
  }
  if (player.door.modal()) await player.door.close({ all: true });
}
