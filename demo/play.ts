import { setTimeout } from 'node:timers/promises';
import type { Sandbox } from '../sandbox/server.ts';
import { willAnswer } from './answers.ts';
import { does } from './doings.ts';
import { firstDay, weeks } from './lives.ts';
import { act, type Cast, gather, localOf, type Player } from './player.ts';

const hourMs = 3_600_000;

/** Has the clock stand at the beginning of the first day; before the bot begins, which notes when that was. */
export async function standAtFirstDay(sandbox: Sandbox): Promise<void> {
  await sandbox.clock({ do: 'stop' });
  await sandbox.clock({ do: 'jump', to: `${firstDay}T00:00:00Z` });
}

/**
 * Plays the twelve weeks on the sandbox's clock, in steps of hours, at twenty past: whatever is spread over the
 * quarter of an hour after a full one has come by then, so that each run is alike. The clock stands at the end of them afterwards.
 * @param onWeek hears of each week as it begins
 * @param signal ends it early
 */
export async function playCohort(
  sandbox: Sandbox,
  { onWeek, signal }: { onWeek?: (cast: Cast) => void; signal?: AbortSignal } = {},
): Promise<Cast> {
  const cast = await gather(sandbox, willAnswer);
  const start = Date.parse(`${firstDay}T00:20:00Z`);
  for (let hour = 0; hour < weeks * 7 * 24 && !signal?.aborted; hour++) {
    if (hour % (7 * 24) === 0) {
      cast.week = hour / (7 * 24) + 1;
      onWeek?.(cast);
      // Whoever has the page open is answered.
      await setTimeout(1);
    }
    if (hour % everyHours(hour) > 0) continue;
    await sandbox.clock({ do: 'jump', to: new Date(start + hour * hourMs).toISOString() });
    await sandbox.settled();
    for (const player of cast.players) await playHour(cast, player);
  }
  return cast;
}

/** Mondays hour by hour, since most comes then; the other days in longer steps, or it takes minutes more. */
function everyHours(hour: number): number {
  const day = Math.floor(hour / 24) % 7;
  return day === 0 ? 1 : day < 5 ? 2 : 3;
}

async function playHour(cast: Cast, player: Player): Promise<void> {
  const now = cast.sandbox.now();
  const { hour, dayOfWeek } = localOf(player, now);
  if (hour < 8 || hour >= 20) return;
  for (const due of player.later.filter(({ at }) => at <= now.getTime())) {
    player.later.splice(player.later.indexOf(due), 1);
    await due.act();
  }
  if (dayOfWeek !== 2 || hour < 10 || player.hasDone === cast.week) return;
  player.hasDone = cast.week;
  for (const doing of player.life?.does[cast.week] ?? [])
    await act(cast, player, doing, () => does(player, cast, doing));
}
