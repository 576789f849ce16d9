/** The bodies that Slack sends to an app when a person does something. */
import type { Json } from '../forms/elements.ts';
import type { Container, ElementState, StateValues, View } from '../protocol.ts';
import { teamOf } from '../workspace/elsewhere.ts';
import { actionTs } from '../workspace/ids.ts';
import type { Conversation, Person, StoredMessage } from '../workspace/records.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { toApi } from './notify.ts';

/** What all interactions have in common. The team is that of whoever does it, also where it is another organization. */
function common(ws: Workspace, person: Person): Json {
  const team = teamOf(ws, person);
  return {
    team: { id: team.id, domain: team.domain },
    user: { id: person.id, username: person.name, name: person.name, team_id: team.id },
    api_app_id: ws.secrets.appId,
    token: ws.secrets.verificationToken,
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** The name of a conversation as payloads have it. */
function channelName({ kind, name }: Conversation): string {
  return kind === 'im' ? 'directmessage' : kind === 'group' ? 'mpdm' : kind === 'private' ? 'privategroup' : name;
}

/** The view with what the person has filled in. */
export function viewWith(view: View, values: StateValues): View {
  return { ...view, state: { values } };
}

export function slashCommand(
  ws: Workspace,
  person: Person,
  conversation: Conversation,
  line: { command: string; text: string },
  issued: { trigger: string; responseUrl: string },
): Record<string, string> {
  return {
    token: ws.secrets.verificationToken,
    team_id: ws.team.id,
    team_domain: ws.team.domain,
    channel_id: conversation.id,
    channel_name: channelName(conversation),
    user_id: person.id,
    user_name: person.name,
    command: line.command,
    text: line.text,
    api_app_id: ws.secrets.appId,
    is_enterprise_install: 'false',
    response_url: issued.responseUrl,
    trigger_id: issued.trigger,
  };
}

/** Fields of an element that come back with its action. */
const ECHOED = [
  'text',
  'value',
  'url',
  'style',
  'confirm',
  'placeholder',
  'initial_option',
  'initial_options',
  'initial_date',
  'initial_time',
  'initial_date_time',
  'initial_user',
  'initial_users',
  'initial_conversation',
  'initial_conversations',
  'initial_channel',
  'initial_channels',
];

/** One entry of `actions`. */
export function actionEntry(
  element: Json & { type: string; action_id: string },
  blockId: string,
  state: ElementState,
): Json {
  const echoed = Object.fromEntries(ECHOED.filter((name) => name in element).map((name) => [name, element[name]]));
  return {
    ...echoed,
    ...state,
    type: element.type,
    action_id: element.action_id,
    block_id: blockId,
    action_ts: actionTs(),
  };
}

/** Where something was pressed: in a view, or in a message of a conversation. */
export type Source =
  | { view: View; values: StateValues }
  | { message: StoredMessage; conversation: Conversation; values: StateValues };

export function containerOf(source: Source): Container {
  if ('view' in source) return { type: 'view', view_id: source.view.id };
  return {
    type: 'message',
    message_ts: source.message.ts,
    channel_id: source.conversation.id,
    ...(source.message.thread_ts !== undefined && { thread_ts: source.message.thread_ts }),
    is_ephemeral: source.message.ephemeral === true,
  };
}

function sourceFields(source: Source): Json {
  if ('view' in source) return { view: viewWith(source.view, source.values) };
  const { message, conversation, values } = source;
  return {
    channel: { id: conversation.id, name: channelName(conversation) },
    ...(message.ephemeral !== true && { message: toApi(message) }),
    state: { values },
  };
}

export function blockActions(
  ws: Workspace,
  person: Person,
  source: Source,
  action: Json,
  issued: { trigger: string; responseUrl?: string },
): Json {
  return {
    type: 'block_actions',
    ...common(ws, person),
    container: containerOf(source),
    trigger_id: issued.trigger,
    ...sourceFields(source),
    ...(issued.responseUrl !== undefined && { response_url: issued.responseUrl }),
    actions: [action],
  };
}

export function blockSuggestion(
  ws: Workspace,
  person: Person,
  source: Source,
  asked: { block_id: string; action_id: string; value: string },
): Json {
  // Unlike an action it carries no state of a message.
  const { state: _state, ...where } = sourceFields(source);
  return { type: 'block_suggestion', ...common(ws, person), container: containerOf(source), ...asked, ...where };
}

export function viewSubmission(ws: Workspace, person: Person, view: View, trigger: string, responseUrls: Json[]): Json {
  return { type: 'view_submission', ...common(ws, person), trigger_id: trigger, view, response_urls: responseUrls };
}

/** What was typed is not in it: `state.values` is empty. */
export function viewClosed(ws: Workspace, person: Person, view: View, isCleared: boolean): Json {
  return { type: 'view_closed', ...common(ws, person), view: viewWith(view, {}), is_cleared: isCleared };
}
