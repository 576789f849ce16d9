/** `views.*` and `blocks.validate`. */
import { refuseValidation } from '../blocks/refusals.ts';
import { validateBlocks, validateMessage, validateView } from '../blocks/validate.ts';
import { openView, publishHome, pushView, updateView } from '../forms/views.ts';
import { type Answer, type Call, type Method, maybe, text } from './call.ts';
import { invalidArguments, Refusal, refusalOf } from './refusal.ts';

/** @throws Refusal invalid_arguments when neither is given */
function triggerOf(call: Call): string {
  const id = maybe(call, 'trigger_id') ?? maybe(call, 'interactivity_pointer');
  if (id === undefined) throw invalidArguments('missing required field: trigger_id');
  if (!/^\d+\.\d+\.[0-9a-f]+$/.test(id)) throw new Refusal('invalid_trigger_id');
  return id;
}

function open(call: Call): Answer {
  return { view: openView(call.ws, triggerOf(call), call.args.view) };
}

function push(call: Call): Answer {
  return { view: pushView(call.ws, triggerOf(call), call.args.view) };
}

function update(call: Call): Answer {
  const [viewId, externalId, hash] = [maybe(call, 'view_id'), maybe(call, 'external_id'), maybe(call, 'hash')];
  if (viewId === undefined && externalId === undefined) throw invalidArguments('missing required field: view_id');
  const target = {
    ...(viewId !== undefined && { viewId }),
    ...(externalId !== undefined && { externalId }),
    ...(hash !== undefined && { hash }),
  };
  return { view: updateView(call.ws, target, call.args.view) };
}

function publish(call: Call): Answer {
  return { view: publishHome(call.ws, text(call, 'user_id'), call.args.view, maybe(call, 'hash')) };
}

function validate(call: Call): Answer {
  const { blocks, message, view } = call.args;
  const given = [blocks, message, view].filter((value) => value !== undefined);
  if (given.length !== 1) {
    const messages = ['must provide exactly one of `blocks`, `view`, or `message`'];
    throw new Refusal('invalid_arguments', { response_metadata: { messages } });
  }
  const options = { newBlocks: call.ws.switches.newBlocks };
  const [what, found] =
    blocks !== undefined
      ? (['blocks', validateBlocks(blocks, 'message', options)] as const)
      : view !== undefined
        ? (['view', validateView(view, options)] as const)
        : (['message', validateMessage(message, options)] as const);
  if (found.length > 0) throw refusalOf(refuseValidation(what, found));
  return {};
}

export const VIEWS: Record<string, Method> = {
  'views.open': {
    tier: 4,
    token: 'bot',
    args: { trigger_id: 'string', interactivity_pointer: 'string', view: 'json!' },
    run: open,
  },
  'views.push': {
    tier: 4,
    token: 'bot',
    args: { trigger_id: 'string', interactivity_pointer: 'string', view: 'json!' },
    run: push,
  },
  'views.update': {
    tier: 4,
    token: 'bot',
    args: { view_id: 'string', external_id: 'string', view: 'json!', hash: 'string' },
    run: update,
  },
  'views.publish': {
    tier: 4,
    token: 'bot',
    args: { user_id: 'string!', view: 'json!', hash: 'string', interactivity_pointer: 'string' },
    run: publish,
  },
  'blocks.validate': { tier: 4, token: 'bot', args: { blocks: 'json', message: 'json', view: 'json' }, run: validate },
};
