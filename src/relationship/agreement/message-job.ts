import { editionOf } from '../../content/edition-of.ts';
import { say } from '../../content/say.ts';
import type { PlainKey } from '../../content/sentences.ts';
import type { AppContext } from '../../feature.ts';
import type { Message, MessageKind, Rendered, Showing } from '../../surfaces/kind.ts';
import { kinds } from '../ids.ts';
import { isMuted } from '../mute-queries.ts';
import { otherSide, sideOf } from '../pair.ts';
import { findPair } from '../queries.ts';
import { pairShown, type Viewer } from '../wording.ts';
import {
  answerMessage,
  endedMessage,
  goneMessage,
  leftMessage,
  reminderMessage,
  versionMessage,
} from './message-view.ts';
import { findVersion, listVersions } from './queries.ts';
import { listOff } from './telling-job.ts';
import { hasSetAside, isAnswer, type Version } from './terms.ts';

/** What is read to draw a message of a pair for one of the two; undefined where it is not theirs any more. */
async function readFor(ctx: AppContext, pairId: string, { person }: Showing) {
  const pair = person && (await findPair(ctx.db, ctx.keys, { id: pairId, personId: person.id }));
  const side = pair && sideOf(pair, person.id);
  if (!pair || !side) return undefined;
  const viewer: Viewer = { edition: editionOf(person, ctx), timeZone: person.time_zone, side };
  return { pair, shown: pairShown(pair), viewer, person };
}

async function readVersion(ctx: AppContext, showing: Showing) {
  const found = await findVersion(ctx.db, showing.subject);
  const read = found && (await readFor(ctx, found.pair_id, showing));
  if (!read) return undefined;
  const versions = await listVersions(ctx.db, ctx.keys, read.pair.id);
  const version = versions.find(({ id }) => id === showing.subject);
  // What nobody can read is neither changed nor taken out: it may be found again.
  const hasMuted = await isMuted(ctx.db, read.pair.id, read.person.id);
  return version ? { ...read, versions, version, hasMuted } : ('unread' as const);
}

type Read = Exclude<Awaited<ReturnType<typeof readVersion>>, undefined | 'unread'>;

/** What a locked phone shows of it, unless they asked for the full text. */
const inPublic = (message: Message, { viewer, person }: Pick<Read, 'viewer' | 'person'>, neutral: PlainKey): Message =>
  person.full_notification_text ? message : { ...message, text: say(viewer.edition, neutral) };

const rendered =
  (neutral: 'versionNeutral' | 'pairNeutral', draw: (read: Read) => Message | undefined) =>
  async (ctx: AppContext, showing: Showing): Promise<Rendered<Message>> => {
    const read = await readVersion(ctx, showing);
    if (read === 'unread') return 'not now';
    if (!read) return 'gone';
    const isHis = read.viewer.side === 'mentor';
    if (isHis && (!read.person.takes_messages || !read.pair.withBot) && !isAnswered(read.version)) return 'gone';
    // Nothing that was still on its way when they wanted no more of it.
    if (neutral === 'pairNeutral' && read.hasMuted) return 'gone';
    const message = draw(read);
    return message ? inPublic(message, read, neutral) : 'gone';
  };

/** His own word stands there, also when he takes no more messages. */
const isAnswered = ({ ended }: Version): boolean => ended === 'without-bot';

const common = { place: 'dm', hours: 'day', tooLateAfterHours: 7 * 24, afterUnknown: 'leave' } as const;

/** The one message of how two work, to whoever has to accept it; the newest that was sent to them. */
export const versionSurface: MessageKind<AppContext> = {
  ...common,
  name: kinds.version,
  render: rendered('versionNeutral', ({ viewer, shown, pair, versions, version, hasMuted }) => {
    // What has not come to them, or came while they had muted it, has no message: the one before stays.
    const isQuiet = pair.isUntold || hasMuted;
    const sent = versions.filter(
      ({ sentBy, ended, unheard }) => sentBy !== viewer.side && !unheard && !(isQuiet && ended === null),
    );
    // What a mentor began is told in the mentee's message of the day; the message that stands shows it, too.
    const told = viewer.side === 'mentee' ? sent.filter((one) => isAnswer(versions, one)) : sent;
    if (told.at(-1)?.id !== version.id) return undefined;
    const newest = viewer.side === 'mentee' ? (sent.find(({ ended }) => ended === null) ?? version) : version;
    // The sentence of the end is a message of its own.
    const isTold = pair.state === 'closed' && pair.endedBy === otherSide(viewer.side) && !hasMuted;
    return isTold ? undefined : versionMessage(viewer, shown, versions, newest);
  }),
};

/** The one reminder of a proposal, on the day that the mentee has seen; it goes as soon as nothing waits. */
export const reminderSurface: MessageKind<AppContext> = {
  ...common,
  name: kinds.reminder,
  render: rendered('versionNeutral', ({ viewer, shown, version }) =>
    version.ended === null ? reminderMessage(viewer, shown, version) : undefined,
  ),
};

/** The answer to what the mentee sent. */
export const answerSurface: MessageKind<AppContext> = {
  ...common,
  name: kinds.answer,
  render: rendered('pairNeutral', ({ viewer, shown, version }) => answerMessage(viewer, shown, version)),
};

/** That the other side has ended it; in their hours, or at any where what ends with it would come before. */
export const endedSurfaces: MessageKind<AppContext>[] = [
  { name: kinds.ended, hours: 'day' as const },
  { name: kinds.endedNow, hours: 'at once' as const },
].map((kind) => ({
  ...common,
  ...kind,
  async render(ctx: AppContext, showing: Showing): Promise<Rendered<Message>> {
    const read = await readFor(ctx, showing.subject, showing);
    if (!read || (read.viewer.side === 'mentor' && !read.person.takes_messages)) return 'gone';
    if (read.pair.state !== 'closed') return 'gone';
    const off = await listOff(ctx, ctx.db, { pairId: read.pair.id, personId: read.person.id });
    return inPublic(endedMessage(read.viewer, read.shown, off), read, 'pairNeutral');
  },
}));

/** That the account of the other side was closed, or nobody knows them here; it goes when they are back. */
export const leftSurface: MessageKind<AppContext> = {
  ...common,
  name: kinds.left,
  async render(ctx, showing) {
    const read = await readFor(ctx, showing.subject, showing);
    if (read?.viewer.side === 'mentor' && !(read.person.takes_messages && read.pair.withBot)) return 'gone';
    if (read?.viewer.side === 'mentee' && !read.pair.mentorId) {
      const isGone = hasSetAside(read.pair, await listVersions(ctx.db, ctx.keys, read.pair.id));
      return isGone ? inPublic(goneMessage(read.viewer, read.shown), read, 'pairNeutral') : 'gone';
    }
    const hasLeft = read?.viewer.side === 'mentee' ? read.pair.mentor?.left : read?.pair.mentee.left;
    return read && hasLeft ? inPublic(leftMessage(read.viewer, read.shown), read, 'pairNeutral') : 'gone';
  },
};
