import { weeks } from './lives.ts';
import { type Came, type Cast, localOf, type Player } from './player.ts';

/** What came to one of the cohort in twelve weeks, and what became of it. Numbers and words only: nothing here acts. */
export interface Row {
  /** The ids of who it is in the sandbox, and of their chat with the bot. */
  user: string;
  chat: string | undefined;
  name: string;
  /** What makes this life. */
  is: string;
  side: 'mentee' | 'mentor';
  /** Messages that came, by week from the first. */
  perWeek: number[];
  /** Of them those that ask something, and those that were answered by a press in them. */
  asked: number;
  answered: number;
  /** Meetings that were held, and those of them that had an agenda. */
  met: number;
  withAgenda: number;
  lines: Line[];
}

/** One message, as it is told. */
export interface Line {
  week: number;
  /** Day and hour where they were. */
  at: string;
  about: string;
  became: 'answered in place' | 'not answered' | 'to read';
  isAtOnce: boolean;
}

/** @param chatOf finds the conversation of somebody with the bot */
export function tableOf({ players }: Cast, chatOf: (user: string) => string | undefined): Row[] {
  return players
    .toSorted((a, b) => Number(a.life === undefined) - Number(b.life === undefined))
    .map((player) => rowOf(player, chatOf(player.door.id)));
}

function rowOf(player: Player, chat: string | undefined): Row {
  const { door, name, life, mentor, came, met } = player;
  return {
    ...{ user: door.id, chat, name, is: life?.is ?? mentor?.is ?? '' },
    side: life ? 'mentee' : 'mentor',
    perWeek: Array.from({ length: weeks }, (_, at) => came.filter(({ week }) => week === at + 1).length),
    asked: came.filter(({ asks }) => asks).length,
    answered: came.filter(({ isAnswered }) => isAnswered).length,
    met: met.length,
    withAgenda: met.filter(({ hasAgenda }) => hasAgenda).length,
    lines: came.map((one) => lineOf(player, one)),
  };
}

function lineOf(player: Player, { at, zone, week, about, asks, isAnswered, isAtOnce }: Came): Line {
  const local = localOf({ ...player, zone }, at);
  const day = local.toLocaleString('en-GB', { weekday: 'short', day: '2-digit', month: 'short' }).replace(',', '');
  const became = isAnswered ? 'answered in place' : asks ? 'not answered' : 'to read';
  return { week, at: `${day} ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`, about, became, isAtOnce };
}

/** All rows of one side as one. */
export interface Sum {
  perWeek: number[];
  asked: number;
  answered: number;
  met: number;
  withAgenda: number;
  /** The most that anybody got in one week. */
  most: number;
  /** What the messages were about, the commonest first. */
  about: (readonly [about: string, times: number])[];
}

export function sumOf(rows: readonly Row[]): Sum {
  const add = (of: (row: Row) => number): number => rows.reduce((sum, row) => sum + of(row), 0);
  const about = Map.groupBy(
    rows.flatMap(({ lines }) => lines),
    (line) => line.about,
  );
  return {
    perWeek: Array.from({ length: weeks }, (_, at) => add(({ perWeek }) => perWeek[at] ?? 0)),
    asked: add(({ asked }) => asked),
    answered: add(({ answered }) => answered),
    met: add(({ met }) => met),
    withAgenda: add(({ withAgenda }) => withAgenda),
    most: Math.max(0, ...rows.flatMap(({ perWeek }) => perWeek)),
    about: [...about]
      .map(([what, lines]) => [what, lines.length] as const)
      .toSorted(([a, many], [b, more]) => more - many || (a < b ? -1 : 1)),
  };
}

/** A share in whole percents; of nothing a dash. */
export const share = (part: number, of: number): string => (of === 0 ? '–' : `${Math.round((part / of) * 100)} %`);
