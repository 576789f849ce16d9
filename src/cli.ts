/** The operator's commands: `npm run cli -- <command>`, in the container `node src/cli.ts <command>`. */
import { doctorCommand } from './cli/doctor.ts';
import { migrateCommand } from './cli/migrate.ts';
import { eraseCommand, exportCommand } from './cli/person.ts';
import { rotateKeysCommand } from './cli/rotate-keys.ts';
import { runCommand } from './cli/run.ts';
import { processEnvironment } from './config.ts';
import type { Editions } from './content/editions.ts';
import type { Sample } from './feature.ts';
import { samplesOf } from './samples.ts';

/** Every command by its name; the help and the README list the same. */
export const commands = {
  migrate: migrateCommand,
  doctor: doctorCommand(everySample),
  export: exportCommand,
  erase: eraseCommand,
  'rotate-keys': rotateKeysCommand,
};

function everySample(editions: Editions, command: string): Sample[] {
  return editions.ids.flatMap((id) =>
    samplesOf(editions.get(id), command).map((sample) => ({ ...sample, name: `${id}: ${sample.name}` })),
  );
}

if (import.meta.main) {
  process.exitCode = await runCommand(commands, process.argv.slice(2), {
    environment: processEnvironment(),
    out: (text) => process.stdout.write(`${text}\n`),
    tell: (sentence) => process.stderr.write(`${sentence}\n`),
  });
}
