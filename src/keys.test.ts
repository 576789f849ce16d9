import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../test/support/text.ts';
import { KeysRefused, keyRing, makeKey, NotOpened, parseKeys } from './keys.ts';

const [one, two] = [randomBytes(32), randomBytes(32)] as const;
const place = { place: 'assessment:1:answers' };

describe('a key ring', () => {
  it('opens what it sealed, any text', () => {
    const ring = keyRing([one]);
    fc.assert(
      fc.property(anyText(3_000), (text) => {
        expect(ring.open(ring.seal(text, place), place)).toBe(text);
      }),
    );
    expect(ring.open(new Uint8Array(ring.seal('مرحبا 👋', place)), place)).toBe('مرحبا 👋');
  });

  it('seals the same text differently each time, and hides its length', () => {
    const ring = keyRing([one]);
    expect(ring.seal('x', place)).not.toEqual(ring.seal('x', place));
    expect(ring.seal('', place)).toHaveLength(ring.seal('x'.repeat(252), place).length);
    expect(ring.seal('x'.repeat(253), place)).toHaveLength(ring.seal('', place).length + 256);
    expect(ring.seal('burnt out', place).includes('burnt')).toBe(false);
  });

  it('opens with any of its keys and seals with the first', () => {
    const old = keyRing([one]).seal('text', place);
    const both = keyRing([two, one]);
    expect(both.open(old, place)).toBe('text');
    expect(old.subarray(0, 5)).not.toEqual(both.newest(false));
    const fresh = both.seal('text', place);
    expect(fresh.subarray(0, 5)).toEqual(both.newest(false));
    expect(keyRing([two]).open(fresh, place)).toBe('text');
    expect(() => keyRing([two]).open(old, place)).toThrow(NotOpened);
  });

  it('refuses a value of another row or column', () => {
    const ring = keyRing([one]);
    const sealed = ring.seal('text', place);
    expect(() => ring.open(sealed, { place: 'assessment:2:answers' })).toThrow(NotOpened);
    expect(() => ring.open(sealed, { place: 'assessment:1:notes' })).toThrow(NotOpened);
  });

  it('refuses a value with any bit turned, cut at any place, or lengthened', () => {
    const ring = keyRing([one, two]);
    const sealed = ring.seal('text', place);
    for (let at = 0; at < sealed.length; at++) {
      const turned = Buffer.from(sealed);
      turned[at] = (turned[at] ?? 0) ^ 1;
      expect(() => ring.open(turned, place), `bit ${at}`).toThrow(NotOpened);
      expect(() => ring.open(sealed.subarray(0, at), place), `cut ${at}`).toThrow(NotOpened);
    }
    expect(() => ring.open(Buffer.concat([sealed, Buffer.of(0)]), place)).toThrow(NotOpened);
  });

  it('marks the same text alike in one place, and elsewhere or with another key otherwise', () => {
    const [one, other] = [keyRing([Buffer.alloc(32, 1)]), keyRing([Buffer.alloc(32, 2)])];
    expect(one.mark('A safe ear', 'a')).toBe(one.mark('A safe ear', 'a'));
    const marks = [one.mark('A safe ear', 'a'), one.mark('A safe ear', 'b'), one.mark('Teaching', 'a')];
    expect(new Set([...marks, other.mark('A safe ear', 'a')]).size).toBe(4);
  });

  it('does not tell the text or the key in its errors', () => {
    const sealed = keyRing([one]).seal('secret thought', place);
    try {
      keyRing([two]).open(sealed, place);
      expect.unreachable();
    } catch (error) {
      expect(String(error)).toBe(`NotOpened: No key in MENTORING_ENCRYPTION_KEYS fits ${place.place}.`);
    }
  });
});

describe('keys as they are written', () => {
  it('are base64 of 32 bytes, several by commas', () => {
    const written = [makeKey(), makeKey()];
    expect(parseKeys(written.join(', ')).map((key) => key.toString('base64'))).toEqual(written);
    expect(parseKeys(`${written[0]}\n`)).toHaveLength(1);
  });

  it.each([
    ['', 'no encryption key'],
    [' , ', 'no encryption key'],
    [randomBytes(31).toString('base64'), 'key 1 of 1'],
    [`${one.toString('base64')},${randomBytes(33).toString('base64')}`, 'key 2 of 2'],
    [one.toString('hex'), 'key 1 of 1'],
    [`${one.toString('base64').slice(0, -2)}!=`, 'key 1 of 1'],
  ])('are refused as %j', (text, why) => {
    expect(() => parseKeys(text)).toThrow(why);
  });

  it('are refused without being told', () => {
    const wrong = randomBytes(16).toString('base64');
    let told = '';
    try {
      parseKeys(wrong);
    } catch (error) {
      told = String(error);
    }
    expect(told).toContain('key 1 of 1');
    expect(told).not.toContain(wrong);
    expect(() => keyRing([])).toThrow(KeysRefused);
    expect(() => keyRing([randomBytes(16)])).toThrow(KeysRefused);
  });
});
