/** Block Kit's elements. https://docs.slack.dev/reference/block-kit/block-elements */

import {
  date,
  initialIsAmong,
  lengthsInOrder,
  numberText,
  time,
  timeZone,
  uniqueValues,
  valuesInOrder,
} from './element-rules.ts';
import {
  boolean,
  type Check,
  eitherOr,
  integer,
  list,
  object,
  oneOf,
  only,
  optional,
  string,
  stringLike,
} from './engine.ts';
import {
  actionId,
  boxOption,
  confirm,
  conversationFilter,
  dispatchActionConfig,
  menuOption,
  optionGroup,
  overflowOption,
  placeholder,
  plainText,
  slackFile,
  style,
  url,
  workflow,
} from './objects.ts';
import { richText } from './rich-text.ts';

const focus = optional(boolean);
const label = optional(string({ max: 75 }));
const selection = { action_id: actionId, confirm, focus_on_load: focus, placeholder };
const many = { ...selection, max_selected_items: optional(integer({ min: 1 })) };
const typed = { action_id: actionId, dispatch_action_config: dispatchActionConfig, focus_on_load: focus, placeholder };
const id = string();

export const image = object(
  {
    type: oneOf('image'),
    alt_text: string({ max: 2000 }),
    image_url: optional(url),
    slack_file: optional(slackFile),
  },
  eitherOr('image_url', 'slack_file'),
);

export const button = object({
  type: oneOf('button'),
  action_id: actionId,
  text: plainText(75),
  url: optional(url),
  value: optional(string({ max: 2000 })),
  style,
  confirm,
  accessibility_label: label,
});

const workflowButton = object({
  type: oneOf('workflow_button'),
  action_id: actionId,
  text: plainText(75),
  workflow,
  style,
  confirm,
  accessibility_label: label,
});

const checkboxes = object(
  {
    type: oneOf('checkboxes'),
    action_id: actionId,
    options: list(boxOption, { min: 1, max: 10 }),
    initial_options: optional(list(boxOption, { min: 1, max: 10 })),
    confirm,
    focus_on_load: focus,
  },
  uniqueValues,
  initialIsAmong,
);

const radioButtons = object(
  {
    type: oneOf('radio_buttons'),
    action_id: actionId,
    options: list(boxOption, { min: 1, max: 10 }),
    initial_option: optional(boxOption),
    confirm,
    focus_on_load: focus,
  },
  uniqueValues,
  initialIsAmong,
);

const overflow = object(
  {
    type: oneOf('overflow'),
    action_id: actionId,
    options: list(overflowOption, { min: 1, max: 5 }),
    confirm,
  },
  uniqueValues,
);

const datepicker = object({
  type: oneOf('datepicker'),
  ...selection,
  initial_date: optional(date),
});

const timepicker = object({
  type: oneOf('timepicker'),
  ...selection,
  initial_time: optional(time),
  timezone: optional(timeZone),
});

const datetimepicker = object({
  type: oneOf('datetimepicker'),
  action_id: actionId,
  confirm,
  focus_on_load: focus,
  initial_date_time: optional(integer({ min: 1_000_000_000, max: 9_999_999_999 })),
});

const options = optional(list(menuOption, { min: 1, max: 100 }));
const groups = optional(list(optionGroup, { min: 1, max: 100 }));

const selects: Readonly<Record<string, Check>> = {
  static_select: object(
    {
      type: oneOf('static_select'),
      ...selection,
      options,
      option_groups: groups,
      initial_option: optional(menuOption),
    },
    eitherOr('options', 'option_groups'),
    uniqueValues,
    initialIsAmong,
  ),
  external_select: object({
    type: oneOf('external_select'),
    ...selection,
    initial_option: optional(menuOption),
    min_query_length: optional(integer({ min: 0 })),
  }),
  users_select: object({ type: oneOf('users_select'), ...selection, initial_user: optional(id) }),
  conversations_select: object({
    type: oneOf('conversations_select'),
    ...selection,
    initial_conversation: optional(id),
    default_to_current_conversation: optional(boolean),
    response_url_enabled: optional(boolean),
    filter: conversationFilter,
  }),
  channels_select: object({
    type: oneOf('channels_select'),
    ...selection,
    initial_channel: optional(id),
    response_url_enabled: optional(boolean),
  }),
};

const multiSelects: Readonly<Record<string, Check>> = {
  multi_static_select: object(
    {
      type: oneOf('multi_static_select'),
      ...many,
      options,
      option_groups: groups,
      initial_options: optional(list(menuOption, { min: 1, max: 100 })),
    },
    eitherOr('options', 'option_groups'),
    uniqueValues,
    initialIsAmong,
  ),
  multi_external_select: object({
    type: oneOf('multi_external_select'),
    ...many,
    initial_options: optional(list(menuOption, { min: 1, max: 100 })),
    min_query_length: optional(integer({ min: 0 })),
  }),
  multi_users_select: object({ type: oneOf('multi_users_select'), ...many, initial_users: optional(list(id)) }),
  multi_conversations_select: object({
    type: oneOf('multi_conversations_select'),
    ...many,
    initial_conversations: optional(list(id)),
    default_to_current_conversation: optional(boolean),
    filter: conversationFilter,
  }),
  multi_channels_select: object({
    type: oneOf('multi_channels_select'),
    ...many,
    initial_channels: optional(list(id)),
  }),
};

const plainTextInput = object(
  {
    type: oneOf('plain_text_input'),
    ...typed,
    initial_value: optional(string({ min: 0, max: 3000 })),
    multiline: optional(boolean),
    min_length: optional(integer({ min: 0, max: 3000 })),
    max_length: optional(integer({ min: 1, max: 3000 })),
  },
  lengthsInOrder,
);

const numberInput = object(
  {
    type: oneOf('number_input'),
    ...typed,
    is_decimal_allowed: boolean,
    initial_value: optional(numberText),
    min_value: optional(numberText),
    max_value: optional(numberText),
  },
  valuesInOrder,
);

const emailInput = object({ type: oneOf('email_text_input'), ...typed, initial_value: optional(string({ min: 0 })) });
const urlInput = object({ type: oneOf('url_text_input'), ...typed, initial_value: optional(string({ min: 0 })) });

const richTextInput = object({
  type: oneOf('rich_text_input'),
  ...typed,
  initial_value: optional(richText),
});

const fileInput = object({
  type: oneOf('file_input'),
  action_id: actionId,
  filetypes: optional(list(string())),
  max_files: optional(integer({ min: 1, max: 10 })),
});

const feedbackButton = object({
  text: plainText(75),
  value: string({ max: 2000 }),
  accessibility_label: label,
});

const feedbackButtons = object({
  type: oneOf('feedback_buttons'),
  action_id: actionId,
  positive_button: feedbackButton,
  negative_button: feedbackButton,
});

const iconButton = object({
  type: oneOf('icon_button'),
  action_id: actionId,
  icon: stringLike('must be a valid enum value', (name) => name === 'trash'),
  text: plainText(75),
  value: optional(string({ max: 2000 })),
  confirm,
  accessibility_label: label,
  visible_to_user_ids: optional(list(id, { max: 10 })),
});

const pickers: Readonly<Record<string, Check>> = {
  checkboxes,
  radio_buttons: radioButtons,
  datepicker,
  timepicker,
  ...selects,
  ...multiSelects,
};

/** What may stand in an `actions` block. */
export const inActions: Readonly<Record<string, Check>> = {
  button,
  workflow_button: workflowButton,
  overflow,
  ...pickers,
  datetimepicker,
  rich_text_input: richTextInput,
};

/** What may stand beside the text of a `section`. */
export const asAccessory: Readonly<Record<string, Check>> = {
  button,
  workflow_button: workflowButton,
  overflow,
  image,
  ...pickers,
};

/** What an `input` block may ask for. */
export const inInput: Readonly<Record<string, Check>> = {
  ...pickers,
  datetimepicker,
  plain_text_input: plainTextInput,
  number_input: numberInput,
  email_text_input: emailInput,
  url_text_input: urlInput,
  rich_text_input: richTextInput,
  file_input: only(['modal'], fileInput),
};

/** What may stand in a `context_actions` block. */
export const inContextActions: Readonly<Record<string, Check>> = {
  feedback_buttons: feedbackButtons,
  icon_button: iconButton,
};
