import { localDay, sayNearDay } from '../../calendar.ts';
import type { Edition } from '../../content/editions.ts';
import { say } from '../../content/say.ts';
import type { PlainKey } from '../../content/sentences.ts';
import type { Meeting, Side } from '../meeting.ts';
import { type Item, type Placement, type Standing, standingIn, type Tag } from './item.ts';
import type { AgendaRecord } from './record.ts';
import { standsAs, type TemplateLine, templateOf, type Where } from './stands.ts';

const lineKeys: Record<TemplateLine['line'], PlainKey> = {
  hello: 'agendaHello',
  working: 'agendaWorking',
  limits: 'agendaLimits',
  agreement: 'agendaAgreement',
  step: 'agendaStep',
  'check-in': 'agendaCheckIn',
  since: 'agendaSince',
  questions: 'agendaQuestions',
  goal: 'agendaGoal',
  actions: 'agendaActions',
};

const tagKeys: Record<Tag, PlainKey> = {
  advice: 'tagAdvice',
  feedback: 'tagFeedback',
  decision: 'tagDecision',
  introduction: 'tagIntroduction',
  listen: 'tagListen',
};

export const tags = Object.keys(tagKeys) as Tag[];

export const tagWords = (edition: Edition, tag: Tag): string => say(edition, tagKeys[tag] as 'tagAdvice');

/** A line of the template, with its minutes. */
const templateWords = (edition: Edition, { line, minutes }: TemplateLine): string =>
  say(edition, 'agendaMinutes', { line: say(edition, lineKeys[line] as 'agendaHello'), minutes });

/** What an agenda begins with, in one line. */
export const templateLine = (edition: Edition, meeting: Pick<Meeting, 'number' | 'minutes'>): string =>
  templateOf(meeting)
    .map((one) => templateWords(edition, one))
    .join(' · ');

/** Who the two are for whoever reads, and what is shared between them. */
export interface Around {
  edition: Edition;
  /** How each is called where both read. */
  names: Readonly<Record<Side, string>>;
  /** In which zone a day is said: whoever reads, or hers in a channel. */
  zone: string | null;
  /** Goals that she shares with him, in one line each. */
  goals: readonly { id: string; what: string }[];
  /** When the pair's earlier meetings were, by id. */
  metOn: ReadonlyMap<string, Date>;
}

/** When the meetings of a pair were, as far as they had a time. */
export const meetingDays = (meetings: readonly Meeting[]): ReadonlyMap<string, Date> =>
  new Map(meetings.flatMap(({ id, startsAt }) => (startsAt ? [[id, startsAt] as const] : [])));

/** From which meeting an item was carried; undefined for a new one. */
const carriedFrom = ({ places }: Item, { meetingId }: Placement): string | undefined => {
  const at = places.findIndex((place) => place.meetingId === meetingId);
  return at > 0 ? places[at - 1]?.meetingId : undefined;
};

/** An item in one line, letter by letter: its words, what is wanted, whose it is, where it comes from. */
export function itemWords(around: Around, { item, place }: Standing): string {
  const { edition, names, metOn, zone } = around;
  const from = carriedFrom(item, place);
  const day = from && metOn.get(from);
  const beside = [
    ...(item.tag ? [tagWords(edition, item.tag)] : []),
    ...(item.writer === 'mentor' ? [say(edition, 'agendaFrom', { name: names.mentor })] : []),
    ...(day ? [say(edition, 'agendaCarried', { date: sayNearDay(localDay(zone, day), edition.spelling) })] : []),
    ...(place.reached ? [say(edition, 'agendaReached')] : []),
  ];
  return beside.length === 0 ? item.text : `${item.text} (${beside.join(', ')})`;
}

/** A part of an agenda as it stands somewhere: a heading of ours, and what was typed under it, letter by letter. */
export interface AgendaPart {
  heading: string;
  lines: string[];
  /** The order of its lines matters, and is numbered. */
  isOrdered?: boolean;
}

/**
 * What stands of an agenda somewhere: the main questions, what else there is to talk about, and the goals that are shared. What
 * was written before whoever reads there was on her preview is a heading alone.
 */
export function agendaParts(around: Around, record: AgendaRecord, where: Where): AgendaPart[] {
  const { edition } = around;
  const { meeting, items, meetingId } = record;
  const standing = [...standingIn(items, meetingId, 'main'), ...standingIn(items, meetingId, 'open')];
  const kindOf = ({ item, place }: Standing) =>
    carriedFrom(item, place) ? 'carried' : item.writer === 'mentor' ? 'his topics' : 'items';
  const shown = standing.filter((one) => one.item.text !== '' && standsAs(kindOf(one), where) === 'full');
  const isLeftOut = standing.some((one) => standsAs(kindOf(one), where) === 'heading');
  const linesOf = (part: 'main' | 'open'): string[] =>
    shown.filter(({ place }) => place.part === part).map((one) => itemWords(around, one));
  const leftOver = isLeftOut ? [say(edition, 'agendaCarriedOver')] : [];
  // In a channel only those that stood there as she shared it: who reads there was shown to her then.
  const { sharedAt, goals: shared } = record.marks;
  const isKept = (goal: string): boolean => !isInChannel(where) || !sharedAt || shared.includes(goal);
  const goals = standsAs('goal', where) === 'full' ? around.goals.filter(({ id }) => isKept(id)) : [];
  const isFirst = templateOf(meeting).some(({ line }) => line === 'working');
  const parts: AgendaPart[] = [
    { heading: say(edition, 'agendaQuestions'), lines: linesOf('main'), isOrdered: true },
    { heading: say(edition, 'agendaOthers'), lines: [...linesOf('open'), ...leftOver] },
    { heading: say(edition, isFirst ? 'agendaWorking' : 'agendaGoal'), lines: goals.map(({ what }) => what) },
  ];
  return parts.filter(({ lines }) => lines.length > 0);
}

const isInChannel = (where: Where): boolean => where !== 'two copies' && where !== 'text';

/** How many items of an agenda wait for another time. */
export const countLater = ({ items, meetingId }: AgendaRecord): number => standingIn(items, meetingId, 'later').length;

/** An agenda as a text: to be sent, or copied. */
export const agendaText = (around: Around, record: AgendaRecord, written: readonly AgendaPart[] = []): string =>
  [
    ...[...agendaParts(around, record, 'text'), ...written].map(partText),
    planLines(around.edition, record.meeting),
  ].join('\n\n');

const partText = ({ heading, lines, isOrdered }: AgendaPart): string =>
  [heading, ...lines.map((line, at) => (isOrdered ? `${at + 1}. ${line}` : `- ${line}`))].join('\n');

/** What an agenda begins with, a line each. */
export const planLines = (edition: Edition, meeting: Pick<Meeting, 'number' | 'minutes'>): string =>
  [say(edition, 'agendaPlan'), ...templateOf(meeting).map((one) => `- ${templateWords(edition, one)}`)].join('\n');
