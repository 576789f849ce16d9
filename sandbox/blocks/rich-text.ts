/** Rich text: a block, a cell of a table, the value of an input. https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
import { boolean, integer, kinds, list, object, oneOf, optional, string } from './engine.ts';
import { blockId, url } from './objects.ts';

const flag = optional(boolean);
const textStyle = optional(object({ bold: flag, italic: flag, strike: flag, underline: flag, code: flag }));
/** Mentions may also be shown as highlighted or unlinked. */
const mentionStyle = optional(
  object({
    bold: flag,
    italic: flag,
    strike: flag,
    underline: flag,
    code: flag,
    highlight: flag,
    client_highlight: flag,
    unlink: flag,
  }),
);
const id = string();

const words = object({ type: oneOf('text'), text: string(), style: textStyle });
const link = object({ type: oneOf('link'), url, text: optional(string({ min: 0 })), unsafe: flag, style: textStyle });

const inline = kinds({
  text: words,
  link,
  broadcast: object({ type: oneOf('broadcast'), range: oneOf('here', 'channel', 'everyone'), style: textStyle }),
  channel: object({ type: oneOf('channel'), channel_id: id, style: mentionStyle }),
  color: object({ type: oneOf('color'), value: string(), style: textStyle }),
  date: object({
    type: oneOf('date'),
    timestamp: integer(),
    format: string(),
    url: optional(url),
    fallback: optional(string()),
    style: textStyle,
  }),
  emoji: object({
    type: oneOf('emoji'),
    name: string(),
    unicode: optional(string()),
    url: optional(url),
    style: textStyle,
  }),
  team: object({ type: oneOf('team'), team_id: id, style: textStyle }),
  user: object({ type: oneOf('user'), user_id: id, style: mentionStyle }),
  usergroup: object({ type: oneOf('usergroup'), usergroup_id: id, style: mentionStyle }),
});

const border = optional(oneOf(0, 1));
const section = object({ type: oneOf('rich_text_section'), elements: list(inline) });

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
        elements: list(kinds({ text: words, link })),
        border,
      }),
      rich_text_quote: object({ type: oneOf('rich_text_quote'), elements: list(inline), border }),
    }),
  ),
});
