import type { Context } from '../../context.ts';
import type { AppContext } from '../../feature.ts';
import { needLabel } from '../../needs/need.ts';
import { findPersonFact } from '../../people/facts.ts';
import { aboutNeeds, readerOf } from '../../reader.ts';
import { wantHandedOver } from '../../surfaces/handed-over.ts';
import type { MessageKind, Rendered, Showing } from '../../surfaces/kind.ts';
import { needWords } from '../assessment.ts';
import { findById, findEarlier, hasNewer } from '../queries.ts';
import { resultMessage } from './view.ts';

type Result = ReturnType<typeof resultMessage>;

/** The result of a finished assessment, for its owner. It comes whenever she is done: her own press brought it. */
export const resultSurface: MessageKind<AppContext> = {
  name: 'assess.result',
  place: 'dm',
  hours: 'any',
  tooLateAfterHours: 7 * 24,
  afterUnknown: 'leave',
  render: renderResult,
};

async function renderResult(ctx: AppContext, { subject: id, person }: Showing): Promise<Rendered<Result>> {
  const record = await findById(ctx.db, ctx.keys, id);
  if (!record?.finishedAt || record.personId !== person?.id) return 'gone';
  const earlier = await findEarlier(ctx.db, ctx.keys, record);
  const { answers } = record;
  const reader = readerOf(ctx, person);
  const { edition } = reader;
  const focus = answers.focus.map((need) => ({ id: need, label: needLabel(needWords(edition, answers), need) }));
  const needLines = await aboutNeeds(reader, ctx, focus);
  const isOld = await hasNewer(ctx.db, record);
  const content = { assessmentId: id, answers, edition, earlier, needLines, isOld };
  return resultMessage(content, person.full_notification_text);
}

/** A job of the release before, which posted each result itself. What it was sending when its process died counts as sent. */
export async function wantResult({ assessment: id }: { assessment: string }, ctx: Context): Promise<void> {
  const record = await findById(ctx.db, ctx.keys, id);
  const person = record?.finishedAt && (await findPersonFact(ctx.db, record.personId));
  if (person) await wantHandedOver(ctx, { kind: resultSurface.name, to: person.id, about: id }, 'news');
}
