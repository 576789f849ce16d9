/**
 * What people have filled in, and `state.values` as Slack builds it: an entry for every element that can hold a value,
 * unanswered ones with null or an empty list.
 */

import type { Block, ElementState, Option, StateValues } from '../protocol.ts';
import { interactive, type Json, type Placed } from './elements.ts';

export type Field = Exclude<keyof ElementState, 'type' | 'timezone'>;

/** The field of `state.values` by element type; types that hold nothing are missing. */
const FIELD_OF_TYPE: Record<string, { field: Field; initial: string; many?: true }> = {
  plain_text_input: { field: 'value', initial: 'initial_value' },
  email_text_input: { field: 'value', initial: 'initial_value' },
  url_text_input: { field: 'value', initial: 'initial_value' },
  number_input: { field: 'value', initial: 'initial_value' },
  rich_text_input: { field: 'rich_text_value', initial: 'initial_value' },
  checkboxes: { field: 'selected_options', initial: 'initial_options', many: true },
  radio_buttons: { field: 'selected_option', initial: 'initial_option' },
  static_select: { field: 'selected_option', initial: 'initial_option' },
  external_select: { field: 'selected_option', initial: 'initial_option' },
  multi_static_select: { field: 'selected_options', initial: 'initial_options', many: true },
  multi_external_select: { field: 'selected_options', initial: 'initial_options', many: true },
  users_select: { field: 'selected_user', initial: 'initial_user' },
  multi_users_select: { field: 'selected_users', initial: 'initial_users', many: true },
  conversations_select: { field: 'selected_conversation', initial: 'initial_conversation' },
  multi_conversations_select: { field: 'selected_conversations', initial: 'initial_conversations', many: true },
  channels_select: { field: 'selected_channel', initial: 'initial_channel' },
  multi_channels_select: { field: 'selected_channels', initial: 'initial_channels', many: true },
  datepicker: { field: 'selected_date', initial: 'initial_date' },
  timepicker: { field: 'selected_time', initial: 'initial_time' },
  datetimepicker: { field: 'selected_date_time', initial: 'initial_date_time' },
  file_input: { field: 'files', initial: '', many: true },
};

/** Filled-in forms by person and place, kept while the process runs. */
export interface Forms {
  /** What one person has in these blocks now; initial values where nothing was touched. */
  read(user: string, place: string, blocks: readonly Block[], channel?: string): StateValues;
  write(user: string, place: string, values: StateValues): void;
  drop(place: string): void;
  /** Places where somebody has filled in something. */
  kept(): number;
}

export function makeForms(): Forms {
  const forms = new Map<string, Map<string, StateValues>>();
  return {
    read(user, place, blocks, channel) {
      return merge(blocks, forms.get(place)?.get(user) ?? {}, channel);
    },
    write(user, place, values) {
      // Most messages have nothing to fill in: only buttons, which hold nothing.
      const form = forms.get(place) ?? new Map();
      if (Object.keys(values).length === 0) {
        form.delete(user);
        if (form.size === 0) forms.delete(place);
        return;
      }
      forms.set(place, form.set(user, values));
    },
    drop(place) {
      forms.delete(place);
    },
    kept: () => forms.size,
  };
}

/** How elements of this type keep their value; undefined where they keep none. */
export function ruleOf(type: string): { field: Field; initial: string; many?: true } | undefined {
  return FIELD_OF_TYPE[type];
}

/** The name of the field that elements of this type keep their value in; undefined where they keep none. */
export function fieldOf(type: string): Field | undefined {
  return FIELD_OF_TYPE[type]?.field;
}

/** An element as it is before anybody touches it. `channel`: the conversation the form was opened from. */
export function untouched(element: Json & { type: string }, channel?: string): ElementState | undefined {
  const rule = FIELD_OF_TYPE[element.type];
  if (!rule) return undefined;
  let value = element[rule.initial] ?? (rule.many ? [] : null);
  if (
    element.default_to_current_conversation === true &&
    channel !== undefined &&
    element[rule.initial] === undefined
  ) {
    value = rule.many ? [channel] : channel;
  }
  const state: ElementState = { type: element.type, [rule.field]: value };
  if (typeof element.timezone === 'string') state.timezone = element.timezone;
  return state;
}

/** Options of a select, radio or checkbox group, out of their groups. */
export function optionsOf(element: Json): Option[] {
  const groups = Array.isArray(element.option_groups) ? (element.option_groups as { options?: Option[] }[]) : [];
  return [
    ...(Array.isArray(element.options) ? (element.options as Option[]) : []),
    ...groups.flatMap((group) => group.options ?? []),
  ];
}

/** Keeps of `kept` what belongs to an element with the same ids and type that can still hold it; the rest is untouched. */
function merge(blocks: readonly Block[], kept: StateValues, channel?: string): StateValues {
  const values: StateValues = {};
  for (const placed of interactive(blocks)) {
    const { block, element } = placed;
    const fresh = untouched(element, channel);
    if (!fresh) continue;
    const before = kept[block.block_id]?.[element.action_id];
    const entry = before?.type === element.type && stillFits(placed, before) ? { ...before } : fresh;
    if (fresh.timezone !== undefined) entry.timezone = fresh.timezone;
    values[block.block_id] = { ...values[block.block_id], [element.action_id]: entry };
  }
  return values;
}

function stillFits({ element }: Placed, state: ElementState): boolean {
  if (element.type.includes('external')) return true;
  const allowed = new Set(optionsOf(element).map((option) => option.value));
  if (state.selected_option) return allowed.has(state.selected_option.value);
  if (state.selected_options) return state.selected_options.every((option) => allowed.has(option.value));
  return true;
}
