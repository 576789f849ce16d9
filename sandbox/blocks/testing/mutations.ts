/** For the tests: copies of a JSON value with one thing changed, and where. */
import { isObject } from '../place.ts';

type Key = string | number;

interface Spot {
  /** JSON pointer of the spot. */
  pointer: string;
  path: readonly Key[];
  value: unknown;
}

/** Every place in a JSON value, the whole included, with what stands there. Keys must need no escape. */
export function spotsIn(value: unknown, path: readonly Key[] = []): Spot[] {
  const here = { pointer: path.map((key) => `/${key}`).join(''), path, value };
  const children = Array.isArray(value) ? [...value.entries()] : isObject(value) ? Object.entries(value) : [];
  return [here, ...children.flatMap(([key, child]) => spotsIn(child, [...path, key]))];
}

/**
 * A copy of `value` with `change` made to the object or array that holds the last key of `path`. What lies beside the path is
 * shared with `value`: nobody who is given a copy changes it.
 */
export function changedAt(
  value: unknown,
  path: readonly Key[],
  change: (holder: Record<Key, unknown>, key: Key) => void,
): unknown {
  const copy: Record<Key, unknown> = { root: value };
  const keys: Key[] = ['root', ...path];
  const last = keys.pop()!;
  let holder = copy;
  for (const key of keys) {
    const inner = holder[key] as Record<Key, unknown>;
    holder = holder[key] = Array.isArray(inner) ? ([...inner] as unknown as Record<Key, unknown>) : { ...inner };
  }
  change(holder, last);
  return copy.root;
}

/** A copy of `value` with `replacement` at `path`. */
export function replacedAt(value: unknown, path: readonly Key[], replacement: unknown): unknown {
  return changedAt(value, path, (holder, key) => {
    holder[key] = replacement;
  });
}
