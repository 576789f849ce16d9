import { z } from 'zod';
import { carriedBy, maybe } from '../../forms/carried.ts';
import type { AgendaMetadata } from './record.ts';

const id = z.uuid().catch('');

/** Reads what one of the modals carried; what is not ours reads as of no pair. */
export const readAgendaMetadata = carriedBy<AgendaMetadata>(
  z.object({
    ...{ pairId: id, meetingId: id, formId: id },
    itemId: maybe(z.uuid()),
    version: maybe(z.int()),
    mark: maybe(z.string().max(40)),
  }),
);
