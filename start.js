import module from 'node:module';
import { join } from 'node:path';

// What `npm start` runs and, with the arguments `sandbox` and `demo`, `npm run sandbox` and `npm run demo`. Plain JavaScript,
// so that an older Node can read it and say what is missing.
const mend =
  '`npm ci` brings them with its own Node 26, but not under NODE_ENV=production, nor with ignore-scripts=true. Run: npm ci --include=dev --ignore-scripts=false && npm start';
const major = Number(process.versions.node.split('.')[0]);
if (major < 26) {
  console.error(
    `This needs Node 26 and the packages of the project, and was started with Node ${process.versions.node}. ${mend}`,
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
try {
  if (other) {
    process.argv.splice(2, 1);
    await import(other);
  } else {
    const { namesSlack, processEnvironment } = await import('./src/config.ts');
    await import(namesSlack(processEnvironment()) ? './src/main.ts' : './sandbox/start.ts');
  }
} catch (error) {
  const missing = error?.code === 'ERR_MODULE_NOT_FOUND' && /Cannot find package '([^']+)'/.exec(error.message)?.[1];
  if (error?.name !== 'SettingsError' && !missing) throw error;
  console.error(missing ? `Packages are missing, ${missing} for one. ${mend}` : error.message);
  process.exit(1);
}
