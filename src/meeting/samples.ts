import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import type { Sample } from '../feature.ts';
import { agendaSamples } from './agenda/samples.ts';
import type { FormKind } from './ids.ts';
import type { Book, Meeting, Offer, Side } from './meeting.ts';
import { newsMessage, questionTold, timesMessage } from './message-view.ts';
import type { News } from './news.ts';
import { chooseView, type PageContent, pageView, sentenceView } from './page-view.ts';
import { noneView, textView, timesView } from './time/form-view.ts';
import type { Viewer } from './wording.ts';

const id = '00000000-0000-4000-8000-000000000000';
const other = '00000000-0000-4000-8000-000000000001';
const now = new Date('2026-11-23T15:00:00Z');
const day = (n: number): Date => new Date(Date.parse('2026-12-08T16:00:00Z') + n * 86_400_000);
const words = '<!channel> *b* & "é🙂ظ" ';
const upTo = (limit: number): string => [...words.repeat(limit)].slice(0, limit).join('');

/** Every surface of a meeting at rest and at its largest. */
export function samples(edition: Edition): Sample[] {
  const viewer = (side: Side, name = 'Dr. Daniel Reyes'): Viewer => ({
    ...{ edition, side, name, now, zones: { mine: 'America/Chicago', theirs: 'Europe/London' } },
  });
  // An hour that both clocks show twice, or another date: the longest that a time reads.
  const long: Viewer = {
    ...viewer('mentor', upTo(100)),
    zones: { mine: 'Australia/Lord_Howe', theirs: 'America/Argentina/ComodRivadavia' },
  };
  const meeting = (change: Partial<Meeting> = {}): Meeting => ({
    ...{
      id,
      number: 1,
      state: 'set',
      startsAt: day(0),
      minutes: 30,
      how: 'offer',
      sequence: 1,
      forms: [],
      endedBy: null,
    },
    ...change,
  });
  const offer = (sentBy: Side, change: Partial<Offer> = {}): Offer => ({
    ...{ id: other, meetingId: id, sentBy, times: [day(1), day(2), day(3)], formId: id, sentAt: now },
    ...{ minutes: 30, ended: null, endedAt: null, taken: null, word: '' },
    ...change,
  });
  const book = (meetings: Meeting[], offers: Offer[] = [], change: Partial<Book> = {}): Book => ({
    ...{ pair: 'active', withBot: true, meetings, offers },
    ...change,
  });
  const content = (of: Book, change: Partial<PageContent> = {}): PageContent => ({
    ...{ pairId: id, pausedUntil: null, book: of, now, me: 'Maya Okafor', hasFile: true, where: 'By phone' },
    ...change,
  });
  const later = { now: day(1) };
  const busy = [{ startsAt: day(1), minutes: 30, name: upTo(100) }];
  const largest = content(book([meeting()], [offer('mentee')]), {
    notice: upTo(300),
    toCopy: upTo(1000),
    where: upTo(300),
    me: upTo(100),
    busy,
  });
  const pages: Record<string, [Viewer, PageContent]> = {
    nothing: [viewer('mentee'), content(book([]))],
    'times of hers wait': [viewer('mentee'), content(book([], [offer('mentee')]))],
    'times of hers have passed unheard': [
      viewer('mentee'),
      content(book([meeting({ state: 'wanted', startsAt: null })], [offer('mentee', { ended: 'passed' })]), {
        isUnheard: true,
      }),
    ],
    'not yet: it waits for a new time': [
      viewer('mentee'),
      content(book([meeting({ state: 'wanted', startsAt: null, sequence: 2 })])),
    ],
    'times of hers, to the mentor': [viewer('mentor', 'Maya Okafor'), content(book([], [offer('mentee')]))],
    'a time stands': [viewer('mentee'), content(book([meeting()]))],
    'a move waits, at its largest': [long, largest],
    'the time has passed': [viewer('mentee'), content(book([meeting()]), later)],
    'the time has passed, to the mentor': [viewer('mentor'), content(book([meeting()]), later)],
    paused: [viewer('mentee'), content(book([meeting()], [], { pair: 'paused' }), { pausedUntil: '2026-12-31' })],
    closed: [viewer('mentee'), content(book([], [], { pair: 'closed' }))],
    'without the bot': [viewer('mentee'), content(book([meeting()], [], { withBot: false }))],
    'without the bot, no time': [viewer('mentee'), content(book([], [], { withBot: false }))],
  };
  const form = (kind: FormKind) => ({
    ...{ metadata: { pairId: id, form: kind, formId: id, sequence: 0 }, minutes: 30, isText: false, busy: [] },
    lengths: [20, 30, 45, 60],
    agreed: 30,
    written: [day(1), day(2), day(3)],
    times: kind === 'offer' ? [day(1), day(2), undefined] : [undefined],
  });
  const fullForm = { busy, stands: day(0), passed: day(-1), notice: upTo(1000), times: [day(1), day(2), day(3)] };
  const forms = {
    'times to offer': timesView(viewer('mentee'), form('offer')),
    'times to offer, at its largest': timesView(long, { ...form('offer'), ...fullForm }),
    'times as a text': timesView(viewer('mentee'), { ...form('offer'), isText: true }),
    'a time arranged elsewhere': timesView(viewer('mentee'), form('arrange')),
    'a time arranged, noted alone': timesView(viewer('mentee'), { ...form('arrange'), isText: true }),
    'a meeting that happened': timesView(viewer('mentee'), {
      ...{ ...form('log'), stands: day(0), times: [day(-20)], metThen: day(-20), isAnother: true },
    }),
    'none of these': noneView(long, { pairId: id, offerId: other, sequence: 0 }),
    'the text to copy': textView(long, { pairId: id, times: [day(1), day(2), day(3)], minutes: 480, me: upTo(100) }),
    'with whom': chooseView(
      { edition },
      Array.from({ length: 95 }, () => ({ id, name: upTo(100) })),
    ),
    'no pair yet': sentenceView({ edition }, say(edition, 'meetNobody')),
  };
  const ends = ['taken', 'none', 'withdrawn', 'overtaken', 'passed', 'closed'] as const;
  const hers = content(book([], [offer('mentee')]));
  const news = (what: News['what'], before: Date | null): News => ({
    ...{ id, meetingId: id, pairId: id, reader: 'mentor', what, offerId: null, startsAt: day(0), before, sequence: 1 },
    ...{ letGo: false, seen: false, createdAt: now },
  });
  const set = content(book([meeting()]), { where: upTo(300) });
  const kinds = (['taken', 'arranged', 'none', 'cancelled'] as const).flatMap((what) => [
    news(what, null),
    news(what, day(-1)),
  ]);
  const question = questionTold(long, id, meeting());
  return [
    ...Object.entries(pages).map(([name, of]) => ({ name: `meeting: ${name}`, view: pageView(...of) })),
    ...Object.entries(forms).map(([name, view]) => ({ name: `meeting: ${name}`, view })),
    {
      name: 'meeting: times, to choose from',
      message: timesMessage(viewer('mentor', 'Maya Okafor'), hers, offer('mentee')),
    },
    { name: 'meeting: times of a move, at their largest', message: timesMessage(long, largest, offer('mentee')) },
    ...ends.map((ended) => ({
      name: `meeting: times that wait no more, ${ended}`,
      message: timesMessage(long, hers, offer('mentee', { ended, taken: ended === 'taken' ? day(1) : null })),
    })),
    ...kinds.map((one) => ({
      name: `meeting: told, ${one.what}${one.before ? ' after another' : ''}`,
      message: newsMessage(one.before ? long : viewer('mentor', 'Maya Okafor'), set, one, upTo(200)),
    })),
    ...agendaSamples(edition),
    { name: 'meeting: did you meet', message: { text: question.line, blocks: question.blocks } },
  ];
}
