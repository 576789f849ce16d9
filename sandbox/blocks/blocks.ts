/** Block Kit's blocks and the surfaces on which each may stand. https://docs.slack.dev/reference/block-kit/blocks */

import { dataTable, dataVisualization, table } from './data-blocks.ts';
import { asAccessory, button, image, inActions, inContextActions, inInput } from './elements.ts';
import {
  boolean,
  type Check,
  eitherOr,
  integer,
  kinds,
  list,
  needsOneOf,
  notBoth,
  object,
  oneOf,
  only,
  optional,
  type Rule,
  refuse,
  since2026,
  string,
  stringLike,
  under,
} from './engine.ts';
import { blockId, plainText, slackFile, text, url } from './objects.ts';
import { richText } from './rich-text.ts';

const head = (type: string) => ({ type: oneOf(type), block_id: blockId });

const section = object(
  {
    ...head('section'),
    text: optional(text(3000)),
    fields: optional(list(text(2000), { min: 1, max: 10 })),
    accessory: optional(kinds(asAccessory)),
    expand: optional(boolean),
  },
  needsOneOf('text', 'fields'),
);

const actions = object({ ...head('actions'), elements: list(kinds(inActions), { min: 1, max: 25 }) });

const context = object({
  ...head('context'),
  elements: list(
    kinds({
      image,
      plain_text: text(3000, 'plain_text'),
      mrkdwn: text(3000, 'mrkdwn'),
    }),
    { min: 1, max: 10 },
  ),
});

/** A file cannot be sent on at each change of it. */
const noFileDispatch: Rule = ({ dispatch_action: dispatch, element }, place) => {
  const type = typeof element === 'object' && element !== null && 'type' in element ? element.type : undefined;
  if (dispatch === true && type === 'file_input') {
    refuse(under(under(place, 'element'), 'type'), 'unsupported type: file_input');
  }
};

const input = object(
  {
    ...head('input'),
    label: plainText(2000),
    element: kinds(inInput),
    hint: optional(plainText(2000)),
    optional: optional(boolean),
    dispatch_action: optional(boolean),
  },
  noFileDispatch,
);

const imageBlock = object(
  {
    ...head('image'),
    alt_text: string({ max: 2000 }),
    title: optional(plainText(2000)),
    image_url: optional(url),
    slack_file: optional(slackFile),
  },
  eitherOr('image_url', 'slack_file'),
);

const httpsUrl = stringLike(
  'must be a valid HTTPS URL',
  (address) => /^https:\/\/[^\s/]/.test(address) && address.length <= 3000,
);

const video = object({
  ...head('video'),
  alt_text: string({ max: 200 }),
  title: plainText(200),
  title_url: optional(httpsUrl),
  description: optional(plainText(200)),
  video_url: httpsUrl,
  thumbnail_url: url,
  author_name: optional(string({ max: 50 })),
  provider_name: optional(string({ max: 50 })),
  provider_icon_url: optional(url),
});

const card = object(
  {
    ...head('card'),
    hero_image: optional(kinds({ image })),
    icon: optional(kinds({ image })),
    slack_icon: optional(object({ type: oneOf('icon'), name: string() })),
    title: optional(text(150)),
    subtitle: optional(text(150)),
    body: optional(text(200)),
    subtext: optional(text(200)),
    actions: optional(list(kinds({ button }), { min: 1, max: 3 })),
  },
  needsOneOf('hero_image', 'title', 'actions', 'body'),
  notBoth('icon', 'slack_icon'),
);

const taskStatus = ['in_progress', 'complete', 'error'] as const;
const task = (status: Check) => ({
  block_id: blockId,
  task_id: string(),
  title: string(),
  details: optional(kinds({ rich_text: richText })),
  output: optional(kinds({ rich_text: richText })),
  sources: optional(list(kinds({ url: object({ type: oneOf('url'), url, text: string() }) }))),
  status: optional(status),
});

/** Slack lists `pending` for every task card, but refuses it outside a plan. */
const taskCard = object({ type: oneOf('task_card'), ...task(oneOf(...taskStatus)) });

const plan = object({
  ...head('plan'),
  title: string(),
  /** In a plan the type of a task may be left out, as in the reference's own example. */
  tasks: optional(list(object({ type: optional(oneOf('task_card')), ...task(oneOf('pending', ...taskStatus)) }))),
});

const classic: Readonly<Record<string, Check>> = {
  section,
  actions,
  context,
  input,
  image: imageBlock,
  divider: object(head('divider')),
  header: object({ ...head('header'), text: plainText(150), level: optional(integer({ min: 1, max: 4 })) }),
  rich_text: richText,
  video,
  file: only(['message'], object({ ...head('file'), external_id: string(), source: oneOf('remote') })),
};

const tableBlock = since2026(only(['message', 'home'], table));

const container = object(
  {
    ...head('container'),
    title: optional(plainText(150)),
    rich_text_title: optional(kinds({ rich_text: richText })),
    subtitle: optional(text(150)),
    icon: optional(kinds({ image })),
    child_blocks: list(kinds({ ...classic, table: tableBlock }), { min: 1, max: 10 }),
    width: optional(oneOf('narrow', 'standard', 'wide', 'full')),
    is_collapsible: optional(boolean),
    default_collapsed: optional(boolean),
    has_header_divider: optional(boolean),
  },
  needsOneOf('title', 'rich_text_title'),
);

/** Any block, by its type. */
export const block = kinds({
  ...classic,
  markdown: only(['message'], object({ ...head('markdown'), text: string({ max: 12_000 }) })),
  table: tableBlock,
  data_table: since2026(only(['message', 'home'], dataTable)),
  data_visualization: since2026(only(['message'], dataVisualization)),
  context_actions: since2026(
    only(
      ['message'],
      object({ ...head('context_actions'), elements: list(kinds(inContextActions), { min: 1, max: 5 }) }),
    ),
  ),
  alert: since2026(
    only(
      ['modal'],
      object({
        ...head('alert'),
        text: text(200),
        level: optional(oneOf('default', 'info', 'warning', 'error', 'success')),
      }),
    ),
  ),
  card: since2026(card),
  carousel: since2026(
    only(['message', 'home'], object({ ...head('carousel'), elements: list(kinds({ card }), { min: 1, max: 10 }) })),
  ),
  container: since2026(only(['message', 'home'], container)),
  task_card: since2026(only(['message'], taskCard)),
  plan: since2026(only(['message'], plan)),
});
