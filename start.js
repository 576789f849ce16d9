// What `npm start` runs. Plain JavaScript, so that an older Node can read it and say what is missing.
const major = Number(process.versions.node.split('.')[0]);
if (major < 26) {
  console.error(
    `This needs Node 26 and was started with Node ${process.versions.node}. Run: npm ci && npm start (that brings its own Node 26).`,
  );
  process.exit(1);
}
const { namesSlack, processEnvironment } = await import('./src/config.ts');
await import(namesSlack(processEnvironment()) ? './src/main.ts' : './sandbox/start.ts');
