/**
 * The checks of which the Block Kit tables are made. The tables (objects, elements, blocks, views) read as
 * documentation; how a value is walked and refused stands here.
 *
 * Why not zod, which the product uses elsewhere: a refusal must carry Slack's sentence, Slack's place (a missing or
 * unknown field is reported at its parent, an unknown kind at `/type`), a constraint for `blocks.validate`, and must
 * know the surface and the age of the workspace while it walks. zod would need an error map for each schema and a
 * factory for each surface, and holds its refinements back when a shape fails, so that an app would meet its mistakes
 * one by one. What would be left of zod is less than this file.
 */
import {
  codePoints,
  isObject,
  type Json,
  type Place,
  refuse,
  refuseMissing,
  refuseType,
  type Surface,
  shown,
  under,
} from './place.ts';

/** Examines a value at a place and refuses what is wrong with it. */
export interface Check {
  (value: unknown, place: Place): void;
  /** The field may be left out. */
  optional?: true;
  /** Surfaces on which this kind or field may stand; all when absent. */
  surfaces?: readonly Surface[];
  /** Only in workspaces that have the blocks of 2026. */
  since2026?: true;
}

/** Kinds of objects by their `type`. */
export type Kinds = Readonly<Record<string, Check>>;

/** A rule about several fields of one object. Fields may have any type: the rule must look before it uses them. */
export type Rule = (value: Json, place: Place) => void;

interface Range {
  min?: number;
  max?: number;
}

function marked(check: Check, marks: Partial<Check>): Check {
  return Object.assign((value: unknown, place: Place) => check(value, place), check, marks);
}

/** Marks a field that may be left out. Null is not left out: Slack refuses it as of the wrong type. */
export const optional = (check: Check): Check => marked(check, { optional: true });

/** Limits a kind of block or element, or a field, to some surfaces; elsewhere Slack does not know it. */
export const only = (surfaces: readonly Surface[], check: Check): Check => marked(check, { surfaces });

/** Marks a kind or field that workspaces without the blocks of 2026 do not know. */
export const since2026 = (check: Check): Check => marked(check, { since2026: true });

function isKnown(check: Check | undefined, place: Place): boolean {
  if (!check) return false;
  return (place.newBlocks || !check.since2026) && (!check.surfaces || check.surfaces.includes(place.surface));
}

/** A string of `min` (1 if not said) to `max` code points. */
export function string({ min = 1, max }: Range = {}): Check {
  return (value, place) => {
    if (typeof value !== 'string') return refuseType(place, 'string', value);
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
    if (typeof value !== 'string') return refuseType(place, 'string', value);
    if (!test(value)) refuse(place, message, { constraint: { type: 'format', got: shown(value) } });
  };
}

/** True or false. */
export const boolean: Check = (value, place) => {
  if (typeof value !== 'boolean') refuseType(place, 'boolean', value);
};

/** A number, greater than `above` if given. */
export function number({ above }: { above?: number } = {}): Check {
  return (value, place) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return refuseType(place, 'number', value);
    if (above === undefined || value > above) return;
    refuse(place, `must be greater than ${above}`, {
      constraint: { type: 'exclusive_minimum', expected: above, got: value },
    });
  };
}

/** A whole number from `min` to `max`. */
export function integer({ min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }: Range = {}): Check {
  return (value, place) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) return refuseType(place, 'integer', value);
    if (value < min) {
      refuse(place, `must be greater than ${min - 1}`, { constraint: { type: 'minimum', expected: min, got: value } });
    }
    if (value > max) {
      refuse(place, `must be less than ${max + 1}`, { constraint: { type: 'maximum', expected: max, got: value } });
    }
  };
}

/** One of some fixed values of the same JSON type. */
export function oneOf(...allowed: readonly (string | number)[]): Check {
  return (value, place) => {
    if (allowed.some((each) => each === value)) return;
    const type = typeof allowed[0];
    if (typeof value !== type) return refuseType(place, type, value);
    const got = typeof value === 'string' ? shown(value) : value;
    refuse(place, 'must be a valid enum value', { constraint: { type: 'enum', expected: allowed, got } });
  };
}

/** An array of `min` to `max` items, each as `item` says. Items beyond the maximum are not looked at. */
export function list(item: Check, { min = 0, max = Number.POSITIVE_INFINITY }: Range = {}): Check {
  return (value, place) => {
    if (!Array.isArray(value)) return refuseType(place, 'array', value);
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
    if (!isObject(value)) return refuseType(place, 'object', value);
    for (const [field, check] of Object.entries(fields)) {
      if (value[field] === undefined) {
        if (!check.optional) refuseMissing(place, field);
      } else if (isKnown(check, place)) check(value[field], under(place, field));
    }
    for (const field of Object.keys(value)) {
      if (value[field] === undefined || (Object.hasOwn(fields, field) && isKnown(fields[field], place))) continue;
      const name = shown(field);
      refuse(place, `invalid additional property: ${name}`, { code: 'invalid_additional_property', field: name });
    }
    for (const rule of rules) rule(value, place);
  };
}

/** An object of one of several kinds, told by its `type`. */
export function kinds(table: Kinds): Check {
  return (value, place) => {
    if (!isObject(value)) return refuseType(place, 'object', value);
    if (value.type === undefined) return refuseMissing(place, 'type');
    if (typeof value.type !== 'string') return refuseType(under(place, 'type'), 'string', value.type);
    const check = Object.hasOwn(table, value.type) ? table[value.type] : undefined;
    if (check && isKnown(check, place)) return check(value, place);
    const expected = Object.keys(table).filter((kind) => isKnown(table[kind], place));
    const got = shown(value.type);
    refuse(under(place, 'type'), `unsupported type: ${got}`, { constraint: { type: 'enum', expected, got } });
  };
}

/** At least one of these fields must be there; refused at `type` where there is one, as Slack does. */
export function needsOneOf(...fields: readonly [string, ...string[]]): Rule {
  const names = fields.map((field) => `\`${field}\``).join(' or ');
  return (value, place) => {
    if (fields.some((field) => value[field] !== undefined)) return;
    const at = value.type === undefined ? place : under(place, 'type');
    refuse(at, `must define either ${names}`, { code: 'missing_required_field', field: fields[0] });
  };
}

/** Two fields exclude each other. */
export function notBoth(one: string, other: string): Rule {
  return (value, place) => {
    if (value[one] === undefined || value[other] === undefined) return;
    const more = { code: 'invalid_additional_property', field: other } as const;
    refuse(place, `must define only one of \`${one}\` or \`${other}\``, more);
  };
}

/** Exactly one of two fields must be there. */
export function eitherOr(one: string, other: string): Rule {
  return (value, place) => {
    needsOneOf(one, other)(value, place);
    notBoth(one, other)(value, place);
  };
}
