import { describe, expect, it } from 'vitest';
import { afterRemoval, type Standing } from './removal.ts';

const happened = new Date('2026-12-01T12:00:00Z');
const at = (seconds: number) => new Date(happened.getTime() + seconds * 1000);
const ours = { botUserId: 'UBOT', generation: 'g' };

describe('the news that the bot was taken out', () => {
  it.each<[string, Standing, { bots?: string[] }, string]>([
    ['Slack refuses its token', { ...ours, token: 'refused', installedAt: at(-3600) }, {}, 'remove'],
    [
      'it comes late, and the later one is out, too',
      { ...ours, token: 'refused', installedAt: at(3600) },
      {},
      'remove',
    ],
    ['its bot’s tokens were revoked', { ...ours, token: 'refused' }, { bots: ['UBOT'] }, 'remove'],
    ['another bot’s were', { ...ours, token: 'refused' }, { bots: ['UOTHER'] }, 'keep'],
    ['nobody knows which bot it is', { token: 'refused', botUserId: null }, { bots: ['UOTHER'] }, 'remove'],
    [
      'an earlier token of its bot was',
      { ...ours, token: 'taken', installedAt: at(-3600) },
      { bots: ['UBOT'] },
      'keep',
    ],
    ['it was installed again since', { ...ours, token: 'taken', installedAt: at(30) }, {}, 'keep'],
    ['by clocks that differ', { ...ours, token: 'taken', installedAt: at(-30) }, {}, 'keep'],
    ['Slack has not got that far', { ...ours, token: 'taken', installedAt: at(-3600) }, {}, 'ask again'],
    ['the token of the settings is taken', { token: 'taken', botUserId: 'UBOT' }, {}, 'keep'],
    ['Slack is away, and it is of an earlier one', { ...ours, token: 'unknown', installedAt: at(3600) }, {}, 'keep'],
    ['Slack is away, and it is of this one', { ...ours, token: 'unknown', installedAt: at(-3600) }, {}, 'remove'],
    ['Slack is away, and it may be of either', { ...ours, token: 'unknown', installedAt: at(20) }, {}, 'ask again'],
    ['Slack is away, and nobody knows since when', { token: 'unknown' }, {}, 'ask again'],
  ])('%s', (_, standing, removal, what) => {
    expect(afterRemoval(standing, { happened, ...removal })).toBe(what);
  });
});
