/** What an element can yield: a form that a page sends is held to it, so that the app gets nothing Slack could not send. */
import { validateBlocks, validateOptionsAnswer } from '../blocks/validate.ts';
import { canSee } from '../conversations/conversations.ts';
import type { Block, ElementState, FileObject, Option, StateValues } from '../protocol.ts';
import type { Conversation } from '../workspace/records.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { interactive, type Json } from './elements.ts';
import { type Field, optionsOf, ruleOf } from './forms.ts';

/** Thrown when a form holds what its element could not yield; the message is a sentence. */
export class BadForm extends Error {}

/** What one person finds when they choose. */
export interface Choices {
  isPerson(id: string): boolean;
  /** Undefined where they do not see it. */
  conversation(id: string): Conversation | undefined;
  /** A file that has been uploaded. */
  file(id: string): FileObject | undefined;
  /** Whether a direct conversation is with the app's bot. */
  withBot(conversation: Conversation): boolean;
}

/** What this person can choose from. */
export function choicesOf(ws: Workspace, user: string): Choices {
  return {
    isPerson: (id) => ws.store.people.get(id) !== undefined,
    conversation(id) {
      const found = ws.store.conversations.get(id);
      return found && canSee(ws, found, user) ? found : undefined;
    },
    file(id) {
      const stored = ws.store.files.get(id);
      return stored?.uploaded ? stored.file : undefined;
    },
    withBot: ({ members }) => members.includes(ws.bot.userId),
  };
}

/**
 * Takes over a form sent by a page: only elements of these blocks, only what each can yield.
 * @throws BadForm naming the element
 */
export function takeForm(
  blocks: readonly Block[],
  current: StateValues,
  sent: StateValues,
  choices: Choices,
): StateValues {
  const values = structuredClone(current);
  for (const { block, element } of interactive(blocks)) {
    const given = sent[block.block_id]?.[element.action_id];
    const here = values[block.block_id];
    if (given === undefined || !here) continue;
    here[element.action_id] = takeState(element, given, choices);
  }
  return values;
}

type Element = Json & { type: string };

/** @throws BadForm when the element could not yield this */
export function takeState(element: Element, given: ElementState, choices: Choices): ElementState {
  const rule = ruleOf(element.type);
  if (!rule || given.type !== element.type) {
    throw new BadForm(`A ${element.type} cannot hold a value of type ${given.type}.`);
  }
  const value = given[rule.field] ?? (rule.many ? [] : null);
  if (Array.isArray(value) !== (rule.many === true)) {
    throw new BadForm(`${rule.field} ${rule.many ? 'has to be' : 'cannot be'} a list.`);
  }
  const taken = Array.isArray(value)
    ? severalOf(
        element,
        value.map((each) => one(element, rule, each, choices)),
      )
    : value === null || value === ''
      ? null
      : one(element, rule, value, choices);
  return {
    type: element.type,
    [rule.field]: taken,
    ...(typeof element.timezone === 'string' && { timezone: element.timezone }),
  };
}

/** Slack's own default for files that can be handed in at once. */
const MOST_FILES = 10;

function severalOf(element: Element, values: unknown[]): unknown[] {
  const most =
    element.max_selected_items ?? (element.type === 'file_input' ? (element.max_files ?? MOST_FILES) : undefined);
  if (typeof most === 'number' && values.length > most) {
    throw new BadForm(`At most ${most} can be chosen in ${element.action_id}.`);
  }
  const names = values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
  if (new Set(names).size < names.length) throw new BadForm(`Nothing can be chosen twice in ${element.action_id}.`);
  return values;
}

type Rule = { field: Field; initial: string };

/** One value as the element can yield it. */
function one(element: Element, rule: Rule, value: unknown, choices: Choices): unknown {
  switch (rule.field) {
    case 'selected_option':
    case 'selected_options':
      return knownOption(element, value);
    case 'selected_user':
    case 'selected_users':
      return text(element, value, choices.isPerson, 'nobody of this workspace');
    case 'selected_conversation':
    case 'selected_conversations':
    case 'selected_channel':
    case 'selected_channels':
      return text(element, value, (id) => mayChoose(element, rule, id, choices), 'no conversation to choose here');
    case 'selected_date':
      return text(element, value, isDate, 'no date such as 2026-12-07');
    case 'selected_time':
      return text(element, value, (time) => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time), 'no time such as 09:30');
    case 'selected_date_time':
      if (Number.isInteger(value) && /^\d{10}$/.test(String(value))) return value;
      throw no(element, value, 'no count of seconds of ten digits');
    case 'files':
      return knownFile(element, value, choices);
    case 'rich_text_value':
      if (validateBlocks([value], 'modal').length === 0 && (value as Json).type === 'rich_text') return value;
      throw no(element, value, 'no rich text');
    case 'value':
      return text(
        element,
        value,
        (typed) => element.multiline === true || !typed.includes('\n'),
        'no text of one line',
      );
  }
}

const no = ({ action_id }: Element, value: unknown, what: string): BadForm =>
  new BadForm(`${JSON.stringify(value)?.slice(0, 80)} is ${what}, and ${action_id} cannot hold it.`);

function text(element: Element, value: unknown, fits: (value: string) => boolean, otherwise: string): string {
  if (typeof value !== 'string' || !fits(value)) throw no(element, value, otherwise);
  return value;
}

function isDate(date: string): boolean {
  const at = /^\d{4}-\d\d-\d\d$/.test(date) ? new Date(`${date}T00:00:00Z`) : undefined;
  return at !== undefined && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
}

function knownOption(element: Element, given: unknown): Option {
  if (element.type.includes('external')) {
    if (validateOptionsAnswer({ options: [given] }).length === 0) return given as Option;
    throw no(element, given, 'no option');
  }
  const value = (given as Partial<Option> | null)?.value;
  const found = optionsOf(element).find((each) => each.value === value);
  if (!found) throw no(element, value ?? null, 'not among its options');
  return found;
}

/** What the app put in from the beginning may stand; all else has to be what the select offers. */
function mayChoose(element: Element, rule: Rule, id: string, choices: Choices): boolean {
  const initial = element[rule.initial];
  if (Array.isArray(initial) ? initial.includes(id) : initial === id) return true;
  const found = choices.conversation(id);
  if (!found || found.is_archived) return false;
  if (rule.field.startsWith('selected_channel')) return found.kind === 'channel';
  if (element.default_to_current_conversation === true) return true;
  const filter = (element.filter ?? {}) as Json;
  if (Array.isArray(filter.include) && !filter.include.includes(FILTER_KINDS[found.kind])) return false;
  if (filter.exclude_external_shared_channels === true && found.is_ext_shared) return false;
  return !(filter.exclude_bot_users === true && found.kind === 'im' && choices.withBot(found));
}

const FILTER_KINDS = { im: 'im', group: 'mpim', channel: 'public', private: 'private' };

function knownFile(element: Element, given: unknown, choices: Choices): FileObject {
  const id = (given as { id?: unknown } | null)?.id;
  const file = typeof id === 'string' ? choices.file(id) : undefined;
  if (!file) throw no(element, id ?? null, 'no file that was uploaded');
  const types = Array.isArray(element.filetypes) ? element.filetypes.map((type) => String(type).toLowerCase()) : [];
  const extension = file.name.split('.').at(-1)?.toLowerCase() ?? '';
  if (types.length > 0 && !types.includes(extension) && !types.includes(file.filetype)) {
    throw no(element, file.name, `no file of type ${types.join(', ')}`);
  }
  return file;
}
