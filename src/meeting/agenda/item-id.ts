import { createHash } from 'node:crypto';

/** The id of the line of a form that becomes an item: sent once more, it is the same item. @param at from 0 */
export function itemIdOf(formId: string, at: number): string {
  const hex = createHash('sha256').update(`${formId} ${at}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
