import { editionOf } from '../../content/edition-of.ts';
import type { Edition } from '../../content/editions.ts';
import { say } from '../../content/say.ts';
import type { AppContext } from '../../feature.ts';
import type { OwnKind, SharedKind, Told } from '../../pushes/kind.ts';
import type { DueThing } from '../../pushes/plan.ts';
import { isWrittenTo, pairOf, takesFrom } from '../../relationship/facts.ts';
import { button, buttons, plainSection } from '../../slack/blocks.ts';
import type { Hours } from '../../surfaces/allowed.ts';
import type { MessageKind } from '../../surfaces/kind.ts';
import { inTransaction } from '../../surfaces/want.ts';
import { ids, kinds } from '../ids.ts';
import { openMeeting } from '../meeting.ts';
import { findPairOf, readBook } from '../queries.ts';
import { viewerOf, whenOf } from '../wording.ts';
import { agendaPost } from './post-view.ts';
import { findPosted, type Posted, readMarks } from './queries.ts';
import { type OwnAgenda, ownAgenda, postContent } from './screens.ts';

/** Days after which nobody waits for an agenda any more. */
const tooLateAfterHours = 7 * 24;

/**
 * The agenda of a meeting in the channel of the two: one post, edited in place. Whoever shares it has pressed, the other has
 * not: the operator's pause holds it.
 */
const inChannel: MessageKind<AppContext> = {
  name: kinds.agenda,
  ...{ place: 'channel', hours: 'at once', tooLateAfterHours, afterUnknown: 'look once', afterLost: 'post once more' },
  async render(ctx, { id, subject, repeated }) {
    const own = await readFor(ctx, subject, 'mentee', editionOf(undefined, ctx));
    if (!own?.record.marks.sharedAt) return 'not now';
    const { where, channelId } = own.record.marks;
    const posted = await findPosted(ctx.db, id);
    // Where it stood before it moved, or the two no longer talk, it stays as it is: nobody looks there who reads it.
    const left = own.record.agenda !== 'closed' && (await channelNow(ctx, own.pair.id)) !== channelId;
    if (left || (posted && posted.channelId !== channelId)) return 'not now';
    const waits = untilPosted(own, posted);
    if (waits) return waits;
    if (isTornOut(ctx, posted)) return 'not now';
    return agendaPost(postContent(own, { where: where === 'two copies' ? 'more readers' : where, repeated }));
  },
  async onFinal(ctx, { subject }) {
    const found = await findPairOf(ctx.db, { meeting: subject });
    if (found) await inTransaction(ctx, async (_, want) => want.home(found.menteeId));
  },
};

/** The channel in which the two talk now. */
async function channelNow({ db, features }: AppContext, pairId: string): Promise<string | undefined> {
  for (const { pairPlace } of features) if (pairPlace) return pairPlace.channelOf(db, pairId);
  return undefined;
}

/** What there is to draw for one of the two; after an end the mentor's as she reads it: what he has read stays. */
async function readFor(
  ctx: AppContext,
  meetingId: string,
  of: 'mentee' | { id: string },
  edition: Edition,
): Promise<OwnAgenda | undefined> {
  const found = await findPairOf(ctx.db, { meeting: meetingId });
  if (!found) return undefined;
  const named = { pairId: found.pairId, meetingId };
  const hers = () => ownAgenda(ctx, { id: found.menteeId, edition }, named);
  if (of === 'mentee') return hers();
  const his = await ownAgenda(ctx, { id: of.id, edition }, named);
  if (his) return his;
  const closed = await hers();
  return closed?.record.agenda === 'closed' && closed.pair.mentorId === of.id ? asHis(closed) : undefined;
}

const asHis = (own: OwnAgenda): OwnAgenda => ({
  ...own,
  pair: { ...own.pair, side: 'mentor' },
  around: { ...own.around, zone: own.pair.zones.mentor },
});

/** What did not come to stand waits for the end of a pause, and is not wanted any more once there is nothing ahead. */
function untilPosted({ pair, record }: OwnAgenda, posted: Posted | undefined): 'gone' | 'not now' | undefined {
  if (posted?.isThere) return undefined;
  const isOver = record.agenda === 'closed' || record.agenda === 'record' || record.isFallen === true;
  if (isOver) return 'gone';
  return pair.state === 'paused' ? 'not now' : undefined;
}

/** What cannot be read just now is not taken out of what stands. */
const isTornOut = ({ unread }: AppContext, posted: Posted | undefined): boolean =>
  posted?.isThere === true && unread.size > 0;

/** The same as a message. Where they have a channel by now, the copies stay as they are. */
const copyFor = (name: string, hours: Hours): MessageKind<AppContext> => ({
  ...{ name, place: 'dm', hours, tooLateAfterHours, afterUnknown: 'leave' },
  async render(ctx, { id, subject, person, repeated }) {
    if (!person) return 'gone';
    const edition = editionOf(person, ctx);
    const own = await readFor(ctx, subject, person, edition);
    if (!own?.record.marks.sharedAt || own.record.marks.channelId) return 'not now';
    const posted = await findPosted(ctx.db, id);
    const waits = untilPosted(own, posted);
    if (waits) return waits;
    if (isTornOut(ctx, posted)) return 'not now';
    // Hers she has pressed for. He may have muted the two meanwhile, or take no messages.
    const isHis = name === kinds.copy && !posted?.isThere;
    if (isHis && !(await isWrittenTo(ctx.db, own.pair, person.id))) return 'gone';
    const post = agendaPost(postContent(own, { where: 'two copies', repeated }));
    // What a locked phone shows of it, unless they asked for the full text.
    return person.full_notification_text ? post : { ...post, text: say(edition, 'pairNeutral') };
  },
});

/** An agenda where others read it. */
export const agendaSurfaces: MessageKind<AppContext>[] = [
  inChannel,
  copyFor(kinds.ownCopy, 'any'),
  copyFor(kinds.copy, 'day'),
];

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
      if (pair?.state === 'paused') continue;
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
  if (!pair?.withBot || pair.side !== 'mentee' || pair.state !== 'active' || !pair.mentorId) return undefined;
  if (!(await takesFrom(db, { mentorId: pair.mentorId, menteeId: pair.menteeId }))) return undefined;
  const open = openMeeting(await readBook(db, ctx.keys, pair));
  if (open?.id !== meetingId || !open.startsAt || open.startsAt <= ctx.now()) return undefined;
  const marks = (await readMarks(db, pair.id)).get(meetingId);
  return marks?.sharedAt ? undefined : { pair, startsAt: open.startsAt };
}
