import { describe, expect, test } from 'vitest';
import { tableUnder } from '../../test/support/moves.ts';
import {
  afterExpiry,
  afterMove,
  afterNaming,
  type Ended,
  type Move,
  mayRead,
  type Outcome,
  type PairStanding,
  type Side,
} from './pair.ts';

/*
 * The moves against the table that was written by hand before the code. What the roles besides the two can do is tried
 * through a running bot, in test/relationship.
 */

function standing(state: string, withWhat: string): PairStanding {
  const withBot = withWhat === 'bot';
  if (state === 'proposed-by-mentee') return { state: 'proposed', withBot, waits: 'mentee' };
  if (state === 'proposed-by-mentor') return { state: 'proposed', withBot, waits: 'mentor' };
  if (state === 'active-change-by-mentee') return { state: 'active', withBot, waits: 'mentee' };
  if (state === 'active-change-by-mentor') return { state: 'active', withBot, waits: 'mentor' };
  return { state: state as PairStanding['state'], withBot };
}

/** An outcome as the table writes it. */
function written(outcome: Outcome, before: PairStanding): string {
  if (outcome === undefined) return 'no';
  if (outcome === 'same') return 'same';
  const { state, waits, withBot } = outcome;
  const named = { proposed: `proposed-by-${waits}`, active: waits ? `active-change-by-${waits}` : 'active' };
  const name = state in named ? named[state as keyof typeof named] : state;
  return withBot === before.withBot ? name : `${name}/no bot`;
}

const moves = [
  ...(['propose', 'agree', 'change', 'take-back', 'decline', 'without-bot', 'cannot', 'not-remembered'] as const),
  ...(['note-agreed', 'pause', 'resume', 'end'] as const),
] satisfies Move[];

describe.each(['mentee', 'mentor'] as const)('the moves of a %s', (side: Side) => {
  const rows = tableUnder(side === 'mentee' ? 'Mentee' : 'Mentor');

  test.each(rows)('$state, $with', (row) => {
    const pair = standing(row.state ?? '', row.with ?? '');
    const made = Object.fromEntries(moves.map((move) => [move, written(afterMove(pair, move, side), pair)]));
    expect(made).toEqual(Object.fromEntries(moves.map((move) => [move, row[move]])));
    expect(mayRead(pair, side) ? 'same' : 'no').toBe(row.read);
  });

  test('is written for every state', () => expect(rows).toHaveLength(13));
});

test('the clock ends a version that waits, whatever it finds', () => {
  for (const row of tableUnder('Clock')) {
    const pair = standing(row.state ?? '', row.with ?? '');
    expect([row.state, written(afterExpiry(pair), pair)]).toEqual([row.state, row.expire]);
  }
});

/** The versions that a press can name, by the words of the table. */
const named: Record<string, { own: boolean; ended: Ended[] | null; isInForce?: true; isChange?: true }> = {
  "the other side's version that waits": { own: false, ended: null },
  'the version in force': { own: false, ended: ['agreed'], isInForce: true },
  "one's own version that waits": { own: true, ended: null },
  'a version that a newer one has overtaken': { own: false, ended: ['changed'] },
  'a version taken back, declined, set aside or expired': {
    own: false,
    ended: ['taken-back', 'declined', 'closed', 'expired'],
  },
  "one's own version, already taken back, set aside, declined or expired": {
    own: true,
    ended: ['taken-back', 'closed', 'declined', 'expired'],
  },
  "one's own version that a newer one has overtaken": { own: true, ended: ['changed'] },
  "the other side's change that waits": { own: false, ended: null, isChange: true },
  'a change of an active agreement, already declined, taken back, set aside or expired': {
    own: false,
    ended: ['declined', 'taken-back', 'closed', 'expired'],
  },
  'a change that a newer one has overtaken': { own: false, ended: ['changed'] },
};

describe('a press that names a version', () => {
  const rows = tableUnder('Old versions').filter(({ move = '' }) => ['agree', 'take-back', 'decline'].includes(move));

  test.each(rows)('$move is $outcome', (row) => {
    const version = named[row['the press names'] ?? ''];
    if (!version) throw new Error(`The test knows no "${row['the press names']}".`);
    const move = row.move as 'agree' | 'take-back' | 'decline';
    for (const by of ['mentee', 'mentor'] as const) {
      const other: Side = by === 'mentee' ? 'mentor' : 'mentee';
      const sentBy = version.own ? by : other;
      const waits = version.ended === null ? sentBy : undefined;
      const pair: PairStanding = { state: 'active', withBot: true, ...(waits && { waits }) };
      for (const ended of version.ended ?? [null]) {
        const outcome = afterNaming(pair, move, by, { sentBy, ended, isInForce: version.isInForce === true });
        const expected = row.outcome === 'as above' ? afterMove(pair, move, by) : row.outcome;
        expect(typeof expected === 'string' ? written(outcome, pair) : outcome).toEqual(expected);
        const gone = { state: 'closed', withBot: true } as const;
        expect(afterNaming(gone, move, by, { sentBy, ended, isInForce: false })).toBeUndefined();
      }
    }
  });

  test('is written for every move that names one', () => expect(rows.length).toBeGreaterThan(11));
});
