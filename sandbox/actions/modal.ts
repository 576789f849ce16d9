/** A person sends or closes a modal. */
import { Refusal } from '../api/refusal.ts';
import { viewClosed, viewSubmission, viewWith } from '../delivery/payloads.ts';
import { choicesOf, takeForm } from '../forms/element-values.ts';
import { interactive, type Json } from '../forms/elements.ts';
import { checkForm } from '../forms/form-check.ts';
import { checked, closeViews, openModals, pushOn, replace } from '../forms/views.ts';
import type { CloseRequest, StateValues, SubmitOutcome, SubmitRequest } from '../protocol.ts';
import type { StoredView } from '../workspace/records.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { viewOf } from './place.ts';
import { Problem, TROUBLE } from './problem.ts';
import { actor } from './who.ts';

/**
 * Sends a modal and carries out the app's answer. What Slack's client checks itself (required fields, lengths) comes
 * back as errors without asking the app. When the app fails, the modal stays with what was typed.
 * @throws Problem when the view is not open or cannot be sent
 */
export async function submit(ws: Workspace, request: SubmitRequest): Promise<SubmitOutcome> {
  const person = actor(ws, request.as);
  const stored = viewOf(ws, person, request.view_id);
  const { view } = stored;
  if (view.type !== 'modal' || !view.submit) throw new Problem('This view has no submit button.');
  let values = ws.forms.read(person.id, view.id, view.blocks);
  if (request.state) values = takeForm(view.blocks, values, request.state.values, choicesOf(ws, person.id));
  ws.forms.write(person.id, view.id, values);
  const missing = checkForm(view.blocks, values);
  if (Object.keys(missing).length > 0) return { ok: true, response: 'errors', errors: missing };

  const trigger = ws.triggers.issue({ user: person.id, view: view.id });
  const urls = responseUrls(ws, stored, values);
  const payload = viewSubmission(ws, person, viewWith(view, values), trigger, urls);
  const ack = await ws.delivery.interact('interactive', `view_submission ${view.callback_id}`, payload);
  const failed = (reason: string, response: unknown): SubmitOutcome => {
    ws.inspector.add({
      direction: 'from_app',
      name: `answer to view_submission ${view.callback_id}`,
      transport: 'http',
      status: 200,
      ms: 0,
      ok: false,
      error: reason,
      request: response ?? null,
      response: null,
    });
    ws.bus.fail(person.id, { kind: 'submit', sentence: TROUBLE });
    return { ok: false, error: TROUBLE };
  };
  if (!ack.ok) {
    ws.bus.fail(person.id, { kind: 'submit', sentence: TROUBLE });
    return { ok: false, error: TROUBLE };
  }
  // Closed while the app was still thinking: what it answers then changes nothing, and the modal stays closed.
  const open = ws.store.views.get(view.id);
  if (!open) return { ok: true, response: 'closed' };
  try {
    return answer(ws, open, ack.body);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const reasons = (error.more.response_metadata as { messages?: string[] } | undefined)?.messages ?? [];
    return failed([error.code, ...reasons].join(' '), ack.body);
  }
}

function answer(ws: Workspace, stored: StoredView, body: unknown): SubmitOutcome {
  if (body === undefined || body === '') {
    closeViews(ws, [stored]);
    return { ok: true, response: 'closed' };
  }
  const { response_action, view, errors } = (typeof body === 'object' && body !== null ? body : {}) as Json;
  switch (response_action) {
    case 'clear':
      closeViews(ws, stackOf(ws, stored));
      return { ok: true, response: 'cleared' };
    case 'update':
      replace(ws, stored, checked(ws, view, 'modal'));
      return { ok: true, response: 'updated' };
    case 'push':
      pushOn(ws, stored, checked(ws, view, 'modal'));
      return { ok: true, response: 'pushed' };
    case 'errors': {
      const shown = checkedErrors(stored, errors);
      ws.store.views.set(stored.view.id, { ...stored, errors: shown });
      ws.bus.changed([stored.user]);
      return { ok: true, response: 'errors', errors: shown };
    }
    default:
      throw new Refusal('invalid_response_action');
  }
}

function checkedErrors(stored: StoredView, errors: unknown): Record<string, string> {
  const entries = typeof errors === 'object' && errors !== null ? Object.entries(errors) : [];
  const inputs = new Set(stored.view.blocks.filter((block) => block.type === 'input').map((block) => block.block_id));
  if (entries.length === 0) throw new Refusal('no_errors_given');
  for (const [blockId, text] of entries) {
    if (!inputs.has(blockId)) throw new Refusal(`errors_for_no_input_block ${blockId}`);
    if (typeof text !== 'string' || text === '') throw new Refusal(`error_without_text ${blockId}`);
  }
  return Object.fromEntries(entries) as Record<string, string>;
}

function stackOf(ws: Workspace, { user, stack }: StoredView): StoredView[] {
  return openModals(ws, user).filter((each) => each.stack === stack);
}

function responseUrls(ws: Workspace, { view, user }: StoredView, values: StateValues): Json[] {
  return interactive(view.blocks).flatMap(({ block, element }) => {
    const state = values[block.block_id]?.[element.action_id];
    const channel = state?.selected_conversation ?? state?.selected_channel;
    if (element.response_url_enabled !== true || !channel) return [];
    const path = ws.hooks.issue('actions', ws.team.id, { channel, user });
    return [
      {
        block_id: block.block_id,
        action_id: element.action_id,
        channel_id: channel,
        response_url: `${ws.url}/hooks${path}`,
      },
    ];
  });
}

/**
 * Closes a modal; all of its stack with `clear`, or where the view says so. The app hears of it only where it asked to,
 * and is told nothing of what was typed.
 * @throws Problem when the view is not open
 */
export async function closeModal(ws: Workspace, request: CloseRequest): Promise<void> {
  const person = actor(ws, request.as);
  const stored = viewOf(ws, person, request.view_id);
  if (stored.view.type !== 'modal') throw new Problem('Home cannot be closed.');
  const all = request.clear === true || stored.view.clear_on_close === true;
  const going = all ? stackOf(ws, stored).reverse() : [stored];
  closeViews(ws, going);
  const told = going.filter(({ view }) => view.notify_on_close === true);
  await Promise.all(
    told.map(({ view }) =>
      ws.delivery.interact('interactive', `view_closed ${view.callback_id}`, viewClosed(ws, person, view, all)),
    ),
  );
}
