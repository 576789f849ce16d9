import type { Edition } from '../content/editions.ts';
import { textFingerprint } from './fingerprint.ts';
import type { Form } from './form.ts';
import type { FieldProblem } from './merge.ts';
import {
  type Choice,
  type ChoiceField,
  type FormTable,
  fieldsOf,
  held,
  type Mine,
  noValues,
  type Values,
} from './table.ts';

/** What the inputs of a form held when it was shown, by field: it carries them with it. */
export type Shown = Readonly<Record<string, string>>;

/** What a form carries of what it shows, to tell later what was changed in it. */
export const shownOf = (table: FormTable, values: Values): Record<string, string> =>
  Object.fromEntries(fieldsOf(table).map((field) => [field, textFingerprint(held(values, field))]));

/** What a form holds, and which of its fields differ from what they held when it was shown. */
export interface FilledForm<F extends string = string> {
  fields: Values<F>;
  here: ReadonlySet<F>;
  /** What each field held when the form was shown. */
  shown: Shown;
}

/** What cannot be read off the form alone. */
export interface ReadWith {
  edition: Edition;
  mine: Mine;
  /** The names of those who were picked, by field; they stand in place of typed ones. */
  picked: Readonly<Record<string, string>>;
}

/**
 * Reads a form. A field that it does not show, or a choice that is none of hers, holds what is stored.
 *
 * @param stored what is kept; for something new nothing
 */
export function readFields<F extends string>(
  table: FormTable<F>,
  form: Form,
  shown: Shown,
  stored: Values<F>,
  { edition, mine, picked }: ReadWith,
): FilledForm<F> {
  const read = (field: F): string | undefined => {
    const row = table[field];
    switch (row.kind) {
      case 'text':
        return form.text(field);
      case 'person':
        return picked[field] ?? form.text(field);
      case 'day':
        return form.day(field);
      case 'channel': {
        const id = form.channel(field);
        return id === row.idOf(held(stored, field)) ? held(stored, field) : id;
      }
      case 'choice':
        return keptFor(row, form.chosen(field), held(stored, field), () =>
          row.choices(edition, mine, held(stored, field)),
        );
    }
  };
  const fields = Object.fromEntries(
    fieldsOf(table).map((field) => [field, read(field) ?? held(stored, field)]),
  ) as Record<F, string>;
  // A form that carried nothing is not ours; then whatever it holds counts as changed against an empty one.
  const before = { ...shownOf(table, noValues(table)), ...shown };
  const here = fieldsOf(table).filter((field) => textFingerprint(fields[field]) !== before[field]);
  return { fields: { ...stored, ...fields }, shown: before, here: new Set(here) };
}

function keptFor(
  row: ChoiceField,
  chosen: string | null | undefined,
  stored: string,
  choices: () => readonly Choice[],
): string | undefined {
  if (chosen === undefined) return undefined;
  if (chosen === null) return '';
  if (chosen === row.optionOf(stored)) return stored;
  return choices().find(({ id }) => id === chosen)?.kept;
}

/** The fields whose stored value is no longer the one a form was shown with. */
export const changedElsewhere = <F extends string>(table: FormTable<F>, shown: Shown, stored: Values<F>): Set<F> =>
  new Set(fieldsOf(table).filter((field) => textFingerprint(held(stored, field)) !== shown[field]));

/**
 * What the form carries when it is shown again after another window's changes were told: sent once more, what it holds
 * wins over those. What was not changed in it still holds what it held.
 */
export function shownAgain(shown: Shown, problems: readonly FieldProblem[]): Record<string, string> {
  const told = problems.flatMap((one) => (one.kind === 'other-window' ? [[one.field, textFingerprint(one.text)]] : []));
  return { ...shown, ...Object.fromEntries(told) };
}
