import type { AnyBlock, Button, ModalView } from '@slack/types';
import { type Day, sayDay } from '../calendar.ts';
import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import type { HomePart } from '../feature.ts';
import type { Form } from '../forms/form.ts';
import { checks, dayInput, oneOf, option, radios } from '../forms/inputs.ts';
import { closeLoses } from '../forms/typed/view.ts';
import { type Candidate, type NudgeKind, nudgeKindOf, nudgeKinds } from '../next.ts';
import { daysInWords } from '../pushes/hours-view.ts';
import type { Told } from '../pushes/kind.ts';
import { hoursButton } from '../pushes/view.ts';
import { button, buttons, context, header, menu, modal, plainSection, richLines, section } from '../slack/blocks.ts';
import { escapeMrkdwn, shorten } from '../slack/mrkdwn.ts';
import type { Cadence } from './decide.ts';
import { blocks, ids } from './ids.ts';
import type { LeftOut } from './when.ts';
import { cadences, hourName, kindWords, lineOf, weekdayName } from './wording.ts';

/** As much of her own words, and of what names somebody's. */
const ownLimit = 150;
const sentenceLimit = 300;

/** A nudge as its row has it, with what it asks now; nothing: it is settled. */
interface Shown {
  id: string;
  kind: string | null;
  week: string;
  is_first: boolean;
  put_off_until: Day | null;
  about: Candidate | 'question' | undefined;
}

const toButton = ({ label, actionId, value }: Candidate['button'], primary = false): Button =>
  button(label, actionId, { ...(value && { value }), ...(primary && { primary }) });

/** The row of buttons of a nudge: pressed there, its one next thing is begun in place. */
const rowOf = 'nudge-row:';
export const nudgeOfBlock = (blockId: string): string | undefined =>
  blockId.startsWith(rowOf) ? blockId.slice(rowOf.length) : undefined;

/** A nudge, as one thing of a message of the ledger: full, or closed in place. */
export function nudgeTold(edition: Edition, shown: Shown): Told {
  const { id: subject, about } = shown;
  if (!about) {
    const line = say(edition, 'nudgeClosed');
    return { subject, line, blocks: [section(line)] };
  }
  if (about === 'question') {
    const line = say(edition, 'nudgeQuestion');
    return { subject, line, blocks: [section(line), questionButtons(edition, subject)] };
  }
  const line = about.sentence ?? say(edition, 'nudgeNeutralLine');
  return {
    subject,
    line,
    blocks: [
      ...(shown.is_first ? [section(say(edition, 'nudgeFirst'))] : []),
      ...bodyOf(edition, about, { week: shown.week, isFirst: shown.is_first }),
      {
        ...buttons(
          toButton(about.button, true),
          ...(about.besides ? [toButton(about.besides)] : []),
          button(say(edition, 'nudgeNotThisWeek'), ids.notThisWeek, { value: subject }),
          menu(
            button(say(edition, 'anotherDay'), ids.anotherDay, { value: subject }),
            button(say(edition, 'nudgeWhyButton'), ids.why, { value: subject }),
          ),
        ),
        block_id: `${rowOf}${subject}`,
      },
      ...(shown.is_first
        ? [
            buttons(
              button(say(edition, 'nudgeOtherTime'), ids.change),
              button(say(edition, 'nudgeOff'), ids.off, { value: subject }),
            ),
          ]
        : []),
    ],
    button: toButton(about.button),
  };
}

/**
 * What she wrote herself for it, or else the words of its kind; then what it is about. The first says what these are
 * in place of those words, so that it is no longer than another.
 */
function bodyOf(edition: Edition, about: Candidate, { week, isFirst }: { week: string; isFirst: boolean }): AnyBlock[] {
  const kind = nudgeKindOf(about);
  const { own, sentence, typed } = about;
  const rest =
    sentence === undefined ? [] : [typed ? plainSection(shorten(sentence, sentenceLimit)) : section(sentence)];
  if (own) return [plainSection(say(edition, 'cueQuote', { cue: shorten(own, ownLimit) })), ...rest];
  if (!kind || (isFirst && rest.length > 0)) return rest;
  return [section(lineOf(edition, { kind, reason: about.reason }, week)), ...rest];
}

const questionButtons = (edition: Edition, value: string) =>
  buttons(
    button(say(edition, 'nudgeLessOften'), ids.lessOften, { value }),
    button(say(edition, 'nudgePause'), ids.pause, { value }),
    button(say(edition, 'nudgeDone'), ids.off, { value }),
    menu(button(say(edition, 'nudgeWhyButton'), ids.why, { value })),
  );

/** One that she has asked to see; nothing: there is nothing to do next, and so none would come. */
export function nowMessage(
  edition: Edition,
  about: Candidate | undefined,
  { isFull, isOff }: { isFull: boolean; isOff: boolean },
): { text: string; blocks: AnyBlock[] } {
  const neutral = say(edition, 'neutralNotice');
  const line = about?.sentence;
  return {
    text: isFull && line ? escapeMrkdwn(shorten(line, ownLimit)) : neutral,
    blocks: [
      section(neutral),
      ...(about
        ? [...bodyOf(edition, about, { week: '2026-W50', isFirst: false }), buttons(toButton(about.button, true))]
        : [section(say(edition, 'nudgeNoneNow'))]),
      context(say(edition, isOff ? 'nudgeAskedOff' : 'nudgeAsked')),
    ],
  };
}

/** How somebody wants their nudges. */
export interface Wish {
  dayOfWeek: number;
  hour: number;
  cadence: Cadence;
  kindsOff: readonly string[];
  pausedUntil: Day | null;
}

/** The same as it is kept. */
export interface Wanted extends Wish {
  /** Their own hours do not reach that time. */
  isLeftOut: boolean;
}

/** The hours and days in which anything comes to somebody by itself. */
export interface OwnWeek {
  from: number;
  until: number;
  /** 1 Monday to 7 Sunday, in that order. */
  days: readonly number[];
}

/** When they come, and the ways on from there; then `digest`, what a mentor may have besides. */
export function settingsView(
  edition: Edition,
  wanted: Wanted,
  notice?: string,
  digest: readonly AnyBlock[] = [],
): ModalView {
  return modal({
    callbackId: ids.page,
    title: say(edition, 'nudgeTitle'),
    close: say(edition, 'closeButton'),
    blocks: [
      ...(notice ? [section(notice)] : []),
      ...(wanted.cadence === 'off' ? [] : [section(say(edition, 'nudgeWhat'))]),
      section(inWords(edition, wanted)),
      ...(wanted.kindsOff.length > 0
        ? [section(say(edition, 'nudgeKindsOff')), richLines(kindsInWords(edition, wanted.kindsOff))]
        : []),
      buttons(
        button(say(edition, 'nudgeChange'), ids.change, { primary: true }),
        hoursButton(edition),
        button(say(edition, 'nudgeSendOne'), ids.sendOne),
        button(say(edition, 'nudgeHistory'), ids.history),
      ),
      ...digest,
    ],
  });
}

/** When they come, in a sentence. */
export function inWords(edition: Edition, { dayOfWeek, hour, cadence, pausedUntil, isLeftOut }: Wanted): string {
  if (cadence === 'off') return say(edition, 'nudgeIsOff');
  if (pausedUntil) return say(edition, 'nudgeIsPaused', { day: sayDay(pausedUntil, edition.spelling) });
  const weekday = weekdayName(edition, dayOfWeek);
  const comes = say(edition, 'nudgeComes', { often: say(edition, cadences[cadence]), weekday, hour: hourName(hour) });
  return isLeftOut ? `${comes} ${say(edition, 'nudgeLeftOut')}` : comes;
}

const kindsInWords = (edition: Edition, off: readonly string[]): { text: string }[] =>
  nudgeKinds.filter((kind) => off.includes(kind)).map((kind) => ({ text: say(edition, kindWords[kind].called) }));

/** The hours that can be chosen where nothing else is said: those of a day in which the bot writes at all, by default. */
export const hours = [8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18];
const allHours = Array.from({ length: 24 }, (_, hour) => hour);
export const days = [1, 2, 3, 4, 5, 6, 7];

/** The form of all that. */
export function formView(edition: Edition, wanted: Wanted, own: OwnWeek): ModalView {
  const ask = (blockId: string, label: string) => ({ blockId, actionId: ids.write, label, optional: false });
  // As it is now stands there too, so that nothing is changed by opening the form.
  const offered = allHours.filter((hour) => (hour >= own.from && hour < own.until) || hour === wanted.hour);
  const within = say(edition, 'nudgeWithin', {
    ...{ days: daysInWords(edition, own.days), from: hourName(own.from), until: hourName(own.until) },
  });
  return modal({
    callbackId: ids.keep,
    title: say(edition, 'nudgeTitle'),
    submit: say(edition, 'saveButton'),
    close: say(edition, 'closeButton'),
    blocks: [
      closeLoses(edition),
      oneOf(
        { ...ask(blocks.day, say(edition, 'nudgeDay')), hint: within },
        days.map((day) => option(weekdayName(edition, day), String(day))),
        String(wanted.dayOfWeek),
      ),
      oneOf(
        ask(blocks.hour, say(edition, 'nudgeHour')),
        offered.map((hour) => option(hourName(hour), String(hour))),
        String(wanted.hour),
      ),
      radios(
        ask(blocks.cadence, say(edition, 'nudgeCadence')),
        Object.entries(cadences).map(([id, key]) => option(say(edition, key), id)),
        wanted.cadence,
      ),
      checks(
        { ...ask(blocks.kinds, say(edition, 'nudgeKinds')), optional: true },
        nudgeKinds.map((kind) => option(say(edition, kindWords[kind].called), kind)),
        nudgeKinds.filter((kind) => !wanted.kindsOff.includes(kind)),
      ),
      dayInput({ ...ask(blocks.paused, say(edition, 'nudgePaused')), optional: true }, wanted.pausedUntil ?? undefined),
    ],
  });
}

const isCadence = (text: string): text is Cadence => Object.hasOwn(cadences, text);

/** What the form says; undefined where it is not one of ours. */
export function readWanted(form: Form): Wish | undefined {
  const day = Number(form.chosen(blocks.day));
  const hour = Number(form.chosen(blocks.hour) ?? Number.NaN);
  const cadence = form.chosen(blocks.cadence) ?? '';
  const ticked = form.ticked(blocks.kinds);
  if (!days.includes(day) || !allHours.includes(hour) || !isCadence(cadence) || !ticked) return undefined;
  const kindsOff = nudgeKinds.filter((kind: NudgeKind) => !ticked.includes(kind));
  return { dayOfWeek: day, hour, cadence, kindsOff, pausedUntil: form.day(blocks.paused) || null };
}

/** What of a wish her own hours leave out, at its inputs; nothing where they reach it. */
export const leftOutErrors = (edition: Edition, { day, hour }: LeftOut, own: OwnWeek): Record<string, string> => ({
  ...(day && { [blocks.day]: say(edition, 'nudgeDayLeftOut') }),
  ...(hour && {
    [blocks.hour]: say(edition, 'nudgeHourLeftOut', { from: hourName(own.from), until: hourName(own.until) }),
  }),
});

/** To which day a nudge is put off. */
export const dayView = (edition: Edition, id: string, day: Day): ModalView =>
  modal({
    callbackId: ids.keepDay,
    title: say(edition, 'nudgeTitle'),
    submit: say(edition, 'saveButton'),
    close: say(edition, 'closeButton'),
    metadata: JSON.stringify({ id }),
    blocks: [
      section(say(edition, 'nudgeDayLine')),
      closeLoses(edition),
      dayInput({ blockId: blocks.putOff, actionId: ids.write, label: say(edition, 'dayLabel'), optional: false }, day),
    ],
  });

/** One sentence, where nothing is left to do. */
export const sentenceView = (edition: Edition, sentence: string): ModalView =>
  modal({
    callbackId: ids.page,
    title: say(edition, 'nudgeTitle'),
    close: say(edition, 'closeButton'),
    blocks: [section(sentence)],
  });

/** What came, and what did not, with why; a line each, the newest first. */
export const historyView = (edition: Edition, lines: readonly string[]): ModalView =>
  modal({
    callbackId: ids.page,
    title: say(edition, 'nudgeTitle'),
    close: say(edition, 'closeButton'),
    blocks: [
      header(say(edition, 'nudgeHistory')),
      ...(lines.length > 0 ? lines.map((line) => plainSection(line)) : [section(say(edition, 'nudgeHistoryNone'))]),
      buttons(button(say(edition, 'nudgeBack'), ids.open)),
    ],
  });

/** When they come, in a section of Home. */
export const homePart = (edition: Edition, wanted: Wanted): HomePart => ({
  sections: [
    [
      header(say(edition, 'nudgeTitle')),
      section(inWords(edition, wanted), button(say(edition, 'nudgeChange'), ids.open)),
    ],
  ],
});
