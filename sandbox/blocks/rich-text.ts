/** Rich text: a block, a cell of a table, the value of an input. https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
import { boolean, integer, type Kinds, kinds, list, object, oneOf, optional, since2026, string } from './checks.ts';
import { blockId, url } from './objects.ts';

const flag = optional(boolean);
const word = optional(string({ min: 0 }));
const shape = { bold: flag, italic: flag, strike: flag, underline: flag, code: flag };
const style = optional(object({ ...shape, highlight: flag, client_highlight: flag, unlink: flag }));
const id = string();

const text = object({ type: oneOf('text'), text: string(), style });
const link = object({
  type: oneOf('link'),
  url,
  text: word,
  unsafe: flag,
  style,
  from_llm: flag,
  is_slack_url: flag,
  truncated: flag,
});

/** What apps have always been able to say in a line of rich text. */
const lines: Kinds = {
  text,
  link,
  broadcast: object({ type: oneOf('broadcast'), range: oneOf('here', 'channel', 'everyone'), style }),
  channel: object({ type: oneOf('channel'), channel_id: id, tab_id: word, from_llm: flag, style }),
  color: object({ type: oneOf('color'), value: string(), style }),
  date: object({
    type: oneOf('date'),
    timestamp: integer(),
    format: string(),
    timezone: word,
    url: optional(url),
    fallback: word,
    style,
  }),
  emoji: object({ type: oneOf('emoji'), name: string(), unicode: word, url: optional(url), style }),
  team: object({ type: oneOf('team'), team_id: id, style }),
  user: object({ type: oneOf('user'), user_id: id, from_llm: flag, style }),
  usergroup: object({ type: oneOf('usergroup'), usergroup_id: id, style }),
};

const citationDetails = object({
  citation_type: oneOf('file', 'external', 'web', 'message', 'memory'),
  ...Object.fromEntries(
    'descriptor file_id app_name app_icon_url display_name title snippet channel message_ts memory_id'
      .split(' ')
      .map((field) => [field, word]),
  ),
});

/** Mentions of things in Slack and beside it, in the reference since 2026. */
const mentions: Kinds = {
  attachment_mention: object({
    type: oneOf('attachment_mention'),
    url,
    text: word,
    app_id: word,
    entity_id: word,
    icon_url: word,
    channel_id: word,
    ts: word,
    full_size_preview_enabled: flag,
    icon_name: word,
    reference_object_type: word,
    product_name: word,
    style,
  }),
  canvas: object({
    type: oneOf('canvas'),
    file_id: id,
    label: word,
    hide_title: flag,
    section_id: word,
    text: word,
    url: word,
    is_skill_invocation: flag,
    style,
  }),
  canvas_message_unfurl: object({
    type: oneOf('canvas_message_unfurl'),
    root_message_ts: id,
    root_message_channel: id,
    style,
  }),
  canvas_user_mention: object({ type: oneOf('canvas_user_mention'), user_id: id, thread_id: word, style }),
  citation: object({
    type: oneOf('citation'),
    url,
    text: string(),
    index: integer(),
    details: citationDetails,
    from_llm: flag,
    is_slack_url: flag,
  }),
  file: object({ type: oneOf('file'), file_id: id, text: word, url: word, is_skill_invocation: flag, style }),
  list_record: object({
    type: oneOf('list_record'),
    file_id: id,
    record_id: word,
    view_id: word,
    text: word,
    url: word,
    style,
  }),
  message_mention: object({
    type: oneOf('message_mention'),
    channel_id: id,
    message_ts: id,
    author_id: word,
    thread_ts: word,
    text: word,
    url: word,
    style,
  }),
  salesforce_data_field: object({
    type: oneOf('salesforce_data_field'),
    salesforce_record_id: id,
    salesforce_field_label: word,
    salesforce_field_api_name: word,
    salesforce_include_field_label: flag,
    style,
  }),
  tag: object({
    type: oneOf('tag'),
    text: string(),
    color: optional(oneOf('gray', 'brown', 'purple', 'indigo', 'blue', 'green', 'yellow', 'orange', 'red')),
    style,
  }),
  work_object_mention: object({
    type: oneOf('work_object_mention'),
    entity_id: id,
    app_id: id,
    text: string(),
    url,
    icon_url: word,
    full_size_preview_enabled: flag,
    product_name: word,
    style,
  }),
  workflow_mention: object({
    type: oneOf('workflow_mention'),
    workflow_id: id,
    function_trigger_id: id,
    text: string(),
    url: word,
    channel_id: word,
    ts: word,
    style,
  }),
};

const new2026 = Object.fromEntries(Object.entries(mentions).map(([kind, check]) => [kind, since2026(check)]));
const inline = kinds({ ...lines, ...new2026 });

const border = optional(oneOf(0, 1));
const section = object({ type: oneOf('rich_text_section'), elements: list(inline) });

/** A rich text, as block, cell or initial value. */
export const richText = object({
  type: oneOf('rich_text'),
  block_id: blockId,
  elements: list(
    kinds({
      rich_text_section: section,
      rich_text_list: object({
        type: oneOf('rich_text_list'),
        style: oneOf('bullet', 'ordered'),
        elements: list(kinds({ rich_text_section: section })),
        indent: optional(integer({ min: 0 })),
        offset: optional(integer({ min: 0 })),
        border,
      }),
      rich_text_preformatted: object({
        type: oneOf('rich_text_preformatted'),
        elements: list(kinds({ text, link })),
        language: word,
        border,
      }),
      rich_text_quote: object({ type: oneOf('rich_text_quote'), elements: list(inline), border }),
    }),
  ),
});
