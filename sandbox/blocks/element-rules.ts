/** Rules of elements that look at a value's form or at several fields together. */
import { codePoints, isObject, type Place, type Rule, refuse, stringLike, under } from './engine.ts';

function isDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function isTimeZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return text.length > 0 && !/^[+-]/.test(text);
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
export const timeZone = stringLike('must be a valid time zone', isTimeZone);

/** A number written as text, as number inputs have them. */
export const numberText = stringLike('must be a valid number', (text) => /^-?(\d+(\.\d+)?|\.\d+)$/.test(text));

function itemsOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** All options of a menu with their places, those of groups included. */
function optionsOf(element: Record<string, unknown>, place: Place): { option: unknown; place: Place }[] {
  const listed = (options: unknown, at: Place) =>
    itemsOf(options).map((option, index) => ({ option, place: under(at, index) }));
  const grouped = itemsOf(element.option_groups).flatMap((group, index) =>
    isObject(group) ? listed(group.options, under(under(under(place, 'option_groups'), index), 'options')) : [],
  );
  return [...listed(element.options, under(place, 'options')), ...grouped];
}

/** Each option needs a value of its own: "a unique string value that will be passed to your app". */
export const uniqueValues: Rule = (element, place) => {
  const seen = new Set<unknown>();
  for (const { option, place: at } of optionsOf(element, place)) {
    if (!isObject(option) || typeof option.value !== 'string') continue;
    if (seen.has(option.value)) refuse(under(at, 'value'), `\`value\` "${option.value}" already exists`);
    seen.add(option.value);
  }
};

/** What makes two options the same: what they say and stand for, not how emoji and links in them are shown. */
function identity(option: unknown): string {
  const part = (text: unknown) => (isObject(text) ? [text.type, text.text] : []);
  return isObject(option) ? JSON.stringify([option.value, part(option.text), part(option.description)]) : '';
}

/** An initial option must be one of the options, exactly. */
export const initialIsAmong: Rule = (element, place) => {
  const known = new Set(optionsOf(element, place).map(({ option }) => identity(option)));
  const check = (option: unknown, at: Place) => {
    if (isObject(option) && !known.has(identity(option))) refuse(at, 'must be one of the provided options');
  };
  check(element.initial_option, under(place, 'initial_option'));
  itemsOf(element.initial_options).forEach((option) => {
    check(option, under(place, 'initial_options'));
  });
};

/** A text input's lengths: the shortest not above the longest, the initial text not above the longest. */
export const lengthsInOrder: Rule = ({ min_length: min, max_length: max, initial_value: initial }, place) => {
  if (typeof max !== 'number') return;
  if (typeof min === 'number' && min > max) {
    refuse(under(place, 'min_length'), 'must be less than or equal to `max_length`');
  }
  if (typeof initial === 'string' && codePoints(initial) > max) {
    refuse(under(place, 'initial_value'), `must be less than ${max + 1} characters`);
  }
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
    if (!Number.isNaN(value(field)) && String(element[field]).includes('.')) {
      refuse(under(place, field), 'must be an integer when `is_decimal_allowed` is false');
    }
  }
};
