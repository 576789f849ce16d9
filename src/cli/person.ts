import type { Database } from '../db/client.ts';
import type { Kept } from '../db/kept.ts';
import { loadKeys } from '../db/load-keys.ts';
import {
  collectPersonal,
  erasePersonal,
  forgetMentions,
  listPeople,
  listPosts,
  unknownMentions,
} from '../db/personal.ts';
import type { Person, SlackIdentity } from '../db/schema.ts';
import { type KeyRing, KeysRefused } from '../keys.ts';
import { type Command, Failed, Misused } from './command.ts';
import { withDatabase, withStore } from './store.ts';

const options = { user: { type: 'string' }, workspace: { type: 'string' } } as const;
const about = `
  --user U012AB3CD        their Slack user id (in Slack: their profile, "Copy member ID")
  --workspace T012AB3CD   only if the bot serves several workspaces`;

/** `export --user`: everything kept of one person, as JSON. */
export const exportCommand = (kept: Kept): Command => ({
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
      const unread = new Set<string>();
      const keys: KeyRing = { ...store.keys, noteUnread: (place) => unread.add(place) };
      context.out(JSON.stringify(await collectPersonal(store.database.db, keys, kept, person.id), null, 2));
      if (unread.size > 0)
        context.tell(
          `${unread.size} of the values cannot be read, and stand as not_readable: ${[...unread].join(', ')}. If a key is missing, add it and run this again.`,
        );
    });
  },
});

/** `erase --user`: one person's rows, for good. */
export const eraseCommand = (kept: Kept): Command => ({
  summary: 'erase everything that is kept of one person, for good',
  help: `--user <Slack user id> [--workspace <id>]

Erases everything the bot keeps of one person, takes their id out of the maps of others (who keep the name they call
them by), and prints, as JSON, how many rows went and which messages remain in Slack.
There is no way back; "export" first if they want a copy. Backups of the database keep what they hold until they expire.
Works beside a running bot on PostgreSQL; stop the bot first on the embedded database.
${about}`,
  options,
  async run(values, context) {
    const wanted = readWanted(values);
    await withDatabase(context, async (database, settings) => {
      const { db } = database;
      const keys = await keysIfThere(database, settings);
      const person = await findOne(database, wanted).catch(async (error: unknown) => {
        // Somebody the bot has never met may stand on the maps of others.
        if (!(error instanceof Failed) || !keys || !(await forgetEverywhere(database, keys, kept, wanted))) throw error;
      });
      if (!person) return context.tell('Their id is taken out of the maps of others. Nothing else was kept of them.');
      const posts = await listPosts(db, kept, person.id);
      const { erased, mentions } = await db.transaction().execute(async (trx) => ({
        erased: await erasePersonal(trx, kept, person.id),
        mentions: keys ? await forgetMentions(trx, keys, kept, identityOf(person)) : unknownMentions(kept),
      }));
      const remainsInSlack = posts
        .filter(({ state }) => state === 'sent' || state === 'sending' || state === 'unknown')
        .map(({ kind, channel_id, message_ts }) => ({ kind, channel: channel_id, message: message_ts }));
      context.out(JSON.stringify({ erased, ...mentions, remainsInSlack }, null, 2));
      if (!keys)
        context.tell(
          'Without the key nobody can see on which maps of others their id stands: it stays there, unreadable.',
        );
      context.tell(
        remainsInSlack.length > 0
          ? `Erased. ${remainsInSlack.length} message(s) of the bot remain in Slack, in their direct messages or in those of a mentor they shared a goal with: Slack keeps them under your organization's rules, and an owner of the workspace can delete them.`
          : 'Erased. No message of the bot with what they wrote remains in Slack.',
      );
    });
  },
});

const identityOf = ({ workspace_id: workspaceId, slack_user_id: slackUserId }: Person): SlackIdentity => ({
  workspaceId,
  slackUserId,
});

/** The key ring, or undefined where it is lost: somebody's right to be erased does not end with a key. */
async function keysIfThere(
  database: Database,
  { encryptionKeys: setting, dataDir }: { encryptionKeys?: string | undefined; dataDir: string },
): Promise<KeyRing | undefined> {
  try {
    return await loadKeys({ setting, database, dataDir, mayBegin: false });
  } catch (error) {
    if (error instanceof KeysRefused) return undefined;
    throw error;
  }
}

/** Takes somebody's id out of what others noted, in the workspace or in every one. @returns whether it stood anywhere */
async function forgetEverywhere(
  { db }: Database,
  keys: KeyRing,
  kept: Kept,
  { user, workspace }: Wanted,
): Promise<boolean> {
  const workspaces = await db.selectFrom('workspace').select('id').execute();
  const ids = workspaces.map(({ id }) => id).filter((id) => !workspace || id === workspace);
  const counts = await db.transaction().execute(async (trx) => {
    const found: number[] = [];
    for (const workspaceId of ids)
      found.push(...Object.values(await forgetMentions(trx, keys, kept, { workspaceId, slackUserId: user })));
    return found;
  });
  return counts.some((count) => count > 0);
}

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
