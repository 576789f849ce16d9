import type { AnyBlock, Button, ModalView } from '@slack/types';
import { sayNearDay } from '../../calendar.ts';
import type { Edition } from '../../content/editions.ts';
import { say } from '../../content/say.ts';
import type { HomePart } from '../../feature.ts';
import type { Form } from '../../forms/form.ts';
import { oneOf, option } from '../../forms/inputs.ts';
import { closeLoses } from '../../forms/typed/view.ts';
import { whenButtons } from '../../pushes/view.ts';
import { button, buttons, context, header, menu, modal, plainSection, section } from '../../slack/blocks.ts';
import { escapeMrkdwn, shorten, slackTime } from '../../slack/mrkdwn.ts';
import { ids } from '../ids.ts';
import { days, hours } from '../view.ts';
import { hourName, weekdayName } from '../wording.ts';
import type { Digest, NextMeeting, Promised } from './digest.ts';
import { digestBlocks, digestIds } from './ids.ts';

/** More than these are counted; all of them stand in Home or on the pages of the two. */
const mostMeetings = 8;
const mostPromises = 5;
/** As much of what somebody typed as stands in a line. */
const lineLimit = 300;

/** What a message is drawn from. */
export interface Shown {
  digest: Digest;
  /** As it is kept now: also one that stands says that it is off. */
  isOn: boolean;
  /** Its reader wants notifications that say everything. */
  fullText: boolean;
  /** As people type it. */
  command: string;
}

/** A week's digest: facts, with what opens or settles each at its side. */
export function digestMessage(
  edition: Edition,
  { digest, isOn, fullText, command }: Shown,
): { text: string; blocks: AnyBlock[] } {
  const meetings = digest.meetings.slice(0, mostMeetings);
  const promises = digest.promises.slice(0, mostPromises);
  const off = button(say(edition, 'nudgeOff'), digestIds.off);
  const again = button(say(edition, 'digestOn'), digestIds.on);
  return {
    text: fullText ? escapeMrkdwn(fullLines(edition, digest).join('\n')) : say(edition, 'digestCounts', counts(digest)),
    blocks: [
      header(say(edition, 'digestHeading')),
      ...meetings.map((one) => meetingBlock(edition, one)),
      ...moreOf(edition, digest.meetings.length - meetings.length),
      ...(promises.length > 0 ? [section(`*${say(edition, 'digestPromises')}*`)] : []),
      ...promises.map((one) => promiseBlock(edition, one)),
      ...moreOf(edition, digest.promises.length - promises.length),
      buttons(
        ...(isOn ? [button(say(edition, 'nudgeOtherTime'), digestIds.change), off] : [again]),
        menu(...whenButtons(edition)),
      ),
      context(isOn ? say(edition, 'digestWhy', { command }) : say(edition, 'digestIsOff')),
    ],
  };
}

/** What a locked phone may show: how much there is. */
const counts = ({ meetings, promises }: Digest) => ({
  meetings: meetings.length,
  agendas: meetings.filter(({ isShared }) => isShared).length,
  promises: promises.length,
});

/** All of it as plain text, a line each. */
function fullLines(edition: Edition, { meetings, promises }: Digest): string[] {
  const heading = say(edition, 'digestHeading');
  return [
    heading,
    ...meetings.slice(0, mostMeetings).map((one) => {
      const { name, when } = one;
      const said = [say(edition, 'digestMeeting', { name, when }), agendaWords(edition, one)];
      return said.filter((part) => part !== '').join('. ');
    }),
    ...(promises.length > 0 ? [`${say(edition, 'digestPromises')}:`] : []),
    ...promises.slice(0, mostPromises).map((one) => promiseWords(edition, one)),
  ];
}

/** Far ahead there is nothing to say of an agenda that is not shared. */
function agendaWords(edition: Edition, { isShared, isSoon }: NextMeeting): string {
  if (isShared) return say(edition, 'digestAgenda');
  return isSoon ? say(edition, 'digestNoAgenda') : '';
}

/** Its instant as Slack shows it in the reader's zone; what a clock shows twice is said in our words besides. */
function meetingBlock(edition: Edition, one: NextMeeting): AnyBlock {
  const { name, when, startsAt, isTwice, isShared, agenda, open } = one;
  const said = say(edition, 'digestMeeting', { name: escapeMrkdwn(name), when: slackTime(startsAt, when) });
  const lines = [said, isTwice ? escapeMrkdwn(when) : '', agendaWords(edition, one)];
  return section(
    lines.filter((line) => line !== '').join('\n'),
    isShared
      ? button(say(edition, 'agendaOpen'), agenda.actionId, { value: agenda.value })
      : button(say(edition, 'nextMeeting'), open.actionId, { value: open.value }),
  );
}

function promiseWords(edition: Edition, { text: typed, due, name }: Promised): string {
  const text = shorten(typed, lineLimit);
  return due
    ? say(edition, 'homeActionBy', { text, date: sayNearDay(due, edition.spelling), name })
    : say(edition, 'homeAction', { text, name });
}

const promiseBlock = (edition: Edition, one: Promised): AnyBlock => ({
  ...plainSection(promiseWords(edition, one)),
  accessory: button(say(edition, 'actionDone'), one.done.actionId, { value: one.done.value }),
});

const moreOf = (edition: Edition, count: number): AnyBlock[] =>
  count > 0 ? [context(say(edition, 'digestMore', { count }))] : [];

/** What a digest becomes: of an older week, or with nothing left in it. */
export function closedMessage(edition: Edition, why: 'newer' | 'over'): { text: string; blocks: AnyBlock[] } {
  const text = say(edition, why === 'newer' ? 'digestClosed' : 'digestOver');
  return { text, blocks: [section(text)] };
}

/** How a mentor wants it. */
export interface DigestWanted {
  isOn: boolean;
  dayOfWeek: number;
  hour: number;
  takesMessages: boolean;
}

/** When it comes, in a sentence. */
export function digestInWords(edition: Edition, { isOn, dayOfWeek, hour, takesMessages }: DigestWanted): string {
  if (!isOn) return say(edition, 'digestIsOff');
  if (!takesMessages) return say(edition, 'digestNoMessages');
  return say(edition, 'digestComes', { weekday: weekdayName(edition, dayOfWeek), hour: hourName(hour) });
}

const onButton = (edition: Edition): Button => button(say(edition, 'digestOn'), digestIds.on);

/** What it is, for who has not got it, and the button that switches it on: below an agreement, once. */
export const digestOffer = (edition: Edition): { line: string; button: Button } => ({
  line: say(edition, 'digestOffer'),
  button: onButton(edition),
});

/** On the page of when the weekly word comes. */
export const digestSection = (edition: Edition, wanted: DigestWanted): AnyBlock[] => [
  header(say(edition, 'digestTitle')),
  section(digestInWords(edition, wanted)),
  ...(wanted.isOn ? [] : [context(say(edition, 'digestOffer'))]),
  wanted.isOn
    ? buttons(
        button(say(edition, 'nudgeOtherTime'), digestIds.change),
        button(say(edition, 'digestOff'), digestIds.off),
      )
    : buttons(onButton(edition)),
];

/** Beside whom they mentor, on Home. */
export const digestAtHome = (edition: Edition, wanted: DigestWanted): HomePart => ({
  asMentor: {
    blocks: [
      header(say(edition, 'digestTitle')),
      section(
        digestInWords(edition, wanted),
        wanted.isOn ? button(say(edition, 'nudgeChange'), ids.open) : onButton(edition),
      ),
    ],
    isAlone: false,
  },
});

/** The form of its day and hour. */
export function digestForm(edition: Edition, { dayOfWeek, hour }: DigestWanted): ModalView {
  const ask = (blockId: string, label: string) => ({ blockId, actionId: ids.write, label, optional: false });
  return modal({
    callbackId: digestIds.keep,
    title: say(edition, 'digestTitle'),
    submit: say(edition, 'saveButton'),
    close: say(edition, 'closeButton'),
    blocks: [
      closeLoses(edition),
      oneOf(
        ask(digestBlocks.day, say(edition, 'nudgeDay')),
        days.map((day) => option(weekdayName(edition, day), String(day))),
        String(dayOfWeek),
      ),
      oneOf(
        ask(digestBlocks.hour, say(edition, 'nudgeHour')),
        hours.map((one) => option(hourName(one), String(one))),
        String(hour),
      ),
    ],
  });
}

/** What the form says; undefined where it is not one of ours. */
export function readDigestForm(form: Form): { day_of_week: number; hour: number } | undefined {
  const day = Number(form.chosen(digestBlocks.day));
  const hour = Number(form.chosen(digestBlocks.hour) ?? Number.NaN);
  return days.includes(day) && hours.includes(hour) ? { day_of_week: day, hour } : undefined;
}
