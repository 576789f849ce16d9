/*
 * The room of the mentor's digest: once a week at most what stands with whom they mentor, facts alone, for who has switched it
 * on. What it says, and whether it comes, is decided in digest.ts.
 */

import { say } from '../../content/say.ts';
import type { ActionRequest, AppContext, Feature, Incoming, SubmitAnswer, SubmitRequest } from '../../feature.ts';
import { lockReader } from '../../pushes/queries.ts';
import { errors, showModal, update } from '../../slack/show.ts';
import { inTransaction } from '../../surfaces/want.ts';
import { settingsScreen } from '../screens.ts';
import { digestBlocks, digestIds } from './ids.ts';
import { followDigest } from './job.ts';
import { type DigestChange, noteOffered, saveDigestSetting } from './queries.ts';
import { digestFormScreen } from './screens.ts';
import { digestOffer, readDigestForm } from './view.ts';

/** What is pressed of it; each is its presser's own. */
export const digestActs = {
  [digestIds.on]: (request, ctx) => switchTo(request, ctx, true),
  [digestIds.off]: (request, ctx) => switchTo(request, ctx, false),
  [digestIds.change]: async (request, ctx) => showModal(request, await digestFormScreen(request, ctx)),
} satisfies NonNullable<Feature['actions']>;

/** Its form, sent. */
export const digestSubmits = { [digestIds.keep]: keep } satisfies NonNullable<Feature['submits']>;

/** Keeps how somebody wants it; their Home and the digest that stands say so. */
const save = (ctx: AppContext, personId: string, change: DigestChange): Promise<void> =>
  inTransaction(ctx, async (trx, want) => {
    // Whoever decides this week waits, or has decided.
    await lockReader(trx, personId, 'wait');
    await saveDigestSetting(trx, personId, change, ctx.now());
    want.home(personId);
    await followDigest(trx, want, personId);
  });

/** Said in private below a message, and elsewhere on the page of when all of these come. */
async function switchTo(request: ActionRequest, ctx: AppContext, isOn: boolean): Promise<void> {
  const { edition, person, message } = request;
  await save(ctx, person.id, { is_on: isOn });
  await request.ack();
  const said = say(edition, isOn ? 'digestIsOn' : 'digestIsOff');
  if (message) return request.reply({ text: `${said} ${say(edition, 'digestWhere', { command: ctx.command })}` });
  await showModal(request, await settingsScreen(request, ctx, said));
}

/** Keeps its day and hour; the next day is found anew. */
async function keep(request: SubmitRequest, ctx: AppContext): Promise<SubmitAnswer> {
  const { edition, form, person } = request;
  const wanted = readDigestForm(form);
  if (!wanted) return errors({ [digestBlocks.day]: say(edition, 'digestDayMissing') });
  await save(ctx, person.id, wanted);
  return update(await settingsScreen(request, ctx, say(edition, 'nudgeKept')));
}

/** Offers it to a mentor who has agreed: once, and not to who has it. */
export async function offerDigest({ person, edition }: Incoming, ctx: AppContext) {
  return (await noteOffered(ctx.db, person.id, ctx.now())) ? digestOffer(edition) : undefined;
}
