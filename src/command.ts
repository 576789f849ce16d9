import { askForHelpButton } from './contacts/view.ts';
import type { Edition } from './content/editions.ts';
import { say } from './content/say.ts';
import { type ActionRequest, type AppContext, byId, type CommandRequest, type Feature, type Word } from './feature.ts';
import { readForm } from './forms/form.ts';
import { nextFor, readerOf } from './reader.ts';
import { letIn } from './roles.ts';
import { buttons, plainSection, section } from './slack/blocks.ts';
import { escapeMrkdwn } from './slack/mrkdwn.ts';

type Words = ReadonlyMap<string, Word>;

/** Every word that may stand after the slash command, in the order that help shows them. */
export function wordsOf(features: readonly Feature[]): Words {
  const help: Word = { help: 'helpHelp', run: ({ reply, edition }, ctx) => reply(usage(words, edition, ctx.command)) };
  const words = byId([...features.map((feature) => feature.words), { help }]);
  return words;
}

/** What the command alone runs for a button: what it does, or where that would note something what only shows it. */
export const opensFor = (actionId: string, features: readonly Feature[]): string =>
  byId(features.map(({ shows }) => shows)).get(actionId) ?? actionId;

/** Alone, the command opens what the one next thing is about. It notes nothing: she has answered nothing by it. */
async function runNext(request: Omit<CommandRequest, 'rest'>, ctx: AppContext): Promise<void> {
  const next = await nextFor(readerOf(ctx, request.person), ctx);
  const { actionId: pressed = '', value } = next?.button ?? {};
  const actionId = opensFor(pressed, ctx.features);
  const handler = byId(ctx.features.map(({ actions }) => actions)).get(actionId);
  if (!handler) throw new Error('The one next thing names a button that nobody answers to.');
  const press: ActionRequest = {
    ...request,
    ...{ blockId: '', actionId, value, at: undefined, form: readForm(undefined), view: undefined, message: undefined },
    // The command has been acknowledged.
    ack: async () => {},
  };
  await letIn(handler, press, ctx, (text) => request.reply({ text }));
}

/**
 * Runs what stands after the slash command. A word nobody knows is answered with the usage, in private, and shown as
 * it was typed.
 */
export async function runCommand(
  words: Words,
  text: string,
  request: Omit<CommandRequest, 'rest'>,
  ctx: AppContext,
): Promise<void> {
  const [typed = '', ...rest] = text.trim().split(/\s+/);
  if (typed === '') return runNext(request, ctx);
  const name = typed.toLowerCase();
  const word = words.get(name);
  const refuse = (text: string) => request.reply({ text });
  if (word) return letIn(word.run, { ...request, rest: rest.join(' ') }, ctx, refuse);
  const unknown = { word: [...typed].slice(0, 40).join(''), command: ctx.command };
  await request.reply(usage(words, request.edition, ctx.command, say(request.edition, 'unknownWord', unknown)));
}

/** The usage, a line for each word; `first` comes before it, letter by letter. */
function usage(words: Words, edition: Edition, command: string, first?: string) {
  const heading = say(edition, 'helpHeading', { command });
  const lines = ['helpNext' as const, ...[...words.values()].map(({ help }) => help)].map((key) =>
    sayOfCommand(edition, key, command),
  );
  const more = [say(edition, 'helpHome'), say(edition, 'helpMentor', { command }), say(edition, 'helpLater')].join(
    '\n',
  );
  const help = buttons(askForHelpButton(edition));
  return {
    text: [...(first ? [escapeMrkdwn(first)] : []), heading, ...lines, more].join('\n'),
    blocks: [
      ...(first ? [plainSection(first)] : []),
      section(`*${heading}*\n${lines.join('\n')}`),
      section(more),
      help,
    ],
  };
}

/** A help line names the command as this workspace has it. */
const sayOfCommand = (edition: Edition, key: Word['help'] | 'helpNext', command: string): string =>
  edition.say[key].replaceAll('{command}', command);
