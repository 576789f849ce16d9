import type { AnyBlock } from '@slack/types';
import type { Edition } from '../../content/editions.ts';
import { say } from '../../content/say.ts';
import { button, context, plainSection } from '../../slack/blocks.ts';
import { typedKeptDays } from './typed.ts';

/** That what is typed here is told as it is typed, also what is deleted again, and waits for her where the form is closed. */
export const typedLine = (edition: Edition): AnyBlock => context(say(edition, 'typedKept', { days: typedKeptDays }));

/** On a form that holds what she had typed before: that it does, and the way to begin anew. */
export const typedBlocks = (edition: Edition, anew: string): AnyBlock[] => [
  { ...plainSection(say(edition, 'typedBack')), accessory: button(say(edition, 'typedAnew'), anew) },
];

/** On every other form: what is in it goes with the window. */
export const closeLoses = (edition: Edition): AnyBlock => context(say(edition, 'closeLoses'));
