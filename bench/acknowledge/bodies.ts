import { pagesOf, type Sender, WORKSPACE } from './people.ts';

/** What is sent: a slash command, a tap in a page, a page that is left. */
export const KINDS = ['command', 'tick', 'submit'] as const;
export type Kind = (typeof KINDS)[number];

/** The bodies of a sender, two of each kind: sent in turns, each changes what the other left. */
export type Bodies = Record<Kind, [string, string]>;

interface Element {
  type: string;
  action_id: string;
  options?: { value: string }[];
  initial_options?: object[];
  initial_option?: object;
}
type Values = Record<string, Record<string, object>>;

/**
 * Stands for the moment a body is sent, and for the showing of its page: every tap is a new one in a page just shown.
 * One of long ago, or in a page that was left since, would change nothing.
 */
const MOMENT = '1000000000.000000';

/** A body as the n-th of those that are sent just now. */
export const sentNow = (body: string, n: number): string =>
  body.replaceAll(MOMENT, `${Math.floor(Date.now() / 1000)}.${String(n % 1_000_000).padStart(6, '0')}`);

/** Writes what Slack would send for one sender; the moment comes into it, and the signature, when it goes out. */
export function bodiesOf({ slackUserId, assessmentId }: Sender): Bodies {
  const pages = pagesOf(assessmentId);
  const common = {
    team: { id: WORKSPACE, domain: 'bench' },
    user: { id: slackUserId, username: 'maya', name: 'maya', team_id: WORKSPACE },
    api_app_id: 'A0BENCH',
    token: 'none',
    trigger_id: '1.2.abc',
    is_enterprise_install: false,
    enterprise: null,
  };
  const viewOf = (page: string, change: (values: Values) => void = () => {}) => {
    const shown = pages[page]!;
    const values = heldIn(shown.blocks as never);
    change(values);
    return { ...shown, id: 'V0BENCH', hash: `${MOMENT}.a`, team_id: WORKSPACE, bot_id: 'B0BENCH', state: { values } };
  };
  const tick = (ticked: string[]) => {
    const choice = { type: 'checkboxes', selected_options: ticked.map((value) => ({ text: plain(value), value })) };
    const view = viewOf('quick:needs', (values) => {
      values['tick:craft'] = { 'assess:keep': choice };
    });
    const action = { ...choice, action_id: 'assess:keep', block_id: 'tick:craft', action_ts: MOMENT };
    const container = { type: 'view', view_id: view.id };
    return interaction({ type: 'block_actions', ...common, container, view, actions: [action] });
  };
  const submit = (page: string) =>
    interaction({ type: 'view_submission', ...common, view: viewOf(page), response_urls: [] });
  const command = new URLSearchParams({
    token: 'none',
    team_id: WORKSPACE,
    team_domain: 'bench',
    channel_id: 'D0BENCH',
    channel_name: 'directmessage',
    user_id: slackUserId,
    user_name: 'maya',
    command: '/mentoring',
    text: 'assess',
    api_app_id: 'A0BENCH',
    is_enterprise_install: 'false',
    response_url: 'http://127.0.0.1:9/none',
    trigger_id: '1.2.abc',
  }).toString();
  return {
    command: [command, command],
    tick: [tick(['A1', 'A2']), tick(['A1'])],
    submit: [submit('quick:needs'), submit('quick:support')],
  };
}

const plain = (text: string) => ({ type: 'plain_text', text });
const interaction = (payload: object) => new URLSearchParams({ payload: JSON.stringify(payload) }).toString();

/** The state of a page that was left as it was shown. */
function heldIn(blocks: { block_id?: string; type: string; element?: Element }[]): Values {
  const values: Values = {};
  for (const { block_id, type, element } of blocks) {
    if (type !== 'input' || !block_id || !element) continue;
    const state =
      element.type === 'checkboxes'
        ? { selected_options: element.initial_options ?? [] }
        : element.type === 'plain_text_input'
          ? { value: null }
          : { selected_option: element.initial_option ?? null };
    values[block_id] = { [element.action_id]: { type: element.type, ...state } };
  }
  return values;
}
