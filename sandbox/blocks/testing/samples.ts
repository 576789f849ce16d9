/**
 * An example of every block with all its fields, for the page's gallery and the tests, typed by Slack's own types
 * where those know the block.
 */
import type { InputBlock, InputBlockElement, KnownBlock, View } from '@slack/types';
import {
  actionElements,
  choosyElements,
  contextActionElements,
  inputElements,
  plain,
  richTextSample,
} from './sample-elements.ts';

const picture = { type: 'image', image_url: 'https://example.com/desk.png', alt_text: 'A desk by a window' } as const;
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text, verbatim: false }) as const;
const rawText = (text: string) => ({ type: 'raw_text', text }) as const;
const words = { type: 'rich_text', elements: richTextSample.elements.slice(0, 1) } satisfies KnownBlock;

/** Blocks for every surface. */
export const everywhere = {
  section: {
    type: 'section',
    block_id: 'section',
    text: mrkdwn('*Your next step*, two minutes'),
    fields: [mrkdwn('Need'), plain('Feedback')],
    accessory: actionElements.button,
    expand: true,
  },
  actions: { type: 'actions', block_id: 'actions', elements: Object.values(actionElements) },
  context: { type: 'context', block_id: 'context', elements: [picture, mrkdwn('Only you see this'), plain('Now')] },
  divider: { type: 'divider', block_id: 'divider' },
  header: { type: 'header', block_id: 'header', text: plain('Your mentoring') },
  image: { ...picture, block_id: 'image', title: plain('Where you work') },
  slack_file: { type: 'image', slack_file: { id: 'F0MAP' }, alt_text: 'Your map of five people' },
  input: {
    type: 'input',
    block_id: 'input',
    label: plain('What would help you most?'),
    element: inputElements.plain_text_input,
    hint: plain('A sentence is enough'),
    optional: true,
    dispatch_action: true,
  },
  rich_text: richTextSample,
  video: {
    type: 'video',
    block_id: 'video',
    alt_text: 'How to ask for time',
    title: plain('How to ask for time'),
    title_url: 'https://example.com/watch/1',
    description: plain('Three minutes with an attending'),
    video_url: 'https://example.com/embed/1',
    thumbnail_url: 'https://example.com/thumb/1.png',
    author_name: 'The programme',
    provider_name: 'Example Video',
    provider_icon_url: 'https://example.com/icon.png',
  },
  card: {
    type: 'card',
    block_id: 'card',
    hero_image: picture,
    icon: picture,
    title: mrkdwn('Sponsorship'),
    subtitle: mrkdwn('Matters much, little support'),
    body: mrkdwn('Somebody who speaks for you when you are not in the room.'),
    actions: [{ ...actionElements.button, action_id: 'sample:card' }],
  },
} satisfies Record<string, KnownBlock>;

/** Blocks for messages and Home tabs. */
export const notInModals = {
  carousel: { type: 'carousel', block_id: 'carousel', elements: [{ ...everywhere.card, block_id: 'carousel:card' }] },
  container: {
    type: 'container',
    block_id: 'container',
    title: plain('Agenda'),
    rich_text_title: { ...words, block_id: 'container:title' },
    subtitle: mrkdwn('Two days before'),
    icon: picture,
    child_blocks: [
      { ...everywhere.section, block_id: 'container:section' },
      { type: 'divider', block_id: 'container:divider' },
    ],
    width: 'standard',
    is_collapsible: true,
    default_collapsed: true,
    has_header_divider: false,
  },
  table: {
    type: 'table',
    block_id: 'table',
    rows: [
      [rawText('Need'), rawText('Importance')],
      [words, { type: 'raw_number', value: 5, text: '5' }],
    ],
    column_settings: [{ align: 'left', is_wrapped: true }, { align: 'right' }],
  },
  data_table: {
    type: 'data_table',
    block_id: 'data_table',
    caption: 'Needs by importance',
    rows: [
      [rawText('Need'), rawText('Importance')],
      [words, { type: 'raw_number', value: 5, text: '5' }],
    ],
    page_size: 10,
    row_header_column_index: 1,
  },
} satisfies Record<string, KnownBlock>;

/** Blocks for messages alone. */
export const onlyInMessages = {
  file: { type: 'file', block_id: 'file', external_id: 'map-1', source: 'remote' },
  markdown: { type: 'markdown', block_id: 'markdown', text: '# Notes\n\n- **one** ask\n- one date' },
  context_actions: {
    type: 'context_actions',
    block_id: 'context_actions',
    elements: Object.values(contextActionElements),
  },
  task_card: {
    type: 'task_card',
    block_id: 'task_card',
    task_id: 'ask',
    title: 'Ask for 20 minutes',
    details: words,
    output: words,
    sources: [{ type: 'url', url: 'https://example.com/guide', text: 'Guide' }],
    status: 'in_progress',
  },
  plan: {
    type: 'plan',
    block_id: 'plan',
    title: 'Before the first meeting',
    tasks: [{ type: 'task_card', task_id: 'agenda', title: 'Write the agenda', status: 'pending' }],
  },
} satisfies Record<string, KnownBlock>;

/** Blocks for modals alone. */
export const onlyInModals = {
  alert: { type: 'alert', block_id: 'alert', text: mrkdwn('Saved just now'), level: 'success' },
} satisfies Record<string, KnownBlock>;

const axis_config = { categories: ['Career', 'Research'], x_label: 'Need', y_label: 'Importance' };
const series = [
  {
    name: 'Importance',
    data: [
      { label: 'Career', value: 5 },
      { label: 'Research', value: -1.5 },
    ],
  },
];

/** Charts, for messages alone; Slack's types do not know them yet. */
export const charts = {
  pie: {
    type: 'data_visualization',
    block_id: 'pie',
    title: 'Your week',
    chart: { type: 'pie', segments: [{ label: 'Nights', value: 0.5 }] },
  },
  bar: { type: 'data_visualization', block_id: 'bar', title: 'Needs', chart: { type: 'bar', series, axis_config } },
  line: { type: 'data_visualization', block_id: 'line', title: 'Needs', chart: { type: 'line', series, axis_config } },
  area: { type: 'data_visualization', block_id: 'area', title: 'Needs', chart: { type: 'area', series, axis_config } },
} as const;

const asked = (element: InputBlockElement): InputBlock => ({
  type: 'input',
  block_id: `asks:${element.type}`,
  label: plain(element.type),
  element,
});

/** A modal with every input, and a Home tab. */
export const viewSamples = {
  modal: {
    type: 'modal',
    title: plain('Every input'),
    submit: plain('Save'),
    close: plain('Not now'),
    callback_id: 'sample:modal',
    private_metadata: '{"page":1}',
    external_id: 'sample-1',
    notify_on_close: true,
    clear_on_close: false,
    blocks: [
      onlyInModals.alert,
      ...[
        actionElements.checkboxes,
        actionElements.radio_buttons,
        actionElements.datepicker,
        actionElements.timepicker,
        choosyElements.datetimepicker,
        actionElements.static_select,
        actionElements.external_select,
        actionElements.users_select,
        { ...actionElements.conversations_select, response_url_enabled: true },
        actionElements.multi_static_select,
        actionElements.multi_external_select,
        actionElements.multi_users_select,
        actionElements.multi_conversations_select,
        actionElements.multi_channels_select,
        choosyElements.rich_text_input,
        ...Object.values(inputElements),
      ].map(asked),
    ],
  },
  home: {
    type: 'home',
    callback_id: 'sample:home',
    private_metadata: '',
    external_id: 'sample-2',
    blocks: [everywhere.header, everywhere.section, everywhere.actions],
  },
} satisfies Record<string, View>;
