/**
 * What a check stands on: a place in the JSON under examination, and the list of what was refused there. Pointers,
 * sentences and codes are Slack's where Slack shows them; `failed_constraint` is the one code its reference prints.
 */

/** Where blocks are shown. */
export type Surface = 'message' | 'modal' | 'home';

/** What was expected, as `blocks.validate` tells it: the kind of limit, the limit, and what came instead. */
interface Constraint {
  type: string;
  expected?: unknown;
  got?: unknown;
}

/** One reason for a refusal. */
export interface Violation {
  /** JSON pointer into what was validated: `/0/text/type` for blocks, `/blocks/0/text/type` for a view or message. */
  pointer: string;
  code: Code;
  message: string;
  constraint?: Constraint;
  /** The field that is missing or should not be there. */
  field?: string;
  /** The line as Slack puts it into `response_metadata.messages`. */
  slackMessage: string;
}

type Code = 'failed_constraint' | 'missing_required_field' | 'invalid_additional_property' | 'view_too_large';

/** A place in the value under examination, with what the checks there need to know. */
export interface Place {
  pointer: string;
  surface: Surface;
  /** Whether the workspace has the blocks of 2026. */
  newBlocks: boolean;
  found: Omit<Violation, 'slackMessage'>[];
}

/** A JSON object. */
export type Json = Record<string, unknown>;

/** Refusals beyond this number are not listed: nobody reads them, and a huge wrong payload must stay cheap. */
const MOST_VIOLATIONS = 100;

/** Whether a JSON value is an object, neither null nor an array. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The items of an array, none of anything else: rules look at fields that may be wrong. */
export function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The length of a text as Slack counts it: in Unicode code points, so that an emoji outside the BMP is one. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** The place of a field or an item below `place`, and so on downwards. */
export function under(place: Place, ...keys: readonly (string | number)[]): Place {
  const { surface, newBlocks, found } = place;
  let { pointer } = place;
  for (const key of keys) pointer += `/${typeof key === 'number' ? key : escaped(key)}`;
  return { pointer, surface, newBlocks, found };
}

const escaped = (key: string): string => (/[~/]/.test(key) ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key);

/** Refuses the value at a place, with Slack's sentence without the pointer. */
export function refuse(
  place: Place,
  message: string,
  more: { code?: Code; constraint?: Constraint; field?: string } = {},
): void {
  if (place.found.length >= MOST_VIOLATIONS) return;
  place.found.push({ pointer: place.pointer, code: 'failed_constraint', message, ...more });
}

/** Refuses an object for a field it lacks; Slack points at the object. */
export function refuseMissing(place: Place, field: string): void {
  refuse(place, `missing required field: ${field}`, { code: 'missing_required_field', field });
}

/** Refuses a value for its JSON type. */
export function refuseType(place: Place, expected: string, value: unknown): void {
  const article = /^[aio]/.test(expected) ? 'an' : 'a';
  const got = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  refuse(place, `must provide ${article} ${expected}`, { constraint: { type: 'type', expected, got } });
}

/** A name out of the payload, short enough to stand in a sentence. */
export function shown(name: string): string {
  return name.length <= 100 ? name : `${name.slice(0, 99)}…`;
}
