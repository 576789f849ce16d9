import type { InputBlock } from '@slack/types';
import type { Edition } from '../content/editions.ts';
import type { RichLine } from '../slack/blocks.ts';
import { type Asked, channelInput, dayInput, oneOf, option, personInput, textInput } from './inputs.ts';
import {
  type Field,
  type FormTable,
  fieldName,
  fieldsOf,
  fieldWords,
  held,
  type Mine,
  pickerOf,
  type Values,
  wordsIn,
} from './table.ts';

/** What a form shows. */
export interface FormParts {
  edition: Edition;
  table: FormTable;
  /** What the inputs hold. */
  values: Values;
  mine: Mine;
  /** The feature's own action, of inputs that are told as they are typed or chosen. */
  typeId: string;
  /** And of those that are read when the form is left: somebody picked in Slack, of whom no id is kept. */
  actionId: string;
}

/** The inputs of a form, one for each field, and one more where somebody of Slack may be picked. */
export const fieldInputs = (parts: FormParts): InputBlock[] =>
  fieldsOf(parts.table).flatMap((field) => inputsFor(parts, field, parts.table[field] as Field));

function inputsFor({ edition, values, mine, typeId, actionId }: FormParts, field: string, row: Field): InputBlock[] {
  const value = held(values, field);
  const asked: Asked = {
    ...{ blockId: field, actionId: typeId },
    ...(row.kind === 'text' || row.kind === 'person' ? { toldAsTyped: true } : { toldAtOnce: true }),
    label: wordsIn(edition, row.label),
    hint: row.hint && wordsIn(edition, row.hint),
    optional: row.required === undefined,
  };
  switch (row.kind) {
    case 'text':
      return [textInput(asked, { text: value, max: row.limit, multiline: row.multiline })];
    case 'day':
      return [dayInput(asked, value)];
    case 'channel':
      return [channelInput(asked, row.include, row.idOf(value))];
    case 'choice': {
      const options = row.choices(edition, mine, value).map(({ id, label }) => option(label, id));
      return [oneOf(asked, options, row.optionOf(value), wordsIn(edition, row.placeholder))];
    }
    case 'person': {
      const { label, hint } = row.picker;
      const picker = {
        blockId: pickerOf(field),
        actionId,
        label: wordsIn(edition, label),
        hint: wordsIn(edition, hint),
      };
      return [textInput(asked, { text: value, max: row.limit }), personInput(picker)];
    }
  }
}

/** What was said, a line each, under the names the form has; what was left open is left out. */
export const fieldLines = (
  { edition, table }: { edition: Edition; table: FormTable },
  values: Values,
  /** Said otherwise than it was kept, or (with '') not at all. */
  otherwise: Partial<Record<string, string>> = {},
): RichLine[] =>
  fieldsOf(table)
    .map((field) => [field, otherwise[field] ?? fieldWords(edition, table, field, held(values, field))] as const)
    .filter(([, text]) => text !== '')
    .map(([field, text]) => ({ bold: `${fieldName(edition, table, field)}: `, text }));
