import { z } from 'zod';

/**
 * Makes the reader of what a modal carries with it and brings back (`private_metadata`). It may be forged, or of a version
 * long ago: whatever is not ours reads as what the schema's `catch` puts in its place.
 *
 * @param schema an object whose every part has a `catch`
 * @throws ZodError when one has none, and what it reads is not ours
 */
export const carriedBy =
  <T>(schema: z.ZodType<T>) =>
  (text: string | undefined): T =>
    schema.parse(objectIn(text));

/** The same for a modal that is refused when what it carries is not ours: undefined then. */
export const oursCarriedBy =
  <T>(schema: z.ZodType<T>) =>
  (text: string | undefined): T | undefined =>
    schema.safeParse(objectIn(text)).data;

/** What each input held when it was shown, by its name; what is no text is left out. */
export const shownSchema = z
  .record(z.string(), z.unknown())
  .catch({})
  .transform((read) =>
    Object.fromEntries(Object.entries(read).filter((one): one is [string, string] => typeof one[1] === 'string')),
  );

/** A part that may be missing, and is when it is not ours. */
export const maybe = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

function objectIn(text: string | undefined): object {
  try {
    const read: unknown = JSON.parse(text ?? '');
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? read : {};
  } catch {
    return {};
  }
}
