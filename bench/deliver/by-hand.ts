/**
 * What the product is measured against: a loop written by hand. It takes and settles jobs by the same two statements, and
 * for each does the same reads and writes and calls, by `pg`, `fetch` and node:crypto: without a query builder, a client of
 * Slack's, kinds of work, a pace that learns, leases that are renewed, metrics, or a thought for anything that fails.
 */
import { createDecipheriv, createHmac, randomUUID } from 'node:crypto';
import pg from 'pg';
import { openDatabase } from '../../src/db/client.ts';
import { settleDone } from '../../src/jobs/settle.ts';
import { type Claimed, claim, nextLook } from '../../src/jobs/statements.ts';
import { answerParent, told } from './child.ts';
import { message, peopleAtOnce, type Told } from './message.ts';

const { databaseUrl, apiUrl, key } = told<Told>();
const secret = Buffer.from(key, 'base64');
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
const { db } = await openDatabase({ url: databaseUrl, dataDir: '', poolMax: 2 });
/** As many as the product works at once. */
const slots = 24;

/** A sealed value: head (5 bytes), nonce (12), tag (16), and the text with its length before it and zeros after it. */
function open(sealed: Buffer, workspace: string): { bot: { token: string } } {
  const decipher = createDecipheriv('aes-256-gcm', secret, sealed.subarray(5, 17));
  decipher.setAAD(Buffer.concat([sealed.subarray(0, 5), Buffer.from(`slack_installation:${workspace}:installation`)]));
  decipher.setAuthTag(sealed.subarray(17, 33));
  const padded = Buffer.concat([decipher.update(sealed.subarray(33)), decipher.final()]);
  return JSON.parse(padded.toString('utf8', 4, 4 + padded.readUInt32BE()));
}

async function call(method: string, token: string, given: Record<string, string>): Promise<Record<string, unknown>> {
  const response = await fetch(`${apiUrl}${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(given).toString(),
  });
  return (await response.json()) as Record<string, unknown>;
}

const one = async (text: string, values: unknown[]) => (await pool.query(text, values)).rows[0];

async function deliver({ workspace_id: workspace, data }: Claimed): Promise<void> {
  const [{ surface }, mine] = [data as { surface: string }, randomUUID()];
  const row = await one(
    `update surface set held_by = $2, held_until = now() + interval '30 seconds'
     where id = $1 and look_at is not null and (held_until is null or held_until < now())
     returning *, (select other.channel_id from surface other where other.person_id = surface.person_id
                   and other.place = 'dm' and other.channel_id is not null limit 1) as known_channel`,
    [surface, mine],
  );
  const person = await one('select * from person where id = $1', [row.person_id]);
  await one('select expires_at from slack_installation where workspace_id = $1', [workspace]);
  const { installation } = await one('select installation from slack_installation where workspace_id = $1', [
    workspace,
  ]);
  const { token } = open(installation, workspace).bot;
  const mark = createHmac('sha256', secret)
    .update(`surface:${surface}\n${JSON.stringify(message)}`)
    .digest('base64url');
  const opened = row.known_channel ?? (await call('conversations.open', token, { users: person.slack_user_id }));
  const channel = opened.channel?.id ?? opened;
  await one(
    `update surface set state = 'sending', owed = false, held_until = now() + interval '30 seconds', updated_at = now()
     where id = $1 and held_by = $2 and wanted_version = $3 returning id`,
    [surface, mine, row.wanted_version],
  );
  const { text, blocks } = message;
  const sent = await call('chat.postMessage', token, {
    channel,
    text,
    blocks: JSON.stringify(blocks),
    unfurl_links: 'false',
    unfurl_media: 'false',
  });
  await one(
    `update surface set state = 'sent', channel_id = $3, message_ts = $4, shown_mark = $5, shown_version = $6, tries = 0,
       last_error = null, look_at = null, held_by = null, held_until = null, updated_at = now()
     where id = $1 and held_by = $2 and wanted_version = $6 returning *`,
    [surface, mine, channel, sent.ts, mark.slice(0, 22), row.wanted_version],
  );
}

/** Takes what is free, as soon as anything is. */
async function drain(): Promise<never> {
  const done: { job: Claimed; slot: 'used' }[] = [];
  let running = 0;
  let turn = '';
  let wake = () => {};
  for (;;) {
    if (done.length > 0) await settleDone(db, done.splice(0));
    const jobs = await claim(db, ['surfaces.bring'], slots - running, turn);
    turn = jobs.at(-1)?.workspace_id ?? turn;
    for (const job of jobs) {
      running++;
      void deliver(job).then(() => {
        running--;
        done.push({ job, slot: 'used' });
        wake();
      });
    }
    if (done.length > 0) continue;
    const next = jobs.length === 0 && running < slots ? await nextLook(db, ['surfaces.bring']) : undefined;
    await new Promise<void>((resolve) => {
      wake = resolve;
      setTimeout(resolve, Math.max(1, Math.min(next ?? 50, 50)));
    });
  }
}

void drain();

answerParent(
  {
    async enqueue() {
      const { rows } = await pool.query('select id from person order by slack_user_id');
      for (let from = 0; from < rows.length; from += peopleAtOnce) {
        const wanted = rows.slice(from, from + peopleAtOnce).map(({ id }) => ({ id, about: randomUUID() }));
        const client = await pool.connect();
        await client.query('begin');
        const written = await client.query(
          `insert into surface (workspace_id, place, person_id, kind, subject_id, state, owed, asked_at, shown_version,
                                look_at, created_at, updated_at)
           select p.workspace_id, 'dm', p.id, 'bench.note', w.about, 'queued', true, now(), 0, now(), now(), now()
           from jsonb_to_recordset($1::jsonb) as w(id uuid, about uuid) join person p on p.id = w.id
           returning workspace_id as workspace, id as surface`,
          [JSON.stringify(wanted)],
        );
        await client.query(
          `insert into job (name, workspace_id, data, run_at)
           select 'surfaces.bring', d ->> 'workspace', d, now() from jsonb_array_elements($1::jsonb) d`,
          [JSON.stringify(written.rows)],
        );
        await client.query('commit');
        client.release();
      }
    },
  },
  'ready',
);
