import { defineJob } from '../jobs/job.ts';

/** Bring one surface to what it is to show: posted, up to date, or taken out. */
export const bringSurface = defineJob('surfaces.bring', 'workspace', 'surface');
