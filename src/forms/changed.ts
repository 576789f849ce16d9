import type { AnyBlock, InputBlock, PlainTextOption } from '@slack/types';
import { type Form, inputName } from './form.ts';

/**
 * The inputs of a form that hold anything else than what they held when it was shown, by name. Slack sends the blocks along as it was given
 * them: https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
 */
export function changedInputs(blocks: readonly AnyBlock[] | undefined, form: Form): string[] {
  const inputs = (blocks ?? []).filter((block): block is InputBlock => block.type === 'input');
  const changed = inputs.filter((input) => heldNow(input, form) !== heldAtFirst(input));
  return changed.map(({ block_id: id = '' }) => inputName(id));
}

type Element = InputBlock['element'];

function heldNow({ block_id: id = '', element }: InputBlock, form: Form): string {
  const name = inputName(id);
  switch (element.type) {
    case 'datepicker':
      return form.day(name) ?? '';
    case 'users_select':
      return form.user(name) ?? '';
    case 'checkboxes':
    case 'multi_static_select':
      return listed(form.ticked(name) ?? []);
    case 'static_select':
    case 'radio_buttons':
      return form.chosen(name) ?? '';
    default:
      return form.text(name) ?? '';
  }
}

function heldAtFirst({ element }: InputBlock): string {
  const first = element as Element & {
    initial_value?: string;
    initial_option?: PlainTextOption;
    initial_options?: PlainTextOption[];
    initial_date?: string;
    initial_user?: string;
  };
  if (first.initial_options) return listed(first.initial_options.flatMap(({ value }) => value ?? []));
  const held = first.initial_option?.value ?? first.initial_date ?? first.initial_user ?? first.initial_value ?? '';
  return held.trim();
}

/** In whichever order it was ticked. */
const listed = (values: readonly string[]): string => values.toSorted().join(',');
