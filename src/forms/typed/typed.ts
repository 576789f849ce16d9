import type { Moment } from '../../slack/moment.ts';

/** What somebody typed or chose in a form, by the name of each input, as it was last. */
export type TypedValues = Readonly<Record<string, string>>;

/** A form of somebody, about one thing: an ask, a goal, an assessment. */
export interface TypedForm {
  personId: string;
  /** As its feature calls it. */
  form: string;
  /** The id of what it is about; of something new the one it will have. */
  subject: string;
}

/** What is kept of a form that is not sent yet. */
export interface Typed {
  /** By input: what it held, and when that was typed, by Slack's clock. */
  fields: Readonly<Record<string, { text: string; at: string }>>;
  /** The openings of the form that were sent, or left by choice: what was typed in one arrives too late. */
  left: readonly string[];
}

/** Typing in one opening of a form. */
export interface Typing {
  values: TypedValues;
  /** Undefined where it is not known. */
  at: Moment | undefined;
  /** Which opening; '' where it is not known. */
  opened: string;
}

/** How long what was typed waits for her. */
export const typedKeptDays = 7;

export const nothingTyped: Typed = { fields: {}, left: [] };

/** As long as Slack's longest text input, in code points. */
const longest = 3000;
/** More openings than these are not left within the hour that they are remembered. */
const leftAtMost = 20;

/**
 * Takes over what was typed, each input by itself, unless something newer was taken, whatever order it all arrives in. What
 * was typed in an opening that has been left since changes nothing.
 *
 * @returns the same object when nothing changes
 */
export function withTyped(before: Typed, { values, at, opened }: Typing): Typed {
  if (before.left.includes(opened)) return before;
  const newer = Object.entries(values).filter(([name]) => !isOlder(at, before.fields[name]?.at));
  if (newer.length === 0) return before;
  const taken = newer.map(([name, text]) => {
    const cut = [...text].slice(0, longest).join('');
    return [name, { text: cut, at: at ?? before.fields[name]?.at ?? '0' }];
  });
  return { ...before, fields: { ...before.fields, ...Object.fromEntries(taken) } };
}

/**
 * Forgets what was typed.
 *
 * @param opened the opening that was sent or left
 * @param names of which inputs; by default of all
 */
export function withLeft(before: Typed, opened: string, names?: readonly string[]): Typed {
  const fields = Object.entries(before.fields).filter(([name]) => names !== undefined && !names.includes(name));
  const left = before.left.filter((one) => one !== opened);
  return { fields: Object.fromEntries(fields), left: [...left, ...(opened ? [opened] : [])].slice(-leftAtMost) };
}

export const valuesOf = ({ fields }: Typed): TypedValues =>
  Object.fromEntries(Object.entries(fields).map(([name, { text }]) => [name, text]));

/** Whether a moment comes before another; compared as they are written, since a float has not the digits. */
function isOlder(at: Moment | undefined, than: string | undefined): boolean {
  return at !== undefined && than !== undefined && digits(at) < digits(than);
}

function digits(moment: string): string {
  const [whole = '', part = ''] = moment.split('.');
  return whole.padStart(12, '0') + part.padEnd(12, '0');
}
