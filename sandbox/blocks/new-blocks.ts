/** The blocks of 2026 that are neither chart nor table. https://docs.slack.dev/reference/block-kit/blocks */
import {
  boolean,
  type Check,
  type Kinds,
  kinds,
  list,
  needsOneOf,
  notBoth,
  object,
  oneOf,
  optional,
  string,
} from './checks.ts';
import { button, image, inContextActions } from './elements.ts';
import { blockId, plainText, text, url } from './objects.ts';
import { richText } from './rich-text.ts';

const head = (type: string) => ({ type: oneOf(type), block_id: blockId });

export const alert = object({
  ...head('alert'),
  text: text(200),
  level: optional(oneOf('default', 'info', 'warning', 'error', 'success')),
});

export const contextActions = object({
  ...head('context_actions'),
  elements: list(kinds(inContextActions), { min: 1, max: 5 }),
});

const ICONS = `archive book bookmark bot bug calendar call caret-left caret-right check clipboard code comment compass
  copy cube download edit email eye-closed eye-open file flag folder gear globe heart help image info key lightbulb
  link map mobile new-window pin plus refine refresh rocket save screen share sparkle star star-filled tag thumbs-down
  thumbs-up trash upload user warning`.split(/\s+/);

/**
 * The reference's table calls the four texts strings, its example and Slack want text objects; `@slack/types` has
 * mrkdwn only, the reference both kinds. `actions` is a bare list of buttons.
 */
export const card = object(
  {
    ...head('card'),
    hero_image: optional(kinds({ image })),
    icon: optional(kinds({ image })),
    slack_icon: optional(object({ type: oneOf('icon'), name: oneOf(...ICONS) })),
    title: optional(text(150)),
    subtitle: optional(text(150)),
    body: optional(text(200)),
    subtext: optional(text(200)),
    actions: optional(list(kinds({ button }), { min: 1, max: 3 })),
  },
  needsOneOf('hero_image', 'title', 'actions', 'body'),
  notBoth('icon', 'slack_icon'),
);

export const carousel = object({ ...head('carousel'), elements: list(kinds({ card }), { min: 1, max: 10 }) });

/** A block around other blocks, those of `children`. */
export const container = (children: Kinds): Check =>
  object(
    {
      ...head('container'),
      title: optional(plainText(150)),
      rich_text_title: optional(kinds({ rich_text: richText })),
      subtitle: optional(text(150)),
      icon: optional(kinds({ image })),
      child_blocks: list(kinds(children), { min: 1, max: 10 }),
      width: optional(oneOf('narrow', 'standard', 'wide', 'full')),
      is_collapsible: optional(boolean),
      default_collapsed: optional(boolean),
      has_header_divider: optional(boolean),
    },
    needsOneOf('title', 'rich_text_title'),
  );

/** A task: its title is a bare string, unlike a card's. `@slack/types` requires the status, the reference does not. */
const task = (...statuses: readonly string[]) => ({
  block_id: blockId,
  task_id: string(),
  title: string(),
  details: optional(kinds({ rich_text: richText })),
  output: optional(kinds({ rich_text: richText })),
  sources: optional(list(kinds({ url: object({ type: oneOf('url'), url, text: string() }) }))),
  status: optional(oneOf(...statuses)),
});

/** The reference lists `pending` here too, but Slack refuses it outside a plan. */
export const taskCard = object({ type: oneOf('task_card'), ...task('in_progress', 'complete', 'error') });

/** Tasks in a plan may leave out their type, as in the reference's example. The title is a bare string. */
export const plan = object({
  ...head('plan'),
  title: string(),
  tasks: optional(
    list(object({ type: optional(oneOf('task_card')), ...task('pending', 'in_progress', 'complete', 'error') })),
  ),
});
