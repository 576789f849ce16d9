import { isSeen } from '../content/visible.ts';

/** What Slack says of one input: only the keys that our inputs use. */
interface InputState {
  type?: string;
  value?: string | null;
  selected_option?: { value?: string } | null;
  selected_options?: { value?: string }[];
  selected_date?: string | null;
  selected_date_time?: number | null;
  selected_user?: string | null;
  selected_conversation?: string | null;
}

/** `view.state.values` of a modal: block id → action id → state. */
export type FormValues = Record<string, Record<string, InputState>>;

/** Reads a form by block id. An input that the form does not show is undefined, which is not the same as empty. */
export interface Form {
  has(blockId: string): boolean;
  /** Trimmed text of a text input: '' when it is shown and empty, undefined when it is not shown. */
  text(blockId: string): string | undefined;
  /** The value chosen in a select or in radio buttons: null when none is. */
  chosen(blockId: string): string | null | undefined;
  /** The values ticked in checkboxes. */
  ticked(blockId: string): string[] | undefined;
  /** The day chosen in a date picker, 'YYYY-MM-DD' as Slack writes it: '' when none is, or what stands there is no day. */
  day(blockId: string): string | undefined;
  /** The instant chosen in a picker for a day and a time: null when none is, or what stands there is none. */
  time(blockId: string): Date | null | undefined;
  /** The Slack user chosen in a picker: '' when nobody is. */
  user(blockId: string): string | undefined;
  /** The channel chosen in a picker: '' when none is, or what stands there is none. */
  channel(blockId: string): string | undefined;
  /** The ids of the inputs shown. */
  blockIds(): string[];
}

/**
 * What Slack calls an input that was shown afresh, `name~mark`, is the same input to us: Slack keeps what was typed under
 * one block id, and only another one begins empty.
 */
export const inputName = (blockId: string): string => blockId.replace(/~\w+$/, '');

/** Makes a form readable; anything malformed in it reads as empty, so that a forged form does no harm. */
export function readForm(given: FormValues | undefined): Form {
  const values = given && Object.fromEntries(Object.entries(given).map(([id, state]) => [inputName(id), state]));
  const state = (blockId: string): InputState | undefined => {
    const block = values?.[blockId];
    return (block && Object.values(block)[0]) ?? undefined;
  };
  return {
    has: (blockId) => state(blockId) !== undefined,
    text(blockId) {
      const found = state(blockId);
      if (!found) return undefined;
      const text = textIn(found.value).trim();
      return isSeen(text) ? text : '';
    },
    chosen(blockId) {
      const found = state(blockId);
      return found && (found.selected_option?.value ?? null);
    },
    ticked(blockId) {
      const found = state(blockId);
      return found && (found.selected_options ?? []).flatMap(({ value }) => (value === undefined ? [] : [value]));
    },
    day(blockId) {
      const found = state(blockId);
      return found && dayIn(found.selected_date);
    },
    time(blockId) {
      const found = state(blockId);
      return found && timeIn(found.selected_date_time);
    },
    user(blockId) {
      const found = state(blockId);
      return found && textIn(found.selected_user);
    },
    channel(blockId) {
      const found = state(blockId);
      return found && channelIn(found.selected_conversation);
    },
    blockIds: () => Object.keys(values ?? {}),
  };
}

/** In whole seconds of ten digits, as Slack writes it: from 2001 to 2286. */
const timeIn = (value: unknown): Date | null =>
  typeof value === 'number' && /^\d{10}$/.test(String(value)) ? new Date(value * 1000) : null;

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

const channelIn = (value: unknown): string => (/^[CG][A-Z0-9]{2,20}$/.test(textIn(value)) ? textIn(value) : '');

/** A day of the calendar; what only looks like one, such as 2026-02-30, comes from no date picker. */
function dayIn(value: unknown): string {
  const text = textIn(value);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return '';
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString();
  } catch {
    return '';
  }
}

/** A form that holds these texts, days and choices, as `readForm` would read them. */
export function formOf(values: Readonly<Record<string, string>>): Form {
  const at = (name: string): string | undefined => (Object.hasOwn(values, name) ? values[name] : undefined);
  return {
    has: (name) => at(name) !== undefined,
    text: at,
    chosen: (name) => (at(name) === undefined ? undefined : at(name) || null),
    ticked: () => undefined,
    day: (name) => (at(name) === undefined ? undefined : dayIn(at(name))),
    time: () => undefined,
    user: () => undefined,
    channel: (name) => (at(name) === undefined ? undefined : channelIn(at(name))),
    blockIds: () => Object.keys(values),
  };
}

/** What an input holds as one text, whether it is typed, chosen or a day; undefined when it is not shown. */
export function heldAsText(form: Form, name: string): string | undefined {
  if (!form.has(name)) return undefined;
  return form.text(name) || form.chosen(name) || form.day(name) || form.channel(name) || '';
}
