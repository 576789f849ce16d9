import type { App, BlockAction, Context as BoltContext, RespondFn, ViewOutput } from '@slack/bolt';
import type { AnyBlock } from '@slack/types';
import { runCommand, wordsOf } from '../command.ts';
import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import { forOne } from '../context.ts';
import type { SlackIdentity } from '../db/schema.ts';
import { type Asker, atTheDoor } from '../door.ts';
import {
  type ActionRequest,
  type AppContext,
  byId,
  type Reply,
  type SubmitAnswer,
  type SubmitRequest,
} from '../feature.ts';
import { type FormValues, inputName, readForm } from '../forms/form.ts';
import { incoming } from '../incoming.ts';
import { describeError } from '../process/log.ts';
import { letIn } from '../roles.ts';
import { replyInView, sentenceView, withSentence } from './answer.ts';
import { menuId, pressedInMenu } from './blocks.ts';
import { isFromElsewhere } from './members.ts';
import { madeAt, sentAt } from './moment.ts';
import { errors, update } from './show.ts';
import { registerStrays } from './unhandled.ts';

/** Registers every handler with Bolt, each behind the error door. */
export function registerRequests(app: App, ctx: AppContext): void {
  registerCommand(app, ctx);
  registerActions(app, ctx);
  registerSubmits(app, ctx);
  registerStrays(app, ctx);
}

/** People are keyed by workspace, or by organisation where the bot is installed for all of it. */
function identityOf(context: BoltContext, slackUserId: string): SlackIdentity {
  const workspaceId = (context.isEnterpriseInstall ? context.enterpriseId : context.teamId) ?? '';
  if (workspaceId === '') throw new Error('A request names no workspace.');
  return { workspaceId, slackUserId };
}

/** In an organization that has the bot for all its workspaces, another workspace of it is no other organization. */
const isFromOthers = (body: Parameters<typeof isFromElsewhere>[0], { isEnterpriseInstall }: BoltContext): boolean =>
  !isEnterpriseInstall && isFromElsewhere(body);

const privately =
  (respond: RespondFn): Reply =>
  async (message) => {
    await respond({ response_type: 'ephemeral', replace_original: false, ...message });
  };

/** Starts a stopwatch; calling what it gives says that Slack has its answer. */
function stopwatch(ctx: AppContext, kind: string): () => void {
  const started = performance.now();
  return () => ctx.metrics.acknowledged(kind, (performance.now() - started) / 1000);
}

function registerCommand(app: App, ctx: AppContext): void {
  const words = wordsOf(ctx.features);
  app.command(ctx.command, async ({ ack, body, client, context, respond }) => {
    const answered = stopwatch(ctx, 'command');
    await ack();
    answered();
    const reply = privately(respond);
    const run = async (asker: Asker) => {
      const own = forOne(ctx);
      const who = await incoming(own, client, identityOf(context, body.user_id), asker);
      await runCommand(words, body.text ?? '', { ...who, triggerId: body.trigger_id, reply }, own);
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

function registerActions(app: App, ctx: AppContext): void {
  const known = byId(ctx.features.map(({ actions }) => actions));
  app.action<BlockAction>({ type: 'block_actions' }, async ({ ack, body, client, context, respond }) => {
    const answered = stopwatch(ctx, 'action');
    let owed = true;
    const taken = async () => {
      if (!owed) return;
      owed = false;
      await ack();
      answered();
    };
    const replyIn = (edition: Edition) =>
      body.response_url ? privately(respond) : replyInView(client, body, edition, ctx.log);
    const tell = async (text: string, edition: Edition) => {
      await taken();
      await replyIn(edition)({ text });
    };
    const run = async (asker: Asker) => {
      const action = body.actions[0];
      const pressed = action && pressOf(action);
      const handler = pressed && known.get(pressed.actionId);
      if (body.view && !handler) return;
      // Nobody of another organization is met here: nothing of theirs is kept, and no welcome goes to them.
      if (isFromOthers(body, context)) return tell(say(ctx.editions.default, 'elsewherePressed'), ctx.editions.default);
      const own = forOne(ctx);
      const who = await incoming(own, client, identityOf(context, body.user.id), asker);
      const reply = replyIn(who.edition);
      if (!pressed || !handler) return reply({ text: say(who.edition, 'formOutOfDate') });
      const request: ActionRequest = {
        ...who,
        blockId: inputName(action.block_id),
        actionId: pressed.actionId,
        at: madeAt(action.action_ts, sentAt(context.slackTime), ctx.now()),
        value: pressed.value,
        form: readForm((body.view?.state?.values ?? body.state?.values) as FormValues | undefined),
        view: body.view,
        triggerId: body.trigger_id,
        message: body.channel && body.message && { channel: body.channel.id, ts: body.message.ts },
        ack: taken,
        reply,
      };
      await letIn(handler, request, own, (sentence) => tell(sentence, who.edition));
      if (request.message) await passOn(own, request);
    };
    await atTheDoor(ctx, 'action', run, tell, () => owed);
    await taken();
  });
}

/** Lets the features hear of a press in a message; what was pressed is done, whatever becomes of that. */
async function passOn(ctx: AppContext, request: ActionRequest): Promise<void> {
  for (const { name, pressed } of ctx.features)
    await pressed?.(request, ctx).catch((error: unknown) => {
      ctx.log.warn({ feature: name, error: describeError(error) }, 'a feature did not hear of a press');
    });
}

/** What was pressed: a button, or the one that a choice behind ⋯ stands for. */
function pressOf(action: BlockAction['actions'][number]): { actionId: string; value: string | undefined } {
  if (action.type === 'overflow' && action.action_id === menuId) return pressedInMenu(action.selected_option?.value);
  const value = 'value' in action && typeof action.value === 'string' ? action.value : undefined;
  return { actionId: action.action_id, value };
}

function registerSubmits(app: App, ctx: AppContext): void {
  const known = byId(ctx.features.map(({ submits }) => submits));
  app.view({ type: 'view_submission' }, async ({ ack, body, client, context }) => {
    const answered = stopwatch(ctx, 'submit');
    let owed = true;
    const { view } = body;
    const run = async (asker: Asker): Promise<SubmitAnswer> => {
      const handler = known.get(view.callback_id);
      const { default: edition } = ctx.editions;
      if (isFromOthers(body, context)) return update(sentenceView(edition, say(edition, 'elsewherePressed')));
      const own = forOne(ctx);
      const who = await incoming(own, client, identityOf(context, body.user.id), asker);
      if (!handler) return update(sentenceView(who.edition, say(who.edition, 'formOutOfDate')));
      const form = readForm(view.state.values as FormValues);
      const request: SubmitRequest = { ...who, view, form, at: sentAt(context.slackTime) };
      return atTheirInputs(view, await letIn(handler, request, own, async (sentence) => refusal(view, sentence)));
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

/** What is to be mended, by the ids that the inputs have in this view: see `inputName`. */
function atTheirInputs({ state: { values } }: ViewOutput, answer: SubmitAnswer): SubmitAnswer {
  if (answer?.response_action !== 'errors') return answer;
  const ids = new Map(Object.keys(values).map((id) => [inputName(id), id]));
  return errors(Object.fromEntries(Object.entries(answer.errors).map(([name, said]) => [ids.get(name) ?? name, said])));
}

/** Keeps the modal open with everything typed in it: Slack shows the sentence at the first input, or we on top. */
function refusal(view: ViewOutput, sentence: string): SubmitAnswer {
  const input = (view.blocks as AnyBlock[]).find((block) => block.type === 'input')?.block_id;
  if (input) return errors({ [input]: sentence });
  return update(withSentence(view, sentence));
}
