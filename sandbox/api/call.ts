/** One call of the Web API: its checked arguments and who makes it. */
import type { Limits, Tier } from '../workspace/limits.ts';
import type { Token } from '../workspace/records.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { invalidArguments, Refusal } from './refusal.ts';

/**
 * `json` is an object or array, in a form as its JSON text; `list` is text with commas, or an array; `text` may be empty.
 */
export type ArgumentType = 'string' | 'text' | 'integer' | 'boolean' | 'json' | 'list';

/** A method that the sandbox offers. */
export interface Method {
  tier: Tier;
  /** Whose token it takes; `none`: it is called without one. */
  token: 'bot' | 'app' | 'any' | 'none';
  /** Any one of these lets the call begin; which one is needed may depend on the conversation, see `needScope`. */
  scopes?: string[];
  /** Name → type; a type with an exclamation mark is required. */
  args: Record<string, ArgumentType | `${ArgumentType}!`>;
  run(call: Call): Answer | Promise<Answer>;
}

/** A method for bots, with scopes. */
export const method = (tier: Method['tier'], scopes: string[], args: Method['args'], run: Method['run']): Method => ({
  tier,
  token: 'bot',
  scopes,
  args,
  run,
});

/** Fields of a successful answer, without `ok`. */
export type Answer = Record<string, unknown>;

export interface Call {
  ws: Workspace;
  token: Token;
  args: Record<string, unknown>;
  /** Adds a warning to the answer. */
  warn(code: string): void;
  /** Counts the call against a limit that depends on the channel. */
  limits: Limits;
}

/** A call without a token never reaches a method that needs one; methods without look at their arguments only. */
export const NOBODY: Token = { token: '', kind: 'bot', scopes: [] };

/**
 * Arguments in their types. An empty text counts as missing, as in Slack.
 * @throws Refusal invalid_arguments naming each one that is missing or of another type
 */
export function readArguments(method: Method, given: Record<string, unknown>): Record<string, unknown> {
  const problems: string[] = [];
  const args: Record<string, unknown> = {};
  for (const [name, rule] of Object.entries(method.args)) {
    const type = rule.replace('!', '') as ArgumentType;
    const value = given[name];
    if (value === undefined || value === null || (value === '' && type !== 'text')) {
      if (rule.endsWith('!')) problems.push(`missing required field: ${name}`);
      continue;
    }
    const read = READERS[type](value);
    if (read === undefined) problems.push(`must provide ${NAMES[type]} [json-pointer:/${name}]`);
    else args[name] = read;
  }
  if (problems.length > 0) throw invalidArguments(...problems);
  return args;
}

const NAMES: Record<ArgumentType, string> = {
  string: 'a string',
  text: 'a string',
  integer: 'a number',
  boolean: 'a boolean',
  json: 'a JSON object or array',
  list: 'a list',
};

const readText = (value: unknown) =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;

const READERS: Record<ArgumentType, (value: unknown) => unknown> = {
  string: readText,
  text: readText,
  integer: (value) => {
    const number = typeof value === 'string' ? Number(value) : value;
    return typeof number === 'number' && Number.isInteger(number) ? number : undefined;
  },
  boolean: (value) => {
    if (typeof value === 'boolean') return value;
    if (value === 'true' || value === '1' || value === 1) return true;
    return value === 'false' || value === '0' || value === 0 ? false : undefined;
  },
  json: (value) => {
    if (typeof value === 'object') return value;
    // What is no JSON stays text: the method knows which error Slack has for it.
    return typeof value === 'string' ? parsed(value) : undefined;
  },
  list: (value) => {
    if (typeof value === 'string') return value.split(',').map((item) => item.trim());
    const isPlain = (item: unknown) => typeof item === 'string' || typeof item === 'number';
    return Array.isArray(value) && value.every(isPlain) ? value.map(String) : undefined;
  },
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** A required argument, or one that has been seen to be there. */
export function text(call: Call, name: string): string {
  return call.args[name] as string;
}

/** An argument that may be missing. */
export function maybe(call: Call, name: string): string | undefined {
  return call.args[name] as string | undefined;
}

/** @throws Refusal missing_scope unless the token has one of these; `needed` names the first */
export function needScope(call: Call, ...scopes: string[]): void {
  if (scopes.some((scope) => call.token.scopes.includes(scope))) return;
  throw missingScope(call.token, scopes);
}

/** `missing_scope` as Slack answers it. */
export function missingScope(token: Token, scopes: string[]): Refusal {
  return new Refusal('missing_scope', { needed: scopes.join(','), provided: token.scopes.join(',') });
}

/**
 * One page of a list by Slack's cursor.
 * @param limits default and greatest page
 * @throws Refusal invalid_cursor, invalid_limit
 */
export function page<T>(
  call: Call,
  items: T[],
  limits: { default: number; max: number },
): { items: T[]; next: string } {
  const limit = (call.args.limit as number | undefined) ?? limits.default;
  if (limit < 0 || limit > limits.max) throw new Refusal('invalid_limit');
  const size = limit === 0 ? limits.default : limit;
  const cursor = maybe(call, 'cursor');
  let start = 0;
  if (cursor !== undefined) {
    const [, at] = /^offset:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString('utf8')) ?? [];
    if (at === undefined || Number(at) > items.length) throw new Refusal('invalid_cursor');
    start = Number(at);
  }
  const end = start + size;
  const next = end < items.length ? Buffer.from(`offset:${end}`).toString('base64') : '';
  return { items: items.slice(start, end), next };
}
