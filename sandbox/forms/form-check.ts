/** What Slack's client checks before it sends a form, in its words. */

import type { Block, ElementState, StateValues } from '../protocol.ts';
import { interactive } from './elements.ts';
import { fieldOf } from './forms.ts';

/** Errors by block id; empty when the form may be sent. */
export function checkForm(blocks: readonly Block[], values: StateValues): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { block, element, input } of interactive(blocks)) {
    const state = values[block.block_id]?.[element.action_id];
    if (!input || !state) continue;
    const error = isEmpty(state)
      ? block.optional !== true && 'Please complete this required field.'
      : checkValue(element, state.value ?? '');
    if (error) errors[block.block_id] = error;
  }
  return errors;
}

function isEmpty(state: ElementState): boolean {
  const field = fieldOf(state.type);
  const value = field && state[field];
  if (typeof value === 'string') return value.trim() === '';
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

function checkValue(element: Record<string, unknown>, value: string): string | undefined {
  const number = (name: string) => (element[name] === undefined ? undefined : Number(element[name]));
  const length = [...value].length;
  switch (element.type) {
    case 'plain_text_input': {
      const [min, max] = [number('min_length'), number('max_length') ?? 3000];
      if (min !== undefined && length < min) return `Must be at least ${min} characters`;
      if (length > max) return `Must be less than ${max + 1} characters`;
      return undefined;
    }
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? undefined : 'Please enter a valid email address';
    case 'url_text_input':
      return /^https?:\/\/[^\s/]+/.test(value) ? undefined : 'Please enter a valid URL';
    case 'number_input': {
      const amount = Number(value);
      const [min, max] = [number('min_value'), number('max_value')];
      if (Number.isNaN(amount)) return 'Please enter a valid number';
      if (element.is_decimal_allowed !== true && !Number.isInteger(amount)) return 'Please enter a whole number';
      if (min !== undefined && amount < min) return `Must be ${min} or more`;
      if (max !== undefined && amount > max) return `Must be ${max} or less`;
      return undefined;
    }
    default:
      return undefined;
  }
}
