/** Messages as apps write them: `blocks.validate`'s `message`, the body of a response_url. https://docs.slack.dev/messaging */
import { block } from './blocks.ts';
import { boolean, type Check, list, object, oneOf, optional, type Rule, string } from './checks.ts';
import { isObject, itemsOf, refuse, refuseType, under } from './place.ts';
import { checkTogether } from './surface-rules.ts';

const word = optional(string({ min: 0 }));
const flag = optional(boolean);
const blocks = optional(list(block, { max: 50 }));

const anyObject: Check = (value, place) => {
  if (!isObject(value)) refuseType(place, 'object', value);
};
const anyNumberOrText: Check = (value, place) => {
  if (typeof value !== 'number' && typeof value !== 'string') refuseType(place, 'string', value);
};

/** A secondary attachment: blocks of its own, or the fields from before Block Kit. */
const attachment = object({
  blocks,
  color: word,
  fallback: word,
  ...Object.fromEntries(
    `author_icon author_link author_name author_subname callback_id footer footer_icon image_url pretext text thumb_url
     title title_link`
      .split(/\s+/)
      .map((field) => [field, word]),
  ),
  fields: optional(list(object({ title: word, value: word, short: flag }))),
  mrkdwn_in: optional(list(string())),
  ts: optional(anyNumberOrText),
});

const saysSomething: Rule = ({ text, blocks: own, attachments }, place) => {
  const said = (typeof text === 'string' && text !== '') || itemsOf(own).length > 0 || itemsOf(attachments).length > 0;
  if (!said)
    refuse(place, 'must provide `text`, `blocks` or `attachments`', { code: 'missing_required_field', field: 'text' });
};

const together: Rule = ({ blocks: own, attachments }, place) => {
  checkTogether(own, under(place, 'blocks'));
  itemsOf(attachments)
    .slice(0, 100)
    .forEach((each, index) => {
      if (isObject(each)) checkTogether(each.blocks, under(place, 'attachments', index, 'blocks'));
    });
};

/** A message with what may stand beside its blocks. */
export const message = object(
  {
    text: word,
    blocks,
    attachments: optional(list(attachment, { max: 100 })),
    channel: word,
    thread_ts: word,
    reply_broadcast: flag,
    mrkdwn: flag,
    metadata: optional(anyObject),
    unfurl_links: flag,
    unfurl_media: flag,
    response_type: optional(oneOf('ephemeral', 'in_channel')),
    replace_original: flag,
    delete_original: flag,
  },
  saysSomething,
  together,
);
