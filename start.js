import module from 'node:module';
import { join } from 'node:path';

// What `npm start` runs and, with the arguments `sandbox` and `demo`, `npm run sandbox` and `npm run demo`. Plain JavaScript, so that an older Node can
// read it and say what is missing.
const major = Number(process.versions.node.split('.')[0]);
if (major < 26) {
  console.error(
    `This needs Node 26 and was started with Node ${process.versions.node}. Run: npm ci && npm start (that brings its own Node 26).`,
  );
  process.exit(1);
}
// npm hands a signal to the shell that it runs this in, and most shells end without handing it on: then the parent is
// another one. Nobody but npm sets this variable, so a bot left running by hand goes on without its parent.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 200);
  watch.unref();
}
// What is compiled now need not be at the next start: half a second of several hundred files. It lies with the packages, not
// in a temporary folder that others of this machine may write to; where that cannot be written, nothing is kept.
module.enableCompileCache(join(import.meta.dirname, 'node_modules', '.cache', 'compiled'));
const others = { sandbox: './sandbox/main.ts', demo: './demo/main.ts' };
const other = others[process.argv[2]];
if (other) {
  process.argv.splice(2, 1);
  await import(other);
} else {
  const { namesSlack, processEnvironment, SettingsError } = await import('./src/config.ts');
  try {
    await import(namesSlack(processEnvironment()) ? './src/main.ts' : './sandbox/start.ts');
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
