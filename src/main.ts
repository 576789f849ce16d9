import { createBot, openPatiently } from './bot.ts';
import { processEnvironment, readSettings } from './config.ts';
import { createLog } from './process/log.ts';
import { createEdge, listen, stopInOrder } from './process/serve.ts';

/** The bot for a real workspace: settings → port → database → Slack and queue, and an orderly stop. */
async function main(): Promise<void> {
  const settings = readSettings(processEnvironment());
  const log = createLog(settings.logLevel);
  const bot = createBot({ settings, log, now: () => new Date() });
  const stopped = new AbortController();
  const server = createEdge((request, response) => bot.handle(request, response));
  stopInOrder(log, async () => {
    stopped.abort();
    server.close();
    server.closeIdleConnections();
    await bot.stop();
    server.closeAllConnections();
  });
  // An embedded database is opened first: a second process on its folder is told so, not that the port is taken.
  if (!settings.databaseUrl) await bot.open();
  const port = await listen(server, settings.port);
  if (settings.databaseUrl) await openPatiently(bot, log, stopped.signal);
  await bot.begin();
  bot.tellAbout(`listens on port ${port}`);
  log.info({ port, mode: settings.slack.mode, database: settings.databaseUrl ? 'postgres' : 'embedded' }, 'ready');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
