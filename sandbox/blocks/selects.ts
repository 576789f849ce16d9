/**
 * Menus with one choice and with several. https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element
 * Both the reference and `@slack/types` let the menus with several choices stand in actions as well.
 */
import { boolean, eitherOr, integer, type Kinds, list, object, oneOf, only, optional, string } from './checks.ts';
import { initialIsAmong, uniqueValues } from './element-rules.ts';
import { actionId, confirm, conversationFilter, menuOption, optionGroup, placeholder } from './objects.ts';

const one = { action_id: optional(actionId), confirm, focus_on_load: optional(boolean), placeholder };
const many = { ...one, max_selected_items: optional(integer({ min: 1 })) };
const id = string();
const chosen = optional(list(menuOption, { min: 1, max: 100 }));
const minQuery = optional(integer({ min: 0 }));

const choices = {
  options: optional(list(menuOption, { min: 1, max: 100 })),
  option_groups: optional(list(optionGroup, { min: 1, max: 100 })),
};
const choiceRules = [eitherOr('options', 'option_groups'), uniqueValues, initialIsAmong];

const conversations = {
  default_to_current_conversation: optional(boolean),
  filter: conversationFilter,
};

/** Menus with one choice; `answerUrl` is where they may ask for a response_url: in the inputs of a modal. */
function selects(answerUrl: { response_url_enabled?: ReturnType<typeof optional> }): Kinds {
  return {
    static_select: object(
      { type: oneOf('static_select'), ...one, ...choices, initial_option: optional(menuOption) },
      ...choiceRules,
    ),
    external_select: object({
      type: oneOf('external_select'),
      ...one,
      initial_option: optional(menuOption),
      min_query_length: minQuery,
    }),
    users_select: object({ type: oneOf('users_select'), ...one, initial_user: optional(id) }),
    conversations_select: object({
      type: oneOf('conversations_select'),
      ...one,
      ...conversations,
      ...answerUrl,
      initial_conversation: optional(id),
    }),
    channels_select: object({
      type: oneOf('channels_select'),
      ...one,
      ...answerUrl,
      initial_channel: optional(id),
    }),
  };
}

const multiSelects: Kinds = {
  multi_static_select: object(
    { type: oneOf('multi_static_select'), ...many, ...choices, initial_options: chosen },
    ...choiceRules,
  ),
  multi_external_select: object({
    type: oneOf('multi_external_select'),
    ...many,
    initial_options: chosen,
    min_query_length: minQuery,
  }),
  multi_users_select: object({ type: oneOf('multi_users_select'), ...many, initial_users: optional(list(id)) }),
  multi_conversations_select: object({
    type: oneOf('multi_conversations_select'),
    ...many,
    ...conversations,
    initial_conversations: optional(list(id)),
  }),
  multi_channels_select: object({
    type: oneOf('multi_channels_select'),
    ...many,
    initial_channels: optional(list(id)),
  }),
};

/** Menus beside a section's text or in actions. */
export const menus: Kinds = { ...selects({}), ...multiSelects };

/** Menus in an input block. */
export const inputMenus: Kinds = {
  ...selects({ response_url_enabled: only(['modal'], optional(boolean)) }),
  ...multiSelects,
};

/** What an app answers when an external select asks for its options. */
export const optionsAnswer = object(
  {
    options: optional(list(menuOption, { max: 100 })),
    option_groups: optional(list(optionGroup, { max: 100 })),
  },
  eitherOr('options', 'option_groups'),
);
