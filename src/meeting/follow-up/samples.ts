import type { Edition } from '../../content/editions.ts';
import type { HomeLook, Sample } from '../../feature.ts';
import { withUnread } from '../../slack/unread.ts';
import type { Item, Standing } from '../agenda/item.ts';
import type { Around } from '../agenda/wording.ts';
import type { Book, Meeting, Side } from '../meeting.ts';
import { pageView } from '../page-view.ts';
import type { Viewer } from '../wording.ts';
import { type Action, longestAction, mostOpen } from './action.ts';
import { inPieces, thanksMail, thanksText } from './copy-text.ts';
import { type FollowForm, followForm, followPreview, notesForm, type ReadIn } from './form-view.ts';
import { dueNext, withActions } from './home-view.ts';
import { type FollowMetadata, followBlocks } from './ids.ts';
import {
  actionsView,
  copyView,
  dropView,
  type Following,
  followingBlocks,
  pastView,
  thanksView,
  waitsForWords,
} from './page-view.ts';
import { recordLines } from './record-lines.ts';
import { longestDecided, type OwnWords, ownFields } from './written.ts';

const id = '00000000-0000-4000-8000-000000000000';
const words = '<!channel> *b* & "é🙂ظ" ';
const upTo = (limit: number): string => [...words.repeat(limit)].slice(0, limit).join('');
const long = upTo(100);

const metadata: FollowMetadata = { pairId: id, meetingId: id, formId: id, decided: 1, own: 1 };

const action = (owner: Side, change: Partial<Action> = {}): Action => ({
  ...{ id, writer: owner, owner, text: 'Write to the registrar', due: '2026-12-15', state: 'open', meetingId: id },
  ...change,
});

const fullest = Array.from({ length: mostOpen }, (_, at) =>
  action(at % 2 === 0 ? 'mentee' : 'mentor', { text: upTo(longestAction) }),
);

const own: OwnWords = {
  ...{ surprised: upTo(ownFields.surprised.limit), trying: upTo(ownFields.trying.limit), got: 'partly' },
  ...{ notes: upTo(ownFields.notes.limit), reflection: upTo(ownFields.reflection.limit) },
};

const item = (text: string, at: number): Standing => {
  const place = { meetingId: id, part: 'open' as const, order: 0, reached: true, out: false };
  const one: Item = {
    id: `${id.slice(0, -2)}${10 + at}`,
    writer: 'mentor',
    text,
    version: 1,
    tag: 'advice',
    places: [place],
  };
  return { item: one, place };
};

/** What may be longest: names at their limit, every field full. */
function around(edition: Edition, name: string): Around {
  return { edition, names: { mentee: name, mentor: name }, zone: 'America/Chicago', goals: [], metOn: new Map() };
}

/** Every surface of what follows a meeting at rest and at its largest. */
export function followSamples(edition: Edition): Sample[] {
  const meeting: Meeting = {
    ...{ id, number: 1, state: 'met', startsAt: new Date('2026-12-08T16:00:00Z'), minutes: 30, how: 'offer' },
    ...{ sequence: 1, forms: [], endedBy: 'mentee' },
  };
  const form = (side: Side, readIn: ReadIn, change: Partial<FollowForm> = {}): FollowForm => ({
    ...{ around: around(edition, 'Dr. Daniel Reyes'), side, name: 'Dr. Daniel Reyes', readIn, metadata, typed: {} },
    ...{ items: [], stands: [], next: undefined },
    ...change,
  });
  const full: Partial<FollowForm> = {
    ...{ around: around(edition, long), name: long, next: upTo(200), notice: upTo(900), saved: own },
    items: Array.from({ length: 30 }, (_, at) => item(upTo(200), at)),
    stands: Array.from({ length: 24 }, () => upTo(300)),
    typed: {
      ...own,
      [followBlocks.decided]: upTo(longestDecided),
      ...Object.fromEntries(followBlocks.action.map((name) => [name, upTo(longestAction)])),
      ...Object.fromEntries(followBlocks.due.map((name) => [name, '2027-01-15'])),
    },
  };
  const record = {
    ...{ meetingId: id, names: { mentee: long, mentor: long }, next: upTo(200) },
    decided: { mentee: { text: upTo(longestDecided), version: 1 }, mentor: { text: upTo(longestDecided), version: 1 } },
    actions: fullest,
  };
  const parts = recordLines(edition, record, 'private channel');
  const preview = (readIn: ReadIn) => ({
    edition,
    name: 'Dr. Daniel Reyes',
    readIn,
    parts: parts.slice(0, 1),
    metadata,
  });
  const book: Book = { pair: 'active', withBot: true, meetings: [meeting], offers: [] };
  const list = (side: Side, actions: Action[]) => ({
    ...{ edition, side, name: long, names: { mentee: 'Maya Okafor', mentor: long }, pairId: id, book, actions },
  });
  const page = (side: Side, change: Partial<Following> = {}) => {
    const zones = { mine: 'America/Chicago', theirs: 'Europe/London' };
    const viewer: Viewer = { edition, side, name: long, zones, now: new Date('2026-12-08T17:00:00Z') };
    const last = { meeting, when: upTo(100), isWritten: true };
    const following: Following = { ...list(side, fullest), last, ...change };
    return pageView(viewer, {
      ...{ pairId: id, pausedUntil: null, now: new Date('2026-12-08T17:00:00Z'), me: long, hasFile: true, where: '' },
      book: following.book,
      following: { blocks: followingBlocks(following), isFirst: waitsForWords(following) },
    });
  };
  const text = thanksText({ around: around(edition, long), me: long, name: long }, meeting, [action('mentee')]);
  const pages = Array.from({ length: 24 }, (_, at) => ({
    ...{ title: 'Meeting 1', meetingId: `${id.slice(0, -2)}${at + 10}`, parts, mayWrite: true },
  }));
  const past = { pairId: id, name: long };
  const pieces = inPieces(Array.from({ length: 60 }, () => upTo(2900))).pieces;
  const forms = {
    'after a meeting': followForm(form('mentee', 'private channel')),
    'after a meeting, at its largest': followForm(form('mentee', 'public', full)),
    'after a meeting, without the bot': followForm(form('mentee', 'copy')),
    'what we decided': followForm(form('mentor', 'two copies')),
    'what we decided, others read': followForm(form('mentor', 'more readers', { name: long })),
    'what we decided, on their pages': followForm(form('mentor', 'pages')),
    'own notes': notesForm(form('mentor', 'pages')),
    'own notes, at their largest': notesForm({ ...form('mentor', 'pages'), ...full, saved: { notes: own.notes } }),
    'as it will stand': followPreview(preview('two copies')),
    'as it will stand, at its largest': followPreview({
      ...{ edition, name: long, readIn: 'public', parts, metadata, notice: upTo(300) },
      readers: Array.from({ length: 14 }, () => long),
    }),
    'as it will stand, on their pages': followPreview(preview('pages')),
    'as it will stand, not in the post': followPreview({ ...preview('pages'), isLeft: true }),
    'as it will stand, to copy': followPreview({ ...preview('copy'), parts: [] }),
    'the page, to be written up': page('mentee', { last: { meeting, when: undefined, isWritten: false } }),
    'the page, written up': page('mentee'),
    'the page after a meeting, to a mentor': page('mentor'),
    'the page, decided by a mentor': page('mentor', { last: { meeting, when: undefined, isWritten: false } }),
    'the page, at an end': page('mentee', { book: { ...book, pair: 'closed' } }),
    'all actions': actionsView(
      list('mentee', [...fullest, ...Array.from({ length: 9 }, () => action('mentor', { state: 'done' }))]),
      upTo(300),
    ),
    'no action': actionsView(list('mentor', [])),
    'drop an action': dropView(edition, { name: long, text: upTo(longestAction), metadata }),
    'all meetings': pastView(edition, { ...past, side: 'mentee', meetings: pages }),
    'all meetings, the ones before, some of it not to be read': withUnread(
      edition,
      pastView(edition, { ...past, side: 'mentee', meetings: pages, from: pages[1]?.meetingId }),
      3,
    ),
    'all meetings, to a mentor': pastView(edition, { ...past, side: 'mentor', meetings: pages.slice(0, 1) }),
    'no meeting': pastView(edition, { ...past, side: 'mentee', meetings: [] }),
    'as text': copyView(edition, { pieces: ['Meeting 1'], isCut: false, hasOwn: false, metadata }),
    'as text, at its largest': copyView(edition, { pieces, isCut: true, hasOwn: true, metadata }),
    'a thank-you': thanksView(edition, {
      name: long,
      text,
      mail: thanksMail({ edition }, text),
      chat: 'slack://user?team=T0SANDBOX&id=U0DANIEL',
      pairId: id,
    }),
  };
  return Object.entries(forms).map(([name, view]) => ({ name: `meeting: ${name}`, view }));
}

/** How Home may look with it: as it looks without, and with as much to do as stands there. */
export function followHomeSamples(
  edition: Edition,
  looks: Readonly<Record<string, HomeLook>>,
): Record<string, HomeLook> {
  const rows = (['mentee', 'mentor'] as const).flatMap((side) =>
    Array.from({ length: 12 }, (_, at) => ({
      ...{
        action: action(side, { text: upTo(longestAction) }),
        side,
        pairId: `${id.slice(0, -1)}${at % 2}`,
        name: long,
      },
    })),
  );
  const late = rows.map((row) => ({ ...row, action: { ...row.action, due: '2026-12-01' } }));
  return Object.fromEntries(
    Object.entries(looks).map(([name, look]) => [
      name,
      name === 'fullest'
        ? {
            ...look,
            part: withActions(edition, look.part, rows),
            next: [...(look.next ?? []), ...dueNext(edition, late, '2026-12-01')],
          }
        : look,
    ]),
  );
}
