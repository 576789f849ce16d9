import type { Edition } from '../content/editions.ts';
import type { Sample } from '../feature.ts';
import { type MenteeNeed, needIds } from '../needs/need.ts';
import { pushMessage } from '../pushes/view.ts';
import type { AskRecord } from './asks/ask.ts';
import { cueLength } from './asks/cue.ts';
import { anotherDayView, askTold } from './asks/day-view.ts';
import { askPage } from './asks/page-view.ts';
import { helpedView, metView, notYetView, talkDayView, talkView } from './asks/talk-view.ts';
import { askLength, askView } from './asks/view.ts';
import { moreView } from './findings/more-view.ts';
import { dismissedView, whyView } from './findings/view.ts';
import { leavingSamples } from './leaving/samples.ts';
import { mapView, sentenceView } from './map-view.ts';
import { helloView } from './people/hello-view.ts';
import type { PersonRecord } from './people/person.ts';
import { detailsView, personView } from './people/view.ts';
import { mapMessage } from './picture/message-view.ts';
import { reminderMessage, reminderView } from './reminders/view.ts';
import { altText, textList } from './text-list.ts';
import { mapOn, type WholeMap } from './whole-map.ts';

const today = '2026-11-23';
const idOf = (at: number): string => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
const long = '<!channel> & *b* 🙂é'.repeat(20).slice(0, 290);

function person(at: number, noted: Partial<PersonRecord> = {}): PersonRecord {
  return { id: idOf(at), name: `Helen ${at}`, needs: ['A1', 'C2'], status: 'current', removed: false, ...noted };
}

function ask(at: number, noted: Partial<AskRecord> = {}): AskRecord {
  const words = 'Hi Helen, could we talk for 20 minutes?';
  return { id: idOf(1000 + at), person: idOf(1), name: 'Helen', need: 'B2', text: words, askOn: today, ...noted };
}

function mapOf(
  needs: MenteeNeed[],
  people: PersonRecord[],
  asks: AskRecord[],
  { ownNeed, putAway = [], dismissed = [] }: { ownNeed?: string; putAway?: string[]; dismissed?: string[] } = {},
): WholeMap {
  return mapOn(today, {
    needs,
    people,
    asks,
    dismissed,
    reminders: putAway.map((key, at) => ({ id: idOf(2000 + at), key, day: '2026-12-07', message: null })),
    assessed: needs.length > 0,
    ...(ownNeed && { ownNeed }),
  });
}

/** Every person noted to the last field, long names, more than a select takes, every state of an ask. */
function fullest(): WholeMap {
  const needs = needIds.map((id): MenteeNeed => ({ id, importance: 4, support: 0, focus: id < 'A4' }));
  const people = Array.from({ length: 200 }, (_, at) =>
    person(at, {
      name: `${at} ${long}`,
      needs: at === 0 ? ['C1', 'C2'] : [needIds[at % 3] ?? 'A1'],
      slackUserId: `U${at}`,
      level: 'senior',
      place: 'same-team',
      roles: ['mentor', 'coach'],
      evaluates: true,
      closeness: 'close',
      lastContact: '2026-01-01',
      deactivated: at % 2 === 1,
      elsewhere: true,
    }),
  );
  const asks = [
    ask(1, { text: '🙂&<'.repeat(askLength / 3), sentOn: '2026-11-02' }),
    ask(2, { sentOn: '2026-10-01', chasedOn: '2026-10-10', name: long, person: '' }),
    ask(3),
  ];
  // Everything R1 could say is put away, more than is shown at once.
  const putAway = needIds.map((id) => `R1:${id}`);
  // And of its people as much is dismissed as could be.
  const dismissed = people.map(({ id }) => `R8:${id}:2026-01-01`);
  return mapOf(needs, people, asks, { ownNeed: 'ظ'.repeat(60), putAway, dismissed });
}

/** An ask in each word that its day's message can say. */
const wordsOfDays: [string, Partial<AskRecord>][] = [
  ['to send', { askOn: today, sentOn: undefined, chasedOn: undefined, cue: '🙂&<'.repeat(cueLength / 4) }],
  ['meant for before', { askOn: '2026-11-20', sentOn: undefined, chasedOn: undefined }],
  ['put off', { askOn: '2026-12-07', sentOn: undefined, chasedOn: undefined }],
  ['sent', { sentOn: today, chasedOn: undefined }],
  ['answered?', { sentOn: '2026-11-16', chasedOn: undefined }],
  ['too soon', { sentOn: '2026-11-20', chasedOn: undefined, noAnswerOn: today }],
  ['chase', { sentOn: '2026-11-12', chasedOn: undefined, noAnswerOn: today }],
  ['next person', { sentOn: '2026-11-02', chasedOn: '2026-11-12', noAnswerOn: today }],
  ['yes', { sentOn: '2026-11-16', answer: 'yes' }],
  ['met', { sentOn: '2026-11-16', answer: 'yes', metOn: today }],
  ['no', { sentOn: '2026-11-16', answer: 'not-now' }],
];

const usual = (): WholeMap =>
  mapOf(
    [
      { id: 'A1', importance: 3, support: 3, focus: false },
      { id: 'B2', importance: 3, support: 0, focus: true },
      { id: 'C2', importance: 3, support: 1, focus: true },
    ],
    [
      person(1, { name: 'Dr. Daniel Reyes', lastContact: '2026-01-02' }),
      person(2, { needs: ['A2'], status: 'potential', roles: ['sponsor'] }),
    ],
    [ask(1, { sentOn: today }), ask(2, { sentOn: today, answer: 'yes' })],
  );

/** An ask in each state that its page knows. */
function askStates(of: AskRecord): [string, AskRecord][] {
  const { sentOn: _, chasedOn: __, answer: ___, ...draft } = of;
  return [
    ['to send', draft],
    ['that waits', { ...draft, sentOn: today }],
    ['to chase', { ...draft, sentOn: '2026-11-02' }],
    ['without an answer', { ...draft, sentOn: '2026-10-01', chasedOn: '2026-10-10' }],
    ['answered by a no', { ...draft, sentOn: today, answer: 'no' }],
    ['answered by a yes', { ...draft, sentOn: today, answer: 'yes' }],
    ['after the talk', { ...draft, sentOn: today, answer: 'yes', metOn: today }],
  ];
}

/** Every surface of this feature at rest and at its largest, for tests, the gallery and `doctor --blocks`. */
export function samples(edition: Edition): Sample[] {
  const states = { empty: mapOf([], [], []), usual: usual(), full: fullest() };
  const where = { teamId: 'T0SANDBOX', page: 1 };
  const each = Object.entries(states).flatMap(([state, map]): Sample[] => {
    const [one] = map.people;
    const noted = one ?? person(1);
    const metadata = { id: noted.id, page: 2, isNew: false };
    const goals = map.needs
      .filter(({ focus }) => focus)
      .map(({ id }) => ({ need: { id, label: long.slice(0, 60) }, goal: long.slice(0, 180) }));
    const content = { edition, map, today, goals, page: 2 };
    const [finding] = map.outcome.findings;
    const [later] = map.later;
    const [first = ask(1)] = map.asks;
    const list = textList({ edition, ...map }, new Map());
    const picture = { file: 'F0MAP', alt: altText({ edition, ...map }) };
    return [
      { name: `network: map, ${state}`, view: mapView({ ...content, justNow: { notice: noted.name, kept: noted } }) },
      {
        name: `network: removed, ${state}`,
        view: mapView({ ...content, justNow: { notice: noted.name, removed: noted.id } }),
      },
      {
        name: `network: dismissed, ${state}`,
        view: mapView({ ...content, justNow: { notice: 'x', dismissed: 'R5' } }),
      },
      { name: `network: what is dismissed, ${state}`, view: dismissedView(edition, map, 2) },
      {
        name: `network: answered no, ${state}`,
        view: mapView({ ...content, justNow: { notice: 'x', askNext: 'B2' } }),
      },
      { name: `network: entries that cannot be read, ${state}`, view: mapView({ ...content, unread: 3 }) },
      { name: `network: why, ${state}`, view: whyView(edition, map, finding) },
      {
        name: `network: add, ${state}`,
        view: personView({ edition, ...map, metadata: { ...metadata, isNew: true }, need: 'B2' }),
      },
      {
        name: `network: change, ${state}`,
        view: personView({ edition, ...map, metadata, person: noted, notice: 'x' }),
      },
      { name: `network: details, ${state}`, view: detailsView({ edition, ...map, metadata, person: noted }) },
      { name: `network: ask, ${state}`, view: askView({ edition, map, metadata, today, me: long }) },
      {
        name: `network: ask, typed before, ${state}`,
        view: askView({ edition, map, metadata, today, me: long, text: long, isBack: true }),
      },
      {
        name: `network: ask nobody, ${state}`,
        view: askView({ edition, map, metadata, today, person: '', need: 'C2' }),
      },
      ...askStates(first).map(([name, one]) => ({
        name: `network: ask ${name}, ${state}`,
        view: askPage({ edition, map, ask: one, today, me: long, ...where }),
      })),
      ...([talkDayView, talkView, metView, helpedView, notYetView] as const).flatMap((view) =>
        ['2026-11-20', today, '2026-11-26'].map((talkOn) => ({
          name: `network: ${view.name} on ${talkOn}, ${state}`,
          view: view({ edition, map, ask: { ...first, sentOn: today, answer: 'yes', talkOn }, today, ...where }),
        })),
      ),
      { name: `network: more, ${state}`, view: moreView(edition, map, 2) },
      { name: `network: hello, ${state}`, view: helloView(edition, noted, where) },
      { name: `network: hello in Slack, ${state}`, view: helloView(edition, { ...noted, slackUserId: 'U1' }, where) },
      ...(finding
        ? [
            {
              name: `network: remind, ${state}`,
              view: reminderView({ edition, map, found: finding, today, page: 2 }),
            },
            {
              name: `network: reminder, ${state}`,
              message: reminderMessage({ edition, map, message: idOf(9) }, map.outcome.findings, false),
            },
            {
              name: `network: reminder, a day late, ${state}`,
              message: reminderMessage({ edition, map, message: idOf(9), askedFor: today }, map.outcome.findings, true),
            },
          ]
        : []),
      ...(later
        ? [
            {
              name: `network: remind later, ${state}`,
              view: reminderView({ edition, map, found: later.found, today, page: 2 }),
            },
          ]
        : []),
      ...wordsOfDays.map(([name, noted]) => ({
        name: `network: word of the day, ${name}, ${state}`,
        message: pushMessage(
          edition,
          idOf(9),
          [askTold({ edition, map, ask: { ...first, ...noted }, today, teamId: where.teamId })],
          true,
        ),
      })),
      { name: `network: another day, ${state}`, view: anotherDayView({ edition, map, ask: first }, '2026-11-30') },
      { name: `network: not yours, ${state}`, view: sentenceView(edition, edition.say.notOnMap) },
      { name: `network: picture, ${state}`, message: mapMessage(edition, list, picture) },
      { name: `network: without picture, ${state}`, message: mapMessage(edition, list, 'not-allowed') },
      { name: `network: picture failed, ${state}`, message: mapMessage(edition, list, 'failed') },
    ];
  });
  return [...each, ...leavingSamples(edition)];
}
