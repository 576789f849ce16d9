import { createHash } from 'node:crypto';

/**
 * What an input held, short enough for a modal to carry: choices as they are, text as a fingerprint. What differs from
 * it when the modal comes back was changed in that window.
 */
export function fingerprint(value: string): string {
  if (/^[A-Z0-9:,]{0,60}$/.test(value)) return value;
  return `#${createHash('sha256').update(value).digest('base64url').slice(0, 10)}`;
}
