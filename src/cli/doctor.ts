import { readGeneralSettings, readSettings, type Settings, SettingsError } from '../config.ts';
import { type Editions, loadEditions } from '../content.ts';
import { countOldSeals } from '../db/rotate.ts';
import type { Sample } from '../feature.ts';
import { type Command, type CommandContext, Failed } from './command.ts';
import type { Report } from './finding.ts';
import { checkSlack, patientClient } from './slack-checks.ts';
import { withStore } from './store.ts';
import { validateSamples } from './validate-samples.ts';

/**
 * `doctor`: settings, content, database, keys, Slack.
 *
 * @param samplesOf every view and message the product can send, for `--blocks`
 */
export function doctorCommand(samplesOf: (editions: Editions, command: string) => Sample[]): Command {
  return {
    summary: 'check settings, database, keys and Slack, and say how to mend what is wrong',
    help: `[--blocks]

Checks the settings, the content, the database and its keys, Slack's tokens and scopes. Changes nothing.
  --blocks   also has Slack check a sample of every view and message (blocks.validate; nothing is posted)`,
    options: { blocks: { type: 'boolean' } },
    async run(values, context) {
      let wrong = 0;
      const report: Report = ({ ok, sentence }) => {
        if (!ok) wrong++;
        context.out(`${ok ? 'ok  ' : 'MEND'}  ${sentence}`);
      };
      const settings = checkSettings(context, report);
      const editions = settings && (await checkContent(settings, report));
      await checkDatabase(context, report);
      if (settings?.slack?.mode === 'oauth') {
        report({
          ok: true,
          sentence:
            'Slack: with OAuth each workspace has its own token; to check one, run this with its SLACK_BOT_TOKEN.',
        });
      } else if (settings?.slack) {
        const client = patientClient(settings.slack.botToken, settings.slack.apiUrl);
        await checkSlack(settings.slack, client, report);
        if (values.blocks && editions) await validateSamples(client, samplesOf(editions, settings.command), report);
      }
      if (wrong > 0) throw new Failed(`${wrong} thing(s) to mend.`);
    },
  };
}

/** All settings; without Slack's where those are wrong, so that the rest can still be looked at. */
function checkSettings(
  { environment }: CommandContext,
  report: Report,
): (Omit<Settings, 'slack'> & { slack?: Settings['slack'] }) | undefined {
  try {
    const settings = readSettings(environment);
    report({
      ok: true,
      sentence: `Settings: ${settings.slack.mode === 'socket' ? 'Socket Mode' : settings.slack.mode === 'http' ? 'one workspace over HTTP' : 'many workspaces by OAuth'}.`,
    });
    return settings;
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    for (const problem of error.problems) report({ ok: false, sentence: `Settings: ${problem}` });
  }
  try {
    return readGeneralSettings(environment);
  } catch {
    return undefined;
  }
}

async function checkContent(
  { contentDir, edition }: Omit<Settings, 'slack'>,
  report: Report,
): Promise<Editions | undefined> {
  try {
    const editions = await loadEditions(contentDir, edition);
    report({
      ok: true,
      sentence: `Content: editions ${editions.ids.join(', ')}; ${editions.default.id} is the default.`,
    });
    return editions;
  } catch (error) {
    report({ ok: false, sentence: `Content: ${error instanceof Error ? error.message : String(error)}` });
    return undefined;
  }
}

async function checkDatabase(context: CommandContext, report: Report): Promise<void> {
  try {
    await withStore(context, async ({ database, keys }) => {
      report({
        ok: true,
        sentence: `Database: ${database.kind === 'postgres' ? 'PostgreSQL' : 'embedded'}, answers, tables up to date.`,
      });
      const old = await countOldSeals(database.db, keys);
      report({
        ok: true,
        sentence:
          old > 0
            ? `Keys: fit; ${old} value(s) still need an older key (rotate-keys).`
            : 'Keys: fit; only the first is needed.',
      });
    });
  } catch (error) {
    if (error instanceof SettingsError) return;
    report({ ok: false, sentence: `Database: ${error instanceof Error ? error.message : String(error)}` });
  }
}
