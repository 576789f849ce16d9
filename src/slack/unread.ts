import type { AnyBlock, ModalView } from '@slack/types';
import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import { plainSection } from './blocks.ts';

/** Says how many entries are not shown because they cannot be read; nothing where all can. */
export const unreadBlocks = (edition: Edition, count = 0): AnyBlock[] =>
  count > 0 ? [plainSection(say(edition, 'entriesUnread', { count }))] : [];

/** The same at the top of a window. */
export const withUnread = (edition: Edition, view: ModalView, count: number): ModalView => ({
  ...view,
  blocks: [...unreadBlocks(edition, count), ...view.blocks],
});
