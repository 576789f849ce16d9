/** Block Kit's composition objects: texts, options, confirmations, filters, files. https://docs.slack.dev/reference/block-kit/composition-objects */
import { boolean, type Check, eitherOr, kinds, list, needsOneOf, object, oneOf, optional, string } from './checks.ts';

/** A text object of 1 to `max` characters, by default of either kind. */
export function text(max: number, ...allowed: readonly ('plain_text' | 'mrkdwn')[]): Check {
  const both = {
    plain_text: object({ type: oneOf('plain_text'), text: string({ max }), emoji: optional(boolean) }),
    mrkdwn: object({ type: oneOf('mrkdwn'), text: string({ max }), verbatim: optional(boolean) }),
  };
  return kinds(allowed.length === 0 ? both : Object.fromEntries(allowed.map((kind) => [kind, both[kind]])));
}

/** A `plain_text` object of 1 to `max` characters. */
export const plainText = (max: number): Check => text(max, 'plain_text');

export const actionId = string({ max: 255 });
export const blockId = optional(string({ max: 255 }));
export const placeholder = optional(plainText(150));
export const url = string({ max: 3000 });

/** An option of a select menu: plain text only. */
export const menuOption = object({
  text: plainText(75),
  value: string({ max: 150 }),
  description: optional(plainText(75)),
});

/** An option of an overflow menu: the only kind that may carry a link. */
export const overflowOption = object({
  text: plainText(75),
  value: string({ max: 150 }),
  description: optional(plainText(75)),
  url: optional(url),
});

/** An option of checkboxes or radio buttons: the only kind that may use mrkdwn. */
export const boxOption = object({
  text: text(75),
  value: string({ max: 150 }),
  description: optional(text(75)),
});

export const optionGroup = object({
  label: plainText(75),
  options: list(menuOption, { min: 1, max: 100 }),
});

export const style = optional(oneOf('primary', 'danger'));

/**
 * The reference requires all four texts, `@slack/types` only the second; the stricter holds. It calls `text` plain and
 * shows it with mrkdwn, which Slack takes.
 */
export const confirm = optional(
  object({
    title: plainText(100),
    text: text(300),
    confirm: plainText(30),
    deny: plainText(30),
    style,
  }),
);

export const dispatchActionConfig = optional(
  object({
    trigger_actions_on: optional(list(oneOf('on_enter_pressed', 'on_character_entered'), { min: 1, max: 2 })),
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

/** Where a picture comes from: an address anybody can read, or a file in Slack named by its address or its id. */
export const imageSource = {
  image_url: optional(url),
  slack_file: optional(object({ id: optional(string()), url: optional(url) }, eitherOr('id', 'url'))),
};

export const workflow = object({
  trigger: object({
    url,
    customizable_input_parameters: optional(list(object({ name: string(), value: string({ min: 0 }) }))),
  }),
});
