/** Rules of elements that look at the form of a value or at several fields together. */
import { type Rule, stringLike } from './checks.ts';
import { codePoints, isObject, itemsOf, type Json, type Place, refuse, under } from './place.ts';

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** Those that were asked for and are one: to ask takes long. */
const timeZones = new Set<string>();

function isTimeZone(text: string): boolean {
  if (timeZones.has(text)) return true;
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    timeZones.add(text);
    return true;
  } catch {
    return false;
  }
}

/** A calendar date, `YYYY-MM-DD`. */
export const date = stringLike('must be a valid date in the format YYYY-MM-DD', isDate);

/** A time of day on 24 hours, `HH:mm`. */
export const time = stringLike('must be a valid time in the format HH:mm', (text) =>
  /^([01]\d|2[0-3]):[0-5]\d$/.test(text),
);

/** An IANA time zone such as `Europe/Berlin`. */
export const timeZone = stringLike('must be a valid IANA time zone', isTimeZone);

/** A number written as text, as number inputs have them. */
export const numberText = stringLike('must be a valid number', (text) => /^-?(\d{1,300}(\.\d+)?|\.\d+)$/.test(text));

/** All options of an element with their places, those of groups included. */
function optionsOf(element: Json, place: Place): { option: unknown; at: Place }[] {
  const listed = (options: unknown, ...path: (string | number)[]) =>
    itemsOf(options).map((option, index) => ({ option, at: under(place, ...path, index) }));
  const grouped = itemsOf(element.option_groups).flatMap((group, index) =>
    isObject(group) ? listed(group.options, 'option_groups', index, 'options') : [],
  );
  return [...listed(element.options, 'options'), ...grouped];
}

/** Each option needs a value of its own: "a unique string value that will be passed to your app". */
export const uniqueValues: Rule = (element, place) => {
  const seen = new Set<string>();
  for (const { option, at } of optionsOf(element, place)) {
    if (!isObject(option) || typeof option.value !== 'string') continue;
    if (seen.has(option.value)) refuse(under(at, 'value'), `\`value\` "${option.value.slice(0, 150)}" already exists`);
    seen.add(option.value);
  }
};

/** What makes two options the same: what they say and stand for, not how emoji and links in them are shown. */
function identity(option: Json): string {
  const word = (value: unknown) => (typeof value === 'string' ? value : null);
  const part = (text: unknown) => (isObject(text) ? [word(text.type), word(text.text)] : null);
  return JSON.stringify([word(option.value), part(option.text), part(option.description)]);
}

/** An initial option must be one of the options, exactly. Slack points at the field, not at the item of its list. */
export const initialIsAmong: Rule = (element, place) => {
  const known = new Set(optionsOf(element, place).map(({ option }) => (isObject(option) ? identity(option) : '')));
  const check = (option: unknown, field: string) => {
    if (!isObject(option) || known.has(identity(option))) return;
    refuse(under(place, field), 'must be one of the provided options');
  };
  check(element.initial_option, 'initial_option');
  for (const option of itemsOf(element.initial_options).slice(0, 100)) check(option, 'initial_options');
};

/** A text input's lengths: the least not above the greatest, the initial text not above it either. */
export const lengthsInOrder: Rule = ({ min_length: min, max_length: max, initial_value: initial }, place) => {
  if (typeof max !== 'number') return;
  if (typeof min === 'number' && min > max) {
    refuse(under(place, 'min_length'), 'must be less than or equal to `max_length`');
  }
  if (typeof initial === 'string' && codePoints(initial) > max) {
    refuse(under(place, 'initial_value'), `must be less than ${max + 1} characters`);
  }
};

/** A rich text input's height: the least lines not above the most. */
export const linesInOrder: Rule = ({ min_lines: min, max_lines: max }, place) => {
  if (typeof min !== 'number' || typeof max !== 'number' || min <= max) return;
  refuse(under(place, 'min_lines'), 'must be less than or equal to `max_lines`');
};

/** A number input's bounds: least not above greatest, the initial value between, no decimals where not allowed. */
export const valuesInOrder: Rule = (element, place) => {
  const value = (field: string) => (typeof element[field] === 'string' ? Number(element[field]) : Number.NaN);
  const [min, max, initial] = [value('min_value'), value('max_value'), value('initial_value')];
  if (min > max) refuse(under(place, 'min_value'), 'must be less than or equal to `max_value`');
  if (initial < min) refuse(under(place, 'initial_value'), 'must be greater than or equal to `min_value`');
  if (initial > max) refuse(under(place, 'initial_value'), 'must be less than or equal to `max_value`');
  if (element.is_decimal_allowed !== false) return;
  for (const field of ['min_value', 'max_value', 'initial_value']) {
    if (Number.isNaN(value(field)) || !String(element[field]).includes('.')) continue;
    refuse(under(place, field), 'must be a whole number when `is_decimal_allowed` is false');
  }
};
