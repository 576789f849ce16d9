/** Views and blocks for the page's tests: every kind of field, and every kind of block. */

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
export const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });

export const button = (text: string, action_id: string, more: Record<string, unknown> = {}) => ({
  type: 'button',
  text: plain(text),
  action_id,
  ...more,
});

/** An input block named by its label; its block id is the label in lower case, its action id `it`. */
export const input = (label: string, element: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  type: 'input',
  block_id: label.toLowerCase(),
  label: plain(label),
  element: { action_id: 'it', ...element },
  ...more,
});

/** A modal around blocks. */
export const modal = (title: string, blocks: unknown[], more: Record<string, unknown> = {}) => ({
  type: 'modal',
  callback_id: title,
  title: plain(title),
  submit: plain('Save'),
  close: plain('Not now'),
  blocks,
  ...more,
});

/** Every input there is, each optional save the first. */
export const everyField = () =>
  modal('Every field', [
    input('Goal', { type: 'plain_text_input', max_length: 40, focus_on_load: true }),
    ...[
      input('Why', { type: 'plain_text_input', multiline: true }),
      input('Ticks', { type: 'checkboxes', options: ['One', 'Two', 'Three'].map(option) }),
      input('Choice', { type: 'radio_buttons', options: ['Low', 'Middle', 'High'].map(option) }),
      input('Cluster', {
        type: 'static_select',
        option_groups: [
          { label: plain('Craft'), options: ['Growth', 'Teaching'].map(option) },
          { label: plain('Career'), options: ['Direction'].map(option) },
        ],
      }),
      input('Several', { type: 'multi_static_select', options: ['Red', 'Green', 'Blue'].map(option) }),
      input('Person', { type: 'users_select' }),
      input('People', { type: 'multi_users_select' }),
      input('Place', { type: 'conversations_select', filter: { include: ['public'] } }),
      input('Places', { type: 'multi_conversations_select' }),
      input('Channel', { type: 'channels_select' }),
      input('Channels', { type: 'multi_channels_select' }),
      input('Topic', { type: 'external_select', min_query_length: 2 }),
      input('Topics', { type: 'multi_external_select', min_query_length: 1 }),
      input('Day', { type: 'datepicker' }),
      input('Time', { type: 'timepicker' }),
      input('Moment', { type: 'datetimepicker' }),
      input('Minutes', { type: 'number_input', is_decimal_allowed: false, min_value: '5', max_value: '90' }),
      input('Email', { type: 'email_text_input' }),
      input('Link', { type: 'url_text_input' }),
      input('Notes', { type: 'rich_text_input' }),
      input('File', { type: 'file_input', filetypes: ['txt'], max_files: 1 }),
    ].map((block) => ({ ...block, optional: true })),
  ]);

const rich = (text: string) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});

const row = (...cells: string[]) => cells.map((text) => ({ type: 'raw_text', text }));

/** One message's worth of every block a message may hold, in two halves because a message holds two charts at most. */
export const everyBlock = (): Record<string, unknown>[][] => [
  [
    { type: 'header', text: plain('A header') },
    {
      type: 'section',
      text: mrkdwn('*Bold* with :seedling: and <https://example.org|a link>'),
      accessory: button('Draft it', 'draft'),
    },
    { type: 'section', fields: [mrkdwn('*When*\nTuesday'), mrkdwn('*Where*\nLibrary')] },
    { type: 'divider' },
    { type: 'context', elements: [mrkdwn('Only a small line')] },
    {
      type: 'actions',
      elements: [
        button('Erase', 'erase', {
          style: 'danger',
          confirm: {
            title: plain('Erase it?'),
            text: mrkdwn('It is *gone* then.'),
            confirm: plain('Erase'),
            deny: plain('Keep'),
            style: 'danger',
          },
        }),
        { type: 'overflow', action_id: 'more', options: ['Archive', 'Share'].map(option) },
        {
          type: 'static_select',
          action_id: 'remind',
          placeholder: plain('Remind me'),
          options: ['Tomorrow', 'Next week'].map(option),
        },
      ],
    },
    rich('Rich text'),
    { type: 'markdown', text: '## A heading\n\n- [x] done\n- [ ] open\n\n**strong** <b>not markup</b>' },
    { type: 'table', rows: [row('Need', 'Score'), row('Direction', '9')] },
    {
      type: 'data_visualization',
      title: 'Importance and support',
      chart: {
        type: 'bar',
        series: [
          {
            name: 'Importance',
            data: [
              { label: 'Feedback', value: 4 },
              { label: 'Balance', value: 2 },
            ],
          },
          {
            name: 'Support',
            data: [
              { label: 'Feedback', value: 0 },
              { label: 'Balance', value: 3 },
            ],
          },
        ],
        axis_config: { categories: ['Feedback', 'Balance'], y_label: 'From 0 to 4' },
      },
    },
    {
      type: 'data_visualization',
      title: 'Shares',
      chart: {
        type: 'pie',
        segments: [
          { label: 'Same team', value: 3 },
          { label: 'Elsewhere', value: 1 },
        ],
      },
    },
  ],
  [
    {
      type: 'data_table',
      caption: 'People on the map',
      page_size: 2,
      rows: [
        row('Name', 'Meetings'),
        ...(
          [
            ['Daniel', 3],
            ['Amara', 12],
            ['Priya', 1],
          ] as const
        ).map(([name, n]) => [
          { type: 'raw_text', text: name },
          { type: 'raw_number', value: n, text: String(n) },
        ]),
      ],
    },
    {
      type: 'plan',
      title: 'Three steps',
      tasks: [
        { type: 'task_card', task_id: '1', title: 'Needs', status: 'complete' },
        { type: 'task_card', task_id: '2', title: 'People', status: 'in_progress' },
      ],
    },
    {
      type: 'card',
      title: mrkdwn('Dr. Daniel Reyes'),
      subtitle: mrkdwn('Attending'),
      body: mrkdwn('Helps with feedback.'),
      actions: [button('Ask', 'ask')],
    },
    {
      type: 'carousel',
      elements: ['First', 'Second'].map((title) => ({ type: 'card', title: mrkdwn(title), body: mrkdwn('A card.') })),
    },
    {
      type: 'container',
      title: plain('Folded'),
      is_collapsible: true,
      default_collapsed: true,
      child_blocks: [{ type: 'section', text: mrkdwn('What was inside') }],
    },
    {
      type: 'context_actions',
      elements: [
        {
          type: 'feedback_buttons',
          action_id: 'rate',
          positive_button: { text: plain('Helpful'), value: 'yes' },
          negative_button: { text: plain('Not helpful'), value: 'no' },
        },
      ],
    },
  ],
];
