import { localDay, sayNearDay } from '../../calendar.ts';
import { calledBy } from '../../content/called.ts';
import { mailLimit, mailLink } from '../../content/mail-link.ts';
import { say } from '../../content/say.ts';
import type { PlainKey } from '../../content/sentences.ts';
import type { AgendaRecord } from '../agenda/record.ts';
import { type AgendaPart, type Around, agendaParts } from '../agenda/wording.ts';
import type { Meeting } from '../meeting.ts';
import { type Actions, inWords, openActions } from './action.ts';
import { actionWords, recordLines } from './record-lines.ts';
import { type DecidedLines, gotAnswers, type OwnField, type OwnWords, ownFieldsOf } from './written.ts';

/** All that two have met, for the one who steers: what both read, and her own notes only where she wants them. */
export interface CopyContent {
  around: Around;
  /** The meetings that took place and the coming one, each with its agenda, the earliest first. */
  records: readonly AgendaRecord[];
  decided: DecidedLines;
  actions: Actions;
  /** Her own notes, by the meeting's id; undefined where she did not tick them. */
  own?: ReadonlyMap<string, OwnWords> | undefined;
}

const ownKeys: Record<OwnField, PlainKey> = {
  surprised: 'ownSurprised',
  trying: 'ownTrying',
  got: 'ownGot',
  notes: 'ownNotes',
  reflection: 'ownReflection',
};
const gotKeys = { no: 'gotNo', partly: 'gotPartly', yes: 'gotYes' } as const;

/** What one of her own fields asks. */
export const ownLabel = ({ edition }: Pick<Around, 'edition'>, name: OwnField): string =>
  say(edition, ownKeys[name] as 'ownNotes');

/** What she answered, in words. */
export function ownWordsIn({ edition }: Pick<Around, 'edition'>, name: OwnField, text: string): string {
  const answer = gotAnswers.find((one) => one === text);
  return name === 'got' && answer ? say(edition, gotKeys[answer]) : text;
}

const dayOf = ({ edition, zone }: Around, { startsAt }: Pick<Meeting, 'startsAt'>): string =>
  startsAt ? sayNearDay(localDay(zone, startsAt), edition.spelling) : say(edition, 'copyNoDay');

/** How a meeting is called in a list. */
export const meetingTitle = (around: Around, meeting: Pick<Meeting, 'number' | 'startsAt'>): string =>
  say(around.edition, 'copyMeeting', { number: meeting.number, date: dayOf(around, meeting) });

const linesOf = ({ heading, lines }: AgendaPart): string[] => [`• ${heading}`, ...lines.map((line) => `   – ${line}`)];

/** One text for each meeting, what stands on top first: for her to copy. */
export function copyTexts({ around, records, decided, actions, own }: CopyContent): string[] {
  const { edition, names } = around;
  const top = [
    say(edition, 'copyTitle', { mentee: names.mentee, mentor: names.mentor }),
    ...(own ? [say(edition, 'copyHasOwn')] : []),
  ];
  const meetings = records.map((record) => {
    const { meetingId, meeting } = record;
    const written = recordLines(
      edition,
      // What is open is said once, at the end.
      {
        meetingId,
        decided: decided.get(meetingId) ?? {},
        actions: actions.filter((one) => one.meetingId === meetingId),
        names,
      },
      'text',
    );
    return [
      meetingTitle(around, meeting),
      ...agendaParts(around, record, 'text')
        .filter(({ lines }) => lines.length > 0)
        .flatMap(linesOf),
      ...written.flatMap(linesOf),
      ...ownLines(around, own?.get(meetingId)),
    ].join('\n');
  });
  const open = openActions(inWords(actions)).map((one) => `   – ${actionWords(edition, one, names)}`);
  const last = open.length > 0 ? [[say(edition, 'actionsOpen'), ...open].join('\n')] : [];
  return [top.join('\n'), ...meetings, ...last];
}

function ownLines(around: Around, words: OwnWords | undefined): string[] {
  if (!words) return [];
  return ownFieldsOf('mentee').flatMap((name) => {
    const text = ownWordsIn(around, name, words[name]);
    return text === '' ? [] : linesOf({ heading: ownLabel(around, name), lines: text.split('\n') });
  });
}

/** As much of a text as a block of Slack's takes, kept well within. */
const blockLimit = 2900;
/** A view takes a hundred blocks; the rest of it needs some. */
const mostBlocks = 60;

/**
 * The same in pieces that each fit one block, cut at the end of a line where one can be.
 *
 * @returns the latest ones where there are more than fit, and whether any were left out
 */
export function inPieces(texts: readonly string[]): { pieces: string[]; isCut: boolean } {
  const pieces: string[] = [];
  for (const line of texts.flatMap((text) => [...text.split('\n'), ''])) {
    for (const part of cutAt(line, blockLimit)) {
      const last = pieces.at(-1);
      if (last !== undefined && [...last].length + [...part].length + 1 <= blockLimit)
        pieces[pieces.length - 1] = `${last}\n${part}`;
      else pieces.push(part);
    }
  }
  const kept = pieces.map((one) => one.trim()).filter(Boolean);
  return { pieces: kept.slice(-mostBlocks), isCut: kept.length > mostBlocks };
}

function cutAt(line: string, limit: number): string[] {
  const letters = [...line];
  if (letters.length <= limit) return [line];
  return [letters.slice(0, limit).join(''), ...cutAt(letters.slice(limit).join(''), limit)];
}

/** A thank-you that she sends as herself: of what he reads anyway, nothing of hers alone, and no word of this bot. */
export function thanksText(
  { around, me, name }: { around: Around; me: string; name: string },
  meeting: Pick<Meeting, 'id' | 'startsAt'>,
  actions: Actions,
): string {
  const { edition } = around;
  const mine = openActions(inWords(actions)).filter(
    ({ owner, meetingId }) => owner === 'mentee' && meetingId === meeting.id,
  );
  return [
    say(edition, 'thanksOpening', { name: calledBy(name) ?? name }),
    meeting.startsAt ? say(edition, 'thanksFor', { date: dayOf(around, meeting) }) : say(edition, 'thanksForIt'),
    say(edition, 'thanksHelped'),
    ...(mine.length > 0 ? [say(edition, 'thanksNext'), ...mine.map(({ text }) => `- ${text}`)] : []),
    say(edition, 'thanksClosing', { me }),
  ].join('\n\n');
}

/** A link that opens a mail with it; where it is too long for one, with its beginning left to be pasted. */
export function thanksMail({ edition }: Pick<Around, 'edition'>, text: string): string {
  const subject = say(edition, 'thanksSubject');
  const link = mailLink(subject, text);
  return link.length <= mailLimit ? link : mailLink(subject);
}
