import type { Edition } from '../../content/editions.ts';
import type { Sample } from '../../feature.ts';
import type { Meeting, Side } from '../meeting.ts';
import { agendaForm, type FormContent, previewView, textOfAgenda, wordsView } from './form-view.ts';
import { type Item, mostItems, mostLater, mostMain, type Part } from './item.ts';
import type { AgendaState } from './may.ts';
import { agendaPost, type PostContent } from './post-view.ts';
import type { AgendaMarks, AgendaRecord } from './record.ts';
import { type Around, agendaText } from './wording.ts';

const pairId = '00000000-0000-4000-8000-000000000000';
const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const words = '<!channel> *b* & "é🙂ظ" ';
const upTo = (limit: number): string => [...words.repeat(limit)].slice(0, limit).join('');
const startsAt = new Date('2026-12-08T16:00:00Z');

const meeting: Meeting = {
  ...{ id: id(1), number: 2, state: 'set', startsAt, minutes: 30, how: 'offer', sequence: 1, forms: [], endedBy: null },
};

const item = (n: number, writer: Side, part: Part, text: string): Item => ({
  ...{ id: id(100 + n), writer, text, version: 1, tag: n % 2 === 0 ? 'introduction' : null },
  places: [
    ...(n % 3 === 0 ? [{ meetingId: id(2), part, order: n, reached: false, out: false }] : []),
    { meetingId: id(1), part, order: n, reached: n === 4, out: false },
  ],
});

const few = [
  item(1, 'mentee', 'main', 'How do I say no to a project?'),
  item(2, 'mentee', 'main', 'Whom should I meet in ethics?'),
  item(3, 'mentee', 'open', 'The poster'),
  item(4, 'mentor', 'open', 'Your teaching day'),
];

const full = Array.from({ length: mostItems + mostLater }, (_, n) => {
  const part = n < mostMain ? 'main' : n < mostItems ? 'open' : 'later';
  return item(n, n % 2 === 0 ? 'mentee' : 'mentor', part, upTo(200));
});

/** Every surface of an agenda at rest and at its largest. */
export function agendaSamples(edition: Edition): Sample[] {
  const around = (name = 'Dr. Daniel Reyes', goals: Around['goals'] = []): Around => ({
    ...{ edition, zone: 'America/Chicago', goals, names: { mentee: 'Maya Okafor', mentor: name } },
    metOn: new Map([[id(2), new Date('2026-11-10T16:00:00Z')]]),
  });
  const marks: AgendaMarks = {
    ...{ sharedAt: new Date('2026-12-04T16:00:00Z'), where: 'private channel', channelId: 'C1', goals: [] },
    ...{ changed: { at: new Date('2026-12-05T16:00:00Z'), by: 'mentee' }, seenAt: null },
  };
  const record = (items: Item[], agenda: AgendaState, change: Partial<AgendaRecord> = {}): AgendaRecord => ({
    ...{ meetingId: id(1), meeting, items, agenda, withBot: true, marks, ...change },
  });
  const large = around(
    upTo(100),
    Array.from({ length: 5 }, (_, n) => ({ id: id(n), what: upTo(300) })),
  );
  const post = (of: AgendaRecord, change: Partial<PostContent> = {}): PostContent => ({
    ...{ around: around(), record: of, where: 'private channel', pairId, ...change },
    whenOf: () => 'Tue, Dec 8, 10:00 (Chicago) · 16:00 (London)',
  });
  const metadata = { pairId, meetingId: id(1), formId: id(9) };
  const form = (of: AgendaRecord, change: Partial<FormContent> = {}): FormContent => ({
    ...{ around: around(), record: of, pairId, side: 'mentee', name: 'Dr. Daniel Reyes', metadata, mark: 'a' },
    ...{ when: 'Tue, Dec 8, 10:00 (Chicago)', isText: false, ...change },
  });
  const draft = { ...marks, sharedAt: null, changed: null };
  const text = agendaText(around(), record(few, 'draft'));
  const views = {
    'an empty draft': agendaForm(form(record([], 'draft', { marks: draft }))),
    'a draft': agendaForm(form(record(few, 'draft', { marks: draft }))),
    'shared, at its largest': agendaForm(
      form(record(full, 'shared'), {
        ...{ around: large, name: upTo(100), notice: upTo(1000), when: upTo(200) },
        typed: { add: upTo(3000), tag: 'advice', main: 'yes' },
      }),
    ),
    'to the mentor, while it is a draft': agendaForm(form(record(few, 'draft', { marks: draft }), { side: 'mentor' })),
    'to the mentor': agendaForm(form(record(few, 'shared'), { side: 'mentor' })),
    'after the meeting': agendaForm(form(record(few, 'met'))),
    'as a record': agendaForm(form(record(few, 'record'))),
    'without a time, as a text': agendaForm(
      form(record(few, 'draft', { marks: draft, withBot: false }), { isText: true, when: undefined }),
    ),
    'the words of an item': wordsView(edition, { text: upTo(200), tag: 'listen', metadata, notice: upTo(1000) }),
    'the preview, for a channel': previewView({
      ...{ post: post(record(few, 'draft')), name: 'Dr. Daniel Reyes', metadata, isUnknown: false },
      readers: ['You, Dr. Daniel Reyes, and this app.', 'Nobody else.'],
    }),
    'the preview, where others read, at its largest': previewView({
      ...{ post: post(record(full, 'draft'), { around: large, where: 'public' }), name: upTo(100), metadata },
      ...{ isUnknown: false, readers: Array.from({ length: 14 }, () => upTo(100)), notice: upTo(300) },
    }),
    'the preview of two copies': previewView({
      ...{ post: post(record(few, 'draft'), { where: 'two copies' }), name: 'Dr. Daniel Reyes', metadata },
      ...{ isUnknown: false, readers: undefined },
    }),
    'the preview, where the channel takes nothing': previewView({
      ...{ post: post(record(few, 'draft'), { where: 'two copies' }), name: 'Dr. Daniel Reyes', metadata },
      ...{ isUnknown: false, readers: undefined, trouble: upTo(150) },
    }),
    'the preview, where Slack does not say who reads': previewView({
      ...{ post: post(record(few, 'draft'), { where: 'more readers' }), name: 'Dr. Daniel Reyes', metadata },
      ...{ isUnknown: true, readers: undefined },
    }),
    'the text to send': textOfAgenda(edition, {
      ...{ name: 'Dr. Daniel Reyes', text, mail: 'mailto:?subject=x', metadata, isMuted: false },
    }),
    'the text, for a mentor who takes no messages': textOfAgenda(edition, {
      ...{ name: upTo(100), text: upTo(5000), mail: 'mailto:?subject=x', metadata, isMuted: true },
    }),
  };
  const posts = {
    'as it stands in a channel': agendaPost(post(record(few, 'shared', { marks: { ...marks, seenAt: startsAt } }))),
    'at its largest': agendaPost(post(record(full, 'shared'), { around: large, repeated: true })),
    'at the time of the meeting': agendaPost(post(record(few, 'after'))),
    'after the meeting': agendaPost(post(record(few, 'met'))),
    'of a meeting that is off': agendaPost(post(record(few, 'record', { isFallen: true }))),
    'after an end': agendaPost(post(record(few, 'closed'))),
    'where others read': agendaPost(post(record(few, 'shared'), { where: 'more readers' })),
  };
  return [
    ...Object.entries(views).map(([name, view]) => ({ name: `agenda: ${name}`, view })),
    ...Object.entries(posts).map(([name, message]) => ({ name: `agenda: ${name}`, message })),
  ];
}
