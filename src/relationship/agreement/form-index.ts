import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import { localDay } from '../../calendar.ts';
import { say } from '../../content/say.ts';
import type { Schema } from '../../db/schema.ts';
import type { ActionRequest, AppContext, SubmitAnswer, SubmitRequest } from '../../feature.ts';
import { heldAsText } from '../../forms/form.ts';
import { shownAfresh } from '../../forms/inputs.ts';
import { mergeFields, missingIn, onePerField } from '../../forms/merge.ts';
import { problemWords } from '../../forms/problem-words.ts';
import { readFields } from '../../forms/read.ts';
import { fieldsOf } from '../../forms/table.ts';
import { forgetTyped, keepTyped } from '../../forms/typed/queries.ts';
import { errors, showModal, update } from '../../slack/show.ts';
import { inTransaction, type Want } from '../../surfaces/want.ts';
import { afterMove, type PairRecord, sideOf } from '../pair.ts';
import { choosePlace } from '../place/choice-screens.ts';
import { isSameSeen } from '../place/comparing.ts';
import { channelIn, seenIn } from '../place/seen.ts';
import { findPair, lockPair, saveDraft } from '../queries.ts';
import { readMetadata } from '../reader.ts';
import { formBasis, formScreen, notYours, ownPair, pairScreen, typedIn } from '../screens.ts';
import { otherName, pairShown } from '../wording.ts';
import { enoughWords, hasSentEnough, proposeScreen } from './index.ts';
import { applyMove } from './move-job.ts';
import { listVersions } from './queries.ts';
import { type Terms, type TermsField, termsTable, whereBothAre, withPicked, withPlace } from './terms.ts';

/** The form of the words: of what would be proposed, of another version, or of what she notes alone. */
export async function openForm(request: ActionRequest, ctx: AppContext): Promise<void> {
  const id = request.value ?? '';
  await request.ack();
  const own = await ownPair(request, ctx, id);
  if (!own) return showModal(request, notYours(request));
  const { pair, side } = own;
  const isDraft = side === 'mentee' && pair.state === 'talk';
  const mayChange = isDraft || afterMove(pair, pair.withBot ? 'change' : 'note-agreed', side) !== undefined;
  const view = mayChange
    ? formScreen(request, ctx, pair, side)
    : pairScreen(request, ctx, id, say(request.edition, 'pairChangedMeanwhile'));
  await showModal(request, await view);
}

/** A letter typed, a day or an option chosen: kept for a while before Slack is told that it was taken. */
export async function keepAsTyped(request: ActionRequest, ctx: AppContext): Promise<void> {
  const { view, form, blockId, at } = request;
  const { pairId, opened = '' } = readMetadata(view?.private_metadata);
  const text = heldAsText(form, blockId);
  const isField = (fieldsOf(termsTable) as string[]).includes(blockId);
  if (isField && text !== undefined)
    await keepTyped(ctx, typedIn(request, pairId), { values: { [blockId]: text }, at, opened });
  await request.ack();
}

/** What was typed before is gone, and the form is as it would be without it. */
export async function beginAnew(request: ActionRequest, ctx: AppContext): Promise<void> {
  const { pairId, opened = '' } = readMetadata(request.view?.private_metadata);
  await ctx.db
    .transaction()
    .execute((trx) => forgetTyped(trx, ctx.keys, typedIn(request, pairId), { opened }, ctx.now()));
  await request.ack();
  const own = await ownPair(request, ctx, pairId);
  if (!own) return showModal(request, notYours(request));
  const shown = await formScreen(request, ctx, own.pair, own.side);
  await showModal(request, shownAfresh(shown, randomUUID().slice(0, 8)));
}

/** What a form of the terms says; or what is to be mended, at its inputs. */
async function readTermsForm(
  request: SubmitRequest,
  ctx: AppContext,
  pair: PairRecord,
): Promise<{ terms: Terms; basis: Terms; number: number; problems: Record<string, string>; confirm?: string }> {
  const { edition, person, form } = request;
  const { shown = {}, sure } = readMetadata(request.view.private_metadata);
  const { terms: basis, number } = await formBasis(request, ctx, pair);
  const read = readFields(termsTable, form, shown, basis, { edition, mine: { focus: [] }, picked: {} });
  const today = localDay(person.time_zone, ctx.now());
  const here = new Set(
    (Object.keys(termsTable) as TermsField[]).filter((field) => read.fields[field] !== basis[field]),
  );
  const merged = mergeFields(termsTable, basis, read.fields, { here, elsewhere: new Set() }, today);
  const found = [...merged.problems, ...missingIn(termsTable, read.fields)];
  const problems = problemWords({ edition, table: termsTable, today }, onePerField(termsTable, found));
  const fields = withPicked(basis, read.fields);
  const terms = withPlace(fields, fields.place, pairShown(pair).names);
  const asked = { terms, basis, number, problems };
  if (terms.place !== whereBothAre || Object.keys(problems).length > 0) return asked;
  // Where it may not look any more nothing is asked of it, and what they have stays.
  if (!form.has('placeWhich') && terms.placeWhich === basis.placeWhich) return asked;
  if (terms.placeWhich === '') return { ...asked, problems: { placeWhich: say(edition, 'placeWhichMissing') } };
  const chosen = await choosePlace(request, ctx, pair, channelIn(terms.placeWhich));
  if (chosen.problem !== undefined) return { ...asked, problems: { placeWhich: chosen.problem } };
  // What they talk in already is what both agreed to, as long as it is as they saw it.
  const [before, now] = [seenIn(basis.placeWhich), seenIn(chosen.kept)];
  if (terms.place === basis.place && before && now && before.channel === now.channel && isSameSeen(before, now))
    return asked;
  const confirm = sure === channelIn(terms.placeWhich) ? undefined : chosen.confirm;
  return { ...asked, terms: { ...terms, placeWhich: chosen.kept }, ...(confirm && { confirm }) };
}

/** The words of a proposal are kept, and the message is shown with them; without the bot, what both agreed is noted anew. */
export async function keepDraft(request: SubmitRequest, ctx: AppContext): Promise<SubmitAnswer> {
  const { pairId, opened = '' } = readMetadata(request.view.private_metadata);
  const own = await ownPair(request, ctx, pairId);
  if (own?.side !== 'mentee') return update(notYours(request));
  const { terms, basis, problems, confirm } = await readTermsForm(request, ctx, own.pair);
  if (Object.keys(problems).length > 0) return errors(problems);
  if (confirm)
    return update(await formScreen(request, ctx, own.pair, 'mentee', confirm, terms, channelIn(terms.placeWhich)));
  const kept = await inTransaction(ctx, async (trx, want) => {
    const pair = await lockPair(trx, ctx.keys, { id: pairId, personId: request.person.id });
    const moved = pair && pair.state !== 'talk' ? afterMove(pair, 'note-agreed', 'mentee') : undefined;
    if (!pair || (pair.state !== 'talk' && typeof moved !== 'object')) return 'moved on';
    await forgetTyped(trx, ctx.keys, typedIn(request, pairId), { opened }, ctx.now());
    if (typeof moved !== 'object') await saveDraft(trx, ctx.keys, pair, terms);
    else if (JSON.stringify(terms) !== JSON.stringify(basis))
      await applyMove(ctx, trx, want, pair, moved, 'mentee', { terms });
    return typeof moved === 'object' ? 'noted' : 'draft';
  });
  if (kept === 'draft') return update(await proposeScreen(request, ctx, pairId));
  const noted = say(request.edition, 'notedAgreed', { name: own.pair.noted.name });
  const notice = kept === 'noted' ? noted : say(request.edition, 'pairChangedMeanwhile');
  return update(await pairScreen(request, ctx, pairId, notice));
}

/** Another version goes to the other side; or the form stays, with what was typed in it. */
export async function sendChange(request: SubmitRequest, ctx: AppContext): Promise<SubmitAnswer> {
  const { edition } = request;
  const metadata = readMetadata(request.view.private_metadata);
  const { pairId, opened = '' } = metadata;
  const own = await ownPair(request, ctx, pairId);
  if (!own) return update(notYours(request));
  const { pair, side } = own;
  const { terms, basis, number, problems, confirm } = await readTermsForm(request, ctx, pair);
  if (Object.keys(problems).length > 0) return errors(problems);
  if (confirm) return update(await formScreen(request, ctx, pair, side, confirm, terms, channelIn(terms.placeWhich)));
  const isMoved = number !== metadata.number;
  const isSame = JSON.stringify(terms) === JSON.stringify(basis);
  if (isSame && !isMoved) return errors({ purpose: say(edition, 'termsSame') });
  const sent =
    !isMoved &&
    (await inTransaction(ctx, (trx, want) => change(request, ctx, trx, want, { pairId, number, terms, opened })));
  if (sent === 'enough') return errors({ purpose: await enoughWords(request, ctx) });
  if (sent) {
    const notice =
      pair.state === 'active' ? say(edition, 'termsSent', { name: otherName(own.viewer, pairShown(pair)) }) : undefined;
    return update(await pairScreen(request, ctx, pairId, notice));
  }
  const now = await findPair(ctx.db, ctx.keys, { id: pairId, personId: request.person.id });
  if (!now || !afterMove(now, 'change', side))
    return update(await pairScreen(request, ctx, pairId, say(edition, 'pairChangedMeanwhile')));
  return update(await formScreen(request, ctx, now, side, say(edition, 'termsMoved'), terms));
}

async function change(
  request: SubmitRequest,
  ctx: AppContext,
  trx: Transaction<Schema>,
  want: Want,
  { pairId, number, terms, opened }: { pairId: string; number: number; terms: Terms; opened: string },
): Promise<boolean | 'enough'> {
  const pair = await lockPair(trx, ctx.keys, { id: pairId, personId: request.person.id });
  const side = pair && sideOf(pair, request.person.id);
  const versions = await listVersions(trx, ctx.keys, pairId);
  // Of two who change at once the second reads the first one's version before sending another.
  if (!pair || !side || (versions.at(-1)?.number ?? 0) !== number) return false;
  const moved = afterMove(pair, 'change', side);
  if (typeof moved !== 'object') return false;
  // Each is a message to the mentor.
  if (side === 'mentee' && pair.state === 'proposed' && (await hasSentEnough(trx, ctx, request.person.id)))
    return 'enough';
  await forgetTyped(trx, ctx.keys, typedIn(request, pairId), { opened }, ctx.now());
  await applyMove(ctx, trx, want, pair, moved, side, { terms });
  return true;
}
