import type { Button, InputBlock, InputBlockElement, PlainTextOption } from '@slack/types';
import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import { button, plain } from '../slack/blocks.ts';
import { shorten } from '../slack/mrkdwn.ts';
import { ids } from './ids.ts';

/** An option with its label as Slack takes it, at most 75 characters. */
export const option = (label: string, value: string, description?: string): PlainTextOption => ({
  text: plain(shorten(label, 75)),
  value,
  ...(description && { description: plain(shorten(description, 75)) }),
});

interface Parts {
  blockId: string;
  label: string;
  hint?: string;
  optional?: boolean;
}

function input({ blockId, label, hint, optional = true }: Parts, element: InputBlockElement): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    optional,
    label: plain(label),
    ...(hint && { hint: plain(hint) }),
    element,
  };
}

/** A line of text. */
export const textInput = (
  parts: Parts,
  { text, max, multiline }: { text?: string | undefined; max: number; multiline?: boolean },
): InputBlock =>
  input(parts, {
    type: 'plain_text_input',
    action_id: ids.write,
    max_length: max,
    ...(multiline && { multiline }),
    ...(text && { initial_value: text }),
  });

/** One of a few options, all in sight. */
export function radios(parts: Parts, options: PlainTextOption[], chosen: string | undefined): InputBlock {
  const initial = options.find(({ value }) => value === chosen);
  return input(parts, {
    type: 'radio_buttons',
    action_id: ids.write,
    options,
    ...(initial && { initial_option: initial }),
  });
}

/** Any of up to ten options, all in sight. */
export function checks(parts: Parts, options: PlainTextOption[], ticked: readonly string[]): InputBlock {
  const initial = options.filter(({ value }) => ticked.includes(value ?? ''));
  return input(parts, {
    type: 'checkboxes',
    action_id: ids.write,
    options,
    ...(initial.length > 0 && { initial_options: initial }),
  });
}

/** Any of many options. */
export function manyOf(parts: Parts, options: PlainTextOption[], chosen: readonly string[]): InputBlock {
  const initial = options.filter(({ value }) => chosen.includes(value ?? ''));
  return input(parts, {
    type: 'multi_static_select',
    action_id: ids.write,
    options,
    ...(initial.length > 0 && { initial_options: initial }),
  });
}

/** One of many options; with `actionId` the choice is told at once. */
export function oneOf(
  parts: Parts,
  options: PlainTextOption[],
  chosen: string | undefined,
  actionId: string = ids.write,
): InputBlock {
  const initial = options.find(({ value }) => value === chosen);
  return {
    ...input(parts, {
      type: 'static_select',
      action_id: actionId,
      options,
      ...(initial && { initial_option: initial }),
    }),
    ...(actionId !== ids.write && { dispatch_action: true }),
  };
}

/** A day. */
export const dayInput = (parts: Parts, day: string | undefined): InputBlock =>
  input(parts, { type: 'datepicker', action_id: ids.write, ...(day && { initial_date: day }) });

/** Somebody of this Slack workspace. */
export const userInput = (parts: Parts, user: string | undefined): InputBlock =>
  input(parts, { type: 'users_select', action_id: ids.write, ...(user && { initial_user: user }) });

/** Back to the map from a form: what was typed is not lost without a question. */
export function leaveForm(edition: Edition, page: number): Button {
  return {
    ...button(say(edition, 'backToMap'), ids.open, { value: String(page) }),
    confirm: {
      title: { type: 'plain_text', text: say(edition, 'leaveTitle') },
      text: { type: 'plain_text', text: say(edition, 'leaveText') },
      confirm: { type: 'plain_text', text: say(edition, 'leaveGo') },
      deny: { type: 'plain_text', text: say(edition, 'leaveStay') },
    },
  };
}
