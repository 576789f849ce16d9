import { defineJob } from '../jobs/job.ts';

/*
 * Of the release before, whose jobs may still wait when this one starts; they go with the next release.
 */

export const postMap = defineJob('network.send-map', 'person');

export const postReminder = defineJob('network.remind', 'person', 'message');
