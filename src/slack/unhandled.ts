import type { App } from '@slack/bolt';
import { editionOf } from '../content/edition-of.ts';
import { say } from '../content/say.ts';
import type { Context } from '../context.ts';
import { escapeMrkdwn, shorten } from './mrkdwn.ts';

/**
 * Answers what Slack sends because of a manifest that is not this bot's: without an answer a person waits three seconds
 * and reads that the app failed. Logged once of each kind, for whoever runs the bot, and never with what came.
 */
export function registerStrays(app: App, ctx: Context): void {
  const told = new Set<string>();
  const tell = (kind: string, mend: string): void => {
    if (told.has(kind)) return;
    told.add(kind);
    ctx.log.warn({ kind }, mend);
  };
  app.command(/^/, async ({ ack, body }) => {
    if (body.command === ctx.command) return;
    tell(
      'command',
      'Slack sends a command that this bot does not listen to: MENTORING_COMMAND differs from the manifest',
    );
    await ack({ response_type: 'ephemeral', text: escapeMrkdwn(otherCommand(ctx, body.command)) });
  });
  for (const type of ['shortcut', 'message_action'] as const) {
    app.shortcut({ type }, async ({ ack }) => {
      tell(type, 'Slack sends a shortcut, and this bot has none: take it out of the manifest');
      await ack();
    });
  }
  app.options({ type: 'block_suggestion' }, async ({ ack }) => {
    tell('block_suggestion', 'Slack asks for the options of a menu, and this bot has no menu that asks for them');
    await ack({ options: [] });
  });
}

const otherCommand = (ctx: Context, typed: unknown): string =>
  say(editionOf(undefined, ctx), 'otherCommand', { command: ctx.command, typed: shorten(String(typed), 40) });
