import { parseArgs } from 'node:util';
import { SettingsError } from '../config.ts';
import { DatabaseDown, DatabaseRefused } from '../db/errors.ts';
import { KeysRefused } from '../keys.ts';
import { describeError } from '../process/log.ts';
import { type Command, type CommandContext, Failed, Misused } from './command.ts';

/** Errors whose message is a sentence for the operator, with the mend. */
const SENTENCES = [Failed, SettingsError, DatabaseDown, DatabaseRefused, KeysRefused];

/**
 * Runs one of the operator's commands.
 *
 * @param words what stands after `npm run cli --`
 * @returns the exit code: 0 done, 1 failed, 2 misused
 */
export async function runCommand(
  commands: Record<string, Command>,
  words: readonly string[],
  context: CommandContext,
): Promise<0 | 1 | 2> {
  const [name, ...rest] = words;
  if (name === '--help' || name === '-h' || name === 'help') {
    context.out(overview(commands));
    return 0;
  }
  const command = name === undefined || !Object.hasOwn(commands, name) ? undefined : commands[name];
  if (!command) {
    context.tell(name === undefined ? 'Which command?' : `There is no command "${name}".`);
    context.tell(overview(commands));
    return 2;
  }
  try {
    const { values } = read(command, rest);
    if (values.help) {
      context.out(`npm run cli -- ${name} ${command.help}`);
      return 0;
    }
    await command.run(values, context);
    return 0;
  } catch (error) {
    if (error instanceof Misused) {
      context.tell(`${error.message} See: npm run cli -- ${name} --help`);
      return 2;
    }
    // What is not foreseen is told without its message, which may quote what people wrote.
    const foreseen = SENTENCES.some((kind) => error instanceof kind);
    context.tell(foreseen ? (error as Error).message : `${name} failed: ${JSON.stringify(describeError(error))}`);
    return 1;
  }
}

function read(command: Command, words: string[]) {
  try {
    const options = { ...command.options, help: { type: 'boolean', short: 'h' } } as const;
    const { values } = parseArgs({ args: words, options, strict: true, allowPositionals: false });
    return { values: values as Record<string, string | boolean | undefined> };
  } catch (error) {
    throw new Misused(error instanceof Error ? error.message.replace(/\.?$/, '.') : String(error));
  }
}

function overview(commands: Record<string, Command>): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  return [
    'npm run cli -- <command> [options]        (in the container: node src/cli.ts <command> [options])',
    '',
    ...Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'Each command explains itself with --help. Exit codes: 0 done, 1 failed, 2 misused.',
  ].join('\n');
}
