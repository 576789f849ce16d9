import type { Edition } from '../../content/editions.ts';
import { say } from '../../content/say.ts';
import type { Side } from '../pair.ts';
import type { News, Trouble, Unfit } from './place.ts';
import { mostReaders } from './place.ts';
import type { Readers } from './readers.ts';
import { readerWords, workspaceName } from './seen.ts';

/** Why two cannot talk in a channel that is there, and what to do. */
export function unfitWords(edition: Edition, unfit: Unfit): string {
  switch (unfit) {
    case 'not-seen':
      return say(edition, 'placeNotSeen');
    case 'archived':
      return say(edition, 'placeIsArchived');
    case 'general':
      return say(edition, 'placeIsGeneral');
    case 'large':
      return say(edition, 'placeIsLarge', { count: mostReaders });
    case 'shared':
      return say(edition, 'placeIsShared');
    case 'mentee-out':
    case 'mentor-out':
      return say(edition, 'placeNotBoth');
    case 'not-in':
      return say(edition, 'placeNotIn');
  }
}

const unfits: Record<Unfit, true> = {
  ...{ 'not-seen': true, archived: true, general: true, large: true, shared: true },
  ...{ 'mentee-out': true, 'mentor-out': true, 'not-in': true },
};

export const isUnfit = (problem: string | null): problem is Unfit => problem !== null && Object.hasOwn(unfits, problem);

/** What has become of a channel, and what to press: to her. */
export function troubleWords(edition: Edition, problem: string, name: string): string {
  switch (problem as Trouble | News) {
    case 'archived':
      return say(edition, 'placeArchived');
    case 'mentee-out':
      return say(edition, 'placeYouOut', { name });
    case 'mentor-out':
      return say(edition, 'placeThemOut', { name });
    case 'shared':
      return say(edition, 'placeShared');
    case 'public':
      return say(edition, 'placePublic');
    case 'readers':
      return say(edition, 'placeNewReaders');
    default:
      return say(edition, 'placeBotOut');
  }
}

/** The same to the mentor: what is so, and that it is not his to mend. */
export function troubleForMentor(edition: Edition, problem: string, name: string): string {
  switch (problem as Trouble | News) {
    case 'archived':
      return say(edition, 'placeArchivedHis', { name });
    case 'mentee-out':
      return say(edition, 'placeThemOutHis', { name });
    case 'mentor-out':
      return say(edition, 'placeYouOutHis', { name });
    case 'shared':
      return say(edition, 'placeSharedHis', { name });
    case 'public':
      return say(edition, 'placePublicHis', { name });
    case 'readers':
      return say(edition, 'placeNewReadersHis', { name });
    default:
      return say(edition, 'placeBotOutHis', { name });
  }
}

/** A channel that was there before, as it is now. */
export interface There {
  isPublic: boolean;
  /** How the workspace is called. */
  workspace: string;
}

/** What the first post in a channel that was there says, a line each: it stands in the preview, too. */
export const firstLinesThere = (edition: Edition, names: Record<Side, string>, there: There): string[] => [
  say(edition, 'placePostThere', names),
  there.isPublic
    ? say(edition, 'placePostPublic', { workspace: workspaceName(edition, there) })
    : say(edition, 'placePostPrivate'),
  say(edition, 'placePostQuiet'),
];

/** What the first post in a channel that was made for them says, a line each. */
export const firstLines = (edition: Edition, names: Record<Side, string>): string[] => [
  say(edition, 'placePost', names),
  say(edition, 'placePostReaders'),
  say(edition, 'placePostYours'),
];

/** Who reads in a channel of two, a line each: the two and this app, everybody where it is public, and who else. */
export function readersInWords(
  edition: Edition,
  name: string,
  { readers, isPublic, workspace }: { readers: Readers; isPublic: boolean; workspace: string },
  side: Side,
): string[] {
  // Whom she has not seen yet is hers to know.
  const named = readers.named.map((one) => ({ ...one, isNew: one.isNew && side === 'mentee' }));
  const lines = readerWords(edition, { ...readers, readers: named });
  return [
    ...(isPublic ? [say(edition, 'placeEveryone', { workspace: workspaceName(edition, { workspace }) })] : []),
    say(edition, 'readersTwo', { name }),
    ...lines,
    ...(readers.all.length === 0 && !isPublic ? [say(edition, 'readersNobody')] : []),
  ];
}
