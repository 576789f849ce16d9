import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { describe, expect, test } from 'vitest';
import { type CalendarEntry, fileNameOf } from './entry.ts';
import { calendarFile } from './ics.ts';
import { calendarLinks } from './links.ts';

const now = new Date('2026-11-27T08:00:00Z');
const meeting: CalendarEntry = {
  meetingId: '3f0f8f6e-6a53-4a3e-9a43-0f4a7d1f2b11',
  sequence: 0,
  startsAt: new Date('2026-12-08T14:00:00Z'),
  minutes: 30,
  name: 'Dr. Daniel Reyes',
  isCancelled: false,
};

interface Read {
  uid: unknown;
  sequence: number;
  stamp: string;
  start: string;
  end: string;
  title: unknown;
  where: unknown;
  status: unknown;
  access: unknown;
  method: unknown;
}

/** What two readers by other people find in a file. */
const readers: Record<string, (file: string) => Read> = {
  'ical.js': (file) => {
    const calendar = new ICAL.Component(ICAL.parse(file));
    const events = calendar.getAllSubcomponents('vevent');
    expect(events).toHaveLength(1);
    const event = new ICAL.Event(events[0]);
    const value = (name: string) => event.component.getFirstPropertyValue(name);
    const instant = (time: InstanceType<typeof ICAL.Time>) => {
      expect(time.zone).toBe(ICAL.Timezone.utcTimezone);
      return time.toJSDate().toISOString();
    };
    return {
      ...{ uid: event.uid, sequence: event.sequence, stamp: instant(value('dtstamp') as typeof event.startDate) },
      ...{ start: instant(event.startDate), end: instant(event.endDate) },
      ...{ title: event.summary, where: event.location ?? '', status: value('status'), access: value('class') },
      method: calendar.getFirstPropertyValue('method'),
    };
  },
  'node-ical': (file) => {
    const found = Object.values(nodeIcal.sync.parseICS(file)).filter((one) => one?.type === 'VEVENT');
    expect(found).toHaveLength(1);
    const event = found[0] as Record<string, unknown> & { dtstamp: Date; start: Date; end: Date };
    return {
      ...{ uid: event.uid, sequence: Number(event.sequence), stamp: event.dtstamp.toISOString() },
      ...{ start: event.start.toISOString(), end: event.end.toISOString() },
      ...{ title: event.summary, where: event.location ?? '', status: event.status, access: event.class },
      method: event.method,
    };
  },
};

/** The lines of a file as they stand in it, each without its end. */
function linesOf(file: string): string[] {
  expect(file.endsWith('\r\nEND:VCALENDAR\r\n')).toBe(true);
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  return file.split('\r\n').slice(0, -1);
}

describe.each(Object.entries(readers))('%s reads', (_, read) => {
  test('a meeting that is set, moved and cancelled as one entry at the right instants', () => {
    const set = { ...meeting, where: 'Room 4, east wing; ring twice\nhttps://meet.example.org/a\\b' };
    const moved = { ...set, sequence: 1, startsAt: new Date('2027-03-14T08:30:00Z'), minutes: 45 };
    const cancelled = { ...moved, sequence: 2, isCancelled: true };
    const found = [set, moved, cancelled].map((entry) => read(calendarFile(entry, now)));
    const common = {
      ...{ uid: '3f0f8f6e-6a53-4a3e-9a43-0f4a7d1f2b11-mentee-led', stamp: '2026-11-27T08:00:00.000Z' },
      ...{ title: 'Dr. Daniel Reyes', where: set.where, access: 'PRIVATE' },
    };
    const first = { start: '2026-12-08T14:00:00.000Z', end: '2026-12-08T14:30:00.000Z' };
    const then = { start: '2027-03-14T08:30:00.000Z', end: '2027-03-14T09:15:00.000Z' };
    expect(found).toEqual([
      { ...common, ...first, sequence: 0, status: 'CONFIRMED', method: 'PUBLISH' },
      { ...common, ...then, sequence: 1, status: 'CONFIRMED', method: 'PUBLISH' },
      { ...common, ...then, sequence: 2, status: 'CANCELLED', method: 'CANCEL' },
    ]);
  });

  test.each([
    ['Ask; then, wait — 王🌱', 'Ask; then, wait — 王🌱'],
    ['Reyes, Daniel; "MD" \\ PhD\\', 'Reyes, Daniel; "MD" \\ PhD\\'],
    ['Daniel\r\nEND:VEVENT\nReyes\t Jr.', 'Daniel END:VEVENT Reyes Jr.'],
    ['Zoë\u0000 Nguyễn\u0007\u0085\u2028', 'Zoë Nguyễn'],
    ['王秀英'.repeat(27), '王秀英'.repeat(27)],
    ['👩🏽‍⚕️'.repeat(20), '👩🏽‍⚕️'.repeat(20)],
    ['half a face \ud83d', 'half a face \ufffd'],
    ['x'.repeat(300), `${'x'.repeat(99)}…`],
  ])('the name %j as it is, in one line', (name, title) => {
    const file = calendarFile({ ...meeting, name }, now);
    expect(read(file)).toMatchObject({ title, where: '', start: '2026-12-08T14:00:00.000Z' });
  });
});

test('a backslash before an n is no line break', () => {
  // By RFC 5545 alone: node-ical reads that as a backslash and a line break.
  expect(readers['ical.js']?.(calendarFile({ ...meeting, name: 'Reyes\\nMD' }, now)).title).toBe('Reyes\\nMD');
});

test('a file is folded at 75 octets, never inside a character, and says nothing but what it must', () => {
  const name = fc.string({
    unit: fc.oneof(fc.constantFrom('王', '🌱', ',', '\\', ' ', 'é'), fc.string()),
    maxLength: 99,
  });
  fc.assert(
    fc.property(name, name, (given, where) => {
      const file = calendarFile({ ...meeting, name: given, where }, now);
      const lines = linesOf(file);
      for (const line of lines) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(Buffer.from(line).toString()).toBe(line);
        expect(line).not.toMatch(/[^\P{Cc}\t]/u);
      }
      const whole = linesOf(file.replaceAll('\r\n ', '')).map((line) => line.match(/^[A-Z-]+(?=:)/)?.[0]);
      const allowed = [
        'BEGIN',
        'VERSION',
        'PRODID',
        'METHOD',
        'BEGIN',
        'UID',
        'SEQUENCE',
        'DTSTAMP',
        'DTSTART',
        'DTEND',
      ];
      const rest = ['SUMMARY', 'LOCATION', 'STATUS', 'CLASS', 'END', 'END'];
      expect(whole.filter((one) => one !== 'LOCATION')).toEqual(
        [...allowed, ...rest].filter((one) => one !== 'LOCATION'),
      );
      const read = Object.values(readers).map((one) => one(file));
      expect(read[0]?.title).toEqual(
        given
          .toWellFormed()
          .replace(/[\s\p{Cc}]+/gu, ' ')
          .trim(),
      );
      expect(read[1]?.start).toBe(read[0]?.start);
    }),
    { numRuns: 60 },
  );
});

/** Start and end that a link names, read by hand: an instant with its Z, or nothing. */
function instantsOf(link: string): number[] {
  const { searchParams: said } = new URL(link);
  const given = said.get('dates')?.split('/') ?? [said.get('startdt'), said.get('enddt')];
  return given.map((text) => {
    const [, year, month, day, hour, minute, second] =
      /^(\d{4})-?(\d\d)-?(\d\d)T(\d\d):?(\d\d):?(\d\d)Z$/.exec(text ?? '')?.map(Number) ?? [];
    return Date.UTC(year ?? NaN, (month ?? NaN) - 1, day, hour, minute, second);
  });
}

const zones = ['America/Chicago', 'Europe/London', 'Asia/Kathmandu', 'Pacific/Chatham'];

/** Hours around changes of the clocks: one that is skipped, one that comes twice, and midnight between two years. */
const turns = [
  '2026-11-01T06:30:00Z',
  '2026-11-01T07:30:00Z',
  '2027-03-14T08:00:00Z',
  '2027-03-28T01:00:00Z',
  '2027-04-03T14:00:00Z',
  '2027-01-01T00:00:00Z',
];

test.each(zones)('with the server in %s, file and links name the same instants', async (TZ) => {
  const here = import.meta.dirname;
  const entries = turns.map((at) => ({ ...meeting, startsAt: new Date(at) }));
  const program = `
    import { calendarFile } from ${JSON.stringify(join(here, 'ics.ts'))};
    import { calendarLinks } from ${JSON.stringify(join(here, 'links.ts'))};
    const entries = ${JSON.stringify(entries)}.map((one) => ({ ...one, startsAt: new Date(one.startsAt) }));
    const made = entries.map((one) => [calendarFile(one, new Date(${now.getTime()})), Object.values(calendarLinks(one))]);
    console.log(JSON.stringify({ hour: new Date(0).getHours(), made }));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
    env: { ...process.env, TZ, NODE_OPTIONS: '' },
  });
  const { hour, made } = JSON.parse(stdout) as { hour: number; made: [file: string, links: string[]][] };
  expect(hour, 'the process stands in that zone').toBe(
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(TZ).hour,
  );
  expect(made).toHaveLength(turns.length);
  for (const [number, [file, links]] of made.entries()) {
    const start = Date.parse(turns[number] ?? '');
    for (const read of Object.values(readers))
      expect([read(file).start, read(file).end].map((at) => Date.parse(at))).toEqual([start, start + 1_800_000]);
    expect(links.map(instantsOf)).toEqual(Array.from({ length: 3 }, () => [start, start + 1_800_000]));
  }
});

describe('links', () => {
  test('say the name, the place and the time to Google and to both Outlooks', () => {
    const { google, outlookWork, outlookHome } = calendarLinks({
      ...meeting,
      name: "Ann (she) & O'Brien+",
      where: 'Room 4',
    });
    expect(google).toBe(
      'https://calendar.google.com/calendar/render?action=TEMPLATE&dates=20261208T140000Z/20261208T143000Z' +
        '&text=Ann%20%28she%29%20%26%20O%27Brien%2B&location=Room%204',
    );
    expect(outlookWork).toBe(
      'https://outlook.office.com/calendar/deeplink/compose?path=/calendar/action/compose&rru=addevent' +
        '&startdt=2026-12-08T14:00:00Z&enddt=2026-12-08T14:30:00Z' +
        '&subject=Ann%20%28she%29%20%26%20O%27Brien%2B&location=Room%204',
    );
    expect(outlookHome).toBe(outlookWork.replace('outlook.office.com', 'outlook.live.com'));
  });

  test('of any meeting name its instants, and fit into a button of Slack', () => {
    const at = fc.date({
      min: new Date('2026-01-01T00:00:00Z'),
      max: new Date('2032-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    const name = fc.string({ unit: 'binary', maxLength: 100 });
    fc.assert(
      fc.property(
        at,
        fc.integer({ min: 1, max: 240 }),
        name,
        fc.string({ unit: 'binary', maxLength: 300 }),
        (...given) => {
          const [startsAt, minutes, called, where] = given;
          const start = Math.floor(startsAt.getTime() / 1000) * 1000;
          for (const link of Object.values(calendarLinks({ ...meeting, startsAt, minutes, name: called, where }))) {
            expect(link.length).toBeLessThanOrEqual(3000);
            expect(link).toMatch(/^[\w:/.?=&%~-]+$/);
            expect(instantsOf(link)).toEqual([start, start + minutes * 60_000]);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  test.each([0, -30, 0.5, Number.NaN])('and files are refused for %d minutes', (minutes) => {
    expect(() => calendarLinks({ ...meeting, minutes })).toThrow(RangeError);
    expect(() => calendarFile({ ...meeting, minutes }, now)).toThrow(RangeError);
  });
});

test.each([
  ['Dr. Daniel Reyes', null, 'meeting-2026-12-08-dr-daniel-reyes.ics'],
  ['Zoë Nguyễn 🌱', null, 'meeting-2026-12-08-zoe-nguyen.ics'],
  ['王秀英', null, 'meeting-2026-12-08.ics'],
  ['../../etc/passwd\u0000', null, 'meeting-2026-12-08-etc-passwd.ics'],
  ['Maya', 'Pacific/Chatham', 'meeting-2026-12-09-maya.ics'],
  ['a'.repeat(400), null, `meeting-2026-12-08-${'a'.repeat(41)}.ics`],
  [`${'a'.repeat(40)} b`, null, `meeting-2026-12-08-${'a'.repeat(40)}.ics`],
])('the file with %j, read in %s, is called %s', (name, zone, called) => {
  expect(fileNameOf({ ...meeting, name }, zone)).toBe(called);
  expect(Buffer.byteLength(called)).toBeLessThanOrEqual(64);
});
