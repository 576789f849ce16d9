/*
 * The room of what is typed into an assessment's pages: kept as it is typed, and with the answers once its page is left.
 */

import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import { say } from '../../content/say.ts';
import type { Context } from '../../context.ts';
import type { Schema } from '../../db/schema.ts';
import type { ActionRequest } from '../../feature.ts';
import type { Form } from '../../forms/form.ts';
import { shownAfresh } from '../../forms/inputs.ts';
import { forgetTyped, keepTyped } from '../../forms/typed/queries.ts';
import { showModal } from '../../slack/show.ts';
import { isText, type PageMetadata } from '../answers.ts';
import { findOwn } from '../queries.ts';
import { readMetadata } from '../reader.ts';
import { noticeView } from '../view.ts';
import { showPage } from './screens.ts';
import { typedIn } from './typed.ts';

/** A letter typed in a page: kept for a while before Slack is told that it was taken. */
export async function keepText({ blockId, form, at, person, view, ack }: ActionRequest, ctx: Context): Promise<void> {
  const { assessmentId = '', opened = '' } = readMetadata(view?.private_metadata) ?? {};
  const text = isText(blockId) ? form.text(blockId) : undefined;
  if (text !== undefined)
    await keepTyped(ctx, typedIn(person.id, assessmentId), { values: { [blockId]: text }, at, opened });
  await ack();
}

/** Begin anew: what was typed in the page before is gone, and its texts are as they are kept. */
export async function beginTextAnew(request: ActionRequest, ctx: Context): Promise<void> {
  const { person, edition, view, form } = request;
  const metadata = readMetadata(view?.private_metadata);
  const record = metadata && (await findOwn(ctx.db, ctx.keys, person.id, metadata.assessmentId));
  if (record) await ctx.db.transaction().execute((trx) => forgetPage(trx, ctx, person.id, { metadata, form }));
  await request.ack();
  if (!record) {
    ctx.log.warn({ person: person.id }, 'a form named an assessment that is not its sender’s; it was refused');
    return showModal(request, noticeView(edition, say(edition, 'answersNotYours')));
  }
  await showModal(request, shownAfresh(await showPage(ctx, record, metadata.page, edition), randomUUID().slice(0, 8)));
}

/** A page that was left, so that what was typed in it is kept with the answers. */
export interface LeftPage {
  metadata: PageMetadata;
  form: Form;
}

/** Forgets what was typed in a page: it is kept with the answers now, or not wanted any more. */
export async function forgetPage(
  trx: Transaction<Schema>,
  ctx: Context,
  personId: string,
  { metadata: { assessmentId, opened = '' }, form }: LeftPage,
): Promise<void> {
  const names = form.blockIds().filter(isText);
  if (names.length > 0) await forgetTyped(trx, ctx.keys, typedIn(personId, assessmentId), { opened, names }, ctx.now());
}
