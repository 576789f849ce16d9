/** Views: modals and Home tabs. https://docs.slack.dev/reference/views */
import { block } from './blocks.ts';
import { boolean, isObject, kinds, list, object, oneOf, optional, type Rule, refuse, string, under } from './engine.ts';
import { plainText } from './objects.ts';
import { checkTogether } from './surface-rules.ts';

/** A view of more bytes than this as JSON is refused as `view_too_large`. */
const MOST_BYTES = 250_000;

const blocksOfView = list(block, { min: 0, max: 100 });

const common = {
  blocks: blocksOfView,
  private_metadata: optional(string({ min: 0, max: 3000 })),
  callback_id: optional(string({ min: 0, max: 255 })),
  external_id: optional(string({ min: 0, max: 255 })),
};

/** A modal that asks for something needs a button to send it. */
const submitForInputs: Rule = ({ submit, blocks }, place) => {
  if (submit !== undefined || !Array.isArray(blocks)) return;
  const at = blocks.findIndex((each) => isObject(each) && each.type === 'input');
  if (at < 0) return;
  const pointed = under(under(under(place, 'blocks'), at), 'input');
  refuse(pointed, 'must define `submit` to use an `input` block in modals', {
    code: 'missing_required_field',
    field: 'submit',
  });
};

const together: Rule = ({ blocks }, place) => {
  checkTogether(blocks, under(place, 'blocks'));
};

const small: Rule = (value, place) => {
  const bytes = Buffer.byteLength(JSON.stringify(value));
  if (bytes <= MOST_BYTES) return;
  refuse(place, `must be less than ${MOST_BYTES + 1} bytes`, {
    code: 'view_too_large',
    constraint: { type: 'max_bytes', expected: MOST_BYTES, got: bytes },
  });
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
