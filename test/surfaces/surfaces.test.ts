import { describe, expect, test } from 'vitest';
import { validateBlocks, validateView } from '../../sandbox/blocks/validate.ts';
import { samplesOf } from '../../src/app.ts';
import { loadEditions } from '../../src/content/editions.ts';

const editions = await loadEditions('content');

describe.each(editions.ids)('every surface of the %s edition', (id) => {
  const samples = samplesOf(editions.get(id), '/mentoring');
  test.each(samples.map((sample) => [sample.name, sample] as const))('%s is what Slack takes', (_, sample) => {
    const found = sample.view ? validateView(sample.view) : validateBlocks(sample.message?.blocks, 'message');
    expect(found.map(({ slackMessage }) => slackMessage)).toEqual([]);
    if (sample.message) expect([...sample.message.text].length).toBeLessThanOrEqual(4000);
    if (sample.view?.private_metadata) expect(sample.view.private_metadata.length).toBeLessThanOrEqual(3000);
  });
});
