import type { AnyBlock } from '@slack/types';
import type { Edition } from '../content/editions.ts';
import { button, buttons, plainSection } from '../slack/blocks.ts';
import { shorten } from '../slack/mrkdwn.ts';
import { type NeedLine, needLineText } from './need-line.ts';

/** A need's line with the buttons that lead on from each part. */
export function needLineBlocks(edition: Edition, { need, parts }: NeedLine): AnyBlock[] {
  const { person, goal } = parts;
  const lead = [person, goal].flatMap((part) => (part ? [part.button] : []));
  return [
    plainSection(needLineText(edition, { need: need.label, person: person?.text, goal: goal?.text })),
    ...(lead.length > 0
      ? [buttons(...lead.map(({ label, actionId, value }) => button(shorten(label, 75), actionId, { value })))]
      : []),
  ];
}
