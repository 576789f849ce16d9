import type { AnyBlock, Button, ModalView } from '@slack/types';
import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import type { NeedId, NeedName } from '../needs/need.ts';
import { needLineText } from '../needs/need-line.ts';
import { button, buttons, context, divider, header, modal, plainSection, section } from '../slack/blocks.ts';
import { shorten } from '../slack/mrkdwn.ts';
import { unreadBlocks } from '../slack/unread.ts';
import { askAct, askSentence } from './asks/ask-words.ts';
import { notSent } from './asks/page-view.ts';
import { openAsks, openOnes } from './asks/standing.ts';
import { foundRow } from './findings/more-view.ts';
import { ids } from './ids.ts';
import { firstShown, gapOf } from './next.ts';
import type { PersonRecord } from './people/person.ts';
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
  /** The ask that was noted as sent. */
  sent?: string;
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
const mostAsks = 10;

const withButton = (text: string, accessory: Button): AnyBlock => ({ ...plainSection(text), accessory });

/**
 * The map as a modal: what was done just now, her asks, everybody, a page at a time, and the one thing that stands out
 * first. One button is the primary one: what follows from what was just done, else from her asks, else from the map.
 */
export function mapView(content: MapViewContent): ModalView {
  const { edition, map, justNow } = content;
  const pages = Math.max(1, Math.ceil(map.people.length / perPage));
  const page = Math.min(content.page ?? 1, pages);
  const leads =
    justNow?.kept || justNow?.askNext ? 'just now' : openAsks(map, content.today).length > 0 ? 'ask' : 'map';
  return modal({
    callbackId: ids.map,
    title: say(edition, 'mapTitle'),
    close: say(edition, 'closeButton'),
    metadata: JSON.stringify({ id: '', page, isNew: false }),
    blocks: [
      ...(justNow ? justNowBlocks(edition, justNow) : []),
      ...unreadBlocks(edition, content.unread),
      ...askSection(content, leads === 'ask'),
      ...peopleBlocks(content, page, pages),
      ...shownBlocks(content, leads === 'map'),
      divider(),
      buttons(...ways(content)),
      context(say(edition, 'neverContacts')),
      context(edition.unvalidated),
    ],
  });
}

/** What can be done with a map as a whole. */
function ways({ edition, map, justNow }: MapViewContent): Button[] {
  return [
    // After somebody was kept both stand on top, and where an empty map says how to begin the first does.
    ...(justNow?.kept || saysHowToBegin(map) ? [] : [button(say(edition, 'addSomeone'), ids.add)]),
    ...(justNow?.kept ? [] : [button(say(edition, 'askSomeone'), ids.ask)]),
    ...(map.people.length > 0 ? [button(say(edition, 'sendPicture'), ids.sendPicture)] : []),
    button(say(edition, 'whoCanSee'), 'privacy:who-sees'),
  ];
}

function justNowBlocks(edition: Edition, { notice, kept, removed, dismissed, sent, askNext }: JustNow): AnyBlock[] {
  if (dismissed) return [withButton(notice, button(say(edition, 'undoRemoval'), ids.undismiss, { value: dismissed }))];
  if (removed) return [withButton(notice, button(say(edition, 'undoRemoval'), ids.undo, { value: removed }))];
  if (sent) return [withButton(notice, notSent(edition, sent))];
  if (askNext) {
    const next = button(say(edition, 'nextPerson'), ids.ask, { value: `${askNext}:`, primary: true });
    return [withButton(notice, next)];
  }
  if (!kept) return [plainSection(notice)];
  const [need] = kept.needs;
  const isAsked = kept.status !== 'current';
  return [
    plainSection(notice),
    buttons(
      button(say(edition, 'askThem'), ids.ask, { value: `${need ?? ''}:${kept.id}`, primary: isAsked }),
      button(say(edition, 'addAnother'), ids.add, { primary: !isAsked }),
      button(say(edition, 'moreAboutThem'), ids.details, { value: kept.id }),
    ),
  ];
}

/** Her open asks, the most pressing first; one act for each. */
function askSection({ edition, map, today }: MapViewContent, leads: boolean): AnyBlock[] {
  const words = { edition, people: map.people, ownNeed: map.ownNeed };
  const open = openAsks(map, today);
  // Of each need that which matters most, before more of one.
  const ofEach = [...new Map(open.toReversed().map((one) => [one.ask.need, one])).values()];
  const chosen = new Set([...ofEach, ...open].slice(0, Math.max(mostAsks, ofEach.length)));
  const shown = open.filter((one) => chosen.has(one));
  if (shown.length === 0) return [];
  return [
    header(say(edition, 'mapAsks')),
    ...shown.map((one, at) => {
      const { label, actionId, value } = askAct(words, one, today);
      const primary = leads && at === 0;
      return withButton(askSentence(words, one, today), button(label, actionId, { ...(value && { value }), primary }));
    }),
  ];
}

/** While somebody is asked, nothing asks for a beginning. */
const isOnTheWay = ({ outcome, asks, people }: WholeMap): boolean => outcome.start && openOnes(asks, people).length > 0;

const saysHowToBegin = (map: WholeMap): boolean =>
  map.people.length === 0 && map.outcome.findings.length === 0 && !isOnTheWay(map);

/** The one thing that stands out first, and the way to the rest. */
function shownBlocks({ edition, map, today, justNow }: MapViewContent, leads: boolean): AnyBlock[] {
  const { outcome, later, people } = map;
  const [finding, ...others] = outcome.findings;
  const count = others.length + later.length + (outcome.short ? 1 : 0);
  // What is dismissed stands at the end of the rest; where there is no rest, its list is one press away.
  const dismissed = map.gone.length > 0 ? [buttons(button(say(edition, 'dismissedSee'), ids.dismissed))] : [];
  const more = count > 0 ? [buttons(button(say(edition, 'moreFindings', { count }), ids.more))] : dismissed;
  if (finding)
    return [divider(), header(say(edition, 'mapFindings')), ...foundRow(edition, map, finding, leads), ...more];
  if (isOnTheWay(map)) return more;
  if (people.length === 0) {
    const gap = gapOf(map);
    const add = button(say(edition, 'addSomeone'), ids.add, { ...(gap && { value: gap }), primary: leads });
    return [section(`${say(edition, 'mapThink')}\n*${say(edition, 'startWithOneName')}*`), buttons(add), ...more];
  }
  const { reason, sentence = '', typed, button: act } = firstShown(edition, map, today);
  // Whom she could ask stands on top already.
  if (reason === 'possible' && justNow?.kept) return more;
  const { label, actionId, value } = act;
  return [
    divider(),
    header(say(edition, 'mapFindings')),
    typed ? plainSection(sentence) : section(sentence),
    buttons(button(label, actionId, { ...(value && { value }), primary: leads })),
    ...more,
  ];
}

/** What she has to know of somebody before she counts on them here. */
function markedLine(edition: Edition, { deactivated, elsewhere }: PersonRecord, line: string): string {
  if (deactivated) return say(edition, 'leftSlack', { person: line });
  return elsewhere ? say(edition, 'elsewhereOnMap', { person: line }) : line;
}

/** A stretch of the text list, each person with the way to change what is noted; at its end the empty places. */
function peopleBlocks({ edition, map, goals = [] }: MapViewContent, page: number, pages: number): AnyBlock[] {
  const wording = { edition, people: map.people, needs: map.needs, ownNeed: map.ownNeed, asks: map.asks };
  const lines = textList(wording, new Map());
  const people = inOrder(wording) as PersonRecord[];
  const from = (page - 1) * perPage;
  const shown = people.slice(from, from + perPage).map((person, at) => {
    const line = lines[from + at] ?? person.name;
    const text = markedLine(edition, person, line);
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
