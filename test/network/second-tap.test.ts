import type { ModalView } from '@slack/types';
import { describe, expect, test } from 'vitest';
import { loadEditions } from '../../src/content/editions.ts';
import { type AskDeed, type AskRecord, withDeed, withHelp } from '../../src/network/asks/ask.ts';
import { askTold } from '../../src/network/asks/day-view.ts';
import { askPage } from '../../src/network/asks/page-view.ts';
import { helpedView, metView, notYetView, talkDayView, talkView } from '../../src/network/asks/talk-view.ts';
import { mapOn } from '../../src/network/whole-map.ts';

/*
 * A slow double tap: a window comes in place of another, or a message is edited in place, after a press that noted
 * something, and the second tap falls where the first did. There it finds nothing that notes something more.
 */

const edition = (await loadEditions('content')).default;
const today = '2026-12-14';
const map = mapOn(today, { needs: [], people: [], asks: [], assessed: true, dismissed: [], reminders: [] });
const base = { edition, map, today, teamId: 'T', page: 1 };

interface Pressed {
  type: string;
  action_id: string;
  confirm?: unknown;
}

/** The buttons of a surface from the first to the last; what stands behind a ⋯, or asks first, no second tap reaches. */
const rowOf = (blocks: readonly unknown[]): Pressed[] =>
  (blocks as { type: string; elements: Pressed[] }[]).flatMap(({ type, elements }) =>
    type === 'actions' ? elements : [],
  );

const harmless = /^(network:(open|talk|words|ask|change-talk|another-day|open-message|write-mail))$/;
const isSafe = (button: Pressed | undefined): boolean =>
  !button || button.type === 'overflow' || button.confirm !== undefined || harmless.test(button.action_id);

const draft: AskRecord = { id: 'a', person: '', name: 'Helen', need: 'B2', text: 'Hi', askOn: '2026-11-20' };
const yes: AskRecord = { ...draft, sentOn: '2026-12-01', answer: 'yes' };
const met: AskRecord = { ...yes, metOn: today };
/** An ask in every state, with each day of its talk that changes a window. */
const asks: AskRecord[] = [
  draft,
  { ...draft, askOn: '2026-12-20' },
  { ...draft, sentOn: today },
  { ...draft, sentOn: '2026-12-11', noAnswerOn: today },
  { ...draft, sentOn: '2026-12-01' },
  { ...draft, sentOn: '2026-12-01', noAnswerOn: today },
  { ...draft, sentOn: '2026-11-01', chasedOn: '2026-11-12' },
  { ...draft, sentOn: '2026-11-01', chasedOn: '2026-11-12', answer: 'not-now' },
  ...[undefined, '2026-12-10', today, '2026-12-20'].map((talkOn) => ({ ...yes, talkOn })),
  met,
  withHelp(met, 'now', today),
  withHelp(met, 'not-yet', today),
];

const inWindow: Readonly<Record<string, (ask: AskRecord) => ModalView>> = {
  'network:yes': (ask) => talkDayView({ ...base, ask: withDeed(ask, 'yes', today) }),
  'network:met': (ask) => metView({ ...base, ask: withDeed(ask, 'met', today) }),
  'network:not-met': (ask) => talkDayView({ ...base, ask }),
  'network:helps': (ask) => helpedView({ ...base, ask: withHelp(ask, 'now', today) }),
  'network:not-yet': (ask) => notYetView({ ...base, ask: withHelp(ask, 'not-yet', today) }),
};
const deeds: Readonly<Record<string, AskDeed>> = {
  'network:sent-it': 'sent',
  'network:wrote-twice': 'chased',
  'network:said-yes': 'yes',
  'network:cant-now': 'not-now',
};
const messageOf = (ask: AskRecord): Pressed[] => rowOf(askTold({ ...base, ask }).blocks);

const windows: Readonly<Record<string, (ask: AskRecord) => ModalView>> = Object.fromEntries(
  [askPage, talkView, talkDayView, metView, helpedView, notYetView].map((view) => [
    view.name,
    (ask: AskRecord) => view({ ...base, ask }),
  ]),
);

describe('a second tap at the same place', () => {
  test.each(Object.keys(windows))('notes nothing after %s', (name) => {
    let seen = 0;
    for (const ask of asks)
      for (const [at, { action_id }] of rowOf(windows[name]?.(ask).blocks ?? []).entries()) {
        const next = inWindow[action_id]?.(ask);
        if (!next) continue;
        seen++;
        const under = rowOf(next.blocks)[at];
        expect(isSafe(under), `${action_id}, then ${under?.action_id}, of ${JSON.stringify(ask)}`).toBe(true);
      }
    // The window that asks for a day has both behind its ⋯, and the page of who helps notes nothing by itself.
    expect(seen > 0).toBe(name !== 'talkDayView' && name !== 'helpedView');
  });

  test('notes nothing in the message of its day', () => {
    let seen = 0;
    for (const ask of asks)
      for (const [at, { action_id }] of messageOf(ask).entries()) {
        const deed = deeds[action_id];
        const after =
          action_id === 'network:no-answer-yet' ? { ...ask, noAnswerOn: today } : deed && withDeed(ask, deed, today);
        if (!after) continue;
        seen++;
        const under = messageOf(after)[at];
        expect(isSafe(under), `${action_id}, then ${under?.action_id}, of ${JSON.stringify(ask)}`).toBe(true);
      }
    expect(seen).toBeGreaterThan(5);
  });
});
