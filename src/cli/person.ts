import type { Database } from '../db/client.ts';
import { collectPersonal, erasePersonal, listPeople, listPostsOnGoals } from '../db/personal.ts';
import type { Person } from '../db/schema.ts';
import { type Command, Failed, Misused } from './command.ts';
import { withDatabase, withStore } from './store.ts';

const options = { user: { type: 'string' }, workspace: { type: 'string' } } as const;
const about = `
  --user U012AB3CD        their Slack user id (in Slack: their profile, "Copy member ID")
  --workspace T012AB3CD   only if the bot serves several workspaces`;

/** `export --user`: everything kept of one person, as JSON. */
export const exportCommand: Command = {
  summary: 'print everything that is kept of one person, as JSON',
  help: `--user <Slack user id> [--workspace <id>]

Prints everything the bot keeps of one person as JSON, opened: hand it to that person and nobody else.
Works beside a running bot on PostgreSQL; stop the bot first on the embedded database.
${about}`,
  options,
  async run(values, context) {
    const wanted = readWanted(values);
    await withStore(context, async (store) => {
      const person = await findOne(store.database, wanted);
      context.out(JSON.stringify(await collectPersonal(store.database.db, store.keys, person.id), null, 2));
    });
  },
};

/** `erase --user`: one person's rows, for good. */
export const eraseCommand: Command = {
  summary: 'erase everything that is kept of one person, for good',
  help: `--user <Slack user id> [--workspace <id>]

Erases everything the bot keeps of one person and prints, as JSON, how many rows went and which messages remain in Slack.
There is no way back; "export" first if they want a copy. Backups of the database keep what they hold until they expire.
Works beside a running bot on PostgreSQL; stop the bot first on the embedded database.
${about}`,
  options,
  async run(values, context) {
    const wanted = readWanted(values);
    await withDatabase(context, async (database) => {
      const { db } = database;
      const person = await findOne(database, wanted);
      const own = await db.selectFrom('post').selectAll().where('person_id', '=', person.id).execute();
      const posts = [...own, ...(await listPostsOnGoals(db, person.id))];
      const erased = await db.transaction().execute((trx) => erasePersonal(trx, person.id));
      const remainsInSlack = posts
        .filter(({ state }) => state === 'sent' || state === 'unknown')
        .map(({ kind, channel_id, message_ts }) => ({ kind, channel: channel_id, message: message_ts }));
      context.out(JSON.stringify({ erased, remainsInSlack }, null, 2));
      context.tell(
        remainsInSlack.length > 0
          ? `Erased. ${remainsInSlack.length} message(s) of the bot remain in Slack, in their direct messages or in those of a mentor they shared a goal with: Slack keeps them under your organization's rules, and an owner of the workspace can delete them.`
          : 'Erased. No message of the bot with what they wrote remains in Slack.',
      );
    });
  },
};

interface Wanted {
  user: string;
  workspace?: string;
}

function readWanted({ user, workspace }: Record<string, string | boolean | undefined>): Wanted {
  if (typeof user !== 'string' || !/^[UW][A-Z0-9]+$/.test(user)) {
    throw new Misused('--user needs a Slack user id, such as U012AB3CD.');
  }
  return typeof workspace === 'string' ? { user, workspace } : { user };
}

async function findOne({ db }: Database, { user, workspace }: Wanted): Promise<Person> {
  const people = await listPeople(db, user, workspace);
  const [person, ...others] = people;
  if (!person) {
    throw new Failed(
      `Nothing is kept of ${user}${workspace ? ` in ${workspace}` : ''}. Check the id, and that DATABASE_URL or MENTORING_DATA_DIR are those of the bot.`,
    );
  }
  if (others.length > 0) {
    const known = people.map((one) => one.workspace_id).sort();
    throw new Misused(`${user} is known in several workspaces: add --workspace ${known.join(' or ')}.`);
  }
  return person;
}
