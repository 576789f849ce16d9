/** A person sends a line: a slash command, or a message. */
import { Refusal } from '../api/refusal.ts';
import { post } from '../conversations/messages.ts';
import { typedText } from '../conversations/text.ts';
import { slashCommand } from '../delivery/payloads.ts';
import type { CommandRequest, MessageRequest } from '../protocol.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { Problem } from './problem.ts';
import { respond } from './respond.ts';
import { actor, visible } from './who.ts';

/**
 * Sends a slash command to the app and carries out its answer.
 * @throws Problem in the words of Slack's client when the command is unknown or the app does not answer
 */
export async function runCommand(ws: Workspace, request: CommandRequest): Promise<void> {
  const person = actor(ws, request.as);
  const conversation = visible(ws, person, request.channel);
  const [command = '', ...rest] = request.text.trim().split(' ');
  const known = ws.app.commands.find((each) => each.command === command);
  // An app is not there for the members of another organization: they meet it in channels that are shared, no more.
  if (!known || !ws.bot.installed || person.team) {
    throw new Problem(`${command} is not a valid command. In Slack, all slash commands start with "/".`);
  }
  if (request.thread_ts !== undefined) throw new Problem(`${command} is not supported in threads. Sorry!`);
  if (person.is_restricted && !conversation.members.includes(person.id)) {
    throw new Problem(`${person.real_name} is a guest and not in this conversation.`);
  }
  const typed = rest.join(' ').trim();
  const text = known.shouldEscape ? escapeNames(ws, typed) : typed;
  const hook = { channel: conversation.id, user: person.id };
  const issued = {
    trigger: ws.triggers.issue({ user: person.id, channel: conversation.id }),
    responseUrl: `${ws.url}/hooks${ws.hooks.issue('commands', ws.team.id, hook)}`,
  };
  const payload = slashCommand(ws, person, conversation, { command, text }, issued);
  const ack = await ws.delivery.interact('command', command, payload);
  const failed = (sentence: string): never => {
    ws.bus.fail(person.id, { kind: 'command', sentence });
    throw new Problem(sentence);
  };
  if (!ack.ok) {
    failed(
      ack.reason === 'timeout'
        ? `${command} failed because the app did not respond`
        : `${command} failed with the error "dispatch_failed"`,
    );
  } else if (ack.body !== undefined) {
    try {
      respond(ws, hook, ack.body);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      failed(`${command} failed with the error "${error.code}"`);
    }
  }
}

/** `should_escape`: names that were typed become ids, as in `<@U…|name>`. */
function escapeNames(ws: Workspace, text: string): string {
  return typedText(ws, text).replaceAll(/<@([A-Z0-9]+)>/g, (_all, id: string) => {
    return `<@${id}|${ws.store.people.get(id)?.name ?? ''}>`;
  });
}

/**
 * Posts a message as a person.
 * @throws Problem where they may not write
 */
export function sendMessage(ws: Workspace, request: MessageRequest): void {
  const person = actor(ws, request.as);
  const conversation = visible(ws, person, request.channel);
  if (!conversation.members.includes(person.id))
    throw new Problem(`${person.real_name} is not in #${conversation.name}.`);
  if (conversation.is_archived) throw new Problem(`#${conversation.name} is archived.`);
  if (conversation.kind === 'im' && conversation.members.includes(ws.bot.userId)) {
    const { messagesTab, messagesReadOnly } = ws.app.home;
    if (!messagesTab || messagesReadOnly) throw new Problem('Sending messages to this app has been turned off.');
  }
  const files = (request.files ?? []).flatMap((id) => ws.store.files.get(id)?.file ?? []);
  if (request.text.trim() === '' && files.length === 0) throw new Problem('A message needs text.');
  post(ws, conversation, {
    by: { user: person.id },
    text: typedText(ws, request.text),
    ...(files.length > 0 && { files }),
    ...(request.thread_ts !== undefined && { thread_ts: request.thread_ts }),
  });
}
