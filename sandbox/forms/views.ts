/** Modals and Home: opened, pushed, updated, published, closed, with Slack's refusals. */
import { invalidArguments, Refusal, refusalOf } from '../api/refusal.ts';
import { refuseView } from '../blocks/refusals.ts';
import { validateView } from '../blocks/validate.ts';
import type { TextObject, View } from '../protocol.ts';
import { teamOf } from '../workspace/elsewhere.ts';
import { objectId, viewHash } from '../workspace/ids.ts';
import type { StoredView } from '../workspace/records.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { fillTexts, takeBlocks } from './elements.ts';

/** Views in one stack: the root and two more. */
const STACK_LIMIT = 3;

type Given = Record<string, unknown>;

/** Modals open for a person, the one on top last. */
export function openModals(ws: Workspace, user: string): StoredView[] {
  return [...ws.store.views.values()]
    .filter((each) => each.user === user)
    .sort((a, b) => a.stack - b.stack || a.depth - b.depth);
}

/**
 * `views.open`: a new stack on top of whatever is open.
 * @throws Refusal for a bad trigger or view
 */
export function openView(ws: Workspace, triggerId: string, given: unknown): View {
  const trigger = ws.triggers.look(triggerId);
  const view = makeView(ws, checked(ws, given, 'modal'));
  ws.triggers.spend(triggerId);
  const top = openModals(ws, trigger.user).at(-1);
  return put(ws, { view, user: trigger.user, stack: (top?.stack ?? 0) + 1, depth: 0 }, trigger.channel);
}

/**
 * `views.push`: on top of the modal in which the trigger arose.
 * @throws Refusal for a bad trigger or view, not_found without a modal, push_limit_reached above two pushes
 */
export function pushView(ws: Workspace, triggerId: string, given: unknown): View {
  const trigger = ws.triggers.look(triggerId);
  const valid = checked(ws, given, 'modal');
  const below = trigger.view === undefined ? undefined : ws.store.views.get(trigger.view);
  if (!below || below.view.type !== 'modal') throw new Refusal('not_found');
  const pushed = pushOn(ws, below, valid);
  ws.triggers.spend(triggerId);
  return pushed;
}

/**
 * Puts a view on top of another one's stack.
 * @throws Refusal push_limit_reached
 */
export function pushOn(ws: Workspace, below: StoredView, valid: Given): View {
  const stack = openModals(ws, below.user).filter((each) => each.stack === below.stack);
  const top = stack.at(-1) ?? below;
  if (stack.length >= STACK_LIMIT) throw new Refusal('push_limit_reached');
  const view = makeView(ws, valid);
  view.previous_view_id = top.view.id;
  view.root_view_id = top.view.root_view_id ?? top.view.id;
  return put(ws, { view, user: below.user, stack: below.stack, depth: top.depth + 1 });
}

/**
 * `views.update` by id or external id.
 * @throws Refusal not_found, hash_conflict, or for a bad view
 */
export function updateView(
  ws: Workspace,
  target: { viewId?: string; externalId?: string; hash?: string },
  given: unknown,
): View {
  const all = [...ws.store.views.values(), ...ws.store.homes.values()];
  const before = all.find(({ view }) =>
    target.viewId !== undefined ? view.id === target.viewId : view.external_id === target.externalId,
  );
  const valid = checked(ws, given, before?.view.type);
  if (!before) throw new Refusal('not_found');
  if (target.hash !== undefined && target.hash !== before.view.hash) throw new Refusal('hash_conflict');
  return replace(ws, before, valid);
}

/** Shows a valid view in the place of another one, which keeps its id. */
export function replace(ws: Workspace, before: StoredView, valid: Given): View {
  const { id, root_view_id, previous_view_id } = before.view;
  const view = { ...makeView(ws, valid, id), id, root_view_id, previous_view_id } as View;
  const { errors: _gone, ...rest } = before;
  return put(ws, { ...rest, view });
}

/**
 * `views.publish`.
 * @throws Refusal user_not_found, not_enabled, hash_conflict, or for a bad view
 */
export function publishHome(ws: Workspace, user: string, given: unknown, hash?: string): View {
  const person = ws.store.people.get(user);
  if (!person || person.is_bot) throw invalidArguments('invalid `user_id`');
  const valid = checked(ws, given, 'home');
  if (!ws.app.home.homeTab) throw new Refusal('not_enabled');
  const before = ws.store.homes.get(user);
  if (hash !== undefined && before && hash !== before.view.hash) throw new Refusal('hash_conflict');
  if (before) return replace(ws, before, valid);
  return put(ws, { view: makeView(ws, valid), user, stack: 0, depth: 0 });
}

/** A view as its person sees it: with what they filled in, and what was wrong with it. */
export function seenView(ws: Workspace, { view, user, errors }: StoredView): View {
  return { ...view, state: { values: ws.forms.read(user, view.id, view.blocks) }, ...(errors && { errors }) };
}

/** Takes modals away: these, for good. */
export function closeViews(ws: Workspace, views: StoredView[]): void {
  for (const { view, user } of views) {
    ws.store.views.delete(view.id);
    ws.forms.drop(view.id);
    ws.bus.changed([user]);
  }
}

/**
 * A view as the app gave it, once it has passed.
 * @throws Refusal invalid_arguments with every violation, or view_too_large
 */
export function checked(ws: Workspace, given: unknown, type?: 'modal' | 'home'): Given {
  const found = validateView(given, { newBlocks: ws.switches.newBlocks });
  if (found.length > 0) throw refusalOf(refuseView(found));
  const view = given as Given;
  if (type !== undefined && view.type !== type) {
    throw invalidArguments(`must be equal to one of the allowed values: ${type} [json-pointer:/view/type]`);
  }
  return view;
}

/** A valid view as it would be shown to somebody who has filled in nothing yet. */
export function shownView(ws: Workspace, valid: object): View {
  const view = makeView(ws, { ...valid, external_id: '' });
  return { ...view, state: { values: ws.forms.read('', view.id, view.blocks) } };
}

function makeView(ws: Workspace, valid: Given, replaces?: string): View {
  const copy = structuredClone(valid);
  const external = typeof copy.external_id === 'string' ? copy.external_id : '';
  const others = [...ws.store.views.values(), ...ws.store.homes.values()].filter(({ view }) => view.id !== replaces);
  if (external !== '' && others.some(({ view }) => view.external_id === external)) {
    throw new Refusal('duplicate_external_id');
  }
  for (const field of ['title', 'submit', 'close']) fillTexts(copy[field]);
  const id = objectId('V');
  const home = copy.type === 'home';
  return {
    id,
    team_id: ws.team.id,
    type: home ? 'home' : 'modal',
    blocks: takeBlocks(copy.blocks as unknown[]),
    private_metadata: (copy.private_metadata as string | undefined) ?? '',
    callback_id: (copy.callback_id as string | undefined) ?? '',
    state: { values: {} },
    hash: viewHash(),
    title: home ? { type: 'plain_text', text: 'View Title', emoji: true } : (copy.title as TextObject),
    clear_on_close: copy.clear_on_close === true,
    notify_on_close: copy.notify_on_close === true,
    close: (copy.close as TextObject | undefined) ?? null,
    submit: (copy.submit as TextObject | undefined) ?? null,
    ...(copy.submit_disabled === true && { submit_disabled: true }),
    previous_view_id: null,
    root_view_id: id,
    app_id: ws.secrets.appId,
    external_id: external,
    app_installed_team_id: ws.team.id,
    bot_id: ws.bot.botId,
  };
}

function put(ws: Workspace, stored: StoredView, channel?: string): View {
  const { view, user } = stored;
  const isHome = view.type === 'home';
  view.team_id = teamOf(ws, ws.store.people.get(user)).id;
  // Reading against the new blocks keeps what was filled in where ids and types are the same.
  ws.forms.write(user, view.id, ws.forms.read(user, view.id, view.blocks, channel));
  if (isHome) ws.store.homes.set(user, stored);
  else ws.store.views.set(view.id, stored);
  ws.bus.changed([user]);
  return view;
}
