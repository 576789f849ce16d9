import type { AnyBlock, KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Kysely } from 'kysely';
import type { Context } from '../context.ts';
import type { Person, Post, PostState, Schema } from '../db/schema.ts';
import { AskedToWait, Later } from '../jobs/later.ts';
import { slackErrorOf } from '../process/log.ts';
import type { ChartBlock } from './chart.ts';
import { secondsToWait, surelyNotDone } from './outcome.ts';

/** A direct message, with plain blocks for a workspace that has not got the newer ones. */
export interface DirectMessage {
  text: string;
  blocks: (AnyBlock | ChartBlock)[];
  plainBlocks?: AnyBlock[];
}

/** What a message is about: one message for each person, kind and subject. */
export interface Subject {
  kind: string;
  id: string;
}

const chartKind = 'data_visualization';

/**
 * Sends a person the one message about a subject, at most once: what was being sent when a process died, or what Slack
 * never answered or answered with a fault of its own, counts as sent. A message that stands in the chat is brought up to date in place; one
 * that was taken out is posted anew.
 * @param onceSince for a message to somebody who did not ask for it: what was sent since then, or may have been, is brought
 *   up to date in place or left alone, never posted a second time
 * @throws AskedToWait when Slack says when to come again; the error of the network or of Slack when the message surely was not sent
 */
export async function postOnce(
  ctx: Context,
  person: Person,
  subject: Subject,
  message: DirectMessage,
  onceSince?: Date,
): Promise<void> {
  const post = await claim(ctx.db, person.id, subject, ctx.now(), onceSince);
  if (post.state === 'sending') return countAsSent(ctx, post, subject);
  if (post.state === 'unknown' && isSince(post, onceSince)) return;
  const client = await ctx.workspaces.clientFor(person.workspace_id);
  if (post.state === 'sent' && (await updated(ctx, client, person, post, message, onceSince))) return;
  const channel = await openDirectMessage(client, person).catch(async (error: unknown) => {
    await settle(ctx.db, post.id, 'queued', ctx.now());
    throw waitingFor(error);
  });
  try {
    const sent = await withFallback(ctx, person, message, (blocks) =>
      client.chat.postMessage({ channel, text: message.text, blocks, unfurl_links: false, unfurl_media: false }),
    );
    const where = { channel_id: sent.channel ?? channel, message_ts: sent.ts ?? null };
    await settle(ctx.db, post.id, 'sent', ctx.now(), where);
  } catch (error) {
    const refused = surelyNotDone(error);
    await settle(ctx.db, post.id, refused ? 'queued' : 'unknown', ctx.now());
    if (!refused) return countAsSent(ctx, post, subject);
    throw waitingFor(error);
  }
}

/** Whether a message was sent, or last tried, at this instant or after it. */
const isSince = (post: Post, since: Date | undefined): boolean =>
  since !== undefined && post.updated_at.getTime() >= since.getTime();

/** Not tried again: what comes later about the same subject is news of its own, and is posted anew. */
function countAsSent(ctx: Context, post: Post, subject: Subject): void {
  ctx.log.warn({ post: post.id, kind: subject.kind }, 'a message whose outcome is unknown counts as sent');
}

/**
 * Takes a message out of the chat; false when it was already gone.
 * @param pressed the message whose own button was pressed: it is there, whatever we know of it
 */
export async function removePost(
  ctx: Context,
  client: WebClient,
  personId: string,
  subject: Subject,
  pressed?: { channel: string; ts: string },
): Promise<boolean> {
  const post = await findPost(ctx.db, personId, subject);
  const known = post?.state === 'sent' && post.channel_id && post.message_ts;
  const place = pressed ?? (known && { channel: post.channel_id ?? '', ts: post.message_ts ?? '' });
  if (!post || !place) return false;
  const gone = await client.chat
    .delete(place)
    .then(() => false)
    .catch((error: unknown) => {
      if (slackErrorOf(error) === 'message_not_found') return true;
      throw error;
    });
  // Unless it has been posted anew meanwhile: that one is there.
  await ctx.db
    .updateTable('post')
    .set({ state: 'removed', updated_at: ctx.now() })
    .where('id', '=', post.id)
    .where('message_ts', 'is not distinct from', post.message_ts)
    .execute();
  return !gone;
}

/** Takes every other message of the same kind out of a person's chat, as far as it is known where it stands. */
export async function removeOthers(
  ctx: Context,
  client: WebClient,
  personId: string,
  { kind, id }: Subject,
): Promise<void> {
  const others = await ctx.db
    .selectFrom('post')
    .select('subject_id')
    .where('person_id', '=', personId)
    .where('kind', '=', kind)
    .where('subject_id', '!=', id)
    .where('state', '=', 'sent')
    .execute();
  for (const { subject_id } of others) await removePost(ctx, client, personId, { kind, id: subject_id });
}

/** Notes where a message stands whose sending Slack never answered for: somebody has pressed in it. */
export async function learnPlace(
  ctx: Context,
  personId: string,
  subject: Subject,
  { channel, ts }: { channel: string; ts: string },
): Promise<void> {
  await ctx.db
    .updateTable('post')
    .set({ state: 'sent', channel_id: channel, message_ts: ts, updated_at: ctx.now() })
    .where('person_id', '=', personId)
    .where('kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .where('state', '=', 'unknown')
    .execute();
}

/** The state of the message about a subject; undefined when none was ever asked for. */
async function findPost(db: Kysely<Schema>, personId: string, subject: Subject): Promise<Post | undefined> {
  return db
    .selectFrom('post')
    .selectAll()
    .where('person_id', '=', personId)
    .where('kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .executeTakeFirst();
}

/** Longer than any attempt to send takes. */
const attemptMs = 15_000;

/**
 * Takes the message for sending. What is returned is its state before; 'sending' for one that a process left half sent
 * when it died.
 * @throws Later while another job is sending it: what that one sends may be older than what we have
 */
function claim(
  db: Kysely<Schema>,
  personId: string,
  subject: Subject,
  now: Date,
  onceSince: Date | undefined,
): Promise<Post> {
  return db.transaction().execute(async (trx) => {
    await trx
      .insertInto('post')
      .values({
        person_id: personId,
        kind: subject.kind,
        subject_id: subject.id,
        state: 'queued',
        created_at: now,
        updated_at: now,
      })
      .onConflict((conflict) => conflict.columns(['person_id', 'kind', 'subject_id']).doNothing())
      .execute();
    const post = await trx
      .selectFrom('post')
      .selectAll()
      .where('person_id', '=', personId)
      .where('kind', '=', subject.kind)
      .where('subject_id', '=', subject.id)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (post.state === 'sent' || (post.state === 'unknown' && isSince(post, onceSince))) return post;
    if (post.state === 'sending' && now.getTime() - post.updated_at.getTime() < attemptMs) throw new Later(2);
    // What was left half sent before that instant was another message, about the same subject.
    const halfSent = post.state === 'sending' && (onceSince === undefined || isSince(post, onceSince));
    await trx
      .updateTable('post')
      .set({ state: halfSent ? 'unknown' : 'sending', updated_at: now })
      .where('id', '=', post.id)
      .execute();
    return halfSent ? post : { ...post, state: post.state === 'sending' ? 'unknown' : post.state };
  });
}

async function settle(
  db: Kysely<Schema>,
  id: string,
  state: PostState,
  now: Date,
  where: { channel_id?: string | null; message_ts?: string | null } = {},
): Promise<void> {
  await db
    .updateTable('post')
    .set({ state, updated_at: now, ...where })
    .where('id', '=', id)
    .execute();
}

/** Brings a message that stands in the chat up to date; false when somebody deleted it and it is to be posted anew. */
async function updated(
  ctx: Context,
  client: WebClient,
  person: Person,
  post: Post,
  message: DirectMessage,
  onceSince: Date | undefined,
): Promise<boolean> {
  const { channel_id: channel, message_ts: ts } = post;
  if (!channel || !ts) return false;
  try {
    await withFallback(ctx, person, message, (blocks) =>
      client.chat.update({ channel, ts, text: message.text, blocks }),
    );
    return true;
  } catch (error) {
    if (slackErrorOf(error) !== 'message_not_found') throw waitingFor(error);
    if (isSince(post, onceSince)) return true;
    await settle(ctx.db, post.id, 'sending', ctx.now());
    return false;
  }
}

async function openDirectMessage(client: WebClient, person: Person): Promise<string> {
  const { channel } = await client.conversations.open({ users: person.slack_user_id });
  if (!channel?.id) throw new Error('Slack opened no direct message.');
  return channel.id;
}

/**
 * Sends with the newer blocks unless this workspace has refused them; when it does, remembers that and sends the plain
 * ones.
 */
async function withFallback<T>(
  ctx: Context,
  person: Person,
  message: DirectMessage,
  send: (blocks: KnownBlock[]) => Promise<T>,
): Promise<T> {
  // `@slack/types` has no chart block yet; Slack takes it where it takes the others.
  const newer = message.blocks as KnownBlock[];
  const plain = message.plainBlocks as KnownBlock[] | undefined;
  if (!plain) return send(newer);
  const { refused_blocks } = await ctx.db
    .selectFrom('workspace')
    .select('refused_blocks')
    .where('id', '=', person.workspace_id)
    .executeTakeFirstOrThrow();
  if (refused_blocks.includes(chartKind)) return send(plain);
  try {
    return await send(newer);
  } catch (error) {
    if (slackErrorOf(error) !== 'invalid_blocks') throw error;
    const sent = await send(plain);
    await ctx.db
      .updateTable('workspace')
      .set({ refused_blocks: [...refused_blocks, chartKind] })
      .where('id', '=', person.workspace_id)
      .execute();
    return sent;
  }
}

/** The error of a call to Slack; AskedToWait where Slack said when queued work is to come again. */
export function waitingFor(error: unknown): unknown {
  const seconds = secondsToWait(error);
  return seconds === undefined ? error : new AskedToWait(seconds);
}
