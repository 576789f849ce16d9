import type { InputBlock, View } from '@slack/types';
import { expect, test } from 'vitest';
import { samplesOf } from '../../src/app.ts';
import { loadEditions } from '../../src/content/editions.ts';
import { atClose, says } from '../support/closing.ts';
import { textOf } from '../support/journey.ts';

const editions = await loadEditions('content');

/** The row of an input: without which of many it is (a need, a person, another showing). */
const rowOf = (form: string, { block_id: id = '' }: InputBlock): string => {
  const name = id.replace(/[~/].*$/, '');
  return Object.hasOwn(atClose[form] ?? {}, name) ? name : (name.split(':')[0] ?? '');
};

/** Whether Slack tells of it as it is filled in. */
const isTold = ({ dispatch_action: dispatch, element }: InputBlock): boolean =>
  dispatch === true &&
  (element.type !== 'plain_text_input' ||
    element.dispatch_action_config?.trigger_actions_on?.includes('on_character_entered') === true);

test.each(editions.ids)('every input of %s is kept behind the ×, or its form says beforehand that it is lost', (id) => {
  const met = new Set<string>();
  for (const { name, view } of samplesOf(editions.get(id), '/mentoring')) {
    const inputs = ((view as View | undefined)?.blocks ?? []).filter((one): one is InputBlock => one.type === 'input');
    const form = (view as { callback_id?: string } | undefined)?.callback_id ?? '';
    for (const input of inputs) {
      const row = rowOf(form, input);
      const becomes = atClose[form]?.[row];
      met.add(`${form} ${row}`);
      if (form === 'network:leave-anyway') continue;
      const spoken = says.some((one) => textOf(view).includes(one)) && !isTold(input);
      expect(`${name}: ${row} ${isTold(input) ? 'keeps' : spoken ? 'says' : 'loses in silence'}`).toBe(
        `${name}: ${row} ${becomes}`,
      );
    }
  }
  const rows = Object.entries(atClose).flatMap(([form, of]) => Object.keys(of).map((row) => `${form} ${row}`));
  expect([...met].sort()).toEqual(rows.sort());
});
