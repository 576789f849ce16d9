import { changePeople } from '../sandbox/actions/roster.ts';
import type { PersonDoor } from '../sandbox/person-door.ts';
import type { Sandbox } from '../sandbox/server.ts';
import type { StoredMessage } from '../sandbox/workspace/records.ts';
import { type Life, lives, type Mentor, mentors } from './lives.ts';
import { aboutOf } from './why.ts';

/** One message that somebody's own press did not bring. */
export interface Came {
  at: Date;
  /** Where they were then. */
  zone: string;
  week: number;
  about: string;
  /** Somebody else's press brought it at that moment: of what they told, or answered. */
  isAtOnce: boolean;
  /** Something in it can be pressed that does more than look. */
  asks: boolean;
  isAnswered: boolean;
}

/** Somebody who plays a life, and what they have seen and done so far. */
export interface Player {
  door: PersonDoor;
  name: string;
  /** IANA; where they are now. */
  zone: string;
  life?: Life;
  mentor?: Mentor;
  came: Came[];
  did: { at: Date; what: string }[];
  met: { at: Date; hasAgenda: boolean }[];
  /** What they will do at an instant, unless it is night where they are: the next morning then. */
  later: { at: number; act: () => Promise<void> }[];
  /** Whom she asks; the first of them is the one she is about to ask. */
  toAsk: string[];
  /** The day that she sets for her next ask; without one it is sent at once. */
  askOn?: string | undefined;
  /** They are on her map already. */
  isOnMap: boolean;
  /** Who helps her besides, to be put on the map where it shows a gap. */
  friends: { name: string; with: string }[];
  hasLeft: boolean;
  /** The week whose doings are done. */
  hasDone: number;
}

/** All who play, and the ways in which they act. */
export interface Cast {
  sandbox: Sandbox;
  players: Player[];
  /** Who acts just now: what that brings to themselves has not come by itself. */
  acting: Player | undefined;
  week: number;
  /** What somebody could not do, in a sentence: a fault of the life, or of the bot. */
  faults: string[];
}

/** Has all of them join the workspace. @param onCame hears of each message, as it comes */
export async function gather(
  sandbox: Sandbox,
  onCame: (cast: Cast, to: Player, came: Came, message: StoredMessage) => void,
): Promise<Cast> {
  const cast: Cast = { sandbox, players: [], acting: undefined, week: 1, faults: [] };
  for (const mentor of mentors) join(cast, mentor, 'mentor', { mentor });
  for (const life of lives) join(cast, life, 'mentee', { life, toAsk: [...life.asks] });
  for (const player of cast.players) listen(cast, player, onCame);
  await sandbox.settled();
  return cast;
}

/** Whom everybody knows who looks for one more. */
const friends = [
  { name: 'Jo, a friend', with: 'A safe ear' },
  { name: 'Sam, a senior resident', with: 'Advocacy' },
];

function join(cast: Cast, { name, zone }: Life | Mentor, persona: 'mentee' | 'mentor', more: Partial<Player>): void {
  const { sandbox, players } = cast;
  const title = persona === 'mentee' ? 'Intern (simulated)' : 'Attending (simulated)';
  const handle = handleOf(name);
  changePeople(sandbox.workspace, { do: 'join', real_name: name, name: handle, title, tz: zone, persona });
  players.push({
    ...{ door: sandbox.person(handle), name, zone, came: [], did: [], met: [], later: [] },
    ...{ toAsk: [], isOnMap: false, friends: [...friends], hasLeft: false, hasDone: 0 },
    ...more,
  });
}

/** "Dr. Adele Ford" is `adele`. */
export const handleOf = (name: string): string => (name.replace(/^Dr\. /, '').split(' ')[0] ?? '').toLowerCase();

/** A notification is what a message is, to whoever is not looking: what is edited in place brings none. */
function listen(
  cast: Cast,
  player: Player,
  onCame: (cast: Cast, to: Player, came: Came, message: StoredMessage) => void,
): void {
  const { workspace, now } = cast.sandbox;
  workspace.bus.hear(player.door.id, (event) => {
    if (event.kind !== 'notification' || cast.acting === player) return;
    const { channel, ts } = event.notification;
    const message = workspace.store.messages.get(`${channel}:${ts}`);
    if (message?.user !== workspace.bot.userId) return;
    const asks = idsIn(message).some((id) => id !== 'shared:menu');
    const came = {
      at: now(),
      zone: player.zone,
      week: cast.week,
      about: aboutOf(message),
      isAtOnce: cast.acting !== undefined,
    };
    const whole: Came = { ...came, asks, isAnswered: false };
    player.came.push(whole);
    onCame(cast, player, whole, message);
  });
}

/** What can be pressed in a message, by action id. */
export const idsIn = ({ blocks = [] }: StoredMessage): string[] =>
  [...JSON.stringify(blocks).matchAll(/"action_id":"([^"]+)"/g)].map(([, id = '']) => id);

/** An instant as it is where somebody is. */
export const localOf = ({ zone }: Player, at: Date): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);

/** Somebody's day now, or so many later. */
export const dayOf = ({ sandbox }: Cast, player: Player, later = 0): string =>
  localOf(player, sandbox.now()).toPlainDate().add({ days: later }).toString();

/** The same, and the Monday after where it is a day off. */
export function workdayOf(cast: Cast, player: Player, later: number): string {
  const { dayOfWeek } = Temporal.PlainDate.from(dayOf(cast, player, later));
  return dayOf(cast, player, dayOfWeek <= 5 ? later : later + 8 - dayOfWeek);
}

/** Sends the window on top as it is filled in. @throws where the app refuses it: a life has to fill in what is asked */
export async function send(door: PersonDoor): Promise<void> {
  const said = await door.submit();
  if ('errors' in said) throw new Error(`the form says ${JSON.stringify(said.errors)}`);
}

/** Has somebody do something, and keeps it as a fault where they cannot. */
export async function act(cast: Cast, player: Player, what: string, doing: () => Promise<void>): Promise<void> {
  if (player.hasLeft) return;
  cast.acting = player;
  player.did.push({ at: cast.sandbox.now(), what });
  try {
    await doing();
  } catch (error) {
    cast.faults.push(`${player.name}, ${cast.sandbox.now().toISOString()}, ${what}: ${(error as Error).message}`);
  }
  if (player.door.modal()) await player.door.close({ all: true }).catch(() => undefined);
  cast.acting = undefined;
}
