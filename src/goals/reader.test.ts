import { describe, expect, it } from 'vitest';
import { noFields } from './fields.ts';
import type { GoalEntry } from './goal.ts';
import { readEntry } from './history/reader.ts';
import { readWords } from './reader.ts';

describe('the words of a goal', () => {
  it.each<[string, object, object]>([
    [
      'as they were kept at first',
      { what: 'Rest', measure: '', step: '', why: '', need: '', asker: '' },
      { what: 'Rest' },
    ],
    ['before somebody could be named who asks', { what: 'Rest', measure: 'x' }, { what: 'Rest', measure: 'x' }],
    ['with a field of a newer version', { what: 'Rest', obstacle: 'nights' }, { what: 'Rest', obstacle: 'nights' }],
    ['without any', {}, {}],
  ])('%s', (_, kept, expected) => {
    expect(readWords(kept)).toEqual({ ...noFields(), ...expected });
  });

  it.each([[null], ['Rest'], [['Rest']], [{ what: 7 }], [{ what: 'Rest', step: null }]])('%j are none', (kept) => {
    expect(() => readWords(kept)).toThrow();
  });
});

describe('what happened to a goal', () => {
  it.each<[GoalEntry]>([
    [{ kind: 'made' }],
    [{ kind: 'done' }],
    [{ kind: 'let-go' }],
    [{ kind: 'reopened' }],
    [{ kind: 'note', text: 'went well 🙂' }],
    [{ kind: 'shared', name: 'Helen' }],
    [{ kind: 'unshared', name: '' }],
    [{ kind: 'unfollowed', name: 'Helen' }],
    [{ kind: 'stays', name: 'Helen' }],
    [{ kind: 'changed', changes: [{ field: 'due', before: '2026-12-07', after: '2026-12-08' }] }],
  ])('%j is read as it was kept', (kept) => {
    expect(readEntry(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  });

  it('what is missing has a default', () => {
    expect(readEntry({ kind: 'shared' })).toEqual({ kind: 'shared', name: '' });
    expect(readEntry({ kind: 'changed', changes: [{ field: 'step', after: 'walk' }] })).toEqual({
      kind: 'changed',
      changes: [{ field: 'step', before: '', after: 'walk' }],
    });
  });

  it.each([
    [null],
    ['made'],
    [{}],
    [{ kind: 'lost' }],
    [{ kind: 'note' }],
    [{ kind: 'changed' }],
  ])('%j is nothing that we know', (kept) => {
    expect(() => readEntry(kept)).toThrow();
  });
});
