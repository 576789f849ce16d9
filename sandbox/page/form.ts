import type { Block, ElementState, StateValues, View } from '../protocol.ts';
import type { InputElement, KitBlock, KitElement } from './kit.ts';

/** An element with the block it stands in. `input` is there where that block is an input block. */
export interface Placed {
  blockId: string;
  element: KitElement;
  input?: { optional: boolean; label: string };
}

/** All interactive elements of a list of blocks, those inside containers included, in reading order. */
export function elementsOf(blocks: readonly Block[]): Placed[] {
  return blocks.flatMap((loose): Placed[] => {
    const block = loose as unknown as KitBlock;
    const blockId = loose.block_id;
    switch (block.type) {
      case 'input':
        return [
          { blockId, element: block.element, input: { optional: block.optional === true, label: block.label.text } },
        ];
      case 'section':
        return block.accessory && block.accessory.type !== 'image' ? [{ blockId, element: block.accessory }] : [];
      case 'actions':
      case 'context_actions':
        return block.elements.map((element) => ({ blockId, element }));
      case 'card':
        return (block.actions ?? []).map((element) => ({ blockId, element }));
      case 'carousel':
        return elementsOf(block.elements as unknown as Block[]);
      case 'container':
        return elementsOf(block.child_blocks as unknown as Block[]);
      default:
        return [];
    }
  });
}

/** Which elements have a value of their own in `state.values`. */
export function holdsValue(element: KitElement): element is InputElement {
  return !['button', 'overflow', 'workflow_button', 'icon_button', 'feedback_buttons'].includes(element.type);
}

/** What an element holds before anybody has touched it, empty ones included, as Slack reports them. */
export function initialState(element: InputElement): ElementState {
  const type = element.type;
  switch (element.type) {
    case 'checkboxes':
    case 'multi_static_select':
    case 'multi_external_select':
      return {
        type,
        selected_options: (element.initial_options ?? []) as NonNullable<ElementState['selected_options']>,
      };
    case 'radio_buttons':
    case 'static_select':
    case 'external_select':
      return {
        type,
        selected_option: (element.initial_option ?? null) as NonNullable<ElementState['selected_option']> | null,
      };
    case 'users_select':
      return { type, selected_user: element.initial_user ?? null };
    case 'multi_users_select':
      return { type, selected_users: element.initial_users ?? [] };
    case 'conversations_select':
      return { type, selected_conversation: element.initial_conversation ?? null };
    case 'multi_conversations_select':
      return { type, selected_conversations: element.initial_conversations ?? [] };
    case 'channels_select':
      return { type, selected_channel: element.initial_channel ?? null };
    case 'multi_channels_select':
      return { type, selected_channels: element.initial_channels ?? [] };
    case 'datepicker':
      return { type, selected_date: element.initial_date ?? null };
    case 'timepicker':
      return { type, selected_time: element.initial_time ?? null };
    case 'datetimepicker':
      return { type, selected_date_time: element.initial_date_time ?? null };
    case 'file_input':
      return { type, files: [] };
    case 'rich_text_input':
      return { type, rich_text_value: element.initial_value ?? null };
    default:
      return { type, value: element.initial_value ?? null };
  }
}

/**
 * The form after its blocks have changed. An element whose block id and action id (and type) were there before keeps what was
 * typed or chosen and ignores its new initial value, unless that choice is no longer offered. Any other starts with what the
 * server knows of it, else with its initial value; what has gone is forgotten.
 */
export function reconciled(before: StateValues, blocks: readonly Block[], known: StateValues = {}): StateValues {
  const after: StateValues = {};
  for (const { blockId, element } of elementsOf(blocks)) {
    if (!holdsValue(element) || !element.action_id) continue;
    const kept = [before, known]
      .map((values) => values[blockId]?.[element.action_id ?? ''])
      .find((state) => fits(element, state));
    after[blockId] = { ...after[blockId], [element.action_id]: kept ?? initialState(element) };
  }
  return after;
}

/** Whether an element can hold what it held: it is of the same type, and what was chosen is still among its options. */
function fits(element: InputElement, state: ElementState | undefined): boolean {
  if (state?.type !== element.type) return false;
  const groups = 'option_groups' in element ? (element.option_groups ?? []) : [];
  const options = 'options' in element ? (element.options ?? []) : [];
  const offered = new Set([...options, ...groups.flatMap((group) => group.options)].map((option) => option.value));
  if (offered.size === 0) return true;
  const chosen = state.selected_options ?? (state.selected_option ? [state.selected_option] : []);
  return chosen.every((option) => offered.has(option.value));
}

/** True where nothing has been filled in or chosen. */
export function isEmpty(state: ElementState | undefined): boolean {
  if (!state) return true;
  const { type: _, timezone: __, ...rest } = state;
  return Object.values(rest).every(
    (value) => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0),
  );
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** How long a text is by Slack's count: in code points. */
export const length = (text: string): number => [...text].length;

/** What Slack's client itself finds wrong with a form before it is sent, as sentences by block id. */
export function problems(view: Pick<View, 'blocks'>, values: StateValues): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { blockId, element, input } of elementsOf(view.blocks)) {
    if (!input || !holdsValue(element)) continue;
    const state = values[blockId]?.[element.action_id ?? ''];
    const problem = isEmpty(state)
      ? input.optional
        ? undefined
        : 'Please complete this required field.'
      : problemOf(element, state?.value ?? '');
    if (problem) found[blockId] = problem;
  }
  return found;
}

function problemOf(element: InputElement, value: string): string | undefined {
  switch (element.type) {
    case 'plain_text_input': {
      const size = length(value);
      if (element.min_length && size < element.min_length)
        return `Please enter at least ${element.min_length} characters (${size} so far).`;
      if (size > (element.max_length ?? 3000))
        return `Please shorten this to ${element.max_length ?? 3000} characters (${size} now).`;
      return undefined;
    }
    case 'email_text_input':
      return EMAIL.test(value) ? undefined : 'Please enter a valid email address.';
    case 'url_text_input':
      return URL.canParse(value) && /^https?:|^mailto:/.test(value) ? undefined : 'Please enter a valid URL.';
    case 'number_input': {
      const number = Number(value);
      if (Number.isNaN(number)) return 'Please enter a number.';
      if (!element.is_decimal_allowed && !Number.isInteger(number)) return 'Please enter a whole number.';
      if (element.min_value !== undefined && number < Number(element.min_value))
        return `Please enter a number no less than ${element.min_value}.`;
      if (element.max_value !== undefined && number > Number(element.max_value))
        return `Please enter a number no greater than ${element.max_value}.`;
      return undefined;
    }
    default:
      return undefined;
  }
}
