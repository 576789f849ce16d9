/** A small Bolt app that uses a bit of everything, for the sandbox's own tests. It runs unchanged over HTTP and Socket Mode. */
import { App, LogLevel, type types, type webApi } from '@slack/bolt';

type View = types.View;

const plain = (text: string) => ({ type: 'plain_text' as const, text });

/** A PNG of one pixel. */
export const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

/** The manifest that belongs to it. */
export const TRIAL_MANIFEST = {
  display_information: { name: 'Trial' },
  features: {
    bot_user: { display_name: 'Trial' },
    app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
    slash_commands: [
      { command: '/trial', description: 'Try things', usage_hint: '[form | say]' },
      { command: '/mute', description: 'Never answers' },
      { command: '/escaped', description: 'Echoes', should_escape: true },
    ],
  },
  oauth_config: {
    redirect_urls: ['http://127.0.0.1/'],
    scopes: {
      bot: ['chat:write', 'commands', 'im:write', 'users:read', 'channels:read', 'channels:join', 'groups:read'],
      bot_optional: [
        'files:write',
        'files:read',
        'pins:write',
        'dnd:read',
        'groups:write',
        'groups:history',
        'team:read',
      ],
    },
  },
  settings: {
    interactivity: { is_enabled: true },
    event_subscriptions: {
      bot_events: [
        'app_home_opened',
        'app_uninstalled',
        'tokens_revoked',
        'team_join',
        'user_change',
        'member_joined_channel',
        'channel_rename',
      ],
    },
  },
};

/** A modal of two pages; the name is kept from one to the other by its ids. */
export function pageOne(): View {
  return {
    type: 'modal',
    callback_id: 'trial:page',
    title: plain('1 of 2'),
    submit: plain('Next'),
    notify_on_close: true,
    private_metadata: 'page 1',
    blocks: [
      {
        type: 'input',
        block_id: 'name',
        label: plain('Your name'),
        element: { type: 'plain_text_input', action_id: 'text', max_length: 20 },
      },
      {
        type: 'section',
        block_id: 'colours',
        text: { type: 'mrkdwn', text: '*Colours*' },
        accessory: {
          type: 'checkboxes',
          action_id: 'trial:colours',
          initial_options: [{ text: plain('Red'), value: 'red' }],
          options: ['Red', 'Green', 'Blue'].map((name) => ({ text: plain(name), value: name.toLowerCase() })),
        },
      },
      {
        type: 'input',
        block_id: 'when',
        optional: true,
        label: plain('When'),
        element: { type: 'datepicker', action_id: 'date' },
      },
    ],
  };
}

function pageTwo(name: string): View {
  const one = pageOne();
  return {
    type: 'modal',
    callback_id: 'trial:page',
    title: plain('2 of 2'),
    submit: plain('Done'),
    private_metadata: 'page 2',
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: `Hello ${name}` } },
      ...one.blocks.slice(0, 1),
      {
        type: 'input',
        block_id: 'city',
        optional: true,
        label: plain('City'),
        element: { type: 'external_select', action_id: 'trial:city', min_query_length: 1 },
      },
    ],
  };
}

/** What the app was told, in the order it came. */
export interface Heard {
  kind: string;
  body: Record<string, unknown>;
}

interface TrialOptions {
  token: string;
  apiUrl: string;
  /** One of the two: HTTP, or Socket Mode. */
  signingSecret?: string;
  appToken?: string;
}

/** The three steps by hand: the client's `uploadV2` sends `alt_text`, which Slack does not know (it is `alt_txt`). */
async function upload(client: webApi.WebClient, channel_id: string): Promise<void> {
  const bytes = Buffer.from(PIXEL, 'base64');
  const place = { filename: 'dot.png', length: bytes.length, alt_txt: 'A dot' };
  const { upload_url = '', file_id = '' } = await client.files.getUploadURLExternal(place);
  await fetch(upload_url, { method: 'POST', body: bytes });
  await client.files.completeUploadExternal({ files: [{ id: file_id, title: 'Dot' }], channel_id });
}

/** The app, not started; what it hears; and a promise that it has nothing more to do. */
export function trialApp(options: TrialOptions): { app: App; heard: Heard[]; idle(): Promise<void> } {
  const heard: Heard[] = [];
  let busy = 0;
  const app = new App({
    token: options.token,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: options.apiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true },
    ...(options.appToken !== undefined
      ? { appToken: options.appToken, socketMode: true }
      : { signingSecret: options.signingSecret ?? '' }),
  });
  app.use(async ({ body, next }) => {
    const plainBody = body as unknown as Record<string, unknown>;
    const event = plainBody.event as { type?: string } | undefined;
    heard.push({ kind: event?.type ?? String(plainBody.type ?? plainBody.command), body: plainBody });
    busy += 1;
    try {
      await next();
    } finally {
      busy -= 1;
    }
  });

  app.command('/trial', async ({ command, ack, client, respond }) => {
    if (command.text === 'form') {
      await ack();
      await client.views.open({ trigger_id: command.trigger_id, view: pageOne() });
    } else if (command.text === 'say') {
      await ack({ response_type: 'in_channel', text: 'Everybody may read this.' });
    } else if (command.text === 'picture') {
      await ack();
      await upload(client, command.channel_id);
    } else if (command.text === 'late') {
      await ack();
      await respond('One moment passed.');
      await respond({ text: 'And another.', response_type: 'ephemeral' });
    } else {
      await ack(`I do not know "${command.text}".`);
    }
  });
  app.command('/escaped', async ({ command, ack }) => ack(command.text));

  app.view('trial:page', async ({ ack, view, body, client }) => {
    const name = view.state.values.name?.text?.value ?? '';
    if (view.private_metadata === 'page 1') {
      if (name === 'Nobody') return ack({ response_action: 'errors', errors: { name: 'Somebody, please.' } });
      if (name === 'Broken') return ack({ response_action: 'errors', errors: { nowhere: 'There is no such block.' } });
      return ack({ response_action: 'update', view: pageTwo(name) });
    }
    await ack();
    await client.chat.postMessage({
      channel: body.user.id,
      text: `Thank you, ${name}`,
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: `*Thank you*, ${name}` } },
        {
          type: 'actions',
          block_id: 'after',
          elements: [
            { type: 'button', action_id: 'trial:remove', text: plain('Remove'), value: 'x' },
            { type: 'button', action_id: 'trial:more', text: plain('More') },
          ],
        },
      ],
    });
  });
  app.view({ callback_id: 'trial:page', type: 'view_closed' }, async ({ ack }) => ack());

  app.action('trial:colours', async ({ ack }) => ack());
  app.action('trial:more', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: (body as { trigger_id: string }).trigger_id, view: pageOne() });
  });
  app.action('trial:remove', async ({ ack, respond }) => {
    await ack();
    await respond({ delete_original: true });
  });
  app.options('trial:city', async ({ ack, payload }) => {
    const cities = ['Chicago', 'New York', 'Stockholm'].filter((city) => city.startsWith(payload.value));
    await ack({ options: cities.map((city) => ({ text: plain(city), value: city })) });
  });
  app.event('app_home_opened', async ({ event, client }) => {
    if (event.tab !== 'home') return;
    await client.views.publish({
      user_id: event.user,
      view: {
        type: 'home',
        blocks: [
          { type: 'header', text: plain('Home') },
          {
            type: 'actions',
            elements: [{ type: 'button', action_id: 'trial:more', text: plain('Open the form') }],
          },
        ],
      },
    });
  });
  app.event('member_joined_channel', async ({ event, context, say }) => {
    if (event.user === context.botUserId) await say('Hello, everybody.');
  });
  const idle = async () => {
    while (busy > 0) await new Promise((resolve) => setTimeout(resolve, 2));
  };
  return { app, heard, idle };
}
