import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadEditions } from '../../content/editions.ts';
import type { CalendarEntry } from './entry.ts';
import { meetingMailLink, meetingMailText } from './mail.ts';

const edition = (await loadEditions('content')).default;

const entry: CalendarEntry = {
  meetingId: '3f0f8f6e-6a53-4a3e-9a43-0f4a7d1f2b11',
  sequence: 0,
  startsAt: new Date('2026-12-08T14:00:00Z'),
  minutes: 30,
  name: 'Maya Okafor',
  where: 'Video: https://meet.example.org/maya',
  isCancelled: false,
};
const when = 'Tue, Dec 8, 2026, 14:00 in London, 08:00 in Chicago';
const mail = { entry, called: 'Dr. Reyes', me: 'Maya Okafor', when };

/** The body of a mail as a mail program reads it. */
const bodyOf = (link: string): string => decodeURIComponent(link.split('&body=')[1] ?? '');

test('a mail says when and where, how to add it, and who writes', () => {
  const text = meetingMailText(edition, mail);
  expect(text).toBe(
    [
      'Hi Dr. Reyes,',
      `this is when we meet: ${when}.`,
      'Where: Video: https://meet.example.org/maya',
      'For your Google calendar: https://calendar.google.com/calendar/render?action=TEMPLATE' +
        '&dates=20261208T140000Z/20261208T143000Z&text=Maya%20Okafor' +
        '&location=Video%3A%20https%3A%2F%2Fmeet.example.org%2Fmaya',
      'For Outlook: https://outlook.office.com/calendar/deeplink/compose?path=/calendar/action/compose&rru=addevent' +
        '&startdt=2026-12-08T14:00:00Z&enddt=2026-12-08T14:30:00Z&subject=Maya%20Okafor' +
        '&location=Video%3A%20https%3A%2F%2Fmeet.example.org%2Fmaya',
      'See you then, Maya Okafor',
    ].join('\n'),
  );
  const link = meetingMailLink(edition, mail);
  expect(link).toMatch(/^mailto:\?subject=Our%20next%20meeting&body=/);
  expect(bodyOf(link)).toBe(text);
});

test('the longest of names and places leave the time, whole, and a link that opens', () => {
  const letters = fc.constantFrom('a', ' ', '王', '🌱', '&', '\n', '\ud83d');
  const text = (maxLength: number) => fc.string({ unit: letters, maxLength, size: 'max' });
  const lengths = new Set<number>();
  fc.assert(
    fc.property(text(100), text(100), text(300), (name, called, where) => {
      const link = meetingMailLink(edition, { ...mail, entry: { ...entry, name, where }, called, me: name });
      expect(link.length).toBeLessThan(1801);
      const lines = bodyOf(link).split('\n');
      expect(lines).toContain(`this is when we meet: ${when}.`);
      lengths.add(lines.filter((line) => line.startsWith('For ')).length);
    }),
    { numRuns: 60 },
  );
  expect([...lengths].toSorted()).toEqual([0, 1, 2]);
});
