import { editionOf } from '../../content/edition-of.ts';
import type { Context } from '../../context.ts';
import { findPersonFact } from '../../people/facts.ts';
import { postOnce } from '../../slack/post.ts';
import { findById, findEarlier } from '../queries.ts';
import { resultMessage } from './view.ts';

/** Posts the result of a finished assessment to its owner, or brings the message that is there up to date. */
export async function sendResult({ assessment: id }: { assessment: string }, ctx: Context): Promise<void> {
  const record = await findById(ctx.db, ctx.keys, id);
  const person = record?.finishedAt && (await findPersonFact(ctx.db, record.personId));
  if (!record || !person || person.deactivated_at) return;
  const earlier = await findEarlier(ctx.db, ctx.keys, record);
  const content = { assessmentId: id, answers: record.answers, edition: editionOf(person, ctx), earlier };
  await postOnce(ctx, person, { kind: 'assess.result', id }, resultMessage(content, person.full_notification_text));
}
