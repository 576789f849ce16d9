import type { Kysely, Transaction } from 'kysely';
import type { Schema, SlackIdentity } from '../../db/schema.ts';
import { identityOf } from '../../db/sealed.ts';
import { type KeyRing, NotOpened } from '../../keys.ts';

/** An entry on somebody's map that stands for a member. */
interface Mention {
  id: string;
  /** Whose map it is. */
  personId: string;
  noted: Record<string, unknown>;
}

const stretch = 200;

/**
 * The entries for a member on every map of their workspace. What is noted is sealed, so that no index can find them:
 * each map is read, a stretch at a time. For what happens seldom, such as somebody leaving.
 */
export async function listMentions(db: Kysely<Schema>, keys: KeyRing, member: SlackIdentity): Promise<Mention[]> {
  const found: Mention[] = [];
  let after: string | undefined;
  for (;;) {
    const rows = await db
      .selectFrom('network_person')
      .innerJoin('person', 'person.id', 'network_person.person_id')
      .select(['network_person.id', 'network_person.person_id', 'network_person.noted'])
      .where('person.workspace_id', '=', member.workspaceId)
      .$if(after !== undefined, (query) => query.where('network_person.id', '>', after ?? ''))
      .orderBy('network_person.id')
      .limit(stretch)
      .execute();
    for (const { id, person_id: personId, noted: sealed } of rows) {
      const noted = readable(sealed, id, keys);
      if (noted?.slackUserId === member.slackUserId) found.push({ id, personId, noted });
    }
    after = rows.at(-1)?.id;
    if (after === undefined) return found;
  }
}

/**
 * Takes a member's id out of the maps of others, who keep the name they call them by: for somebody who is erased. Each
 * map is locked as its owner's own changes lock it, so that a change under way does not bring the id back.
 *
 * @returns how many entries lost the id
 */
export async function forgetMentions(trx: Transaction<Schema>, keys: KeyRing, member: SlackIdentity): Promise<number> {
  let changed = 0;
  for (const { id, personId } of await listMentions(trx, keys, member)) {
    await trx.selectFrom('person').select('id').where('id', '=', personId).forUpdate().execute();
    const row = await trx.selectFrom('network_person').select('noted').where('id', '=', id).executeTakeFirst();
    if (!row) continue;
    const { slackUserId, timeZone: _, deactivated: __, ...kept } = notedIn(row.noted, id, keys);
    if (slackUserId !== member.slackUserId) continue;
    const anew = keys.seal(JSON.stringify(kept), identityOf('network_person', id, 'noted'));
    await trx.updateTable('network_person').set({ noted: anew }).where('id', '=', id).execute();
    changed++;
  }
  return changed;
}

/** What is noted in an entry; undefined where no key opens it: one such entry must not hide the others. */
function readable(sealed: Uint8Array, id: string, keys: KeyRing): Mention['noted'] | undefined {
  try {
    return notedIn(sealed, id, keys);
  } catch (error) {
    if (error instanceof NotOpened) return undefined;
    throw error;
  }
}

const notedIn = (sealed: Uint8Array, id: string, keys: KeyRing): Mention['noted'] =>
  JSON.parse(keys.open(sealed, identityOf('network_person', id, 'noted'))) as Mention['noted'];
