/**
 * An example of every element with all its fields, for the page's gallery and the tests. The types are Slack's own, so
 * that the compiler proves the examples, and through them the tables.
 */
import type {
  ActionsBlockElement,
  ConfirmationDialog,
  ContextActionsBlockElement,
  InputBlockElement,
  PlainTextElement,
  PlainTextOption,
  RichTextBlock,
} from '@slack/types';

/** A plain text. */
export const plain = (text: string): PlainTextElement => ({ type: 'plain_text', text, emoji: true });

const option = (text: string): PlainTextOption => ({
  text: plain(text),
  value: text.toLowerCase(),
  description: plain(`Choose ${text}`),
});

const options = [option('Career'), option('Wellbeing'), option('Research')];
const [career] = options as [PlainTextOption, ...PlainTextOption[]];
const option_groups = [{ label: plain('Growth'), options }];

const confirm: ConfirmationDialog = {
  title: plain('Are you sure?'),
  text: { type: 'mrkdwn', text: 'This *ends* the relationship kindly.', verbatim: false },
  confirm: plain('End it'),
  deny: plain('Go back'),
  style: 'danger',
};

const menu = (name: string) => ({
  action_id: `sample:${name}`,
  placeholder: plain('Choose one'),
  confirm,
  focus_on_load: false,
});
const several = (name: string) => ({ ...menu(name), max_selected_items: 3 });
const typing = (name: string) => ({
  action_id: `sample:${name}`,
  placeholder: plain('In your own words'),
  focus_on_load: false,
  dispatch_action_config: { trigger_actions_on: ['on_enter_pressed' as const, 'on_character_entered' as const] },
});
const filter = {
  include: ['im' as const, 'public' as const],
  exclude_external_shared_channels: true,
  exclude_bot_users: true,
};

/** A rich text with every kind of part. */
export const richTextSample: RichTextBlock = {
  type: 'rich_text',
  block_id: 'rich',
  elements: [
    {
      type: 'rich_text_section',
      elements: [
        { type: 'text', text: 'Next: ', style: { bold: true, italic: true, strike: false, underline: true } },
        { type: 'text', text: 'npm test', style: { code: true } },
        { type: 'link', url: 'https://example.com/guide', text: 'the guide', unsafe: false, style: { bold: true } },
        { type: 'emoji', name: 'seedling', unicode: '1f331' },
        { type: 'user', user_id: 'U0MAYA', style: { bold: true } },
        { type: 'usergroup', usergroup_id: 'S0LEADS' },
        { type: 'channel', channel_id: 'C0INTERNS' },
        { type: 'team', team_id: 'T0HOSPITAL' },
        { type: 'broadcast', range: 'here' },
        { type: 'color', value: '#1d7a4f' },
        {
          type: 'date',
          timestamp: 1_796_000_000,
          format: '{date_long} at {time}',
          fallback: 'soon',
          url: 'https://example.com',
        },
      ],
    },
    {
      type: 'rich_text_list',
      style: 'ordered',
      indent: 1,
      border: 0,
      elements: [
        { type: 'rich_text_section', elements: [{ type: 'text', text: 'Name one gap' }] },
        { type: 'rich_text_section', elements: [{ type: 'text', text: 'Ask one person' }] },
      ],
    },
    { type: 'rich_text_quote', border: 1, elements: [{ type: 'text', text: 'What would help you most?' }] },
    { type: 'rich_text_preformatted', border: 0, elements: [{ type: 'text', text: '/mentoring assess' }] },
  ],
};

/** Elements that may stand in actions on every surface. */
export const actionElements = {
  button: {
    type: 'button',
    action_id: 'sample:button',
    text: plain('Start'),
    value: 'start',
    url: 'https://example.com',
    style: 'primary',
    confirm,
    accessibility_label: 'Start the quick check',
  },
  overflow: {
    type: 'overflow',
    action_id: 'sample:overflow',
    options: [option('Edit'), { ...option('Read'), url: 'https://example.com/read' }],
    confirm,
  },
  checkboxes: {
    type: 'checkboxes',
    action_id: 'sample:checkboxes',
    options,
    initial_options: [career],
    confirm,
    focus_on_load: false,
  },
  radio_buttons: {
    type: 'radio_buttons',
    action_id: 'sample:radio_buttons',
    options: [{ text: { type: 'mrkdwn', text: '*Yes*' }, value: 'yes' }, option('No')],
    initial_option: { text: { type: 'mrkdwn', text: '*Yes*' }, value: 'yes' },
    confirm,
    focus_on_load: false,
  },
  datepicker: { type: 'datepicker', ...menu('datepicker'), initial_date: '2028-02-29' },
  timepicker: { type: 'timepicker', ...menu('timepicker'), initial_time: '23:59', timezone: 'Europe/Berlin' },
  static_select: { type: 'static_select', ...menu('static_select'), options, initial_option: career },
  external_select: {
    type: 'external_select',
    ...menu('external_select'),
    initial_option: career,
    min_query_length: 0,
  },
  users_select: { type: 'users_select', ...menu('users_select'), initial_user: 'U0MAYA' },
  conversations_select: {
    type: 'conversations_select',
    ...menu('conversations_select'),
    initial_conversation: 'D0MAYA',
    default_to_current_conversation: true,
    filter,
  },
  channels_select: { type: 'channels_select', ...menu('channels_select'), initial_channel: 'C0INTERNS' },
  multi_static_select: {
    type: 'multi_static_select',
    ...several('multi_static_select'),
    option_groups,
    initial_options: [career],
  },
  multi_external_select: {
    type: 'multi_external_select',
    ...several('multi_external_select'),
    initial_options: [career],
    min_query_length: 2,
  },
  multi_users_select: { type: 'multi_users_select', ...several('multi_users_select'), initial_users: ['U0MAYA'] },
  multi_conversations_select: {
    type: 'multi_conversations_select',
    ...several('multi_conversations_select'),
    initial_conversations: ['D0MAYA'],
    default_to_current_conversation: false,
    filter,
  },
  multi_channels_select: {
    type: 'multi_channels_select',
    ...several('multi_channels_select'),
    initial_channels: ['C0INTERNS'],
  },
} satisfies Record<string, ActionsBlockElement>;

/** Elements that are more choosy about their surface or block. */
export const choosyElements = {
  workflow_button: {
    type: 'workflow_button',
    action_id: 'sample:workflow',
    text: plain('Run'),
    workflow: {
      trigger: {
        url: 'https://example.com/shortcuts/Ft0123/abc',
        customizable_input_parameters: [{ name: 'topic', value: 'feedback' }],
      },
    },
    style: 'primary',
    confirm,
    accessibility_label: 'Run the workflow',
  },
  datetimepicker: {
    type: 'datetimepicker',
    action_id: 'sample:datetimepicker',
    confirm,
    focus_on_load: false,
    initial_date_time: 1_796_000_000,
  },
  rich_text_input: {
    type: 'rich_text_input',
    ...typing('rich_text_input'),
    initial_value: richTextSample,
    min_lines: 2,
    max_lines: 8,
  },
} satisfies Record<string, ActionsBlockElement>;

/** Elements of input blocks alone. */
export const inputElements = {
  plain_text_input: {
    type: 'plain_text_input',
    ...typing('plain_text_input'),
    initial_value: 'More feedback',
    multiline: true,
    min_length: 1,
    max_length: 500,
  },
  number_input: {
    type: 'number_input',
    ...typing('number_input'),
    is_decimal_allowed: true,
    initial_value: '2.5',
    min_value: '-1',
    max_value: '10',
  },
  email_text_input: { type: 'email_text_input', ...typing('email_text_input'), initial_value: 'maya@example.com' },
  url_text_input: { type: 'url_text_input', ...typing('url_text_input'), initial_value: 'https://example.com' },
  file_input: { type: 'file_input', action_id: 'sample:file_input', filetypes: ['pdf', 'png'], max_files: 3 },
} satisfies Record<string, InputBlockElement>;

const feedback = (text: string) => ({
  text: plain(text),
  value: text.toLowerCase(),
  accessibility_label: `${text} answer`,
});

/** Elements of context_actions. */
export const contextActionElements = {
  feedback_buttons: {
    type: 'feedback_buttons',
    action_id: 'sample:feedback',
    positive_button: feedback('Good'),
    negative_button: feedback('Bad'),
  },
  icon_button: {
    type: 'icon_button',
    action_id: 'sample:icon',
    icon: 'trash',
    text: plain('Delete'),
    value: 'delete',
    confirm,
    accessibility_label: 'Delete this answer',
    visible_to_user_ids: ['U0MAYA'],
  },
} satisfies Record<string, ContextActionsBlockElement>;
