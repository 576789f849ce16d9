/** Views: modals and Home tabs. https://docs.slack.dev/reference/views */
import { block } from './blocks.ts';
import { boolean, kinds, list, object, oneOf, optional, type Rule, string } from './checks.ts';
import { plainText } from './objects.ts';
import { isObject, itemsOf, type Json, refuse, under } from './place.ts';
import { checkTogether } from './surface-rules.ts';

/** "Greater than 250kb"; read as thousands, the stricter. */
const MOST_BYTES = 250_000;

const common = {
  blocks: list(block, { min: 1, max: 100 }),
  private_metadata: optional(string({ min: 0, max: 3000 })),
  callback_id: optional(string({ min: 0, max: 255 })),
  external_id: optional(string({ min: 0, max: 255 })),
};

/** A modal that asks for something needs a button to send it. Slack points below the block, at its type. */
const submitForInputs: Rule = ({ submit, blocks }, place) => {
  if (submit !== undefined) return;
  const at = itemsOf(blocks).findIndex((each) => isObject(each) && each.type === 'input');
  if (at < 0) return;
  const more = { code: 'missing_required_field', field: 'submit' } as const;
  refuse(under(place, 'blocks', at, 'input'), 'must define `submit` to use an `input` block in modals', more);
};

const together: Rule = ({ blocks }, place) => checkTogether(blocks, under(place, 'blocks'));

/** The size of a view as JSON; endless for one too deep to be written, which only a hostile payload is. */
function bytesOf(view: Json): number {
  try {
    return Buffer.byteLength(JSON.stringify(view));
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

const small: Rule = (value, place) => {
  const got = bytesOf(value);
  if (got <= MOST_BYTES) return;
  const constraint = { type: 'max_bytes', expected: MOST_BYTES, got };
  refuse(place, `must be less than ${MOST_BYTES + 1} bytes`, { code: 'view_too_large', constraint });
};

/** A view of either kind. */
export const view = kinds({
  modal: object(
    {
      type: oneOf('modal'),
      title: plainText(24),
      submit: optional(plainText(24)),
      close: optional(plainText(24)),
      notify_on_close: optional(boolean),
      clear_on_close: optional(boolean),
      ...common,
    },
    submitForInputs,
    together,
    small,
  ),
  home: object({ type: oneOf('home'), ...common }, together, small),
});
