/**
 * Block Kit's blocks and the surfaces on which each may stand. https://docs.slack.dev/reference/block-kit/blocks
 * Left out is `call`, which Slack writes itself and takes from no app that has not registered the call before.
 */

import { dataVisualization } from './charts.ts';
import {
  boolean,
  eitherOr,
  integer,
  type Kinds,
  kinds,
  list,
  needsOneOf,
  object,
  oneOf,
  only,
  optional,
  type Rule,
  since2026,
  string,
  stringLike,
} from './checks.ts';
import { asAccessory, image, inActions, inInput } from './elements.ts';
import { alert, card, carousel, container, contextActions, plan, taskCard } from './new-blocks.ts';
import { blockId, imageSource, plainText, text, url } from './objects.ts';
import { isObject, refuse, under } from './place.ts';
import { richText } from './rich-text.ts';
import { dataTable, table } from './tables.ts';

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

const contextElements: Kinds = { image, plain_text: text(3000, 'plain_text'), mrkdwn: text(3000, 'mrkdwn') };

/** A file cannot be handed over at each change: "an unsupported type error will be raised". */
const noFileDispatch: Rule = ({ dispatch_action: dispatch, element }, place) => {
  if (dispatch !== true || !isObject(element) || element.type !== 'file_input') return;
  refuse(under(place, 'element', 'type'), 'unsupported type: file_input');
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

const httpsUrl = stringLike(
  'must be a valid HTTPS URL',
  (address) => address.startsWith('https://') && URL.canParse(address) && address.length <= 3000,
);

/** "Must be less than 200 characters", "less than 50": one less than those, by the letter. */
const video = object({
  ...head('video'),
  alt_text: string({ max: 200 }),
  title: plainText(199),
  title_url: optional(httpsUrl),
  description: optional(plainText(199)),
  video_url: httpsUrl,
  thumbnail_url: url,
  author_name: optional(string({ max: 49 })),
  provider_name: optional(string({ max: 50 })),
  provider_icon_url: optional(url),
});

const classic: Kinds = {
  section,
  actions: object({ ...head('actions'), elements: list(kinds(inActions), { min: 1, max: 25 }) }),
  context: object({ ...head('context'), elements: list(kinds(contextElements), { min: 1, max: 10 }) }),
  divider: object(head('divider')),
  header: object({
    ...head('header'),
    text: plainText(150),
    level: since2026(optional(integer({ min: 1, max: 4 }))),
  }),
  image: object(
    { ...head('image'), alt_text: string({ max: 2000 }), title: optional(plainText(2000)), ...imageSource },
    eitherOr('image_url', 'slack_file'),
  ),
  input,
  rich_text: richText,
  video,
  /** Only remote files; whether the file exists is not a question of form. */
  file: only(['message'], object({ ...head('file'), external_id: string(), source: oneOf('remote') })),
};

const tableOfMessages = since2026(only(['message', 'home'], table));

/** Any block, by its type. */
export const block = kinds({
  ...classic,
  markdown: only(['message'], object({ ...head('markdown'), text: string({ max: 12_000 }) })),
  table: tableOfMessages,
  data_table: since2026(only(['message', 'home'], dataTable)),
  data_visualization: since2026(only(['message'], dataVisualization)),
  alert: since2026(only(['modal'], alert)),
  card: since2026(card),
  carousel: since2026(only(['message', 'home'], carousel)),
  container: since2026(only(['message', 'home'], container({ ...classic, table: tableOfMessages }))),
  context_actions: since2026(only(['message'], contextActions)),
  task_card: since2026(only(['message'], taskCard)),
  plan: since2026(only(['message'], plan)),
});
