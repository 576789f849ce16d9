import type { App, BlockAction, Context as BoltContext, RespondFn, ViewOutput } from '@slack/bolt';
import type { AnyBlock, ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { say } from '../content/say.ts';
import type { Context } from '../context.ts';
import { isDatabaseDown } from '../db/errors.ts';
import type { Person } from '../db/schema.ts';
import { atTheDoor } from '../door.ts';
import type { ActionRequest, CommandRequest, Feature, Incoming, Reply, SubmitAnswer } from '../feature.ts';
import { type NeedLinePart, needLinesOf } from '../needs/need-line.ts';
import { modal, plainSection, withNotice } from './blocks.ts';
import type { EventHandler } from './events.ts';
import { type FormValues, readForm } from './form.ts';
import { madeAt, sentAt } from './moment.ts';
import { registerStrays } from './unhandled.ts';

/** Where a Slack user is. */
interface Identity {
  workspaceId: string;
  slackUserId: string;
}

/** What the requests of Slack are handed on to. */
export interface Handlers {
  features: readonly Feature[];
  meet(identity: Identity): Promise<Person>;
  runCommand(text: string, request: Omit<CommandRequest, 'rest'>): Promise<void>;
}

/** Registers every handler with Bolt, each behind the error door. */
export function registerRequests(app: App, ctx: Context, handlers: Handlers): void {
  registerCommand(app, ctx, handlers);
  registerActions(app, ctx, handlers);
  registerSubmits(app, ctx, handlers);
  registerStrays(app, ctx);
}

/** People are keyed by workspace, or by organisation where the bot is installed for all of it. */
function identityOf(context: BoltContext, slackUserId: string): Identity {
  const workspaceId = (context.isEnterpriseInstall ? context.enterpriseId : context.teamId) ?? '';
  return { workspaceId, slackUserId };
}

async function incoming(ctx: Context, handlers: Handlers, client: WebClient, identity: Identity): Promise<Incoming> {
  const who: Incoming = {
    person: await handlers.meet(identity),
    edition: ctx.editions.default,
    client,
    async aboutNeeds(needs, besides) {
      const parts: NeedLinePart[] = [];
      for (const { aboutNeeds } of handlers.features)
        if (aboutNeeds && aboutNeeds.step !== besides) parts.push(...(await aboutNeeds.parts(needs, who, ctx)));
      return needLinesOf(needs, parts);
    },
  };
  return who;
}

const privately =
  (respond: RespondFn): Reply =>
  async (message) => {
    await respond({ response_type: 'ephemeral', replace_original: false, ...message });
  };

/** Starts a stopwatch; calling what it gives says that Slack has its answer. */
function stopwatch(ctx: Context, kind: string): () => void {
  const started = performance.now();
  return () => ctx.metrics.acknowledged(kind, (performance.now() - started) / 1000);
}

function registerCommand(app: App, ctx: Context, handlers: Handlers): void {
  app.command(ctx.command, async ({ ack, body, client, context, respond }) => {
    const answered = stopwatch(ctx, 'command');
    await ack();
    answered();
    const reply = privately(respond);
    const run = async () => {
      const who = await incoming(ctx, handlers, client, identityOf(context, body.user_id));
      await handlers.runCommand(body.text ?? '', { ...who, triggerId: body.trigger_id, reply });
    };
    await atTheDoor(
      ctx,
      'command',
      run,
      (text) => reply({ text }),
      () => false,
    );
  });
}

function registerActions(app: App, ctx: Context, handlers: Handlers): void {
  const known = Object.assign({}, ...handlers.features.map(({ actions }) => actions)) as Required<Feature>['actions'];
  app.action<BlockAction>({ type: 'block_actions' }, async ({ ack, body, client, context, respond }) => {
    const answered = stopwatch(ctx, 'action');
    let owed = true;
    const taken = async () => {
      if (!owed) return;
      owed = false;
      await ack();
      answered();
    };
    const reply = body.response_url ? privately(respond) : replyInView(client, body, ctx);
    const run = async () => {
      const action = body.actions[0];
      const handler = action && Object.hasOwn(known, action.action_id) ? known[action.action_id] : undefined;
      if (!action || !handler)
        return body.view ? undefined : reply({ text: say(ctx.editions.default, 'formOutOfDate') });
      const who = await incoming(ctx, handlers, client, identityOf(context, body.user.id));
      const request: ActionRequest = {
        ...who,
        blockId: action.block_id,
        actionId: action.action_id,
        at: madeAt(action.action_ts, sentAt(context.slackTime), ctx.now()),
        value: 'value' in action && typeof action.value === 'string' ? action.value : undefined,
        form: readForm((body.view?.state?.values ?? body.state?.values) as FormValues | undefined),
        view: body.view,
        triggerId: body.trigger_id,
        message: body.channel && body.message && { channel: body.channel.id, ts: body.message.ts },
        ack: taken,
        reply,
      };
      await handler(request, ctx);
    };
    await atTheDoor(
      ctx,
      'action',
      run,
      async (text) => {
        await taken();
        await reply({ text });
      },
      () => owed,
    );
    await taken();
  });
}

/** In a modal or Home there is no place to answer but the view: on top of the modal, or in a modal over Home. */
function replyInView(client: WebClient, body: BlockAction, ctx: Context): Reply {
  return async ({ text }) => {
    const { view } = body;
    if (view?.type === 'modal') await client.views.update({ view_id: view.id, view: noticed(view, text) });
    else await client.views.open({ trigger_id: body.trigger_id, view: sentenceView(ctx, text) });
  };
}

function sentenceView(ctx: Context, text: string): ModalView {
  const edition = ctx.editions.default;
  return modal({
    callbackId: 'shared:sentence',
    title: say(edition, 'problemTitle'),
    close: say(edition, 'close'),
    blocks: [plainSection(text)],
  });
}

/** The modal as Slack sent it, with a sentence on top; what was typed in its inputs stays. */
function noticed(view: ViewOutput, sentence: string): ModalView {
  return {
    type: 'modal',
    callback_id: view.callback_id,
    title: view.title,
    ...(view.submit && { submit: view.submit }),
    ...(view.close && { close: view.close }),
    ...(view.private_metadata && { private_metadata: view.private_metadata }),
    blocks: withNotice(view.blocks as AnyBlock[], sentence),
  };
}

function registerSubmits(app: App, ctx: Context, handlers: Handlers): void {
  const known = Object.assign({}, ...handlers.features.map(({ submits }) => submits)) as Required<Feature>['submits'];
  app.view({ type: 'view_submission' }, async ({ ack, body, client, context }) => {
    const answered = stopwatch(ctx, 'submit');
    let owed = true;
    const { view } = body;
    const run = async (): Promise<SubmitAnswer> => {
      const handler = Object.hasOwn(known, view.callback_id) ? known[view.callback_id] : undefined;
      if (!handler)
        return { response_action: 'update', view: sentenceView(ctx, say(ctx.editions.default, 'formOutOfDate')) };
      const who = await incoming(ctx, handlers, client, identityOf(context, body.user.id));
      return handler(
        { ...who, view, form: readForm(view.state.values as FormValues), at: sentAt(context.slackTime) },
        ctx,
      );
    };
    const answer = await atTheDoor(
      ctx,
      'submit',
      run,
      async (sentence) => refusal(view, sentence),
      () => owed,
    );
    owed = false;
    await (answer ? ack(answer) : ack());
    answered();
  });
  app.view({ type: 'view_closed' }, async ({ ack }) => ack());
}

/** Keeps the modal open with everything typed in it: Slack shows the sentence at the first input, or we on top. */
function refusal(view: ViewOutput, sentence: string): SubmitAnswer {
  const input = (view.blocks as AnyBlock[]).find((block) => block.type === 'input')?.block_id;
  if (input) return { response_action: 'errors', errors: { [input]: sentence } };
  return { response_action: 'update', view: noticed(view, sentence) };
}

/**
 * The handlers of the events that features listen to, by type. Who did it is met first; where the bot has been taken
 * out meanwhile there is nobody to answer, and nothing to do.
 */
export function eventHandlers(ctx: Context, handlers: Handlers): Record<string, EventHandler> {
  const types = new Set(handlers.features.flatMap(({ events }) => Object.keys(events ?? {})));
  const handlerOf =
    (type: string): EventHandler =>
    async ({ workspaceId, event }) => {
      if (typeof event.user !== 'string') return;
      const client = await ctx.workspaces.clientFor(workspaceId).catch(unlessAway);
      if (!client) return;
      const who = await incoming(ctx, handlers, client, { workspaceId, slackUserId: event.user });
      for (const { events } of handlers.features) await events?.[type]?.({ ...who, event }, ctx);
    };
  return Object.fromEntries([...types].map((type) => [type, handlerOf(type)]));
}

/** A workspace that has no token of ours, since the bot was taken out of it; that the database is away is thrown on. */
function unlessAway(error: unknown): undefined {
  if (isDatabaseDown(error)) throw error;
}
