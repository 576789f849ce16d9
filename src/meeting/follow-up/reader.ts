import { z } from 'zod';
import { carriedBy, maybe } from '../../forms/carried.ts';
import type { FollowMetadata } from './ids.ts';

/** An action's words (`meeting_action.words`). @throws ZodError when they are none */
export const readActionWords = z.looseObject({
  text: z.string(),
  due: z.string().nullable().default(null),
}).parse satisfies (value: unknown) => { text: string; due: string | null };

const own = z.string().default('');

/** One's own words after a meeting (`meeting_note.words`). @throws ZodError when they are none */
export const readOwnWords = (value: unknown) =>
  z.object({ surprised: own, trying: own, got: own, notes: own, reflection: own }).parse(value);

const id = z.uuid().catch('');

/** Reads what one of the modals carried; what is not ours reads as of no pair. */
export const readFollowMetadata = carriedBy<FollowMetadata>(
  z.object({
    ...{ pairId: id, meetingId: id, formId: id },
    ...{ decided: z.int().catch(0), own: z.int().catch(0) },
    reached: maybe(z.array(z.string().max(400)).max(3)),
    actionId: maybe(z.uuid()),
    mark: maybe(z.string().max(40)),
    filled: maybe(z.string().max(40)),
  }),
);
