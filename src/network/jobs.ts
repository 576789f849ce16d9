import { defineJob } from '../jobs/job.ts';

/** Send somebody the picture of their map, with the list that says the same. */
export const postMap = defineJob('network.send-map', 'person');

/** Send somebody what they asked to be reminded of, as one message, or bring that message up to date. */
export const postReminder = defineJob('network.remind', 'person', 'message');
