import type { Edition } from '../../content/editions.ts';
import { say } from '../../content/say.ts';
import { shorten } from '../../slack/mrkdwn.ts';
import type { Reader, Readers } from './readers.ts';

/** A channel that was chosen to talk in, as it stood when it was: who agrees to it reads the same. */
export interface SeenPlace {
  channel: string;
  name: string;
  isPublic: boolean;
  /** How the workspace is called. */
  workspace: string;
  /** The bot is in it. */
  isIn: boolean;
  readers: Pick<Reader, 'name' | 'isLead' | 'isElsewhere'>[];
  /** How many people more, and who leads among them. */
  more: number;
  leads: string[];
  apps: number;
  /** Keyed hashes of the ids of all who read there. */
  marks: string[];
}

/** As it stands in what the two agree. */
export const keptPlace = ({ channel, ...seen }: SeenPlace): string => `${channel} ${JSON.stringify(seen)}`;

/** The channel's id in that; '' for none. It may stand there alone: it was picked, and not yet looked into. */
export const channelIn = (kept: string): string => kept.split(' ', 1)[0] ?? '';

/** What is kept of a channel; undefined where only its id is. What is not ours in it reads as nothing. */
export function seenIn(kept: string): SeenPlace | undefined {
  const at = kept.indexOf(' ');
  if (at < 0) return undefined;
  const read = objectIn(kept.slice(at + 1));
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  const count = (value: unknown): number => (typeof value === 'number' ? value : 0);
  const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
  return {
    channel: channelIn(kept),
    name: text(read.name),
    isPublic: read.isPublic === true,
    workspace: text(read.workspace),
    isIn: read.isIn !== false,
    readers: list(read.readers).map((one) => {
      const { name, isLead, isElsewhere } = one as Record<string, unknown>;
      return { name: text(name), isLead: isLead === true, isElsewhere: isElsewhere === true };
    }),
    more: count(read.more),
    leads: list(read.leads).map(text),
    apps: count(read.apps),
    marks: list(read.marks).map(text),
  };
}

function objectIn(text: string): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Which channel it is and who reads there, by its kind: the truth, before anything is sent or agreed. */
export function placeWords(edition: Edition, kept: string): string {
  const seen = seenIn(kept);
  if (!seen) return '';
  const channel = `#${seen.name}`;
  const invite = seen.isIn ? [] : [say(edition, 'placeInviteMe')];
  const readers = readerWords(edition, seen);
  if (seen.isPublic)
    return [say(edition, 'placeIsPublic', { channel, workspace: workspaceName(edition, seen) }), ...invite].join(' ');
  if (readers.length === 0) return [say(edition, 'placeIsYours', { channel }), ...invite].join(' ');
  return say(edition, 'placeIsPrivate', { channel, readers: readers.map((line) => `\n${line}`).join('') });
}

/** How a workspace is called; where Slack does not say, in words. */
export const workspaceName = (edition: Edition, { workspace }: { workspace: string }): string =>
  workspace || say(edition, 'thisWorkspace');

/** Who reads in a channel besides the two and this app, a line each: by name, marked where that matters, the rest counted. */
export function readerWords(
  edition: Edition,
  { readers, more, leads, apps }: Pick<SeenPlace, 'more' | 'leads' | 'apps'> & { readers: readonly Named[] },
): string[] {
  return [
    ...readers.map((reader) => readerLine(edition, reader)),
    ...leads.map((name) => readerLine(edition, { name, isLead: true, isElsewhere: false })),
    ...(more > leads.length ? [say(edition, 'readersMore', { count: more - leads.length })] : []),
    ...(apps > 0 ? [say(edition, 'readersApps', { count: apps })] : []),
  ];
}

type Named = Pick<Reader, 'name' | 'isLead' | 'isElsewhere'> & { isNew?: boolean };

function readerLine(edition: Edition, { name, isNew, isLead, isElsewhere }: Named): string {
  const marks = [
    ...(isNew ? [say(edition, 'readerNew')] : []),
    ...(isLead ? [say(edition, 'readerLead')] : []),
    ...(isElsewhere ? [say(edition, 'readerElsewhere')] : []),
  ];
  return marks.length > 0 ? say(edition, 'readerMarked', { name, marks: marks.join(', ') }) : name;
}

/** As much of a name as is kept. */
export const nameAtMost = 80;

/** What is kept of who reads in a channel, for those who agree to it. */
export const asSeen = (
  { named, more, leads, apps }: Readers,
  of: Pick<SeenPlace, 'channel' | 'name' | 'isPublic' | 'workspace' | 'isIn' | 'marks'>,
): SeenPlace => ({
  ...of,
  readers: named.map(({ name, isLead, isElsewhere }) => ({ name: shorten(name, nameAtMost), isLead, isElsewhere })),
  leads: leads.map((name) => shorten(name, nameAtMost)),
  ...{ more, apps },
});
