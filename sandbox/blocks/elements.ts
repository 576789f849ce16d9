/**
 * Block Kit's elements, and the places where each may stand. Surfaces are given where the reference limits an element
 * more than its block. https://docs.slack.dev/reference/block-kit/block-elements
 */
import { boolean, eitherOr, integer, type Kinds, list, object, oneOf, only, optional, string } from './checks.ts';
import {
  date,
  initialIsAmong,
  lengthsInOrder,
  linesInOrder,
  numberText,
  time,
  timeZone,
  uniqueValues,
  valuesInOrder,
} from './element-rules.ts';
import {
  actionId,
  boxOption,
  confirm,
  dispatchActionConfig,
  imageSource,
  overflowOption,
  placeholder,
  plainText,
  style,
  url,
  workflow,
} from './objects.ts';
import { richText } from './rich-text.ts';
import { inputMenus, menus } from './selects.ts';

const focus_on_load = optional(boolean);
const accessibility_label = optional(string({ max: 75 }));
const action_id = optional(actionId);
const typed = { action_id, focus_on_load, placeholder, dispatch_action_config: dispatchActionConfig };

/** The reference gives no limit for the alt text of an element; that of the block holds. */
export const image = object(
  { type: oneOf('image'), alt_text: string({ max: 2000 }), ...imageSource },
  eitherOr('image_url', 'slack_file'),
);

export const button = object({
  type: oneOf('button'),
  action_id,
  text: plainText(75),
  url: optional(url),
  value: optional(string({ max: 2000 })),
  style,
  confirm,
  accessibility_label,
});

const workflowButton = object({
  type: oneOf('workflow_button'),
  action_id: actionId,
  text: plainText(75),
  workflow,
  style,
  confirm,
  accessibility_label,
});

const overflow = object(
  { type: oneOf('overflow'), action_id, options: list(overflowOption, { min: 1, max: 5 }), confirm },
  uniqueValues,
);

const boxes = { action_id, confirm, focus_on_load, options: list(boxOption, { min: 1, max: 10 }) };

const checkboxes = object(
  { type: oneOf('checkboxes'), ...boxes, initial_options: optional(list(boxOption, { min: 1, max: 10 })) },
  uniqueValues,
  initialIsAmong,
);

const radioButtons = object(
  { type: oneOf('radio_buttons'), ...boxes, initial_option: optional(boxOption) },
  uniqueValues,
  initialIsAmong,
);

const picked = { action_id, confirm, focus_on_load };
const datepicker = object({ type: oneOf('datepicker'), ...picked, placeholder, initial_date: optional(date) });

const timepicker = object({
  type: oneOf('timepicker'),
  ...picked,
  placeholder,
  initial_time: optional(time),
  timezone: optional(timeZone),
});

/** The initial value is a Unix time in seconds, "in the format of 10 digits". */
const datetimepicker = only(
  ['message', 'modal'],
  object({
    type: oneOf('datetimepicker'),
    ...picked,
    initial_date_time: optional(integer({ min: 1_000_000_000, max: 9_999_999_999 })),
  }),
);

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

const richTextInput = only(
  ['modal', 'home'],
  object(
    {
      type: oneOf('rich_text_input'),
      ...typed,
      action_id: actionId,
      initial_value: optional(richText),
      min_lines: optional(integer({ min: 1, max: 100 })),
      max_lines: optional(integer({ min: 1, max: 100 })),
    },
    linesInOrder,
  ),
);

const feedbackButton = object({ text: plainText(75), value: string({ max: 2000 }), accessibility_label });

/** An icon button's text has no limit in the reference; that of other buttons holds. */
const iconButton = object({
  type: oneOf('icon_button'),
  action_id,
  icon: oneOf('trash'),
  text: plainText(75),
  value: optional(string({ max: 2000 })),
  confirm,
  accessibility_label,
  visible_to_user_ids: optional(list(string(), { max: 10 })),
});

const pickers: Kinds = { checkboxes, radio_buttons: radioButtons, datepicker, timepicker };
const buttons: Kinds = { button, workflow_button: only(['message'], workflowButton), overflow };

/** What may stand in an `actions` block. */
export const inActions: Kinds = { ...buttons, ...pickers, ...menus, datetimepicker, rich_text_input: richTextInput };

/** What may stand beside the text of a `section`. */
export const asAccessory: Kinds = { ...buttons, image, ...pickers, ...menus };

/** What an `input` block may ask for. */
export const inInput: Kinds = {
  ...pickers,
  ...inputMenus,
  datetimepicker,
  plain_text_input: plainTextInput,
  rich_text_input: richTextInput,
  number_input: only(['modal'], numberInput),
  email_text_input: only(
    ['modal'],
    object({ type: oneOf('email_text_input'), ...typed, initial_value: optional(string({ min: 0 })) }),
  ),
  url_text_input: only(
    ['modal'],
    object({ type: oneOf('url_text_input'), ...typed, initial_value: optional(string({ min: 0 })) }),
  ),
  file_input: only(
    ['modal'],
    object({
      type: oneOf('file_input'),
      action_id,
      filetypes: optional(list(string())),
      max_files: optional(integer({ min: 1, max: 10 })),
    }),
  ),
};

/** What may stand in a `context_actions` block. */
export const inContextActions: Kinds = {
  feedback_buttons: object({
    type: oneOf('feedback_buttons'),
    action_id,
    positive_button: feedbackButton,
    negative_button: feedbackButton,
  }),
  icon_button: iconButton,
};
