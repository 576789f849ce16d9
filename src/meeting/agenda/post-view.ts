import type { AnyBlock } from '@slack/types';
import { say } from '../../content/say.ts';
import { button, buttons, context, header, menu, richLines, section } from '../../slack/blocks.ts';
import { escapeMrkdwn, shorten, slackTime } from '../../slack/mrkdwn.ts';
import { ids } from '../ids.ts';
import { mayDo } from './may.ts';
import type { AgendaRecord } from './record.ts';
import type { Where } from './stands.ts';
import { type AgendaPart, type Around, agendaParts, countLater, templateLine } from './wording.ts';

/** An agenda where others than its mentee alone read it. */
export interface PostContent {
  around: Around;
  record: AgendaRecord;
  where: Exclude<Where, 'text'>;
  pairId: string;
  /** An instant in the zones of both, for where Slack shows no dates. */
  whenOf: (instant: Date) => string;
  /** What is open between the two, or was decided. */
  written?: readonly AgendaPart[];
  /** Slack has not told whether the one before came, or took it out of our hands. */
  repeated?: boolean;
}

interface Post {
  text: string;
  blocks: AnyBlock[];
}

/** A header of Slack's takes 150 characters. */
const headerLimit = 150;

const titleOf = ({ edition, names }: Around, record: AgendaRecord): string =>
  shorten(say(edition, isOver(record) ? 'recordOf' : 'agendaOf', names), headerLimit);

/** They met: it is what was talked about, not what is planned. */
const isOver = ({ agenda }: AgendaRecord): boolean => agenda === 'record' || agenda === 'met';

/** An agenda as it stands where it is shared: its words letter by letter, and what each of the two can do about it. */
export function agendaPost(content: PostContent): Post {
  const { around, record, whenOf } = content;
  const { edition } = around;
  const { startsAt } = record.meeting;
  const when = startsAt && !record.isFallen ? whenOf(startsAt) : undefined;
  return {
    text: escapeMrkdwn([titleOf(around, record), ...(when ? [when] : [])].join('. ')),
    blocks: [
      ...(content.repeated ? [context(say(edition, 'agendaAgain'))] : []),
      ...standingBlocks(content),
      ...(record.agenda === 'closed' || record.isFallen || !isOver(record)
        ? []
        : [context(say(edition, 'agendaRecord'))]),
      ...actBlocks(content),
    ],
  };
}

/** The same without what can be pressed: what her preview shows, too. */
export function standingBlocks({ around, record, where, whenOf, written = [] }: PostContent): AnyBlock[] {
  const { edition } = around;
  const { startsAt } = record.meeting;
  const later = countLater(record);
  const time =
    record.isFallen || !startsAt
      ? record.isFallen
        ? []
        : [section(escapeMrkdwn(say(edition, 'agendaNoTime')))]
      : [section(slackTime(startsAt, whenOf(startsAt)))];
  return [
    header(titleOf(around, record)),
    ...time,
    ...[...agendaParts(around, record, where), ...written].flatMap(partBlocks),
    ...(isOver(record)
      ? []
      : [context(escapeMrkdwn(say(edition, 'agendaTemplate', { lines: templateLine(edition, record.meeting) })))]),
    ...(later > 0 ? [context(say(edition, 'agendaForLater', { count: later }))] : []),
    ...lastLines(around, record, whenOf),
  ];
}

const partBlocks = ({ heading, lines, isOrdered }: AgendaPart): AnyBlock[] => [
  section(`*${escapeMrkdwn(heading)}*`),
  ...(lines.length === 0
    ? []
    : [
        richLines(
          lines.map((text) => ({ text })),
          isOrdered ? 'ordered' : 'bullet',
        ),
      ]),
];

/** Who changed it last and when, by the reader's own clock; and that the mentor has seen it. */
function lastLines(
  { edition, names }: Around,
  { marks: { changed, seenAt, sharedAt } }: AgendaRecord,
  whenOf: PostContent['whenOf'],
): AnyBlock[] {
  const name = (side: 'mentee' | 'mentor'): string => escapeMrkdwn(names[side]);
  return [
    ...(seenAt ? [context(say(edition, 'agendaSeen', { name: name('mentor') }))] : []),
    ...(changed && sharedAt && changed.at > sharedAt
      ? [
          context(
            say(edition, 'agendaChanged', { name: name(changed.by), when: slackTime(changed.at, whenOf(changed.at)) }),
          ),
        ]
      : []),
  ];
}

function actBlocks({ around: { edition }, record, pairId }: PostContent): AnyBlock[] {
  const { agenda, meeting, meetingId } = record;
  const value = `${pairId} ${meetingId}`;
  if (agenda === 'closed' || record.isFallen) return [];
  const mayAdd = mayDo(record, 'add', 'mentor') === 'yes';
  const isUnseen = mayDo(record, 'seen', 'mentor') === 'yes' && record.marks.seenAt === null;
  const hasBegun = agenda === 'after';
  return [
    buttons(
      ...(hasBegun
        ? [
            button(say(edition, 'agendaMet'), ids.met, {
              value: `${pairId} ${meetingId} ${meeting.sequence}`,
              primary: true,
            }),
          ]
        : []),
      ...(mayAdd ? [button(say(edition, 'agendaAddTopic'), ids.topic, { value })] : []),
      ...(isUnseen ? [button(say(edition, 'agendaSeenButton'), ids.seen, { value })] : []),
      menu(
        button(say(edition, 'agendaOpen'), ids.agenda, { value }),
        button(say(edition, 'agendaPage'), ids.open, { value: pairId }),
      ),
    ),
  ];
}
