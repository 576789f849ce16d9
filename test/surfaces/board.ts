import { randomUUID } from 'node:crypto';
import type { AppContext, Feature } from '../../src/feature.ts';
import type { MessageKind } from '../../src/surfaces/kind.ts';
import { findPin, type PinState, wantPin } from '../../src/surfaces/pins/want-pin.ts';
import { inTransaction } from '../../src/surfaces/want.ts';
import type { Running } from '../support/bot.ts';

/** A made-up feature whose messages in channels are pinned. */
export interface Board {
  feature: Feature;
  /** That of the bot; after a tick. */
  ctx(): AppContext;
  /** A message for a channel, of somebody whom the bot has met. */
  note(running: Pick<Running, 'sandbox'>, channel: string, person: string): Note;
}

export interface Note {
  subject: string;
  /** Posts it, or brings it up to date. */
  say(text: string): Promise<void>;
  /** Wants it pinned, or not any more, in a transaction of its own. @param by the bot's, unless another does it */
  pin(wanted: boolean, by?: AppContext): Promise<void>;
  state(): Promise<PinState>;
  /** The time stamp of the message that stands, as the bot knows it. */
  ts(): Promise<string | null | undefined>;
  /** The rows that are kept of its pin. */
  rows(): Promise<Record<string, unknown>[]>;
  /** As a feature whose message may not be changed any more: it is posted anew, and the older one stands on. */
  letGo(): Promise<void>;
}

export function makeBoard(): Board {
  const says = new Map<string, string>();
  let seen: AppContext | undefined;
  const kind: MessageKind<AppContext> = {
    name: 'test.note',
    place: 'channel',
    hours: 'any',
    tooLateAfterHours: 48,
    afterUnknown: 'leave',
    render: async (_, { subject }) => ({ text: says.get(subject) ?? '', blocks: [] }),
  };
  const feature: Feature = {
    name: 'test',
    surfaces: [kind],
    ticks: [
      {
        name: 'test',
        async run(ctx) {
          seen = ctx;
          return 0;
        },
      },
    ],
  };
  const ctx = (): AppContext => {
    if (!seen) throw new Error('No tick has been yet.');
    return seen;
  };
  const surfaceOf = (subject: string) =>
    ctx().db.selectFrom('surface').selectAll().where('subject_id', '=', subject).executeTakeFirst();
  return {
    feature,
    ctx,
    note({ sandbox }, channel, slackUserId) {
      const subject = randomUUID();
      const where = { workspace: sandbox.workspace.team.id, channel, about: subject };
      const pinned = { workspaceId: where.workspace, channelId: channel, kind: kind.name, subject };
      return {
        subject,
        async say(text) {
          says.set(subject, text);
          await inTransaction(ctx(), async (_, want) => want.inChannel(kind.name, where, { asked: true }));
        },
        async pin(wanted, by = ctx()) {
          await by.db.transaction().execute(async (trx) => {
            const { id: personId } = await trx
              .selectFrom('person')
              .select('id')
              .where('slack_user_id', '=', slackUserId)
              .executeTakeFirstOrThrow();
            await wantPin(by, trx, { ...pinned, personId }, wanted);
          });
        },
        state: () => findPin(ctx().db, pinned),
        ts: async () => (await surfaceOf(subject))?.message_ts,
        rows: () => ctx().db.selectFrom('surface_pin').selectAll().where('subject_id', '=', subject).execute(),
        async letGo() {
          await ctx().db.updateTable('surface').set({ state: 'removed' }).where('subject_id', '=', subject).execute();
        },
      };
    },
  };
}
