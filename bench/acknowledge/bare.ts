/**
 * What the product is measured against: a bare Bolt app that does the same reads and writes for the same three requests
 * by hand: `pg` without a query builder, node:crypto without a key ring, pages ready-made, no error door, no metrics. The
 * job for the queue is put there in the same transaction.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { App, HTTPReceiver, LogLevel, type ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import pg from 'pg';
import { serve, told } from './contender.ts';

const { databaseUrl, apiUrl, botToken, signingSecret, key, pages } = told();
const views = pages as Record<string, ModalView>;
const secret = Buffer.from(key, 'base64');
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
pool.on('error', () => undefined);

interface Row {
  id: string;
  person_id: string;
  page: string;
  answers: Buffer;
}
interface Answers {
  needs: Record<string, { importance?: number; support?: number; asked: string }>;
}

/** A sealed value: head (5 bytes), nonce (12), tag (16), and the text with its length before it and zeros after it. */
function open({ id, person_id, answers }: Row): Answers {
  const decipher = createDecipheriv('aes-256-gcm', secret, answers.subarray(5, 17));
  decipher.setAAD(Buffer.concat([answers.subarray(0, 5), Buffer.from(`assessment:${id}:answers:${person_id}`)]));
  decipher.setAuthTag(answers.subarray(17, 33));
  const padded = Buffer.concat([decipher.update(answers.subarray(33)), decipher.final()]);
  return JSON.parse(padded.toString('utf8', 4, 4 + padded.readUInt32BE())) as Answers;
}

function seal({ id, person_id, answers: before }: Row, answers: Answers): Buffer {
  const head = before.subarray(0, 5);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', secret, nonce);
  cipher.setAAD(Buffer.concat([head, Buffer.from(`assessment:${id}:answers:${person_id}`)]));
  const text = Buffer.from(JSON.stringify(answers));
  const padded = Buffer.alloc(Math.ceil((text.length + 4) / 256) * 256);
  padded.writeUInt32BE(text.length);
  text.copy(padded, 4);
  const body = Buffer.concat([cipher.update(padded), cipher.final()]);
  return Buffer.concat([head, nonce, cipher.getAuthTag(), body]);
}

async function personOf(team: string, user: string): Promise<string> {
  const { rows } = await pool.query('select * from person where workspace_id = $1 and slack_user_id = $2', [
    team,
    user,
  ]);
  return rows[0].id;
}

/** Reads, changes and writes an assessment of a person under a lock; a page that changed also renews Home, by the queue. */
async function change(person: string, id: string, decide: (answers: Answers) => void, page?: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query('select * from assessment where id = $1 and person_id = $2 for update', [
      id,
      person,
    ]);
    const row: Row = rows[0];
    const answers = open(row);
    decide(answers);
    await client.query('update assessment set answers = $1, page = $2 where id = $3', [
      seal(row, answers),
      page ?? row.page,
      id,
    ]);
    if (page && page !== row.page) {
      const home = await client.query(
        `insert into surface as s (workspace_id, place, person_id, kind, subject_id, state, owed, asked_at,
                                   shown_version, look_at, created_at, updated_at)
         select workspace_id, 'home', id, 'home', id, 'queued', false, now(), 0, now() + interval '1 minute', now(), now()
         from person where id = $1
         on conflict (person_id, kind, subject_id) do update
         set wanted_version = s.wanted_version + 1, last_error = null, look_at = excluded.look_at
         returning id as surface, workspace_id as workspace`,
        [person],
      );
      const { surface, workspace } = home.rows[0];
      const { rowCount } = await client.query(
        `insert into job (name, workspace_id, data, run_at)
         select 'surfaces.bring', $1, $2, now()
         where not exists (select from job where name = 'surfaces.bring' and data = $2 and waits)`,
        [workspace, { workspace, surface }],
      );
      if (rowCount) await client.query("select pg_notify('mentoring_jobs', '')");
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

const receiver = new HTTPReceiver({ signingSecret, logLevel: LogLevel.WARN });
const app = new App({
  receiver,
  authorize: async () => ({ botToken, botId: 'B0BENCH', botUserId: 'U0BOT' }),
  clientOptions: { slackApiUrl: apiUrl },
  logLevel: LogLevel.WARN,
  convoStore: false,
});

const metadataOf = (view: ViewOutput): { assessmentId: string; page: string; asked: string } =>
  JSON.parse(view.private_metadata);

function shown(page: string, assessmentId: string): ModalView {
  const view = views[page]!;
  return { ...view, private_metadata: JSON.stringify({ ...JSON.parse(view.private_metadata ?? ''), assessmentId }) };
}

app.command('/mentoring', async ({ ack, body, client }) => {
  await ack();
  const person = await personOf(body.team_id, body.user_id);
  const { rows } = await pool.query(
    'select * from assessment where person_id = $1 and replaced_at is null order by started_at desc limit 1',
    [person],
  );
  const row: Row = rows[0];
  open(row);
  await client.views.open({ trigger_id: body.trigger_id, view: shown(row.page, row.id) });
});

app.action('assess:keep', async ({ ack, body }) => {
  if (body.type !== 'block_actions' || !body.view) return;
  const { assessmentId, asked } = metadataOf(body.view as ViewOutput);
  const options = body.view.state.values['tick:craft']?.['assess:keep']?.selected_options ?? [];
  const ticked = options.map(({ value }) => value);
  const person = await personOf(body.team?.id ?? '', body.user.id);
  await change(person, assessmentId, ({ needs }) => {
    for (const id of ['A1', 'A2', 'A3', 'A4']) {
      if (!ticked.includes(id)) delete needs[id]?.importance;
      else needs[id] = { ...needs[id], importance: 3, asked };
    }
  });
  await ack();
});

const next: Record<string, string> = { 'quick:needs': 'quick:support', 'quick:support': 'quick:focus' };

app.view('assess:page', async ({ ack, body, view }) => {
  const { assessmentId, page, asked } = metadataOf(view);
  const after = next[page]!;
  const person = await personOf(body.team?.id ?? '', body.user.id);
  await change(
    person,
    assessmentId,
    ({ needs }) => {
      for (const [block, actions] of Object.entries(view.state.values)) {
        const chosen = Object.values(actions)[0]?.selected_option?.value;
        const [what, id = ''] = block.split(':');
        if (what === 'support' && chosen !== undefined) needs[id] = { ...needs[id], support: Number(chosen), asked };
      }
    },
    after,
  );
  await ack({ response_action: 'update', view: shown(after, assessmentId) });
});

await serve(receiver.requestListener);
