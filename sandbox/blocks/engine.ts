/**
 * The small engine behind the Block Kit tables: a check looks at one JSON value at one place and refuses it in Slack's
 * words. The tables (objects, elements, blocks, views) are put together from these checks and read as documentation.
 *
 * Why not zod, which the product uses elsewhere: a refusal here must carry Slack's sentence, Slack's place (a missing
 * or unknown field is reported at its parent, a wrong type at `/type`), a constraint for `blocks.validate`, and must
 * know the surface and the age of the workspace while it walks. Each zod schema would need its own error map and a
 * factory per surface, and zod stops refinements when a shape fails; what would be left of zod is less than this file.
 */

/** Where blocks are shown. */
export type Surface = 'message' | 'modal' | 'home';

/** What was expected, as `blocks.validate` tells it: the kind of limit, the limit, and what came instead. */
export interface Constraint {
  type: string;
  expected?: unknown;
  got?: unknown;
}

/** One reason for a refusal. */
export interface Violation {
  /** JSON pointer into what was validated: `/0/text/type` for blocks, `/blocks/0/text/type` for a view or message. */
  pointer: string;
  code: string;
  message: string;
  constraint?: Constraint;
  /** The field that is missing or should not be there. */
  field?: string;
  /** The line as Slack puts it into `response_metadata.messages`. */
  slackMessage: string;
}

/** A place in the value under examination, with what the checks there need to know. */
export interface Place {
  pointer: string;
  surface: Surface;
  /** Whether the workspace has the blocks of 2026. */
  newBlocks: boolean;
  found: Omit<Violation, 'slackMessage'>[];
}

type Json = Record<string, unknown>;

/** Examines a value at a place and adds to `place.found` what is wrong with it. */
export interface Check {
  (value: unknown, place: Place): void;
  /** The field may be left out. */
  optional?: true;
  /** Surfaces on which this kind may stand; all when absent. */
  surfaces?: readonly Surface[];
  /** Only in workspaces that have the blocks of 2026. */
  since2026?: true;
}

/** A rule about several fields of one object. Fields may have any type: the rule must look before it uses them. */
export type Rule = (value: Json, place: Place) => void;

/** Refusals beyond this number are not listed: nobody reads them, and a huge wrong payload must stay cheap. */
const MOST_VIOLATIONS = 100;

/** Whether a JSON value is an object, neither null nor an array. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The length of a text as Slack counts it: in Unicode code points, so that an emoji outside the BMP is one. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** The place of a field or an item below `place`. */
export function under(place: Place, key: string | number): Place {
  const step = String(key).replaceAll('~', '~0').replaceAll('/', '~1');
  return { ...place, pointer: `${place.pointer}/${step}` };
}

/** Refuses the value at a place: `code` is Slack's, `message` Slack's sentence without the pointer. */
export function refuse(
  place: Place,
  message: string,
  more: { code?: string; constraint?: Constraint; field?: string } = {},
): void {
  if (place.found.length >= MOST_VIOLATIONS) return;
  place.found.push({ pointer: place.pointer, code: 'failed_constraint', message, ...more });
}

function wrongType(place: Place, expected: string, value: unknown): void {
  const article = /^[aio]/.test(expected) ? 'an' : 'a';
  const got = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  refuse(place, `must provide ${article} ${expected}`, { constraint: { type: 'type', expected, got } });
}

/** Marks a field that may be left out. Null is not left out: Slack refuses it as of the wrong type. */
export function optional(check: Check): Check {
  return Object.assign((value: unknown, place: Place) => check(value, place), check, { optional: true as const });
}

/** Limits a kind of block or element to some surfaces; elsewhere its type is unsupported. */
export function only(surfaces: readonly Surface[], check: Check): Check {
  return Object.assign((value: unknown, place: Place) => check(value, place), check, { surfaces });
}

/** Marks a kind that workspaces without the blocks of 2026 do not know. */
export function since2026(check: Check): Check {
  return Object.assign((value: unknown, place: Place) => check(value, place), check, { since2026: true as const });
}

/** A string of `min` (default 1) to `max` code points. */
export function string({ min = 1, max }: { min?: number; max?: number } = {}): Check {
  return (value, place) => {
    if (typeof value !== 'string') return wrongType(place, 'string', value);
    const length = codePoints(value);
    if (length < min) {
      const constraint = { type: 'min_length', expected: min, got: length };
      refuse(place, `must be more than ${min - 1} characters`, { constraint });
    }
    if (max !== undefined && length > max) {
      const constraint = { type: 'max_length', expected: max, got: length };
      refuse(place, `must be less than ${max + 1} characters`, { constraint });
    }
  };
}

/** A string for which `test` is true; otherwise refused with `message`. */
export function stringLike(message: string, test: (text: string) => boolean): Check {
  return (value, place) => {
    if (typeof value !== 'string') return wrongType(place, 'string', value);
    if (!test(value)) refuse(place, message, { constraint: { type: 'format', got: value } });
  };
}

/** True or false. */
export const boolean: Check = (value, place) => {
  if (typeof value !== 'boolean') wrongType(place, 'boolean', value);
};

function numeric(kind: 'number' | 'integer', { min, max, above }: Range): Check {
  return (value, place) => {
    const right = typeof value === 'number' && (kind === 'integer' ? Number.isInteger(value) : Number.isFinite(value));
    if (!right) return wrongType(place, kind, value);
    const constraint = (type: string, expected: number) => ({ constraint: { type, expected, got: value } });
    if (min !== undefined && value < min)
      refuse(place, `must be greater than or equal to ${min}`, constraint('minimum', min));
    if (max !== undefined && value > max)
      refuse(place, `must be less than or equal to ${max}`, constraint('maximum', max));
    if (above !== undefined && value <= above)
      refuse(place, `must be greater than ${above}`, constraint('exclusive_minimum', above));
  };
}

interface Range {
  min?: number;
  max?: number;
  /** The value must be greater than this. */
  above?: number;
}

/** Any number within a range. */
export const number = (range: Range = {}): Check => numeric('number', range);

/** A whole number within a range. */
export const integer = (range: Range = {}): Check => numeric('integer', range);

/** One of some fixed values. */
export function oneOf(...allowed: readonly (string | number)[]): Check {
  return (value, place) => {
    if (allowed.some((each) => each === value)) return;
    const kind = typeof allowed[0] as 'string' | 'number';
    if (typeof value !== kind) return wrongType(place, kind, value);
    refuse(place, 'must be a valid enum value', { constraint: { type: 'enum', expected: allowed, got: value } });
  };
}

/** An array of `min` to `max` items, each as `item` says. Items beyond the maximum are not looked at. */
export function list(
  item: Check,
  { min = 0, max = Number.POSITIVE_INFINITY }: { min?: number; max?: number } = {},
): Check {
  return (value, place) => {
    if (!Array.isArray(value)) return wrongType(place, 'array', value);
    if (value.length < min) {
      const constraint = { type: 'min_items', expected: min, got: value.length };
      refuse(place, `must provide at least ${min} items`, { constraint });
    }
    if (value.length > max) {
      const constraint = { type: 'max_items', expected: max, got: value.length };
      refuse(place, `no more than ${max} items allowed`, { constraint });
    }
    for (let index = 0; index < Math.min(value.length, max); index += 1) item(value[index], under(place, index));
  };
}

/** An object with exactly these fields, all required save those marked optional, and rules about them together. */
export function object(fields: Readonly<Record<string, Check>>, ...rules: readonly Rule[]): Check {
  return (value, place) => {
    if (!isObject(value)) return wrongType(place, 'object', value);
    for (const [field, check] of Object.entries(fields)) {
      if (value[field] !== undefined) check(value[field], under(place, field));
      else if (!check.optional) missing(place, field);
    }
    for (const field of Object.keys(value)) {
      if (Object.hasOwn(fields, field) || value[field] === undefined) continue;
      refuse(place, `invalid additional property: ${field}`, { code: 'invalid_additional_property', field });
    }
    for (const rule of rules) rule(value, place);
  };
}

/** Refuses an object for a field it lacks. */
export function missing(place: Place, field: string): void {
  refuse(place, `missing required field: ${field}`, { code: 'missing_required_field', field });
}

/** An object of one of several kinds, told by its `type`. */
export function kinds(table: Readonly<Record<string, Check>>): Check {
  return (value, place) => {
    if (!isObject(value)) return wrongType(place, 'object', value);
    if (value.type === undefined) return missing(place, 'type');
    const at = under(place, 'type');
    if (typeof value.type !== 'string') return wrongType(at, 'string', value.type);
    const check = Object.hasOwn(table, value.type) ? table[value.type] : undefined;
    if (check && stands(check, place)) return check(value, place);
    const expected = Object.keys(table).filter((kind) => stands(table[kind]!, place));
    refuse(at, `unsupported type: ${value.type}`, { constraint: { type: 'enum', expected, got: value.type } });
  };
}

function stands(check: Check, place: Place): boolean {
  return (place.newBlocks || !check.since2026) && (!check.surfaces || check.surfaces.includes(place.surface));
}

/** At least one of these fields must be there; refused at `type`, where Slack points. */
export function needsOneOf(...fields: readonly string[]): Rule {
  const names = fields.map((field) => `\`${field}\``).join(' or ');
  return (value, place) => {
    if (fields.every((field) => value[field] === undefined)) {
      refuse(under(place, 'type'), `must define either ${names}`, {
        code: 'missing_required_field',
        field: fields[0]!,
      });
    }
  };
}

/** Exactly one of two fields must be there. */
export function eitherOr(one: string, other: string): Rule {
  const neither = needsOneOf(one, other);
  return (value, place) => {
    neither(value, place);
    notBoth(one, other)(value, place);
  };
}

/** Two fields exclude each other. */
export function notBoth(one: string, other: string): Rule {
  return (value, place) => {
    if (value[one] !== undefined && value[other] !== undefined) {
      refuse(place, `must define only one of \`${one}\` or \`${other}\``, {
        code: 'invalid_additional_property',
        field: other,
      });
    }
  };
}
