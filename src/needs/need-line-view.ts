import type { AnyBlock } from '@slack/types';
import type { Edition } from '../content/editions.ts';
import { button, buttons, menu, plainSection } from '../slack/blocks.ts';
import { shorten } from '../slack/mrkdwn.ts';
import { type NeedLine, needLineText } from './need-line.ts';

/** A need's line with the button that leads on from its first part, and the other behind ⋯. */
export function needLineBlocks(edition: Edition, { need, parts }: NeedLine): AnyBlock[] {
  const { person, goal } = parts;
  const [lead, ...rest] = [person, goal].flatMap((part) => {
    if (!part) return [];
    const { label, actionId, value } = part.button;
    return [button(shorten(label, 75), actionId, { value })];
  });
  return [
    plainSection(needLineText(edition, { need: need.label, person: person?.text, goal: goal?.text })),
    ...(lead ? [buttons(lead, ...(rest.length > 0 ? [menu(...rest)] : []))] : []),
  ];
}
