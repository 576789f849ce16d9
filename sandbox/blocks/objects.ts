/** Block Kit's composition objects: texts, options, confirmations, filters, files. https://docs.slack.dev/reference/block-kit/composition-objects */
import { boolean, type Check, eitherOr, kinds, list, needsOneOf, object, oneOf, optional, string } from './engine.ts';

type TextKind = 'plain_text' | 'mrkdwn';

/** A text object of at most `max` characters and at least one. */
export function text(max: number, kind?: TextKind): Check {
  const plain = object({ type: oneOf('plain_text'), text: string({ max }), emoji: optional(boolean) });
  const mrkdwn = object({ type: oneOf('mrkdwn'), text: string({ max }), verbatim: optional(boolean) });
  if (kind === 'plain_text') return kinds({ plain_text: plain });
  if (kind === 'mrkdwn') return kinds({ mrkdwn });
  return kinds({ plain_text: plain, mrkdwn });
}

/** A `plain_text` object of at most `max` characters. */
export const plainText = (max: number): Check => text(max, 'plain_text');

export const actionId = optional(string({ max: 255 }));
export const blockId = optional(string({ max: 255 }));
export const placeholder = optional(plainText(150));
export const url = string({ max: 3000 });

/** An option of a select menu: plain text only. */
export const menuOption = object({
  text: plainText(75),
  value: string({ max: 150 }),
  description: optional(plainText(75)),
});

/** An option of an overflow menu: the only one that may carry a link. */
export const overflowOption = object({
  text: plainText(75),
  value: string({ max: 150 }),
  description: optional(plainText(75)),
  url: optional(url),
});

/**
 * An option of checkboxes or radio buttons: the only ones that may use mrkdwn. The reference gives `description` as
 * plain text, its own examples of checkboxes use mrkdwn there, and Slack shows it.
 */
export const boxOption = object({
  text: text(75),
  value: string({ max: 150 }),
  description: optional(text(75)),
});

export const optionGroup = object({
  label: plainText(75),
  options: list(menuOption, { min: 1, max: 100 }),
});

const colour = oneOf('primary', 'danger');
export const style = optional(colour);

export const confirm = optional(
  object({
    title: plainText(100),
    text: text(300),
    confirm: plainText(30),
    deny: plainText(30),
    style: optional(colour),
  }),
);

export const dispatchActionConfig = optional(
  object({
    trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), { min: 1, max: 2 }),
  }),
);

export const conversationFilter = optional(
  object(
    {
      include: optional(list(oneOf('im', 'mpim', 'private', 'public'), { min: 1, max: 4 })),
      exclude_external_shared_channels: optional(boolean),
      exclude_bot_users: optional(boolean),
    },
    needsOneOf('include', 'exclude_external_shared_channels', 'exclude_bot_users'),
  ),
);

/** A picture that already is in Slack, named by one of its addresses or by its id. */
export const slackFile = object({ id: optional(string()), url: optional(url) }, eitherOr('id', 'url'));

export const workflow = object({
  trigger: object({
    url,
    customizable_input_parameters: optional(list(object({ name: string(), value: string({ min: 0 }) }))),
  }),
});
