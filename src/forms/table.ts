import { type Day, sayDay } from '../calendar.ts';
import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import type { PlainKey } from '../content/sentences.ts';

/** Words of a form: a sentence of the content, or made of another part of an edition. */
export type Words = PlainKey | ((edition: Edition) => string);

export const wordsIn = (edition: Edition, words: Words): string =>
  typeof words === 'string' ? say(edition, words) : words(edition);

interface FieldBase {
  /** Under which it is asked and shown. */
  label: Words;
  hint?: Words;
  /** What is said where it is missing; without it the field may stay empty. */
  required?: Words;
  /** Whether those see it with whom the whole is shared; with words of its own, where it is called otherwise for them. */
  shared: boolean | Words;
  /** May hold something before she has said anything; this alone is nothing worth keeping. */
  prefilled?: true;
}

export interface TextField extends FieldBase {
  kind: 'text';
  /** Code points, as Slack counts. */
  limit: number;
  multiline?: true;
}

/** What can be wrong with a day that was chosen. */
export type DayProblem = 'no-day' | 'past' | 'far';

export interface DayField extends FieldBase {
  kind: 'day';
  problem(day: string, today: Day): DayProblem | undefined;
  problemWords(edition: Edition, problem: DayProblem, today: Day): string;
}

/** What a form may have to know of who fills it in: what she said of her needs. */
export interface Mine {
  focus: readonly { id: string }[];
  /** The words of the need of her own, where she has one. */
  ownWords?: string | undefined;
}

/** One of some options. */
export interface ChoiceField extends FieldBase {
  kind: 'choice';
  placeholder: Words;
  /** What she can choose from, where `kept` is chosen already. */
  choices(edition: Edition, mine: Mine, kept: string): Choice[];
  /** How what is kept is called; '' for nothing. */
  called(edition: Edition, kept: string): string;
  /** The option that stands for what is kept. */
  optionOf(kept: string): string | undefined;
}

/** An option of a choice. */
export interface Choice {
  id: string;
  label: string;
  /** What is kept when it is chosen: often the id alone. */
  kept: string;
}

/** Why somebody who was picked cannot be taken: herself, an app or somebody who left; not told by Slack; two names. */
export type PickProblem = 'refused' | 'unknown' | 'two';

/** A name, typed or taken over from somebody picked in Slack, who hears nothing of it. */
export interface PersonField extends FieldBase {
  kind: 'person';
  limit: number;
  picker: { label: Words; hint: Words };
  /** Why somebody who was picked cannot be taken. */
  pickProblems: Readonly<Record<PickProblem, Words>>;
}

/** A channel of Slack's, picked from those that who asks can see. What is kept begins with its id, and may say more of it. */
export interface ChannelField extends FieldBase {
  kind: 'channel';
  /** Of which kind they may be. */
  include: readonly ('public' | 'private')[];
  /** How what is kept is called; '' for nothing. */
  called(edition: Edition, kept: string): string;
  /** The id of what is kept; '' for nothing. */
  idOf(kept: string): string;
}

export type Field = TextField | DayField | ChoiceField | PersonField | ChannelField;

/**
 * Everything that is asked of one thing, in the order it is asked. A row drives the form, its reading, the page, the
 * preview and message for those it is shared with, the history, the export and the samples.
 */
export type FormTable<F extends string = string> = Readonly<Record<F, Field>>;

/** What somebody said, as text, '' where they said nothing. A field that came later may be missing: see `held`. */
export type Values<F extends string = string> = Readonly<Record<F, string>>;

export const fieldsOf = <F extends string>(table: FormTable<F>): F[] => Object.keys(table) as F[];

/** The row of a field; undefined for one that is not asked any more. */
export const rowOf = (table: FormTable, field: string): Field | undefined =>
  Object.hasOwn(table, field) ? table[field] : undefined;

/** What a field holds; nothing in what was kept before there was such a field. */
export const held = (values: Values, field: string): string => values[field] ?? '';

export const noValues = <F extends string>(table: FormTable<F>): Values<F> =>
  Object.fromEntries(fieldsOf(table).map((field) => [field, ''])) as Values<F>;

/** The input in which somebody of Slack is picked in place of a typed name. */
export const pickerOf = (field: string): string => `${field}:user`;

/** How a field is called, wherever it is asked or shown. */
export const fieldName = (edition: Edition, table: FormTable, field: string): string => {
  const row = rowOf(table, field);
  return row ? wordsIn(edition, row.label) : '';
};

/** What a field holds, in words: a day and a choice are kept otherwise than they are said. */
export function fieldWords(edition: Edition, table: FormTable, field: string, value: string): string {
  const row = rowOf(table, field);
  if (value === '' || !row) return value;
  switch (row.kind) {
    case 'day':
      return sayDay(value, edition.spelling);
    case 'choice':
    case 'channel':
      return row.called(edition, value);
    case 'text':
    case 'person':
      return value;
  }
}

/** A field that others see, as it is called for them. */
export interface SharedField {
  field: string;
  label: Words;
}

/** What those see with whom the whole is shared, in the order it is asked. */
export const sharedFields = (table: FormTable): SharedField[] =>
  fieldsOf(table).flatMap((field) => {
    const { shared, label } = table[field] as Field;
    return shared === false ? [] : [{ field, label: shared === true ? label : shared }];
  });

/** The part of what was said that goes along when the whole is shared. */
export const sharedValues = (table: FormTable, values: Values): Record<string, string> =>
  Object.fromEntries(sharedFields(table).map(({ field }) => [field, held(values, field)]));
