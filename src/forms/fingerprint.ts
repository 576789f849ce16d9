import { createHash } from 'node:crypto';

/**
 * What an input held, short enough for a modal to carry: choices as they are, text as a fingerprint. What differs from
 * it when the modal comes back was changed in that window.
 */
export const fingerprint = (value: string): string =>
  /^[A-Z0-9:,]{0,60}$/.test(value) ? value : textFingerprint(value);

/** The same for what may be somebody's own words, however they are written: '' where there are none. */
export function textFingerprint(value: string): string {
  return value === '' ? '' : `#${createHash('sha256').update(value).digest('base64url').slice(0, 10)}`;
}
