/** The operator's commands: `npm run cli -- <command>`, in the container `node src/cli.ts <command>`. */
import { features, samplesOf } from './app.ts';
import { doctorCommand } from './cli/doctor.ts';
import { migrateCommand } from './cli/migrate.ts';
import { nudgesCommand } from './cli/nudges.ts';
import { pauseCommand, resumeCommand } from './cli/pause.ts';
import { eraseCommand, exportCommand } from './cli/person.ts';
import { retryJobsCommand } from './cli/retry-jobs.ts';
import { rotateKeysCommand } from './cli/rotate-keys.ts';
import { runCommand } from './cli/run.ts';
import { processEnvironment, SettingsError } from './config.ts';
import type { Editions } from './content/editions.ts';
import { keptBy } from './db/kept.ts';
import type { Feature, Sample } from './feature.ts';
import { jobsOf, registerJobs } from './register.ts';

/** Every command by its name, for a list of features; the help and the README list the same. */
export function commandsFor(all: readonly Feature[]) {
  const kept = keptBy(all);
  return {
    migrate: migrateCommand,
    doctor: doctorCommand((editions, command) => everySample(editions, command, all), kept.sealed),
    export: exportCommand(kept),
    erase: eraseCommand(kept),
    nudges: nudgesCommand({ features: all, jobs: jobsOf(all), registerJobs }),
    pause: pauseCommand(all),
    resume: resumeCommand(all),
    'rotate-keys': rotateKeysCommand(kept.sealed),
    'retry-jobs': retryJobsCommand(jobsOf(all)),
  };
}

function everySample(editions: Editions, command: string, all: readonly Feature[]): Sample[] {
  return editions.ids.flatMap((id) =>
    samplesOf(editions.get(id), command, all).map((sample) => ({ ...sample, name: `${id}: ${sample.name}` })),
  );
}

/** The commands of the product. */
export const commands = commandsFor(features);

async function main(words: readonly string[]): Promise<0 | 1 | 2> {
  const tell = (sentence: string) => process.stderr.write(`${sentence}\n`);
  try {
    const environment = processEnvironment();
    return await runCommand(commands, words, { environment, out: (text) => process.stdout.write(`${text}\n`), tell });
  } catch (error) {
    // A `.env` that is no text.
    if (!(error instanceof SettingsError)) throw error;
    tell(error.message);
    return 1;
  }
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
