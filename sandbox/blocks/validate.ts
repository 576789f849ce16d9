/**
 * The sandbox's one Block Kit validator: what Slack would refuse, with Slack's words and places. Pure functions over
 * any JSON value; they never throw.
 */
import { block } from './blocks.ts';
import { isObject, list, type Place, type Surface, type Violation } from './engine.ts';
import { checkTogether } from './surface-rules.ts';
import { view } from './views.ts';

export type { Surface, Violation } from './engine.ts';

interface Options {
  /** False: a workspace that does not have the blocks of 2026 yet. */
  newBlocks?: boolean;
}

const blocksOfMessage = list(block, { max: 50 });
const blocksOfView = list(block, { max: 100 });

function start(surface: Surface, { newBlocks = true }: Options): Place {
  return { pointer: '', surface, newBlocks, found: [] };
}

/** `root` is where Slack sees the validated value: the name of the argument it came in. */
function finish({ found }: Place, root: string): Violation[] {
  return found.map((each) => ({
    ...each,
    slackMessage: `[ERROR] ${each.message} [json-pointer:${root}${each.pointer}]`,
  }));
}

/**
 * Validates the `blocks` of a message, modal or Home tab: at most 50 in a message and 100 in a view.
 * Pointers begin at the array: `/0/text`. An empty answer means that Slack would take them.
 */
export function validateBlocks(blocks: unknown, surface: Surface, options: Options = {}): Violation[] {
  const place = start(surface, options);
  (surface === 'message' ? blocksOfMessage : blocksOfView)(blocks, place);
  checkTogether(blocks, place);
  return finish(place, '/blocks');
}

/** Validates a modal or Home view, its blocks included. Pointers begin at the view: `/title/text`, `/blocks/0/text`. */
export function validateView(value: unknown, options: Options = {}): Violation[] {
  const place = start(isObject(value) && value.type === 'home' ? 'home' : 'modal', options);
  view(value, place);
  return finish(place, '/view');
}
