import type { ModalView } from '@slack/types';
import { localDay } from '../../calendar.ts';
import { say } from '../../content/say.ts';
import type { ActionRequest, AppContext, Incoming, SubmitAnswer, SubmitRequest } from '../../feature.ts';
import { heldAsText, inputName } from '../../forms/form.ts';
import { findTyped, keepTyped } from '../../forms/typed/queries.ts';
import { errors, showModal, update } from '../../slack/show.ts';
import { changeAgenda } from '../agenda/edit-job.ts';
import { mayDo } from '../agenda/may.ts';
import { markOf } from '../agenda/screens.ts';
import { sentenceView } from '../page-view.ts';
import { meetingScreen } from '../screens.ts';
import {
  type Filled,
  filledIn,
  filledProblems,
  isOwnInput,
  ownIn,
  ownProblems,
  type Problem,
  type Typed,
  ticksTyped,
} from './filled.ts';
import { followBlocks, followIds } from './ids.ts';
import { findNote } from './queries.ts';
import { readFollowMetadata } from './reader.ts';
import { type OnMeeting, saveForPost, saveOwn, typedAfter } from './save-job.ts';
import {
  type Again,
  followScreen,
  isInChannel,
  markOfFilled,
  notesScreen,
  nothingHere,
  type OwnMeeting,
  ownMeeting,
  placeOf,
  previewScreen,
  reachedChanged,
  readInOf,
  standsIn,
} from './screens.ts';
import { cleanLines, noOwnWords, type OwnField, type OwnNote, type OwnWords } from './written.ts';

type Act = (request: ActionRequest, ctx: AppContext) => Promise<void>;
type Submit = (request: SubmitRequest, ctx: AppContext) => Promise<SubmitAnswer>;

/** What stands in the inputs that a form shows, by the name of each. */
function typedOf({ form, view }: Pick<ActionRequest | SubmitRequest, 'form' | 'view'>): Typed {
  const { reached = [] } = readFollowMetadata(view?.private_metadata);
  const names = form.blockIds().filter((name) => isOwnInput(name) || isPostInput(name));
  return Object.fromEntries(
    names.map((name) => {
      const at = (followBlocks.reached as readonly string[]).indexOf(name);
      return [name, at < 0 ? (heldAsText(form, name) ?? '') : ticksTyped(form.ticked(name) ?? [], reached[at] ?? '')];
    }),
  );
}

const postInputs = new Set<string>([
  followBlocks.decided,
  ...[...followBlocks.action, ...followBlocks.owner, ...followBlocks.due, ...followBlocks.reached],
]);
const isPostInput = (name: string): boolean => postInputs.has(name);

const ofPart = (typed: Typed, part: 'post' | 'own'): Typed =>
  Object.fromEntries(Object.entries(typed).filter(([name]) => isOwnInput(name) === (part === 'own')));

/** What is typed is kept as it is typed: each part for itself. */
async function jot(request: ActionRequest, ctx: AppContext): Promise<void> {
  const { meetingId, formId } = readFollowMetadata(request.view?.private_metadata);
  const name = inputName(request.blockId);
  const text = typedOf(request)[name];
  const part = isOwnInput(name) ? 'own' : 'post';
  if (text !== undefined)
    await keepTyped(ctx, typedAfter(request.person.id, meetingId, part), {
      ...{ values: { [name]: text }, at: request.at, opened: formId },
    });
  await request.ack();
}

export const notNow = (who: Incoming, ctx: AppContext, pairId: string) =>
  meetingScreen(who, ctx, pairId, say(who.edition, 'followNotNow'));

const problemKeys = {
  'decided-long': 'decidedTooLong',
  'action-long': 'actionTooLong',
  'action-empty': 'actionNoText',
  'due-past': 'actionPast',
  'due-far': 'actionFar',
} as const;

function problemWords({ edition }: Incoming, problem: Problem): string {
  if (problem.what === 'own-long') return say(edition, 'ownTooLong', { limit: problem.limit });
  if (problem.what !== 'full') return say(edition, problemKeys[problem.what]);
  const { oldest } = problem;
  return oldest ? say(edition, 'actionsFull', { text: oldest.text }) : say(edition, 'actionsFullNow');
}

/** What is to be mended, each at its input: its name is followed by a mark in the view. */
function errorsOf(request: SubmitRequest, problems: readonly Problem[]): SubmitAnswer {
  const { blocks } = request.view as { blocks: { block_id?: string }[] };
  const idOf = (name: string): string =>
    blocks.find(({ block_id }) => block_id !== undefined && inputName(block_id) === name)?.block_id ?? name;
  return errors(Object.fromEntries(problems.map((problem) => [idOf(problem.at), problemWords(request, problem)])));
}

const todayOf = ({ pair }: OwnMeeting, ctx: AppContext): string => localDay(pair.zones[pair.side], ctx.now());

/** The form is sent: what is her own is kept at once, what others will read is shown as it will stand. */
async function preview(request: SubmitRequest, ctx: AppContext): Promise<SubmitAnswer> {
  const { view, person } = request;
  const metadata = readFollowMetadata(view.private_metadata);
  const { pairId, meetingId, formId } = metadata;
  const own = await ownMeeting(ctx, request, metadata);
  if (!own) return update(nothingHere(request));
  const { side } = own.pair;
  const typed = typedOf(request);
  if (mayDo(own.record, 'decide', side) !== 'yes') return tooLate(request, ctx, own, typed);
  const values = { at: undefined, opened: formId };
  await keepTyped(ctx, typedAfter(person.id, meetingId, 'post'), { ...values, values: ofPart(typed, 'post') });
  if (side === 'mentee')
    await keepTyped(ctx, typedAfter(person.id, meetingId, 'own'), { ...values, values: ofPart(typed, 'own') });
  const problems = [
    ...filledProblems(typed, own.actions, { formId, by: side, today: todayOf(own, ctx) }),
    ...(side === 'mentee' ? ownProblems(typed, side) : []),
  ];
  if (problems.length > 0) return errorsOf(request, problems);
  const on = { pairId, meetingId, personId: person.id };
  const kept = side === 'mentee' ? await keepOwn(ctx, on, typed, metadata) : undefined;
  if (kept?.again) {
    // Both are said at once: what is sent next names all that was read here.
    const why = say(request.edition, kept.isUnread ? 'followUnread' : 'ownChanged');
    const notice = [...changedDecided(request, own, typed), why].join('\n');
    return update(await followScreen(request, ctx, own, { typed, notice, saved: kept.again }));
  }
  return previewOf(request, ctx, own, typed, kept?.isNews === true);
}

/** The two have ended while she wrote: what is her own is kept all the same. */
async function tooLate(request: SubmitRequest, ctx: AppContext, { pair }: OwnMeeting, typed: Typed) {
  const { view, person, edition } = request;
  const metadata = readFollowMetadata(view.private_metadata);
  const problems = pair.side === 'mentee' ? ownProblems(typed, pair.side) : [];
  if (problems.length > 0) return errorsOf(request, problems);
  const on = { pairId: pair.id, meetingId: metadata.meetingId, personId: person.id };
  const kept = pair.side === 'mentee' ? await keepOwn(ctx, on, typed, metadata) : undefined;
  const words = [say(edition, 'followNotNow'), ...(kept?.isNews ? [say(edition, 'followOwnKept')] : [])];
  return update(await meetingScreen(request, ctx, pair.id, words.join(' ')));
}

/** Keeps what is one's own; what another window saved meanwhile is shown before it is written over. */
async function keepOwn(
  ctx: AppContext,
  on: OnMeeting,
  typed: Typed,
  { own: version, formId }: { own: number; formId: string },
): Promise<{ again?: Partial<OwnWords>; isNews: boolean; isUnread?: boolean } | undefined> {
  const had = await findNote(ctx.db, ctx.keys, on);
  const words = ownIn(typed, had?.words);
  const saved = await saveOwn(ctx, on, { words, version, formId });
  if (saved?.outcome === 'changed') return { again: differing(saved.note, words), isNews: false };
  if (saved?.outcome === 'unread') return { again: {}, isNews: false, isUnread: true };
  return { isNews: saved?.outcome === 'saved' && saved.note?.version !== (had?.version ?? 0) };
}

const differing = (note: OwnNote | undefined, words: OwnWords): Partial<OwnWords> => {
  const kept = note?.words ?? noOwnWords;
  const names = (Object.keys(kept) as OwnField[]).filter((name) => kept[name] !== '' && kept[name] !== words[name]);
  return Object.fromEntries(names.map((name) => [name, kept[name]]));
};

/** What another window saved as decided meanwhile, if what is sent would write over it. */
function changedDecided({ edition, view }: SubmitRequest, own: OwnMeeting, typed: Typed): string[] {
  const had = own.decided.get(own.record.meetingId)?.[own.pair.side];
  const { decided: shown } = readFollowMetadata(view.private_metadata);
  const isChanged = had && had.version !== shown && had.text !== cleanLines(typed[followBlocks.decided] ?? '');
  return isChanged ? [say(edition, 'decidedChanged', { text: had.text })] : [];
}

/** What was typed for others, as it will stand; saved at once where nothing of it is new. */
async function previewOf(
  request: SubmitRequest,
  ctx: AppContext,
  own: OwnMeeting,
  typed: Typed,
  isOwnKept: boolean,
): Promise<SubmitAnswer> {
  const notice = isOwnKept ? say(request.edition, 'followOwnKept') : undefined;
  const metadata = readFollowMetadata(request.view.private_metadata);
  const had = own.decided.get(own.record.meetingId)?.[own.pair.side];
  const filled = filledIn(typed, had?.text ?? '', metadata.formId, own.pair.side);
  const [changed] = changedDecided(request, own, typed);
  if (changed) return update(await followScreen(request, ctx, own, { typed, notice: changed }));
  if (!isNews(own, filled))
    return update(
      await saveAll(request, ctx, own, filled, { words: isOwnKept ? 'followOwnOnly' : 'followNothingNew' }),
    );
  const place = await placeOf(request, ctx, own);
  if (place !== 'unknown') return update(previewScreen(own, filled, place, { metadata, notice }));
  return update(await followScreen(request, ctx, own, unsure(request, { place, typed, notice })));
}

/** Slack does not say who reads there: what was typed waits in the form. */
const unsure = ({ edition }: Incoming, again: Again): Again => ({
  ...again,
  notice: [...(again.notice ? [again.notice] : []), say(edition, 'agendaUnsure')].join('\n'),
});

/** Whoever sent or pressed in a modal, with what it carries. */
type Sent = Incoming & Pick<ActionRequest, 'view'>;

/** What waits to be saved, as the preview was to show it. */
async function previewed({ person, view }: Sent, ctx: AppContext, own: OwnMeeting): Promise<Filled> {
  const { formId } = readFollowMetadata(view?.private_metadata);
  const typed = await findTyped(ctx.db, ctx.keys, typedAfter(person.id, own.record.meetingId, 'post'));
  const had = own.decided.get(own.record.meetingId)?.[own.pair.side];
  return filledIn(typed, had?.text ?? '', formId, own.pair.side);
}

/** What is said of what was saved. */
type SavedWords = 'followSaved' | 'followSavedPost' | 'followSavedCopy' | 'followOwnOnly' | 'followNothingNew';

/** Of what the other is to do they get no message: that is for whoever wrote it to say. */
const toldOf = ({ around: { edition }, pair, viewer }: OwnMeeting, { actions }: Filled): string[] =>
  actions.some(({ owner }) => owner !== pair.side) ? [say(edition, 'followTellThem', { name: viewer.name })] : [];

/** Keeps what others read, and says what came of it: the page of the two, or the form once more. */
async function saveAll(
  who: Sent,
  ctx: AppContext,
  own: OwnMeeting,
  filled: Filled,
  { goesOn = false, words: saved = 'followSaved' }: { goesOn?: boolean; words?: SavedWords } = {},
) {
  const { edition, person } = who;
  const metadata = readFollowMetadata(who.view?.private_metadata);
  const { pairId, meetingId, formId } = metadata;
  const on = { pairId, meetingId, personId: person.id };
  const reached = reachedChanged(own, filled).map((one) => ({ act: 'reached' as const, ...one }));
  if (reached.length > 0) await changeAgenda(ctx, on, reached);
  const given = { decided: filled.decided, version: metadata.decided, actions: filled.actions, formId };
  const outcome = await saveForPost(ctx, on, given);
  const after = outcome && (await ownMeeting(ctx, who, { pairId, meetingId }));
  if (!outcome || !after) return nothingHere(who);
  if (outcome === 'saved' && goesOn) return followScreen(who, ctx, after, { notice: say(edition, 'followSavedMore') });
  if (outcome === 'no') return meetingScreen(who, ctx, pairId, say(edition, 'followNotNow'));
  if (outcome === 'saved')
    return meetingScreen(who, ctx, pairId, [say(edition, saved), ...toldOf(after, filled)].join(' '));
  return followScreen(who, ctx, after, { notice: whyWords(who, after, outcome) });
}

function whyWords({ edition }: Incoming, own: OwnMeeting, outcome: 'changed' | 'full' | 'unread'): string {
  if (outcome === 'unread') return say(edition, 'followUnread');
  if (outcome === 'full') return say(edition, 'actionsFullNow');
  const { text } = own.decided.get(own.record.meetingId)?.[own.pair.side] ?? { text: '' };
  return say(edition, 'decidedChanged', { text });
}

/** "Save", on the preview. */
async function save(request: SubmitRequest, ctx: AppContext): Promise<SubmitAnswer> {
  return update(await saveShown(request, ctx, false));
}

/** "Save, and add more actions": the form again, with room for three. */
async function saveMore(request: ActionRequest, ctx: AppContext): Promise<void> {
  await request.ack();
  await showModal(request, await saveShown(request, ctx, true));
}

/**
 * Saves what the preview has shown. Where that is not what would be saved, it is shown first: somebody reads whom it did not
 * name, or another window has typed something else meanwhile. Else that she has seen who reads is noted.
 */
async function saveShown(who: Sent, ctx: AppContext, goesOn: boolean): Promise<ModalView> {
  const metadata = readFollowMetadata(who.view?.private_metadata);
  const own = await ownMeeting(ctx, who, metadata);
  if (!own) return nothingHere(who);
  const filled = await previewed(who, ctx, own);
  // Sent twice, nothing waits any more.
  if (!isNews(own, filled)) return saveAll(who, ctx, own, filled, { goesOn });
  const place = await placeOf(who, ctx, own);
  if (place === 'unknown') return followScreen(who, ctx, own, unsure(who, { place }));
  const isTyped = markOfFilled(filled) !== metadata.filled;
  if (isTyped || (isInChannel(own) && markOf(place) !== metadata.mark)) {
    const notice = say(who.edition, isTyped ? 'followTypedSince' : 'agendaReadersMoved');
    return previewScreen(own, filled, place, { metadata, notice });
  }
  const use = standsIn(own, place);
  if (use && own.pair.side === 'mentee')
    await ctx.db.transaction().execute(async (trx) => {
      for (const { pairPlace } of ctx.features) await pairPlace?.seen(trx, own.pair.id, use, ctx.now());
    });
  const readIn = readInOf(own, place);
  const isPosted = use !== undefined || readIn === 'two copies';
  const words = isPosted ? 'followSavedPost' : readIn === 'copy' ? 'followSavedCopy' : 'followSaved';
  return saveAll(who, ctx, own, filled, { goesOn, words });
}

/** Whether anything that others read would be another than it is. */
function isNews(own: OwnMeeting, filled: Filled): boolean {
  const had = own.decided.get(own.record.meetingId)?.[own.pair.side]?.text ?? '';
  return filled.actions.length > 0 || cleanLines(filled.decided) !== had || reachedChanged(own, filled).length > 0;
}

/** Back from the preview: everything typed stands in the form. */
async function change(request: ActionRequest, ctx: AppContext): Promise<void> {
  await request.ack();
  const metadata = readFollowMetadata(request.view?.private_metadata);
  const own = await ownMeeting(ctx, request, metadata);
  const view = own ? await followScreen(request, ctx, own) : nothingHere(request);
  await showModal(request, view);
}

/** A mentor's notes are sent. */
async function keepNotes(request: SubmitRequest, ctx: AppContext): Promise<SubmitAnswer> {
  const { edition, person } = request;
  const metadata = readFollowMetadata(request.view.private_metadata);
  const { pairId, meetingId, formId } = metadata;
  const typed = typedOf(request);
  const values = ofPart(typed, 'own');
  await keepTyped(ctx, typedAfter(person.id, meetingId, 'own'), { values, at: undefined, opened: formId });
  const problems = ownProblems(typed, 'mentor');
  if (problems.length > 0) return errorsOf(request, problems);
  const kept = await keepOwn(ctx, { pairId, meetingId, personId: person.id }, values, metadata);
  const own = await ownMeeting(ctx, request, metadata);
  if (!own) return update(kept?.isNews ? sentenceView(request, say(edition, 'notesSavedEnded')) : nothingHere(request));
  if (kept?.again) {
    const again = { typed, notice: say(edition, kept.isUnread ? 'followUnread' : 'ownChanged'), saved: kept.again };
    return update(await notesScreen(request, ctx, own, again));
  }
  return update(await meetingScreen(request, ctx, pairId, say(edition, 'notesSaved')));
}

/** What is pressed and typed in the forms after a meeting. */
export const formTyped: Record<string, Act> = {
  [followIds.jot]: jot,
  [followIds.change]: change,
  [followIds.saveMore]: saveMore,
};

/** The forms, sent off. */
export const formSubmits: Record<string, Submit> = {
  [followIds.preview]: preview,
  [followIds.save]: save,
  [followIds.keepNotes]: keepNotes,
};
