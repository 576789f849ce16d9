/**
 * The sandbox's one Block Kit validator: what Slack would refuse, with Slack's words and places. Pure functions over
 * any JSON value; they never throw. An empty answer means that Slack would take the value.
 *
 * Limits and places are those of Slack's reference. Where it disagrees with itself, with `@slack/types` or with what
 * Slack was seen to do, the stricter that a correct app still passes holds, and the table says so.
 */
import { block } from './blocks.ts';
import { type Check, list } from './checks.ts';
import { message } from './messages.ts';
import { isObject, type Place, type Surface, type Violation } from './place.ts';
import { optionsAnswer } from './selects.ts';
import { checkTogether } from './surface-rules.ts';
import { view } from './views.ts';

export type { Surface, Violation } from './place.ts';

interface Options {
  /** False: a workspace that does not have the blocks of 2026 yet. */
  newBlocks?: boolean;
}

const MOST_BLOCKS: Readonly<Record<Surface, number>> = { message: 50, modal: 100, home: 100 };

/** Runs a check; `root` is where Slack sees the value, the name of the argument it came in. */
function run(check: Check, value: unknown, surface: Surface, root: string, { newBlocks = true }: Options): Violation[] {
  const place: Place = { pointer: '', surface, newBlocks, found: [] };
  check(value, place);
  return place.found.map((each) => ({
    ...each,
    slackMessage: `[ERROR] ${each.message} [json-pointer:${root}${each.pointer}]`,
  }));
}

/** Validates the `blocks` of a message, modal or Home tab. Pointers begin at the array: `/0/text`. */
export function validateBlocks(blocks: unknown, surface: Surface, options: Options = {}): Violation[] {
  const all = list(block, { max: MOST_BLOCKS[surface] });
  const check: Check = (value, place) => {
    all(value, place);
    checkTogether(value, place);
  };
  return run(check, blocks, surface, '/blocks', options);
}

/** Validates a modal or Home view, its blocks included. Pointers begin at the view: `/title/text`, `/blocks/0/text`. */
export function validateView(value: unknown, options: Options = {}): Violation[] {
  const surface = isObject(value) && value.type === 'home' ? 'home' : 'modal';
  return run(view, value, surface, '/view', options);
}

/**
 * Validates a whole message, the blocks of its attachments included: what `blocks.validate` takes as `message` and
 * what is posted to a response_url. Pointers begin at the message: `/blocks/0/text`, `/attachments/0/blocks/0`.
 */
export function validateMessage(value: unknown, options: Options = {}): Violation[] {
  return run(message, value, 'message', '', options);
}

/** Validates what an app answers to an external select that asks for its options. Pointers begin at the answer. */
export function validateOptionsAnswer(value: unknown): Violation[] {
  return run(optionsAnswer, value, 'modal', '', {});
}
