/**
 * The key ring: what people write and rate is encrypted with AES-256-GCM before it reaches the database.
 *
 * A sealed value is: form (1 byte) · key id (4) · nonce (12) · tag (16) · ciphertext. Its place is authenticated with it, so
 * that a value moved to another row or column, or to somebody else, does not open. The text is padded to a multiple of 256
 * bytes: how much somebody wrote does not show.
 */
import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';

/** Form 1 authenticates a place as it was named first; form 2 adds whose it is, where that was not named from the start. */
const FIRST = 1;
const BOUND = 2;
const KEY_BYTES = 32;
const ID_BYTES = 4;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + ID_BYTES;
const PAD_TO = 256;

/** What a value is sealed for; see `identityIn` in db/sealed.ts. */
export interface Identity {
  /** Its place, as it was named first; also what a log calls it. */
  place: string;
  /** With whose it is, where the place did not say that from the start. */
  bound?: string;
}

/**
 * How far a database has come from the first form to the bound one, in the columns that have both. `before`: both are read and
 * the first is written, since processes of the release before may run beside. `asked`: both are read, the bound one is written.
 * `bound`: nothing is left of the first, and what comes in it was put there by somebody: it is refused.
 */
export type SealStage = 'before' | 'asked' | 'bound';

export interface KeyRing {
  /** Encrypts with the newest key, for a place and whose it is. */
  seal(text: string, identity: Identity): Buffer;
  /**
   * @param identity the same as when it was sealed
   * @throws NotOpened when no key of the ring fits, the value was changed or moved, or is of a form that is refused
   */
  open(sealed: Uint8Array, identity: Identity): string;
  /**
   * A short mark of a text, by which the same text is known again in the same place; without a key nobody can find out
   * by trying texts what was marked. Made with the newest key.
   */
  mark(text: string, place: string): string;
  /**
   * What every value that is sealed just now begins with, its form and the newest key; rotation seals the others anew.
   *
   * @param hasBoth whether its column has both forms
   */
  newest(hasBoth: boolean): Buffer;
  /** How far its database has come; a ring that was told nothing is of a database that began bound. */
  stage(): SealStage;
  /** Is told how far its database has come. Never goes back: who can write the mark of it cannot have the form before read. */
  follow(stage: SealStage): void;
  /** Is told of each place whose value could not be read, and why: it goes to the log, and is said to whoever asked. */
  noteUnread?(place: string, error: unknown): void;
}

/** A sealed value that this ring does not open. Says which place, never what stands there. */
export class NotOpened extends Error {
  override name = 'NotOpened';
}

/** Keys that cannot be used, in a sentence with the mend. */
export class KeysRefused extends Error {
  override name = 'KeysRefused';
}

/**
 * @param keys 32 bytes each; the first encrypts, all decrypt
 * @throws KeysRefused on no key, or one of another length
 */
export function keyRing(keys: readonly Buffer[]): KeyRing {
  const byId = new Map<string, Buffer>();
  for (const key of keys) {
    if (key.length !== KEY_BYTES)
      throw new KeysRefused(`An encryption key has ${key.length} bytes; it must have ${KEY_BYTES}.`);
    byId.set(idOf(key).toString('hex'), key);
  }
  const newest = keys[0];
  if (!newest) throw new KeysRefused('There is no encryption key.');
  const heads = { [FIRST]: headOf(FIRST, newest), [BOUND]: headOf(BOUND, newest) };
  let stage: SealStage | undefined;
  const formOf = (hasBoth: boolean) => (hasBoth && stage !== 'before' ? BOUND : FIRST);
  const marking = createHmac('sha256', newest).update('mentoring marks').digest();
  return {
    seal(text, identity) {
      const form = formOf(identity.bound !== undefined);
      const head = heads[form];
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', newest, nonce);
      cipher.setAAD(Buffer.concat([head, Buffer.from(named(identity, form))]));
      const body = Buffer.concat([cipher.update(pad(text)), cipher.final()]);
      return Buffer.concat([head, nonce, cipher.getAuthTag(), body]);
    },
    open(sealed, identity) {
      const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
      const key = byId.get(bytes.toString('hex', 1, HEAD_BYTES));
      const form = bytes[0];
      if ((form !== FIRST && form !== BOUND) || bytes.length <= HEAD_BYTES + NONCE_BYTES + TAG_BYTES || !key) {
        throw new NotOpened(`No key in MENTORING_ENCRYPTION_KEYS fits ${identity.place}.`);
      }
      if (form === FIRST && identity.bound !== undefined && (stage ?? 'bound') === 'bound')
        throw new NotOpened(
          `${identity.place} is of before everything was bound to its owner: it was put there since.`,
        );
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(HEAD_BYTES, HEAD_BYTES + NONCE_BYTES), {
          authTagLength: TAG_BYTES,
        });
        const bodyAt = HEAD_BYTES + NONCE_BYTES + TAG_BYTES;
        decipher.setAAD(Buffer.concat([bytes.subarray(0, HEAD_BYTES), Buffer.from(named(identity, form))]));
        decipher.setAuthTag(bytes.subarray(HEAD_BYTES + NONCE_BYTES, bodyAt));
        return unpad(Buffer.concat([decipher.update(bytes.subarray(bodyAt)), decipher.final()]));
      } catch (error) {
        throw new NotOpened(`${identity.place} was changed, or belongs to another row or person.`, { cause: error });
      }
    },
    mark: (text, place) => createHmac('sha256', marking).update(`${place}\n${text}`).digest('base64url').slice(0, 22),
    newest: (hasBoth) => heads[formOf(hasBoth)],
    stage: () => stage ?? 'bound',
    follow(to) {
      if (stage === undefined || order[to] > order[stage]) stage = to;
    },
  };
}

const order: Record<SealStage, number> = { before: 0, asked: 1, bound: 2 };

const headOf = (form: number, key: Buffer): Buffer => Buffer.concat([Buffer.of(form), idOf(key)]);

/** Where there is no bound form, what claims to be of it is of another place. */
const named = ({ place, bound }: Identity, form: number): string => (form === BOUND ? (bound ?? '') : place);

/**
 * Reads keys as they are written in a setting or the key file: base64 of 32 bytes, several separated by commas.
 *
 * @throws KeysRefused naming the place of the wrong one, not the key
 */
export function parseKeys(text: string): Buffer[] {
  const written = text.split(/[,\s]+/).filter(Boolean);
  if (written.length === 0) throw new KeysRefused('There is no encryption key.');
  return written.map((one, index) => {
    const key = Buffer.from(one, 'base64');
    const faithful = key.toString('base64url') === one.replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_');
    if (!faithful || key.length !== KEY_BYTES) {
      throw new KeysRefused(
        `Encryption key ${index + 1} of ${written.length} is not the base64 of ${KEY_BYTES} bytes. Make one with: openssl rand -base64 32`,
      );
    }
    return key;
  });
}

/** A new random key as it is written in a setting. */
export function makeKey(): string {
  return randomBytes(KEY_BYTES).toString('base64');
}

/** Tells keys apart without telling anything about them. */
function idOf(key: Buffer): Buffer {
  return createHash('sha256').update('mentoring key id').update(key).digest().subarray(0, ID_BYTES);
}

/** The text's length in four bytes, the text, zeros up to the next multiple. */
function pad(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const padded = Buffer.alloc(Math.ceil((4 + length) / PAD_TO) * PAD_TO);
  padded.writeUInt32BE(length);
  padded.write(text, 4);
  return padded;
}

function unpad(padded: Buffer): string {
  return padded.toString('utf8', 4, 4 + padded.readUInt32BE());
}
