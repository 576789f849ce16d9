import type { ModalView } from '@slack/types';
import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import type { Sample } from '../feature.ts';
import { fullestValues } from '../forms/fullest.ts';
import { pageOf } from '../forms/paging.ts';
import { otherWindowWords } from '../forms/problem-words.ts';
import { shownOf } from '../forms/read.ts';
import { ownNeedAs } from '../needs/need.ts';
import type { Delivery } from '../surfaces/delivery.ts';
import { type GoalFields, type GoalTable, noFields } from './fields.ts';
import { formView } from './form/view.ts';
import { type DatedEntry, type Goal, noteLimit, type Share } from './goal.ts';
import { goalView, latelyShown } from './goal-view.ts';
import { noteView } from './history/note-view.ts';
import { thanksView } from './history/thanks-view.ts';
import { historyPageSize, historyView } from './history/view.ts';
import { listView } from './list-view.ts';
import { fullestShared } from './sharing/home-view.ts';
import { asMentorView, noMessagesView, noMoreView } from './sharing/mentor-view.ts';
import { sharedMessage } from './sharing/message-view.ts';
import { asShared, type Wait } from './sharing/share.ts';
import { sharedNowWords, shareView, yourselfView } from './sharing/view.ts';
import type { Viewer } from './wording.ts';

const mentee = { timeZone: 'America/Chicago', teamId: 'T0SANDBOX', slackUserId: 'U0MAYA' };
const goalId = '00000000-0000-4000-8000-000000000000';
const today = '2026-11-23';
const at = new Date('2026-11-23T15:00:00Z');
const words = '<!channel> *b* & "é🙂ظ" ';

const upTo = (limit: number): string => [...words.repeat(limit)].slice(0, limit).join('');

/** Every field written to its last character, for a need in words of her own. */
const fullest = ({ edition, table }: Viewer, text = upTo): GoalFields => ({
  ...fullestValues(table, edition, text),
  need: ownNeedAs(upTo(60)),
});

const usual: GoalFields = {
  what: 'Give grand rounds once',
  due: '2026-12-07',
  measure: '',
  step: 'Ask Dr. Reyes for a date',
  cue: 'When rounds end on Friday, I will write to him.',
  why: '',
  need: 'B2',
  asker: 'Priya',
};

const goal = (state: Goal['state'], fields: GoalFields): Goal => ({
  id: goalId,
  state,
  fields,
  entries: 2000,
  closedAt: state === 'done' || state === 'let-go' ? at : null,
});

/** Ten of the longest entries there can be. */
const longEntries = (viewer: Viewer): DatedEntry[] => {
  const changes = Object.entries(fullest(viewer)).map(([field, text]) => ({ field, before: text, after: text }));
  return Array.from({ length: historyPageSize }, (_, index) =>
    index % 2 === 0 ? { kind: 'note', text: upTo(noteLimit), at } : { kind: 'changed', changes, at },
  );
};

const everyEntry: DatedEntry[] = [
  { kind: 'let-go', at },
  { kind: 'reopened', at },
  { kind: 'done', at },
  { kind: 'changed', at, changes: [{ field: 'step', before: usual.step, after: '' }] },
  { kind: 'changed', at, changes: [{ field: 'need', before: '', after: 'A2' }] },
  { kind: 'made', at },
];

/** With somebody whose name is longer than any is shown. */
const share: Share = { mentorId: goalId, slackUserId: 'U0DANI5R8E', name: upTo(300), at };

const sharedEntries: DatedEntry[] = (['unfollowed', 'unshared', 'shared'] as const).map((kind) => ({
  kind,
  name: upTo(300),
  at,
}));

/** Every surface of this feature at rest and at its largest, for tests, the gallery and `doctor --blocks`. */
export function samples(edition: Edition, table: GoalTable): Sample[] {
  const viewer: Viewer = { edition, table, timeZone: 'America/Chicago', today };
  const place = { page: 2, from: 'result' } as const;
  const ten = Array.from({ length: 10 }, (_, index) => ({
    ...goal(index < 5 ? 'open' : 'let-go', fullest(viewer)),
    share,
  }));
  const some = [goal('draft', noFields()), goal('open', usual), goal('open', { ...usual, due: '2026-11-22' })];
  const list = (name: string, goals: readonly Goal[], total: number, page = 1): Sample => ({
    name: `goals: list, ${name}`,
    view: listView(viewer, {
      goals,
      total,
      page: pageOf(total, page, 10),
      from: 'result',
      notice: say(edition, 'goalGone'),
    }),
  });
  const views: Record<string, ModalView> = {
    'a goal': goalView(viewer, {
      goal: goal('open', usual),
      lately: everyEntry.slice(-1),
      person: 'Dr. Helen Zhou (asked)',
      place,
    }),
    'a goal whose day has gone by': goalView(viewer, {
      goal: goal('open', { ...usual, due: '2026-11-22' }),
      lately: everyEntry.slice(0, latelyShown),
      place,
      notice: say(edition, 'goalKept'),
    }),
    'a goal, fullest': goalView(viewer, {
      goal: goal('open', fullest(viewer)),
      lately: longEntries(viewer).slice(0, latelyShown),
      person: '<!channel> *é* 🙂'.repeat(12),
      place,
      notice: say(edition, 'noteKept'),
    }),
    'a goal, done': goalView(viewer, {
      goal: goal('done', fullest(viewer)),
      lately: everyEntry.slice(0, latelyShown),
      place,
      notice: say(edition, 'goalDoneWords'),
    }),
    thanks: thanksView(viewer, { goal: goal('done', fullest(viewer)), helpers: [], place }),
    'thanks, fullest': thanksView(viewer, {
      goal: goal('done', fullest(viewer)),
      helpers: Array.from({ length: 9 }, () => upTo(300)),
      me: upTo(100),
      place,
    }),
    'a goal, shared': goalView(viewer, {
      goal: { ...goal('open', fullest(viewer)), share },
      lately: sharedEntries,
      place,
      notice: say(edition, 'shareDone', { name: upTo(100) }),
    }),
    'a goal, entries that cannot be read': goalView(viewer, {
      goal: goal('open', usual),
      lately: [],
      place,
      unread: 3,
    }),
    ...deliveries(viewer),
    'a goal, let go': goalView(viewer, { goal: goal('let-go', usual), lately: [], place }),
    history: historyView(viewer, { goal: goal('done', usual), entries: everyEntry, page: pageOf(6, 1, 10), place }),
    'history, fullest': historyView(viewer, {
      goal: goal('open', fullest(viewer)),
      entries: longEntries(viewer),
      page: pageOf(2000, 7, historyPageSize),
      place,
    }),
    'history, entries that cannot be read': historyView(viewer, {
      goal: goal('done', usual),
      entries: [],
      page: pageOf(1, 1, 10),
      place,
      unread: 1,
    }),
    note: noteView(viewer, { metadata: { ...place, goalId, noteId: goalId }, fields: fullest(viewer) }),
    'note, typed before': noteView(viewer, {
      metadata: { ...place, goalId, noteId: goalId },
      fields: usual,
      typed: upTo(noteLimit),
    }),
    ...forms(viewer),
    ...sharing(viewer),
  };
  return [
    list('empty', [], 0),
    list('usual', some, 3),
    list('fullest', ten, 2000, 100),
    ...Object.entries(views).map(([name, view]) => ({ name: `goals: ${name}`, view })),
    ...messages(viewer),
  ];
}

/** What has become of the message to a goal's mentor, where it does not simply stand in their chat. */
function deliveries(viewer: Viewer): Record<string, ModalView> {
  const page = (delivery: Delivery, wait?: Wait, isSaid = false): ModalView =>
    goalView(viewer, {
      goal: { ...goal('open', fullest(viewer)), share },
      message: { delivery, wait },
      lately: [{ kind: 'stays', name: upTo(300), at }],
      place: { page: 1 },
      notice: isSaid
        ? sharedNowWords(viewer.edition, { ...goal('open', usual), share }, { delivery, wait })
        : undefined,
      isMessageSaid: isSaid,
    });
  return {
    'a goal, shared in the evening': page('waits', { why: 'hours', day: '2026-11-24' }, true),
    'a goal, shared as the third of a day': page('waits', { why: 'hers', day: '2026-11-24' }),
    'a goal, shared, and nobody may know why it waits': page('waits', { why: 'later' }),
    'a goal, shared, its message on its way': page('comes'),
    'a goal, shared, its message being sent': page('sending'),
    'a goal, shared, nobody knows whether it arrived': page('unsure'),
    'a goal, shared, its message stuck': page('stuck'),
    'a goal, shared, not delivered': page('refused'),
    'a goal that waits to be shared': goalView(viewer, {
      goal: { ...goal('open', usual), wish: share },
      lately: [{ kind: 'unfollowed', name: upTo(300), quiet: true, at }],
      place: { page: 1 },
    }),
  };
}

/** The page on which a goal is shared. */
function sharing(viewer: Viewer): Record<string, ModalView> {
  const metadata = { page: 1, goalId } as const;
  const page = (fields: GoalFields, people: number, name: string): ModalView =>
    shareView(viewer, {
      metadata,
      shared: asShared(viewer.table, goal('open', fields), { ...mentee, name }),
      people: Array.from({ length: people }, (_, index) => ({ id: `${goalId.slice(0, -3)}${100 + index}`, name })),
    });
  const mentor = { name: upTo(300), slackUserId: 'U0DANIEL', teamId: 'T0SANDBOX' };
  const yourself = (why: Parameters<typeof yourselfView>[4]) =>
    yourselfView(viewer, metadata, goal('open', fullest(viewer)), mentor, why);
  return {
    share: page(usual, 1, 'Dr. Daniel Reyes'),
    'share, fullest': page(fullest(viewer), 100, upTo(300)),
    'share, they take no messages': yourself('takesNoMessages'),
    'share, they are of another organization': yourself('shareElsewhere'),
    'no messages, asked': noMessagesView(viewer.edition),
    'no more goals, asked': noMoreView(viewer.edition, { goalId, mentee: upTo(300) }),
    'shared with somebody, none': asMentorView(
      viewer.edition,
      { nextDue: [], total: 0, stops: [], takesMessages: true },
      { notice: say(viewer.edition, 'messagesAgainDone') },
    ),
    'shared with somebody, fullest': asMentorView(viewer.edition, fullestShared(), { unread: 3 }),
    'share, nobody to choose': page(usual, 0, 'Maya Okafor'),
  };
}

/** What a mentor gets. */
function messages(viewer: Viewer): Sample[] {
  const message = (state: Goal['state'], fields: GoalFields, name: string | null, fullText = true) =>
    sharedMessage(viewer, asShared(viewer.table, goal(state, fields), { ...mentee, name }), fullText);
  // What grows most where mrkdwn is escaped.
  const ampersands = fullest(viewer, (limit) => '&'.repeat(limit));
  return [
    { name: 'goals: shared with a mentor', message: message('open', usual, 'Maya Okafor') },
    { name: 'goals: shared with a mentor, neutral', message: message('open', usual, 'Maya Okafor', false) },
    { name: 'goals: shared with a mentor, fullest', message: message('open', fullest(viewer), upTo(300)) },
    { name: 'goals: shared with a mentor, escaped throughout', message: message('open', ampersands, '&'.repeat(300)) },
    { name: 'goals: shared with a mentor, done', message: message('done', usual, null) },
    { name: 'goals: shared with a mentor, let go', message: message('let-go', usual, 'Maya Okafor') },
  ];
}

function forms(viewer: Viewer): Record<string, ModalView> {
  const { table } = viewer;
  const place = { page: 1, goalId } as const;
  const form = (fields: GoalFields, isDraft = false, isNew = false, notice?: string, seen?: Delivery): ModalView =>
    formView(viewer, {
      metadata: { ...place, ...(isNew && { isNew }), shown: shownOf(table, fields) },
      fields,
      mine: { focus: [{ id: 'B2' }, { id: 'X1' }], ownWords: upTo(60) },
      isDraft,
      sharedWith: seen && { name: upTo(100), delivery: seen },
      notice,
      inTheWay: notice,
      isBack: isNew,
    });
  const told = Object.entries(fullest(viewer)).map(([field, text]) => ({ field, kind: 'other-window' as const, text }));
  return {
    'form, new': form(noFields(), false, true),
    'form, draft': form({ ...noFields(), what: usual.what }, true),
    'form, usual': form(usual),
    'form, shared': form(usual, false, false, undefined, 'there'),
    'form, shared, the message to come': form(usual, false, false, undefined, 'waits'),
    'form, shared, the message in doubt': form(usual, false, false, undefined, 'unsure'),
    'form, fullest': form(fullest(viewer), true, false, otherWindowWords(viewer, told)),
  };
}
