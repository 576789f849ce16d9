import type { AnyBlock } from '@slack/types';
import { textFingerprint } from '../forms/fingerprint.ts';
import { tickList } from './answers.ts';

/** What each input of a page holds when it is shown, by block id. */
export type Shown = Record<string, string>;

/**
 * What the inputs among some blocks hold.
 *
 * @param stored what is kept already of the checkboxes, where more is ticked as a suggestion
 */
export function shownIn(page: readonly AnyBlock[], stored?: readonly string[]): Shown {
  const shown: Shown = {};
  for (const block of page) {
    if (!('element' in block) || !block.block_id) continue;
    const { element } = block;
    if (element.type === 'plain_text_input') shown[block.block_id] = textFingerprint(element.initial_value ?? '');
    if (element.type === 'static_select' || element.type === 'radio_buttons')
      shown[block.block_id] = element.initial_option?.value ?? '';
    if (element.type === 'checkboxes') {
      const ticked = stored
        ? element.options.filter(({ value }) => value && stored.includes(value))
        : element.initial_options;
      shown[block.block_id] = tickList((ticked ?? []).flatMap(({ value }) => value ?? []));
    }
  }
  return shown;
}
