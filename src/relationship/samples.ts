import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import type { Sample } from '../feature.ts';
import { fullestValues } from '../forms/fullest.ts';
import { shownOf } from '../forms/read.ts';
import { pushMessage } from '../pushes/view.ts';
import { button } from '../slack/blocks.ts';
import type { Delivery } from '../surfaces/delivery.ts';
import { answerView } from './agreement/answer-view.ts';
import { termsView } from './agreement/form-view.ts';
import {
  answerMessage,
  changeTold,
  endedMessage,
  goneMessage,
  leftMessage,
  reminderMessage,
  versionMessage,
} from './agreement/message-view.ts';
import { type NoBot, previewView, sentenceOnly, wordsView } from './agreement/preview-view.ts';
import { inChannel, type Terms, termsTable, usualTerms, type Version } from './agreement/terms.ts';
import { historyView, readAllView } from './agreement/versions-view.ts';
import { endView, pastView, pauseView } from './ending-view.ts';
import { silentView, unsafeView } from './help-view.ts';
import { allSamples } from './home-view.ts';
import { ids } from './ids.ts';
import { pairView, restingView } from './page-view.ts';
import type { Ended, Side } from './pair.ts';
import { namedAtMost } from './place/readers.ts';
import { placeSamples } from './place/samples.ts';
import { keptPlace, nameAtMost } from './place/seen.ts';
import type { PairShown, Viewer } from './wording.ts';

const pairId = '00000000-0000-4000-8000-000000000000';
const at = new Date('2026-11-23T15:00:00Z');
const today = '2026-11-23';
const words = '<!channel> *b* & "é🙂ظ" ';
const upTo = (limit: number): string => [...words.repeat(limit)].slice(0, limit).join('');

/** Every surface of a pair at rest and at its largest. */
export function samples(edition: Edition): Sample[] {
  const usual = usualTerms(edition, today, 'getting my name in front of people');
  const other: Terms = { ...usual, rhythm: 'fortnightly', where: 'By phone' };
  const readers = Array.from({ length: namedAtMost }, () => ({
    name: upTo(nameAtMost),
    isLead: true,
    isElsewhere: true,
  }));
  const seen = {
    name: 'x'.repeat(80),
    isPublic: false,
    isIn: false,
    workspace: upTo(100),
    readers,
    more: 30,
    apps: 9,
    marks: [],
  };
  const placeWhich = keptPlace({ ...seen, channel: 'C0SANDBOX', leads: readers.map(({ name }) => name) });
  const fullest = { ...fullestValues(termsTable, edition, upTo), placeWhich };
  const changed: Terms = {
    ...fullestValues(termsTable, edition, (limit) => upTo(limit - 1)),
    ...{ rhythm: 'monthly', placeWhich: keptPlace({ ...seen, channel: 'C1SANDBOX', isPublic: true, leads: [] }) },
  };
  const pair = (change: Partial<PairShown> = {}): PairShown => ({
    ...{ id: pairId, state: 'active', withBot: true, pausedUntil: null, closedAt: null },
    ...{ keptOn: null, hasAgreed: true },
    names: { mentee: 'Maya Okafor', mentor: 'Dr. Daniel Reyes' },
    called: { mentee: 'Maya Okafor', mentor: 'Daniel Reyes' },
    ...change,
  });
  const version = (number: number, sentBy: Side, terms: Terms, ended: Ended | null, line = ''): Version => ({
    ...{ id: `00000000-0000-4000-8000-00000000000${number % 10}`, pairId, number, sentBy, terms, sentAt: at },
    ...{ remindOn: ended ? null : '2026-12-01', endedAt: ended && at, ended, line, unheard: false },
  });
  const viewer = (side: Side): Viewer => ({ edition, timeZone: 'America/Chicago', side });
  const long = { mentee: upTo(300), mentor: upTo(300) };
  const longNames = { names: long, called: long };
  const first = version(1, 'mentee', usual, null);
  const his = [version(1, 'mentee', usual, 'changed'), version(2, 'mentor', other, null)];
  const agreed = [version(1, 'mentee', usual, 'agreed')];
  const hers = [...agreed, version(2, 'mentee', other, null)];
  const large = [version(1, 'mentee', fullest, 'agreed'), version(2, 'mentee', changed, null)];
  const hisLarge = [version(1, 'mentee', fullest, 'agreed'), version(2, 'mentor', changed, null)];
  const proposed = pair({ state: 'proposed', waits: 'mentee' });

  const message = (name: string, made: { text: string; blocks: unknown[] } | undefined): Sample[] =>
    made ? [{ name: `relationship: ${name}`, message: made }] : [];
  const view = (name: string, made: Sample['view']): Sample => ({
    name: `relationship: ${name}`,
    ...(made && { view: made }),
  });
  const versions = (name: string, side: Side, shown: PairShown, all: Version[]): Sample[] => {
    const sent = all.findLast(({ sentBy }) => sentBy !== side);
    return sent ? message(name, versionMessage(viewer(side), shown, all, sent)) : [];
  };
  const page = (
    name: string,
    side: Side,
    shown: PairShown,
    all: Version[],
    delivery?: Delivery,
    isMuted = false,
    today = '2026-12-01',
  ): Sample => view(`page, ${name}`, pairView(viewer(side), { pair: shown, versions: all, isMuted, delivery, today }));

  const offButton = button(say(edition, 'calendarCancelFile'), ids.show, { value: 'x' });
  const offLine = say(edition, 'meetEnds', { when: 'Tue, Dec 8, 10:00 (Chicago) · 16:00 (London)' });
  const off = [{ line: offLine, isSoon: false, button: offButton }];
  const answers = (['agreed', 'declined', 'without-bot', 'cannot', 'not-remembered'] as const).flatMap((ended) =>
    message(
      `answer, ${ended}`,
      answerMessage(
        viewer('mentee'),
        pair(ended === 'agreed' ? {} : longNames),
        version(1, 'mentee', usual, ended, ended === 'cannot' ? upTo(200) : ''),
      ),
    ),
  );
  const why: NoBot[] = ['not-here', 'without-bot', 'takes-none', 'stopped', 'left', 'elsewhere', 'unknown'];
  return [
    ...versions('proposal', 'mentor', proposed, [first]),
    ...versions('proposal, fullest', 'mentor', { ...proposed, ...longNames }, [version(1, 'mentee', fullest, null)]),
    ...versions('his change', 'mentee', pair({ state: 'proposed', waits: 'mentor' }), his),
    ...versions('his change, to him', 'mentor', pair({ state: 'proposed', waits: 'mentor' }), his),
    ...message(
      'his change, in her message of the day',
      pushMessage(
        edition,
        pairId,
        [
          changeTold(
            viewer('mentee'),
            pair({ waits: 'mentor', ...longNames }),
            hisLarge,
            version(2, 'mentor', changed, null),
          ),
        ],
        true,
      ),
    ),
    ...versions('her change', 'mentor', pair({ waits: 'mentee' }), hers),
    ...versions('her change, fullest', 'mentor', pair({ waits: 'mentee', ...longNames }), large),
    ...versions('agreed', 'mentor', pair(), agreed),
    ...versions('agreed, resting', 'mentor', pair({ state: 'paused', pausedUntil: '2026-12-31' }), agreed),
    ...versions('ended', 'mentor', pair({ state: 'closed', closedAt: at }), agreed),
    ...versions('ran out', 'mentor', pair({ state: 'talk' }), [version(1, 'mentee', usual, 'expired')]),
    ...versions('without bot', 'mentor', pair({ state: 'talk', withBot: false }), [
      version(1, 'mentee', usual, 'without-bot'),
    ]),
    ...(['cannot', 'not-remembered'] as const).flatMap((ended) =>
      versions(`said ${ended}`, 'mentor', pair({ state: 'closed', closedAt: at }), [
        version(1, 'mentee', usual, ended),
      ]),
    ),
    ...message('reminder', reminderMessage(viewer('mentor'), { ...proposed, ...longNames }, first)),
    ...answers,
    ...message('ended by the other', endedMessage(viewer('mentee'), pair(longNames), [])),
    ...message('ended by the other, a meeting with it', endedMessage(viewer('mentee'), pair(longNames), off)),
    ...message('account closed', leftMessage(viewer('mentee'), pair(longNames))),
    ...message('nobody to wait for', goneMessage(viewer('mentee'), pair({ ...longNames, state: 'talk' }))),
    page('nobody to wait for', 'mentee', pair({ isReached: false }), [
      ...agreed,
      version(2, 'mentee', other, 'closed'),
    ]),
    ...[
      ['preview', usual, {}],
      ['preview, fullest', fullest, longNames],
    ].map(([name, terms, change]) =>
      view(
        name as string,
        previewView(viewer('mentee'), {
          ...{ pair: pair({ state: 'talk', ...(change as Partial<PairShown>) }), terms: terms as Terms, now: at },
          ...{ mentor: { timeZone: 'America/New_York' }, remindOn: '2026-12-01', isReminded: true, number: 0 },
          notice: say300(name as string),
        }),
      ),
    ),
    ...why.map((one) =>
      view(
        `words, ${one}`,
        wordsView(viewer('mentee'), {
          ...{ pair: pair({ state: 'talk', ...(one === 'stopped' ? longNames : {}) }), why: one, me: 'Maya Okafor' },
          terms: one === 'stopped' ? fullest : usual,
        }),
      ),
    ),
    ...(['draft', 'change', 'alone'] as const).map((how) =>
      view(
        `form, ${how}`,
        termsView(viewer(how === 'change' ? 'mentor' : 'mentee'), {
          ...{ pair: pair(longNames), how, isBack: how === 'draft', terms: how === 'draft' ? fullest : usual },
          ways: { makes: true, existing: ['public', 'private'] },
          metadata: { pairId, number: 1, opened: pairId, shown: shownOf(termsTable, fullest) },
          notice: how === 'change' ? upTo(300) : undefined,
        }),
      ),
    ),
    page('talk', 'mentee', pair({ state: 'talk' }), []),
    page('waits for him', 'mentee', proposed, [first], 'waits'),
    page('unsure', 'mentee', { ...proposed, ...longNames }, [first], 'unsure'),
    page('waits for her', 'mentee', pair({ state: 'proposed', waits: 'mentor' }), his),
    page('waits for him, to him', 'mentor', proposed, [first]),
    view('page, ran out, to him', restingView(viewer('mentor'), pair({ state: 'talk', ...longNames }), true)),
    page('agreed', 'mentee', pair(), agreed, undefined, true),
    page('to be looked at again', 'mentee', pair(longNames), agreed, undefined, true, '2029-12-01'),
    page('kept', 'mentee', pair({ keptOn: '2029-12-01' }), agreed, undefined, false, '2029-12-01'),
    page('change waits', 'mentor', pair({ waits: 'mentee', ...longNames }), large),
    page('resting', 'mentee', pair({ state: 'paused', pausedUntil: '2026-12-31' }), agreed),
    page('noted', 'mentee', pair({ withBot: false }), [version(1, 'mentee', usual, 'noted')]),
    page('over', 'mentee', pair({ state: 'closed', closedAt: at }), agreed),
    view('read all', readAllView(viewer('mentor'), pair(), { terms: fullest })),
    view(
      'history',
      historyView(
        viewer('mentee'),
        pair(longNames),
        Array.from({ length: 16 }, (_, n) =>
          version(n + 1, n % 2 ? 'mentor' : 'mentee', n % 2 ? fullest : changed, 'changed'),
        ),
      ),
    ),
    ...(['without-bot', 'cannot', 'not-remembered'] as const).map((one) =>
      view(`answer, ${one}, its page`, answerView(viewer('mentor'), pair(longNames), one)),
    ),
    view('unsafe', unsafeView(viewer('mentee'), pair(longNames), { shown: [], hidden: 0 }, false)),
    view('silent', silentView(viewer('mentee'), pair(longNames), 'Maya Okafor')),
    page('two without an answer', 'mentee', pair({ state: 'talk' }), [
      version(1, 'mentee', usual, 'expired'),
      version(2, 'mentee', usual, 'expired'),
    ]),
    view(
      'what has ended',
      pastView(viewer('mentee'), [pair({ ...longNames, state: 'closed', closedAt: at }), pair({ closedAt: at })]),
    ),
    view('pause', pauseView(viewer('mentee'), pair(longNames), '2026-12-23')),
    view('end', endView(viewer('mentee'), pair(longNames), true, off)),
    view('end, not told', endView(viewer('mentee'), pair(longNames), false, [])),
    ...Object.entries(allSamples(edition)).map(([name, made]) => view(`all pairs, ${name}`, made)),
    ...placeSamples(edition, pair(longNames), version(1, 'mentee', { ...usual, place: inChannel }, 'agreed'), upTo),
    view('not theirs', sentenceOnly(viewer('mentee'), upTo(300))),
  ];
}

/** The longest sentence that is put on top of a view. */
const say300 = (name: string): string | undefined => (name.includes('fullest') ? upTo(300) : undefined);
