import type { Edition } from './content/editions.ts';
import { say } from './content/say.ts';
import type { Context } from './context.ts';
import type { CommandRequest, Feature, Incoming, Word } from './feature.ts';
import { plainSection, section } from './slack/blocks.ts';
import { escapeMrkdwn } from './slack/mrkdwn.ts';

/** Every word that may stand after the slash command, in the order that help shows them. */
export function wordsOf(features: readonly Feature[]): Record<string, Word> {
  const words: Record<string, Word> = Object.assign({}, ...features.map((feature) => feature.words ?? {}));
  words.help = { help: 'helpHelp', run: (request, ctx) => request.reply(usage(words, request.edition, ctx.command)) };
  return words;
}

/** Alone, the command opens the one next thing: the first word that says it is, or else step 1. */
async function nextWord(words: Record<string, Word>, request: Incoming, ctx: Context): Promise<string> {
  for (const [name, word] of Object.entries(words)) if (await word.isNext?.(request, ctx)) return name;
  return 'assess';
}

/**
 * Runs what stands after the slash command. A word nobody knows is answered with the usage, in private, and shown as
 * it was typed.
 */
export async function runCommand(
  words: Record<string, Word>,
  text: string,
  request: Omit<CommandRequest, 'rest'>,
  ctx: Context,
): Promise<void> {
  const [typed = '', ...rest] = text.trim().split(/\s+/);
  const name = typed === '' ? await nextWord(words, request, ctx) : typed.toLowerCase();
  const word = Object.hasOwn(words, name) ? words[name] : undefined;
  if (word) return word.run({ ...request, rest: rest.join(' ') }, ctx);
  const unknown = { word: [...typed].slice(0, 40).join(''), command: ctx.command };
  await request.reply(usage(words, request.edition, ctx.command, say(request.edition, 'unknownWord', unknown)));
}

/** The usage, a line for each word; `first` comes before it, letter by letter. */
function usage(words: Record<string, Word>, edition: Edition, command: string, first?: string) {
  const heading = say(edition, 'helpHeading', { command });
  const lines = ['helpNext' as const, ...Object.values(words).map(({ help }) => help)].map((key) =>
    sayOfCommand(edition, key, command),
  );
  const more = `${say(edition, 'helpHome')}\n${say(edition, 'helpLater')}`;
  return {
    text: [...(first ? [escapeMrkdwn(first)] : []), heading, ...lines, more].join('\n'),
    blocks: [...(first ? [plainSection(first)] : []), section(`*${heading}*\n${lines.join('\n')}`), section(more)],
  };
}

/** A help line names the command as this workspace has it. */
const sayOfCommand = (edition: Edition, key: Word['help'] | 'helpNext', command: string): string =>
  edition.say[key].replaceAll('{command}', command);
