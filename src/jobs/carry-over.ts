import { type Kysely, sql } from 'kysely';
import type { Schema } from '../db/schema.ts';

/**
 * Takes over what an earlier version left in the queue of pg-boss, also what its last replicas still sent while the new
 * ones came up. What they were working at is worked again, which does no harm; what was finished goes.
 */
export async function carryOver(db: Kysely<Schema>): Promise<void> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('pgboss.job') is not null as there`.execute(db);
  if (!rows[0]?.there) return;
  await sql`
    with left_over as (
      delete from pgboss.job returning name, data, state, start_after
    )
    insert into job (name, workspace_id, data, run_at)
    select l.name, coalesce(w.id, p.workspace_id),
           case when a.person_id is null then l.data else l.data || jsonb_build_object('person', a.person_id) end,
           l.start_after
    from left_over l
    left join workspace w on w.id = l.data ->> 'workspace'
    left join assessment a on a.id = (l.data ->> 'assessment')::uuid
    left join person p on p.id = coalesce(l.data ->> 'person', l.data ->> 'mentor', a.person_id::text)::uuid
    where l.state in ('created', 'retry', 'active') and coalesce(w.id, p.workspace_id) is not null`.execute(db);
}
