import { changePeople } from '../sandbox/actions/roster.ts';
import type { Doing } from './lives.ts';
import { type Cast, dayOf, type Player, send } from './player.ts';
import { goThrough } from './windows.ts';

/** What somebody does of her own accord, as she would in Slack: commands, presses, forms. */
export async function does(player: Player, cast: Cast, doing: Doing): Promise<void> {
  const [verb = '', ...more] = doing.split(' ');
  const number = Number(more[0]);
  const { door } = player;
  const { workspace, settled, now } = cast.sandbox;
  const changes = async (change: object): Promise<void> => {
    changePeople(workspace, { do: 'change', user: door.id, ...change });
    await settled();
  };
  const setNudges = async (label: string, choice: string, ...others: string[][]): Promise<void> => {
    await door.command('/mentoring nudges');
    await door.press('nudge:change');
    for (const [what = '', which = ''] of [[label, choice], ...others]) await door.choose(what, which);
    await send(door);
  };
  /** The last day of a week to come, or of this one: weeks end on Sundays, and it is a Tuesday. */
  const sunday = (weeks: number) => dayOf(cast, player, 5 + 7 * (weeks - 1));
  switch (verb) {
    case 'assess':
      await door.command('/mentoring assess');
      return goThrough(player, cast);
    case 'half':
      await door.command('/mentoring assess');
      await send(door);
      return door.choose('tick:craft', 'Clinical growth');
    case 'ask':
      // It is a Tuesday.
      player.askOn = more.length > 0 ? dayOf(cast, player, 2) : undefined;
      await door.command('/mentoring network');
      await door.press('network:add');
      return goThrough(player, cast);
    case 'goal':
      await door.command('/mentoring goals');
      if (more.length > 0) {
        await door.press('goals:show');
        return door.press('goals:done');
      }
      await door.press('goals:add');
      await door.type('what', 'One page for the quality committee');
      await door.choose('due', dayOf(cast, player, 42));
      return send(door);
    case 'share':
      await door.command('/mentoring goals');
      await door.press('goals:show');
      await door.press('Share with a mentor');
      await door.choose('With whom?', player.life?.asks[0] ?? '');
      return send(door);
    case 'nights':
      await door.openHome();
      await door.press('pushes:nights', { in: 'home' });
      await door.choose('nights-until', sunday(number));
      return send(door);
    case 'away':
      await door.openHome();
      await door.press('pushes:hours', { in: 'home' });
      await door.choose('Away from', dayOf(cast, player));
      await door.choose('Away until', sunday(number));
      return send(door);
    case 'status': {
      const expiration = Math.floor(now().getTime() / 1000) + number * 86_400;
      return changes({ status: { text: 'Away', emoji: ':palm_tree:', expiration } });
    }
    case 'fly':
      player.zone = more[1] ?? '';
      return changes({ tz: player.zone });
    case 'every':
      return setNudges('How often at most?', 'Every other week');
    case 'Wednesdays':
      return setNudges('On which day?', 'Wednesday', ['At what time, where you are?', '09:00']);
    case 'nudges':
      return setNudges('How often at most?', 'Never');
    case 'end':
      await door.openHome();
      await door.press('relationship:show', { in: 'home' });
      await door.press('End it');
      return send(door);
    case 'leave':
      await changes({ deleted: true });
      player.hasLeft = true;
      return;
  }
  throw new Error(`nobody knows how to "${doing}"`);
}
