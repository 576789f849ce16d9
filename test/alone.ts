/**
 * Runs every `describe` and every test outside of one by itself: `npm run test:alone [-- part of a path …]`. What leans
 * on a test before it passes with its file, and fails as soon as somebody runs it alone, skips or moves the other.
 *
 * One round runs the first unit of each file, the next the second, and so on: the workers and what they have imported
 * serve many files, and a round costs little more than what it runs.
 */
import { relative } from 'node:path';
import { createVitest, type TestCase, type TestModule, type TestSuite, type Vitest } from 'vitest/node';

/** What is run by itself: a `describe`, or a test outside of one. */
interface Unit {
  module: TestModule;
  name: string;
  ids: string[];
}

const vitest = await createVitest('test', { watch: false, reporters: [] });
const failed = await runAll(vitest, process.argv.slice(2)).finally(() => vitest.close());
process.exitCode = failed > 0 ? 1 : 0;

/** Says what failed, and why, as it comes. @returns how many */
async function runAll(run: Vitest, paths: string[]): Promise<number> {
  const { testModules, unhandledErrors } = await run.collectTests(await run.globTestSpecifications(paths));
  let failed = say(unhandledErrors.map((error) => `a file cannot be read: ${messageOf(error)}`));
  const byFile = testModules.map(unitsOf).toSorted((a, b) => b.length - a.length);
  const rounds = Math.max(0, ...byFile.map((units) => units.length));
  for (let round = 0; round < rounds; round++) {
    const units = byFile.flatMap((all) => all[round] ?? []);
    failed += say(await runRound(run, units));
  }
  const count = byFile.flat().length;
  console.log(`${count} by themselves in ${rounds} rounds, ${failed} failures`);
  return failed;
}

function say(failures: string[]): number {
  for (const failure of failures) console.log(`alone it fails: ${failure}`);
  return failures.length;
}

/** The units of a file; none when it has only one, which every run runs alone. */
function unitsOf(module: TestModule): Unit[] {
  const units: Unit[] = [];
  const add = (parent: TestModule | TestSuite): void => {
    const children = [...parent.children];
    for (const child of children) {
      if (child.type === 'test' && parent.type === 'module') units.push(unit(module, child, [child]));
      if (child.type === 'suite') {
        if (children.length > 1) units.push(unit(module, child, [...child.children.allTests()]));
        add(child);
      }
    }
  };
  add(module);
  return units.length > 1 ? units : [];
}

function unit(module: TestModule, { fullName }: TestCase | TestSuite, tests: TestCase[]): Unit {
  const name = `${relative(process.cwd(), module.moduleId)} > ${fullName}`;
  return { module, name, ids: tests.map(({ id }) => id) };
}

async function runRound(run: Vitest, units: Unit[]): Promise<string[]> {
  const specifications = units.map(({ module, ids }) =>
    module.project.createSpecification(module.moduleId, { testIds: ids }),
  );
  const { testModules, unhandledErrors } = await run.runTestSpecifications(specifications);
  const found = unhandledErrors.map((error) => `an error outside of any test: ${messageOf(error)}`);
  for (const { module, name, ids } of units) {
    const ran = testModules.find(({ moduleId }) => moduleId === module.moduleId);
    const wrong = ran ? wrongIn(ran, new Set(ids)) : 'it did not run';
    if (wrong !== undefined) found.push(`${name}\n  ${wrong}`);
  }
  return found;
}

/** Why a unit did not pass; undefined when it did, with every test of it. */
function wrongIn(module: TestModule, ids: ReadonlySet<string>): string | undefined {
  const tests = [...module.children.allTests()].filter(({ id }) => ids.has(id));
  const errors = [module, ...module.children.allSuites()].flatMap((place) => place.errors());
  for (const test of tests) errors.push(...(test.result().errors ?? []));
  if (errors.length > 0) return errors.map(({ message }) => message).join('\n  ');
  const open = tests.filter((test) => !['passed', 'skipped'].includes(test.result().state));
  return tests.length < ids.size || open.length > 0 ? 'not every test of it ran' : undefined;
}

/** Vitest passes errors on as objects of no class. */
const messageOf = (error: unknown): string => (error as { message?: string }).message ?? JSON.stringify(error);
