import { randomUUID } from 'node:crypto';
import type { ModalView } from '@slack/types';
import type { Edition } from '../../content/editions.ts';
import type { Context } from '../../context.ts';
import type { Form } from '../../forms/form.ts';
import { findTyped } from '../../forms/typed/queries.ts';
import type { AssessmentRecord } from '../assessment.ts';
import type { PageId } from '../pages.ts';
import { hasText, pageView } from '../view.ts';
import { typedBeside, typedIn } from './typed.ts';

/** A page, with what she had typed in it and never left it with. One query where something is typed. */
export async function showPage(
  ctx: Context,
  record: AssessmentRecord,
  page: PageId,
  edition: Edition,
  notice?: string,
): Promise<ModalView> {
  const { id: assessmentId, personId, answers } = record;
  const all = hasText(page) ? await findTyped(ctx.db, ctx.keys, typedIn(personId, assessmentId)) : {};
  const typed = typedBeside(answers, all);
  return pageView({ assessmentId, page, answers, edition, notice, typed, opened: randomUUID() });
}

/** The page she is on once more, because its text was also changed in another window. */
export const showAgain = (
  { id: assessmentId, answers }: AssessmentRecord,
  page: PageId,
  edition: Edition,
  notice: string,
  kept: Form,
): ModalView => pageView({ assessmentId, page, answers, edition, notice, kept, opened: randomUUID() });
