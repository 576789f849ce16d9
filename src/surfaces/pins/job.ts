import { defineJob } from '../../jobs/job.ts';

/** Bring one pin to what is wanted: the message pinned, or the pin off. */
export const bringPin = defineJob('surfaces.pin', 'workspace', 'pin');
