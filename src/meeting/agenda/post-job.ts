import { editionOf } from '../../content/edition-of.ts';
import { say } from '../../content/say.ts';
import type { AppContext } from '../../feature.ts';
import type { OwnKind, SharedKind, Told } from '../../pushes/kind.ts';
import type { DueThing } from '../../pushes/plan.ts';
import { isWrittenTo, pairOf } from '../../relationship/facts.ts';
import { button, buttons, plainSection } from '../../slack/blocks.ts';
import type { MessageKind } from '../../surfaces/kind.ts';
import { ids, kinds } from '../ids.ts';
import { openMeeting } from '../meeting.ts';
import { findPairOf, readBook } from '../queries.ts';
import { viewerOf, whenOf } from '../wording.ts';
import { agendaPost } from './post-view.ts';
import { hasBeenPosted, readMarks } from './queries.ts';
import { type OwnAgenda, ownAgenda, postContent } from './screens.ts';

/** Days after which nobody waits for an agenda any more. */
const tooLateAfterHours = 7 * 24;

/** The agenda of a meeting in the channel of the two: one post, edited in place. */
const inChannel: MessageKind<AppContext> = {
  name: kinds.agenda,
  ...{ place: 'channel', hours: 'any', tooLateAfterHours, afterUnknown: 'look once', afterLost: 'post once more' },
  async render(ctx, { id, subject, repeated }) {
    const found = await findPairOf(ctx.db, { meeting: subject });
    if (!found) return 'not now';
    const edition = editionOf(undefined, ctx);
    const own = await ownAgenda(ctx, { id: found.menteeId, edition }, { pairId: found.pairId, meetingId: subject });
    if (!own?.record.marks.sharedAt || (await waitsForPause(ctx, own, id))) return 'not now';
    const { where } = own.record.marks;
    return agendaPost(postContent(own, { where: where === 'two copies' ? 'more readers' : where, repeated }));
  },
};

/** The same as a message for each of the two. Where they have a channel by now, the copies stay as they are. */
const copy: MessageKind<AppContext> = {
  name: kinds.copy,
  ...{ place: 'dm', hours: 'day', tooLateAfterHours, afterUnknown: 'leave' },
  async render(ctx, { id, subject, person, repeated }) {
    const found = await findPairOf(ctx.db, { meeting: subject });
    if (!found || !person) return 'gone';
    const edition = editionOf(person, ctx);
    const own = await ownAgenda(ctx, { id: person.id, edition }, { pairId: found.pairId, meetingId: subject });
    if (!own?.record.marks.sharedAt || own.record.marks.channelId) return 'not now';
    if (await waitsForPause(ctx, own, id)) return 'not now';
    const post = agendaPost(postContent(own, { where: 'two copies', repeated }));
    // What a locked phone shows of it, unless they asked for the full text.
    return person.full_notification_text ? post : { ...post, text: say(edition, 'pairNeutral') };
  },
};

/** In a pause of the two nothing new is posted; what stands is edited. */
const waitsForPause = async (ctx: AppContext, { pair }: OwnAgenda, surface: string): Promise<boolean> =>
  pair.state === 'paused' && !(await hasBeenPosted(ctx.db, surface));

/** An agenda where others read it. */
export const agendaSurfaces: MessageKind<AppContext>[] = [inChannel, copy];

/** A mentor's copy comes by the ledger: two messages a day over all pairs. */
export const copyPush: OwnKind<AppContext> = {
  name: kinds.copy,
  surface: kinds.copy,
  side: 'mentor',
  async due(ctx, trx, { id: personId }, meetings) {
    const due = new Map<string, DueThing | 'gone'>();
    for (const subject of meetings) {
      const found = await findPairOf(trx, { meeting: subject });
      const pair = found && (await pairOf(trx, ctx.keys, { id: found.pairId, personId }));
      const marks = pair && (await readMarks(trx, pair.id)).get(subject);
      const isOpen = pair?.withBot === true && pair.state !== 'closed';
      const stands = isOpen && marks?.sharedAt && !marks.channelId && (await isWrittenTo(trx, pair, personId));
      due.set(subject, stands ? { isHers: false, rank: 1 } : 'gone');
    }
    return due;
  },
};

/** "Share your agenda", to the mentee, once for each time that is set, as long as it is not shared. */
export const sharePush: SharedKind<AppContext> = {
  name: kinds.share,
  side: 'mentee',
  async due(ctx, trx, { id: personId }, meetings) {
    const due = new Map<string, DueThing | 'gone'>();
    for (const subject of meetings) {
      const asked = await askedFor(ctx, trx, personId, subject);
      due.set(subject, asked && (await isWrittenTo(trx, asked.pair, personId)) ? { isHers: false, rank: 2 } : 'gone');
    }
    return due;
  },
  async tell(ctx, person, meetings) {
    const told: Told[] = [];
    for (const subject of meetings) {
      const asked = await askedFor(ctx, ctx.db, person.id, subject);
      if (!asked || !(await isWrittenTo(ctx.db, asked.pair, person.id))) continue;
      const edition = editionOf(person, ctx);
      const viewer = viewerOf(edition, asked.pair, ctx.now());
      const line = say(edition, 'shareAsk', { name: viewer.name, when: whenOf(viewer, asked.startsAt) });
      const open = button(say(edition, 'agendaOpen'), ids.agenda, { value: asked.pair.id });
      const page = button(say(edition, 'nextMeeting'), ids.open, { value: asked.pair.id });
      const notice = say(edition, 'shareAgendaNotice');
      told.push({ subject, line, notice, button: open, blocks: [plainSection(line), buttons(open, page)] });
    }
    return told;
  },
};

/** The meeting whose agenda its mentee may be asked to share: a time stands ahead, and it is a draft. */
async function askedFor(ctx: AppContext, db: AppContext['db'], personId: string, meetingId: string) {
  const found = await findPairOf(db, { meeting: meetingId });
  const pair = found && (await pairOf(db, ctx.keys, { id: found.pairId, personId }));
  if (!pair?.withBot || pair.side !== 'mentee') return undefined;
  const open = openMeeting(await readBook(db, ctx.keys, pair));
  if (open?.id !== meetingId || !open.startsAt || open.startsAt <= ctx.now()) return undefined;
  const marks = (await readMarks(db, pair.id)).get(meetingId);
  return marks?.sharedAt ? undefined : { pair, startsAt: open.startsAt };
}
