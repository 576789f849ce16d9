/** Turns what a person would name (a label, a name, a date) into what an element yields. */
import { Problem } from '../actions/problem.ts';
import type { ElementState, Option } from '../protocol.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Json } from './elements.ts';
import { fieldOf, optionsOf } from './forms.ts';

export type Answer = Option;

/**
 * @param ask asks the app for the options of an external select
 * @throws Problem naming what there was to choose from
 */
export async function answerFor(
  ws: Workspace,
  element: Json & { type: string; action_id: string },
  values: string[],
  ask: (value: string) => Promise<Answer[]>,
): Promise<ElementState> {
  const { type } = element;
  if (type === 'overflow') return { type, selected_option: option(optionsOf(element), only(values)) };
  const field = fieldOf(type);
  switch (field) {
    case 'selected_option':
    case 'selected_options': {
      if (field === 'selected_option' && values.length > 0) only(values);
      const chosen = [];
      for (const value of values) {
        chosen.push(option(type.includes('external') ? await ask(value) : optionsOf(element), value));
      }
      const max = element.max_selected_items;
      if (typeof max === 'number' && chosen.length > max) throw new Problem(`At most ${max} can be chosen.`);
      if (field === 'selected_options') return { type, selected_options: chosen };
      return { type, selected_option: values.length === 0 ? null : (chosen[0] ?? null) };
    }
    case 'selected_user':
    case 'selected_conversation':
    case 'selected_channel':
      return { type, [field]: values.length === 0 ? null : named(ws, only(values)) };
    case 'selected_users':
    case 'selected_conversations':
    case 'selected_channels':
      return { type, [field]: values.map((value) => named(ws, value)) };
    case 'selected_date':
      return {
        type,
        selected_date: values.length === 0 ? null : shaped(only(values), /^\d{4}-\d\d-\d\d$/, '2026-12-07'),
      };
    case 'selected_time':
      return { type, selected_time: values.length === 0 ? null : shaped(only(values), /^\d\d:\d\d$/, '09:30') };
    case 'selected_date_time': {
      const at = Date.parse(only(values));
      if (Number.isNaN(at)) throw new Problem('A date and time reads like 2026-12-07T14:00:00Z.');
      return { type, selected_date_time: at / 1000 };
    }
    default:
      throw new Problem(`Nothing is chosen in a ${type}.`);
  }
}

function only(values: string[]): string {
  const [value] = values;
  if (value === undefined || values.length > 1) throw new Problem('Exactly one can be chosen here.');
  return value;
}

function option(options: Option[], wanted: string): Option {
  const found = options.find((each) => each.text.text === wanted || each.value === wanted);
  if (found) return found;
  const there = options.map((each) => `"${each.text.text}"`).join(', ');
  throw new Problem(`There is no option "${wanted}". There are: ${there || 'none'}.`);
}

function named(ws: Workspace, wanted: string): string {
  const name = wanted.replace(/^[#@]/, '');
  const person = [...ws.store.people.values()].find((each) => [each.id, each.name, each.real_name].includes(name));
  const conversation = [...ws.store.conversations.values()].find((each) => [each.id, each.name].includes(name));
  const found = person?.id ?? conversation?.id;
  if (found === undefined) throw new Problem(`There is nobody and no conversation called "${wanted}".`);
  return found;
}

function shaped(value: string, pattern: RegExp, example: string): string {
  if (!pattern.test(value)) throw new Problem(`"${value}" does not read like ${example}.`);
  return value;
}
