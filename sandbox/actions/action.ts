/** A person presses or chooses something in a message, a modal or Home; or types into an external select. */
import { validateOptionsAnswer } from '../blocks/validate.ts';
import { actionEntry, blockActions, blockSuggestion } from '../delivery/payloads.ts';
import { choicesOf, takeForm, takeState } from '../forms/element-values.ts';
import { findElement, type Json } from '../forms/elements.ts';
import type { ActionRequest, ElementState, Option, OptionGroup, OptionsRequest } from '../protocol.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { placeOf } from './place.ts';
import { Problem } from './problem.ts';
import { actor } from './who.ts';

/**
 * Sends one action to the app. Elements of input blocks reach the app only with `dispatch_action`; what they hold is kept.
 * @throws Problem when there is no such element, it cannot yield this, or the app does not answer
 */
export async function act(ws: Workspace, request: ActionRequest): Promise<void> {
  const person = actor(ws, request.as);
  const here = placeOf(ws, person, request.container);
  const placed = findElement(here.blocks, request.block_id, request.action_id);
  if (!placed) throw new Problem(`There is no ${request.action_id} in block ${request.block_id} here.`);
  const { block, element, input } = placed;
  const choices = choicesOf(ws, person.id);
  let values = here.source.values;
  if (request.state) values = takeForm(here.blocks, values, request.state.values, choices);
  let state: ElementState = { type: element.type };
  const own = values[block.block_id];
  if (own?.[element.action_id]) {
    state = takeState(element, { ...request.action, type: element.type }, choices);
    values = { ...values, [block.block_id]: { ...own, [element.action_id]: state } };
  } else if (element.type === 'overflow') {
    state = { type: 'overflow', selected_option: chosen(element, request.action.selected_option) };
  } else if (element.type === 'feedback_buttons') {
    state = { type: 'feedback_buttons', value: thumb(element, request.action.value) };
  } else if (element.type === 'workflow_button') {
    throw new Problem('Workflows are not offered here.');
  }
  here.write(values);
  if (input && block.dispatch_action !== true) return;
  const failed = (sentence: string): never => {
    ws.bus.fail(person.id, { kind: 'action', sentence });
    throw new Problem(sentence);
  };
  if (!ws.app.interactive || !ws.bot.installed) {
    failed('This app is not configured to handle interactive responses.');
  }
  const source = here.source;
  const inMessage = 'message' in source ? source : undefined;
  const modal = 'view' in source && source.view.type === 'modal' ? source.view.id : undefined;
  const trigger = ws.triggers.issue({
    user: person.id,
    ...(modal !== undefined && { view: modal }),
    ...(inMessage && { channel: inMessage.conversation.id }),
  });
  const hook = inMessage && {
    channel: inMessage.conversation.id,
    user: person.id,
    source: { ts: inMessage.message.ts, ephemeral: inMessage.message.ephemeral === true },
  };
  const entry = actionEntry(element, block.block_id, state);
  const payload = blockActions(ws, person, source, entry, {
    trigger,
    ...(hook && { responseUrl: `${ws.url}/hooks${ws.hooks.issue('actions', ws.team.id, hook)}` }),
  });
  const ack = await ws.delivery.interact('interactive', `block_actions ${element.action_id}`, payload);
  if (!ack.ok) {
    failed(
      ack.reason === 'timeout'
        ? 'Operation timed out. Apps need to respond within 3 seconds.'
        : 'This app responded with an error. Please try again.',
    );
  }
}

function chosen(element: Json, given: Option | null | undefined): Option {
  const options = (element.options ?? []) as Option[];
  const found = options.find((option) => JSON.stringify(option.value) === JSON.stringify(given?.value));
  if (!found) throw new Problem('Choose one of the options of the menu.');
  return found;
}

/** The value of the one of two feedback buttons that was pressed. */
function thumb(element: Json, given: string | null | undefined): string {
  const sides = [element.positive_button, element.negative_button] as { value: string }[];
  const pressed = sides.find((side) => side.value === given);
  if (!pressed) throw new Problem('Press one of the two feedback buttons.');
  return pressed.value;
}

/**
 * Asks the app for the options of an external select.
 * @throws Problem when it does not answer with options
 */
export async function loadOptions(
  ws: Workspace,
  request: OptionsRequest,
): Promise<{ options: Option[] } | { option_groups: OptionGroup[] }> {
  const person = actor(ws, request.as);
  const here = placeOf(ws, person, request.container);
  const placed = findElement(here.blocks, request.block_id, request.action_id);
  if (!placed?.element.type.includes('external')) throw new Problem('This is no select with options from the app.');
  const { block_id, action_id, value } = request;
  const payload = blockSuggestion(ws, person, here.source, { block_id, action_id, value });
  const ack = await ws.delivery.interact('interactive', `block_suggestion ${action_id}`, payload);
  if (ack.ok && validateOptionsAnswer(ack.body).length === 0) {
    const body = ack.body as { options?: Option[]; option_groups: OptionGroup[] };
    return body.options ? { options: body.options } : { option_groups: body.option_groups };
  }
  const sentence = 'The options could not be loaded.';
  ws.bus.fail(person.id, { kind: 'options', sentence });
  throw new Problem(sentence);
}
