import { localDay } from '../../calendar.ts';
import { editionOf } from '../../content/edition-of.ts';
import type { SharedKind } from '../../pushes/kind.ts';
import { teamOf } from '../../slack/members.ts';
import { wholeMap } from '../facts.ts';
import { askDay } from './day.ts';
import { askTold } from './day-view.ts';
import { askPushKind, listAsks } from './queries.ts';

/** Before a reminder; what is to be sent before what is asked about. */
const rank = { send: 0, answer: 1 } as const;

/** The word on the day of an ask: in the morning of the day she means to ask on, and of the day of the answer. */
export const askPush: SharedKind = {
  name: askPushKind,
  side: 'mentee',
  async due({ keys }, trx, { id }, subjects) {
    const asks = await listAsks(trx, keys, id);
    return new Map(
      subjects.flatMap((subject) => {
        const ask = asks.find((one) => one.id === subject);
        const due = ask && askDay(ask);
        return due ? [[subject, { ...due, rank: rank[due.about] }] as const] : [];
      }),
    );
  },
  async tell(ctx, person, subjects) {
    const today = localDay(person.time_zone, ctx.now());
    const map = await wholeMap(ctx.db, ctx.keys, person.id, today);
    const edition = editionOf(person, ctx);
    return subjects.flatMap((subject) => {
      const ask = map.asks.find((one) => one.id === subject);
      return ask ? [askTold({ edition, map, ask, today, teamId: teamOf(person), me: person.name ?? undefined })] : [];
    });
  },
};
