import type { ParseArgsOptionsConfig } from 'node:util';

/** What a command is given besides its options. */
export interface CommandContext {
  /** The clock, in tests; else that of the database. */
  now?: () => Date;
  /** The settings, as in the process environment. */
  environment: Record<string, string | undefined>;
  /** To standard output: what somebody may pipe on. */
  out(text: string): void;
  /** To standard error: sentences for the operator. */
  tell(sentence: string): void;
}

/** One of the operator's commands. */
export interface Command {
  /** One line for the list of commands. */
  summary: string;
  /** The rest of its help: what it does, its options, what to know before. */
  help: string;
  options: ParseArgsOptionsConfig;
  /** Throws Misused (exit 2) or any other error (exit 1). */
  run(values: Record<string, string | boolean | undefined>, context: CommandContext): Promise<void>;
}

/** The command was not written right; the sentence says how. Exit 2. */
export class Misused extends Error {
  override name = 'Misused';
}

/** The command could not do its work; the sentence states the mend. Exit 1. */
export class Failed extends Error {
  override name = 'Failed';
}
