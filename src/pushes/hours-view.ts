import type { AnyBlock, ModalView } from '@slack/types';
import { type Day, localDay, sayClock, sayDay, sayNearDay } from '../calendar.ts';
import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import type { Form } from '../forms/form.ts';
import { checks, dayInput, oneOf, option } from '../forms/inputs.ts';
import { closeLoses } from '../forms/typed/view.ts';
import { button, context, header, modal, section } from '../slack/blocks.ts';
import { farAhead } from '../surfaces/pause.ts';
import { ids } from './ids.ts';
import type { HoursProblems, HoursSent, HoursSet, Span } from './own-hours.ts';
import { hoursButton, nightsButton } from './view.ts';

/** The inputs of the form, by what is sent in them. */
const inputs: Record<keyof HoursSent, string> = {
  ...{ from: 'hours-from', until: 'hours-until', days: 'working-days' },
  ...{ awayFrom: 'away-from', awayUntil: 'away-until', nights: 'nights-until' },
};

const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
const hours = (first: number) => Array.from({ length: 24 }, (_, at) => option(clock(at + first), String(at + first)));

/** Any Monday: the names of days are the same in every week. */
const monday = Temporal.PlainDate.from('2026-11-23');
const dayName = ({ spelling }: Edition, day: number): string =>
  monday.add({ days: day - 1 }).toLocaleString(spelling, { weekday: 'long' });

/** Working days in words: "Monday to Friday", "Monday, Wednesday". @param days in their order */
export function daysInWords(edition: Edition, days: readonly number[]): string {
  const [first, last] = [days[0] ?? 1, days.at(-1) ?? 1];
  if (days.length > 2 && last - first === days.length - 1)
    return say(edition, 'hoursDaysTo', { first: dayName(edition, first), last: dayName(edition, last) });
  return days.map((day) => dayName(edition, day)).join(', ');
}

const awayWords = (edition: Edition, { from, until }: Span): string =>
  say(edition, 'awayOn', { from: sayDay(from, edition.spelling), until: sayDay(until, edition.spelling) });

const slackAwayWords = (edition: Edition, day: Day): string =>
  say(edition, 'slackAwayOn', { day: sayDay(day, edition.spelling) });

/** When messages come, among the settings on Home, with the ways to change it. */
export function hoursBlocks(edition: Edition, set: HoursSet): AnyBlock[] {
  const { from, until, days, nights, away, isAwayAhead, slackAway } = set;
  const line = { from: clock(from), until: clock(until), days: daysInWords(edition, days) };
  return [
    header(say(edition, 'nightsHeading')),
    section(say(edition, 'hoursOn', line), hoursButton(edition)),
    ...(away
      ? [section(awayWords(edition, away), button(say(edition, isAwayAhead ? 'awayNotSo' : 'awayEnd'), ids.endAway))]
      : []),
    ...(slackAway ? [section(slackAwayWords(edition, slackAway))] : []),
    section(
      nights ? say(edition, 'nightsOn', { day: sayDay(nights, edition.spelling) }) : say(edition, 'nightsOff'),
      nights ? button(say(edition, 'nightsEnd'), ids.endNights) : nightsButton(edition),
    ),
  ];
}

/** The form of everything that says when messages may come. @param set as it is kept now */
export function hoursView(edition: Edition, set: HoursSet): ModalView {
  const asked = (field: keyof HoursSent, label: string, hint?: string) => ({
    ...{ blockId: inputs[field], actionId: ids.hour, label, hint },
    // Without a day ticked Slack would say no more than that one is missing: the form says what to do instead.
    optional: field !== 'from' && field !== 'until',
  });
  const named = Array.from({ length: 7 }, (_, at) => option(dayName(edition, at + 1), String(at + 1)));
  const { slackAway } = set;
  return modal({
    callbackId: ids.keepHours,
    title: say(edition, 'hoursTitle'),
    submit: say(edition, 'saveButton'),
    close: say(edition, 'closeButton'),
    blocks: [
      section(say(edition, 'hoursLine')),
      closeLoses(edition),
      oneOf(asked('from', say(edition, 'hoursFrom')), hours(0), String(set.from)),
      oneOf(asked('until', say(edition, 'hoursUntil')), hours(1), String(set.until)),
      checks(asked('days', say(edition, 'hoursDays')), named, set.days.map(String)),
      dayInput(asked('awayFrom', say(edition, 'awayFrom')), set.away?.from),
      dayInput(asked('awayUntil', say(edition, 'awayUntil'), say(edition, 'awayHint')), set.away?.until),
      dayInput(asked('nights', say(edition, 'nightsDay'), say(edition, 'nightsHint')), set.nights),
      ...(slackAway ? [context(slackAwayWords(edition, slackAway))] : []),
    ],
  });
}

/** What the form says. */
export const readHours = (form: Form): HoursSent => ({
  from: hourOf(form.chosen(inputs.from)),
  until: hourOf(form.chosen(inputs.until)),
  days: [...new Set((form.ticked(inputs.days) ?? []).map(Number))].filter((day) => day >= 1 && day <= 7),
  awayFrom: form.day(inputs.awayFrom) ?? '',
  awayUntil: form.day(inputs.awayUntil) ?? '',
  nights: form.day(inputs.nights) ?? '',
});

const hourOf = (chosen: string | null | undefined): number => (chosen ? Number(chosen) : Number.NaN);

/** What is to be mended, at its inputs. */
export const hoursErrors = (edition: Edition, problems: HoursProblems): Record<string, string> =>
  Object.fromEntries(
    Object.entries(problems).map(([field, key]) => [inputs[field as keyof HoursSent], say(edition, key)]),
  );

/**
 * That it is kept, and when the next message may come.
 *
 * @param next the first instant from now on at which one may
 */
export function hoursKeptView(
  edition: Edition,
  zone: string | null,
  { now, next }: { now: Date; next: Date },
): ModalView {
  return modal({
    callbackId: ids.keepHours,
    title: say(edition, 'hoursTitle'),
    close: say(edition, 'closeButton'),
    blocks: [section(keptWords())],
  });

  function keptWords(): string {
    if (next >= farAhead) return say(edition, 'hoursPaused');
    if (next <= now) return say(edition, 'hoursNow');
    return say(edition, 'hoursNext', { day: dayWords(localDay(zone, next)), time: sayClock(zone, next) });
  }

  /** Without the year, where that is plain. */
  function dayWords(day: Day): string {
    return day.slice(0, 4) === localDay(zone, now).slice(0, 4)
      ? sayNearDay(day, edition.spelling)
      : sayDay(day, edition.spelling);
  }
}
