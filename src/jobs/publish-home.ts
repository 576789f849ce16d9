import { defineJob } from './job.ts';

/**
 * Bring somebody's Home tab up to date. Every feature sends it when it changes what Home shows, and Home, which does the
 * work, shows what they give: so it stands below them all.
 */
export const publishHome = defineJob('home.publish', 'person');
