/** Identifiers in Slack's forms. */
import { randomBytes } from 'node:crypto';

const CAPITALS = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789';
const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

function draw(alphabet: string, length: number): string {
  return Array.from(randomBytes(length), (byte) => alphabet[byte % alphabet.length]).join('');
}

/** An object's id: its letter and ten capitals or digits, `V0ABCDEFGHI`. */
export function objectId(letter: 'U' | 'C' | 'D' | 'G' | 'V' | 'F' | 'T' | 'A' | 'B' | 'Ev'): string {
  return `${letter}0${draw(CAPITALS, 9)}`;
}

/** What Slack gives a block or an element that came without an id: five letters or digits. */
export function shortId(): string {
  return draw(LETTERS, 5);
}

/** A secret of `length` hexadecimal digits. */
export function secret(length: number): string {
  return randomBytes(length / 2).toString('hex');
}

/** A token: prefix, numbers of team and bot, and a random part. */
export function tokenText(prefix: 'xoxb' | 'xapp-1' | 'xoxe.xoxb-1' | 'xoxe-1'): string {
  return `${prefix}-${draw('0123456789', 12)}-${draw('0123456789', 12)}-${draw(LETTERS, 24)}`;
}

/** A view's hash, new at each change: seconds and eight hexadecimal digits. */
export function viewHash(): string {
  return `${Math.floor(Date.now() / 1000)}.${secret(8)}`;
}

let newestAction = 0;

/**
 * When something was pressed or chosen: seconds and microseconds of the machine's clock, as are the signature and the
 * trigger that go with it; never the same twice.
 */
export function actionTs(): string {
  newestAction = Math.max(newestAction + 1, Date.now() * 1000);
  return `${Math.floor(newestAction / 1e6)}.${String(newestAction % 1e6).padStart(6, '0')}`;
}
