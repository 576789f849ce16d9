import { changeChannel } from '../../sandbox/actions/channels.ts';
import type { Two } from './meetings.ts';

/** A private channel that the two have agreed to talk in, as it stands once the bot has begun there. @returns its id */
export async function putChannel(
  two: Two,
  { others = [], isPublic = false }: { others?: string[]; isPublic?: boolean } = {},
) {
  const { running, maya, helen, database, pairId } = two;
  const { workspace } = running.sandbox;
  const happens = (request: object): string => changeChannel(workspace, { as: maya.id, ...request } as never);
  const channel = happens({ do: 'create', name: 'maya-helen', is_private: !isPublic });
  for (const user of [helen.id, workspace.bot.userId, ...others]) happens({ do: 'invite', channel, user });
  const { db } = database;
  const now = new Date('2026-11-23T15:00:00Z');
  const version = await db
    .selectFrom('agreement')
    .select(['id', 'person_id'])
    .where('pair_id', '=', pairId)
    .executeTakeFirstOrThrow();
  const { workspace_id } = await db
    .selectFrom('person')
    .select('workspace_id')
    .where('id', '=', version.person_id)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('pair_place')
    .values({
      ...{ pair_id: pairId, person_id: version.person_id, workspace_id, version_id: version.id, state: 'open' },
      ...{ wanted: true, attempt: 0, channel_id: channel, problem: null, look_at: null, held_by: null },
      ...{ held_until: null, created_at: now, updated_at: now, agreed_public: isPublic },
    })
    .execute();
  return { channel, happens };
}
