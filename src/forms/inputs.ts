import type { InputBlock, InputBlockElement, ModalView, PlainTextOption } from '@slack/types';
import { plain } from '../slack/blocks.ts';
import { shorten } from '../slack/mrkdwn.ts';

/** What is asked, and where. https://docs.slack.dev/reference/block-kit/blocks/input-block */
export interface Asked {
  /** By which the answer is read, and told what is to be mended. */
  blockId: string;
  /** The feature's own: `feature:verb`. */
  actionId: string;
  label: string;
  hint?: string | undefined;
  /** Whether it may stay empty, as it may unless it is said. Slack does not take the form without one that may not. */
  optional?: boolean;
  /** The choice is told at once, not only when the form is sent. */
  toldAtOnce?: boolean;
  /** Of a text: it is told as it is typed, so that nothing of it is lost with the window. */
  toldAsTyped?: boolean;
}

function input(
  { blockId, label, hint, optional = true, toldAtOnce, toldAsTyped }: Asked,
  element: InputBlockElement,
): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    optional,
    ...((toldAtOnce || toldAsTyped) && { dispatch_action: true }),
    label: plain(label),
    ...(hint && { hint: plain(hint) }),
    element,
  };
}

/** An option, cut to what Slack takes: 75 characters. https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
export const option = (label: string, value: string, description?: string): PlainTextOption => ({
  text: plain(shorten(label, 75)),
  value,
  ...(description && { description: plain(shorten(description, 75)) }),
});

/** A text whose letters stay as they are. */
export const textInput = (
  asked: Asked,
  parts: { text?: string | undefined; max: number; multiline?: boolean | undefined; placeholder?: string | undefined },
): InputBlock =>
  input(asked, {
    type: 'plain_text_input',
    action_id: asked.actionId,
    max_length: parts.max,
    // https://docs.slack.dev/reference/block-kit/composition-objects/dispatch-action-configuration-object
    ...(asked.toldAsTyped && { dispatch_action_config: { trigger_actions_on: ['on_character_entered'] } }),
    ...(parts.multiline && { multiline: true }),
    ...(parts.placeholder && { placeholder: plain(parts.placeholder) }),
    ...(parts.text && { initial_value: parts.text }),
  });

type Chosen = string | undefined;
const chosenOf = (options: readonly PlainTextOption[], chosen: Chosen): { initial_option?: PlainTextOption } => {
  const initial = options.find(({ value }) => value === chosen);
  return { ...(initial && { initial_option: initial }) };
};

/** One of a few options, all in sight. */
export const radios = (asked: Asked, options: PlainTextOption[], chosen: Chosen): InputBlock =>
  input(asked, { type: 'radio_buttons', action_id: asked.actionId, options, ...chosenOf(options, chosen) });

/** One of many options, a hundred at most. */
export const oneOf = (asked: Asked, options: PlainTextOption[], chosen: Chosen, placeholder?: string): InputBlock =>
  input(asked, {
    type: 'static_select',
    action_id: asked.actionId,
    ...(placeholder && { placeholder: plain(placeholder) }),
    options,
    ...chosenOf(options, chosen),
  });

const tickedOf = (
  options: readonly PlainTextOption[],
  ticked: readonly string[],
): { initial_options?: PlainTextOption[] } => {
  const initial = options.filter(({ value }) => value !== undefined && ticked.includes(value));
  return { ...(initial.length > 0 && { initial_options: initial }) };
};

/** Any of up to ten options, all in sight. */
export const checks = (asked: Asked, options: PlainTextOption[], ticked: readonly string[]): InputBlock =>
  input(asked, { type: 'checkboxes', action_id: asked.actionId, options, ...tickedOf(options, ticked) });

/** Any of many options, a hundred at most. */
export const someOf = (asked: Asked, options: PlainTextOption[], ticked: readonly string[]): InputBlock =>
  input(asked, { type: 'multi_static_select', action_id: asked.actionId, options, ...tickedOf(options, ticked) });

/** A day. */
export const dayInput = (asked: Asked, day: string | undefined): InputBlock =>
  input(asked, { type: 'datepicker', action_id: asked.actionId, ...(day && { initial_date: day }) });

/** An instant, chosen as a day and a time in the reader's zone. Slack takes it to the minute. */
export const timeInput = (asked: Asked, time: Date | undefined): InputBlock =>
  input(asked, {
    type: 'datetimepicker',
    action_id: asked.actionId,
    ...(time && { initial_date_time: Math.floor(time.getTime() / 1000) }),
  });

/** Somebody of this Slack workspace. */
export const personInput = (asked: Asked, slackUserId?: string): InputBlock =>
  input(asked, {
    type: 'users_select',
    action_id: asked.actionId,
    ...(slackUserId && { initial_user: slackUserId }),
  });

/**
 * A channel, of those that who asks can see and that are shared with no other organization.
 * https://docs.slack.dev/reference/block-kit/composition-objects/conversation-filter-object
 */
export const channelInput = (
  asked: Asked,
  include: readonly ('public' | 'private')[],
  channel: string | undefined,
): InputBlock =>
  input(asked, {
    type: 'conversations_select',
    action_id: asked.actionId,
    filter: { include: [...include], exclude_external_shared_channels: true, exclude_bot_users: true },
    ...(channel && { initial_conversation: channel }),
  });

/** A form shown afresh: under ids that Slack holds nothing for, each input begins with what it is given. */
export const shownAfresh = <View extends ModalView>(view: View, mark: string): View => ({
  ...view,
  blocks: view.blocks.map((block) =>
    block.type === 'input' && block.block_id ? { ...block, block_id: `${block.block_id}~${mark}` } : block,
  ),
});
