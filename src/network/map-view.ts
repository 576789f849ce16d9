import type { AnyBlock, Button, ModalView } from '@slack/types';
import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import type { NeedId, NeedName } from '../needs/need.ts';
import { needLineText } from '../needs/need-line.ts';
import { button, buttons, context, divider, header, modal, plainSection, section } from '../slack/blocks.ts';
import { shorten } from '../slack/mrkdwn.ts';
import { unreadBlocks } from '../slack/unread.ts';
import { asksInOrder } from './asks/ask.ts';
import { askBlocks } from './asks/view.ts';
import { findingSentence, nextButton, shortSentences } from './findings/view.ts';
import { ids } from './ids.ts';
import type { PersonRecord } from './people/person.ts';
import { aboutFinding, laterBlocks } from './reminders/view.ts';
import { inOrder, textList } from './text-list.ts';
import type { WholeMap } from './whole-map.ts';

/** What was done just now, so that what follows from it is at hand. */
export interface JustNow {
  /** A sentence on top. */
  notice: string;
  /** Somebody who was kept, or removed. */
  kept?: PersonRecord;
  removed?: string;
  /** The key of what was dismissed. */
  dismissed?: string;
  /** A need to ask the next person about. */
  askNext?: NeedId;
}

/** What she wants to reach for a need, in a few words. */
export interface NeedGoal {
  need: NeedName;
  goal: string;
}

export interface MapViewContent {
  edition: Edition;
  map: WholeMap;
  /** Her local day. */
  today: string;
  /** Her focus needs that somebody has a goal for, as lines that lead on from a person. */
  goals?: readonly NeedGoal[];
  /** The page of people, from 1. */
  page?: number;
  justNow?: JustNow | undefined;
  /** How many entries cannot be read, and so are not shown. */
  unread?: number;
}

const perPage = 10;
const mostAsks = 3;

const withButton = (text: string, accessory: Button): AnyBlock => ({ ...plainSection(text), accessory });

/** The map as a modal: what was done just now, her asks, what stands out, and everybody, a page at a time. */
export function mapView(content: MapViewContent): ModalView {
  const { edition, map } = content;
  const pages = Math.max(1, Math.ceil(map.people.length / perPage));
  const page = Math.min(content.page ?? 1, pages);
  return modal({
    callbackId: ids.map,
    title: say(edition, 'mapTitle'),
    close: say(edition, 'closeButton'),
    metadata: JSON.stringify({ id: '', page, isNew: false }),
    blocks: [
      ...(content.justNow ? justNowBlocks(edition, content.justNow) : []),
      ...unreadBlocks(edition, content.unread),
      ...askSection(content),
      ...findingBlocks(content),
      divider(),
      ...peopleBlocks(content, page, pages),
      buttons(
        button(say(edition, 'addSomeone'), ids.add, { primary: true }),
        button(say(edition, 'askSomeone'), ids.ask),
        ...(map.people.length > 0 ? [button(say(edition, 'sendPicture'), ids.sendPicture)] : []),
        button(say(edition, 'whoCanSee'), 'privacy:who-sees'),
      ),
      context(say(edition, 'neverContacts')),
      context(edition.unvalidated),
    ],
  });
}

function justNowBlocks(edition: Edition, { notice, kept, removed, dismissed, askNext }: JustNow): AnyBlock[] {
  if (dismissed) return [withButton(notice, button(say(edition, 'undoRemoval'), ids.undismiss, { value: dismissed }))];
  if (removed) return [withButton(notice, button(say(edition, 'undoRemoval'), ids.undo, { value: removed }))];
  if (askNext) return [withButton(notice, button(say(edition, 'nextPerson'), ids.ask, { value: `${askNext}:` }))];
  if (!kept) return [plainSection(notice)];
  const [need] = kept.needs;
  return [
    plainSection(notice),
    buttons(
      button(say(edition, 'addAnother'), ids.add, { primary: true }),
      button(say(edition, 'askThem'), ids.ask, { value: `${need ?? ''}:${kept.id}` }),
      button(say(edition, 'moreAboutThem'), ids.details, { value: kept.id }),
    ),
  ];
}

/** The asks that want something of her, the most pressing first; of those that were answered, only a yes. */
function askSection({ edition, map, today }: MapViewContent): AnyBlock[] {
  const shown = asksInOrder(map.asks, today)
    .filter(({ ask }) => !ask.answer || ask.answer === 'yes')
    .slice(0, mostAsks);
  if (shown.length === 0) return [];
  return [header(say(edition, 'mapAsks')), ...shown.flatMap((one) => askBlocks(edition, map, one))];
}

function findingBlocks({ edition, map }: MapViewContent): AnyBlock[] {
  const { outcome } = map;
  if (outcome.start) return [section(`${say(edition, 'mapThink')}\n*${say(edition, 'startWithOneName')}*`)];
  const words = { edition, people: map.people, ownNeed: map.ownNeed };
  const { short } = outcome;
  const found = outcome.findings.flatMap((finding) => [
    plainSection(findingSentence(words, finding)),
    buttons(nextButton(edition, finding.next), ...aboutFinding(edition, finding.key)),
  ]);
  return [
    header(say(edition, 'mapFindings')),
    ...(found.length > 0 ? found : [section(say(edition, 'findingsNone'))]),
    ...(short ? [plainSection(shortSentences(words, short)[0]), buttons(...aboutFinding(edition, short.key))] : []),
    ...laterBlocks(edition, map),
  ];
}

/** A stretch of the text list, each person with the way to change what is noted; at its end the empty places. */
function peopleBlocks({ edition, map, goals = [] }: MapViewContent, page: number, pages: number): AnyBlock[] {
  const wording = { edition, people: map.people, needs: map.needs, ownNeed: map.ownNeed };
  const lines = textList(wording, new Map());
  const people = inOrder(wording) as PersonRecord[];
  const from = (page - 1) * perPage;
  const shown = people.slice(from, from + perPage).map((person, at) => {
    const line = lines[from + at] ?? person.name;
    const text = person.deactivated ? say(edition, 'leftSlack', { person: line }) : line;
    const leadsTo = goals
      .filter(({ need }) => person.status !== 'dormant' && person.needs.includes(need.id))
      .map(({ need, goal }) => needLineText(edition, { need: need.label, person: shorten(person.name, 60), goal }));
    return withButton(
      [text, ...leadsTo].join('\n'),
      button(say(edition, 'editPerson'), ids.edit, { value: person.id }),
    );
  });
  const empty = page === pages && people.length > 0 ? lines.slice(people.length) : [];
  const turn = [
    ...(page > 1 ? [button(say(edition, 'mapEarlier'), ids.earlier, { value: String(page - 1) })] : []),
    ...(page < pages ? [button(say(edition, 'mapMore'), ids.later, { value: String(page + 1) })] : []),
  ];
  return [
    ...(people.length > 0 ? [header(say(edition, 'mapPeople', { count: people.length }))] : []),
    ...(pages > 1 ? [context(say(edition, 'pageNumber', { page, pages }))] : []),
    ...shown,
    ...(empty.length > 0 ? [plainSection(empty.join('\n'))] : []),
    ...(turn.length > 0 ? [buttons(...turn)] : []),
  ];
}

/** A modal that says one thing, where nothing can be asked. */
export const sentenceView = (edition: Edition, sentence: string): ModalView =>
  modal({
    callbackId: ids.map,
    title: say(edition, 'mapTitle'),
    close: say(edition, 'closeButton'),
    blocks: [plainSection(sentence), buttons(button(say(edition, 'backToMap'), ids.open))],
  });
