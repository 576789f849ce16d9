import type { WebClient } from '@slack/web-api';
import { readGeneralSettings, readSettings, type Settings, SettingsError } from '../config.ts';
import { type Editions, loadEditions } from '../content/editions.ts';
import { countBefore, countOldSeals } from '../db/rotate.ts';
import type { SealedColumn } from '../db/sealed.ts';
import type { Sample } from '../feature.ts';
import type { KeyRing, SealStage } from '../keys.ts';
import { type Command, type CommandContext, Failed } from './command.ts';
import type { Report } from './finding.ts';
import { checkInstallations } from './installation-checks.ts';
import { checkPauses } from './pause.ts';
import { checkQueue } from './queue-check.ts';
import { checkClock, checkSlack, patientClient } from './slack-checks.ts';
import { type Store, withStore } from './store.ts';
import { validateSamples } from './validate-samples.ts';

/**
 * `doctor`: settings, content, database, keys, Slack.
 *
 * @param samplesOf every view and message the product can send, for `--blocks`
 * @param sealed every encrypted column
 */
export function doctorCommand(
  samplesOf: (editions: Editions, command: string) => Sample[],
  sealed: readonly SealedColumn[],
): Command {
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
      if (settings) {
        checkContacts(settings, report);
        tellHolidays(settings, report);
      }
      const slack = settings?.slack;
      if (slack) await checkClock(slack, report);
      let client: WebClient | undefined;
      await checkDatabase(context, sealed, report, async (store) => {
        if (slack?.mode === 'oauth') client = await checkInstallations(store, slack, report);
      });
      if (slack && slack.mode !== 'oauth') {
        client = patientClient(slack.botToken, slack.apiUrl);
        await checkSlack(slack, client, report);
      }
      if (values.blocks && slack && editions) {
        if (client) await validateSamples(client, samplesOf(editions, settings.command), report);
        else report({ ok: false, sentence: 'Blocks: not checked, because no workspace has a token that Slack takes.' });
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

/** Whether people who are stuck find somebody to turn to. */
function checkContacts({ contacts }: Pick<Settings, 'contacts'>, report: Report): void {
  const names = contacts.map(({ name, outside }) => (outside ? `${name} (outside)` : name)).join(', ');
  report(
    contacts.length > 0
      ? { ok: true, sentence: `Contacts: ${names}.` }
      : {
          ok: false,
          sentence:
            'No contacts: nobody to turn to is named under "Ask somebody for help", and the screen says so. Set MENTORING_CONTACTS.',
        },
  );
}

/** Which days are off for everybody, where any are named. */
function tellHolidays({ holidays }: Pick<Settings, 'holidays'>, report: Report): void {
  if (holidays.length > 0) report({ ok: true, sentence: `Days off for everybody: ${holidays.join(', ')}.` });
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
    for (const remark of editions.remarks) report({ ok: true, sentence: `Content: ${remark}` });
    return editions;
  } catch (error) {
    report({ ok: false, sentence: `Content: ${error instanceof Error ? error.message : String(error)}` });
    return undefined;
  }
}

/** Whether everything is sealed as it would be now, and whose it is stands in the seal. */
async function checkSeals(
  db: Store['database']['db'],
  keys: KeyRing,
  sealed: readonly SealedColumn[],
  report: Report,
): Promise<void> {
  const old = await countOldSeals(db, keys, sealed);
  report({
    ok: true,
    sentence:
      old > 0
        ? `Keys: fit; ${old} value(s) still need an older key (rotate-keys).`
        : 'Keys: fit; only the first is needed.',
  });
  const unbound = await countBefore(db, sealed);
  const stage = keys.stage();
  const mends: Record<SealStage, string> = {
    before: `${unbound} value(s) are bound to their row alone, so that a row which is moved to somebody else opens. 1. Upgrade every process of the bot to this release. 2. Then run: npm run cli -- rotate-keys`,
    asked: `values are being bound to whose they are, and ${unbound} are not yet. Run again: npm run cli -- rotate-keys`,
    bound: `${unbound} value(s) are bound to their row alone, and refused: somebody put them there since rotate-keys, or no key opened them then. Put them back from a backup that was made after it.`,
  };
  if (stage === 'bound' && unbound === 0)
    report({ ok: true, sentence: 'Seals: every value is bound to whose it is; one that is not is refused.' });
  else report({ ok: false, sentence: `Seals: ${mends[stage]}` });
}

/** @param then what else is in the database to look at */
async function checkDatabase(
  context: CommandContext,
  sealed: readonly SealedColumn[],
  report: Report,
  then: (store: Store) => Promise<void>,
): Promise<void> {
  try {
    await withStore(context, async ({ database, keys }) => {
      report({
        ok: true,
        sentence: `Database: ${database.kind === 'postgres' ? 'PostgreSQL' : 'embedded'}, answers, tables up to date.`,
      });
      await checkSeals(database.db, keys, sealed, report);
      await checkQueue(database.db, report);
      await checkPauses(database.db, report);
      await then({ database, keys });
    });
  } catch (error) {
    if (!(error instanceof SettingsError))
      report({ ok: false, sentence: `Database: ${error instanceof Error ? error.message : String(error)}` });
  }
}
