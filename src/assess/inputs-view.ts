import type { InputBlock, PlainTextOption } from '@slack/types';
import { textFingerprint } from '../forms/fingerprint.ts';
import { plain } from '../slack/blocks.ts';
import { shorten } from '../slack/mrkdwn.ts';
import { tickList } from './answers.ts';
import { ids } from './ids.ts';

/** What each input of a page holds when it is shown, by block id; each input that is made adds itself. */
export type Shown = Record<string, string>;

/** An option, cut to what Slack takes. */
export function option(label: string, value: string, description?: string): PlainTextOption {
  return {
    text: plain(shorten(label, 75)),
    value,
    ...(description && { description: plain(shorten(description, 75)) }),
  };
}

/** Checkboxes that are kept at each tap. `stored` is what is kept already, where more is ticked as a suggestion. */
export function ticks(
  blockId: string,
  label: string,
  options: PlainTextOption[],
  ticked: readonly string[],
  shown: Shown,
  stored: readonly string[] = ticked,
): InputBlock {
  const initial = options.filter(({ value }) => ticked.includes(value ?? ''));
  shown[blockId] = tickList(options.flatMap(({ value }) => (value && stored.includes(value) ? [value] : [])));
  return {
    type: 'input',
    block_id: blockId,
    optional: true,
    dispatch_action: true,
    label: plain(label),
    element: {
      type: 'checkboxes',
      action_id: ids.keep,
      options,
      ...(initial.length > 0 && { initial_options: initial }),
    },
  };
}

/** A choice of one that is kept at each tap. */
export function oneOf(
  type: 'static_select' | 'radio_buttons',
  blockId: string,
  label: string,
  options: PlainTextOption[],
  chosen: number | undefined,
  shown: Shown,
): InputBlock {
  const initial = options.find(({ value }) => value === String(chosen));
  shown[blockId] = initial?.value ?? '';
  return {
    type: 'input',
    block_id: blockId,
    optional: true,
    dispatch_action: true,
    label: plain(label),
    element: { type, action_id: ids.keep, options, ...(initial && { initial_option: initial }) },
  };
}

/** A text that is kept when its page is left. */
export function textInput(
  blockId: string,
  label: string,
  parts: { text: string | undefined; maxLength: number; hint?: string; placeholder?: string; multiline?: boolean },
  shown: Shown,
): InputBlock {
  shown[blockId] = textFingerprint(parts.text ?? '');
  return {
    type: 'input',
    block_id: blockId,
    optional: true,
    label: plain(label),
    ...(parts.hint && { hint: plain(parts.hint) }),
    element: {
      type: 'plain_text_input',
      action_id: ids.write,
      max_length: parts.maxLength,
      ...(parts.multiline && { multiline: true }),
      ...(parts.placeholder && { placeholder: plain(parts.placeholder) }),
      ...(parts.text && { initial_value: parts.text }),
    },
  };
}
